package engram.pattern;

import engram.random.Streams;
import engram.state.Spins;
import java.util.random.RandomGenerator;

/**
 * Vectors on the sphere, d = 3, from Gaussian angles cut off: theta ~ N(pi/2, sigma^2) given that it lies in
 * [0, pi] and phi ~ N(pi, sigma^2) given that it lies in [0, 2 pi], in radians, independently at each site, and
 * s = (sin theta cos phi, sin theta sin phi, cos theta).
 *
 * <p>For small sigma all vectors lie near -x, so patterns are alike. With growing sigma both angles become uniform
 * on their ranges, which is not uniform on the sphere: vectors crowd at the poles.
 *
 * <p>Not {@link WrappedAngles}, where angles that leave their range come back on the other side. Source: Gallavotti
 * and Zaccone, Fig 4, read literally: "Gaussian distributions normalized over [0, pi] and [0, 2 pi]".
 *
 * @param sigma standard deviation of both angles before the cut, in radians, above 0 and finite
 * @since 0.1.0
 */
public record TruncatedAngles(double sigma) implements PatternEnsemble {

    /**
     * Checks the parameters.
     *
     * @param sigma standard deviation of both angles before the cut, in radians, above 0 and finite
     */
    public TruncatedAngles {
        WrappedAngles.check("TruncatedAngles", sigma);
    }

    @Override
    public Patterns draw(int p, int n, Streams streams) {
        double[] xi = new double[UniformVectors.length(p, n, 3, streams)];
        RandomGenerator random = streams.open("patterns");
        for (int k = 0; k < p * n; k++) {
            double theta = Math.PI / 2 + within(Math.PI / 2, random);
            double phi = Math.PI + within(Math.PI, random);
            WrappedAngles.direction(theta, phi, xi, k);
        }
        return new Patterns(p, new Spins(n, 3), xi);
    }

    /**
     * N(0, sigma^2) given that it lies within a half-width of 0, by rejection: of Gaussians where they are narrow, of
     * uniform numbers where the Gaussian is wide, so that at least two in three are kept.
     */
    private double within(double half, RandomGenerator random) {
        boolean narrow = sigma * Math.sqrt(2 * Math.PI) < 2 * half;
        while (true) {
            double x = narrow ? sigma * random.nextGaussian() : half * (2 * random.nextDouble() - 1);
            double z = x / sigma;
            if (narrow ? Math.abs(x) <= half : random.nextDouble() < StrictMath.exp(-z * z / 2)) {
                return x;
            }
        }
    }
}
