package engram.learning;

import engram.coupling.Blocks;
import engram.coupling.Couplings;
import engram.numeric.Alignment;
import engram.pattern.Patterns;
import engram.random.Streams;
import engram.topology.Topology;
import java.util.Arrays;
import java.util.Objects;
import java.util.random.RandomGenerator;

/**
 * Another rule's couplings after a night of dreams: from a random state the network relaxes to an attractor s, which is
 * then weakened, W_ij -= (epsilon / N) s_i (x) s_j on the connections, one dream after another. Spurious attractors are
 * raised until fewer states end there; with too many dreams the memories go too.
 *
 * <p>An epsilon of 1 takes away what {@link Hebb} stores of one pattern. In a dream sites are visited in a fresh random
 * order each sweep and turn along their fields, at zero temperature, until none moves further than 1e-7 (bits: at all);
 * a slow dreamer, d > 1, is woken after 1,000 sweeps and what it has reached is weakened. The other rule's couplings
 * must be symmetric, or the network may never come to rest. Diagonal blocks are left out; any topology, any d. Cost
 * O(N Z d^2) a sweep. Not {@link Dreaming}, a kernel that is worked out and not sampled.
 *
 * <p>Source: Hopfield, Feinstein and Palmer 1983.
 *
 * @param rule the rule of the day before
 * @param epsilon how much is taken away in a dream, above 0 and at most 1
 * @param dreams how many, 0 or more
 * @param streams where random states and orders come from
 * @since 0.1.0
 */
public record Unlearning(LearningRule rule, double epsilon, int dreams, Streams streams) implements LearningRule {

    /** Zero-temperature relaxation of bits ends by itself; of vectors it only converges. */
    private static final int SWEEPS = 1000;

    private static final double TOLERANCE = 1e-7;

    /**
     * Checks the parameters.
     *
     * @param rule the rule of the day before
     * @param epsilon how much is taken away in a dream, above 0 and at most 1
     * @param dreams how many, 0 or more
     * @param streams where random states and orders come from
     */
    public Unlearning {
        Objects.requireNonNull(rule, "Unlearning(rule = null): try new Hebb()");
        Objects.requireNonNull(streams, "Unlearning(streams = null): try Streams.seed(1)");
        if (!(epsilon > 0 && epsilon <= 1) || dreams < 0) {
            throw new IllegalArgumentException("Unlearning(epsilon = " + epsilon + ", dreams = " + dreams
                    + "): epsilon must be above 0 and at most 1, dreams zero or more; try 0.01 and 100");
        }
    }

    @Override
    public Couplings learn(Patterns xi, Topology g) {
        Blocks awake = OffDiagonal.copy(this, rule.learn(xi, g));
        if (!awake.symmetric()) {
            throw new IllegalArgumentException("Unlearning of " + rule + " on " + g
                    + ": its couplings are not symmetric, so a dream may have no end; try new Symmetrised(rule)");
        }
        RandomGenerator random = streams.open("dreams");
        Blocks w = awake;
        double[][] x = new double[w.space().size()][1];
        for (int dream = 0; dream < dreams; dream++) {
            double[] start = w.space().random(random);
            for (int row = 0; row < start.length; row++) {
                x[row][0] = start[row];
            }
            relax(w, x, random);
            w = weakened(w, x);
        }
        return w;
    }

    /**
     * Learning stands above dynamics and cannot call it; and one trial whose couplings change after each run needs no
     * more than this loop.
     */
    private static void relax(Blocks w, double[][] x, RandomGenerator random) {
        int n = w.space().n();
        int d = w.space().d();
        double[][] h = new double[d][1];
        double[] work = new double[1];
        double[] moved = {1};
        int[] order = new int[n];
        Arrays.setAll(order, i -> i);
        for (int sweep = 0; sweep < SWEEPS && moved[0] > TOLERANCE * TOLERANCE; sweep++) {
            moved[0] = 0;
            for (int k = 0; k < n; k++) {
                OffDiagonal.stopIfInterrupted(k, w.topology());
                int other = k + random.nextInt(n - k);
                int i = order[other];
                order[other] = order[k];
                order[k] = i;
                w.field(i, x, 1, h);
                Alignment.turn(h, x, x, i * d, d, 1, work, w.rounding(i), moved);
            }
        }
    }

    /** The product is taken first, so that W_ij^ab and W_ji^ba lose the same bits. */
    private Blocks weakened(Blocks w, double[][] x) {
        Topology g = w.topology();
        int d = w.space().d();
        double[] weights = w.weights().clone();
        int[] neighbour = g.neighbours();
        for (int i = 0; i < g.n(); i++) {
            for (int a = 0; a < d; a++) {
                int row = OffDiagonal.row(g, d, i, a);
                for (int c = 0; c < g.degree(i) * d; c++) {
                    double sender = x[neighbour[g.start(i) + c / d] * d + c % d][0];
                    weights[row + c] -= epsilon / g.n() * (x[i * d + a][0] * sender);
                }
            }
        }
        return new Blocks(g, d, weights);
    }
}
