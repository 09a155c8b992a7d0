package engram.learning;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import engram.Teaches;
import engram.coupling.Blocks;
import engram.coupling.Couplings;
import engram.coupling.Layout;
import engram.pattern.Patterns;
import engram.random.Streams;
import engram.topology.Topology;
import org.ejml.simple.SimpleMatrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DreamingTest extends LearningRuleContract {

    @Override
    LearningRule rule() {
        return new Dreaming(2);
    }

    @Override
    Topology topology(int n) {
        return Topology.ring(n, 4);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5})
    void awakeItIsHebb(int d) {
        Patterns xi = patterns(6, 15, d);
        for (Topology g : new Topology[] {Topology.complete(15), Topology.ring(15, 4)}) {
            assertArrayEquals(
                    ((Blocks) new Hebb(Layout.EXPLICIT).learn(xi, g)).weights(),
                    ((Blocks) new Dreaming(0).learn(xi, g)).weights(),
                    1e-15);
        }
    }

    /** The distance to the projector falls as 1/t: eigenvalues (1 + t) c / (1 + t c) = 1 - (1 - c) / (1 + t c). */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5})
    void longAsleepItIsThePseudoInverse(int d) {
        Patterns xi = patterns(6, 15, d);
        Topology g = Topology.complete(15);
        Couplings projector = new PseudoInverse().learn(xi, g);
        assertEquals(0, distance(projector, new Dreaming(1e10).learn(xi, g)), 1e-7);
        double near = distance(projector, new Dreaming(1e4).learn(xi, g));
        double nearer = distance(projector, new Dreaming(1e6).learn(xi, g));
        assertEquals(100, near / nearer, 2);
    }

    private static double distance(Couplings v, Couplings w) {
        double most = 0;
        for (int i = 0; i < v.space().n(); i++) {
            for (int j = 0; j < v.space().n(); j++) {
                for (int k = 0; k < v.space().d() * v.space().d(); k++) {
                    most = Math.max(most, Math.abs(v.block(i, j)[k] - w.block(i, j)[k]));
                }
            }
        }
        return most;
    }

    /** W = (1/N) Xi (1 + t) (I + t C)^-1 Xi^T in matrices, at a time between the ends, P above N d too. */
    @ParameterizedTest
    @ValueSource(ints = {4, 40})
    void betweenItIsTheFormula(int p) {
        int n = 9;
        int d = 3;
        double t = 1.7;
        Patterns patterns = patterns(p, n, d);
        SimpleMatrix xi = new SimpleMatrix(n * d, p, true, patterns.transposed());
        SimpleMatrix c = xi.transpose().mult(xi).divide(n);
        SimpleMatrix kernel = SimpleMatrix.identity(p).plus(c.scale(t)).invert().scale(1 + t);
        SimpleMatrix w = xi.mult(kernel).mult(xi.transpose()).divide(n);
        Couplings learned = new Dreaming(t).learn(patterns, Topology.complete(n));
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                for (int k = 0; k < d * d; k++) {
                    double expected = i == j ? 0 : w.get(i * d + k / d, j * d + k % d);
                    assertEquals(expected, learned.block(i, j)[k], 1e-12);
                }
            }
        }
    }

    @Test
    void symmetricToTheLastBitWhereTheTopologyIs() {
        assertEquals(0, rule().learn(patterns(6, 20, 3), Topology.complete(20)).asymmetry());
        Topology sparse = Topology.diluted(20, 8, true, Streams.seed(1));
        assertEquals(0, rule().learn(patterns(6, 20, 3), sparse).asymmetry());
    }

    /** Dependent patterns, which the projector refuses, go with any time of use. */
    @Test
    void badInputTeachesAndDependentPatternsGo() {
        Patterns xi = patterns(2, 9, 3);
        Patterns twice = Patterns.of(xi.space(), xi.pattern(0), xi.pattern(1), xi.pattern(0));
        assertTrue(new Dreaming(1000).learn(twice, Topology.complete(9)).largest() > 0);
        Teaches.oneLine(() -> new Dreaming(1e16).learn(twice, Topology.complete(9)), "0 and 2 are the same", "try t");
        Teaches.oneLine(() -> new Dreaming(-1), "t = -1.0", "not negative", "PseudoInverse");
        Teaches.oneLine(() -> new Dreaming(Double.POSITIVE_INFINITY), "Infinity", "PseudoInverse");
    }
}
