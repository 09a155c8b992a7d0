package engram.learning;

import engram.coupling.Blocks;
import engram.coupling.Couplings;
import engram.numeric.Gram;
import engram.numeric.RidgeLanes;
import engram.numeric.Solve;
import engram.pattern.Patterns;
import engram.topology.Topology;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;

/**
 * Each site learns to predict its own spin from its neighbours, by ridge regression:
 * W_i = Y_i A_i^T (A_i A_i^T + lambda I)^-1, with A_i (d Z_i x P) the neighbours' states and Y_i
 * (d x P) the site's own, one column a pattern. Not symmetric in general, so the network has no
 * energy; {@link Symmetrised} makes one.
 *
 * <p>With P below d Z the dual form Y_i (A_i^T A_i + lambda I)^-1 A_i^T, a P x P system, gives the
 * same W_i at less cost. For lambda to 0 and P at most d Z all patterns are fixed points. Source:
 * Gallavotti and Zaccone, the local rule of section II; for d = 1 the regression form of the local
 * perceptron rules.
 *
 * @param lambda strength of the ridge, finite and not negative; the vectorial paper's figures are
 *     reproduced with 1e-3
 * @since 0.1.0
 */
public record LocalRidge(double lambda) implements LearningRule {

    /** The least pivot, relative to its diagonal, of a system that still counts as regular. */
    private static final double SINGULAR = 1e-13;

    /**
     * Checks the parameters.
     *
     * @param lambda strength of the ridge, finite and not negative; the vectorial paper's figures are
     *     reproduced with 1e-3
     */
    public LocalRidge {
        if (!(lambda >= 0) || Double.isInfinite(lambda)) {
            throw new IllegalArgumentException(
                    "LocalRidge(lambda = " + lambda + "): lambda must be a finite number, zero or more; try 1e-3");
        }
    }

    @Override
    public Couplings learn(Patterns xi, Topology g) {
        LearningRule.check(this, xi, g);
        double[] w = OffDiagonal.zeros(this, g, xi.d());
        dual(xi, g, w);
        primal(xi, g, w);
        return new Blocks(g, xi.d(), w);
    }

    /** Whether the P x P system is the smaller one. */
    private static boolean isDual(int p, int degree, int d) {
        return p <= degree * d;
    }

    /** Solves (A^T A + lambda I) C = Y^T, P x P, then W_i = C^T A^T, for groups of sites at once. */
    private void dual(Patterns xi, Topology g, double[] w) {
        int[] sites = IntStream.range(0, g.n())
                .filter(i -> g.degree(i) > 0 && isDual(xi.p(), g.degree(i), xi.d()))
                .toArray();
        if (sites.length == 0) {
            return;
        }
        int[] start = IntStream.rangeClosed(0, g.n()).map(g::start).toArray();
        RidgeLanes lanes = new RidgeLanes(xi.xi(), xi.p(), xi.n(), xi.d(), lambda);
        double[] left = new double[RidgeLanes.GROUP];
        for (int first = 0; first < sites.length; first += RidgeLanes.GROUP) {
            stopIfInterrupted(sites[first], g);
            int count = Math.min(RidgeLanes.GROUP, sites.length - first);
            lanes.regress(sites, first, count, g.neighbours(), start, w, left);
            for (int s = 0; s < count; s++) {
                int i = sites[first + s];
                if (left[s] < SINGULAR) {
                    throw new IllegalArgumentException(this + " on " + g + ": at site " + i
                            + ", seen from its neighbours alone, "
                            + Dependence.among(xi, j -> g.edge(i, j) >= 0)
                            + ", and lambda is too small to choose; try lambda = 1e-3");
                }
            }
        }
    }

    private void primal(Patterns xi, Topology g, double[] w) {
        int[] sites = IntStream.range(0, g.n())
                .filter(i -> g.degree(i) > 0 && !isDual(xi.p(), g.degree(i), xi.d()))
                .toArray();
        if (sites.length == 0) {
            return;
        }
        double[] x = xi.transposed();
        for (int i : sites) {
            stopIfInterrupted(i, g);
            primal(i, x, xi.p(), xi.d(), g, w);
        }
    }

    /** Solves (A A^T + lambda I) W_i^T = A Y^T, d Z x d Z. */
    private void primal(int i, double[] x, int p, int d, Topology g, double[] w) {
        int columns = g.degree(i) * d;
        double[] square = new double[columns * columns];
        double[] right = new double[columns * d];
        for (int r = 0; r < columns; r++) {
            int from = (g.neighbours()[g.start(i) + r / d] * d + r % d) * p;
            for (int c = 0; c <= r; c++) {
                int other = (g.neighbours()[g.start(i) + c / d] * d + c % d) * p;
                square[r * columns + c] = Gram.dot(x, from, x, other, p);
            }
            square[r * columns + r] += lambda;
            for (int a = 0; a < d; a++) {
                right[r * d + a] = Gram.dot(x, from, x, (i * d + a) * p, p);
            }
        }
        if (Solve.positiveDefinite(square, columns, right, d) < SINGULAR) {
            throw new IllegalArgumentException(this + " on " + g + ": at site " + i + " the P = " + p
                    + " patterns do not tell its neighbours apart, whose states are not independent, and lambda is too"
                    + " small to choose; try lambda = 1e-3");
        }
        for (int a = 0; a < d; a++) {
            int row = (g.start(i) * d + a * g.degree(i)) * d;
            for (int c = 0; c < columns; c++) {
                w[row + c] = right[c * d + a];
            }
        }
    }

    private static void stopIfInterrupted(int i, Topology g) {
        if (Thread.currentThread().isInterrupted()) {
            throw new CancellationException("learning was interrupted at site " + i + " of " + g.n());
        }
    }
}
