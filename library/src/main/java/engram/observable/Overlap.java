package engram.observable;

import engram.pattern.Patterns;
import engram.state.Batch;
import engram.state.Layers;
import engram.state.Space;

/**
 * The overlap of a state with a pattern, m = (1/N) sum_i s_i . xi_i: 1 on the pattern, -1 on its
 * opposite, of order 1 / sqrt(N d) for unrelated ones. Of real numbers it is the same sum, not bounded by 1.
 *
 * @since 0.1.0
 */
public final class Overlap {
    private Overlap() {}

    /**
     * The signed overlap.
     *
     * @param space the space of both
     * @param s a state, n d numbers
     * @param xi another, n d numbers
     * @return m, from -1 to 1
     */
    public static double signed(Space space, double[] s, double[] xi) {
        if (space == null || s == null || xi == null) {
            throw new IllegalArgumentException("Overlap(space = " + space + ", s = " + (s == null ? "null" : "a state")
                    + ", xi = " + (xi == null ? "null" : "a state") + "): none of them can be null");
        }
        if (s.length != space.size() || xi.length != space.size()) {
            throw new IllegalArgumentException("Overlap: states of " + s.length + " and " + xi.length
                    + " numbers came; " + space + " needs " + space.sizeInSymbols());
        }
        double sum = 0;
        for (int k = 0; k < s.length; k++) {
            sum += s[k] * xi[k];
        }
        if (!Double.isFinite(sum)) {
            throw new IllegalArgumentException(
                    "Overlap: s . xi is " + sum + "; both states must hold finite numbers: look where they were made");
        }
        return sum / space.n();
    }

    /**
     * The absolute overlap, for models in which a state and its opposite are one.
     *
     * @param space the space of both
     * @param s a state, n d numbers
     * @param xi another, n d numbers
     * @return |m|, from 0 to 1
     */
    public static double absolute(Space space, double[] s, double[] xi) {
        return Math.abs(signed(space, s, xi));
    }

    /**
     * The signed overlaps of one state with all patterns.
     *
     * @param s a state, n d numbers
     * @param xi the patterns
     * @return m_mu for mu = 0 .. P - 1
     */
    public static double[] withAll(double[] s, Patterns xi) {
        if (s == null || xi == null) {
            throw new IllegalArgumentException("Overlap.withAll(s = " + (s == null ? "null" : "a state") + ", xi = "
                    + xi + "): none of them can be null");
        }
        double[] m = new double[xi.p()];
        for (int mu = 0; mu < m.length; mu++) {
            m[mu] = signed(xi.space(), s, xi.pattern(mu));
        }
        return m;
    }

    /**
     * The overlaps of all patterns with each other, C_mu_nu = (1/N) sum_i xi_i^mu . xi_i^nu: 1 on the diagonal for spins, and what Hebb's
     * rule suffers from where it is not small beside it.
     *
     * @param xi the patterns
     * @return P x P numbers, row by row, symmetric
     */
    public static double[] matrix(Patterns xi) {
        if (xi == null) {
            throw new IllegalArgumentException(
                    "Overlap.matrix(xi = null): patterns are needed, as Icon.of(Icon.values())");
        }
        double[] c = new double[Math.multiplyExact(xi.p(), xi.p())];
        for (int mu = 0; mu < xi.p(); mu++) {
            System.arraycopy(withAll(xi.pattern(mu), xi), 0, c, mu * xi.p(), xi.p());
        }
        return c;
    }

    /**
     * The signed overlaps of different patterns: how alike they are. Of patterns drawn independently of one distribution each has the
     * expectation |E xi_i|^2, the square of the mean spin.
     *
     * @param xi the patterns, at least two
     * @return P (P - 1) / 2 overlaps in the order (1, 0), (2, 0), (2, 1), (3, 0), ...
     */
    public static double[] mutual(Patterns xi) {
        if (xi == null || xi.p() < 2) {
            throw new IllegalArgumentException("Overlap.mutual(" + (xi == null ? "xi = null" : xi.p() + " pattern")
                    + "): an overlap of different patterns needs at least two of them");
        }
        double[] m = new double[Math.multiplyExact(xi.p(), xi.p() - 1) / 2];
        int k = 0;
        for (int mu = 1; mu < xi.p(); mu++) {
            double[] state = xi.pattern(mu);
            for (int nu = 0; nu < mu; nu++) {
                m[k++] = signed(xi.space(), state, xi.pattern(nu));
            }
        }
        return m;
    }

    /**
     * The signed overlaps of a batch with its targets: each trial with the pattern that its cue was made from. Of states with
     * layers the first one is compared, if the patterns are of its space.
     *
     * @param batch the states, which know their targets
     * @param xi the patterns that the targets number
     * @return one overlap a trial
     */
    public static double[] withTargets(Batch batch, Patterns xi) {
        if (batch == null || xi == null) {
            throw new IllegalArgumentException(
                    "Overlap.withTargets(batch = " + batch + ", xi = " + xi + "): none of them can be null");
        }
        if (!batch.space().equals(xi.space())
                && !(batch.space() instanceof Layers layers && layers.layer(0).equals(xi.space()))) {
            throw new IllegalArgumentException(
                    "Overlap: the states live on " + batch.space() + " and the patterns on " + xi.space());
        }
        batch.check("Overlap");
        int size = xi.space().size();
        double[] m = new double[batch.trials()];
        for (int t = 0; t < m.length; t++) {
            double[][] rows = batch.tile(t / Batch.TILE);
            double[] pattern = xi.pattern(target(batch, t, xi));
            double sum = 0;
            for (int row = 0; row < size; row++) {
                sum += rows[row][t % Batch.TILE] * pattern[row];
            }
            m[t] = sum / xi.n();
        }
        return m;
    }

    private static int target(Batch batch, int t, Patterns xi) {
        int mu = batch.target(t);
        if (mu >= xi.p()) {
            throw new IllegalArgumentException("Overlap: trial " + t + " aims at pattern " + mu + " and P = " + xi.p()
                    + " patterns came; give those that the cues were made from");
        }
        return mu;
    }
}
