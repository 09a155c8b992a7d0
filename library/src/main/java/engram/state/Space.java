package engram.state;

import java.util.random.RandomGenerator;

/**
 * Where the states of a network live: {@link Spins}, {@link Reals}, or {@link Layers} of those. A state is a flat array of
 * {@link #size} numbers, unit by unit. A tile of states holds row r of all its trials in {@code rows[r]}.
 *
 * @since 0.1.0
 */
public sealed interface Space permits Spins, Reals, Layers {

    /**
     * Returns the number of units: spins, real variables, or the sum over layers.
     *
     * @return N
     */
    int n();

    /**
     * Returns the length of a state.
     *
     * @return how many numbers it has: N d for spins, N for reals
     */
    int size();

    /**
     * Draws a random state: spins uniformly from their spheres, reals from the standard normal law.
     *
     * @param random the generator
     * @return a fresh state
     */
    double[] random(RandomGenerator random);

    /**
     * Checks that a stretch of an array is a state.
     *
     * @param states an array
     * @param at where the state begins
     * @param what what it is, for the message
     */
    void check(double[] states, int at, String what);

    /**
     * Checks that an array is a state.
     *
     * @param s an array
     * @param what what it is, for the message
     */
    default void check(double[] s, String what) {
        if (s == null) {
            throw new IllegalArgumentException(
                    what + " is null; " + this + " needs an array of " + sizeInSymbols() + " numbers");
        }
        if (s.length != size()) {
            throw new IllegalArgumentException(
                    what + " has " + s.length + " numbers; " + this + " needs " + sizeInSymbols());
        }
        check(s, 0, what);
    }

    /**
     * Checks that the rows of a tile hold states.
     *
     * @param rows rows of trials
     * @param at the first row of this space
     * @param width how many trials
     * @param what what the tile is, for the message
     * @param first number of the tile's first trial, for the message
     */
    void check(double[][] rows, int at, int width, String what, int first);

    /**
     * Returns the length of a state as users write it.
     *
     * @return such as {@code n d = 192}
     */
    default String sizeInSymbols() {
        return "n = " + size();
    }
}
