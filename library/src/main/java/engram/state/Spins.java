package engram.state;

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
 */
public record Spins(int n, int d) {

    /** How far from 1 a spin's length may be and still count as a unit vector. */
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
     * Length of a state.
     *
     * @return N d
     */
    public int size() {
        return n * d;
    }

    /**
     * A state with every spin drawn uniformly from its sphere.
     *
     * @param random the generator
     * @return a fresh state
     */
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
     * Checks that an array is a state of this space: its length, no NaN, every spin of unit length
     * to within 1e-6.
     *
     * @param s an array
     * @param what what it is, for the message
     */
    public void check(double[] s, String what) {
        if (s.length != size()) {
            throw new IllegalArgumentException(
                    what + " has " + s.length + " numbers; " + this + " needs n d = " + size());
        }
        check(s, 0, what);
    }

    /**
     * Checks that a stretch of an array is a state of this space: no NaN, every spin of unit length to
     * within 1e-6.
     *
     * @param states an array
     * @param at where the state of n d numbers begins
     * @param what what it is, for the message
     */
    public void check(double[] states, int at, String what) {
        for (int i = 0; i < n; i++) {
            double square = 0;
            for (int a = 0; a < d; a++) {
                square += states[at + i * d + a] * states[at + i * d + a];
            }
            if (!(Math.abs(square - 1) < 2 * UNIT)) {
                throw new IllegalArgumentException(what + ": spin " + i + " has length " + Math.sqrt(square)
                        + "; each must be a unit vector" + (d == 1 ? " (+1 or -1)" : "; normalise it first"));
            }
        }
    }
}
