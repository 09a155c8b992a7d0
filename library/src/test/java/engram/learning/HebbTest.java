package engram.learning;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import engram.Teaches;
import engram.coupling.Blocks;
import engram.coupling.Couplings;
import engram.coupling.Layout;
import engram.coupling.LowRank;
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

    /** Small, sparse or crowded networks keep W; large ones the patterns; the two are one W. */
    @Test
    void theFormIsChosenBySize() {
        Topology large = Topology.complete(1024);
        assertInstanceOf(Blocks.class, new Hebb().learn(patterns(3, 9, 3), Topology.complete(9)));
        assertInstanceOf(Blocks.class, new Hebb().learn(patterns(2, 1024, 1), Topology.ring(1024, 4)));
        assertInstanceOf(Blocks.class, new Hebb().learn(patterns(257, 1024, 1), large));
        assertInstanceOf(Blocks.class, new Hebb(Layout.EXPLICIT).learn(patterns(2, 1024, 1), large));
        assertInstanceOf(LowRank.class, new Hebb().learn(patterns(256, 1024, 1), large));
        assertInstanceOf(LowRank.class, new Hebb().learn(patterns(1, 50_000, 1), Topology.complete(50_000)));
        assertInstanceOf(
                LowRank.class,
                new Symmetrised(new Hebb(Layout.LOW_RANK)).learn(patterns(3, 9, 3), Topology.complete(9)));
    }

    @Test
    void impossibleFormsTeach() {
        Teaches.oneLine(
                () -> new Hebb(Layout.LOW_RANK).learn(patterns(2, 9, 1), Topology.ring(9, 2)),
                "ring(N = 9, Z = 2)",
                "complete(9)",
                "EXPLICIT");
        Teaches.oneLine(
                () -> new Hebb(Layout.EXPLICIT).learn(patterns(1, 30_000, 2), Topology.complete(30_000)),
                "do not fit",
                "LOW_RANK");
    }

    /** Points of a sweep draw from their names, so the plain rule keeps its name. */
    @Test
    void thePlainRuleKeepsItsName() {
        assertEquals("Hebb[]", new Hebb().toString());
        assertEquals("Hebb[LOW_RANK]", new Hebb(Layout.LOW_RANK).toString());
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
