package engram.numeric;

/**
 * A symmetric matrix A known by what it does to a vector.
 *
 * <p>An operator may keep scratch space: use one from one thread at a time.
 */
public interface Operator {

    /**
     * Number of rows and columns.
     *
     * @return n
     */
    int size();

    /**
     * y = A x.
     *
     * @param x n numbers, not changed
     * @param y n numbers, overwritten
     */
    void apply(double[] x, double[] y);

    /**
     * A matrix as an operator, through whoever answers for {@link Eigen#provider}. The matrix is copied.
     *
     * @param a n x n, symmetric, row-major
     * @param n its size
     * @return the operator
     */
    static Operator of(double[] a, int n) {
        Eigen.check(a, n, "Operator.of");
        return Provider.current().symmetric(a, n);
    }
}
