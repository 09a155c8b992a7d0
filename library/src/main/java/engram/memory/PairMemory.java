package engram.memory;

import engram.model.Model;
import engram.pattern.Associations;
import engram.pattern.Patterns;
import engram.random.Streams;
import engram.topology.Topology;

/**
 * What stores pairs of key and value. Patterns are pairs of themselves.
 *
 * @param <M> what the network can do
 * @since 0.1.0
 */
@FunctionalInterface
public interface PairMemory<M extends Model> extends Memory<M> {

    @Override
    M store(Associations pairs, Topology g, Streams streams);

    @Override
    default M store(Patterns xi, Topology g, Streams streams) {
        return store(Associations.of(xi), g, streams);
    }
}
