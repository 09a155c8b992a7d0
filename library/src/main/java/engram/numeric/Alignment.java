package engram.numeric;

/**
 * The zero-temperature update s_i = h_i / |h_i| of one site in a tile of trials; for d = 1,
 * s_i = sign(h_i). A spin whose field is no longer than the rounding of that field stays as it is: contributions often
 * cancel exactly, for bits where P (N - 1) is even, for vectors where P = 1 and Z is even. Only the field's direction
 * counts, so fields may be of any finite size, from the smallest double to the largest.
 *
 * @since 0.1.0
 */
public final class Alignment {
    /** Squares between these two have lost nothing on the way. */
    private static final double SMALL = 0x1p-900;

    private static final double LARGE = 0x1p900;

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
     * @param rounding a field no longer than this is none; 0 where fields are exact
     * @param moved in and out: largest |s_new - s_old|^2 so far in each trial; null if nobody asks
     */
    public static void turn(
            double[][] h,
            double[][] x,
            double[][] next,
            int row,
            int d,
            int width,
            double[] work,
            double rounding,
            double[] moved) {
        direction(h, x, row, d, width, work, rounding, moved);
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
     * @param rounding a field no longer than this is none; 0 where fields are exact
     * @param moved in and out: largest |s_new - s_old|^2 so far in each trial; null if nobody asks
     */
    public static void direction(
            double[][] h, double[][] x, int row, int d, int width, double[] work, double rounding, double[] moved) {
        if (d == 1) {
            sign(h[0], x[row], width, rounding);
        } else {
            unit(h, x, row, d, width, work, rounding);
        }
        for (int a = 0; a < d && moved != null; a++) {
            squaredDifference(h[a], x[row + a], work, width, a == 0);
        }
        if (moved != null) {
            maximum(moved, work, width);
        }
    }

    private static void sign(double[] h, double[] x, int width, double rounding) {
        for (int t = 0; t < width; t++) {
            h[t] = h[t] > rounding ? 1.0 : h[t] < -rounding ? -1.0 : stay(h[t], x[t]);
        }
    }

    private static double stay(double h, double spin) {
        if (Double.isNaN(h)) {
            throw notFinite(h);
        }
        return spin;
    }

    private static void unit(double[][] h, double[][] x, int row, int d, int width, double[] work, double rounding) {
        java.util.Arrays.fill(work, 0, width, 0);
        for (int a = 0; a < d; a++) {
            addSquare(h[a], work, width);
        }
        double least = Math.max(SMALL, rounding * rounding);
        if (anyOutside(work, width, least, LARGE)) {
            for (int t = 0; t < width; t++) {
                if (work[t] > least && work[t] < LARGE) {
                    double scale = 1 / Math.sqrt(work[t]);
                    for (int a = 0; a < d; a++) {
                        h[a][t] *= scale;
                    }
                } else {
                    scaledUnit(h, x, row, d, t, rounding);
                }
            }
            return;
        }
        inverseRoot(work, width);
        for (int a = 0; a < d; a++) {
            scale(h[a], work, width);
        }
    }

    /** One trial's spin where the square of the field would leave the range of doubles: its direction, by a power of two. */
    private static void scaledUnit(double[][] h, double[][] x, int row, int d, int t, double rounding) {
        double most = 0;
        for (int a = 0; a < d; a++) {
            most = Math.max(most, Math.abs(h[a][t]));
        }
        if (!(most < Double.POSITIVE_INFINITY)) {
            throw notFinite(most);
        }
        double unit = Math.scalb(1.0, -Math.getExponent(most));
        double square = 0;
        for (int a = 0; a < d; a++) {
            double scaled = h[a][t] * unit;
            square += scaled * scaled;
        }
        boolean stays = Math.sqrt(square) <= rounding * unit;
        double scale = 1 / Math.sqrt(square);
        for (int a = 0; a < d; a++) {
            h[a][t] = stays ? x[row + a][t] : h[a][t] * unit * scale;
        }
    }

    private static IllegalArgumentException notFinite(double h) {
        return new IllegalArgumentException("a field of " + h + " came from the model; fields must be finite:"
                + " look at what it gives for this state, or at couplings near the largest double");
    }

    private static void addSquare(double[] h, double[] sum, int width) {
        for (int t = 0; t < width; t++) {
            sum[t] += h[t] * h[t];
        }
    }

    private static boolean anyOutside(double[] values, int width, double low, double high) {
        for (int t = 0; t < width; t++) {
            if (!(values[t] > low && values[t] < high)) {
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
