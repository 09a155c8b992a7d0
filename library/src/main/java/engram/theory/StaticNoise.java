package engram.theory;

import java.util.Locale;
import java.util.Objects;
import java.util.function.DoubleUnaryOperator;
import org.apache.commons.math3.analysis.integration.gauss.GaussIntegrator;
import org.apache.commons.math3.analysis.integration.gauss.GaussIntegratorFactory;
import org.apache.commons.math3.special.Erf;

/**
 * What is done to the synapses of Hebb's rule, as a spin glass added to them: J_ij = (1/N) sum_mu xi_i^mu xi_j^mu +
 * delta_ij, with delta_ij = delta_ji independent, of mean 0 and variance Delta^2 / N, where
 *
 * <pre>
 *   Delta^2 = fixed + perPattern alpha,   alpha = P / N.
 * </pre>
 *
 * <p>With many patterns x = sum_mu xi_i^mu xi_j^mu / P^(1/2) is a standard Gaussian. A synapse that keeps f(x) of it, f odd, is
 * &lt;x f&gt; x and a rest that is uncorrelated with every pattern: noise with perPattern = &lt;f^2&gt; / &lt;x f&gt;^2 - 1, once
 * the first part is scaled to Hebb's. A synapse kept with probability c likewise: perPattern = (1 - c) / c. Both at
 * once multiply 1 + perPattern.
 *
 * <p>Scaled to Hebb's: temperatures are in units of the part that remembers. Of {@code learning.Clipped}, which keeps the variance of
 * all couplings, that part is (1 + perPattern)^(-1/2) of Hebb's; of Hebb's rule with 1/N on a diluted topology, c.
 *
 * <p>The noise is symmetric, and so are its echoes. Couplings cut or disturbed in one direction only are not this theory's;
 * extreme dilution of them is {@link DerridaGardnerZippelius}. Sources: Sompolinsky, Phys. Rev. A 34, 2571 (1986);
 * in Heidelberg Colloquium on Glassy Dynamics, Springer (1987), p. 485.
 *
 * @param fixed the part of Delta^2 that does not depend on the load, 0 or above
 * @param perPattern the part of Delta^2 that grows with the load, divided by it, 0 or above
 * @see AmitGutfreundSompolinsky
 * @since 0.1.0
 */
public record StaticNoise(double fixed, double perPattern) {
    /** Hebb's rule as it is. */
    public static final StaticNoise NONE = new StaticNoise(0, 0);

    private static final GaussIntegrator LEGENDRE = new GaussIntegratorFactory().legendre(16);

    /**
     * Checks the parameters.
     *
     * @param fixed the part of Delta^2 that does not depend on the load, 0 or above
     * @param perPattern the part of Delta^2 that grows with the load, divided by it, 0 or above
     */
    public StaticNoise {
        if (!(fixed >= 0 && perPattern >= 0 && fixed + perPattern < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("StaticNoise(fixed = " + fixed + ", perPattern = " + perPattern
                    + "): variances of 0 or above, finite, are needed; try StaticNoise.clipped()");
        }
    }

    /**
     * Only the sign of each synapse is kept.
     *
     * @return perPattern = pi/2 - 1
     */
    public static StaticNoise clipped() {
        return clipped(0);
    }

    /**
     * Only the sign of each synapse is kept, and of those below a threshold nothing: Hopfield's T_ij in {-1, 0, 1}. The least noise is
     * at a threshold of 0.612, where 54 % of the synapses are left.
     *
     * @param threshold in standard deviations P^(1/2) / N of the synapses, from 0 to 8
     * @return perPattern = erfc(t / 2^(1/2)) / (4 phi(t)^2) - 1, with phi the standard Gaussian
     */
    public static StaticNoise clipped(double threshold) {
        if (!(threshold >= 0 && threshold <= 8)) {
            throw new IllegalArgumentException("StaticNoise.clipped(threshold = " + threshold
                    + "): from 0 to 8 standard deviations of the synapses; try 0.6");
        }
        double signal = 2 * CavityField.gauss(threshold);
        return new StaticNoise(0, Erf.erfc(threshold / Math.sqrt(2)) / (signal * signal) - 1);
    }

    /**
     * Each synapse keeps f of its value.
     *
     * @param f odd, of the value in units of its standard deviation P^(1/2) / N; it is asked for x &gt; 0 alone. The integral is
     *     good to 1e-12 where f is smooth or its corners lie at multiples of 0.05, to 1e-4 at worst for corners, to 1e-2 for
     *     jumps between them
     * @return perPattern = &lt;f^2&gt; / &lt;x f&gt;^2 - 1 over a standard Gaussian x
     */
    public static StaticNoise of(DoubleUnaryOperator f) {
        Objects.requireNonNull(
                f, "StaticNoise.of(f = null): what a synapse keeps of its value was needed; try Math::signum");
        double half = 0.025;
        double signal = 0;
        double square = 0;
        for (int panel = 0; panel < 200; panel++) {
            for (int k = 0; k < 16; k++) {
                double x = half * (2 * panel + 1 + LEGENDRE.getPoint(k));
                double weight = 2 * half * LEGENDRE.getWeight(k) * CavityField.gauss(x);
                double y = f.applyAsDouble(x);
                signal += weight * x * y;
                square += weight * y * y;
            }
        }
        if (!(signal > 0 && square < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(
                    "StaticNoise.of(f): f must be finite and on the side of its argument, and" + " here <x f> = "
                            + signal + " and <f^2> = " + square + "; try Math::tanh");
        }
        // Rounding may leave a linear f, which adds no noise, a little below 0.
        return new StaticNoise(0, Math.max(0, square / (signal * signal) - 1));
    }

    /**
     * Only a fraction of the synapses is kept, at random, i to j and j to i together.
     *
     * @param c the fraction, above 0 and at most 1; the number of synapses a site, c N, stays large
     * @return this noise and that of dilution, both scaled to what is left of the patterns: fixed / c and
     *     (1 + perPattern) / c - 1
     */
    public StaticNoise diluted(double c) {
        if (!(c > 0 && c <= 1)) {
            throw new IllegalArgumentException(
                    this + ".diluted(c = " + c + "): a fraction above 0 and at most 1 is kept; try 0.5");
        }
        return new StaticNoise(fixed / c, (1 + perPattern) / c - 1);
    }

    /**
     * The strength of the noise.
     *
     * @param alpha P / N
     * @return Delta^2
     */
    public double variance(double alpha) {
        return fixed + perPattern * alpha;
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "StaticNoise(fixed = %.6g, perPattern = %.6g)", fixed, perPattern);
    }
}
