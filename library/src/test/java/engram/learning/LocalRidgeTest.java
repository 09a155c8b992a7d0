package engram.learning;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import engram.Teaches;
import engram.coupling.Couplings;
import engram.pattern.Patterns;
import engram.topology.Topology;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.simple.SimpleMatrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LocalRidgeTest extends LearningRuleContract {

    @Override
    LearningRule rule() {
        return new LocalRidge(1e-3);
    }

    @Override
    Topology topology(int n) {
        return Topology.ring(n, 4);
    }

    /** Both forms against W_i = Y_i A_i^T (A_i A_i^T + lambda I)^-1 written in matrices. */
    @ParameterizedTest
    @CsvSource({"3, 3", "3, 12", "3, 13", "3, 40", "1, 2", "1, 9", "2, 5"})
    void dualAndPrimalAreTheFormula(int d, int p) {
        double lambda = 0.05;
        Topology g = Topology.ring(15, 4);
        Patterns xi = patterns(p, 15, d);
        Couplings w = new LocalRidge(lambda).learn(xi, g);
        int i = 6;
        SimpleMatrix a = new SimpleMatrix(4 * d, p);
        SimpleMatrix y = new SimpleMatrix(d, p);
        for (int mu = 0; mu < p; mu++) {
            for (int b = 0; b < d; b++) {
                y.set(b, mu, xi.pattern(mu)[i * d + b]);
                for (int k = 0; k < 4; k++) {
                    a.set(k * d + b, mu, xi.pattern(mu)[g.neighbours()[g.start(i) + k] * d + b]);
                }
            }
        }
        SimpleMatrix ridge = SimpleMatrix.identity(4 * d).scale(lambda);
        DMatrixRMaj expected = y.mult(a.transpose())
                .mult(a.mult(a.transpose()).plus(ridge).invert())
                .getDDRM();
        for (int k = 0; k < 4; k++) {
            double[] block = w.block(i, g.neighbours()[g.start(i) + k]);
            for (int r = 0; r < d; r++) {
                for (int c = 0; c < d; c++) {
                    assertEquals(expected.get(r, k * d + c), block[r * d + c], 1e-10);
                }
            }
        }
    }

    /** For lambda to 0 and P <= d Z every pattern is reproduced. */
    @Test
    void withoutRidgeEveryPatternIsReproduced() {
        Patterns xi = patterns(10, 15, 3);
        Couplings w = new LocalRidge(0).learn(xi, Topology.ring(15, 4));
        for (int mu = 0; mu < 10; mu++) {
            assertArrayEquals(xi.pattern(mu), w.fields(xi.pattern(mu)), 1e-9);
        }
    }

    @Test
    void theWidestRingIsTheCompleteGraph() {
        Patterns xi = patterns(5, 9, 3);
        assertArrayEquals(
                rule().learn(xi, Topology.complete(9)).fields(xi.pattern(0)),
                rule().learn(xi, Topology.ring(9, 8)).fields(xi.pattern(0)),
                0);
    }

    @Test
    void symmetrisedIsTheMeanOfBothDirections() {
        Patterns xi = patterns(5, 9, 3);
        Couplings w = rule().learn(xi, Topology.ring(9, 4));
        Couplings s = new Symmetrised(rule()).learn(xi, Topology.ring(9, 4));
        double[] mean = IntStream.range(0, 9)
                .mapToDouble(k -> (w.block(2, 3)[k] + w.block(3, 2)[k % 3 * 3 + k / 3]) / 2)
                .toArray();
        assertArrayEquals(mean, s.block(2, 3), 1e-15);
        assertEquals(0, s.asymmetry());
    }

    @Test
    void badInputTeaches() {
        Teaches.oneLine(() -> new LocalRidge(-1), "lambda = -1", "zero or more", "try 1e-3");
        Teaches.oneLine(() -> new LocalRidge(Double.NaN), "lambda = NaN", "finite");
        Patterns xi = patterns(2, 9, 3);
        Patterns twice = Patterns.of(xi.space(), xi.pattern(0), xi.pattern(0));
        Teaches.oneLine(
                () -> new LocalRidge(0).learn(twice, Topology.ring(9, 4)), "site 0", "0 and 1 are the same", "lambda");
        new LocalRidge(1e-3).learn(twice, Topology.ring(9, 4));
    }
}
