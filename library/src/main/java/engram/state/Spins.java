package engram.state;

import engram.argument.Given;
import java.util.Arrays;
import java.util.Objects;
import java.util.random.RandomGenerator;

/**
 * N unit vectors in d dimensions, the product of spheres (S^(d-1))^N. With d = 1 these are Ising
 * spins ±1; d = 3 is the vectorial model.
 *
 * <p>A state is a flat array of N d numbers, site by site: component a of site i at
 * {@code s[i * d + a]}.
 *
 * @param n number of sites N, at least 1
 * @param d dimension of each spin, at least 1
 * @since 0.1.0
 */
public record Spins(int n, int d) implements Space {

    /** How far from 1 a vector's length may be and still count as a unit vector: the rounding of single precision, with room. */
    private static final double UNIT = 1e-6;

    /**
     * Checks the parameters.
     *
     * @param n number of sites N, at least 1
     * @param d dimension of each spin, at least 1
     */
    public Spins {
        if (n < 1 || d < 1) {
            throw new IllegalArgumentException("Spins(n = " + n + ", d = " + d
                    + "): there must be at least one site and one dimension; try n = 64, d = 3");
        }
        if ((long) n * d > Integer.MAX_VALUE - 8) {
            throw new IllegalArgumentException("Spins(n = " + n + ", d = " + d + "): n d = " + (long) n * d
                    + " numbers do not fit one array; keep n d below 2^31");
        }
    }

    /**
     * Returns a space as spins, for whatever needs unit vectors.
     *
     * @param who what needs them, for the message
     * @param space a space
     * @return the same
     */
    public static Spins of(String who, Space space) {
        if (space instanceof Spins spins) {
            return spins;
        }
        throw new IllegalArgumentException(
                who + "(space = " + space + "): unit spins are needed (d = 1 for bits), as new Spins(n, d)");
    }

    /**
     * Length of a state.
     *
     * @return N d
     */
    @Override
    public int size() {
        return n * d;
    }

    /**
     * A state with every spin drawn uniformly from its sphere.
     *
     * @param random the generator
     * @return a fresh state
     */
    @Override
    public double[] random(RandomGenerator random) {
        double[] s = new double[size()];
        for (int i = 0; i < n; i++) {
            direction(random, s, i);
        }
        return s;
    }

    /**
     * Draws one spin uniformly from its sphere: ±1 with equal odds when d = 1, otherwise a
     * normalised Gaussian vector.
     *
     * @param random the generator
     * @param s the state to write to
     * @param i the site
     */
    public void direction(RandomGenerator random, double[] s, int i) {
        Objects.requireNonNull(
                random, "Spins.direction(random = null): a generator was needed; try streams.open(\"spins\")");
        site("direction", s, i);
        if (d == 1) {
            s[i] = random.nextBoolean() ? 1 : -1;
            return;
        }
        do {
            for (int a = 0; a < d; a++) {
                s[i * d + a] = random.nextGaussian();
            }
        } while (!normalise(s, i));
    }

    /**
     * Scales one spin to unit length, however short or long it is: a power of two comes first where the square of the
     * length would leave the range of doubles.
     *
     * @param s the state to write to
     * @param i the site
     * @return false, and the spin as it was, if it is zero or not finite
     */
    public boolean normalise(double[] s, int i) {
        site("normalise", s, i);
        double most = 0;
        for (int a = 0; a < d; a++) {
            most = Math.max(most, Math.abs(s[i * d + a]));
        }
        if (!(most > 0 && most < Double.POSITIVE_INFINITY)) {
            return false;
        }
        int power = Math.getExponent(most);
        double unit = Math.abs(power) > 400 ? Math.scalb(1.0, -power) : 1;
        double square = 0;
        for (int a = 0; a < d; a++) {
            double scaled = s[i * d + a] * unit;
            square += scaled * scaled;
        }
        double length = Math.sqrt(square);
        for (int a = 0; a < d; a++) {
            s[i * d + a] = d == 1 ? Math.signum(s[i]) : s[i * d + a] * unit / length;
        }
        return true;
    }

    /**
     * Checks that a stretch of an array is a state: no NaN, every bit exactly 1 or -1, every vector of unit length to within
     * 1e-6.
     *
     * @param states an array
     * @param at where the state of n d numbers begins
     * @param what what it is, for the message
     */
    @Override
    public void check(double[] states, int at, String what) {
        if (states == null || at < 0 || at > states.length - size()) {
            throw new IllegalArgumentException(what + ": "
                    + (states == null ? "null" : states.length + " numbers, to be read from " + at + " on,")
                    + " came; n d = " + size() + " are needed from there");
        }
        for (int i = 0; i < n; i++) {
            double square = 0;
            for (int a = 0; a < d; a++) {
                square += states[at + i * d + a] * states[at + i * d + a];
            }
            if (!unit(square)) {
                throw none(what, i, d == 1 ? states[at + i] : Math.sqrt(square));
            }
        }
    }

    @Override
    public void check(double[][] rows, int at, int width, String what, int first) {
        Given.rows(what, rows, at, size(), width);
        double[] square = new double[width];
        for (int i = 0; i < n; i++) {
            Arrays.fill(square, 0);
            for (int a = 0; a < d; a++) {
                addSquares(rows[at + i * d + a], square, width);
            }
            for (int lane = 0; lane < width; lane++) {
                if (!unit(square[lane])) {
                    double is = d == 1 ? rows[at + i][lane] : Math.sqrt(square[lane]);
                    throw none(what + ", trial " + (first + lane) + (is == 0 ? " (was it set?)" : ""), i, is);
                }
            }
        }
    }

    private static void addSquares(double[] row, double[] square, int width) {
        for (int lane = 0; lane < width; lane++) {
            square[lane] += row[lane] * row[lane];
        }
    }

    @Override
    public String sizeInSymbols() {
        return "n d = " + size();
    }

    /** Whether a spin of this squared length is one. */
    private boolean unit(double square) {
        return d == 1 ? square == 1 : Math.abs(square - 1) < 2 * UNIT;
    }

    /** What to say of a spin that is none. */
    private IllegalArgumentException none(String what, int i, double is) {
        return new IllegalArgumentException(
                d == 1
                        ? what + ": spin " + i + " is " + is + "; each must be exactly +1 or -1 (0 and 1 are units of"
                                + " ZeroOne)"
                        : what + ": spin " + i + " has length " + is + "; each must be a unit vector; normalise it"
                                + " first");
    }

    private void site(String what, double[] s, int i) {
        if (s == null || i < 0 || i >= s.length / d) {
            throw new IllegalArgumentException("Spins." + what + "(i = " + i + "): "
                    + (s == null ? "null came for the state" : s.length + " numbers came")
                    + "; a site from 0 on, whose d = " + d + " numbers lie in the array, is needed");
        }
    }
}
