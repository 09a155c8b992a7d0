package engram.theory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import engram.Teaches;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OnsagerTest {

    @Test
    void criticalPoint() {
        assertEquals(2.269185, Onsager.CRITICAL, 5e-7);
        Onsager critical = new Onsager(Onsager.CRITICAL);
        assertEquals(-Math.sqrt(2), critical.energy(), 1e-14);
        assertEquals(0, critical.magnetisation());
        assertEquals(Double.POSITIVE_INFINITY, critical.specificHeat());
        // c = -(2/pi) (2 / T_c)^2 ln |1 - T/T_c| + const on either side.
        double amplitude = 2 / Math.PI * Math.pow(2 / Onsager.CRITICAL, 2) * Math.log(10);
        for (int side : new int[] {-1, 1}) {
            double near = new Onsager(Onsager.CRITICAL * (1 + side * 1e-8)).specificHeat();
            double far = new Onsager(Onsager.CRITICAL * (1 + side * 1e-7)).specificHeat();
            assertEquals(amplitude, near - far, 1e-5);
        }
    }

    /** The project's reference numbers. */
    @Test
    void magnetisation() {
        assertEquals(0.91132, new Onsager(1 / 0.5).magnetisation(), 5e-6);
        assertEquals(0.99016, new Onsager(1 / 0.7).magnetisation(), 5e-6);
        assertEquals(1, new Onsager(0).magnetisation());
    }

    /**
     * ln Z / N is Onsager's integral, ln 2 / 2 + (1 / 2 pi) times the integral from 0 to pi of
     * ln(cosh^2 2b + (1 + k^2 - 2 k cos 2x)^(1/2) / k), k = sinh^-2 2b: periodic and smooth away from T_c, so the midpoint
     * rule converges exponentially. The energy is its derivative, the specific heat the energy's.
     */
    @ParameterizedTest
    @ValueSource(doubles = {1, 1.7, 2.1, 2.5, 3, 6})
    void energyIsTheDerivativeOfTheIntegral(double t) {
        double b = 1 / t;
        double h = 1e-3;
        double slope = (8 * (log(b + h) - log(b - h)) - (log(b + 2 * h) - log(b - 2 * h))) / (12 * h);
        assertEquals(-slope, new Onsager(t).energy(), 1e-8);
        h = 1e-3 * t;
        double heat = (8 * (new Onsager(t + h).energy() - new Onsager(t - h).energy())
                        - (new Onsager(t + 2 * h).energy() - new Onsager(t - 2 * h).energy()))
                / (12 * h);
        assertEquals(heat, new Onsager(t).specificHeat(), 1e-8);
    }

    private static double log(double b) {
        double k = Math.pow(Math.sinh(2 * b), -2);
        int steps = 4000;
        double sum = 0;
        for (int i = 0; i < steps; i++) {
            double x = Math.PI * (i + 0.5) / steps;
            sum += Math.log(Math.pow(Math.cosh(2 * b), 2) + Math.sqrt(1 + k * k - 2 * k * Math.cos(2 * x)) / k);
        }
        return Math.log(2) / 2 + sum / (2 * steps);
    }

    @Test
    void limits() {
        assertEquals(-2, new Onsager(0).energy());
        assertEquals(0, new Onsager(0).specificHeat());
        // At high temperature E/N = -2 tanh b and more, c = 2 b^2.
        assertEquals(-0.002, new Onsager(1000).energy(), 1e-8);
        assertEquals(2e-6, new Onsager(1000).specificHeat(), 1e-11);
    }

    @Test
    void badInputTeaches() {
        Teaches.oneLine(() -> new Onsager(-2), "Onsager", "-2.0", "try");
        Teaches.oneLine(() -> new Onsager(Double.NaN), "NaN", "0 or above");
        assertTrue(new Onsager(2).toString().contains("|M| = 0.911319"));
    }
}
