package engram.dynamics;

import java.util.random.RandomGenerator;

/**
 * In which order asynchronous dynamics visits the sites.
 *
 * @since 0.1.0
 */
public enum Order {
    /** A site drawn uniformly each time, with replacement. */
    UNIFORM,
    /** Sweeps over all sites, in a fresh random order each sweep. */
    PERMUTED,
    /** Sweeps over all sites from 0 to N - 1. */
    SEQUENTIAL;

    /**
     * Writes the next N sites.
     *
     * @param sites in and out: N site indices; before the first sweep, 0 to N - 1
     * @param random the generator
     */
    void next(int[] sites, RandomGenerator random) {
        switch (this) {
            case SEQUENTIAL -> {}
            case UNIFORM -> {
                for (int k = 0; k < sites.length; k++) {
                    sites[k] = random.nextInt(sites.length);
                }
            }
            case PERMUTED -> {
                for (int k = sites.length - 1; k > 0; k--) {
                    int other = random.nextInt(k + 1);
                    int site = sites[k];
                    sites[k] = sites[other];
                    sites[other] = site;
                }
            }
        }
    }
}
