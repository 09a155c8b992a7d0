package engram.coupling;

/**
 * The number of which all couplings of a site are whole multiples, to rounding: 1/N for Hebb's rule, J for a glass of +-J.
 * The ratios to the largest coupling must be fractions; their denominators are found as continued fractions, and multiplied
 * into a common one.
 */
final class CommonUnit {
    /** Couplings are multiples if they differ by no more than this part of the largest: 256 units in its last place. */
    private static final double ROUNDING = 0x1p-44;

    /** The largest common denominator. */
    private static final double MOST = 0x1p20;

    private CommonUnit() {}

    /**
     * How many units the largest coupling is, given one over it; 0 if there is no unit. Multiples that were whole remain so
     * when a denominator is added, and what they lack grows with the common one, as the rounding allowed does.
     */
    static double inLargest(double[] w, int at, int m, double inverse) {
        double common = 1;
        for (int k = at; k < at + m; k++) {
            double multiple = w[k] * inverse * common;
            double rounding = common * ROUNDING;
            if (Math.abs(multiple - Math.rint(multiple)) > rounding) {
                common *= denominator(Math.abs(multiple), rounding, MOST / common);
                if (common == 0) {
                    return 0;
                }
            }
        }
        return common;
    }

    /** The smallest q among the convergents p / q of x that are as near as the rounding; 0 if none is at most the limit. */
    private static double denominator(double x, double rounding, double limit) {
        double rest = x;
        double before = 0;
        double q = 1;
        while (q <= limit) {
            if (Math.abs(x - Math.rint(x * q) / q) <= rounding) {
                return q;
            }
            rest = 1 / (rest - Math.floor(rest));
            double next = Math.floor(rest) * q + before;
            before = q;
            q = next;
        }
        return 0;
    }
}
