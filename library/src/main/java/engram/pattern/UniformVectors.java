package engram.pattern;

import engram.random.Streams;
import engram.state.Spins;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.random.RandomGenerator;

/**
 * Independent spins, uniform on the sphere in d dimensions: normalised Gaussian vectors; for d = 1
 * unbiased bits.
 *
 * @param d dimension of each spin, at least 1
 * @since 0.1.0
 */
public record UniformVectors(int d) implements PatternEnsemble {

    /**
     * Checks the parameters.
     *
     * @param d dimension of each spin, at least 1
     */
    public UniformVectors {
        if (d < 1) {
            throw new IllegalArgumentException("UniformVectors(d = " + d
                    + "): spins need at least one dimension; try 1, or 3 for the vectorial model");
        }
    }

    @Override
    public Patterns draw(int p, int n, Streams streams) {
        int length = length(p, n, d, streams);
        Spins all = new Spins(p * n, d);
        RandomGenerator random = streams.open("patterns");
        double[] xi = new double[length];
        for (int k = 0; k < p * n; k++) {
            if (k % 65_536 == 0 && Thread.currentThread().isInterrupted()) {
                throw new CancellationException("UniformVectors.draw was cancelled");
            }
            all.direction(random, xi, k);
        }
        return new Patterns(p, new Spins(n, d), xi);
    }

    /** Checks the arguments of a draw and gives the length of the array of patterns. */
    static int length(int p, int n, int d, Streams streams) {
        Objects.requireNonNull(streams, "draw(streams = null): patterns are drawn; try Streams.seed(1)");
        if (p < 1 || n < 1 || (double) p * n * d > Integer.MAX_VALUE - 8) {
            throw new IllegalArgumentException("draw(p = " + p + ", n = " + n
                    + "): at least one pattern and one site, and p n d below 2^31, are needed; try p = 8, n = 64");
        }
        return p * n * d;
    }
}
