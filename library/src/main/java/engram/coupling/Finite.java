package engram.coupling;

/** Checks on coupling arrays. */
final class Finite {
    private Finite() {}

    static void check(double[] w, String what) {
        for (int k = 0; k < w.length; k++) {
            if (!Double.isFinite(w[k])) {
                throw new IllegalArgumentException(what + ": coupling number " + k + " is " + w[k]
                        + "; all must be finite: check the patterns and the rule that made it");
            }
        }
    }

    static double largest(double[] w) {
        double most = 0;
        for (double x : w) {
            most = Math.max(most, Math.abs(x));
        }
        return most;
    }
}
