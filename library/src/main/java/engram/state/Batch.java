package engram.state;

import engram.identity.Identified;
import java.util.List;

/**
 * Many states of one space that are worked on together: the trials of a recall experiment.
 *
 * <p>Stored in tiles of {@link #TILE} trials. In a tile, row i d + a holds component a of site i for
 * all its trials, so a loop over trials is contiguous:
 * {@code tile(k)[i * d + a][lane]} belongs to trial {@code k * TILE + lane}. A trial's numbers never
 * mix with another's, so what becomes of it does not depend on its company.
 */
public final class Batch implements Identified {
    /** Trials in a full tile: a row is eight cache lines, and a tile of N d = 192 rows fits the L2 cache. */
    public static final int TILE = 64;

    /** Numbers in a line of the cache. */
    private static final int LINE = 8;

    private final Spins space;
    private final int trials;
    private final double[][][] tiles;

    /**
     * A batch of zeros, to be filled by {@link #set}.
     *
     * @param space the space
     * @param trials how many states, at least 1
     */
    public Batch(Spins space, int trials) {
        if (trials < 1) {
            throw new IllegalArgumentException(
                    "Batch(trials = " + trials + "): there must be at least one trial; try 64 or more");
        }
        this.space = space;
        this.trials = trials;
        tiles = new double[(trials + TILE - 1) / TILE][][];
        for (int k = 0; k < tiles.length; k++) {
            tiles[k] = new double[space.size()][width(k)];
        }
    }

    /**
     * A batch from separate states.
     *
     * @param space the space
     * @param states one array of n d numbers a trial, each checked to be a state
     * @return the batch, copied
     */
    public static Batch of(Spins space, double[]... states) {
        Batch batch = new Batch(space, states.length);
        for (int t = 0; t < states.length; t++) {
            space.check(states[t], "state " + t);
            batch.set(t, states[t]);
        }
        return batch;
    }

    /**
     * The space of every state.
     *
     * @return the space
     */
    public Spins space() {
        return space;
    }

    /**
     * How many states.
     *
     * @return the number of trials
     */
    public int trials() {
        return trials;
    }

    /**
     * How many tiles.
     *
     * @return trials / TILE, rounded up
     */
    public int tiles() {
        return tiles.length;
    }

    /**
     * The rows of one tile: the array itself, not a copy.
     *
     * @param k the tile
     * @return n d rows of {@link #width width(k)} numbers
     */
    public double[][] tile(int k) {
        return tiles[k];
    }

    /**
     * How many trials a tile holds.
     *
     * @param k the tile
     * @return TILE, less in the last one
     */
    public int width(int k) {
        return Math.min(TILE, trials - k * TILE);
    }

    /**
     * One state.
     *
     * @param t the trial
     * @return a copy, n d numbers
     */
    public double[] state(int t) {
        double[][] rows = tiles[t / TILE];
        double[] s = new double[rows.length];
        for (int row = 0; row < s.length; row++) {
            s[row] = rows[row][t % TILE];
        }
        return s;
    }

    /**
     * Replaces one state.
     *
     * @param t the trial
     * @param s n d numbers
     */
    public void set(int t, double[] s) {
        double[][] rows = tiles[t / TILE];
        for (int row = 0; row < rows.length; row++) {
            rows[row][t % TILE] = s[row];
        }
    }

    /**
     * Replaces all states of one tile, a few rows at a time so that what is written stays in the cache.
     *
     * @param k the tile
     * @param states one array of n d numbers for each of its trials
     */
    public void setTile(int k, double[][] states) {
        double[][] rows = tiles[k];
        if (states.length != width(k)) {
            throw new IllegalArgumentException("setTile(" + k + "): " + states.length + " states came for the "
                    + width(k) + " trials of this tile; one each is needed");
        }
        for (int from = 0; from < rows.length; from += LINE) {
            int until = Math.min(from + LINE, rows.length);
            for (int lane = 0; lane < states.length; lane++) {
                double[] s = states[lane];
                for (int row = from; row < until; row++) {
                    rows[row][lane] = s[row];
                }
            }
        }
    }

    @Override
    public String toString() {
        return "Batch(trials = " + trials + ", N = " + space.n() + ", d = " + space.d() + ")";
    }

    @Override
    public Object identity() {
        return List.of(space, trials, tiles);
    }
}
