package engram.numeric;

/**
 * Adds rows of a tile to one another, lane by lane. Rows are arrays of their own, for the JIT
 * compiler's sake; see {@link Fields}.
 *
 * @since 0.1.0
 */
public final class Rows {
    private Rows() {}

    /**
     * Adds four rows of whole numbers out of four groups of 16, one from each: a lookup by 16 bits.
     *
     * @param m rows
     * @param from first row of the first group
     * @param bits four bits a group, the lowest for the first: which of its rows
     * @param sum in and out
     * @param width how many lanes
     */
    public static void addFour(int[][] m, int from, int bits, int[] sum, int width) {
        addFour(
                m[from + (bits & 15)],
                m[from + 16 + (bits >> 4 & 15)],
                m[from + 32 + (bits >> 8 & 15)],
                m[from + 48 + (bits >> 12 & 15)],
                sum,
                width);
    }

    /** More than four rows at a time, and the compiler of JDK 17 gives up. */
    private static void addFour(int[] r0, int[] r1, int[] r2, int[] r3, int[] sum, int width) {
        for (int t = 0; t < width; t++) {
            sum[t] += (r0[t] + r1[t]) + (r2[t] + r3[t]);
        }
    }

    /**
     * Adds one row of whole numbers to a multiple of another.
     *
     * @param row the one
     * @param factor the multiple
     * @param other the other
     * @param sum out
     * @param width how many lanes
     */
    public static void sum(int[] row, int factor, int[] other, int[] sum, int width) {
        for (int t = 0; t < width; t++) {
            sum[t] = row[t] + factor * other[t];
        }
    }

    /**
     * Doubles a row of whole numbers and takes another away.
     *
     * @param row in and out
     * @param less the other
     * @param width how many lanes
     */
    public static void doubleLess(int[] row, int[] less, int width) {
        for (int t = 0; t < width; t++) {
            row[t] = 2 * row[t] - less[t];
        }
    }

    /**
     * Adds a multiple of a row of whole numbers.
     *
     * @param factor the multiple
     * @param row the row
     * @param sum in and out
     * @param width how many lanes
     */
    public static void add(int factor, int[] row, int[] sum, int width) {
        for (int t = 0; t < width; t++) {
            sum[t] += factor * row[t];
        }
    }

    /**
     * Adds a multiple of a row.
     *
     * @param factor the multiple
     * @param row the row
     * @param sum in and out
     * @param width how many lanes
     */
    public static void add(double factor, double[] row, double[] sum, int width) {
        for (int t = 0; t < width; t++) {
            sum[t] += factor * row[t];
        }
    }

    /**
     * Adds multiples of three rows.
     *
     * @param f0 first multiple
     * @param r0 first row
     * @param f1 second multiple
     * @param r1 second row
     * @param f2 third multiple
     * @param r2 third row
     * @param sum in and out
     * @param width how many lanes
     */
    public static void add(
            double f0, double[] r0, double f1, double[] r1, double f2, double[] r2, double[] sum, int width) {
        for (int t = 0; t < width; t++) {
            sum[t] += f0 * r0[t] + f1 * r1[t] + f2 * r2[t];
        }
    }

    /**
     * Divides a row.
     *
     * @param row in and out
     * @param by the divisor
     * @param width how many lanes
     */
    public static void divide(double[] row, double by, int width) {
        for (int t = 0; t < width; t++) {
            row[t] /= by;
        }
    }
}
