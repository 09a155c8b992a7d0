package engram.dynamics;

import engram.model.SiteModel;
import engram.numeric.Alignment;
import engram.random.Streams;
import engram.state.Batch;

/**
 * All sites turn along their fields at once, s = F(s): Little's dynamics at zero temperature. Not
 * {@link Asynchronous}, where each turn sees the ones before it.
 *
 * <p>The energy may rise. With symmetric couplings what never rises is -sum_ij s_i(t) . W_ij s_j(t - 1) (without a
 * field from outside), so for d = 1 runs end with period 1 or 2, whatever the self-couplings; with others, any period is
 * possible, and Brent's method (1980) finds it: a state is kept at steps 1, 2, 4, 8, ... and later
 * ones are compared with it.
 *
 * @param steps most steps a trial may take, each of N single-site updates
 * @param tolerance two states are the same when no spin differs further than this
 * @since 0.1.0
 */
public record Synchronous(int steps, double tolerance) implements Dynamics<SiteModel> {

    /**
     * Checks the parameters.
     *
     * @param steps most steps a trial may take, each of N single-site updates
     * @param tolerance two states are the same when no spin differs further than this
     */
    public Synchronous {
        if (steps < 1 || !(tolerance >= 0 && tolerance < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("Synchronous(steps = " + steps + ", tolerance = " + tolerance
                    + "): at least one step, and a finite tolerance of zero or more, are needed; try 200 and 1e-7");
        }
    }

    /**
     * Steps with a tolerance of 1e-7.
     *
     * @param steps most steps a trial may take
     */
    public Synchronous(int steps) {
        this(steps, 1e-7);
    }

    @Override
    public Run run(SiteModel model, Batch start, Streams streams, Watch watch) {
        Runner.check(model, start, streams, watch);
        int n = start.spins().n();
        return Runner.updates(
                start,
                (long) steps * n,
                n,
                Precision.DOUBLE,
                watch,
                (tile, end) -> new Steps(model, start.tile(tile), end, tolerance));
    }

    /** The trials of a tile, all spins of all of them at once; those already done stay where they ended. */
    private static final class Steps implements Process {
        private final SiteModel model;
        private final double bound;
        private final double[][] end;
        private final Outcome[] outcomes;
        private final int n;
        private final int d;
        private double[][] x;
        private double[][] kept;
        private long keptAt;
        private long step;
        private int running;

        Steps(SiteModel model, double[][] start, double[][] end, double tolerance) {
            this.model = model;
            this.end = end;
            bound = tolerance * tolerance;
            n = model.space().n();
            d = model.space().d();
            x = Trials.copy(start);
            kept = x;
            outcomes = new Outcome[x[0].length];
            running = outcomes.length;
        }

        @Override
        public boolean running() {
            return running > 0;
        }

        @Override
        public Outcome outcome(int lane) {
            return outcomes[lane];
        }

        @Override
        public void advance(double until) {
            while (step * n < until && running > 0) {
                step++;
                next();
                if (Long.bitCount(step) == 1) {
                    keptAt = step;
                    kept = x;
                }
            }
        }

        private void next() {
            int width = outcomes.length;
            double[][] next = new double[x.length][width];
            double[][] h = new double[d][width];
            double[] work = new double[width];
            double[] moved = new double[width];
            EverySite.visit(
                    model,
                    x,
                    h,
                    (i, cursor) -> Alignment.turn(h, x, next, i * d, d, width, work, cursor.rounding(i), moved));
            double[] away = furthest(next, kept, d);
            x = next;
            for (int lane = 0; lane < width; lane++) {
                if (outcomes[lane] == null && (moved[lane] <= bound || away[lane] <= bound)) {
                    outcomes[lane] = moved[lane] <= bound
                            ? new Outcome.FixedPoint(Clock.updates(step * n))
                            : new Outcome.Cycle(step - keptAt, Clock.updates(step * n));
                    write(lane);
                    running--;
                }
            }
        }

        private void write(int lane) {
            for (int row = 0; row < x.length; row++) {
                end[row][lane] = x[row][lane];
            }
        }

        @Override
        public void write() {
            for (int lane = 0; lane < outcomes.length; lane++) {
                if (outcomes[lane] == null) {
                    write(lane);
                }
            }
        }
    }

    /** Largest squared distance of a spin in each trial. */
    private static double[] furthest(double[][] x, double[][] y, int d) {
        int width = x[0].length;
        double[] most = new double[width];
        double[] square = new double[width];
        for (int row = 0; row < x.length; row++) {
            for (int lane = 0; lane < width; lane++) {
                double difference = x[row][lane] - y[row][lane];
                square[lane] = (row % d == 0 ? 0 : square[lane]) + difference * difference;
                most[lane] = row % d == d - 1 ? Math.max(most[lane], square[lane]) : most[lane];
            }
        }
        return most;
    }
}
