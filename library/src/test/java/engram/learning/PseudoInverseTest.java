package engram.learning;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import engram.Teaches;
import engram.coupling.Couplings;
import engram.pattern.Patterns;
import engram.state.Spins;
import engram.topology.Topology;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PseudoInverseTest extends LearningRuleContract {

    @Override
    LearningRule rule() {
        return new PseudoInverse();
    }

    @Override
    Topology topology(int n) {
        return Topology.complete(n);
    }

    /** W xi = xi and W W = W, the two faces of a projector. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void withItsDiagonalItReproducesEveryPattern(int d) {
        Patterns xi = patterns(6, 20, d);
        Couplings w = new PseudoInverse(PseudoInverse.Diagonal.KEPT).learn(xi, Topology.complete(20));
        for (int mu = 0; mu < 6; mu++) {
            assertArrayEquals(xi.pattern(mu), w.fields(xi.pattern(mu)), 1e-11);
        }
        double[] s = xi.space().random(engram.random.Streams.seed(1).open("s"));
        assertArrayEquals(w.fields(s), w.fields(w.fields(s)), 1e-11);
    }

    /** With the diagonal zeroed, E(xi) = -N/2 + 1/2 sum_i xi_i^T W_ii xi_i, W_ii from the full projector. */
    @Test
    void patternEnergyIsTheExactOne() {
        Patterns xi = patterns(8, 64, 3);
        Couplings full = new PseudoInverse(PseudoInverse.Diagonal.KEPT).learn(xi, Topology.complete(64));
        Couplings zeroed = new PseudoInverse().learn(xi, Topology.complete(64));
        for (int mu = 0; mu < 8; mu++) {
            double[] s = xi.pattern(mu);
            double own = 0;
            for (int i = 0; i < 64; i++) {
                for (int a = 0; a < 3; a++) {
                    for (int b = 0; b < 3; b++) {
                        own += s[3 * i + a] * full.block(i, i)[3 * a + b] * s[3 * i + b];
                    }
                }
            }
            assertEquals(-32 + own / 2, zeroed.form(s), 1e-10);
        }
    }

    /** With P = N d independent patterns the projector is the identity. */
    @Test
    void asManyPatternsAsDimensionsGiveTheIdentity() {
        Patterns xi = patterns(12, 4, 3);
        Couplings w = new PseudoInverse(PseudoInverse.Diagonal.KEPT).learn(xi, Topology.complete(4));
        double[] s = xi.space().random(engram.random.Streams.seed(1).open("s"));
        assertArrayEquals(s, w.fields(s), 1e-9);
    }

    @Test
    void badInputTeaches() {
        Patterns xi = patterns(3, 8, 3);
        Patterns twice = Patterns.of(xi.space(), xi.pattern(0), xi.pattern(1), xi.pattern(0));
        Teaches.oneLine(
                () -> rule().learn(twice, Topology.complete(8)),
                "singular",
                "patterns 0 and 2 are the same",
                "LocalRidge");
        Patterns opposite = Patterns.of(new Spins(3, 1), new double[] {1, 1, -1}, new double[] {-1, -1, 1});
        Teaches.oneLine(() -> rule().learn(opposite, Topology.complete(3)), "singular", "0 and 1 are opposites");
        Patterns sum = Patterns.of(
                new Spins(4, 1),
                new double[] {1, 1, 1, 1},
                new double[] {1, 1, -1, -1},
                new double[] {1, -1, 1, -1},
                new double[] {1, -1, -1, 1});
        rule().learn(sum, Topology.complete(4));
        Patterns half = Patterns.of(
                new Spins(8, 1),
                new double[] {1, 1, 1, 1, -1, -1, -1, -1},
                new double[] {1, 1, 1, 1, 1, 1, 1, 1},
                new double[] {1, 1, -1, -1, 1, 1, -1, -1},
                new double[] {1, -1, 1, -1, 1, -1, 1, -1},
                new double[] {1, -1, -1, 1, 1, -1, -1, 1},
                new double[] {1, 1, 1, -1, 1, 1, 1, -1});
        rule().learn(half.first(5), Topology.complete(8));
        Teaches.oneLine(
                () -> rule().learn(half, Topology.complete(8)), "pattern 5 is a combination of patterns 1, 2, 3 and 4");
        Teaches.oneLine(() -> rule().learn(patterns(9, 8, 1), Topology.complete(8)), "P = 9", "N d = 8");
        Teaches.oneLine(() -> rule().learn(xi, Topology.ring(8, 4)), "ring", "complete", "LocalRidge");
    }
}
