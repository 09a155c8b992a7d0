package engram.theory;

import java.util.Locale;
import java.util.concurrent.CancellationException;
import java.util.function.DoubleUnaryOperator;

/**
 * Hebb's rule on an extremely and asymmetrically diluted network, where recall in time is known exactly: site i receives from C others
 * drawn at random, whether or not they receive from it, J_ij = (1/C) sum_mu xi_i^mu xi_j^mu, P = alpha C patterns, N to infinity before C,
 * with C far below ln N. k_B = 1.
 *
 * <p>The inputs of a site have no common ancestors, so its field is m + alpha^(1/2) z with z a standard Gaussian, and the noise neither
 * grows nor echoes as it does in {@link AmitGutfreundSompolinsky}. When all spins are updated at once,
 *
 * <pre>
 *   m_(t+1) = &lt;tanh((m_t + alpha^(1/2) z) / T)&gt;,   at T = 0 erf(m_t / (2 alpha)^(1/2)).
 * </pre>
 *
 * <p>One at a time in random order, dm/dt = that - m with t in sweeps, so the end is the same. The overlap of the end falls
 * continuously to 0, as a square root, at the load where &lt;sech^2(alpha^(1/2) z / T)&gt; = T: at T = 0 where alpha = 2/pi.
 * Prefactor 1/C, not 1/N: of the library's Hebb's rule on a diluted topology, T is Z/N times this one. Averages are good to 1e-14. Source:
 * Derrida, Gardner and Zippelius, Europhys. Lett. 4, 167 (1987).
 *
 * @param alpha P / C, from 1e-12 on
 * @param temperature T, 0 or above
 * @since 0.1.0
 */
public record DerridaGardnerZippelius(double alpha, double temperature) {
    private static final double LEAST = 1e-12;

    private static final int MOST_STEPS = 1_000_000;

    /**
     * Checks the parameters.
     *
     * @param alpha P / C, from 1e-12 on
     * @param temperature T, 0 or above
     */
    public DerridaGardnerZippelius {
        if (!(alpha >= LEAST && alpha < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(
                    "DerridaGardnerZippelius(alpha = " + alpha
                            + "): P / C, patterns for each input of a site, must be above 0 (from 1e-12 on) and finite; try 0.3");
        }
        CurieWeiss.temperature("DerridaGardnerZippelius", temperature);
    }

    /**
     * At T = 0.
     *
     * @param alpha P / C, from 1e-12 on
     */
    public DerridaGardnerZippelius(double alpha) {
        this(alpha, 0);
    }

    /**
     * The overlap one parallel update later.
     *
     * @param m the overlap now, from -1 to 1
     * @return &lt;tanh((m + alpha^(1/2) z) / T)&gt;
     */
    public double next(double m) {
        overlap(this, m);
        return CavityField.at(temperature, m, Math.sqrt(alpha)).s();
    }

    /**
     * The overlap in the course of time.
     *
     * @param start the overlap at t = 0, from -1 to 1
     * @param steps how many parallel updates
     * @return the overlaps at t = 0 .. steps
     */
    public double[] course(double start, int steps) {
        return course(this, this::next, start, steps);
    }

    /**
     * The overlap that recall ends with, from any start above 0. Newton's steps from above, as {@link #next} is concave.
     *
     * @return the largest m with next(m) = m; 0 from the capacity on
     */
    public double overlap() {
        double sigma = Math.sqrt(alpha);
        double m = CavityField.at(temperature, 0, sigma).c() > 1 ? 1 : 0;
        while (m > 0) {
            CavityField g = CavityField.at(temperature, m, sigma);
            double next = m - (m - g.s()) / (1 - g.c());
            if (!(next < m && next > 0)) {
                break;
            }
            m = next;
        }
        return m;
    }

    /**
     * The load from which nothing is recalled.
     *
     * @param temperature T, from 0 to below 1
     * @return P / C, 2/pi at T = 0
     */
    public static double capacity(double temperature) {
        CurieWeiss.temperature("DerridaGardnerZippelius.capacity", temperature);
        if (temperature >= 1) {
            throw new IllegalArgumentException("DerridaGardnerZippelius.capacity(T = " + temperature
                    + "): from T = 1 on nothing is recalled, at any load; try T = 0.5");
        }
        double sigma = VectorMeanField.fallsBelowZero(
                x -> CavityField.at(temperature, 0, x).c() - 1, 0, Math.sqrt(2 / Math.PI));
        return sigma * sigma;
    }

    /**
     * The temperature from which nothing is recalled.
     *
     * @param alpha P / C, from 1e-12 to 2/pi
     * @return T_c, where {@link #capacity} is alpha; 1 - alpha for few patterns
     */
    public static double criticalTemperature(double alpha) {
        if (!(alpha >= LEAST && alpha <= 2 / Math.PI)) {
            throw new IllegalArgumentException("DerridaGardnerZippelius.criticalTemperature(alpha = " + alpha
                    + "): P / C must be from 1e-12 to 2/pi = 0.637, where the line meets T = 0; try 0.3");
        }
        double sigma = Math.sqrt(alpha);
        return VectorMeanField.fallsBelowZero(T -> CavityField.at(T, 0, sigma).c() - 1, 0, 1);
    }

    /**
     * The same network with C finite: the number K of inputs of a site is Poisson of mean C, as on a randomly diluted topology, and the sum
     * over its inputs and patterns is done term by term, again for N to infinity:
     *
     * <pre>
     *   m_(t+1) = sum_K e^(-C) C^K / K! &lt;tanh((A + B) / (C T))&gt;,
     * </pre>
     *
     * <p>with A the sum of K signs of mean m_t, and B that of K (P - 1) signs of mean 0. At T = 0 a field of zero counts as 0:
     * such a spin is as likely up as down, which is the limit of low temperature. Sites without input recall nothing. A step costs
     * about 20 C^(5/2) P operations, and is good to 1e-12.
     *
     * @param c C, the mean number of inputs, above 0 and at most 200
     * @param p P, the number of patterns, from 1 to 1000
     * @param temperature T, 0 or above
     */
    public record Finite(double c, int p, double temperature) {

        /**
         * Checks the parameters.
         *
         * @param c C, the mean number of inputs, above 0 and at most 200
         * @param p P, the number of patterns, from 1 to 1000
         * @param temperature T, 0 or above
         */
        public Finite {
            if (!(c > 0 && c <= 200 && p >= 1 && p <= 1000)) {
                throw new IllegalArgumentException("DerridaGardnerZippelius.Finite(C = " + c + ", P = " + p
                        + "): C above 0 and at most 200, and P from 1 to 1000; beyond, C to infinity is a good limit, try"
                        + " new DerridaGardnerZippelius(P / C, T)");
            }
            CurieWeiss.temperature("DerridaGardnerZippelius.Finite", temperature);
        }

        /**
         * The overlap one parallel update later.
         *
         * @param m the overlap now, from -1 to 1
         * @return its mean over all sites
         */
        public double next(double m) {
            DerridaGardnerZippelius.overlap(this, m);
            double sum = 0;
            double poisson = Math.exp(-c);
            int most = (int) (c + 12 * Math.sqrt(c) + 20);
            for (int k = 1; k <= most; k++) {
                poisson *= c / k;
                sum += poisson * mean(k, m);
            }
            return sum;
        }

        /** The mean of tanh((A + B) / (C T)), with A of k signs and B of k (P - 1). */
        private double mean(int k, double m) {
            double[] signal = binomial(k, (1 + m) / 2);
            double[] noise = binomial(k * (p - 1), 0.5);
            double sum = 0;
            for (int a = 0; a < signal.length; a++) {
                for (int b = 0; b < noise.length; b++) {
                    sum += signal[a] * noise[b] * response(2 * (a + b) - k * p);
                }
            }
            return sum;
        }

        private double response(int field) {
            return temperature == 0 ? Math.signum(field) : Math.tanh(field / (c * temperature));
        }

        /** The binomial weights, from the largest outwards, so that none underflows that matters. */
        private static double[] binomial(int n, double up) {
            double[] weight = new double[n + 1];
            int top = (int) Math.min(n, (n + 1) * up);
            weight[top] = 1;
            double sum = 1;
            for (int k = top; k < n; k++) {
                weight[k + 1] = weight[k] * (n - k) / (k + 1) * (up / (1 - up));
                sum += weight[k + 1];
            }
            for (int k = top; k > 0; k--) {
                weight[k - 1] = weight[k] * k / (n - k + 1) * ((1 - up) / up);
                sum += weight[k - 1];
            }
            for (int k = 0; k <= n; k++) {
                weight[k] /= sum;
            }
            return weight;
        }

        /**
         * The overlap in the course of time.
         *
         * @param start the overlap at t = 0, from -1 to 1
         * @param steps how many parallel updates
         * @return the overlaps at t = 0 .. steps
         */
        public double[] course(double start, int steps) {
            return DerridaGardnerZippelius.course(this, this::next, start, steps);
        }
    }

    private static double[] course(Object theory, DoubleUnaryOperator next, double start, int steps) {
        overlap(theory, start);
        if (steps < 0 || steps > MOST_STEPS) {
            throw new IllegalArgumentException(theory + ".course(steps = " + steps + "): a number of updates from 0 to "
                    + MOST_STEPS + " is needed; try 10");
        }
        double[] m = new double[steps + 1];
        m[0] = start;
        for (int t = 0; t < steps; t++) {
            if (Thread.currentThread().isInterrupted()) {
                throw new CancellationException(theory + ".course was cancelled");
            }
            m[t + 1] = next.applyAsDouble(m[t]);
        }
        return m;
    }

    private static void overlap(Object theory, double m) {
        if (!(m >= -1 && m <= 1)) {
            throw new IllegalArgumentException(
                    theory + ": an overlap came as " + m + ", and must be from -1 to 1; try 0.5");
        }
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "DerridaGardnerZippelius(alpha = %.6g, T = %.4g, m = %.6g)",
                alpha,
                temperature,
                overlap());
    }
}
