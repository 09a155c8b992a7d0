package engram.learning;

import engram.coupling.Couplings;
import engram.memory.Memory;
import engram.model.CoupledModel;
import engram.model.Model;
import engram.pattern.Patterns;
import engram.random.Streams;
import engram.state.Spins;
import engram.topology.Topology;
import java.util.Objects;

/**
 * From patterns and a topology to couplings: the memory whose network is that of its couplings. A rule is a record of its
 * parameters, or a lambda: all studies take either.
 *
 * <pre>{@code
 * LearningRule mine = (xi, g) -> new Hebb().learn(xi.first(1), g);
 * }</pre>
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface LearningRule extends Memory<CoupledModel> {

    /**
     * Learns.
     *
     * @param xi the patterns, P states of N spins in d dimensions
     * @param g the connections allowed, on the same N sites
     * @return couplings on N sites and d dimensions
     */
    Couplings learn(Patterns xi, Topology g);

    @Override
    default CoupledModel store(Patterns xi, Topology g, Streams streams) {
        return Model.of(learn(xi, g));
    }

    /**
     * Checks that patterns are spins, as many as the topology has sites.
     *
     * @param rule the caller
     * @param xi the patterns
     * @param g the topology
     */
    static void check(Object rule, Patterns xi, Topology g) {
        Objects.requireNonNull(xi, "learn(xi = null): give the patterns to store, as new Binary().draw(p, n, streams)");
        Objects.requireNonNull(g, "learn(g = null): give the connections allowed, as Topology.complete(n)");
        Spins.of(String.valueOf(rule), xi.space());
        if (xi.n() != g.n()) {
            throw new IllegalArgumentException(rule + ": the patterns have N = " + xi.n() + " sites and the topology "
                    + g + " has " + g.n() + "; make both the same");
        }
    }
}
