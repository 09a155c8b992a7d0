package engram.pattern;

import engram.random.Streams;

/**
 * Where random patterns come from.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface PatternEnsemble {

    /**
     * Draws patterns.
     *
     * @param p how many, at least 1
     * @param n sites of each, at least 1
     * @param streams where they come from
     * @return P patterns on N sites
     */
    Patterns draw(int p, int n, Streams streams);
}
