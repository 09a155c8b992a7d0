package engram.numeric;

/**
 * Single-precision work on tiles of {@link #width} trials: the inner loop of recall with a fixed
 * budget.
 *
 * <p>A tile is one array of floats: component a of site i of trial t is
 * {@code x[origin + (i * d + a) * width + t]}. There are two implementations with the same numbers bit for bit, since both
 * round once per multiply-add: one with the vectors of {@code jdk.incubator.vector}, used when that
 * module is there, and a plain one.
 *
 * <p>Cost for d = 3: 9 multiply-adds a neighbour and trial; two vectors of 16 trials need 18 of them, 6 loads
 * and 9 broadcasts. At N = 64 the tile has 24 KB: it and the couplings of the sites visited share an L1 cache of 48 KB.
 *
 * @since 0.1.0
 */
public interface Lanes {
    /** Floats in a line of the cache: so much longer than its rows the array of a tile must be. */
    int LINE = 16;

    /**
     * A field shorter than this is rounding and points nowhere. The couplings of a site must therefore come either as whole
     * numbers, whose fields are exact, or scaled so that they can make no field above 1; eight half units in
     * the last place of that.
     */
    float NO_FIELD = 0x1p-21f;

    /** The square of {@link #NO_FIELD}. */
    float NO_FIELD_SQUARED = NO_FIELD * NO_FIELD;

    /** The fastest implementation on this JVM. */
    Lanes FASTEST = VectorModule.orElse("VectorLanes", Lanes.class, PlainLanes::new);

    /**
     * Trials in a tile: half of a batch's tile for d = 3, whose rows are many and whose three components keep enough
     * sums in flight, else all of it.
     *
     * @param d dimension of a spin
     * @return how many; four or two vectors of 512 bits
     */
    static int width(int d) {
        return d == 3 ? 32 : 64;
    }

    /**
     * Where the rows of a tile had best begin, so that no vector crosses a line of the cache. A JVM does not tell where
     * its arrays lie, so this is found by timing; it bears on speed alone, and no result depends on it.
     *
     * @param x the tile's array, LINE numbers longer than its rows
     * @param h scratch, at least LINE numbers
     * @return from 0 to LINE - 1
     */
    int origin(float[] x, float[] h);

    /**
     * Turns the spins of one site after another along their fields, h_i = sum_k W_ik x_k, s_i = h_i / |h_i| (for d = 1,
     * sign h_i); a spin without field, {@link #NO_FIELD}, stays.
     *
     * @param w couplings of each site, neighbour by neighbour, each block of d x d column by column; scaled as above
     * @param at where the couplings of site i begin
     * @param neighbour list of neighbours
     * @param from where in it the neighbours of site i begin
     * @param degree how many neighbours site i has
     * @param d dimension of a spin
     * @param visits which sites turn, in this order
     * @param count how many of the visits are made, from the first
     * @param x the tile, n d rows of {@code width(d)} numbers
     * @param origin where in x the first row begins
     * @param h scratch, d rows of {@code width(d)} numbers
     */
    void turn(
            float[] w,
            int[] at,
            int[] neighbour,
            int[] from,
            int[] degree,
            int d,
            int[] visits,
            int count,
            float[] x,
            int origin,
            float[] h);
}
