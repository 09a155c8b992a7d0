package engram.pattern;

import engram.random.Streams;
import engram.state.FisherSampler;
import engram.state.Spins;
import java.util.random.RandomGenerator;

/**
 * Independent vectors about one direction, the last axis e: density proportional to exp(kappa e . s) on the sphere
 * in d dimensions, the same e at every site of every pattern.
 *
 * <p>The mean of s is A e with A = I_(d/2)(kappa) / I_(d/2 - 1)(kappa); for d = 3, A = coth kappa - 1 / kappa. At
 * kappa = 0 this is {@link UniformVectors} in law; for large kappa the d - 1 components across e are Gaussian with
 * variance 1 / kappa each. For d = 2 it is von Mises' law of an angle.
 *
 * <p>Exact, by {@link FisherSampler}. Source: Fisher 1953.
 *
 * @param kappa concentration, zero or more and finite
 * @param d dimension of each spin, at least 2
 * @since 0.1.0
 */
public record VonMisesFisher(double kappa, int d) implements PatternEnsemble {

    /**
     * Checks the parameters.
     *
     * @param kappa concentration, zero or more and finite
     * @param d dimension of each spin, at least 2
     */
    public VonMisesFisher {
        if (!(kappa >= 0) || Double.isInfinite(kappa) || d < 2) {
            throw new IllegalArgumentException("VonMisesFisher(kappa = " + kappa + ", d = " + d
                    + "): kappa must be finite, zero (uniform) or more, and d at least 2; try kappa = 4, d = 3");
        }
    }

    /**
     * The ensemble with kappa = 1 / sigma^2, so that for small sigma each of the d - 1 components across the axis has
     * standard deviation sigma, and the angle from the axis a mean square of (d - 1) sigma^2. For sigma of order 1
     * and above it is a name for kappa and no longer the spread of an angle.
     *
     * @param sigma angular spread in radians, above 0
     * @param d dimension of each spin, at least 2
     * @return the ensemble
     */
    public static VonMisesFisher spread(double sigma, int d) {
        double kappa = 1 / (sigma * sigma);
        if (!(sigma > 0) || !(kappa > 0) || Double.isInfinite(kappa)) {
            throw new IllegalArgumentException("VonMisesFisher.spread(sigma = " + sigma
                    + "): kappa = 1 / sigma^2 must be above 0 and finite; try 0.25, or kappa = 0 for uniform vectors");
        }
        return new VonMisesFisher(kappa, d);
    }

    @Override
    public Patterns draw(int p, int n, Streams streams) {
        double[] xi = new double[UniformVectors.length(p, n, d, streams)];
        RandomGenerator random = streams.open("patterns");
        FisherSampler sampler = new FisherSampler(d);
        for (int k = 0; k < p * n; k++) {
            sampler.draw(kappa, random, xi, k * d);
        }
        return new Patterns(p, new Spins(n, d), xi);
    }
}
