package engram.theory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import engram.Teaches;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SherringtonKirkpatrickTest {

    /** The equation by the trapezium rule; f is stationary in q; energy and magnetisation are derivatives of f. */
    @ParameterizedTest
    @CsvSource({"0.2, 0", "0.5, 0", "0.9, 0", "0.3, 0.4", "0.8, 0.1", "1.5, 0.5", "2, 0"})
    void solvesItsEquation(double t, double field) {
        SherringtonKirkpatrick theory = new SherringtonKirkpatrick(t, field);
        double q = theory.q();
        double tanh2 = 0;
        double fourth = 0;
        double step = 0.02;
        for (int k = -450; k <= 450; k++) {
            double u = (Math.sqrt(q) * k * step + field) / t;
            double w = step * Math.exp(-k * step * k * step / 2) / Math.sqrt(2 * Math.PI);
            tanh2 += w * Math.tanh(u) * Math.tanh(u);
            fourth += w * Math.pow(Math.cosh(u), -4);
        }
        assertEquals(tanh2, q, 1e-11);
        assertEquals(1 - fourth / (t * t), theory.replicon(), 1e-10);
        double h = 1e-4;
        double up = new SherringtonKirkpatrick(t / (1 + h), field).freeEnergy() * (1 + h);
        double down = new SherringtonKirkpatrick(t / (1 - h), field).freeEnergy() * (1 - h);
        assertEquals((up - down) / (2 * h), theory.energy(), 1e-6);
        double right = new SherringtonKirkpatrick(t, field + h).freeEnergy();
        double left = new SherringtonKirkpatrick(t, field - h).freeEnergy();
        assertEquals((left - right) / (2 * h), theory.magnetisation(), 1e-5);
    }

    @Test
    void limits() {
        SherringtonKirkpatrick frozen = new SherringtonKirkpatrick(0);
        assertEquals(-Math.sqrt(2 / Math.PI), frozen.energy(), 1e-15);
        assertEquals(-Math.sqrt(2 / Math.PI), frozen.freeEnergy(), 1e-15);
        assertEquals(1, frozen.q());
        assertEquals(0, new SherringtonKirkpatrick(1).q());
        // q = (1 - T) + (1 - T)^2 / 3 - ..., and above T_c the annealed free energy.
        assertEquals(1, new SherringtonKirkpatrick(1 - 1e-5).q() / 1e-5, 1e-4);
        assertEquals(-1 / 8.0 - 2 * Math.log(2), new SherringtonKirkpatrick(2).freeEnergy(), 1e-14);
        // The entropy at T = 0, -1 / (2 pi).
        double t = 1e-3;
        SherringtonKirkpatrick cold = new SherringtonKirkpatrick(t);
        assertEquals(-1 / (2 * Math.PI), (cold.energy() - cold.freeEnergy()) / t, 1e-3);
    }

    @Test
    void lineOfDeAlmeidaAndThouless() {
        assertEquals(1, SherringtonKirkpatrick.almeidaThouless(0));
        // Small fields: h^2 = (4/3) (1 - T)^3. Large: T = (4/3) (2 pi)^(-1/2) exp(-h^2 / 2).
        double t = SherringtonKirkpatrick.almeidaThouless(1e-4);
        assertEquals(1, 1e-8 / (4 / 3.0 * Math.pow(1 - t, 3)), 0.02);
        assertEquals(
                1,
                SherringtonKirkpatrick.almeidaThouless(-6) / (4 / 3.0 / Math.sqrt(2 * Math.PI) * Math.exp(-18)),
                1e-6);
        for (double field : new double[] {0.1, 0.5, 2}) {
            t = SherringtonKirkpatrick.almeidaThouless(field);
            assertEquals(0, new SherringtonKirkpatrick(t, field).replicon(), 1e-9);
            assertTrue(new SherringtonKirkpatrick(1.01 * t, field).replicon() > 0);
        }
    }

    @Test
    void badInputTeaches() {
        Teaches.oneLine(() -> new SherringtonKirkpatrick(-1), "SherringtonKirkpatrick", "-1.0", "try");
        Teaches.oneLine(() -> new SherringtonKirkpatrick(1, Double.NaN), "h = NaN", "try 0");
        Teaches.oneLine(() -> SherringtonKirkpatrick.almeidaThouless(9), "h = 9.0", "up to 8", "try");
        assertTrue(new SherringtonKirkpatrick(0).toString().contains("replica symmetry broken"));
    }
}
