package engram.dynamics;

import engram.coupling.Cursor;
import engram.model.Model;
import engram.random.Streams;
import engram.state.Batch;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.random.RandomGenerator;

/** The trials of one tile at a temperature, one site at a time. None ever ends before the others. */
final class ThermalTrials {
    private final Cursor cursor;
    private final Order order;
    private final Turn turn;
    private final RandomGenerator random;
    private final int[] sites;
    private final int width;
    private final double[][] x;
    private final double[][] h;

    /** Makes the rule by which the spins of a tile turn. */
    interface Rule {
        Turn of(Batch start, int tile);
    }

    private ThermalTrials(Model model, Batch start, int tile, Order order, Turn turn, Streams streams) {
        this.order = order;
        this.turn = turn;
        random = Trials.order(streams, tile);
        sites = new int[start.space().n()];
        Arrays.setAll(sites, i -> i);
        width = start.width(tile);
        x = new double[start.space().size()][];
        for (int row = 0; row < x.length; row++) {
            x[row] = start.tile(tile)[row].clone();
        }
        cursor = model.cursor(x, width);
        h = new double[start.space().d()][width];
    }

    /** Runs all tiles for a number of updates. */
    static Run run(Model model, Batch start, Order order, long updates, Rule rule, Streams streams, Watch watch) {
        List<ThermalTrials> tiles = new ArrayList<>();
        for (int k = 0; k < start.tiles(); k++) {
            tiles.add(new ThermalTrials(model, start, k, order, rule.of(start, k), streams));
        }
        Batch end = new Batch(start.space(), start.trials());
        boolean watched = watch != Watch.NONE;
        if (watched) {
            watch.at(0, start);
        }
        long stride = watched ? Math.min(watch.interval(), updates) : updates;
        for (long done = 0; done < updates; done += stride) {
            long until = Math.min(done + stride, updates);
            for (int k = 0; k < tiles.size(); k++) {
                tiles.get(k).advance(done, until);
                tiles.get(k).copyTo(end.tile(k));
            }
            if (watched) {
                watch.at(until, end);
            }
        }
        return new Run(end, Collections.nCopies(start.trials(), new Outcome.Exhausted(updates)));
    }

    private void advance(long from, long until) {
        int k = (int) (from % sites.length);
        for (long u = from; u < until; u++) {
            if (k % 1024 == 0 && Thread.currentThread().isInterrupted()) {
                throw new CancellationException("the run was interrupted");
            }
            if (k == 0) {
                order.next(sites, random);
                cursor.renew(width);
            }
            int i = sites[k];
            cursor.field(i, width, h);
            turn.draw(h, x, i * h.length);
            cursor.set(i, width, h);
            k = k + 1 < sites.length ? k + 1 : 0;
        }
    }

    private void copyTo(double[][] rows) {
        for (int row = 0; row < x.length; row++) {
            System.arraycopy(x[row], 0, rows[row], 0, width);
        }
    }
}
