package engram.theory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import engram.Teaches;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VanHemmenTest {

    @ParameterizedTest
    @CsvSource({"0.1, 1", "0.7, 1", "0.95, 1", "1.2, 2", "0.05, 0.3"})
    void solvesItsEquation(double t, double strength) {
        VanHemmen theory = new VanHemmen(t, strength);
        double q = theory.q();
        assertTrue(q > 0);
        assertEquals(Math.tanh(2 * strength * q / t) / 2, q, 1e-14);
        // Where f(q) is lowest; E/N = d(f/T) / d(1/T), by differences of second order.
        assertEquals(free(q, t, strength), theory.freeEnergy(), 1e-13);
        assertTrue(free(q * 1.01, t, strength) > theory.freeEnergy());
        assertTrue(free(q * 0.99, t, strength) > theory.freeEnergy());
        double h = 1e-4;
        double up = new VanHemmen(t / (1 + h), strength).freeEnergy() * (1 + h);
        double down = new VanHemmen(t / (1 - h), strength).freeEnergy() * (1 - h);
        assertEquals((up - down) / (2 * h), theory.energy(), 1e-5);
    }

    private static double free(double q, double t, double strength) {
        return strength * q * q - t / 2 * (Math.log(2 * Math.cosh(2 * strength * q / t)) + Math.log(2));
    }

    @Test
    void limits() {
        VanHemmen frozen = new VanHemmen(0, 3);
        assertEquals(0.5, frozen.q());
        assertEquals(-0.75, frozen.energy());
        assertEquals(-0.75, frozen.freeEnergy());
        assertEquals(3, frozen.freezing());
        assertEquals(0, new VanHemmen(3, 3).q());
        assertTrue(new VanHemmen(2.999, 3).q() > 0);
        assertEquals(-Math.log(2), new VanHemmen(1).freeEnergy(), 1e-15);
    }

    @Test
    void badInputTeaches() {
        Teaches.oneLine(() -> new VanHemmen(-1), "VanHemmen", "-1.0", "try");
        Teaches.oneLine(() -> new VanHemmen(1, 0), "J = 0.0", "try 1");
        Teaches.oneLine(() -> new VanHemmen(1, Double.NaN), "NaN", "above 0");
        assertTrue(new VanHemmen(0).toString().contains("E/N = -0.25"));
    }
}
