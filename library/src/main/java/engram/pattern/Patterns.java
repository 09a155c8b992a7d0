package engram.pattern;

import engram.state.Reals;
import engram.state.Space;
import engram.state.Spins;
import java.util.Arrays;
import java.util.Locale;

/**
 * P patterns to store, each a state of the same space.
 *
 * <p>Flat, pattern by pattern: component a of site i of pattern mu at
 * {@code xi[(mu * n + i) * d + a]}.
 *
 * @param p number of patterns P, at least 1
 * @param space the space they live in
 * @param xi P n d numbers, P states of the space
 * @since 0.1.0
 */
public record Patterns(int p, Space space, double[] xi) {

    /**
     * Checks the parameters.
     *
     * @param p number of patterns P, at least 1
     * @param space the space they live in
     * @param xi P n d numbers, P states of the space; copied
     */
    public Patterns {
        if (space == null || xi == null) {
            throw new IllegalArgumentException("Patterns(space = " + space + ", xi = " + (xi == null ? "null" : "...")
                    + "): a space and its P n d numbers are needed; try Patterns.of(new Spins(n, d), states)");
        }
        if (p < 1) {
            throw new IllegalArgumentException("Patterns(p = " + p + "): there must be at least one pattern");
        }
        if (xi.length != (long) p * space.size()) {
            throw new IllegalArgumentException("Patterns(p = " + p + ", " + space + "): " + xi.length
                    + " numbers came; p n d = " + (long) p * space.size() + " are needed");
        }
        for (int mu = 0; mu < p; mu++) {
            space.check(xi, mu * space.size(), "pattern " + mu);
        }
        xi = xi.clone();
    }

    /**
     * All patterns, one after another.
     *
     * @return P n d numbers, a copy: ask once, before a loop
     */
    @Override
    public double[] xi() {
        return xi.clone();
    }

    /**
     * Patterns from separate states.
     *
     * @param space the space
     * @param states one array of n d numbers a pattern
     * @return the patterns, copied
     */
    public static Patterns of(Space space, double[]... states) {
        if (space == null || states == null || (long) states.length * space.size() > Integer.MAX_VALUE - 8) {
            throw new IllegalArgumentException("Patterns.of(space = " + space + ", states = "
                    + (states == null ? "null" : states.length + " arrays")
                    + "): a space and one array of n d numbers a pattern are needed, P n d below 2^31");
        }
        double[] xi = new double[states.length * space.size()];
        for (int mu = 0; mu < states.length; mu++) {
            space.check(states[mu], "pattern " + mu);
            System.arraycopy(states[mu], 0, xi, mu * space.size(), space.size());
        }
        return new Patterns(states.length, space, xi);
    }

    /**
     * Number of sites, or units.
     *
     * @return N
     */
    public int n() {
        return space.n();
    }

    /**
     * Dimension of each spin; patterns that are not spins are refused.
     *
     * @return d
     */
    public int d() {
        return spins().d();
    }

    /**
     * The space of the patterns, for whatever needs spins.
     *
     * @return the space; patterns of another kind are refused
     */
    public Spins spins() {
        return Spins.of("Patterns.spins()", space);
    }

    /**
     * Returns the same patterns as real numbers, without the condition that spins have unit length.
     *
     * @return P patterns of {@link Reals}
     */
    public Patterns reals() {
        return new Patterns(p, new Reals(space.size()), xi);
    }

    /**
     * The load P / (N d): the field's alpha when d = 1, the vectorial paper's gamma when d = 3.
     *
     * @return patterns per stored number of a state
     */
    public double load() {
        return p / (double) space.size();
    }

    /**
     * One pattern.
     *
     * @param mu its index, 0 to P - 1
     * @return a copy, n d numbers
     */
    public double[] pattern(int mu) {
        if (mu < 0 || mu >= p) {
            throw new IllegalArgumentException("pattern(" + mu + "): there are P = " + p + ", numbered from 0");
        }
        return Arrays.copyOfRange(xi, mu * space.size(), (mu + 1) * space.size());
    }

    /**
     * The first so many patterns.
     *
     * @param count how many, 1 to P
     * @return those patterns
     */
    public Patterns first(int count) {
        if (count < 1 || count > p) {
            throw new IllegalArgumentException(
                    "first(" + count + "): there are P = " + p + " patterns; ask for 1 to P");
        }
        return new Patterns(count, space, Arrays.copyOf(xi, count * space.size()));
    }

    /**
     * A mixture: every spin along the weighted sum of the patterns' spins, s_i = sum_mu w_mu xi_i^mu scaled to unit length, for Ising spins
     * sign(sum_mu w_mu xi_i^mu). {@code mixture(1, 1, 1)} is the symmetric mixture of the first three of Amit, Gutfreund and
     * Sompolinsky (1985). Where the sum is zero, an Ising spin is +1 and a vector has the direction of the first axis.
     *
     * @param weights one for each of the first patterns, at most P
     * @return a state of spins, n d numbers
     */
    public double[] mixture(double... weights) {
        if (weights == null || weights.length < 1 || weights.length > p) {
            throw new IllegalArgumentException("mixture(" + (weights == null ? "null" : weights.length + " weights")
                    + "): from 1 to P = " + p + " weights are needed, one for each of the first patterns");
        }
        Spins spins = spins();
        double[] s = new double[space.size()];
        for (int mu = 0; mu < weights.length; mu++) {
            if (!Double.isFinite(weights[mu])) {
                throw new IllegalArgumentException(
                        "mixture: weight " + mu + " is " + weights[mu] + "; every weight must be finite");
            }
            for (int k = 0; k < s.length; k++) {
                s[k] += weights[mu] * xi[mu * s.length + k];
            }
        }
        for (int i = 0; i < spins.n(); i++) {
            if (!spins.normalise(s, i)) {
                s[i * spins.d()] = 1;
            }
        }
        return s;
    }

    /**
     * The patterns turned on their side: row i d + a holds that component of all P patterns.
     *
     * @return n d rows of P numbers: {@code transposed[(i * d + a) * p + mu]}
     */
    public double[] transposed() {
        int size = space.size();
        double[] x = new double[xi.length];
        for (int mu = 0; mu < p; mu++) {
            for (int row = 0; row < size; row++) {
                x[row * p + mu] = xi[mu * size + row];
            }
        }
        return x;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Patterns that && p == that.p && space.equals(that.space) && Arrays.equals(xi, that.xi);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * p + space.hashCode()) + Arrays.hashCode(xi);
    }

    @Override
    public String toString() {
        return space instanceof Spins spins
                ? String.format(
                        Locale.ROOT, "Patterns(P = %d, N = %d, d = %d, load = %.4g)", p, spins.n(), spins.d(), load())
                : String.format(Locale.ROOT, "Patterns(P = %d, %s, load = %.4g)", p, space, load());
    }
}
