package engram.theory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import engram.Teaches;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GardnerTest {

    /** The integral by the midpoint rule with steps h of 1e-4; its error is h^2 / 24 times a slope of at most 2. */
    @ParameterizedTest
    @ValueSource(doubles = {0, 0.1, 0.5, 1, 2.5})
    void capacityIsTheIntegral(double kappa) {
        double h = 1e-4;
        double sum = 0;
        for (double t = -kappa + h / 2; t < 12; t += h) {
            sum += h * (t + kappa) * (t + kappa) * Math.exp(-t * t / 2) / Math.sqrt(2 * Math.PI);
        }
        assertEquals(1 / sum, new Gardner(kappa).capacity(), 4e-9);
    }

    @Test
    void knownValues() {
        assertEquals(2, new Gardner(0).capacity(), 1e-15);
        assertEquals(1, 1e8 * new Gardner(1e4).capacity(), 1e-7);
        assertEquals(0, Gardner.atLoad(2).kappa(), 1e-15);
        for (double kappa : new double[] {1e-3, 0.3, 1, 20}) {
            assertEquals(kappa, Gardner.atLoad(new Gardner(kappa).capacity()).kappa(), 1e-13 * (1 + kappa));
        }
    }

    @Test
    void badInputTeaches() {
        Teaches.oneLine(() -> new Gardner(-0.5), "kappa = -0.5", "replica symmetry", "try 0");
        Teaches.oneLine(() -> new Gardner(Double.NaN), "NaN", "try 0");
        Teaches.oneLine(() -> Gardner.atLoad(2.1), "2.1", "at most 2", "try 1");
        Teaches.oneLine(() -> Gardner.atLoad(0), "0.0", "above 0");
        assertTrue(new Gardner(0).toString().contains("alpha_c = 2.0000"));
    }
}
