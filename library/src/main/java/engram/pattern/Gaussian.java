package engram.pattern;

import engram.random.Streams;
import engram.state.Reals;
import java.util.random.RandomGenerator;

/**
 * Patterns of real numbers, each drawn independently from the standard normal law.
 *
 * @since 0.1.0
 */
public record Gaussian() implements PatternEnsemble {

    @Override
    public Patterns draw(int p, int n, Streams streams) {
        UniformVectors.length(p, n, 1, streams);
        RandomGenerator random = streams.open("patterns");
        Reals space = new Reals(n);
        double[][] xi = new double[p][];
        for (int mu = 0; mu < p; mu++) {
            xi[mu] = space.random(random);
        }
        return Patterns.of(space, xi);
    }
}
