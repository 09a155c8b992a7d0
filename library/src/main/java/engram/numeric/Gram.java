package engram.numeric;

/**
 * Sums of outer products x x^T, the Gram matrices of learning.
 *
 * @since 0.1.0
 */
public final class Gram {
    private Gram() {}

    /**
     * Adds one row's outer product to the lower triangle of a matrix: G_mn += x_m x_n for n up to m.
     *
     * @param x array that holds the row
     * @param at where it begins
     * @param p its length
     * @param g p x p, row-major
     */
    public static void add(double[] x, int at, int p, double[] g) {
        for (int m = 0; m < p; m++) {
            double xm = x[at + m];
            int row = m * p;
            for (int n = 0; n <= m; n++) {
                g[row + n] += xm * x[at + n];
            }
        }
    }

    /**
     * Dot product of two rows.
     *
     * @param x array that holds the first
     * @param at where it begins
     * @param y array that holds the second
     * @param from where it begins
     * @param p their length
     * @return sum x_m y_m
     */
    public static double dot(double[] x, int at, double[] y, int from, int p) {
        double sum = 0;
        for (int m = 0; m < p; m++) {
            sum += x[at + m] * y[from + m];
        }
        return sum;
    }
}
