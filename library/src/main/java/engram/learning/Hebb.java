package engram.learning;

import engram.coupling.Blocks;
import engram.coupling.Couplings;
import engram.numeric.Gram;
import engram.pattern.Patterns;
import engram.topology.Topology;

/**
 * Hebb's rule, W_ij = (1/N) sum_mu xi_i^mu (x) xi_j^mu on the connections of the topology, nothing on
 * the diagonal.
 *
 * <p>The prefactor is 1/N on every topology, also where a site has fewer neighbours. Sources:
 * Hopfield 1982 (d = 1); Gallavotti and Zaccone, Eq 2-3 (d = 3).
 */
public record Hebb() implements LearningRule {

    @Override
    public Couplings learn(Patterns xi, Topology g) {
        LearningRule.check(this, xi, g);
        int d = xi.d();
        int p = xi.p();
        double[] x = xi.transposed();
        double[] w = new double[Math.multiplyExact(g.edges(), d * d)];
        for (int i = 0; i < g.n(); i++) {
            int degree = g.degree(i);
            for (int a = 0; a < d; a++) {
                int row = (g.start(i) * d + a * degree) * d;
                for (int k = 0; k < degree; k++) {
                    int j = g.neighbours()[g.start(i) + k];
                    for (int b = 0; b < d; b++) {
                        w[row + k * d + b] = Gram.dot(x, (i * d + a) * p, x, (j * d + b) * p, p) / g.n();
                    }
                }
            }
        }
        return new Blocks(g, d, w);
    }
}
