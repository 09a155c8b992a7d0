package engram.learning;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import engram.Teaches;
import engram.coupling.Couplings;
import engram.pattern.Patterns;
import engram.pattern.UniformVectors;
import engram.random.Streams;
import engram.topology.Topology;
import org.junit.jupiter.api.Test;

class NoisyTest {
    private static final Streams STREAMS = Streams.seed(7);

    /** What is added has variance delta^2 / N, none of it on the diagonal, and is symmetric if that was asked for. */
    @Test
    void theNoiseIsAsStrongAsSaid() {
        for (int d : new int[] {1, 2}) {
            Patterns xi = new UniformVectors(d).draw(5, 120, STREAMS);
            Topology g = Topology.complete(120);
            int size = 120 * d;
            double[] plain = new Hebb().learn(xi, g).matrix();
            for (boolean symmetric : new boolean[] {true, false}) {
                Couplings noisy = new Noisy(new Hebb(), 0.4, symmetric, STREAMS).learn(xi, g);
                double[] w = noisy.matrix();
                double squares = 0;
                double product = 0;
                for (int k = 0; k < size; k++) {
                    for (int l = 0; l < size; l++) {
                        double z = w[k * size + l] - plain[k * size + l];
                        squares += z * z;
                        product += z * (w[l * size + k] - plain[l * size + k]);
                        if (k / d == l / d) {
                            assertEquals(0, z);
                        }
                    }
                }
                double pairs = size * (size - d);
                assertEquals(0.16 / 120, squares / pairs, 0.16 / 120 * 5 / Math.sqrt(pairs / 4));
                assertEquals(symmetric ? 1 : 0, product / squares, symmetric ? 1e-12 : 5 / Math.sqrt(pairs / 2));
                assertEquals(symmetric, noisy.symmetric());
            }
        }
    }

    @Test
    void noNoiseAndOtherTopologies() {
        Patterns xi = new UniformVectors(1).draw(3, 20, STREAMS);
        Topology ring = Topology.ring(20, 4);
        double[] plain = new Hebb().learn(xi, ring).matrix();
        double[] none = new Noisy(new Hebb(), 0, false, STREAMS).learn(xi, ring).matrix();
        double[] some = new Noisy(new Hebb(), 1, false, STREAMS).learn(xi, ring).matrix();
        double[] whole = new Noisy(new Hebb(), 1, false, STREAMS)
                .learn(xi, Topology.complete(20))
                .matrix();
        double[] hebb = new Hebb().learn(xi, Topology.complete(20)).matrix();
        for (int k = 0; k < plain.length; k++) {
            assertEquals(plain[k], none[k]);
            if (Math.floorMod(k / 20 - k % 20 + 2, 20) > 4 || k / 20 == k % 20) {
                assertEquals(0, some[k], "no connection, no noise");
            } else {
                assertNotEquals(plain[k], some[k]);
                assertEquals(
                        whole[k] - hebb[k], some[k] - plain[k], 1e-15, "the noise of a pair is that on any topology");
            }
        }
    }

    @Test
    void badInputTeaches() {
        Teaches.oneLine(() -> new Noisy(new Hebb(), -0.1, true, STREAMS), "-0.1", "0.3");
        Teaches.oneLine(() -> new Noisy(new Hebb(), Double.NaN, true, STREAMS), "NaN");
    }
}
