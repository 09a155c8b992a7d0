package engram.state;

import engram.argument.Given;
import engram.identity.Identified;
import engram.random.Streams;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * Many states of one space that are worked on together: the trials of a recall experiment.
 *
 * <p>Stored in tiles of {@link #TILE} trials. In a tile, row i d + a holds component a of site i for
 * all its trials, so a loop over trials is contiguous:
 * {@code tile(k)[i * d + a][lane]} belongs to trial {@code k * TILE + lane}. A trial's numbers never
 * mix with another's, so its result does not depend on the other trials.
 *
 * @since 0.1.0
 */
public final class Batch implements Identified {
    /** Trials in a full tile: a row is eight cache lines, and a tile of N d = 192 rows fits the L2 cache. */
    public static final int TILE = 64;

    /** Numbers in a line of the cache. */
    private static final int LINE = 8;

    private final Space space;
    private final int trials;
    private final double[][][] tiles;
    private int[] targets = {};

    /**
     * A batch of states that are still to be set, by {@link #set} or {@link #setTile}: until then they are zeros, which no run
     * starts from.
     *
     * @param space the space
     * @param trials how many states, at least 1
     */
    public Batch(Space space, int trials) {
        if (trials < 1) {
            throw new IllegalArgumentException(
                    "Batch(trials = " + trials + "): there must be at least one trial; try 64 or more");
        }
        if (space == null) {
            throw new IllegalArgumentException("Batch(space = null): give the space of the states, as model.space()");
        }
        double bytes = (double) Double.BYTES * space.size() * trials;
        if (bytes > Runtime.getRuntime().maxMemory()) {
            throw new IllegalArgumentException(String.format(
                    Locale.ROOT,
                    "Batch(%s, trials = %d): %.3g GB are needed and the JVM may take %.3g; run fewer trials at a time, or"
                            + " start it with a larger -Xmx",
                    space,
                    trials,
                    bytes / 1e9,
                    Runtime.getRuntime().maxMemory() / 1e9));
        }
        this.space = space;
        this.trials = trials;
        tiles = new double[(trials - 1) / TILE + 1][][];
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
    public static Batch of(Space space, double[]... states) {
        if (states == null) {
            throw new IllegalArgumentException("Batch.of(states = null): give one array of n d numbers a trial");
        }
        Batch batch = new Batch(space, states.length);
        for (int t = 0; t < states.length; t++) {
            batch.set(t, states[t]);
        }
        return batch;
    }

    /**
     * A batch of independent random states, uniform in the space as {@link Space#random} draws them.
     *
     * @param space the space
     * @param trials how many states, at least 1
     * @param streams where they come from: state t from {@code streams.child("start", t).open("spins")}, however many there are
     * @return the batch, without targets
     */
    public static Batch random(Space space, int trials, Streams streams) {
        Given.value("Batch.random", "streams", streams, "where the states come from, as Streams.seed(1),");
        Batch batch = new Batch(space, trials);
        for (int t = 0; t < trials; t++) {
            batch.set(t, space.random(streams.child("start", t).open("spins")));
        }
        return batch;
    }

    /**
     * Returns a batch of the same trials, with the same targets, whose states are still to be set: where the end of a run goes.
     *
     * @return an empty batch
     */
    public Batch fresh() {
        Batch batch = new Batch(space, trials);
        batch.targets = targets;
        return batch;
    }

    /**
     * Says which pattern each trial aims at. Cues do so by themselves; the end of a run has the targets of its start.
     *
     * @param targets the index of a pattern for each trial, from 0
     * @return this batch
     */
    public Batch aim(int... targets) {
        if (targets == null || targets.length != trials) {
            throw new IllegalArgumentException("Batch.aim: " + (targets == null ? "null" : targets.length + " targets")
                    + " came for " + trials + " trials; the index of a pattern is needed for each");
        }
        for (int t = 0; t < trials; t++) {
            if (targets[t] < 0) {
                throw new IllegalArgumentException(
                        "Batch.aim: trial " + t + " aims at pattern " + targets[t] + "; patterns are numbered from 0");
            }
        }
        this.targets = targets.clone();
        return this;
    }

    /**
     * Returns whether trials have targets.
     *
     * @return true for cues, and for the ends of their runs
     */
    public boolean aimed() {
        return targets.length > 0;
    }

    /**
     * Returns the pattern that a trial aims at.
     *
     * @param t the trial
     * @return the index of a pattern
     */
    public int target(int t) {
        checkTrial("target", t);
        if (!aimed()) {
            throw new IllegalArgumentException(
                    "Batch.target(" + t
                            + "): these states do not say which patterns they aim at; make them by a Cue, or say batch.aim(0, 1, ...)");
        }
        return targets[t];
    }

    /**
     * Checks that every trial has a state, as {@link Space#check(double[], String)} does. What {@link #tile} gives out can be
     * written to, so every run checks its start.
     *
     * @param what what the batch is, for the message
     */
    public void check(String what) {
        for (int k = 0; k < tiles.length; k++) {
            space.check(tiles[k], 0, width(k), what, k * TILE);
        }
    }

    /**
     * The space of every state.
     *
     * @return the space
     */
    public Space space() {
        return space;
    }

    /**
     * The space of every state, for whatever needs spins.
     *
     * @return the space; states of another kind are refused
     */
    public Spins spins() {
        return Spins.of("Batch.spins()", space);
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
        checkTile("tile", k);
        return tiles[k];
    }

    private void checkTile(String what, int k) {
        if (k < 0 || k >= tiles.length) {
            throw new IllegalArgumentException(
                    "Batch." + what + "(" + k + "): there are " + tiles.length + " tiles, numbered from 0");
        }
    }

    private void checkTrial(String what, int t) {
        if (t < 0 || t >= trials) {
            throw new IllegalArgumentException(
                    "Batch." + what + "(" + t + "): there are " + trials + " trials, numbered from 0");
        }
    }

    /**
     * How many trials a tile holds.
     *
     * @param k the tile
     * @return TILE, less in the last one
     */
    public int width(int k) {
        checkTile("width", k);
        return Math.min(TILE, trials - k * TILE);
    }

    /**
     * One state. Of a trial that was never set it says so.
     *
     * @param t the trial
     * @return a copy, n d numbers
     */
    public double[] state(int t) {
        checkTrial("state", t);
        double[][] rows = tiles[t / TILE];
        double[] s = new double[rows.length];
        for (int row = 0; row < s.length; row++) {
            s[row] = rows[row][t % TILE];
        }
        space.check(s, 0, "Batch.state(" + t + ")" + (s[0] == 0 && s[s.length - 1] == 0 ? " (was it set?)" : ""));
        return s;
    }

    /**
     * One number of each state: {@code run.end().each(model::energy).min()}.
     *
     * @param read the number, for example an energy; it gets a copy of the state
     * @return the numbers, in the order of the trials
     */
    public DoubleStream each(ToDoubleFunction<double[]> read) {
        Given.value("Batch.each", "read", read, "a function of the state");
        return IntStream.range(0, trials).mapToDouble(t -> read.applyAsDouble(state(t)));
    }

    /**
     * Replaces one state.
     *
     * @param t the trial
     * @param s n d numbers, checked to be a state; copied
     */
    public void set(int t, double[] s) {
        checkTrial("set", t);
        space.check(s, "state " + t);
        double[][] rows = tiles[t / TILE];
        for (int row = 0; row < rows.length; row++) {
            rows[row][t % TILE] = s[row];
        }
    }

    /**
     * Replaces all states of one tile, a few rows at a time so that what is written stays in the cache.
     *
     * @param k the tile
     * @param states one array of n d numbers for each of its trials, each checked to be a state; copied
     */
    public void setTile(int k, double[][] states) {
        checkTile("setTile", k);
        double[][] rows = tiles[k];
        if (states == null || states.length != width(k)) {
            throw new IllegalArgumentException("setTile(" + k + "): "
                    + (states == null ? "null" : states.length + " states") + " came for the " + width(k)
                    + " trials of this tile; one each is needed");
        }
        for (int lane = 0; lane < states.length; lane++) {
            space.check(states[lane], "state " + (k * TILE + lane));
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
        return space instanceof Spins spins
                ? "Batch(trials = " + trials + ", N = " + spins.n() + ", d = " + spins.d() + ")"
                : "Batch(trials = " + trials + ", " + space + ")";
    }

    @Override
    public Object identity() {
        return aimed() ? List.of(space, trials, tiles, targets) : List.of(space, trials, tiles);
    }
}
