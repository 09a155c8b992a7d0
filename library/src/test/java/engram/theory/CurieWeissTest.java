package engram.theory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import engram.Teaches;
import engram.theory.CurieWeiss.Mixture;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CurieWeissTest {

    /** The project's reference numbers, and the equation itself. */
    @ParameterizedTest
    @CsvSource({"0.4, 0.98562", "0.6, 0.90733", "0.8, 0.71041"})
    void mattisStates(double temperature, double m) {
        double overlap = new CurieWeiss(temperature).overlap();
        assertEquals(m, overlap, 5e-6);
        assertEquals(Math.tanh(overlap / temperature), overlap, 1e-14);
    }

    @Test
    void edges() {
        assertEquals(1, new CurieWeiss(0).overlap());
        assertEquals(0, new CurieWeiss(1).overlap());
        assertEquals(0, new CurieWeiss(7).overlap());
        // m = (3 (1 - T))^(1/2) just below T_c.
        assertEquals(Math.sqrt(3e-6), new CurieWeiss(1 - 1e-6).overlap(), 1e-8);
        assertEquals(-Math.log(2), new CurieWeiss(1).mixture(1).freeEnergy(), 1e-15);
    }

    /**
     * f of any overlaps, by enumeration of a site's bits: mixtures are where its gradient vanishes, and their
     * eigenvalues are its second differences, whose error is h^2 times fourth derivatives of at most 100 / T^3.
     */
    @ParameterizedTest
    @CsvSource({"1, 0.5", "2, 0.4", "3, 0.3", "3, 0.6", "4, 0.5", "5, 0.3"})
    void mixturesAreStationary(int n, double t) {
        Mixture mixture = new CurieWeiss(t).mixture(n);
        double[] m = new double[n + 1];
        Arrays.fill(m, 0, n, mixture.m());
        assertEquals(mixture.freeEnergy(), free(m, t), 1e-13);
        double h = 1e-4;
        double[] outside = new double[n + 1];
        outside[n] = 1;
        double[] along = new double[n + 1];
        Arrays.fill(along, 0, n, 1 / Math.sqrt(n));
        assertEquals(0, (shifted(m, along, h, t) - shifted(m, along, -h, t)) / (2 * h), 1e-6);
        assertEquals(mixture.outside(), second(m, outside, h, t), 1e-4);
        assertEquals(mixture.along(), second(m, along, h, t), 1e-4);
        if (n > 1) {
            double[] within = new double[n + 1];
            within[0] = Math.sqrt(0.5);
            within[1] = -Math.sqrt(0.5);
            assertEquals(mixture.within(), second(m, within, h, t), 1e-4);
        }
    }

    private static double second(double[] m, double[] along, double h, double t) {
        return (shifted(m, along, h, t) - 2 * free(m, t) + shifted(m, along, -h, t)) / (h * h);
    }

    private static double shifted(double[] m, double[] along, double h, double t) {
        double[] moved = m.clone();
        Arrays.setAll(moved, k -> m[k] + h * along[k]);
        return free(moved, t);
    }

    private static double free(double[] m, double t) {
        double sum = 0;
        for (int bits = 0; bits < 1 << m.length; bits++) {
            double g = 0;
            for (int k = 0; k < m.length; k++) {
                g += (bits >> k & 1) == 0 ? m[k] : -m[k];
            }
            sum -= t * Math.log(2 * Math.cosh(g / t)) / (1 << m.length);
        }
        for (double x : m) {
            sum += x * x / 2;
        }
        return sum;
    }

    @Test
    void threeMixture() {
        Mixture frozen = new CurieWeiss(0).mixture(3);
        assertEquals(0.5, frozen.m(), 1e-15);
        assertEquals(-3 / 8.0, frozen.energy(), 1e-15);
        assertEquals(-3 / 8.0, frozen.freeEnergy(), 1e-15);
        assertTrue(frozen.stable());
        assertEquals(0.4598, CurieWeiss.stableBelow(3), 5e-5);
        assertTrue(new CurieWeiss(0.459).mixture(3).stable());
        assertFalse(new CurieWeiss(0.461).mixture(3).stable());
        assertEquals(1, CurieWeiss.stableBelow(1));
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 4, 6, 100})
    void evenMixturesAreUnstable(int n) {
        assertEquals(Double.NEGATIVE_INFINITY, new CurieWeiss(0).mixture(n).smallest());
        for (double t = 0.05; t < 1; t += 0.05) {
            assertFalse(new CurieWeiss(t).mixture(n).stable());
        }
    }

    /** Mixing more patterns costs energy for odd n, down to -1/pi for many. */
    @Test
    void manyPatterns() {
        double last = -0.5;
        for (int n = 3; n <= 999; n += 2) {
            double energy = new CurieWeiss(0).mixture(n).energy();
            assertTrue(energy > last);
            last = energy;
        }
        assertEquals(-1 / Math.PI, last, 1e-3);
    }

    @Test
    void badInputTeaches() {
        Teaches.oneLine(() -> new CurieWeiss(-1), "CurieWeiss", "-1.0", "try");
        Teaches.oneLine(() -> new CurieWeiss(Double.NaN), "NaN", "0 or above");
        Teaches.oneLine(() -> new CurieWeiss(0.5).mixture(0), "n = 0", "try");
        Teaches.oneLine(() -> CurieWeiss.stableBelow(4), "n = 4", "even", "try 3");
        assertTrue(new CurieWeiss(0.4).toString().contains("m = 0.985624"));
        assertTrue(new CurieWeiss(0).mixture(3).toString().contains("a local minimum"));
    }
}
