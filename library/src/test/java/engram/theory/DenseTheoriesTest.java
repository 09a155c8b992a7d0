package engram.theory;

import static org.junit.jupiter.api.Assertions.assertEquals;

import engram.Teaches;
import org.junit.jupiter.api.Test;

/** Numbers computed independently. */
class DenseTheoriesTest {
    @Test
    void warm() {
        WarmDenseRecall cubic = new WarmDenseRecall(3, false);
        double[][] known = {
            {0.02, 0.2, 0.99992, 0.99992}, {0.02, 1.2, 0.96440, 0.93277}, {0.04, 0.5, 0.99073, 0.98828},
            {0.04, 1.0, 0.95786, 0.93039}, {0.06, 0.8, 0.93922, 0.92369}, {0.06, 1.2, 0.81859, 0.74812}
        };
        for (double[] row : known) {
            WarmDenseRecall.State state = cubic.at(row[0], row[1]);
            assertEquals(row[2], state.m(), 6e-6);
            assertEquals(row[3], state.q(), 6e-6);
        }
        WarmDenseRecall quartic = new WarmDenseRecall(4, false);
        assertEquals(0.98498, quartic.at(0.005, 1.2).m(), 6e-6);
        assertEquals(0.93891, quartic.at(0.008, 1.2).q(), 6e-6);
        assertEquals(1.4356, cubic.limit(0.04), 1e-4);
        assertEquals(0.8897, cubic.limit(0.08), 1e-4);
        assertEquals(1.7601, quartic.limit(0.004), 1e-4);
        double[][] few = {
            {3, 1.747749, 0.796388, 1.487908}, {4, 1.983145, 0.889437, 1.451797}, {5, 2.256018, 0.926331, 1.444810}
        };
        for (double[] row : few) {
            WarmDenseRecall theory = new WarmDenseRecall((int) row[0], false);
            assertEquals(row[1], theory.spinodal().temperature(), 1e-6);
            assertEquals(row[2], theory.spinodal().m(), 2e-6);
            assertEquals(row[3], theory.transition().temperature(), 1e-6);
        }
        Teaches.oneLine(() -> new WarmDenseRecall(2, false), "n = 2");
        Teaches.oneLine(() -> cubic.at(0.1, 0), "T = 0");
        Teaches.oneLine(() -> cubic.limit(0.2), "capacity");
    }

    @Test
    void potts() {
        double[][] known = {
            {3, 2.74564358, 0.584800, 2.77258872},
            {4, 3.21874109, 0.630344, 3.29583687},
            {6, 3.83637250, 0.681055, 4.02359478}
        };
        for (double[] row : known) {
            PottsAttention theory = new PottsAttention((int) row[0]);
            assertEquals(row[1], theory.spinodal(), 1e-8);
            assertEquals(row[2], theory.weightAtSpinodal(), 2e-6);
            assertEquals(row[3], theory.transition(), 1e-8);
            assertEquals((row[0] - 1) / row[0], theory.weight(theory.transition()), 1e-10);
        }
        assertEquals(4.559779, new PottsAttention(10).spinodal(), 1e-6);
        assertEquals(4.943755, new PottsAttention(10).transition(), 1e-6);
        assertEquals(0.1, new PottsAttention(10).weight(4));
        Teaches.oneLine(() -> new PottsAttention(2), "Ising");
    }

    @Test
    void exponentials() {
        assertEquals(Math.log(2) / 2, ExponentialRecall.all(0), 1e-15);
        assertEquals(0.6750, ExponentialRecall.typical(1), 5e-5);
        assertEquals(Math.log(2), ExponentialRecall.typical(20), 1e-12);
        assertEquals(1.405, ExponentialRecall.typicalVectors(1), 5e-4);
        assertEquals(1 - Math.log(Math.cosh(1)), ExponentialRecall.softmaxBits(1), 1e-15);
        assertEquals(0.5, ExponentialRecall.softmaxGaussian(1));
        assertEquals(0.9922, ExponentialRecall.nearest(100, 200, 30), 5e-5);
        assertEquals(0.9806, ExponentialRecall.nearest(100, 500, 30), 5e-5);
        Teaches.oneLine(() -> ExponentialRecall.typical(0), "beta = 0");
        Teaches.oneLine(() -> ExponentialRecall.all(0.5), "1/2");
        Teaches.oneLine(() -> ExponentialRecall.nearest(10, 2, 11), "flips = 11");
    }
}
