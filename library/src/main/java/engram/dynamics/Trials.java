package engram.dynamics;

import engram.coupling.Cursor;
import engram.model.Model;
import engram.numeric.Alignment;
import engram.random.Streams;
import engram.state.Batch;
import java.util.Arrays;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.random.RandomGenerator;

/**
 * The trials of one tile while they run. Trials that are done leave by {@link #retire}; the last
 * running one takes their column, so that work is done only on those that run.
 */
final class Trials {
    private final Cursor cursor;
    private final int d;
    private final Order order;
    private final RandomGenerator random;
    private final int[] sites;
    private final double[][] x;
    private final double[][] h;
    private final double[] work;
    private final double[] moved;
    private final int[] trial;
    private int width;

    Trials(Model model, Batch start, int tile, Order order, Streams streams) {
        this.order = order;
        d = start.space().d();
        random = order(streams, tile);
        sites = new int[start.space().n()];
        Arrays.setAll(sites, i -> i);
        width = start.width(tile);
        x = new double[start.space().size()][];
        for (int row = 0; row < x.length; row++) {
            x[row] = start.tile(tile)[row].clone();
        }
        cursor = model.cursor(x, width);
        h = new double[d][width];
        work = new double[width];
        moved = new double[width];
        trial = new int[width];
        Arrays.setAll(trial, lane -> tile * Batch.TILE + lane);
    }

    /** Where a tile's order of updates comes from. */
    static RandomGenerator order(Streams streams, int tile) {
        return streams.child("tile", tile).open("order");
    }

    /** Checks what every run needs, before any work. */
    static void check(Model model, Batch start, Streams streams, Watch watch) {
        Objects.requireNonNull(model, "run(model = null): a network is needed; try Model.of(w)");
        Objects.requireNonNull(
                start, "run(start = null): states are needed; try new Cue.RandomStart().batch(xi, 64, streams)");
        Objects.requireNonNull(streams, "run(streams = null): try Streams.seed(1)");
        Objects.requireNonNull(watch, "run(watch = null): try Watch.NONE");
        if (!model.space().equals(start.space())) {
            throw new IllegalArgumentException("the model lives on " + model.space() + " and the states on "
                    + start.space() + "; both must be the same");
        }
        start.check("the start");
    }

    boolean finished() {
        return width == 0;
    }

    /** Updates the k-th site of the present sweep; k = 0 begins a new one. */
    void updateNext(int k, boolean measure) {
        if (k % 1024 == 0 && Thread.currentThread().isInterrupted()) {
            throw new CancellationException("the run was interrupted");
        }
        if (k == 0) {
            order.next(sites, random);
            Arrays.fill(moved, 0);
            cursor.renew(width);
        }
        int i = sites[k];
        cursor.field(i, width, h);
        Alignment.direction(h, x, i * d, d, width, work, cursor.rounding(i), measure ? moved : null);
        cursor.set(i, width, h);
    }

    /** Ends the trials in which no spin moved further than the tolerance in the sweep just made. */
    void retireFixed(double tolerance, boolean visitAll, long updates, Batch end, Outcome[] outcomes) {
        double bound = tolerance * tolerance;
        if (visitAll && anyWithin(bound)) {
            residual();
        }
        for (int lane = width - 1; lane >= 0; lane--) {
            if (moved[lane] <= bound) {
                retire(lane, new Outcome.FixedPoint(updates), end, outcomes);
            }
        }
    }

    private boolean anyWithin(double bound) {
        for (int lane = 0; lane < width; lane++) {
            if (moved[lane] <= bound) {
                return true;
            }
        }
        return false;
    }

    /** How far each trial's spins would still move if all were visited now; nothing is changed. */
    private void residual() {
        for (int i = 0; i < sites.length; i++) {
            cursor.field(i, width, h);
            Alignment.direction(h, x, i * d, d, width, work, cursor.rounding(i), moved);
        }
    }

    private void retire(int lane, Outcome outcome, Batch end, Outcome[] outcomes) {
        double[][] rows = end.tile(trial[lane] / Batch.TILE);
        int last = --width;
        for (int row = 0; row < x.length; row++) {
            rows[row][trial[lane] % Batch.TILE] = x[row][lane];
        }
        cursor.move(last, lane);
        outcomes[trial[lane]] = outcome;
        trial[lane] = trial[last];
        moved[lane] = moved[last];
    }

    /** Ends all trials that still run. */
    void exhaust(long updates, Batch end, Outcome[] outcomes) {
        for (int lane = width - 1; lane >= 0; lane--) {
            retire(lane, new Outcome.Exhausted(updates), end, outcomes);
        }
    }

    /** Copies the running trials' states out. */
    void copyTo(Batch batch) {
        for (int lane = 0; lane < width; lane++) {
            double[][] rows = batch.tile(trial[lane] / Batch.TILE);
            for (int row = 0; row < x.length; row++) {
                rows[row][trial[lane] % Batch.TILE] = x[row][lane];
            }
        }
    }
}
