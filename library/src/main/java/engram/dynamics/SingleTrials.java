package engram.dynamics;

import engram.coupling.SingleRows;
import engram.numeric.Lanes;
import engram.random.Streams;
import engram.state.Batch;
import java.util.Arrays;
import java.util.concurrent.CancellationException;
import java.util.random.RandomGenerator;

/** The trials of one tile in single precision, for runs of a fixed length. Lanes without a trial repeat the first one. */
final class SingleTrials {
    private final SingleRows w;
    private final int d;
    private final int tile;
    private final Order order;
    private final RandomGenerator random;
    private final int[] sites;
    private final float[][] x;
    private final float[][] h;

    SingleTrials(SingleRows w, Batch start, int tile, Order order, Streams streams) {
        this.w = w;
        this.tile = tile;
        this.order = order;
        d = start.space().d();
        random = Trials.order(streams, tile);
        sites = new int[start.space().n()];
        Arrays.setAll(sites, i -> i);
        x = new float[start.space().size()][Lanes.WIDTH];
        h = new float[d][Lanes.WIDTH];
        for (int row = 0; row < x.length; row++) {
            double[] from = start.tile(tile)[row];
            for (int lane = 0; lane < Lanes.WIDTH; lane++) {
                x[row][lane] = (float) from[lane < from.length ? lane : 0];
            }
        }
    }

    /** Takes the tile from one number of updates to another. */
    void advance(long from, long until) {
        int n = sites.length;
        for (long u = from; u < until; u++) {
            int k = (int) (u % n);
            if (k == 0) {
                if (Thread.currentThread().isInterrupted()) {
                    throw new CancellationException("the run was interrupted");
                }
                order.next(sites, random);
            }
            int i = sites[k];
            Lanes.FASTEST.turn(w.w(), w.at()[i], w.neighbour(), w.from()[i], w.degree()[i], d, x, i, h);
        }
    }

    /** Copies the states out, spins normalised to the last bit of a double. */
    void copyTo(Batch batch) {
        double[][] rows = batch.tile(tile);
        int width = batch.width(tile);
        for (int i = 0; i < sites.length; i++) {
            for (int lane = 0; lane < width; lane++) {
                double square = 0;
                for (int a = 0; a < d; a++) {
                    square += (double) x[i * d + a][lane] * x[i * d + a][lane];
                }
                for (int a = 0; a < d; a++) {
                    rows[i * d + a][lane] = x[i * d + a][lane] / Math.sqrt(square);
                }
            }
        }
    }
}
