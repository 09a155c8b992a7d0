package engram.pattern;

/**
 * Pairs of key and value to store: shown key mu, a network is to answer with value mu. Values equal to the keys are a memory of
 * patterns; values shifted by one are a sequence.
 *
 * @param keys P patterns
 * @param values P patterns, in any space
 * @since 0.1.0
 */
public record Associations(Patterns keys, Patterns values) {

    /**
     * Checks that there is one value for each key.
     *
     * @param keys P patterns
     * @param values P patterns, in any space
     */
    public Associations {
        if (keys == null || values == null || keys.p() != values.p()) {
            throw new IllegalArgumentException("Associations(keys = " + keys + ", values = " + values
                    + "): one value is needed for each key; give both the same P");
        }
    }

    /**
     * Returns the pairs whose values are the keys themselves: a memory of patterns.
     *
     * @param xi the patterns
     * @return P pairs
     */
    public static Associations of(Patterns xi) {
        return new Associations(xi, xi);
    }

    /**
     * Returns the pairs (pattern mu, pattern mu + 1), the last one paired with the first: a cycle of patterns.
     *
     * @param xi the patterns, in order
     * @return P pairs
     */
    public static Associations cycle(Patterns xi) {
        if (xi == null) {
            throw new IllegalArgumentException("Associations.cycle(xi = null): give patterns, in order");
        }
        double[][] next = new double[xi.p()][];
        for (int mu = 0; mu < next.length; mu++) {
            next[mu] = xi.pattern((mu + 1) % next.length);
        }
        return new Associations(xi, Patterns.of(xi.space(), next));
    }

    /**
     * Returns the number of pairs.
     *
     * @return P
     */
    public int p() {
        return keys.p();
    }

    /**
     * Returns whether each value is its own key.
     *
     * @return true for a memory of patterns
     */
    public boolean auto() {
        return keys.equals(values);
    }
}
