package engram.theory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import engram.Teaches;
import engram.neuron.Exponential;
import engram.neuron.Interaction;
import engram.neuron.Power;
import engram.neuron.PureSpin;
import org.junit.jupiter.api.Test;

class DenseBitErrorTest {

    /** For F = x^2, D(y) = 2 y: r = (N - 1) / (N - 1)^2. */
    @Test
    void theQuadraticMemoryIsHebbsRule() {
        for (int n : new int[] {2, 3, 10, 101}) {
            assertEquals(1.0 / (n - 1), new DenseBitError(new Power(2), n).ratio(), 1e-14);
        }
    }

    /** Computed independently for N = 100. */
    @Test
    void constantsAtOneHundredNeurons() {
        assertEquals(3.047, new DenseBitError(new Power(3), 100).constant(3), 5e-4);
        assertEquals(1.524, new DenseBitError(Power.rectified(3), 100).constant(3), 6e-4);
        assertEquals(2.061, new DenseBitError(new PureSpin(3, 100), 100).constant(3), 5e-4);
        assertEquals(15.21, new DenseBitError(new Power(4), 100).constant(4), 5e-3);
        assertEquals(7.604, new DenseBitError(Power.rectified(4), 100).constant(4), 5e-4);
        assertEquals(6.376, new DenseBitError(new PureSpin(4, 100), 100).constant(4), 5e-4);
    }

    @Test
    void constantsTendToThoseOfTheReplicaTheory() {
        assertEquals(DenseRecall.power(3).noise(), new DenseBitError(new Power(3), 40_000).constant(3), 1e-3);
        assertEquals(DenseRecall.rectified(4).noise(), new DenseBitError(Power.rectified(4), 40_001).constant(4), 3e-3);
    }

    /** For F = exp(beta x) the mean of D^2 is a product: r = (cosh 2 beta exp(-2 beta))^(N - 1). */
    @Test
    void theExponentialHasAProduct() {
        for (int n : new int[] {2, 7, 20}) {
            double expected = Math.pow(Math.cosh(0.6) * Math.exp(-0.6), n - 1);
            assertEquals(expected, new DenseBitError(new Exponential(0.3), n).ratio(), 1e-13 * expected);
        }
    }

    /** All 2^(N - 1) states of the others, one by one. */
    @Test
    void theMeanIsThatOverAllStates() {
        Interaction f = Interaction.of(x -> x * x * x + Math.abs(x), x -> 3 * x * x + Math.signum(x));
        for (int n : new int[] {5, 8}) {
            double sum = 0;
            for (int state = 0; state < 1 << n - 1; state++) {
                int y = 2 * Integer.bitCount(state) - (n - 1);
                double d = (f.of(y + 1) - f.of(y - 1)) / 2;
                sum += d * d;
            }
            double signal = (f.of(n) - f.of(n - 2)) / 2;
            assertEquals(sum / (1 << n - 1) / (signal * signal), new DenseBitError(f, n).ratio(), 1e-13);
        }
    }

    @Test
    void probabilities() {
        DenseBitError law = new DenseBitError(new Power(3), 100);
        assertEquals(0, law.probability(1));
        assertEquals(1, law.stable(1));
        assertTrue(law.probability(300) < law.probability(301));
        assertEquals(Math.pow(1 - law.probability(362), 100), law.stable(362), 1e-12);
        Teaches.oneLine(() -> law.probability(0), "patterns = 0");
        Teaches.oneLine(() -> new DenseBitError(new Power(3), 1), "neurons = 1");
        Teaches.oneLine(() -> new DenseBitError(null, 10), "F");
        Teaches.oneLine(() -> new DenseBitError(new Exponential(1), 1000).ratio(), "leaves the range of doubles");
    }
}
