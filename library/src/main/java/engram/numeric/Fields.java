package engram.numeric;

/**
 * Local fields of a tile of trials: h_i^a = sum_k sum_b W_ik^ab x_k^b, the inner loop over trials.
 *
 * <p>Rows of W for site i are stored together: {@code w[at + a * columns + c]} with column
 * c = k d + b over the site's neighbours k. Each row of a tile is an array of its own, so that the
 * loop over trials is one that the JIT compiler turns into SIMD; sums run over columns in a fixed
 * order, so a trial's field has the same bits alone as in a tile of any width.
 *
 * @since 0.1.0
 */
public final class Fields {
    private Fields() {}

    /**
     * The field at one site.
     *
     * @param w couplings
     * @param at where the site's d rows begin in w
     * @param neighbour list of neighbours
     * @param from first of the site's neighbours in the list
     * @param z how many
     * @param d dimension of a spin
     * @param x tile: rows of trials, row j d + b
     * @param width how many trials
     * @param h out: d rows of at least width numbers
     */
    public static void at(
            double[] w, int at, int[] neighbour, int from, int z, int d, double[][] x, int width, double[][] h) {
        for (int a = 0; a < d; a++) {
            java.util.Arrays.fill(h[a], 0, width, 0);
        }
        if (d == 3) {
            three(w, at, neighbour, from, z, x, width, h);
        } else if (d == 1) {
            one(w, at, neighbour, from, z, x, width, h[0]);
        } else {
            any(w, at, neighbour, from, z, d, x, width, h);
        }
    }

    private static void three(
            double[] w, int at, int[] neighbour, int from, int z, double[][] x, int width, double[][] h) {
        int columns = 3 * z;
        for (int k = 0; k < z; k++) {
            int row = 3 * neighbour[from + k];
            int c = at + 3 * k;
            for (int a = 0; a < 3; a++, c += columns) {
                triple(w[c], w[c + 1], w[c + 2], x[row], x[row + 1], x[row + 2], h[a], width);
            }
        }
    }

    private static void triple(
            double w0, double w1, double w2, double[] x0, double[] x1, double[] x2, double[] h, int width) {
        for (int t = 0; t < width; t++) {
            h[t] += w0 * x0[t] + w1 * x1[t] + w2 * x2[t];
        }
    }

    private static void one(double[] w, int at, int[] neighbour, int from, int z, double[][] x, int width, double[] h) {
        int k = 0;
        for (; k + 3 < z; k += 4) {
            quad(
                    w[at + k],
                    w[at + k + 1],
                    w[at + k + 2],
                    w[at + k + 3],
                    x[neighbour[from + k]],
                    x[neighbour[from + k + 1]],
                    x[neighbour[from + k + 2]],
                    x[neighbour[from + k + 3]],
                    h,
                    width);
        }
        for (; k < z; k++) {
            single(w[at + k], x[neighbour[from + k]], h, width);
        }
    }

    private static void any(
            double[] w, int at, int[] neighbour, int from, int z, int d, double[][] x, int width, double[][] h) {
        for (int k = 0; k < z; k++) {
            int row = d * neighbour[from + k];
            for (int a = 0; a < d; a++) {
                int c = at + a * d * z + d * k;
                int b = 0;
                for (; b + 3 < d; b += 4) {
                    quad(
                            w[c + b],
                            w[c + b + 1],
                            w[c + b + 2],
                            w[c + b + 3],
                            x[row + b],
                            x[row + b + 1],
                            x[row + b + 2],
                            x[row + b + 3],
                            h[a],
                            width);
                }
                for (; b < d; b++) {
                    single(w[c + b], x[row + b], h[a], width);
                }
            }
        }
    }

    private static void quad(
            double w0,
            double w1,
            double w2,
            double w3,
            double[] x0,
            double[] x1,
            double[] x2,
            double[] x3,
            double[] h,
            int width) {
        for (int t = 0; t < width; t++) {
            h[t] += (w0 * x0[t] + w1 * x1[t]) + (w2 * x2[t] + w3 * x3[t]);
        }
    }

    private static void single(double w, double[] x, double[] h, int width) {
        for (int t = 0; t < width; t++) {
            h[t] += w * x[t];
        }
    }
}
