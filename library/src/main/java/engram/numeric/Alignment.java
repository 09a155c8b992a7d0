package engram.numeric;

/**
 * The zero-temperature update s_i = h_i / |h_i| of one site in a tile of trials; for d = 1,
 * s_i = sign(h_i). A spin whose field is shorter than {@link #NO_FIELD} stays as it is.
 */
public final class Alignment {
    /** Fields shorter than this point nowhere: at P = 1 and even Z contributions can cancel exactly. */
    public static final double NO_FIELD = 1e-12;

    private Alignment() {}

    /**
     * Turns one site's spins along their fields.
     *
     * @param h fields, d rows; overwritten
     * @param x tile from which the old spin is read where there is no field
     * @param next tile to write to; may be x itself
     * @param row first row of the site, i d
     * @param d dimension of a spin
     * @param width how many trials
     * @param work scratch of at least width numbers
     * @param moved in and out: largest |s_new - s_old|^2 so far in each trial; null if nobody asks
     */
    public static void turn(
            double[][] h, double[][] x, double[][] next, int row, int d, int width, double[] work, double[] moved) {
        direction(h, x, row, d, width, work, moved);
        for (int a = 0; a < d; a++) {
            System.arraycopy(h[a], 0, next[row + a], 0, width);
        }
    }

    /**
     * The spins to which one site would turn, written over its fields; the tile stays as it is.
     *
     * @param h in: fields, d rows; out: spins
     * @param x tile from which the old spin is read
     * @param row first row of the site, i d
     * @param d dimension of a spin
     * @param width how many trials
     * @param work scratch of at least width numbers
     * @param moved in and out: largest |s_new - s_old|^2 so far in each trial; null if nobody asks
     */
    public static void direction(double[][] h, double[][] x, int row, int d, int width, double[] work, double[] moved) {
        if (d == 1) {
            sign(h[0], x[row], width);
        } else {
            unit(h, x, row, d, width, work);
        }
        for (int a = 0; a < d && moved != null; a++) {
            squaredDifference(h[a], x[row + a], work, width, a == 0);
        }
        if (moved != null) {
            maximum(moved, work, width);
        }
    }

    private static void sign(double[] h, double[] x, int width) {
        for (int t = 0; t < width; t++) {
            h[t] = h[t] >= NO_FIELD ? 1.0 : h[t] <= -NO_FIELD ? -1.0 : x[t];
        }
    }

    private static void unit(double[][] h, double[][] x, int row, int d, int width, double[] work) {
        java.util.Arrays.fill(work, 0, width, 0);
        for (int a = 0; a < d; a++) {
            addSquare(h[a], work, width);
        }
        if (anyBelow(work, width, NO_FIELD * NO_FIELD)) {
            for (int t = 0; t < width; t++) {
                boolean keep = work[t] < NO_FIELD * NO_FIELD;
                double scale = 1 / Math.sqrt(work[t]);
                for (int a = 0; a < d; a++) {
                    h[a][t] = keep ? x[row + a][t] : h[a][t] * scale;
                }
            }
            return;
        }
        inverseRoot(work, width);
        for (int a = 0; a < d; a++) {
            scale(h[a], work, width);
        }
    }

    private static void addSquare(double[] h, double[] sum, int width) {
        for (int t = 0; t < width; t++) {
            sum[t] += h[t] * h[t];
        }
    }

    private static boolean anyBelow(double[] values, int width, double bound) {
        for (int t = 0; t < width; t++) {
            if (values[t] < bound) {
                return true;
            }
        }
        return false;
    }

    private static void inverseRoot(double[] values, int width) {
        for (int t = 0; t < width; t++) {
            values[t] = 1 / Math.sqrt(values[t]);
        }
    }

    private static void scale(double[] h, double[] by, int width) {
        for (int t = 0; t < width; t++) {
            h[t] *= by[t];
        }
    }

    private static void squaredDifference(double[] now, double[] before, double[] sum, int width, boolean first) {
        if (first) {
            java.util.Arrays.fill(sum, 0, width, 0);
        }
        for (int t = 0; t < width; t++) {
            double change = now[t] - before[t];
            sum[t] += change * change;
        }
    }

    private static void maximum(double[] most, double[] values, int width) {
        for (int t = 0; t < width; t++) {
            most[t] = Math.max(most[t], values[t]);
        }
    }
}
