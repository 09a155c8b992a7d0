package engram.learning;

import engram.coupling.Blocks;
import engram.coupling.Couplings;
import engram.numeric.Gram;
import engram.pattern.Patterns;
import engram.topology.Topology;

/**
 * Patterns that call each other up: W_ij = (1/N) sum_mu (hebb xi_i^mu + strength xi_i^(mu+1)) (x) xi_j^mu on the
 * connections of the topology, nothing on the diagonal. The first term holds a pattern, the second
 * leads from it to the next. Not symmetric in general, so the network has no energy.
 *
 * <p>With hebb = 0 on the complete graph each synchronous step leads from one pattern to the next; up to .269 N random
 * bits in a cycle are followed so. With hebb = 1 a few random patterns are stable for a strength below 1, and call up
 * the next above it. The term acts without delay, so under asynchronous dynamics patterns then blur into each other.
 * With cyclic = false nothing follows on the last pattern. Prefactor 1/N on every topology. Cost O(N Z P d^2).
 *
 * <p>Sources: Hopfield 1982; Sompolinsky and Kanter 1986, without their delay; Düring, Coolen and
 * Sherrington 1998 (capacity).
 *
 * @param hebb weight of the term that holds, finite; 0 for the asymmetric term alone
 * @param strength weight of the term that leads on, finite and not 0
 * @param cyclic whether the first pattern follows on the last
 * @since 0.1.0
 */
public record Sequence(double hebb, double strength, boolean cyclic) implements LearningRule {

    /**
     * Checks the parameters.
     *
     * @param hebb weight of the term that holds, finite; 0 for the asymmetric term alone
     * @param strength weight of the term that leads on, finite and not 0
     * @param cyclic whether the first pattern follows on the last
     */
    public Sequence {
        if (!Double.isFinite(hebb) || !Double.isFinite(strength) || strength == 0) {
            throw new IllegalArgumentException("Sequence(hebb = " + hebb + ", strength = " + strength
                    + "): both must be finite and the strength not 0 (that is new Hebb()); try 0 and 1");
        }
    }

    /**
     * The term that leads on, beside Hebb's of weight 1.
     *
     * @param strength weight of the term that leads on, finite and not 0
     * @param cyclic whether the first pattern follows on the last
     */
    public Sequence(double strength, boolean cyclic) {
        this(1, strength, cyclic);
    }

    @Override
    public Couplings learn(Patterns xi, Topology g) {
        LearningRule.check(this, xi, g);
        int p = xi.p();
        if (p < 2) {
            throw new IllegalArgumentException(
                    this + ": P = 1 pattern has no other to follow it; give two or more, or use Hebb");
        }
        int d = xi.d();
        double[] x = xi.transposed();
        double[] next = new double[x.length];
        for (int k = 0; k < x.length; k++) {
            int mu = k % p;
            double following = mu + 1 < p ? x[k + 1] : cyclic ? x[k - mu] : 0;
            next[k] = hebb * x[k] + strength * following;
        }
        double[] w = OffDiagonal.zeros(this, g, d);
        int[] neighbour = g.neighbours();
        for (int i = 0; i < g.n(); i++) {
            OffDiagonal.stopIfInterrupted(i, g);
            for (int a = 0; a < d; a++) {
                int row = OffDiagonal.row(g, d, i, a);
                for (int c = 0; c < g.degree(i) * d; c++) {
                    int sender = neighbour[g.start(i) + c / d] * d + c % d;
                    w[row + c] = Gram.dot(next, (i * d + a) * p, x, sender * p, p) / g.n();
                }
            }
        }
        return new Blocks(g, d, w);
    }
}
