package engram.theory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import engram.Teaches;
import engram.theory.AmitGutfreundSompolinsky.State;
import org.apache.commons.math3.special.Erf;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StaticNoiseTest {

    /** Simpson's rule with steps of 0.01 over 0 to 9, whose error is below 1e-8 for tanh; sums over halves of a Gaussian. */
    @Test
    void nonlinearSynapsesAreSignalAndRest() {
        double signal = 0;
        double square = 0;
        for (int k = 0; k <= 900; k++) {
            double x = k * 0.01;
            double weight = 0.01 / 3 * (k == 0 || k == 900 ? 1 : k % 2 == 1 ? 4 : 2) * 2 * CavityField.gauss(x);
            signal += weight * x * Math.tanh(2 * x);
            square += weight * Math.tanh(2 * x) * Math.tanh(2 * x);
        }
        assertEquals(
                square / (signal * signal) - 1,
                StaticNoise.of(x -> Math.tanh(2 * x)).perPattern(),
                1e-7);
        assertEquals(0, StaticNoise.of(x -> 3 * x).perPattern(), 1e-14);
        // <x^4> = 3 and <x^6> = 15 in x^3.
        assertEquals(15 / 9.0 - 1, StaticNoise.of(x -> x * x * x).perPattern(), 1e-12);
        assertEquals(Math.PI / 2 - 1, StaticNoise.clipped().perPattern(), 1e-14);
        assertEquals(
                StaticNoise.clipped().perPattern(), StaticNoise.of(Math::signum).perPattern(), 1e-13);
        assertEquals(
                StaticNoise.clipped(0.6).perPattern(),
                StaticNoise.of(x -> x > 0.6 ? 1 : 0).perPattern(),
                1e-12);
    }

    /** The threshold of least noise is where 2 t erfc(t / 2^(1/2)) = 2 phi(t): a root computed apart, 0.6120 with 0.2346 of noise. */
    @Test
    void threeLevelsAreBestAtAThreshold() {
        double best = StaticNoise.clipped(0.612).perPattern();
        assertTrue(best < StaticNoise.clipped(0.60).perPattern());
        assertTrue(best < StaticNoise.clipped(0.625).perPattern());
        assertTrue(best < StaticNoise.clipped().perPattern() / 2);
    }

    @Test
    void dilutionDividesWhatIsLeft() {
        assertEquals(0.25, StaticNoise.NONE.diluted(0.8).perPattern(), 1e-15);
        StaticNoise both = StaticNoise.clipped().diluted(0.5);
        assertEquals(Math.PI - 1, both.perPattern(), 1e-14);
        assertEquals(0.2, new StaticNoise(0.1, 0).diluted(0.5).fixed());
        assertEquals(both.perPattern() * 0.1, both.variance(0.1), 1e-15);
        assertEquals(StaticNoise.NONE, StaticNoise.NONE.diluted(1));
    }

    /** The equations with noise, their averages by the trapezium rule. */
    @ParameterizedTest
    @CsvSource({"0.1, 0.05, 0, 0.5708", "0.3, 0.04, 0, 1", "0.3, 0.04, 0.1, 0.3", "0.6, 0.01, 0.02, 0"})
    void statesSatisfyTheEquations(double t, double alpha, double fixed, double perPattern) {
        StaticNoise noise = new StaticNoise(fixed, perPattern);
        AmitGutfreundSompolinsky theory = new AmitGutfreundSompolinsky(t, noise);
        assertTrue(theory.at(alpha).m() > 0.2);
        satisfies(theory.at(alpha), noise);
        satisfies(theory.spinGlass(alpha), noise);
        satisfies(new AmitGutfreundSompolinsky(1.1, noise).spinGlass(0.2), noise);
        assertEquals(0, new AmitGutfreundSompolinsky(2.5, noise).spinGlass(0.2).q());
    }

    private static void satisfies(State at, StaticNoise noise) {
        double t = at.temperature();
        double variance = noise.fixed() + noise.perPattern() * at.alpha();
        double sigma = Math.sqrt(at.alpha() * at.r() + variance * at.q());
        double step = Math.min(0.25, 0.2 * t / sigma);
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
        double crowd = 1 + t * Math.log(1 - c) - q / (1 - c) + at.r() * c;
        assertEquals(m * m / 2 + at.alpha() / 2 * crowd - variance * c * (1 - q) / 4 - t * log, at.freeEnergy(), 1e-9);
        assertEquals(1 - (at.alpha() / Math.pow(1 - c, 2) + variance) * fourth / (t * t), at.replicon(), 1e-8);
    }

    /** The states are stationary points of f, so E/N and the entropy are its derivatives; differences of fourth order in 1e-3 T. */
    @ParameterizedTest
    @CsvSource({"0.3, 0.05, true", "0.5, 0.02, true", "0.4, 0.1, false"})
    void energyAndEntropyAreDerivativesOfTheFreeEnergy(double t, double alpha, boolean recall) {
        StaticNoise noise = new StaticNoise(0.05, 0.3);
        double h = 1e-3;
        double slope = 0;
        double cooling = 0;
        double[] weight = {1, -8, 0, 8, -1};
        for (int k = -2; k <= 2; k++) {
            double beta = (1 + k * h) / t;
            slope +=
                    weight[k + 2] * beta * state(1 / beta, noise, alpha, recall).freeEnergy() * t / (12 * h);
            cooling -=
                    weight[k + 2] * state(t * (1 + k * h), noise, alpha, recall).freeEnergy() / (12 * h * t);
        }
        assertEquals(slope, state(t, noise, alpha, recall).energy(), 1e-9);
        assertEquals(cooling, state(t, noise, alpha, recall).entropy(), 1e-8);
        State cold = state(1e-7, noise, 0.03, recall);
        State frozen = state(0, noise, 0.03, recall);
        assertEquals(frozen.entropy(), cold.entropy(), 1e-6);
        assertEquals(frozen.freeEnergy(), cold.freeEnergy(), 1e-7);
    }

    private static State state(double t, StaticNoise noise, double alpha, boolean recall) {
        AmitGutfreundSompolinsky theory = new AmitGutfreundSompolinsky(t, noise);
        return recall ? theory.at(alpha) : theory.spinGlass(alpha);
    }

    /** At T = 0 with x = m / sigma: sigma^2 = alpha / (1 - C)^2 + delta alpha, so alpha(x) is explicit; its largest value on a grid. */
    @ParameterizedTest
    @ValueSource(doubles = {0, 0.3, Math.PI / 2 - 1, 3, 30})
    void frozenCapacityIsTheTopOfAnExplicitCurve(double delta) {
        double top = 0;
        for (double x = 0.5; x < 4; x += 1e-4) {
            double sigma = Erf.erf(x / Math.sqrt(2)) / x;
            double c = Math.sqrt(2 / Math.PI) * Math.exp(-x * x / 2) / sigma;
            top = Math.max(top, sigma * sigma / (1 / ((1 - c) * (1 - c)) + delta));
        }
        // The grid misses the top by at most half a step, 5e-5 squared times a curvature below 1.
        assertEquals(top, new AmitGutfreundSompolinsky(0, new StaticNoise(0, delta)).capacity(), 3e-9);
    }

    /** The project's reference number for clipped synapses, published as 0.102. */
    @Test
    void clippedCapacity() {
        assertEquals(0.102, new AmitGutfreundSompolinsky(0, StaticNoise.clipped()).capacity(), 5e-4);
    }

    /**
     * With nearly all synapses cut, 2/pi patterns for each that is left, as without echoes. Close to the end C tends to 1, where the echoes
     * count after all: with 1 - C = e they take c / e^2, and e takes as much again, so that what is missing goes as c^(1/3).
     */
    @Test
    void strongDilutionEndsWhereDerridaGardnerAndZippeliusDo() {
        double[] missing = new double[2];
        for (int k = 0; k < 2; k++) {
            double c = k == 0 ? 1e-7 : 1e-10;
            missing[k] = 2 / Math.PI - new AmitGutfreundSompolinsky(0, StaticNoise.NONE.diluted(c)).capacity() / c;
        }
        assertEquals(0, missing[1], 1e-3);
        assertEquals(10, missing[0] / missing[1], 0.2);
    }

    /** Without patterns to disturb it, a memory in a Sherrington and Kirkpatrick glass: the ferromagnet J0 = 1 with J = fixed^(1/2). */
    @Test
    void fixedNoiseEndsRetrievalWhereTheFerromagnetEnds() {
        double near = 2 / Math.PI - 1e-3;
        assertTrue(new AmitGutfreundSompolinsky(0, new StaticNoise(near, 0)).capacity() < 1e-3);
        State few = new AmitGutfreundSompolinsky(0.5, new StaticNoise(0.1, 0)).at(1e-11);
        double q = few.q();
        CavityField g = CavityField.at(0.5, few.m(), Math.sqrt(0.1 * q));
        assertEquals(g.s(), few.m(), 1e-9);
        assertEquals(g.q(), q, 1e-9);
        assertNotEquals(0, few.m());
        assertTrue(new AmitGutfreundSompolinsky(0.1, new StaticNoise(0.9, 0))
                .toString()
                .contains("no retrieval"));
    }

    /** q grows from 0 below T_g, in proportion to the distance. */
    @Test
    void linesWithNoise() {
        StaticNoise noise = new StaticNoise(0.1, 0.5);
        double freezing = AmitGutfreundSompolinsky.glassTemperature(0.2, noise);
        assertEquals(1, 0.2 / Math.pow(freezing - 1, 2) + 0.2 / (freezing * freezing), 1e-12);
        assertEquals(
                0, new AmitGutfreundSompolinsky(freezing, noise).spinGlass(0.2).q());
        double near = new AmitGutfreundSompolinsky(freezing - 1e-4, noise)
                .spinGlass(0.2)
                .q();
        double twice = new AmitGutfreundSompolinsky(freezing - 2e-4, noise)
                .spinGlass(0.2)
                .q();
        assertEquals(2, twice / near, 1e-2);
        double alpha = new AmitGutfreundSompolinsky(0.4, StaticNoise.clipped()).capacity();
        assertEquals(0.4, AmitGutfreundSompolinsky.retrievalTemperature(alpha, StaticNoise.clipped()), 1e-9);
        assertTrue(AmitGutfreundSompolinsky.retrievalTemperature(1e-4, noise) < 1);
        double lowest = new AmitGutfreundSompolinsky(0, StaticNoise.clipped()).coexistence();
        assertTrue(lowest > 0.01 && lowest < 0.0518);
    }

    @Test
    void badInputTeaches() {
        Teaches.oneLine(() -> new StaticNoise(-0.1, 0), "-0.1", "0 or above", "try");
        Teaches.oneLine(() -> new StaticNoise(0, Double.NaN), "NaN", "try");
        Teaches.oneLine(() -> StaticNoise.clipped(-1), "threshold = -1.0", "try 0.6");
        Teaches.oneLine(() -> StaticNoise.clipped().diluted(0), "c = 0.0", "try 0.5");
        Teaches.oneLine(() -> StaticNoise.clipped().diluted(1.5), "c = 1.5", "try 0.5");
        Teaches.oneLine(() -> StaticNoise.of(x -> -x), "side of its argument", "tanh");
        Teaches.oneLine(() -> StaticNoise.of(x -> Double.NaN), "NaN", "tanh");
        Teaches.oneLine(() -> new AmitGutfreundSompolinsky(0, new StaticNoise(0.7, 0)).capacity(), "0.637", "try 0.1");
        AmitGutfreundSompolinsky clipped = new AmitGutfreundSompolinsky(0, StaticNoise.clipped());
        Teaches.oneLine(() -> clipped.at(0.12), "alpha = 0.12", "nothing is retrieved");
        Teaches.oneLine(
                () -> AmitGutfreundSompolinsky.retrievalTemperature(0.12, StaticNoise.clipped()),
                "0.12",
                "0.10",
                "try");
        assertTrue(clipped.toString().contains("perPattern = 0.570796"));
    }
}
