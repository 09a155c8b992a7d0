package engram.learning;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import engram.coupling.Couplings;
import engram.pattern.Patterns;
import engram.topology.Topology;
import org.junit.jupiter.api.Test;

class HebbTest extends LearningRuleContract {

    @Override
    LearningRule rule() {
        return new Hebb();
    }

    @Override
    Topology topology(int n) {
        return Topology.complete(n);
    }

    /** Hopfield 1982 and the vectorial paper's Eq 3, written out. */
    @Test
    void blocksAreTheOuterProducts() {
        Patterns xi = patterns(3, 7, 3);
        Couplings w = new Hebb().learn(xi, Topology.ring(7, 4));
        for (int a = 0; a < 3; a++) {
            for (int b = 0; b < 3; b++) {
                double sum = 0;
                for (int mu = 0; mu < 3; mu++) {
                    sum += xi.pattern(mu)[2 * 3 + a] * xi.pattern(mu)[4 * 3 + b] / 7;
                }
                assertEquals(sum, w.block(2, 4)[a * 3 + b], 1e-15);
            }
        }
        assertArrayEquals(new double[9], w.block(2, 2));
        assertArrayEquals(new double[9], w.block(0, 3));
        assertTrue(w.symmetric());
    }

    @Test
    void theWidestRingIsTheCompleteGraph() {
        Patterns xi = patterns(3, 9, 3);
        assertArrayEquals(
                new Hebb().learn(xi, Topology.complete(9)).fields(xi.pattern(0)),
                new Hebb().learn(xi, Topology.ring(9, 8)).fields(xi.pattern(0)),
                0);
    }
}
