package engram.theory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import engram.Teaches;
import engram.theory.AmitGutfreundSompolinsky.State;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AmitGutfreundSompolinskyTest {

    /** The equations with their averages by the trapezium rule, which for these functions converges exponentially. */
    @ParameterizedTest
    @CsvSource({"0.1, 0.01", "0.1, 0.135", "0.3, 0.1", "0.5, 0.05", "0.8, 0.01", "0.95, 0.0005"})
    void statesSatisfyTheEquations(double temperature, double alpha) {
        AmitGutfreundSompolinsky theory = new AmitGutfreundSompolinsky(temperature);
        assertTrue(theory.at(alpha).m() > 0.2);
        satisfies(theory.at(alpha));
        satisfies(theory.spinGlass(alpha));
        satisfies(new AmitGutfreundSompolinsky(1 + Math.sqrt(alpha) / 2).spinGlass(alpha));
        satisfies(new AmitGutfreundSompolinsky(2).spinGlass(alpha));
    }

    private static void satisfies(State at) {
        double t = at.temperature();
        double sigma = Math.sqrt(at.alpha() * at.r());
        double step = Math.min(0.25, 0.2 * t / Math.max(sigma, 1e-9));
        double m = 0;
        double q = 0;
        double log = 0;
        double fourth = 0;
        for (int k = (int) (-9 / step); k <= 9 / step; k++) {
            double z = k * step;
            double u = (at.m() + sigma * z) / t;
            double w = step * Math.exp(-z * z / 2) / Math.sqrt(2 * Math.PI);
            m += w * Math.tanh(u);
            q += w * Math.tanh(u) * Math.tanh(u);
            log += w * (Math.abs(u) + Math.log1p(Math.exp(-2 * Math.abs(u))));
            fourth += w * Math.pow(Math.cosh(u), -4);
        }
        double c = (1 - q) / t;
        assertEquals(m, at.m(), 1e-9);
        assertEquals(q, at.q(), 1e-9);
        assertEquals(c, at.c(), 1e-9);
        assertEquals(q / Math.pow(1 - c, 2), at.r(), 1e-9 * (1 + at.r()));
        double noise = t * Math.log(1 - c) - at.q() / (1 - c) + at.r() * c;
        assertEquals(at.m() * at.m() / 2 + at.alpha() / 2 * (1 + noise) - t * log, at.freeEnergy(), 1e-9);
        assertEquals(1 - at.alpha() * fourth / Math.pow(t * (1 - c), 2), at.replicon(), 1e-8);
    }

    /** With E/N = d(f/T) / d(1/T) along a line of one load, and s = -df/dT; differences of fourth order in 1e-3 T. */
    @ParameterizedTest
    @CsvSource({"0.3, 0.05", "0.5, 0.04", "0.05, 0.1"})
    void energyAndEntropyAreDerivativesOfTheFreeEnergy(double t, double alpha) {
        double h = 1e-3;
        for (boolean recall : new boolean[] {true, false}) {
            double slope = 0;
            double cooling = 0;
            double[] weight = {1, -8, 0, 8, -1};
            for (int k = -2; k <= 2; k++) {
                double beta = (1 + k * h) / t;
                slope += weight[k + 2] * beta * state(1 / beta, alpha, recall).freeEnergy() * t / (12 * h);
                cooling -= weight[k + 2] * state(t * (1 + k * h), alpha, recall).freeEnergy() / (12 * h * t);
            }
            assertEquals(slope, state(t, alpha, recall).energy(), 1e-9);
            assertEquals(cooling, state(t, alpha, recall).entropy(), 1e-8);
        }
    }

    private static State state(double t, double alpha, boolean recall) {
        AmitGutfreundSompolinsky theory = new AmitGutfreundSompolinsky(t);
        return recall ? theory.at(alpha) : theory.spinGlass(alpha);
    }

    /** At T = 0 it is the vectorial theory at d = 1, which solves for x = m / sigma by other integrals. */
    @ParameterizedTest
    @ValueSource(doubles = {1e-6, 0.01, 0.05, 0.1, 0.137})
    void frozenItIsTheVectorialTheoryOfOneDimension(double alpha) {
        State at = new AmitGutfreundSompolinsky(0).at(alpha);
        VectorMeanField.Retrieval vectorial = new VectorMeanField(1).at(alpha);
        assertEquals(vectorial.m(), at.m(), 1e-11);
        assertEquals(vectorial.c(), at.c(), 1e-11);
        assertEquals(vectorial.r(), at.r(), 1e-11);
        assertEquals(vectorial.energy(), at.energy(), 1e-11);
        assertEquals(at.energy(), at.freeEnergy(), 1e-15);
        assertEquals(new VectorMeanField(1).capacity(), new AmitGutfreundSompolinsky(0).capacity(), 1e-13);
    }

    /** T to 0: everything changes in proportion to T. */
    @Test
    void coldIsNearFrozen() {
        State cold = new AmitGutfreundSompolinsky(1e-7).at(0.12);
        State frozen = new AmitGutfreundSompolinsky(0).at(0.12);
        assertEquals(frozen.m(), cold.m(), 1e-6);
        assertEquals(frozen.freeEnergy(), cold.freeEnergy(), 1e-7);
        assertEquals(frozen.entropy(), cold.entropy(), 1e-6);
    }

    /**
     * The project's reference numbers, computed independently; at T = 0.1 they have 0.1351 where the equations, solved
     * here and by the trapezium rule, have 0.135049.
     */
    @ParameterizedTest
    @CsvSource({
        "0, 0.137906, 5e-7",
        "0.1, 0.135049, 5e-7",
        "0.1, 0.1351, 1e-4",
        "0.3, 0.1033, 5e-5",
        "0.4, 0.0810, 5e-5",
        "0.6, 0.0388, 5e-5",
        "0.8, 0.0101, 5e-5"
    })
    void retrievalEndsAtTheReferenceLoads(double temperature, double alpha, double digits) {
        assertEquals(alpha, new AmitGutfreundSompolinsky(temperature).capacity(), digits);
    }

    @Test
    void frozenReferenceNumbers() {
        AmitGutfreundSompolinsky theory = new AmitGutfreundSompolinsky(0);
        assertEquals(0.96742, theory.atCapacity().m(), 5e-6);
        assertEquals(0.05185, theory.coexistence(), 5e-6);
        // -1/pi - (2 alpha/pi)^(1/2) is the energy of the spin glass (Amit, Gutfreund and Sompolinsky 1987).
        for (double alpha : new double[] {0.01, 0.1, 1}) {
            assertEquals(
                    -1 / Math.PI - Math.sqrt(2 * alpha / Math.PI),
                    theory.spinGlass(alpha).energy(),
                    1e-12);
        }
    }

    /** The lines meet at T = 1 as T_M = 1 - 1.95 alpha^(1/2), T_c = 1 - 2.6 alpha^(1/2), published to these digits. */
    @Test
    void linesNearTemperatureOne() {
        double alpha = 1e-6;
        assertEquals(1.95, (1 - AmitGutfreundSompolinsky.retrievalTemperature(alpha)) / Math.sqrt(alpha), 0.01);
        assertEquals(2.6, (1 - AmitGutfreundSompolinsky.coexistenceTemperature(alpha)) / Math.sqrt(alpha), 0.02);
    }

    @Test
    void linesReadEitherWay() {
        assertEquals(
                0.6,
                AmitGutfreundSompolinsky.retrievalTemperature(new AmitGutfreundSompolinsky(0.6).capacity()),
                1e-10);
        double alpha = new AmitGutfreundSompolinsky(0.5).coexistence();
        assertEquals(0.5, AmitGutfreundSompolinsky.coexistenceTemperature(alpha), 1e-9);
        AmitGutfreundSompolinsky theory = new AmitGutfreundSompolinsky(0.5);
        assertEquals(theory.spinGlass(alpha).freeEnergy(), theory.at(alpha).freeEnergy(), 1e-12);
        assertTrue(
                theory.spinGlass(alpha / 2).freeEnergy() > theory.at(alpha / 2).freeEnergy());
    }

    /** The spin glass freezes at T_g = 1 + alpha^(1/2), with q in proportion to T_g - T. */
    @Test
    void spinGlassFreezes() {
        double alpha = 0.25;
        assertEquals(1.5, AmitGutfreundSompolinsky.glassTemperature(alpha));
        assertEquals(0, new AmitGutfreundSompolinsky(1.5).spinGlass(alpha).q());
        double near = new AmitGutfreundSompolinsky(1.5 - 1e-4).spinGlass(alpha).q();
        double twice = new AmitGutfreundSompolinsky(1.5 - 2e-4).spinGlass(alpha).q();
        assertTrue(near > 0);
        assertEquals(2, twice / near, 1e-2);
        State hot = new AmitGutfreundSompolinsky(3).spinGlass(alpha);
        assertEquals(alpha / 2 * (1 + 3 * Math.log(2 / 3.0)) - 3 * Math.log(2), hot.freeEnergy(), 1e-14);
    }

    /** Few patterns: the Mattis state of Curie and Weiss. */
    @Test
    void smallLoadIsCurieWeiss() {
        State at = new AmitGutfreundSompolinsky(0.6).at(1e-10);
        assertEquals(new CurieWeiss(0.6).overlap(), at.m(), 1e-9);
        assertEquals(new CurieWeiss(0.6).mixture(1).freeEnergy(), at.freeEnergy(), 1e-9);
    }

    @Test
    void badInputTeaches() {
        Teaches.oneLine(() -> new AmitGutfreundSompolinsky(-0.1), "T = -0.1", "0 or above", "try");
        Teaches.oneLine(() -> new AmitGutfreundSompolinsky(Double.NaN), "NaN", "try");
        AmitGutfreundSompolinsky theory = new AmitGutfreundSompolinsky(0.5);
        Teaches.oneLine(() -> theory.at(0), "alpha = 0.0", "above 0");
        Teaches.oneLine(() -> theory.at(Double.NaN), "NaN", "try");
        Teaches.oneLine(() -> theory.at(0.1), "alpha = 0.1", "nothing is retrieved", "spinGlass");
        Teaches.oneLine(() -> theory.spinGlass(-1), "alpha = -1.0", "above 0", "try");
        Teaches.oneLine(() -> new AmitGutfreundSompolinsky(1).at(0.01), "T = 1.0", "no pattern is retrieved");
        Teaches.oneLine(() -> new AmitGutfreundSompolinsky(1.2).capacity(), "capacity", "try T below 1");
        Teaches.oneLine(() -> AmitGutfreundSompolinsky.retrievalTemperature(0.2), "0.2", "0.137906", "try");
        Teaches.oneLine(() -> AmitGutfreundSompolinsky.coexistenceTemperature(0.1), "0.1", "0.0518543", "try");
        assertThrows(IllegalArgumentException.class, () -> AmitGutfreundSompolinsky.glassTemperature(Double.NaN));
        assertTrue(theory.toString().contains("alpha_M = 0.05"));
        assertTrue(new AmitGutfreundSompolinsky(1.5).toString().contains("no retrieval"));
    }

    @Test
    void theRetrievalStateIsFollowedToWhereItEnds() {
        AmitGutfreundSompolinsky theory = new AmitGutfreundSompolinsky(0.3);
        var loading = theory.loading(12);
        assertEquals(12, loading.size());
        assertEquals(theory.capacity(), loading.get(11).alpha(), 1e-8);
        assertEquals(theory.atCapacity().m(), loading.get(11).m(), 1e-3);
        for (int k = 0; k < 12; k++) {
            assertEquals(theory.at(loading.get(k).alpha()), loading.get(k));
            assertTrue(k == 0 || loading.get(k).m() < loading.get(k - 1).m());
        }
        var warming = AmitGutfreundSompolinsky.warming(0.05, 8);
        assertEquals(
                AmitGutfreundSompolinsky.retrievalTemperature(0.05),
                warming.get(7).temperature(),
                1e-8);
        for (int k = 0; k < 8; k++) {
            assertEquals(0.05, warming.get(k).alpha());
            assertTrue(k == 0 || warming.get(k).m() < warming.get(k - 1).m());
        }
        Teaches.oneLine(() -> theory.loading(1), "count = 1", "try");
        Teaches.oneLine(() -> AmitGutfreundSompolinsky.warming(0.2, 8), "0.2", "try");
    }
}
