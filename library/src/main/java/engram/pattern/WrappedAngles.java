package engram.pattern;

import engram.random.Streams;
import engram.state.Spins;
import java.util.random.RandomGenerator;

/**
 * Vectors on the sphere, d = 3, from Gaussian angles wrapped round: theta ~ N(0, sigma^2) modulo pi and
 * phi ~ N(0, sigma^2) modulo 2 pi, in radians, independently at each site, and
 * s = (sin theta cos phi, sin theta sin phi, cos theta).
 *
 * <p>Modulo pi takes a negative theta to just below pi: half of all vectors lie round the north pole and half round
 * the south pole, so for small sigma patterns are independent bits along the z axis, not copies of one vector.
 * Modulo 2 pi changes no vector. With growing sigma both angles become uniform on their ranges, which is not uniform
 * on the sphere: vectors crowd at the poles, and E z^2 tends to 1/2 where {@link UniformVectors} have 1/3.
 *
 * <p>Moments: E y = E z = 0, E x = E|sin t| exp(-sigma^2 / 2) with t ~ N(0, sigma^2), and
 * E z^2 = (1 + exp(-2 sigma^2)) / 2. Not {@link TruncatedAngles}, the other reading of "Gaussians normalised over
 * [0, pi] and [0, 2 pi]", nor {@link VonMisesFisher}, which has one mean direction and an axis of symmetry. Source:
 * Gallavotti and Zaccone, Fig 4, whose rise this reading shows.
 *
 * @param sigma standard deviation of both angles in radians, above 0 and finite
 * @since 0.1.0
 */
public record WrappedAngles(double sigma) implements PatternEnsemble {

    /**
     * Checks the parameters.
     *
     * @param sigma standard deviation of both angles in radians, above 0 and finite
     */
    public WrappedAngles {
        check("WrappedAngles", sigma);
    }

    @Override
    public Patterns draw(int p, int n, Streams streams) {
        double[] xi = new double[UniformVectors.length(p, n, 3, streams)];
        RandomGenerator random = streams.open("patterns");
        for (int k = 0; k < p * n; k++) {
            double theta = sigma * random.nextGaussian() % Math.PI;
            double phi = sigma * random.nextGaussian() % (2 * Math.PI);
            direction(theta < 0 ? theta + Math.PI : theta, phi, xi, k);
        }
        return new Patterns(p, new Spins(n, 3), xi);
    }

    /** The width that an ensemble of angles needs. */
    static void check(String ensemble, double sigma) {
        if (!(sigma > 0) || Double.isInfinite(sigma)) {
            throw new IllegalArgumentException(ensemble + "(sigma = " + sigma
                    + "): the angles need a finite width above 0, in radians (without one all patterns are the same);"
                    + " try 0.25");
        }
    }

    /** Writes one vector; StrictMath, so that a seed gives the same bits on every JVM. */
    static void direction(double theta, double phi, double[] s, int i) {
        double across = StrictMath.sin(theta);
        s[3 * i] = across * StrictMath.cos(phi);
        s[3 * i + 1] = across * StrictMath.sin(phi);
        s[3 * i + 2] = StrictMath.cos(theta);
    }
}
