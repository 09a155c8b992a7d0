package engram.learning;

import engram.coupling.Blocks;
import engram.coupling.Couplings;
import engram.numeric.Gram;
import engram.numeric.RidgeLanes;
import engram.numeric.Solve;
import engram.pattern.Patterns;
import engram.topology.Topology;
import java.util.concurrent.CancellationException;

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
 */
public record LocalRidge(double lambda) implements LearningRule {

    /** The least pivot, relative to its diagonal, of a system that still counts as regular. */
    private static final double SINGULAR = 1e-13;

    private static final int NOBODY = -1;

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
        int d = xi.d();
        double[] x = xi.transposed();
        double[] w = new double[Math.multiplyExact(g.edges(), d * d)];
        for (int first = 0; first < g.n(); first += RidgeLanes.WIDTH) {
            if (Thread.currentThread().isInterrupted()) {
                throw new CancellationException("learning was interrupted at site " + first + " of " + g.n());
            }
            int sites = Math.min(RidgeLanes.WIDTH, g.n() - first);
            dual(first, sites, x, xi.p(), d, g, w);
            for (int i = first; i < first + sites; i++) {
                if (g.degree(i) > 0 && !isDual(xi.p(), g.degree(i), d)) {
                    primal(i, x, xi.p(), d, g, w);
                }
            }
        }
        return new Blocks(g, d, w);
    }

    /** Whether the P x P system is the smaller one. */
    private static boolean isDual(int p, int degree, int d) {
        return p <= degree * d;
    }

    /** Solves (A^T A + lambda I) C = Y^T, P x P, then W_i = C^T A^T, for a group of sites at once. */
    private void dual(int first, int sites, double[] x, int p, int d, Topology g, double[] w) {
        int most = 0;
        for (int i = first; i < first + sites; i++) {
            most = isDual(p, g.degree(i), d) ? Math.max(most, g.degree(i)) : most;
        }
        if (most == 0) {
            return;
        }
        double[][] a = new double[most * d * p][RidgeLanes.WIDTH];
        double[][] y = new double[d * p][RidgeLanes.WIDTH];
        int[] from = new int[RidgeLanes.WIDTH];
        for (int lane = 0; lane < sites; lane++) {
            from[lane] = (first + lane) * d * p;
        }
        gather(x, from, sites, y, 0, d * p);
        for (int k = 0; k < most; k++) {
            for (int lane = 0; lane < sites; lane++) {
                int i = first + lane;
                boolean there = k < g.degree(i) && isDual(p, g.degree(i), d);
                from[lane] = there ? g.neighbours()[g.start(i) + k] * d * p : NOBODY;
            }
            gather(x, from, sites, a, k * d * p, d * p);
        }
        double[][] gram = new double[p * p][];
        for (int m = 0; m < p; m++) {
            for (int n = 0; n <= m; n++) {
                gram[m * p + n] = new double[RidgeLanes.WIDTH];
            }
        }
        double[] left = new double[RidgeLanes.WIDTH];
        RidgeLanes.gram(a, most * d, p, lambda, gram);
        RidgeLanes.solve(gram, p, y, d, left);
        for (int lane = 0; lane < sites; lane++) {
            if (g.degree(first + lane) > 0 && isDual(p, g.degree(first + lane), d)) {
                regular(left[lane], first + lane, p, g);
            }
        }
        double[] weight = new double[RidgeLanes.WIDTH];
        for (int c = 0; c < most * d; c++) {
            for (int component = 0; component < d; component++) {
                RidgeLanes.weight(y, component * p, a, c * p, p, weight);
                for (int lane = 0; lane < sites; lane++) {
                    int degree = g.degree(first + lane);
                    if (c < degree * d && isDual(p, degree, d)) {
                        w[(g.start(first + lane) * d + component * degree) * d + c] = weight[lane];
                    }
                }
            }
        }
    }

    /** Copies a stretch of x for each lane, lanes innermost; a lane without a neighbour keeps its zeros. */
    private static void gather(double[] x, int[] from, int lanes, double[][] to, int row, int rows) {
        for (int r = 0; r < rows; r++) {
            double[] line = to[row + r];
            for (int lane = 0; lane < lanes; lane++) {
                line[lane] = from[lane] == NOBODY ? 0 : x[from[lane] + r];
            }
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
        regular(Solve.positiveDefinite(square, columns, right, d), i, p, g);
        for (int a = 0; a < d; a++) {
            int row = (g.start(i) * d + a * g.degree(i)) * d;
            for (int c = 0; c < columns; c++) {
                w[row + c] = right[c * d + a];
            }
        }
    }

    private void regular(double left, int i, int p, Topology g) {
        if (left < SINGULAR) {
            throw new IllegalArgumentException(
                    this + " on " + g + ": at site " + i + " the neighbours' states of the P = " + p
                            + " patterns are not independent, and lambda is too small to choose; try lambda = 1e-3");
        }
    }
}
