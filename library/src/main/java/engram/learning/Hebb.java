package engram.learning;

import engram.coupling.Blocks;
import engram.coupling.Couplings;
import engram.coupling.Layout;
import engram.coupling.LowRank;
import engram.numeric.Gram;
import engram.pattern.Patterns;
import engram.topology.Topology;
import java.util.Objects;
import java.util.concurrent.CancellationException;

/**
 * Hebb's rule, W_ij = (1/N) sum_mu xi_i^mu (x) xi_j^mu on the connections of the topology, nothing on
 * the diagonal.
 *
 * <p>The prefactor is 1/N on every topology, also where a site has fewer neighbours. Sources:
 * Hopfield 1982 (d = 1); Gallavotti and Zaccone, Eq 2-3 (d = 3).
 *
 * @param layout how the couplings are kept; chosen, they are {@link LowRank} on a complete graph of N d at least 1,024 with P
 *     at most N d / 4, and where W would not fit an array, and {@link Blocks} otherwise. Explicit ones cost O(N Z P d^2) to
 *     learn and O(N Z d^2) memory, low-rank ones O(N P d) memory
 * @since 0.1.0
 */
public record Hebb(Layout layout) implements LearningRule {

    /**
     * Checks the parameters.
     *
     * @param layout how the couplings are kept
     */
    public Hebb {
        Objects.requireNonNull(layout, "Hebb(layout = null): try Layout.CHOSEN");
    }

    /** The layout is chosen by size. */
    public Hebb() {
        this(Layout.CHOSEN);
    }

    @Override
    public Couplings learn(Patterns xi, Topology g) {
        LearningRule.check(this, xi, g);
        if (layout == Layout.LOW_RANK && !g.isComplete()) {
            throw new IllegalArgumentException(this + " on " + g
                    + ": overlaps stand for W only where all are connected; use Topology.complete(" + g.n()
                    + ") or Layout.EXPLICIT");
        }
        return layout == Layout.LOW_RANK || layout == Layout.CHOSEN && lowRankIsBetter(xi, g)
                ? new LowRank(xi)
                : blocks(xi, g);
    }

    private static boolean lowRankIsBetter(Patterns xi, Topology g) {
        long size = xi.space().size();
        boolean fits = size * (size - xi.d()) <= Integer.MAX_VALUE - 8;
        return g.isComplete() && (!fits || size >= 1024 && 4L * xi.p() <= size);
    }

    private static Blocks blocks(Patterns xi, Topology g) {
        int d = xi.d();
        int p = xi.p();
        if ((long) g.edges() * d * d > Integer.MAX_VALUE - 8) {
            throw new IllegalArgumentException("Hebb on " + g + ": its " + (long) g.edges() * d * d
                    + " couplings do not fit one array; use Layout.LOW_RANK on the complete graph, or fewer"
                    + " neighbours");
        }
        double[] x = xi.transposed();
        double[] w = new double[g.edges() * d * d];
        int[] neighbour = g.neighbours();
        for (int i = 0; i < g.n(); i++) {
            if (Thread.currentThread().isInterrupted()) {
                throw new CancellationException("learning was interrupted at site " + i + " of " + g.n());
            }
            int degree = g.degree(i);
            for (int a = 0; a < d; a++) {
                int row = (g.start(i) * d + a * degree) * d;
                for (int k = 0; k < degree; k++) {
                    int j = neighbour[g.start(i) + k];
                    for (int b = 0; b < d; b++) {
                        w[row + k * d + b] = Gram.dot(x, (i * d + a) * p, x, (j * d + b) * p, p) / g.n();
                    }
                }
            }
        }
        return new Blocks(g, d, w);
    }

    @Override
    public String toString() {
        return layout == Layout.CHOSEN ? "Hebb[]" : "Hebb[" + layout + "]";
    }
}
