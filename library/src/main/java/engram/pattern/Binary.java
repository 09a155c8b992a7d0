package engram.pattern;

import engram.random.Streams;
import engram.state.Spins;
import java.util.random.RandomGenerator;

/**
 * Independent bits, +1 with probability (1 + bias) / 2 and -1 otherwise, so that the mean of a bit is
 * the bias.
 *
 * @param bias from -1 to 1, both excluded; 0 for unbiased patterns
 * @since 0.1.0
 */
public record Binary(double bias) implements PatternEnsemble {

    /**
     * Checks the parameters.
     *
     * @param bias from -1 to 1, both excluded; 0 for unbiased patterns
     */
    public Binary {
        if (!(bias > -1 && bias < 1)) {
            throw new IllegalArgumentException(
                    "Binary(bias = " + bias + "): the mean of a bit lies between -1 and 1, both excluded; try 0");
        }
    }

    /** Unbiased bits. */
    public Binary() {
        this(0);
    }

    @Override
    public Patterns draw(int p, int n, Streams streams) {
        double[] xi = new double[UniformVectors.length(p, n, 1, streams)];
        RandomGenerator random = streams.open("patterns");
        for (int k = 0; k < xi.length; k++) {
            xi[k] = random.nextDouble() < (1 + bias) / 2 ? 1 : -1;
        }
        return new Patterns(p, new Spins(n, 1), xi);
    }
}
