package engram.pattern;

import engram.random.Streams;
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
 * <p>Exact: for d = 3 by the inverse of the distribution function, otherwise by rejection (Wood 1994; his beta
 * variate is drawn as the first component of a uniform vector). Sources: Fisher 1953; Wood, Commun. Statist. Simul.
 * 23, 157.
 *
 * @param kappa concentration, zero or more and finite
 * @param d dimension of each spin, at least 2
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
        double[] xi = new double[UniformVectors.length(p, n, d)];
        RandomGenerator random = streams.open("patterns");
        Spins around = new Spins(1, d - 1);
        Spins sphere = new Spins(1, d);
        double[] across = new double[d - 1];
        double[] uniform = new double[d];
        for (int k = 0; k < p * n; k++) {
            double below = d == 3 ? inverse(random) : rejection(sphere, uniform, random);
            around.direction(random, across, 0);
            double length = Math.sqrt(below * (2 - below));
            for (int a = 0; a < d - 1; a++) {
                xi[k * d + a] = length * across[a];
            }
            xi[k * d + d - 1] = 1 - below;
        }
        return new Patterns(p, new Spins(n, d), xi);
    }

    /** 1 - e . s, which keeps its digits for large kappa. StrictMath gives the same bits on every JVM. */
    private double inverse(RandomGenerator random) {
        double u = random.nextDouble();
        return kappa > 0 ? Math.min(2, -StrictMath.log1p(u * StrictMath.expm1(-2 * kappa)) / kappa) : 2 * u;
    }

    /** 1 - e . s: Wood's envelope, with 1 - x0 for his x0 and all differences from 1 worked out by hand. */
    private double rejection(Spins sphere, double[] uniform, RandomGenerator random) {
        double b = (d - 1) / (2 * kappa + StrictMath.hypot(2 * kappa, d - 1));
        double x0 = (1 - b) / (1 + b);
        double gap = 2 * b / (1 + b);
        while (true) {
            sphere.direction(random, uniform, 0);
            double z = (1 - uniform[0]) / 2;
            double below = 2 * b * z / (1 - (1 - b) * z);
            double log = kappa * (gap - below) + (d - 1) * StrictMath.log((1 + x0 * below / gap) / (1 + x0));
            if (log >= StrictMath.log(random.nextDouble())) {
                return below;
            }
        }
    }
}
