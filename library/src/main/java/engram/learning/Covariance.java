package engram.learning;

import engram.coupling.Blocks;
import engram.coupling.Couplings;
import engram.coupling.LowRank;
import engram.pattern.Patterns;
import engram.topology.Topology;
import java.util.Arrays;

/**
 * Hebb's rule for patterns of unequal numbers of +1 and -1: W_ij = (1/N) sum_mu (xi_i^mu - a)(xi_j^mu - a) on the connections of the topology,
 * nothing on the diagonal, d = 1. The mean a is that of all bits of the patterns that are learned.
 *
 * <p>For independent bits of mean a the crosstalk of {@link Hebb} is of order a^2 P and does not vanish for large N; without the mean it is of
 * order (P / N)^(1/2) again. Patterns that share more than their mean keep the rest of their overlap: for these see {@link Dreaming} and
 * {@link PseudoInverse}. With a = 0 it is Hebb's rule. Source: Amit, Gutfreund and Sompolinsky, Phys. Rev. A 35, 2293 (1987), without
 * their constraint on the activity.
 *
 * <p>On a complete graph the couplings are {@link LowRank}: the patterns and a page of +1 as one more pattern, with the kernel that has 1 on the
 * diagonal of the patterns, -a between each of them and the page, and P a^2 on the page. On other topologies they are {@link Blocks}, at a cost
 * of O(N Z P).
 *
 * @since 0.1.0
 */
public record Covariance() implements LearningRule {

    @Override
    public Couplings learn(Patterns xi, Topology g) {
        LearningRule.check(this, xi, g);
        if (xi.d() != 1) {
            throw new IllegalArgumentException(
                    this + ": " + xi.space()
                            + " came; bits have a mean that can be taken away, vectors none of this kind. Use Ising spins, or Hebb");
        }
        double a = Arrays.stream(xi.xi()).average().orElseThrow();
        return g.isComplete() ? lowRank(xi, a) : blocks(xi, a, g);
    }

    private static LowRank lowRank(Patterns xi, double a) {
        int p = xi.p();
        double[][] states = new double[p + 1][];
        double[] kernel = new double[Math.multiplyExact(p + 1, p + 1)];
        for (int mu = 0; mu < p; mu++) {
            states[mu] = xi.pattern(mu);
            kernel[mu * (p + 1) + mu] = 1;
            kernel[mu * (p + 1) + p] = -a;
            kernel[p * (p + 1) + mu] = -a;
        }
        states[p] = new double[xi.n()];
        Arrays.fill(states[p], 1);
        kernel[kernel.length - 1] = p * a * a;
        return new LowRank(Patterns.of(xi.space(), states), kernel);
    }

    private Blocks blocks(Patterns xi, double a, Topology g) {
        double[] w = OffDiagonal.zeros(this, g, 1);
        double[] x = xi.transposed();
        int p = xi.p();
        int[] neighbour = g.neighbours();
        for (int i = 0; i < g.n(); i++) {
            OffDiagonal.stopIfInterrupted(i, g);
            for (int e = g.start(i); e < g.start(i + 1); e++) {
                double sum = 0;
                for (int mu = 0; mu < p; mu++) {
                    sum += (x[i * p + mu] - a) * (x[neighbour[e] * p + mu] - a);
                }
                w[e] = sum / g.n();
            }
        }
        return new Blocks(g, 1, w);
    }
}
