package engram.numeric;

/**
 * Products of dense matrices, row-major, by the backend {@link Eigen#provider}. Numbers that are not finite are
 * refused, and so is a product that is not.
 *
 * @since 0.1.0
 */
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
        double[] c = new double[entries("Product.of", m, n)];
        Provider.current().multiply(a, m, k, b, n, c);
        return finite("Product.of", c);
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
        double[] g = new double[entries("Product.gram", m, m)];
        Provider.current().gram(x, m, k, g);
        return finite("Product.gram", g);
    }

    private static void size(String what, double[] a, int rows, int columns) {
        if (a == null || rows < 1 || columns < 1 || a.length != (long) rows * columns) {
            throw new IllegalArgumentException(
                    what + " has " + (a == null ? "no numbers (null)" : a.length + " numbers")
                            + "; " + rows + " rows of " + columns + " need " + (long) rows * columns
                            + ", with at least one row and column");
        }
        for (int k = 0; k < a.length; k++) {
            if (!(Math.abs(a[k]) <= Double.MAX_VALUE)) {
                throw new IllegalArgumentException(what + " holds " + a[k] + " in row " + k / columns + ", column "
                        + k % columns + "; all must be finite: look where it was made");
            }
        }
    }

    private static int entries(String what, int rows, int columns) {
        if ((long) rows * columns > Integer.MAX_VALUE - 8) {
            throw new IllegalArgumentException(what + ": a product of " + rows + " x " + columns
                    + " numbers does not fit one array; take fewer rows at a time");
        }
        return rows * columns;
    }

    private static double[] finite(String what, double[] product) {
        for (double entry : product) {
            if (!(Math.abs(entry) <= Double.MAX_VALUE)) {
                throw new IllegalArgumentException(
                        what + ": an entry of the product is beyond the largest number; scale the factors down");
            }
        }
        return product;
    }
}
