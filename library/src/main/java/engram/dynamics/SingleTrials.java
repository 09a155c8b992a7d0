package engram.dynamics;

import engram.coupling.SingleRows;
import engram.numeric.Lanes;
import engram.random.Streams;
import engram.state.Batch;
import java.util.Arrays;
import java.util.random.RandomGenerator;

/**
 * The trials of one tile in single precision, for runs of a fixed length, as parts of {@link Lanes#width} trials.
 * The order of visits is drawn for many updates, which one part takes before the next begins: each then
 * stays in the L1 cache. Lanes without a trial repeat the last one.
 */
final class SingleTrials implements Process {
    /** Updates that one part takes in a row: so many that it is loaded into the cache for next to nothing. */
    private static final int VISITS = 1024;

    private final SingleRows w;
    private final int d;
    private final int width;
    private final Order order;
    private final int[] sites;
    private final int[] visits = new int[VISITS];
    private final float[] x;
    private final int origin;
    private final float[] h;
    private final double[] norm;
    private final int trials;
    private final int parts;
    private final RandomGenerator random;
    private final double[][] end;
    private long now;

    SingleTrials(SingleRows w, Batch start, int tile, double[][] end, Order order, Streams streams) {
        this.w = w;
        this.order = order;
        this.end = end;
        d = start.spins().d();
        width = Lanes.width(d);
        trials = start.width(tile);
        sites = new int[start.spins().n()];
        Arrays.setAll(sites, i -> i);
        h = new float[d * width];
        norm = new double[width];
        parts = parts(trials);
        x = new float[parts * start.spins().size() * width + Lanes.LINE];
        origin = Lanes.FASTEST.origin(x, h);
        random = Trials.order(streams, tile);
        for (int part = 0; part < parts; part++) {
            copy(start.tile(tile), part * width, Math.min((part + 1) * width, trials), at(part, 0));
        }
    }

    private int parts(int trials) {
        return (trials + width - 1) / width;
    }

    /** Where a row of a part begins. */
    private int at(int part, int row) {
        return origin + (part * sites.length * d + row) * width;
    }

    private void copy(double[][] rows, int first, int last, int begin) {
        int trials = last - first;
        for (int row = 0; row < rows.length; row++) {
            double[] from = rows[row];
            int at = begin + row * width;
            for (int lane = 0; lane < trials; lane++) {
                x[at + lane] = (float) from[first + lane];
            }
            Arrays.fill(x, at + trials, at + width, (float) from[last - 1]);
        }
    }

    @Override
    public void advance(double until) {
        long last = (long) until;
        int count;
        for (; now < last; now += count) {
            Runner.poll(0);
            count = (int) Math.min(VISITS, last - now);
            draw(now, count);
            for (int part = 0; part < parts; part++) {
                Lanes.FASTEST.turn(
                        w.w(), w.at(), w.neighbour(), w.from(), w.degree(), d, visits, count, x, at(part, 0), h);
            }
        }
    }

    /** Writes the sites of the updates from the u-th on. */
    private void draw(long u, int count) {
        int k = (int) (u % sites.length);
        for (int v = 0; v < count; v++) {
            if (k == 0) {
                order.next(sites, random);
            }
            visits[v] = sites[k];
            k = k + 1 < sites.length ? k + 1 : 0;
        }
    }

    /** Writes the states, spins normalised in double precision. */
    @Override
    public void write() {
        for (int part = 0; part < parts; part++) {
            int first = part * width;
            int count = Math.min(width, trials - first);
            for (int i = 0; i < sites.length; i++) {
                normalised(at(part, i * d), i * d, count, end, first);
            }
        }
    }

    /** One spin of all trials of a part. */
    private void normalised(int begin, int row, int trials, double[][] rows, int first) {
        Arrays.fill(norm, 0);
        for (int a = 0; a < d; a++) {
            int at = begin + a * width;
            for (int lane = 0; lane < trials; lane++) {
                norm[lane] += (double) x[at + lane] * x[at + lane];
            }
        }
        for (int lane = 0; lane < trials; lane++) {
            norm[lane] = 1 / Math.sqrt(norm[lane]);
        }
        for (int a = 0; a < d; a++) {
            int at = begin + a * width;
            double[] to = rows[row + a];
            for (int lane = 0; lane < trials; lane++) {
                to[first + lane] = x[at + lane] * norm[lane];
            }
        }
    }
}
