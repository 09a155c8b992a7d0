package engram.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import engram.Teaches;
import engram.coupling.Couplings;
import engram.learning.Hebb;
import engram.learning.LearningRule;
import engram.learning.LocalRidge;
import engram.learning.PseudoInverse;
import engram.learning.Symmetrised;
import engram.pattern.Patterns;
import engram.pattern.UniformVectors;
import engram.random.Streams;
import engram.topology.Topology;
import java.util.List;
import org.junit.jupiter.api.Test;

class QuadraticTest {
    private final Patterns xi = new UniformVectors(3).draw(4, 15, Streams.seed(1));

    /** h = -dE/ds by central differences, exact for a quadratic form up to rounding. */
    @Test
    void fieldsAreTheGradientOfTheEnergy() {
        List<LearningRule> rules = List.of(
                new Hebb(), new PseudoInverse(PseudoInverse.Diagonal.KEPT), new Symmetrised(new LocalRidge(1e-3)));
        for (LearningRule rule : rules) {
            Couplings w = rule.learn(xi, Topology.complete(15));
            EnergyModel model = new Quadratic(w);
            double[] s = xi.space().random(Streams.seed(2).open("s"));
            double[] h = w.fields(s);
            for (int k = 0; k < s.length; k++) {
                double[] up = s.clone();
                double[] down = s.clone();
                up[k] += 1e-4;
                down[k] -= 1e-4;
                assertEquals(h[k], -(model.energy(up) - model.energy(down)) / 2e-4, 1e-9);
            }
        }
    }

    @Test
    void asymmetricCouplingsHaveNoEnergy() {
        Couplings w = new LocalRidge(1e-3).learn(xi, Topology.ring(15, 4));
        assertInstanceOf(Driven.class, Model.of(w));
        assertInstanceOf(Quadratic.class, Model.of(new Hebb().learn(xi, Topology.ring(15, 4))));
        Teaches.oneLine(() -> new Quadratic(w), "no energy", "Driven", "Symmetrised");
    }
}
