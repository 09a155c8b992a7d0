package engram.numeric;

/**
 * Single-precision work on tiles of {@link #WIDTH} trials: the inner loop of recall with a fixed
 * budget.
 *
 * <p>A tile is rows of floats: component a of site i of all trials is {@code x[i * d + a]}. Each row is an
 * array of its own, for the reason given at {@link Fields}. There are two implementations with the same numbers bit for
 * bit, since both round once per multiply-add: one with the vectors of {@code jdk.incubator.vector},
 * used when that module is there, and a plain one.
 *
 * <p>Cost for d = 3: 9 multiply-adds a neighbour and trial; a vector of 16 trials needs 9 of them and
 * 3 loads, so the arithmetic bounds it as long as the tile stays in the L2 cache.
 */
public interface Lanes {
    /** Trials in a tile: four 512-bit vectors of floats, so that three components keep twelve sums in flight. */
    int WIDTH = 64;

    /** Fields with a square below this point nowhere, as in {@link Alignment#NO_FIELD}. */
    float NO_FIELD_SQUARED = (float) (Alignment.NO_FIELD * Alignment.NO_FIELD);

    /** The fastest implementation on this JVM. */
    Lanes FASTEST = Fastest.find();

    /**
     * Turns the spins of one site along their fields, h_i = sum_k W_ik x_k, s_i = h_i / |h_i| (for d = 1,
     * sign h_i); a spin without field stays.
     *
     * @param w couplings, the d rows of each site over its neighbours
     * @param at where the site's rows begin
     * @param neighbour list of neighbours
     * @param from first of the site's neighbours in the list
     * @param z how many
     * @param d dimension of a spin
     * @param x the tile, n d rows of WIDTH numbers
     * @param site which site turns
     * @param h scratch, d rows of WIDTH numbers
     */
    void turn(float[] w, int at, int[] neighbour, int from, int z, int d, float[][] x, int site, float[][] h);

    /** Chooses an implementation. */
    final class Fastest {
        private Fastest() {}

        static Lanes find() {
            if (ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent()) {
                try {
                    return (Lanes) Class.forName("engram.numeric.VectorLanes")
                            .getDeclaredConstructor()
                            .newInstance();
                } catch (ReflectiveOperationException | LinkageError absent) {
                    return new PlainLanes();
                }
            }
            return new PlainLanes();
        }
    }
}
