package engram.learning;

import engram.coupling.Blocks;
import engram.coupling.Couplings;
import engram.coupling.Layout;
import engram.coupling.LowRank;
import engram.numeric.Gram;
import engram.numeric.Solve;
import engram.pattern.Patterns;
import engram.topology.Topology;
import java.util.Objects;

/**
 * The kernel between {@link Hebb} and {@link PseudoInverse}: W = (1/N) Xi (1 + t) (I + t C)^-1 Xi^T with Xi the
 * (N d) x P matrix of patterns and C = (1/N) Xi^T Xi their overlaps. At t = 0 it is Hebb's rule, for t to infinity the
 * projector on the patterns; the time t is how long the network has slept, unlearning and consolidating.
 *
 * <p>Diagonal blocks are left out. C counts all sites; on a topology with fewer connections W is the same matrix with
 * only those kept. Any t of ordinary size goes with dependent patterns too, of which no projector can be made this way.
 * Symmetric, exactly, where the topology is. Any d. Cost O(P^3 + N P^2 d + N Z P d^2), without the last where W is not
 * formed. Not {@link Unlearning}, which
 * dreams of single attractors. Source: Fachechi, Agliari and Barra 2019 (d = 1).
 *
 * @param t dreaming time, finite and not negative
 * @param layout how the couplings are kept; chosen, they are {@link LowRank} on a complete graph where W would have 2^24
 *     numbers or more and P is at most N d / 4, and {@link Blocks} otherwise
 * @since 0.1.0
 */
public record Dreaming(double t, Layout layout) implements LearningRule {

    /** The least pivot, relative to its diagonal, of a system that still counts as regular. */
    private static final double SINGULAR = 1e-13;

    /**
     * Checks the parameters.
     *
     * @param t dreaming time, finite and not negative
     * @param layout how the couplings are kept
     */
    public Dreaming {
        Objects.requireNonNull(layout, "Dreaming(layout = null): try Layout.CHOSEN");
        if (!(t >= 0 && t < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("Dreaming(t = " + t
                    + "): the time must be finite and not negative; try 1, or PseudoInverse for t to infinity");
        }
    }

    /**
     * The layout is chosen by size.
     *
     * @param t dreaming time, finite and not negative
     */
    public Dreaming(double t) {
        this(t, Layout.CHOSEN);
    }

    @Override
    public Couplings learn(Patterns xi, Topology g) {
        LearningRule.check(this, xi, g);
        int d = xi.d();
        int p = xi.p();
        if ((long) p * p > Integer.MAX_VALUE - 8) {
            throw new IllegalArgumentException(this + ": P^2 = " + (long) p * p
                    + " overlaps between patterns do not fit one array; store at most 46,000 patterns");
        }
        if (Projected.lowRank(this, layout, xi, g)) {
            double[] kernel = Projected.identity(p);
            solve(xi, xi.transposed(), kernel, p);
            return new LowRank(xi, kernel);
        }
        double[] w = OffDiagonal.zeros(this, g, d);
        double[] x = xi.transposed();
        double[] kernelled = kernelled(xi, x);
        int[] neighbour = g.neighbours();
        for (int i = 0; i < g.n(); i++) {
            OffDiagonal.stopIfInterrupted(i, g);
            for (int a = 0; a < d; a++) {
                int row = OffDiagonal.row(g, d, i, a);
                for (int c = 0; c < g.degree(i) * d; c++) {
                    int receiver = i * d + a;
                    int sender = neighbour[g.start(i) + c / d] * d + c % d;
                    int more = Math.max(receiver, sender);
                    int less = Math.min(receiver, sender);
                    w[row + c] = Gram.dot(kernelled, more * p, x, less * p, p) / g.n();
                }
            }
        }
        return new Blocks(g, d, w);
    }

    /** Xi K, row by row. */
    private double[] kernelled(Patterns xi, double[] x) {
        int p = xi.p();
        int size = xi.space().size();
        double[] solved = xi.xi();
        solve(xi, x, solved, size);
        double[] rows = new double[solved.length];
        for (int mu = 0; mu < p; mu++) {
            for (int row = 0; row < size; row++) {
                rows[row * p + mu] = solved[mu * size + row];
            }
        }
        return rows;
    }

    /** K b in place of b, P x m, with K^-1 = (I + t C) / (1 + t). */
    private void solve(Patterns xi, double[] x, double[] b, int m) {
        int p = xi.p();
        double[] inverse = Projected.overlaps(x, p);
        double share = t / (1 + t);
        for (int mu = 0; mu < p; mu++) {
            for (int nu = 0; nu <= mu; nu++) {
                inverse[mu * p + nu] *= share / xi.n();
            }
            inverse[mu * p + mu] += 1 - share;
        }
        double left = Solve.positiveDefinite(inverse, p, b, m);
        if (left < SINGULAR) {
            throw new IllegalArgumentException(this + ": the P = " + p + " patterns are not independent, "
                    + Dependence.among(xi, site -> true)
                    + ", and the time is too long to tell them apart; try t = 1000, or leave one out");
        }
    }

    @Override
    public String toString() {
        return layout == Layout.CHOSEN ? "Dreaming[t=" + t + "]" : "Dreaming[t=" + t + ", " + layout + "]";
    }
}
