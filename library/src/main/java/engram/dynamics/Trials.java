package engram.dynamics;

import engram.coupling.Cursor;
import engram.model.SiteModel;
import engram.numeric.Alignment;
import engram.random.Streams;
import engram.state.Batch;
import java.util.Arrays;
import java.util.random.RandomGenerator;

/**
 * The trials of one tile while they run. Trials that are done leave by {@link #retire}; the last
 * running one takes their column, so that work is done only on those that run.
 */
final class Trials implements Process {
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
    private final double tolerance;
    private final double[][] end;
    private final Outcome[] outcomes;
    private int width;
    private long now;

    Trials(SiteModel model, Batch start, int tile, double[][] end, Order order, double tolerance, Streams streams) {
        this.order = order;
        this.tolerance = tolerance;
        this.end = end;
        d = start.spins().d();
        random = order(streams, tile);
        sites = new int[start.spins().n()];
        Arrays.setAll(sites, i -> i);
        width = start.width(tile);
        outcomes = new Outcome[width];
        x = copy(start.tile(tile));
        cursor = model.cursor(x, width);
        h = new double[d][width];
        work = new double[width];
        moved = new double[width];
        trial = new int[width];
        Arrays.setAll(trial, lane -> lane);
    }

    /** Where a tile's order of updates comes from. */
    static RandomGenerator order(Streams streams, int tile) {
        return streams.child("tile", tile).open("order");
    }

    static double[][] copy(double[][] rows) {
        double[][] copy = new double[rows.length][];
        for (int row = 0; row < rows.length; row++) {
            copy[row] = rows[row].clone();
        }
        return copy;
    }

    @Override
    public boolean running() {
        return width > 0;
    }

    @Override
    public Outcome outcome(int lane) {
        return outcomes[lane];
    }

    /** With a look at the end of each sweep, if there is a tolerance. */
    @Override
    public void advance(double until) {
        int n = sites.length;
        long last = (long) until;
        for (long u = now; u < last && width > 0; u++) {
            updateNext((int) (u % n));
            if (tolerance > 0 && u % n == n - 1) {
                retireFixed(u + 1);
            }
        }
        now = last;
    }

    /** Updates the k-th site of the present sweep; k = 0 begins a new one. */
    private void updateNext(int k) {
        Runner.poll(k);
        if (k == 0) {
            order.next(sites, random);
            Arrays.fill(moved, 0);
            cursor.renew(width);
        }
        int i = sites[k];
        cursor.field(i, width, h);
        Alignment.direction(h, x, i * d, d, width, work, cursor.rounding(i), tolerance > 0 ? moved : null);
        cursor.set(i, width, h);
    }

    /** Ends the trials in which no spin moved further than the tolerance in the sweep just made. */
    private void retireFixed(long updates) {
        double bound = tolerance * tolerance;
        if (order == Order.UNIFORM && anyWithin(bound)) {
            residual();
        }
        for (int lane = width - 1; lane >= 0; lane--) {
            if (moved[lane] <= bound) {
                retire(lane, new Outcome.FixedPoint(Clock.updates(updates)));
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

    private void retire(int lane, Outcome outcome) {
        int last = --width;
        for (int row = 0; row < x.length; row++) {
            end[row][trial[lane]] = x[row][lane];
        }
        cursor.move(last, lane);
        outcomes[trial[lane]] = outcome;
        trial[lane] = trial[last];
        moved[lane] = moved[last];
    }

    @Override
    public void write() {
        for (int lane = 0; lane < width; lane++) {
            for (int row = 0; row < x.length; row++) {
                end[row][trial[lane]] = x[row][lane];
            }
        }
    }
}
