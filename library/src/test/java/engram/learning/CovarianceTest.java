package engram.learning;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import engram.Teaches;
import engram.coupling.Couplings;
import engram.model.Model;
import engram.observable.Stability;
import engram.pattern.Binary;
import engram.pattern.Patterns;
import engram.pattern.UniformVectors;
import engram.random.Streams;
import engram.state.Spins;
import engram.topology.Topology;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class CovarianceTest {
    private static final Streams STREAMS = Streams.seed(1987);

    /** Both layouts against the formula. */
    @Test
    void couplingsAreThoseOfTheFormula() {
        Patterns xi = new Binary(0.3).draw(4, 30, STREAMS);
        double a = Arrays.stream(xi.xi()).average().orElseThrow();
        Couplings complete = new Covariance().learn(xi, Topology.complete(30));
        Couplings ring = new Covariance().learn(xi, Topology.ring(30, 6));
        for (int i = 0; i < 30; i++) {
            for (int j = 0; j < 30; j++) {
                double sum = 0;
                for (int mu = 0; mu < 4; mu++) {
                    sum += (xi.pattern(mu)[i] - a) * (xi.pattern(mu)[j] - a) / 30;
                }
                int apart = Math.min(Math.abs(i - j), 30 - Math.abs(i - j));
                assertEquals(i == j ? 0 : sum, complete.block(i, j)[0], 1e-14);
                assertEquals(apart == 0 || apart > 3 ? 0 : sum, ring.block(i, j)[0], 1e-14);
            }
        }
    }

    @Test
    void withoutBiasItIsHebbsRule() {
        Patterns xi = Patterns.of(new Spins(4, 1), new double[] {1, 1, -1, -1}, new double[] {1, -1, 1, -1});
        double[] s = {1, 1, 1, -1};
        assertArrayEquals(
                new Hebb().learn(xi, Topology.complete(4)).fields(s),
                new Covariance().learn(xi, Topology.complete(4)).fields(s),
                1e-15);
    }

    /** Ten biased patterns: under Hebb's rule bits point the wrong way, without the mean none does. */
    @Test
    void biasedPatternsAreFixedPoints() {
        Patterns xi = new Binary(0.6).draw(10, 2000, STREAMS);
        int wrongByHebb = 0;
        for (int mu = 0; mu < 10; mu++) {
            for (double along : Stability.of(Model.of(new Hebb().learn(xi, Topology.complete(2000))), xi.pattern(mu))) {
                wrongByHebb += along < 0 ? 1 : 0;
            }
            for (double along :
                    Stability.of(Model.of(new Covariance().learn(xi, Topology.complete(2000))), xi.pattern(mu))) {
                assertTrue(along > 0);
            }
        }
        assertTrue(wrongByHebb > 100);
    }

    @Test
    void vectorsAreRefused() {
        Patterns xi = new UniformVectors(3).draw(2, 6, STREAMS);
        Teaches.oneLine(() -> new Covariance().learn(xi, Topology.complete(6)), "Covariance", "Ising spins");
    }
}
