package engram.numeric;

/**
 * The dual ridge systems of {@link #WIDTH} sites at once: (A_i^T A_i + lambda I) C_i = Y_i^T, P x P each,
 * with the site as the innermost index, so that Gram matrix, factorisation and solution are loops over
 * sites that the JIT compiler turns into SIMD. A site with fewer columns than others is filled up with
 * columns of zeros, which add nothing.
 *
 * <p>Every array holds rows of WIDTH numbers: a[c * p + mu] is column c (component b of neighbour k,
 * c = k d + b) of pattern mu at all sites; g[m * p + n], n up to m, is the Gram matrix, then its Cholesky
 * factor; y[a * p + mu] is the target, then the solution. Cost a site: P^2 d Z / 2 + P^3 / 6 + d P^2 + d^2 Z P
 * multiply-adds.
 */
public final class RidgeLanes {
    /** Sites in a group. */
    public static final int WIDTH = 64;

    private RidgeLanes() {}

    /**
     * The lower triangle of A^T A + lambda I.
     *
     * @param a columns, most * p rows
     * @param columns how many columns
     * @param p number of patterns
     * @param lambda the ridge
     * @param g out
     */
    public static void gram(double[][] a, int columns, int p, double lambda, double[][] g) {
        for (int m = 0; m < p; m++) {
            for (int n = 0; n <= m; n++) {
                double[] sum = g[m * p + n];
                java.util.Arrays.fill(sum, n == m ? lambda : 0);
                int c = 0;
                for (; c + 3 < columns; c += 4) {
                    fourProducts(
                            a[c * p + m],
                            a[c * p + n],
                            a[(c + 1) * p + m],
                            a[(c + 1) * p + n],
                            a[(c + 2) * p + m],
                            a[(c + 2) * p + n],
                            a[(c + 3) * p + m],
                            a[(c + 3) * p + n],
                            sum);
                }
                for (; c < columns; c++) {
                    addProduct(a[c * p + m], a[c * p + n], sum);
                }
            }
        }
    }

    /**
     * Factors G = L L^T in place and solves for d right-hand sides.
     *
     * @param g lower triangle; overwritten by L, with 1 / L_kk on the diagonal
     * @param p size of each system
     * @param y right-hand sides, d * p rows; overwritten by the solutions
     * @param d how many
     * @param left out: the smallest pivot L_kk^2 / G_kk of each site, the measure of
     *     {@link Solve#positiveDefinite}; 0 where a pivot is not positive
     */
    public static void solve(double[][] g, int p, double[][] y, int d, double[] left) {
        java.util.Arrays.fill(left, 1);
        for (int m = 0; m < p; m++) {
            double[] diagonal = g[m * p + m];
            double[] whole = diagonal.clone();
            for (int n = 0; n < m; n++) {
                double[] entry = g[m * p + n];
                int k = 0;
                for (; k + 3 < n; k += 4) {
                    takeFourProducts(
                            g[m * p + k],
                            g[n * p + k],
                            g[m * p + k + 1],
                            g[n * p + k + 1],
                            g[m * p + k + 2],
                            g[n * p + k + 2],
                            g[m * p + k + 3],
                            g[n * p + k + 3],
                            entry);
                }
                for (; k < n; k++) {
                    takeProduct(g[m * p + k], g[n * p + k], entry);
                }
                scale(entry, g[n * p + n]);
                takeProduct(entry, entry, diagonal);
            }
            for (int s = 0; s < WIDTH; s++) {
                left[s] = Math.min(left[s], diagonal[s] > 0 ? diagonal[s] / whole[s] : 0);
                diagonal[s] = 1 / Math.sqrt(diagonal[s]);
            }
        }
        for (int a = 0; a < d; a++) {
            for (int m = 0; m < p; m++) {
                for (int n = 0; n < m; n++) {
                    takeProduct(g[m * p + n], y[a * p + n], y[a * p + m]);
                }
                scale(y[a * p + m], g[m * p + m]);
            }
            for (int m = p - 1; m >= 0; m--) {
                for (int n = m + 1; n < p; n++) {
                    takeProduct(g[n * p + m], y[a * p + n], y[a * p + m]);
                }
                scale(y[a * p + m], g[m * p + m]);
            }
        }
    }

    /**
     * One entry of the weights at all sites, w = sum_mu y_mu a_mu.
     *
     * @param y solutions
     * @param from first row of the component in y
     * @param a columns
     * @param at first row of the column in a
     * @param p number of patterns
     * @param w out: WIDTH numbers
     */
    public static void weight(double[][] y, int from, double[][] a, int at, int p, double[] w) {
        java.util.Arrays.fill(w, 0);
        for (int mu = 0; mu < p; mu++) {
            addProduct(y[from + mu], a[at + mu], w);
        }
    }

    private static void addProduct(double[] x, double[] y, double[] sum) {
        for (int s = 0; s < WIDTH; s++) {
            sum[s] += x[s] * y[s];
        }
    }

    private static void fourProducts(
            double[] x0,
            double[] y0,
            double[] x1,
            double[] y1,
            double[] x2,
            double[] y2,
            double[] x3,
            double[] y3,
            double[] sum) {
        for (int s = 0; s < WIDTH; s++) {
            sum[s] += (x0[s] * y0[s] + x1[s] * y1[s]) + (x2[s] * y2[s] + x3[s] * y3[s]);
        }
    }

    private static void takeProduct(double[] x, double[] y, double[] sum) {
        for (int s = 0; s < WIDTH; s++) {
            sum[s] -= x[s] * y[s];
        }
    }

    private static void takeFourProducts(
            double[] x0,
            double[] y0,
            double[] x1,
            double[] y1,
            double[] x2,
            double[] y2,
            double[] x3,
            double[] y3,
            double[] sum) {
        for (int s = 0; s < WIDTH; s++) {
            sum[s] -= (x0[s] * y0[s] + x1[s] * y1[s]) + (x2[s] * y2[s] + x3[s] * y3[s]);
        }
    }

    private static void scale(double[] x, double[] by) {
        for (int s = 0; s < WIDTH; s++) {
            x[s] *= by[s];
        }
    }
}
