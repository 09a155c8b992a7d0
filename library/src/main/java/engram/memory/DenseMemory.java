package engram.memory;

import engram.argument.Given;
import engram.model.OverlapEnergy;
import engram.neuron.Lagrangian;
import engram.pattern.Patterns;
import engram.random.Streams;
import engram.topology.Topology;

/**
 * The dense associative memory of a Lagrangian: patterns become an {@link OverlapEnergy}. Each pattern couples all sites, so the
 * topology must be complete.
 *
 * @param hidden the Lagrangian of the hidden neurons, such as {@code Power.rectified(3)}
 * @since 0.1.0
 */
public record DenseMemory(Lagrangian hidden) implements Memory<OverlapEnergy> {

    /**
     * Checks the Lagrangian.
     *
     * @param hidden the Lagrangian of the hidden neurons
     */
    public DenseMemory {
        Given.value("DenseMemory", "hidden", hidden, "a Lagrangian, such as Power.rectified(3),");
    }

    @Override
    public OverlapEnergy store(Patterns xi, Topology g, Streams streams) {
        Given.value("DenseMemory.store", "xi", xi, "patterns to store");
        Given.value("DenseMemory.store", "g", g, "connections, as Topology.complete(n),");
        if (!g.isComplete() || g.n() != xi.n()) {
            throw new IllegalArgumentException(this + ": " + g + " came for N = " + xi.n()
                    + "; a dense memory couples all sites: use Topology.complete(" + xi.n() + ")");
        }
        return new OverlapEnergy(xi, hidden);
    }

    @Override
    public String toString() {
        return "DenseMemory(" + hidden + ")";
    }
}
