package engram.memory;

import engram.argument.Given;
import engram.learning.LearningRule;
import engram.model.Model;
import engram.pattern.Patterns;
import engram.random.Streams;
import engram.topology.Topology;

/**
 * What stores patterns: from patterns to a network that recalls them. All studies take one. A {@link LearningRule} is one, by
 * {@link #of}; so is a lambda with an energy of its own:
 *
 * <pre>{@code
 * Memory cubic = (xi, g, streams) -> EnergyModel.of(xi.space(), s -> {
 *     double energy = 0;
 *     for (double m : Overlap.withAll(s, xi)) energy -= m * m * m;
 *     return energy;
 * });
 * }</pre>
 */
@FunctionalInterface
public interface Memory {

    /**
     * Stores patterns.
     *
     * @param xi the patterns, P states of N spins in d dimensions
     * @param g the connections allowed, on the same N sites
     * @param streams randomness of the storing, where it needs any
     * @return a network on the patterns' space
     */
    Model store(Patterns xi, Topology g, Streams streams);

    /**
     * The memory that a learning rule makes: the network of its couplings.
     *
     * @param rule the rule
     * @return the memory, which shows itself as the rule
     */
    static Memory of(LearningRule rule) {
        return new Learned(rule);
    }

    /**
     * A memory by a learning rule.
     *
     * @param rule from patterns to couplings
     */
    record Learned(LearningRule rule) implements Memory {

        /**
         * Checks the rule.
         *
         * @param rule from patterns to couplings
         */
        public Learned {
            Given.value("Memory.of", "rule", rule, "a learning rule, such as new Hebb(),");
        }

        @Override
        public Model store(Patterns xi, Topology g, Streams streams) {
            return Model.of(rule.learn(xi, g));
        }

        @Override
        public String toString() {
            return rule.toString();
        }
    }
}
