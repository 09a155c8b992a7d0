package engram.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import engram.Teaches;
import engram.dynamics.Clock;
import engram.dynamics.Iteration;
import engram.dynamics.Run;
import engram.neuron.Entmax;
import engram.neuron.Separation;
import engram.neuron.Similarity;
import engram.neuron.Softmax;
import engram.neuron.Winner;
import engram.observable.Trace;
import engram.pattern.Associations;
import engram.pattern.Binary;
import engram.pattern.Cue;
import engram.pattern.Gaussian;
import engram.pattern.Patterns;
import engram.random.Streams;
import engram.state.Batch;
import engram.state.Reals;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class AttentionTest {
    private final Streams streams = Streams.seed(2020);

    private static double[] weights(Separation separation, double... z) {
        double[] weights = new double[z.length];
        separation.weights(z, weights);
        return weights;
    }

    @Test
    void separations() {
        assertArrayEquals(
                new double[] {Math.E / (1 + Math.E), 1 / (1 + Math.E)}, weights(new Softmax(1), 1001, 1000), 1e-15);
        assertArrayEquals(new double[] {0.75, 0.25, 0}, weights(Entmax.sparsemax(1), 0.7, 0.2, -1), 1e-15);
        assertArrayEquals(new double[] {0.5, 0.5, 0}, weights(new Winner(), 3, 3, 1), 0);
        for (Separation separation : new Separation[] {new Entmax(1.5, 2), Entmax.sparsemax(0.7), new Softmax(3)}) {
            double[] z = new double[50];
            Arrays.setAll(z, k -> Math.sin(k * k));
            double[] w = weights(separation, z);
            assertEquals(1, Arrays.stream(w).sum(), 1e-12);
            for (int k = 1; k < 50; k++) {
                assertTrue(w[k] >= 0 && (w[k] >= w[k - 1]) == (z[k] >= z[k - 1]) || w[k] == w[k - 1]);
            }
        }
    }

    /** Sparse recall is exact if and only if beta Delta is at least 1 / (alpha - 1). */
    @Test
    void sparseRecallIsExactFromASeparationOn() {
        for (double alpha : new double[] {2, 1.5}) {
            double least = 1 / (alpha - 1);
            assertArrayEquals(new double[] {1, 0, 0}, weights(new Entmax(alpha, 2), (least + 1e-9) / 2, 0, 0), 1e-15);
            assertTrue(weights(new Entmax(alpha, 2), (least - 1e-3) / 2, 0, 0)[1] > 0);
        }
    }

    /** One attention head written out: softmax(Q K^T / sqrt d) V. */
    @Test
    void oneHeadOfATransformer() {
        Patterns keys = new Gaussian().draw(7, 16, streams);
        Patterns values = new Gaussian().draw(7, 5, streams.child("values"));
        Attention head = new Attention(new Associations(keys, values), Similarity.DOT, new Softmax(1 / Math.sqrt(16)));
        double[] q = new Reals(16).random(streams.open("q"));
        double[] e = new double[7];
        double sum = 0;
        for (int mu = 0; mu < 7; mu++) {
            e[mu] = Math.exp(Similarity.DOT.of(keys.pattern(mu), q) / 4);
            sum += e[mu];
        }
        double[] answer = new double[5];
        for (int mu = 0; mu < 7; mu++) {
            for (int i = 0; i < 5; i++) {
                answer[i] += e[mu] / sum * values.pattern(mu)[i];
            }
        }
        assertArrayEquals(answer, head.answer(q), 1e-14);
        Teaches.oneLine(() -> new Iteration(1).run(head, Batch.of(new Reals(16), q), streams), "values 5", "answer(x)");
    }

    /** The energy never rises; a pattern apart from the others is a fixed point; a tile and single trials agree. */
    @Test
    void aModernHopfieldNetwork() {
        Patterns xi = new Gaussian().draw(20, 64, streams);
        ModernHopfield network = new ModernHopfield(xi, 0.2);
        Batch start = new Cue.GaussianNoise(1).batch(xi, 40, streams);
        Trace energy = Trace.every(Clock.steps(1), network::energy);
        Run run = new Iteration(30).run(network, start, streams, energy);
        double[] e = energy.values();
        for (int k = 1; k < e.length; k++) {
            assertTrue(e[k] <= e[k - 1] + 1e-10);
        }
        for (int t = 0; t < 40; t++) {
            assertEquals(ModernHopfield.Kind.SINGLE, network.kind(run.state(t)));
            assertEquals(t % 20, argmax(network.weights(run.state(t))));
            assertArrayEquals(
                    run.state(t),
                    new Iteration(30).run(network, start.state(t), streams).state(0),
                    1e-12);
        }
        assertEquals(ModernHopfield.Kind.GLOBAL, new ModernHopfield(xi, 1e-3).kind(new double[64]));
        assertTrue(network.separation(0) > 20);
    }

    private static int argmax(double[] w) {
        int best = 0;
        for (int k = 1; k < w.length; k++) {
            best = w[k] > w[best] ? k : best;
        }
        return best;
    }

    /** P orthogonal patterns: the average of all loses stability at beta M^2 = P. */
    @Test
    void orthogonalPatternsArePottsStates() {
        int p = 10;
        double[][] states = new double[p][p];
        for (int mu = 0; mu < p; mu++) {
            states[mu][mu] = 1;
        }
        Patterns xi = Patterns.of(new Reals(p), states);
        double[] near = new double[p];
        Arrays.fill(near, 0.1);
        near[0] += 1e-3;
        for (double c : new double[] {9.5, 10.5}) {
            ModernHopfield network = new ModernHopfield(xi, c);
            double[] end =
                    new Iteration(2000, 1e-13).run(network, near, streams).state(0);
            assertEquals(c < 10 ? ModernHopfield.Kind.GLOBAL : ModernHopfield.Kind.SINGLE, network.kind(end));
        }
    }

    @Test
    void similarities() {
        double[] a = {3, 4};
        double[] b = {0, 2};
        assertEquals(8, Similarity.DOT.of(a, b));
        assertEquals(0.8, Similarity.COSINE.of(a, b), 1e-15);
        assertEquals(-13, Similarity.EUCLID.of(a, b));
        assertEquals(-5, Similarity.MANHATTAN.of(a, b));
        assertEquals(0, Similarity.COSINE.of(a, new double[2]));
        Patterns xi = Patterns.of(new Reals(2), a, b);
        Attention nearest = new Attention(Associations.of(xi), Similarity.EUCLID, new Winner());
        assertArrayEquals(b, nearest.answer(new double[] {0, 1}), 0);
        assertArrayEquals(
                b, new Iteration(1).run(nearest, new double[] {0, 1}, streams).state(0), 0);
    }

    @Test
    void badInputTeaches() {
        Teaches.oneLine(() -> new Softmax(0), "beta = 0");
        Teaches.oneLine(() -> new Entmax(1, 1), "Softmax");
        Teaches.oneLine(() -> new Attention(new Binary().draw(2, 8, streams), 1), "xi.reals()");
        Patterns xi = new Gaussian().draw(2, 8, streams);
        Teaches.oneLine(() -> new Attention(xi, 1).weights(new double[3]), "3 numbers", "n = 8");
        assertEquals("Attention(P = 2, N = 8, DOT, Softmax[beta=1.0])", new Attention(xi, 1).toString());
    }
}
