package engram.numeric;

/** Products of dense matrices, row-major, by whoever answers for {@link Eigen#provider}. */
public final class Product {
    private Product() {}

    /**
     * C = A B.
     *
     * @param a m x k
     * @param m rows of A
     * @param k columns of A, rows of B
     * @param b k x n
     * @param n columns of B
     * @return m x n
     */
    public static double[] of(double[] a, int m, int k, double[] b, int n) {
        size("Product.of: the left matrix", a, m, k);
        size("Product.of: the right matrix", b, k, n);
        double[] c = new double[Math.multiplyExact(m, n)];
        Provider.current().multiply(a, m, k, b, n, c);
        return c;
    }

    /**
     * The Gram matrix of rows, G = X X^T.
     *
     * @param x m x k
     * @param m how many rows
     * @param k their length
     * @return m x m, symmetric
     */
    public static double[] gram(double[] x, int m, int k) {
        size("Product.gram", x, m, k);
        double[] g = new double[Math.multiplyExact(m, m)];
        Provider.current().gram(x, m, k, g);
        return g;
    }

    private static void size(String what, double[] a, int rows, int columns) {
        if (rows < 1 || columns < 1 || a.length != (long) rows * columns) {
            throw new IllegalArgumentException(what + " has " + a.length + " numbers; " + rows + " rows of " + columns
                    + " need " + (long) rows * columns);
        }
    }
}
