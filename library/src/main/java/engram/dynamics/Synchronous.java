package engram.dynamics;

import engram.coupling.Cursor;
import engram.model.Model;
import engram.numeric.Alignment;
import engram.random.Streams;
import engram.state.Batch;
import java.util.List;
import java.util.concurrent.CancellationException;

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
 */
public record Synchronous(int steps, double tolerance) implements Dynamics {

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
    public Run run(Model model, Batch start, Streams streams, Watch watch) {
        Trials.check(model, start, streams, watch);
        int n = start.space().n();
        Batch end = new Batch(start.space(), start.trials());
        Outcome[] outcomes = new Outcome[start.trials()];
        double[][][] now = new double[start.tiles()][][];
        double[][][] kept = new double[start.tiles()][][];
        for (int k = 0; k < start.tiles(); k++) {
            now[k] = copy(start.tile(k));
            kept[k] = copy(start.tile(k));
            write(now[k], end.tile(k), new boolean[start.width(k)]);
        }
        boolean watched = watch != Watch.NONE;
        if (watched) {
            watch.at(0, start);
        }
        long keptAt = 0;
        long looked = 0;
        for (int step = 1; step <= steps && !done(outcomes); step++) {
            for (int k = 0; k < now.length; k++) {
                now[k] = step(model, start.space().d(), now[k], kept[k], step, keptAt, k, end, outcomes);
            }
            if (watched && (long) step * n - looked >= watch.interval()) {
                looked = (long) step * n;
                watch.at(looked, end);
            }
            if (Long.bitCount(step) == 1) {
                keptAt = step;
                for (int k = 0; k < now.length; k++) {
                    kept[k] = copy(now[k]);
                }
            }
        }
        for (int t = 0; t < outcomes.length; t++) {
            if (outcomes[t] == null) {
                outcomes[t] = new Outcome.Exhausted((long) steps * n);
            }
        }
        return new Run(end, List.of(outcomes));
    }

    /** One step of one tile; trials already done stay where they ended. */
    private double[][] step(
            Model model,
            int d,
            double[][] x,
            double[][] kept,
            int step,
            long keptAt,
            int tile,
            Batch end,
            Outcome[] outcomes) {
        int n = x.length / d;
        int width = x[0].length;
        double[][] next = new double[x.length][width];
        double[][] h = new double[d][width];
        double[] work = new double[width];
        double[] moved = new double[width];
        Cursor cursor = model.cursor(x, width);
        for (int i = 0; i < n; i++) {
            if (i % 1024 == 0 && Thread.currentThread().isInterrupted()) {
                throw new CancellationException("the run was interrupted");
            }
            cursor.field(i, width, h);
            Alignment.turn(h, x, next, i * d, d, width, work, cursor.rounding(i), moved);
        }
        double[] away = furthest(next, kept, d);
        double bound = tolerance * tolerance;
        boolean[] over = new boolean[width];
        for (int lane = 0; lane < width; lane++) {
            int t = tile * Batch.TILE + lane;
            over[lane] = outcomes[t] != null;
            if (over[lane]) {
                continue;
            }
            if (moved[lane] <= bound) {
                outcomes[t] = new Outcome.FixedPoint((long) step * n);
            } else if (away[lane] <= bound) {
                outcomes[t] = new Outcome.Cycle(step - keptAt, (long) step * n);
            }
        }
        write(next, end.tile(tile), over);
        return next;
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

    private static boolean done(Outcome[] outcomes) {
        for (Outcome outcome : outcomes) {
            if (outcome == null) {
                return false;
            }
        }
        return true;
    }

    private static double[][] copy(double[][] rows) {
        double[][] copy = new double[rows.length][];
        for (int row = 0; row < rows.length; row++) {
            copy[row] = rows[row].clone();
        }
        return copy;
    }

    private static void write(double[][] from, double[][] to, boolean[] except) {
        for (int row = 0; row < from.length; row++) {
            for (int lane = 0; lane < from[row].length; lane++) {
                if (!except[lane]) {
                    to[row][lane] = from[row][lane];
                }
            }
        }
    }
}
