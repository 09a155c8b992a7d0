package engram.theory;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import engram.Teaches;
import engram.coupling.Couplings;
import engram.dynamics.Little;
import engram.learning.Hebb;
import engram.model.Model;
import engram.observable.Overlap;
import engram.pattern.Binary;
import engram.pattern.Cue;
import engram.random.Streams;
import engram.statistics.Estimate;
import engram.topology.Topology;
import org.apache.commons.math3.special.Erf;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DerridaGardnerZippeliusTest {

    @Test
    void frozenItIsAnErrorFunction() {
        DerridaGardnerZippelius theory = new DerridaGardnerZippelius(0.3);
        double[] m = theory.course(0.2, 40);
        for (int t = 0; t < 40; t++) {
            assertEquals(Erf.erf(m[t] / Math.sqrt(0.6)), m[t + 1], 1e-15);
            assertTrue(m[t + 1] > m[t]);
        }
        assertEquals(theory.overlap(), theory.course(0.2, 200)[200], 1e-13);
        assertEquals(-theory.overlap(), theory.course(-0.2, 200)[200], 1e-13);
        assertEquals(theory.overlap(), theory.next(theory.overlap()), 1e-14);
    }

    /** The average of tanh by the trapezium rule, which for it converges exponentially. */
    @ParameterizedTest
    @CsvSource({"0.1, 0.1, 0.3", "0.1, 0.7, 0.9", "0.4, 0.2, 0.5", "3, 1.5, -0.4"})
    void warmItIsAnAverageOfTanh(double alpha, double t, double m) {
        double sigma = Math.sqrt(alpha);
        double step = Math.min(0.25, 0.2 * t / sigma);
        double mean = 0;
        for (int k = (int) (-9 / step); k <= 9 / step; k++) {
            double z = k * step;
            mean += step * CavityField.gauss(z) * Math.tanh((m + sigma * z) / t);
        }
        assertEquals(mean, new DerridaGardnerZippelius(alpha, t).next(m), 1e-12);
    }

    /**
     * The published capacity, 2/pi, and the approach to it: near it erf(y) = (2/pi^(1/2)) (y - y^3/3) gives
     * m^2 = 3 (2/pi - alpha) (1 + ...), of order (2/pi - alpha) off.
     */
    @Test
    void overlapVanishesContinuously() {
        assertEquals(2 / Math.PI, DerridaGardnerZippelius.capacity(0), 1e-15);
        for (double near : new double[] {1e-3, 1e-5}) {
            double m = new DerridaGardnerZippelius(2 / Math.PI - near).overlap();
            assertEquals(3, m * m / near, 10 * near + 1e-8 / near);
        }
        assertEquals(0, new DerridaGardnerZippelius(2 / Math.PI + 1e-9).overlap());
        assertEquals(0, new DerridaGardnerZippelius(0.1, 1).overlap());
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.05, 0.3, 0.7, 0.95})
    void theLineReadsEitherWay(double t) {
        double alpha = DerridaGardnerZippelius.capacity(t);
        assertEquals(t, DerridaGardnerZippelius.criticalTemperature(alpha), 1e-11);
        // The slope of the map at 0 is 1 there; next is odd, so differences of second order err as h^2.
        DerridaGardnerZippelius theory = new DerridaGardnerZippelius(alpha, t);
        assertEquals(1, theory.next(1e-4) / 1e-4, 1e-6 / (t * t));
        assertTrue(new DerridaGardnerZippelius(0.99 * alpha, t).overlap() > 0);
    }

    /** Few patterns: the mean field of a ferromagnet, and a line that leaves T = 1 with slope -1 (the mean of sech^2 is 1 - alpha). */
    @Test
    void fewPatterns() {
        assertEquals(new CurieWeiss(0.6).overlap(), new DerridaGardnerZippelius(1e-12, 0.6).overlap(), 1e-11);
        assertEquals(1, (1 - DerridaGardnerZippelius.criticalTemperature(1e-5)) / 1e-5, 1e-4);
    }

    /** One pattern and K inputs: the sum over K and over the signs of the inputs, state by state. */
    @ParameterizedTest
    @CsvSource({"1.5, 1, 0", "1.5, 3, 0", "0.7, 2, 0.4"})
    void finiteIsTheSumOverSigns(double c, int p, double t) {
        double m = 0.3;
        double sum = 0;
        double poisson = Math.exp(-c);
        for (int k = 1; k * p <= 18; k++) {
            poisson *= c / k;
            for (int state = 0; state < 1 << (k * p); state++) {
                double weight = Math.scalb(1.0, -k * (p - 1));
                for (int j = 0; j < k; j++) {
                    weight *= (1 + ((state >> j & 1) == 1 ? m : -m)) / 2;
                }
                int field = 2 * Integer.bitCount(state) - k * p;
                sum += poisson * weight * (t == 0 ? Math.signum(field) : Math.tanh(field / (c * t)));
            }
        }
        // Left out are sites with more than 18 / P inputs; 2^18 terms are rounded.
        double rest = 1;
        double term = Math.exp(-c);
        for (int k = 0; k * p <= 18; k++) {
            rest -= term;
            term *= c / (k + 1);
        }
        assertEquals(sum, new DerridaGardnerZippelius.Finite(c, p, t).next(m), rest + 1e-11);
    }

    /** As C grows the sum tends to the Gaussian, the difference falling as 1/C. */
    @Test
    void manyInputsAreGaussian() {
        double limit = new DerridaGardnerZippelius(0.2).next(0.5);
        double at50 = new DerridaGardnerZippelius.Finite(50, 10, 0).next(0.5) - limit;
        double at100 = new DerridaGardnerZippelius.Finite(100, 20, 0).next(0.5) - limit;
        assertEquals(0, at100, 0.01);
        assertEquals(0.5, at100 / at50, 0.05);
        double[] course = new DerridaGardnerZippelius.Finite(20, 4, 0).course(0.5, 2);
        DerridaGardnerZippelius.Finite finite = new DerridaGardnerZippelius.Finite(20, 4, 0);
        assertArrayEquals(new double[] {0.5, finite.next(0.5), finite.next(finite.next(0.5))}, course);
        // No input is answered by everyone alike: at m = 1 and one pattern all sites with an input are right.
        assertEquals(1 - Math.exp(-3), new DerridaGardnerZippelius.Finite(3, 1, 0).next(1), 1e-12);
    }

    /**
     * A network of 2,000 sites with 8 inputs on average and 3 patterns, updated at once at a temperature at which a field of 0 is a coin
     * and any other a certainty, for three steps: the overlaps within 4.5 standard errors over 40 networks, and 1/N for loops.
     */
    @Test
    void simulationFollowsTheCourse() {
        int n = 2000;
        int c = 8;
        int p = 3;
        double[] theory = new DerridaGardnerZippelius.Finite(c, p, 0).course(0.4, 3);
        double[][] found = new double[3][40];
        for (int r = 0; r < 40; r++) {
            Streams own = Streams.seed(1987).child("network", r);
            var xi = new Binary().draw(p, n, own);
            Couplings w = new Hebb().learn(xi, Topology.diluted(n, c, false, own));
            for (int steps = 1; steps <= 3; steps++) {
                var run = new Little(1e-6 / n, steps).run(Model.of(w), new Cue.Flipped(0.3).batch(xi, 1, own), own);
                found[steps - 1][r] = Overlap.withTargets(run.end(), xi)[0];
            }
        }
        for (int steps = 1; steps <= 3; steps++) {
            Estimate m = Estimate.of(found[steps - 1]);
            assertEquals(theory[steps], m.mean(), 4.5 * m.se() + 10.0 * c / n);
        }
    }

    @Test
    void badInputTeaches() {
        Teaches.oneLine(() -> new DerridaGardnerZippelius(0), "alpha = 0.0", "above 0", "try 0.3");
        Teaches.oneLine(() -> new DerridaGardnerZippelius(0.1, -1), "T = -1.0", "try");
        DerridaGardnerZippelius theory = new DerridaGardnerZippelius(0.1);
        Teaches.oneLine(() -> theory.next(1.1), "1.1", "from -1 to 1", "try");
        Teaches.oneLine(() -> theory.course(0.5, -1), "steps = -1", "try 10");
        Teaches.oneLine(() -> DerridaGardnerZippelius.capacity(1), "T = 1.0", "try T = 0.5");
        Teaches.oneLine(() -> DerridaGardnerZippelius.criticalTemperature(0.7), "0.7", "2/pi", "try 0.3");
        Teaches.oneLine(() -> new DerridaGardnerZippelius.Finite(500, 3, 0), "C = 500", "at most 200", "try");
        Teaches.oneLine(() -> new DerridaGardnerZippelius.Finite(3, 3, 0).next(Double.NaN), "NaN", "try");
        Teaches.oneLine(() -> new DerridaGardnerZippelius.Finite(3, 3, 0).course(0, -2), "steps = -2", "try");
        assertTrue(theory.toString().contains("m = 0.99"));
    }
}
