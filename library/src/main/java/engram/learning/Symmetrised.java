package engram.learning;

import engram.coupling.Blocks;
import engram.coupling.Couplings;
import engram.coupling.Dense;
import engram.coupling.LowRank;
import engram.pattern.Patterns;
import engram.topology.Topology;
import java.util.Objects;

/**
 * Another rule's couplings made symmetric, (W + W^T) / 2, so that the network has an energy.
 *
 * @param rule the rule to symmetrise
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
        Couplings w = rule.learn(xi, g);
        if (w instanceof LowRank) {
            return w;
        }
        if (w instanceof Blocks blocks) {
            return blocks.symmetrised();
        }
        Dense dense = (Dense) w;
        int size = dense.space().size();
        double[] half = new double[size * size];
        for (int r = 0; r < size; r++) {
            for (int c = 0; c < size; c++) {
                half[r * size + c] = (dense.matrix()[r * size + c] + dense.matrix()[c * size + r]) / 2;
            }
        }
        return new Dense(dense.space(), half);
    }
}
