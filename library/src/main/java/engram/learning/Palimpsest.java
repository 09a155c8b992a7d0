package engram.learning;

import engram.coupling.Blocks;
import engram.coupling.Couplings;
import engram.pattern.Patterns;
import engram.topology.Topology;

/**
 * Hebb's rule with bounded couplings, which forgets: patterns are stored in their order, each by
 * W_ij^ab = clip(W_ij^ab + step xi_i^a xi_j^b) to [-bound, bound], beginning at zero. The last pattern is
 * the newest. No diagonal, any topology, any d; for d > 1 each component is clipped by itself.
 *
 * <p>With step 1/N and bound A / sqrt(N), d = 1 and the complete graph, about .05 N of the newest patterns
 * are recalled well at the best A, .35 to .4; from A = .8 on none is, once many have been stored:
 * that is Hebb's rule beyond its capacity. Without a bound in reach, and with step 1/N, it is Hebb's rule.
 * Cost O(N Z P d^2).
 *
 * <p>Sources: Hopfield 1982 (couplings kept within 3 steps); Parisi 1986; Nadal, Toulouse, Changeux and Dehaene 1986.
 *
 * @param step what a pattern adds, above 0
 * @param bound the largest |W_ij^ab|, above 0; infinity never forgets
 * @since 0.1.0
 */
public record Palimpsest(double step, double bound) implements LearningRule {

    /**
     * Checks the parameters.
     *
     * @param step what a pattern adds, above 0
     * @param bound the largest |W_ij^ab|, above 0; infinity never forgets
     */
    public Palimpsest {
        if (!(step > 0 && step < Double.POSITIVE_INFINITY && bound > 0)) {
            throw new IllegalArgumentException("Palimpsest(step = " + step + ", bound = " + bound
                    + "): both must be above 0 and the step finite; try Palimpsest.scaled(n, 0.4)");
        }
    }

    /**
     * Step 1/N and bound a / sqrt(N), the scale on which forgetting is spread over a number of patterns
     * proportional to N.
     *
     * @param n number of sites N
     * @param a the bound in units of 1 / sqrt(N); .35 to .4 remembers most
     * @return the rule
     */
    public static Palimpsest scaled(int n, double a) {
        if (n < 1 || !(a > 0)) {
            throw new IllegalArgumentException("Palimpsest.scaled(n = " + n + ", a = " + a
                    + "): at least one site and a bound above 0 are needed; try a = 0.4");
        }
        return new Palimpsest(1.0 / n, a / Math.sqrt(n));
    }

    @Override
    public Couplings learn(Patterns xi, Topology g) {
        LearningRule.check(this, xi, g);
        int d = xi.d();
        double[] w = OffDiagonal.zeros(this, g, d);
        int[] neighbour = g.neighbours();
        int[] from = new int[xi.space().size()];
        double[] sender = new double[xi.space().size()];
        double[] all = xi.xi();
        for (int i = 0; i < g.n(); i++) {
            OffDiagonal.stopIfInterrupted(i, g);
            int width = g.degree(i) * d;
            for (int c = 0; c < width; c++) {
                from[c] = neighbour[g.start(i) + c / d] * d + c % d;
            }
            for (int mu = 0; mu < xi.p(); mu++) {
                int pattern = mu * xi.space().size();
                for (int c = 0; c < width; c++) {
                    sender[c] = all[pattern + from[c]];
                }
                for (int a = 0; a < d; a++) {
                    add(w, OffDiagonal.row(g, d, i, a), sender, width, step * all[pattern + i * d + a]);
                }
            }
        }
        return new Blocks(g, d, w);
    }

    private void add(double[] w, int row, double[] sender, int width, double factor) {
        for (int c = 0; c < width; c++) {
            double sum = w[row + c] + factor * sender[c];
            w[row + c] = sum > bound ? bound : sum < -bound ? -bound : sum;
        }
    }
}
