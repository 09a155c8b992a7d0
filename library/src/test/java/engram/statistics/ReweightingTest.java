package engram.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import engram.Teaches;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ReweightingTest {

    /** Two levels, 0 and 1, met in the ratio 1 : e^(-1/T_0) = 4 : 1; at any T the mean energy is 1 / (1 + e^(1/T)), exactly. */
    @Test
    void twoLevelsHaveTheirExactEnergyAtOtherTemperatures() {
        double[] energies = {0, 0, 1, 0, 0};
        Reweighting states = new Reweighting(1 / Math.log(4), energies);
        for (double t : new double[] {0.3, 1 / Math.log(4), 1, 5}) {
            assertEquals(1 / (1 + Math.exp(1 / t)), states.mean(energies, t), 1e-14);
        }
    }

    @Test
    void atTheirOwnTemperatureAllStatesCountOnce() {
        Reweighting states = new Reweighting(2, new double[] {-7, 3, 11, 4});
        assertEquals(4, Arrays.stream(states.weights(2)).sum());
        assertEquals(4, states.effective(2));
        assertTrue(states.effective(1) < 2);
    }

    @Test
    void theZeroOfEnergyDoesNotMatter() {
        double[] x = {0.2, 0.7, 0.1};
        Reweighting low = new Reweighting(2, new double[] {-7, 3, 11});
        Reweighting high = new Reweighting(2, new double[] {9993, 10003, 10011});
        assertEquals(low.mean(x, 1.7), high.mean(x, 1.7), 1e-12);
    }

    @Test
    void wrongArgumentsTeach() {
        Teaches.oneLine(() -> new Reweighting(0, new double[] {1}), "Reweighting(T = 0.0)", "above 0");
        Teaches.oneLine(() -> new Reweighting(1, new double[] {}), "0 energies", "at least one");
        Teaches.oneLine(
                () -> new Reweighting(1, new double[] {1, 2}).mean(new double[] {1}, 1), "1 numbers came for 2 states");
        Teaches.oneLine(() -> new Reweighting(1, new double[] {1}).weights(-1), "Reweighting.weights(T = -1.0)");
    }
}
