package engram.learning;

import engram.coupling.Couplings;
import engram.pattern.Patterns;
import engram.topology.Topology;
import java.util.Objects;

/**
 * Another rule's couplings made symmetric, (W + W^T) / 2, so that the network has an energy.
 *
 * @param rule the rule to symmetrise
 * @since 0.1.0
 */
public record Symmetrised(LearningRule rule) implements LearningRule {

    /**
     * Checks the parameters.
     *
     * @param rule the rule to symmetrise
     */
    public Symmetrised {
        Objects.requireNonNull(rule, "Symmetrised(rule = null): try new Symmetrised(new LocalRidge(1e-3))");
    }

    @Override
    public Couplings learn(Patterns xi, Topology g) {
        return rule.learn(xi, g).symmetrised();
    }
}
