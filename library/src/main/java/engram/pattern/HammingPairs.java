package engram.pattern;

import engram.random.Streams;
import engram.state.Spins;
import java.util.random.RandomGenerator;

/**
 * Unbiased bits, independent but for some pairs: patterns 2 k and 2 k + 1 with k below {@code pairs} differ at
 * exactly {@code distance} sites, drawn without replacement. Their overlap is 1 - 2 distance / N; all patterns else
 * are as far apart as chance has them.
 *
 * <p>A partner is its elder with those bits reversed, so each pattern by itself is uniform. Elders and all patterns
 * after the pairs are those of {@link Binary} from the same streams, bit for bit; other distances leave them as they
 * are. Source: Hopfield 1982, where of 8 patterns on 100 sites two lie 30, 20 or 10 apart.
 *
 * @param pairs how many pairs, zero or more; draw at least twice as many patterns
 * @param distance the Hamming distance within a pair, from 0 (equal) to N (opposite)
 * @since 0.1.0
 */
public record HammingPairs(int pairs, int distance) implements PatternEnsemble {

    /**
     * Checks the parameters.
     *
     * @param pairs how many pairs, zero or more; draw at least twice as many patterns
     * @param distance the Hamming distance within a pair, from 0 (equal) to N (opposite)
     */
    public HammingPairs {
        if (pairs < 0 || distance < 0) {
            throw new IllegalArgumentException("HammingPairs(pairs = " + pairs + ", distance = " + distance
                    + "): neither can be negative; try 1 and 30");
        }
    }

    /**
     * One pair, patterns 0 and 1.
     *
     * @param distance the Hamming distance between them, from 0 (equal) to N (opposite)
     */
    public HammingPairs(int distance) {
        this(1, distance);
    }

    @Override
    public Patterns draw(int p, int n, Streams streams) {
        UniformVectors.length(p, n, 1, streams);
        if (p < 2L * pairs) {
            throw new IllegalArgumentException(this + ".draw(p = " + p + ", n = " + n + "): " + pairs
                    + " pairs take at least " + 2L * pairs + " patterns; draw more, or ask for fewer pairs");
        }
        if (distance > n) {
            throw new IllegalArgumentException(this + ".draw(p = " + p + ", n = " + n
                    + "): two patterns can differ at all n = " + n + " sites, not more; ask for a smaller distance");
        }
        double[] xi = new Binary().draw(p, n, streams).xi();
        RandomGenerator random = streams.open("partners");
        for (int k = 0; k < pairs; k++) {
            int elder = 2 * k * n;
            System.arraycopy(xi, elder, xi, elder + n, n);
            for (int i : Chosen.sites(n, distance, random)) {
                xi[elder + n + i] = -xi[elder + i];
            }
        }
        return new Patterns(p, new Spins(n, 1), xi);
    }
}
