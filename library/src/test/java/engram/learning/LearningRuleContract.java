package engram.learning;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import engram.Teaches;
import engram.coupling.Couplings;
import engram.pattern.Patterns;
import engram.pattern.UniformVectors;
import engram.random.Streams;
import engram.topology.Topology;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every learning rule owes; a rule's own test extends this and adds its identities. */
abstract class LearningRuleContract {

    abstract LearningRule rule();

    /** A topology on which the rule works. */
    abstract Topology topology(int n);

    /** Whether the rule is one for spins of this dimension; those of bits say no to d > 1. */
    boolean serves(int d) {
        return true;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5})
    void couplingsHaveTheSizeOfThePatterns(int d) {
        assumeTrue(serves(d));
        Patterns xi = patterns(4, 12, d);
        Couplings w = rule().learn(xi, topology(12));
        assertEquals(xi.space(), w.space());
        assertTrue(w.largest() > 0 && Double.isFinite(w.largest()));
    }

    /** h_i = sum_j W_ij s_j, block by block, and -1/2 s . h is the form. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5})
    void fieldsAreTheSumsOfBlocks(int d) {
        assumeTrue(serves(d));
        Patterns xi = patterns(3, 11, d);
        Couplings w = rule().learn(xi, topology(11));
        double[] s = xi.space().random(Streams.seed(8).open("state"));
        double[] h = new double[s.length];
        double form = 0;
        for (int i = 0; i < 11; i++) {
            for (int j = 0; j < 11; j++) {
                double[] block = w.block(i, j);
                for (int a = 0; a < d; a++) {
                    for (int b = 0; b < d; b++) {
                        h[i * d + a] += block[a * d + b] * s[j * d + b];
                    }
                }
            }
            for (int a = 0; a < d; a++) {
                form -= h[i * d + a] * s[i * d + a] / 2;
            }
        }
        assertArrayEquals(h, w.fields(s), 1e-13);
        assertEquals(form, w.form(s), 1e-12);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void anInterruptEndsLearning(int d) {
        assumeTrue(serves(d));
        Patterns xi = patterns(3, 12, d);
        Topology g = topology(12);
        Thread.currentThread().interrupt();
        try {
            assertThrows(CancellationException.class, () -> rule().learn(xi, g));
        } finally {
            Thread.interrupted();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void asymmetryIsTheLargestDifferenceFromTheTranspose(int d) {
        assumeTrue(serves(d));
        Couplings w = rule().learn(patterns(4, 10, d), topology(10));
        double most = 0;
        for (int i = 0; i < 10; i++) {
            for (int j = 0; j < 10; j++) {
                for (int a = 0; a < d; a++) {
                    for (int b = 0; b < d; b++) {
                        most = Math.max(most, Math.abs(w.block(i, j)[a * d + b] - w.block(j, i)[b * d + a]));
                    }
                }
            }
        }
        assertEquals(most, w.asymmetry(), 1e-16);
    }

    @Test
    void sameInputSameBits() {
        Patterns xi = patterns(4, 12, serves(3) ? 3 : 1);
        double[] s = xi.space().random(Streams.seed(8).open("state"));
        assertArrayEquals(
                rule().learn(xi, topology(12)).fields(s),
                rule().learn(xi, topology(12)).fields(s),
                0);
    }

    @Test
    void anotherNumberOfSitesTeaches() {
        Teaches.oneLine(() -> rule().learn(patterns(2, 10, 3), topology(11)), "N = 10", "11", "same");
    }

    static Patterns patterns(int p, int n, int d) {
        return new UniformVectors(d).draw(p, n, Streams.seed(42).child("d", d));
    }
}
