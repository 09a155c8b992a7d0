package engram.theory;

/**
 * How many triangles of Hebb's couplings are frustrated, J_12 J_23 J_31 &lt; 0, with J_ij proportional to sum_mu xi_i^mu xi_j^mu and
 * unbiased independent bits. None are with one pattern, where a gauge turns the couplings into a ferromagnet, and half for p to infinity,
 * a spin glass.
 *
 * <p>Of the p columns, let a, b, c, d have the signs (+,+), (+,-), (-,+), (-,-) of xi_1 xi_2 and xi_1 xi_3. Then
 *
 * <pre>
 *   J_12 = a + b - c - d,   J_13 = a - b + c - d,   J_23 = a - b - c + d,   P(a, b, c, d) = 4^-p p! / (a! b! c! d!).
 * </pre>
 *
 * <p>Triangles with a coupling of zero, which even p has, do not count as loops, as in {@code engram.disorder.Frustration}. Does not
 * depend on N.
 *
 * @param p how many patterns, 1 to 200
 * @since 0.1.0
 */
public record HebbTriangles(int p) {

    /**
     * Checks the parameter.
     *
     * @param p how many patterns, 1 to 200
     */
    public HebbTriangles {
        if (p < 1 || p > 200) {
            throw new IllegalArgumentException(
                    "HebbTriangles(p = " + p + "): 1 to 200 patterns are needed; for more, use largeOdd(p)");
        }
    }

    /**
     * The share of frustrated triangles among those without a coupling of zero.
     *
     * @return from 0 to 1/2
     */
    public double frustrated() {
        double all = 0;
        double bad = 0;
        for (int a = 0; a <= p; a++) {
            for (int b = 0; a + b <= p; b++) {
                for (int c = 0; a + b + c <= p; c++) {
                    int d = p - a - b - c;
                    double product = (double) (a + b - c - d) * (a - b + c - d) * (a - b - c + d);
                    double ways = product == 0 ? 0 : ways(a, b, c, d);
                    all += ways;
                    bad += product < 0 ? ways : 0;
                }
            }
        }
        return bad / all;
    }

    /** p! / (a! b! c! d!), as a product of binomials. */
    private static double ways(int... groups) {
        double ways = 1;
        int k = 0;
        for (int group : groups) {
            for (int g = 1; g <= group; g++) {
                ways *= ++k / (double) g;
            }
        }
        return ways;
    }

    /**
     * The share for large odd p, to order p^(-1/2): the couplings are then Gaussian with a third cumulant &lt;J_12 J_23 J_31&gt; of
     * p^(-1/2), in units in which their variance is 1.
     *
     * @param p how many patterns, above 0
     * @return 1/2 - 1/2 (2 / pi)^(3/2) p^(-1/2)
     */
    public static double largeOdd(double p) {
        if (!(p > 0)) {
            throw new IllegalArgumentException("HebbTriangles.largeOdd(p = " + p + "): p above 0 is needed");
        }
        return 0.5 - 0.5 * Math.pow(2 / Math.PI, 1.5) / Math.sqrt(p);
    }

    @Override
    public String toString() {
        return "HebbTriangles(p = " + p + ")";
    }
}
