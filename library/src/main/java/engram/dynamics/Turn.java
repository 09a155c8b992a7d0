package engram.dynamics;

import engram.random.Streams;
import engram.state.Batch;
import java.util.Arrays;
import java.util.random.RandomGenerator;

/**
 * How spins of one site turn at a temperature, in all trials of a tile. Each trial has a generator of its own, which
 * depends on its number alone and gives the same count of draws whatever the other trials do.
 */
sealed interface Turn permits HeatBath, MetropolisTurn, OwnTurn {

    /**
     * Draws the new spins of a site.
     *
     * @param h in: fields, d rows; out: spins
     * @param x the tile, from which the old spins are read
     * @param row first row of the site, i d
     */
    void draw(double[][] h, double[][] x, int row);

    /** The generators of a tile's trials. */
    static RandomGenerator[] generators(Batch start, int tile, Streams streams) {
        RandomGenerator[] random = new RandomGenerator[start.width(tile)];
        Arrays.setAll(
                random,
                lane -> streams.child("trial", (long) tile * Batch.TILE + lane).open("heat"));
        return random;
    }

    /** A field, checked; odds made of NaN would pass for certainty. */
    static double finite(double h) {
        if (!(Math.abs(h) <= Double.MAX_VALUE)) {
            throw new IllegalArgumentException("a field of " + h
                    + " came from the model; fields must be finite: look at what it gives for this state, or give the"
                    + " couplings a unit in which their sums fit a double");
        }
        return h;
    }

    /** Checks a temperature. */
    static void check(String what, double temperature) {
        if (!(temperature >= 0)) {
            throw new IllegalArgumentException(what + "(temperature = " + temperature
                    + "): a temperature of zero or more is needed; try 0.5, or 0 for recall without noise");
        }
    }
}
