package engram.neuron;

/**
 * What makes weights of the similarities between a query and the stored keys: the second of the three steps of a universal
 * associative memory, similarity, separation, projection (Millidge et al. 2022).
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface Separation {

    /**
     * Computes the weights.
     *
     * @param z the similarities, one a key, finite; to be read alone
     * @param weights out: as many weights
     */
    void weights(double[] z, double[] weights);
}
