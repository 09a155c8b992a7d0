package engram.theory;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.apache.commons.math3.analysis.solvers.BrentSolver;

/**
 * Bits stored by Hebb's rule at temperature T, for N to infinity with P = alpha N: J_ij = (1/N) sum_mu xi_i^mu xi_j^mu
 * for i != j, E = -1/2 sum_ij J_ij s_i s_j, k_B = 1, replica symmetric. Not {@link VectorMeanField}, which is for T = 0
 * and vectors of any dimension, nor {@link CurieWeiss}, for P finite. With {@link StaticNoise} of variance Delta^2 / N added to
 * the J_ij it is also the theory of clipped and of diluted synapses.
 *
 * <p>With g = m + sigma z, sigma^2 = alpha r + Delta^2 q, z a standard Gaussian:
 *
 * <pre>
 *   m = &lt;tanh g/T&gt;,   q = &lt;tanh^2 g/T&gt;,   C = (1 - q) / T,   r = q / (1 - C)^2,
 *   f = m^2/2 + (alpha/2) (1 + T ln(1 - C) - q / (1 - C) + r C) - Delta^2 C (1 - q) / 4 - T &lt;ln 2 cosh g/T&gt;,
 *   E/N = -m^2/2 + (alpha/2) (1 - 1/(1 - C) - r C) - Delta^2 C (1 + q) / 2.
 * </pre>
 *
 * <p>Delta^2 enters as in a {@link SherringtonKirkpatrick} glass. In the cavity a site feels the others through the noise with
 * variance Delta^2 q; its echo in them, Delta^2 C s, is its own and turns nothing. The response C to the noise of the other patterns
 * is that of spins in the wider field, and there is no other change.
 *
 * <p>Given sigma, the first equation has at most one m above 0, since its right side is concave; then q, and with
 * Delta^2 = fixed + perPattern alpha
 *
 * <pre>
 *   alpha = (sigma^2 / q - fixed) / (1 / (1 - C)^2 + perPattern).
 * </pre>
 *
 * <p>So each T &lt; 1 has one curve alpha(sigma), which rises through 0 to the load alpha_M(T) where retrieval ends and falls back
 * to 0: retrieval states are on the rising part. If fixed is too large there is none, at T = 0 from 2/pi on, close to T = 1 from 1. With m = 0
 * the same formula gives the spin glass, below T_g = 1 + alpha^(1/2) if there is no noise. Averages are good to 1e-14,
 * alpha_M to 1e-12; near alpha_M, m changes as (alpha_M - alpha)^(1/2), and an error in alpha comes out as its root.
 *
 * <p>Both lines run a little backwards at low temperature (Naef and Canning 1992): alpha_M(0.03) = 0.13816 is above
 * alpha_M(0) = 0.13791. {@link State#replicon} tells where replica symmetry holds. Sources: Amit, Gutfreund and
 * Sompolinsky, Phys. Rev. Lett. 55, 1530 (1985); Ann. Phys. 173, 30 (1987); with noise Sompolinsky, Phys. Rev. A 34, 2571 (1986).
 *
 * @param temperature T, 0 or above, in units of the couplings' part that remembers
 * @param noise added to the couplings
 * @since 0.1.0
 */
public record AmitGutfreundSompolinsky(double temperature, StaticNoise noise) {
    private static final double LEAST = 1e-12;

    /** States that are followed at once. */
    private static final int MOST = 1000;

    /**
     * Checks the parameters.
     *
     * @param temperature T, 0 or above, in units of the couplings' part that remembers
     * @param noise added to the couplings
     */
    public AmitGutfreundSompolinsky {
        CurieWeiss.temperature("AmitGutfreundSompolinsky", temperature);
        Objects.requireNonNull(noise, "AmitGutfreundSompolinsky(noise = null): try StaticNoise.NONE");
    }

    /**
     * Hebb's rule as it is.
     *
     * @param temperature T, 0 or above
     */
    public AmitGutfreundSompolinsky(double temperature) {
        this(temperature, StaticNoise.NONE);
    }

    /**
     * A solution of the equations.
     *
     * @param temperature T
     * @param alpha P / N
     * @param m the overlap with the recalled pattern; 0 in the spin glass
     * @param q the Edwards-Anderson parameter, the mean of &lt;s_i&gt;^2
     * @param c the susceptibility C = (1 - q) / T
     * @param r the noise of the other patterns: each overlap with them has variance r / N
     * @param freeEnergy f, per site
     * @param energy E / N
     * @param entropy per site; below 0 where replica symmetry fails badly
     * @param replicon 1 - (alpha / (1 - C)^2 + Delta^2) &lt;sech^4 g/T&gt; / T^2: above 0 replica symmetry is stable, below
     *     0 it breaks; -Infinity at T = 0
     */
    public record State(
            double temperature,
            double alpha,
            double m,
            double q,
            double c,
            double r,
            double freeEnergy,
            double energy,
            double entropy,
            double replicon) {
        @Override
        public String toString() {
            return String.format(
                    Locale.ROOT,
                    "State(T = %.6g, alpha = %.6g: m = %.6g, q = %.6g, r = %.6g, f = %.6g, E/N = %.6g, replica symmetry %s)",
                    temperature,
                    alpha,
                    m,
                    q,
                    r,
                    freeEnergy,
                    energy,
                    replicon > 0 ? "stable" : "broken");
        }
    }

    /**
     * The load at which the retrieval state ceases to exist: the line T_M read as alpha_M(T); at T = 0 it is alpha_c.
     *
     * @return P / N, 0.137906 at T = 0
     */
    public double capacity() {
        double sigma = retrieving("capacity");
        return alpha(overlap(sigma), sigma);
    }

    /**
     * The retrieval state where it ceases to exist.
     *
     * @return the state at {@link #capacity}
     */
    public State atCapacity() {
        double sigma = retrieving("atCapacity");
        double m = overlap(sigma);
        return state(alpha(m, sigma), m, sigma);
    }

    /**
     * The retrieval state.
     *
     * @param alpha P / N, from 1e-12 to {@link #capacity}; for a finite number of patterns see {@link CurieWeiss}
     * @return the state
     */
    public State at(double alpha) {
        double edge = retrieving("at");
        double capacity = alpha(overlap(edge), edge);
        if (!(alpha >= LEAST && alpha <= capacity)) {
            throw new IllegalArgumentException(String.format(
                    Locale.ROOT,
                    "AmitGutfreundSompolinsky(T = %s).at(alpha = %s): P / N must be above 0 (from 1e-12 on), and beyond"
                            + " %.8g nothing is retrieved at this T; try alpha = %.2g, or spinGlass(alpha)",
                    temperature,
                    alpha,
                    capacity,
                    capacity / 2));
        }
        return at(alpha, edge);
    }

    /** Since q = 1 - T C is at least (1 - C)^2 where T and C are at most 1, r is at least 1 and sigma^2 at least alpha. */
    private State at(double alpha, double edge) {
        double sigma = new BrentSolver(1e-15, 1e-18, 0)
                .solve(200, x -> alpha - alpha(overlap(x), x), Math.sqrt(alpha) / 2, edge);
        return state(alpha, overlap(sigma), sigma);
    }

    /**
     * The retrieval state at growing load: alpha from near 0 to {@link #capacity}, closer towards the end, where the overlap falls as
     * a root and then jumps to 0.
     *
     * @param count how many states, from 2 to 1000
     * @return the states, the last one within 1e-9 of the capacity
     */
    public List<State> loading(int count) {
        double edge = retrieving("loading");
        return towards("loading", alpha(overlap(edge), edge), count)
                .mapToObj(alpha -> at(alpha, edge))
                .toList();
    }

    /**
     * The retrieval state at growing temperature: T from near 0 to {@link #retrievalTemperature}, closer towards the end, where the
     * overlap falls as a root and then jumps to 0. Without further noise in the couplings.
     *
     * @param alpha P / N, from 1e-12 to alpha_c = 0.137906
     * @param count how many states, from 2 to 1000
     * @return the states, the last one within 1e-9 of that temperature
     */
    public static List<State> warming(double alpha, int count) {
        return towards("warming", retrievalTemperature(alpha), count)
                .mapToObj(t -> new AmitGutfreundSompolinsky(t).at(alpha))
                .toList();
    }

    private static DoubleStream towards(String what, double end, int count) {
        if (count < 2 || count > MOST) {
            throw new IllegalArgumentException(
                    what + "(count = " + count + "): from 2 to " + MOST + " states make a line; try 40");
        }
        return IntStream.rangeClosed(1, count).mapToDouble(k -> end * (1 - 1e-9 - Math.pow(1 - k / (double) count, 2)));
    }

    /**
     * The state without overlaps: the spin glass below {@link #glassTemperature}, above it the paramagnet, m = q = r = 0.
     *
     * @param alpha P / N, from 1e-12 on
     * @return the state
     */
    public State spinGlass(double alpha) {
        load("spinGlass", alpha);
        if (temperature >= glassTemperature(alpha, noise)) {
            return state(alpha, 0, 0);
        }
        double from = temperature < 1 ? widest() : 0;
        double to = Math.sqrt(alpha) + Math.sqrt(noise.variance(alpha)) + Math.sqrt(2 / Math.PI);
        return state(alpha, 0, VectorMeanField.fallsBelowZero(x -> alpha - alpha(0, x), from, to));
    }

    /**
     * The load at which retrieval states cease to be the lowest: their free energy and the spin glass's cross, at first
     * order. This is the line T_c read as a load. A search over states: it takes a fraction of a second.
     *
     * @return P / N, 0.05185 at T = 0
     */
    public double coexistence() {
        double edge = retrieving("coexistence");
        return VectorMeanField.fallsBelowZero(
                alpha -> spinGlass(alpha).freeEnergy() - at(alpha, edge).freeEnergy(),
                LEAST,
                alpha(overlap(edge), edge));
    }

    /**
     * The temperature below which spins freeze, with or without overlaps: the transition to the spin glass, of second
     * order.
     *
     * @param alpha P / N, from 1e-12 on
     * @return T_g = 1 + alpha^(1/2)
     */
    public static double glassTemperature(double alpha) {
        return glassTemperature(alpha, StaticNoise.NONE);
    }

    /**
     * The temperature below which spins freeze, with noise in the couplings.
     *
     * @param alpha P / N, from 1e-12 on
     * @param noise added to the couplings
     * @return T_g, where alpha / (T_g - 1)^2 + Delta^2 / T_g^2 = 1
     */
    public static double glassTemperature(double alpha, StaticNoise noise) {
        load("glassTemperature", alpha);
        Objects.requireNonNull(noise, "AmitGutfreundSompolinsky.glassTemperature(noise = null): try StaticNoise.NONE");
        double root = Math.sqrt(alpha);
        double variance = noise.variance(alpha);
        return variance == 0
                ? 1 + root
                : VectorMeanField.fallsBelowZero(
                        T -> alpha / ((T - 1) * (T - 1)) + variance / (T * T) - 1, 1, 1 + root + Math.sqrt(variance));
    }

    /**
     * The temperature below which patterns can be retrieved.
     *
     * @param alpha P / N, from 1e-12 to alpha_c = 0.137906, the capacity at T = 0
     * @return T_M, where {@link #capacity} is alpha
     */
    public static double retrievalTemperature(double alpha) {
        return retrievalTemperature(alpha, StaticNoise.NONE);
    }

    /**
     * The temperature below which patterns can be retrieved, with noise in the couplings.
     *
     * @param alpha P / N, from 1e-12 to the capacity at T = 0
     * @param noise added to the couplings
     * @return T_M, where {@link #capacity} is alpha
     */
    public static double retrievalTemperature(double alpha, StaticNoise noise) {
        below("retrievalTemperature", alpha, new AmitGutfreundSompolinsky(0, noise).capacity());
        return VectorMeanField.fallsBelowZero(T -> new AmitGutfreundSompolinsky(T, noise).capacity() - alpha, 0, 1);
    }

    /**
     * The temperature below which retrieval states are the lowest.
     *
     * @param alpha P / N, from 1e-12 to 0.05185, the load of {@link #coexistence} at T = 0
     * @return T_c, where the free energies of retrieval state and spin glass cross
     */
    public static double coexistenceTemperature(double alpha) {
        below("coexistenceTemperature", alpha, new AmitGutfreundSompolinsky(0).coexistence());
        return VectorMeanField.fallsBelowZero(
                T -> {
                    AmitGutfreundSompolinsky theory = new AmitGutfreundSompolinsky(T);
                    double edge = theory.edge();
                    return theory.alpha(theory.overlap(edge), edge) < alpha
                            ? -1
                            : theory.spinGlass(alpha).freeEnergy()
                                    - theory.at(alpha, edge).freeEnergy();
                },
                0,
                1);
    }

    private static void load(String what, double alpha) {
        if (!(alpha >= LEAST && alpha < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("AmitGutfreundSompolinsky." + what + "(alpha = " + alpha
                    + "): P / N must be above 0 (from 1e-12 on) and finite; try 0.1");
        }
    }

    private static void below(String what, double alpha, double most) {
        if (!(alpha >= LEAST && alpha <= most)) {
            throw new IllegalArgumentException(String.format(
                    Locale.ROOT,
                    "AmitGutfreundSompolinsky.%s(alpha = %s): P / N must be from 1e-12 to %.6g, where the line meets"
                            + " T = 0; try alpha = %.2g",
                    what,
                    alpha,
                    most,
                    most / 2));
        }
    }

    /** The edge of retrieval, if there is one. */
    private double retrieving(String what) {
        if (temperature >= 1) {
            throw new IllegalArgumentException("AmitGutfreundSompolinsky(T = " + temperature + ")." + what
                    + ": from T = 1 on no pattern is retrieved, at any load; try T below 1, or spinGlass(alpha)");
        }
        if (!holds(widest())) {
            throw new IllegalArgumentException(
                    "AmitGutfreundSompolinsky(T = " + temperature + ", " + noise + ")." + what
                            + ": so much fixed noise leaves no retrieval at any load; below 2/pi = 0.637 there is some at any T below 1; try 0.1");
        }
        return edge();
    }

    /** Whether alpha(sigma) is above 0 before the overlap vanishes at the widest sigma. */
    private boolean holds(double widest) {
        return widest * widest
                > noise.fixed() * CavityField.at(temperature, 0, widest).q();
    }

    /** sigma at the largest alpha(sigma), where d alpha / dsigma along the curve vanishes. */
    private double edge() {
        return VectorMeanField.fallsBelowZero(
                sigma -> {
                    CavityField g = CavityField.at(temperature, overlap(sigma), sigma);
                    double slope = (g.cz() * g.cz() / (1 - g.c()) + g.czz() - g.c()) / sigma;
                    double rest = 1 - g.c();
                    double excess = sigma * sigma / g.q() - noise.fixed();
                    double rise = (2 * sigma + sigma * sigma * temperature * slope / g.q()) / g.q();
                    return rise - 2 * excess * slope / (rest * (1 + noise.perPattern() * rest * rest));
                },
                0,
                widest());
    }

    /** sigma at which the overlap vanishes: C = 1 at m = 0. */
    private double widest() {
        return VectorMeanField.fallsBelowZero(
                sigma -> CavityField.at(temperature, 0, sigma).c() - 1, 0, Math.sqrt(2 / Math.PI));
    }

    /** The overlap that goes with sigma: Newton's steps from above fall, as the function is concave, until they no longer do. */
    private double overlap(double sigma) {
        double m = 1;
        while (true) {
            CavityField g = CavityField.at(temperature, m, sigma);
            double next = m - (m - g.s()) / (1 - g.c());
            if (!(next < m && next > 0)) {
                return m;
            }
            m = next;
        }
    }

    private double alpha(double m, double sigma) {
        CavityField g = CavityField.at(temperature, m, sigma);
        double rest = (1 - g.c()) * (1 - g.c());
        return (sigma * sigma / g.q() - noise.fixed()) * rest / (1 + noise.perPattern() * rest);
    }

    private State state(double alpha, double m, double sigma) {
        CavityField g = CavityField.at(temperature, m, sigma);
        double rest = 1 - g.c();
        double q = g.q();
        double r = q / (rest * rest);
        double log = Math.log1p(-g.c());
        double glass = noise.variance(alpha) * g.c();
        double free =
                m * m / 2 + alpha / 2 * (1 + temperature * log - q / rest + r * g.c()) - glass * (1 - q) / 4 - g.free();
        double energy = -m * m / 2 + alpha / 2 * (1 - 1 / rest - r * g.c()) - glass * (1 + q) / 2;
        double entropy = temperature == 0
                ? -alpha / 2 * (log + g.c() / rest) - glass * g.c() / 4
                : (energy - free) / temperature;
        double replicon = 1 - (alpha / (rest * rest) + noise.variance(alpha)) * g.fourth();
        return new State(temperature, alpha, m, q, g.c(), r, free, energy, entropy, replicon);
    }

    @Override
    public String toString() {
        String noisy = noise.equals(StaticNoise.NONE) ? "" : ", " + noise;
        return temperature < 1 && holds(widest())
                ? String.format(
                        Locale.ROOT,
                        "AmitGutfreundSompolinsky(T = %.4g%s, alpha_M = %.6g)",
                        temperature,
                        noisy,
                        capacity())
                : String.format(Locale.ROOT, "AmitGutfreundSompolinsky(T = %.4g%s, no retrieval)", temperature, noisy);
    }
}
