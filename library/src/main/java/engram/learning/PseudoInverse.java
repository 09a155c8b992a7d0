package engram.learning;

import engram.coupling.Couplings;
import engram.coupling.Dense;
import engram.coupling.Layout;
import engram.coupling.LowRank;
import engram.numeric.Solve;
import engram.pattern.Patterns;
import engram.topology.Topology;
import java.util.Arrays;
import java.util.Objects;
import java.util.concurrent.CancellationException;

/**
 * The projector on the patterns, W = Xi (Xi^T Xi)^-1 Xi^T with Xi the (N d) x P matrix of patterns:
 * every pattern is reproduced, W xi = xi. On the complete graph only.
 *
 * <p>With the diagonal blocks set to zero, as an update that excludes the own site demands, the
 * patterns are no longer exact fixed points for d > 1. Sources: Personnaz, Guyon and Dreyfus 1985;
 * Kanter and Sompolinsky 1987; Gallavotti and Zaccone, Eq 7-8.
 *
 * @param diagonal what is done with the diagonal blocks
 * @param layout how the couplings are kept; chosen, they are {@link LowRank}, with the inverse overlaps as their kernel and
 *     O(N P d) memory, where the diagonal is zeroed, W would have 2^24 numbers or more and P is at most N d / 4, and
 *     {@link Dense} otherwise
 * @since 0.1.0
 */
public record PseudoInverse(Diagonal diagonal, Layout layout) implements LearningRule {

    /** What is done with the blocks W_ii. */
    public enum Diagonal {
        /** They stay: W is the projector itself. */
        KEPT,
        /** They are set to zero after the projector is formed. */
        ZEROED
    }

    /** The least part of a pattern that must stand apart from the ones before it, squared. */
    private static final double SINGULAR = 1e-12;

    /**
     * Checks the parameters.
     *
     * @param diagonal what is done with the diagonal blocks
     * @param layout how the couplings are kept
     */
    public PseudoInverse {
        Objects.requireNonNull(diagonal, "PseudoInverse(diagonal = null): try PseudoInverse.Diagonal.ZEROED");
        Objects.requireNonNull(layout, "PseudoInverse(layout = null): try Layout.CHOSEN");
        if (diagonal == Diagonal.KEPT && layout == Layout.LOW_RANK) {
            throw new IllegalArgumentException("PseudoInverse(KEPT, LOW_RANK): low-rank couplings have no diagonal"
                    + " blocks; take Diagonal.ZEROED, or Layout.EXPLICIT");
        }
    }

    /**
     * The layout is chosen by size.
     *
     * @param diagonal what is done with the diagonal blocks
     */
    public PseudoInverse(Diagonal diagonal) {
        this(diagonal, Layout.CHOSEN);
    }

    /** Patterns of the rule with the diagonal zeroed, the usual network. */
    public PseudoInverse() {
        this(Diagonal.ZEROED);
    }

    @Override
    public Couplings learn(Patterns xi, Topology g) {
        LearningRule.check(this, xi, g);
        if (!g.isComplete()) {
            throw new IllegalArgumentException(this + " on " + g
                    + ": the projector couples all sites, so it needs Topology.complete(n); on a sparse topology try"
                    + " LocalRidge");
        }
        int p = xi.p();
        int size = xi.spins().size();
        if (p > size) {
            throw new IllegalArgumentException(this + ": P = " + p + " patterns cannot be independent in N d = " + size
                    + " dimensions; store at most that many");
        }
        double[] x = xi.transposed();
        double[] gram = Projected.overlaps(x, p);
        boolean lowRank = diagonal == Diagonal.ZEROED && Projected.lowRank(this, layout, xi, g);
        double[] dual = lowRank ? Projected.identity(p) : xi.xi();
        double left = Solve.positiveDefinite(gram, p, dual, lowRank ? p : size);
        if (left < SINGULAR) {
            throw new IllegalArgumentException(
                    this + ": the Gram matrix is singular, " + Dependence.among(xi, site -> true)
                            + "; leave one out, or use LocalRidge, whose lambda allows it");
        }
        if (lowRank) {
            return new LowRank(
                    xi, Arrays.stream(dual).map(inverse -> inverse * xi.n()).toArray());
        }
        if ((long) size * size > Integer.MAX_VALUE - 8) {
            throw new IllegalArgumentException(
                    this + " on " + g + ": its " + (long) size * size
                            + " couplings do not fit one array; with the diagonal zeroed and P at most N d / 4 none are written out");
        }
        double[] w = new double[size * size];
        for (int r = 0; r < size; r++) {
            if (Thread.currentThread().isInterrupted()) {
                throw new CancellationException("learning was interrupted");
            }
            for (int mu = 0; mu < p; mu++) {
                double factor = x[r * p + mu];
                for (int c = 0; c <= r; c++) {
                    w[r * size + c] += factor * dual[mu * size + c];
                }
            }
        }
        int d = xi.d();
        for (int r = 0; r < size; r++) {
            for (int c = 0; c <= r; c++) {
                if (diagonal == Diagonal.ZEROED && r / d == c / d) {
                    w[r * size + c] = 0;
                }
                w[c * size + r] = w[r * size + c];
            }
        }
        return new Dense(xi.spins(), w);
    }

    @Override
    public String toString() {
        String kept = layout == Layout.CHOSEN ? "" : ", " + layout;
        return "PseudoInverse[diagonal=" + diagonal + kept + "]";
    }
}
