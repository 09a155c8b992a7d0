package engram.memory;

import engram.argument.Given;
import engram.model.Model;
import engram.pattern.Associations;
import engram.pattern.Patterns;
import engram.random.Streams;
import engram.topology.Topology;

/**
 * What stores patterns: from patterns to a network that recalls them. All studies take one. A learning rule is one; so is a
 * lambda with an energy of its own:
 *
 * <pre>{@code
 * Memory<EnergyModel> cubic = (xi, g, streams) -> EnergyModel.of(xi.spins(), s -> {
 *     double energy = 0;
 *     for (double m : Overlap.withAll(s, xi)) energy -= m * m * m;
 *     return energy;
 * });
 * }</pre>
 *
 * @param <M> what the network can do
 * @since 0.1.0
 */
@FunctionalInterface
public interface Memory<M extends Model> {

    /**
     * Stores patterns.
     *
     * @param xi the patterns, P states of one space
     * @param g the connections allowed, on as many sites
     * @param streams randomness of the storing, where it needs any
     * @return a network on the patterns' space
     */
    M store(Patterns xi, Topology g, Streams streams);

    /**
     * Stores pairs of key and value. Most memories store patterns alone: for them each value must be its own key.
     *
     * @param pairs keys and values
     * @param g the connections allowed
     * @param streams randomness of the storing, where it needs any
     * @return a network that answers a key with its value
     */
    default M store(Associations pairs, Topology g, Streams streams) {
        Given.value("store", "pairs", pairs, "keys and values, as Associations.cycle(xi),");
        if (!pairs.auto()) {
            throw new IllegalArgumentException(this
                    + " stores patterns, and values other than their keys came; use a PairMemory, such as a Sequence");
        }
        return store(pairs.keys(), g, streams);
    }
}
