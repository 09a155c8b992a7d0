package engram.numeric;

/**
 * A symmetric matrix A known by what it does to a vector.
 *
 * <p>An operator may keep scratch space: use one from one thread at a time.
 *
 * @since 0.1.0
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
     * A matrix as an operator, through the backend {@link Eigen#provider}. The matrix is copied. Vectors of another
     * length than n are refused; what is in them is not looked at.
     *
     * @param a n x n, symmetric, row-major
     * @param n its size
     * @return the operator
     */
    static Operator of(double[] a, int n) {
        Eigen.check(a, n, "Operator.of");
        Operator matrix = Provider.current().symmetric(a, n);
        return new Operator() {
            @Override
            public int size() {
                return n;
            }

            @Override
            public void apply(double[] x, double[] y) {
                // Native code reads and writes n numbers whatever the arrays hold.
                if (x == null || y == null || x.length != n || y.length != n) {
                    throw new IllegalArgumentException(
                            "Operator.apply(" + (x == null ? "x = null" : x.length + " numbers") + ", "
                                    + (y == null ? "y = null" : y.length + " numbers") + "): both need n = " + n);
                }
                matrix.apply(x, y);
            }

            @Override
            public String toString() {
                return "Operator(n = " + n + ", by " + Eigen.provider() + ")";
            }
        };
    }
}
