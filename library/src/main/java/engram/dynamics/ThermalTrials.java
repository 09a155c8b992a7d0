package engram.dynamics;

import engram.coupling.Cursor;
import engram.model.SiteModel;
import engram.random.Streams;
import engram.state.Batch;
import java.util.Arrays;
import java.util.random.RandomGenerator;

/** The trials of one tile at a temperature, one site at a time. None ever ends before the others. */
final class ThermalTrials implements Process {
    private final Cursor cursor;
    private final Order order;
    private final Turn turn;
    private final RandomGenerator random;
    private final int[] sites;
    private final int width;
    private final double[][] x;
    private final double[][] h;
    private final double[][] end;
    private long now;

    ThermalTrials(SiteModel model, Batch start, int tile, double[][] end, Order order, Turn turn, Streams streams) {
        this.end = end;
        this.order = order;
        this.turn = turn;
        random = Trials.order(streams, tile);
        sites = new int[start.spins().n()];
        Arrays.setAll(sites, i -> i);
        width = start.width(tile);
        x = Trials.copy(start.tile(tile));
        cursor = model.cursor(x, width);
        h = new double[start.spins().d()][width];
    }

    @Override
    public void advance(double until) {
        int k = (int) (now % sites.length);
        long last = (long) until;
        for (long u = now; u < last; u++) {
            Runner.poll(k);
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
        now = last;
    }

    @Override
    public void write() {
        Process.copy(x, end, width);
    }
}
