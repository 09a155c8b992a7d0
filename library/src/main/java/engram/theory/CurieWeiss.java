package engram.theory;

import java.util.Locale;

/**
 * A finite number of bit patterns stored by Hebb's rule, for N to infinity: J_ij = (1/N) sum_mu xi_i^mu xi_j^mu with
 * independent unbiased patterns, E = -1/2 sum_ij J_ij s_i s_j, k_B = 1. One pattern is the Mattis model and, after a
 * gauge, Curie and Weiss's ferromagnet J_ij = 1/N with T_c = 1. Not {@link AmitGutfreundSompolinsky}, where P grows with N.
 *
 * <p>Symmetric mixtures have the same overlap m with n patterns and none with the rest. With zeta the sum of n
 * independent signs,
 *
 * <pre>
 *   n m = &lt;zeta tanh(m zeta / T)&gt;,   f = n m^2 / 2 - T &lt;ln 2 cosh(m zeta / T)&gt;,   E/N = -n m^2 / 2.
 * </pre>
 *
 * <p>n = 1 is retrieval, m = tanh(m/T). The second derivative of f by the overlaps has three eigenvalues, with
 * q = &lt;tanh^2(m zeta / T)&gt; and Q = &lt;xi^1 xi^2 tanh^2(m zeta / T)&gt;: 1 - (1 - q)/T + (n - 1) Q/T along the mixture,
 * 1 - (1 - q)/T - Q/T (n - 1 fold) within its patterns, 1 - (1 - q)/T towards each other one. Mixtures of odd n are
 * local minima at low temperature, those of even n nowhere. Source: Amit, Gutfreund and Sompolinsky, Phys. Rev. A 32,
 * 1007 (1985).
 *
 * @param temperature T, 0 or above
 * @since 0.1.0
 */
public record CurieWeiss(double temperature) {
    private static final int MOST = 1000;

    /**
     * Checks the parameters.
     *
     * @param temperature T, 0 or above
     */
    public CurieWeiss {
        temperature("CurieWeiss", temperature);
    }

    static void temperature(String theory, double temperature) {
        if (!(temperature >= 0 && temperature < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(
                    theory + "(T = " + temperature + "): a temperature of 0 or above, finite, is needed; try 0 or 0.5");
        }
    }

    /**
     * A symmetric mixture.
     *
     * @param n how many patterns
     * @param m the overlap with each; 0 from T = 1 on
     * @param energy E / N
     * @param freeEnergy f, per site
     * @param along the eigenvalue along the mixture
     * @param within the eigenvalue towards unequal overlaps with its patterns; for n = 1 there is no such direction
     *     and this is the same as outside
     * @param outside the eigenvalue towards patterns not in it
     */
    public record Mixture(
            int n, double m, double energy, double freeEnergy, double along, double within, double outside) {
        /**
         * The softest direction.
         *
         * @return the smallest of the three eigenvalues; -Infinity for even n at T = 0
         */
        public double smallest() {
            return Math.min(along, Math.min(within, outside));
        }

        /**
         * Whether it is a local minimum.
         *
         * @return true if all eigenvalues are above 0
         */
        public boolean stable() {
            return smallest() > 0;
        }

        @Override
        public String toString() {
            return String.format(
                    Locale.ROOT,
                    "Mixture(n = %d: m = %.6g, E/N = %.6g, f = %.6g, %s)",
                    n,
                    m,
                    energy,
                    freeEnergy,
                    stable() ? "a local minimum" : "not a minimum");
        }
    }

    /**
     * The overlap in a Mattis state, or the magnetisation of the ferromagnet.
     *
     * @return the m of 0 or above that solves m = tanh(m / T); 0 from T = 1 on
     */
    public double overlap() {
        return mixture(1).m();
    }

    /**
     * A symmetric mixture of patterns.
     *
     * @param n how many, from 1 to 1000; 1 is a Mattis state
     * @return its overlap, energies and stability
     */
    public Mixture mixture(int n) {
        if (n < 1 || n > MOST) {
            throw new IllegalArgumentException("CurieWeiss.mixture(n = " + n
                    + "): from 1 to 1000 patterns can be mixed; try 1 for a Mattis state, or 3");
        }
        double m = temperature < 1 ? overlap(n) : 0;
        double q = 0;
        double pairs = 0;
        double log = 0;
        double silent = 0;
        for (int k = 0; k <= n; k++) {
            double zeta = n - 2.0 * k;
            double p = weight(n, k);
            double t = tanh(m * zeta);
            q += p * t * t;
            // Summed over ordered pairs, xi^mu xi^nu is zeta^2 - n.
            pairs += n == 1 ? 0 : p * t * t * (zeta * zeta - n) / (n * (n - 1.0));
            log += p * logCosh(temperature, m * zeta);
            silent += zeta == 0 ? p : 0;
        }
        double outside;
        double along;
        double within;
        if (temperature == 0) {
            outside = silent > 0 ? Double.NEGATIVE_INFINITY : 1;
            // At zeta = 0 the pairs' mean product is -1 / (n - 1), which cancels the divergence along the mixture.
            along = 1;
            within = outside;
        } else {
            outside = 1 - (1 - q) / temperature;
            along = outside + (n - 1) * pairs / temperature;
            within = outside - pairs / temperature;
        }
        return new Mixture(n, m, 0 - n * m * m / 2, n * m * m / 2 - log, along, within, outside);
    }

    /** Newton's steps from above fall, as the mean of zeta tanh(m zeta / T) is concave in m, until they no longer do. */
    private double overlap(int n) {
        double m = 1;
        while (true) {
            double mean = 0;
            double slope = 0;
            for (int k = 0; k <= n; k++) {
                double zeta = n - 2.0 * k;
                double t = tanh(m * zeta);
                mean += weight(n, k) * zeta * t / n;
                slope += temperature == 0 ? 0 : weight(n, k) * zeta * zeta * (1 - t * t) / (n * temperature);
            }
            double next = m - (m - mean) / (1 - slope);
            if (!(next < m && next > 0)) {
                return m;
            }
            m = next;
        }
    }

    /** T ln(2 cosh(x / T)), at T = 0 |x|. */
    static double logCosh(double temperature, double x) {
        return Math.abs(x)
                + (temperature == 0 ? 0 : temperature * Math.log1p(Math.exp(-2 * Math.abs(x) / temperature)));
    }

    /** tanh(x / T), at T = 0 the sign. */
    private double tanh(double x) {
        return temperature == 0 ? Math.signum(x) : Math.tanh(x / temperature);
    }

    /** The binomial weight C(n, k) / 2^n, halved on the way so that nothing overflows. */
    private static double weight(int n, int k) {
        double weight = 1;
        int halves = n;
        for (int j = 1; j <= Math.min(k, n - k); j++) {
            weight *= (n - Math.min(k, n - k) + j) / (double) j;
            while (weight > 1 && halves > 0) {
                weight /= 2;
                halves--;
            }
        }
        return Math.scalb(weight, -halves);
    }

    /**
     * The temperature below which a mixture is a local minimum.
     *
     * @param n how many patterns, odd, from 1 to 999
     * @return 1 for n = 1; 0.4598 for n = 3
     */
    public static double stableBelow(int n) {
        if (n < 1 || n > MOST || n % 2 == 0) {
            throw new IllegalArgumentException(
                    "CurieWeiss.stableBelow(n = " + n
                            + "): mixtures of an even number of patterns are stable nowhere; give an odd n from 1 to 999, try 3");
        }
        return n == 1
                ? 1
                : VectorMeanField.fallsBelowZero(
                        T -> new CurieWeiss(T).mixture(n).smallest(), 0, 1);
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "CurieWeiss(T = %.4g, m = %.6g)", temperature, overlap());
    }
}
