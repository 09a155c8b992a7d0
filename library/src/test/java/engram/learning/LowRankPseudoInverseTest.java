package engram.learning;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import engram.Teaches;
import engram.coupling.Couplings;
import engram.coupling.Layout;
import engram.coupling.LowRank;
import engram.pattern.Icon;
import engram.pattern.Patterns;
import engram.topology.Topology;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The projector without W, its diagonal zeroed, owes what every rule owes, and is the same W. */
class LowRankPseudoInverseTest extends LearningRuleContract {

    @Override
    LearningRule rule() {
        return new PseudoInverse(PseudoInverse.Diagonal.ZEROED, Layout.LOW_RANK);
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
        Couplings written = new PseudoInverse().learn(xi, topology(15));
        assertInstanceOf(LowRank.class, w);
        for (int i = 0; i < 15; i++) {
            for (int j = 0; j < 15; j++) {
                assertArrayEquals(written.block(i, j), w.block(i, j), 1e-12);
            }
        }
    }

    /** 16,384 bits, where W would take 2 GB: every pattern is a fixed point. */
    @Test
    void iconsAreFixedPointsOfALargeNetwork() {
        Patterns xi = Icon.of(Icon.values());
        Couplings w = new PseudoInverse().learn(xi, Topology.complete(xi.n()));
        assertInstanceOf(LowRank.class, w);
        for (int mu = 0; mu < xi.p(); mu++) {
            double[] s = xi.pattern(mu);
            double[] h = w.fields(s);
            double sum = 0;
            for (int i = 0; i < s.length; i++) {
                assertTrue(h[i] * s[i] > 0);
                sum += h[i] * s[i];
            }
            // The projector has h = xi and trace P.
            assertEquals(xi.n() - xi.p(), sum, 1e-6);
        }
    }

    @Test
    void badInputTeachesAndFormsAreNamed() {
        Patterns xi = patterns(2, 15, 3);
        Patterns twice = Patterns.of(xi.space(), xi.pattern(0), xi.pattern(1), xi.pattern(0));
        Teaches.oneLine(() -> rule().learn(twice, topology(15)), "singular", "0 and 2 are the same");
        Teaches.oneLine(() -> new PseudoInverse(PseudoInverse.Diagonal.KEPT, Layout.LOW_RANK), "no diagonal", "ZEROED");
        assertEquals("PseudoInverse[diagonal=ZEROED]", new PseudoInverse().toString());
        assertEquals("PseudoInverse[diagonal=ZEROED, LOW_RANK]", rule().toString());
    }
}
