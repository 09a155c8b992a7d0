package engram.learning;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import engram.Teaches;
import engram.coupling.Couplings;
import engram.coupling.Layout;
import engram.coupling.LowRank;
import engram.pattern.Patterns;
import engram.topology.Topology;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Dreaming without W owes what every rule owes, and is the same W. */
class LowRankDreamingTest extends LearningRuleContract {

    @Override
    LearningRule rule() {
        return new Dreaming(2, Layout.LOW_RANK);
    }

    @Override
    Topology topology(int n) {
        return Topology.complete(n);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5})
    void isTheSameWWrittenOut(int d) {
        Patterns xi = patterns(6, 15, d);
        Couplings w = rule().learn(xi, topology(15));
        Couplings written = new Dreaming(2).learn(xi, topology(15));
        assertInstanceOf(LowRank.class, w);
        for (int i = 0; i < 15; i++) {
            for (int j = 0; j < 15; j++) {
                assertArrayEquals(written.block(i, j), w.block(i, j), 1e-12);
            }
        }
    }

    /** A network whose W would take 2 GB; awake it is Hebb's. */
    @Test
    void aLargeNetworkKeepsPatterns() {
        Patterns xi = patterns(5, 16_384, 1);
        Topology g = Topology.complete(xi.n());
        Couplings w = new Dreaming(0).learn(xi, g);
        assertInstanceOf(LowRank.class, w);
        assertArrayEquals(new Hebb().learn(xi, g).fields(xi.pattern(3)), w.fields(xi.pattern(3)), 1e-12);
    }

    @Test
    void badInputTeachesAndFormsAreNamed() {
        Patterns xi = patterns(2, 15, 3);
        Teaches.oneLine(() -> rule().learn(xi, Topology.ring(15, 4)), "ring", "complete(15)", "EXPLICIT");
        assertEquals("Dreaming[t=2.0]", new Dreaming(2).toString());
        assertEquals("Dreaming[t=2.0, LOW_RANK]", rule().toString());
    }
}
