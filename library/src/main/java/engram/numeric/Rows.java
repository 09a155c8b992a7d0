package engram.numeric;

/**
 * Adds rows of a tile to one another, lane by lane. Rows are arrays of their own, for the JIT
 * compiler's sake; see {@link Fields}.
 */
public final class Rows {
    private Rows() {}

    /**
     * Adds eight rows of whole numbers.
     *
     * @param m rows
     * @param index which of them; eight from {@code at} on
     * @param at where those begin
     * @param sum in and out: the sums
     * @param width how many lanes
     */
    public static void addEight(int[][] m, int[] index, int at, int[] sum, int width) {
        addEight(
                m[index[at]],
                m[index[at + 1]],
                m[index[at + 2]],
                m[index[at + 3]],
                m[index[at + 4]],
                m[index[at + 5]],
                m[index[at + 6]],
                m[index[at + 7]],
                sum,
                width);
    }

    private static void addEight(
            int[] r0, int[] r1, int[] r2, int[] r3, int[] r4, int[] r5, int[] r6, int[] r7, int[] sum, int width) {
        for (int t = 0; t < width; t++) {
            sum[t] += ((r0[t] + r1[t]) + (r2[t] + r3[t])) + ((r4[t] + r5[t]) + (r6[t] + r7[t]));
        }
    }

    /**
     * Adds a multiple of the sum of eight rows of whole numbers.
     *
     * @param factor the multiple
     * @param m rows
     * @param index which of them; the first eight
     * @param sum in and out
     * @param width how many lanes
     */
    public static void addEight(int factor, int[][] m, int[] index, int[] sum, int width) {
        addEight(
                factor,
                m[index[0]],
                m[index[1]],
                m[index[2]],
                m[index[3]],
                m[index[4]],
                m[index[5]],
                m[index[6]],
                m[index[7]],
                sum,
                width);
    }

    private static void addEight(
            int factor,
            int[] r0,
            int[] r1,
            int[] r2,
            int[] r3,
            int[] r4,
            int[] r5,
            int[] r6,
            int[] r7,
            int[] sum,
            int width) {
        for (int t = 0; t < width; t++) {
            sum[t] += factor * (((r0[t] + r1[t]) + (r2[t] + r3[t])) + ((r4[t] + r5[t]) + (r6[t] + r7[t])));
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
