package engram.theory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import engram.Teaches;
import engram.coupling.Couplings;
import engram.coupling.Layout;
import engram.dynamics.Asynchronous;
import engram.dynamics.Order;
import engram.dynamics.Run;
import engram.learning.Hebb;
import engram.model.Model;
import engram.observable.Overlap;
import engram.pattern.Cue;
import engram.pattern.Patterns;
import engram.pattern.UniformVectors;
import engram.random.Streams;
import engram.statistics.Estimate;
import engram.theory.VectorMeanField.Retrieval;
import engram.topology.Topology;
import org.apache.commons.math3.special.Erf;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VectorMeanFieldTest {

    /** Amit, Gutfreund and Sompolinsky at T = 0: m = erf(m / (2 alpha r)^(1/2)), and so on, term by term. */
    @ParameterizedTest
    @ValueSource(doubles = {0.01, 0.05, 0.1, 0.13, 0.1379})
    void oneDimensionIsAmitGutfreundSompolinsky(double alpha) {
        Retrieval at = new VectorMeanField(1).at(alpha);
        double noise = Math.sqrt(2 * alpha * at.r());
        assertEquals(Erf.erf(at.m() / noise), at.m(), 1e-10);
        assertEquals(2 / Math.sqrt(Math.PI) / noise * Math.exp(-Math.pow(at.m() / noise, 2)), at.c(), 1e-10);
        assertEquals(Math.pow(1 - at.c(), -2), at.r(), 1e-10);
        assertEquals(-at.m() * at.m() / 2 + alpha * (1 - at.r()) / 2, at.energy(), 1e-12);
    }

    /** Their capacity 0.138, with m = 0.967 there; and to more digits the maximum of their one equation. */
    @Test
    void oneDimensionHasThePublishedCapacity() {
        VectorMeanField theory = new VectorMeanField(1);
        assertEquals(0.138, theory.capacity(), 0.0005);
        assertEquals(0.967, theory.atCapacity().m(), 0.0005);
        double most = 0;
        for (double y = 1; y < 2; y += 1e-5) {
            double root = Erf.erf(y) / y - 2 / Math.sqrt(Math.PI) * Math.exp(-y * y);
            most = Math.max(most, root * root / 2);
        }
        assertEquals(most, theory.capacity(), 1e-10);
    }

    /** The project's independent reference: d = 3 ends at P / N = 0.0508; about 0.15 / d in general. */
    @Test
    void vectorsHaveTheReferenceCapacity() {
        assertEquals(0.0508, new VectorMeanField(3).capacity(), 0.00005);
        for (int d = 2; d <= 20; d++) {
            assertEquals(0.15, d * new VectorMeanField(d).capacity(), 0.005);
        }
    }

    /**
     * The equations as they are derived, with the averages over z done another way: in polar coordinates (rho, phi)
     * of g about g = 0, where 1 / |g| and 1 / |g|^2 are tame for d >= 3, by Simpson's rule.
     */
    @ParameterizedTest
    @CsvSource({"2, 0.02", "2, 0.07", "3, 0.001", "3, 0.03", "3, 0.05", "5, 0.02", "8, 0.015"})
    void solutionSatisfiesTheEquations(int d, double alpha) {
        Retrieval at = new VectorMeanField(d).at(alpha);
        double sigma = Math.sqrt(alpha * at.r()) / d;
        double[] mean = averages(d, at.m(), sigma);
        assertEquals(mean[0], at.m(), 1e-9);
        assertEquals((d - 1.0) / d * mean[1], at.c(), 1e-9);
        assertEquals(1 / Math.pow(1 - at.c(), 2), at.r(), 1e-9 * at.r());
        double echo = alpha / d * at.c() / (1 - at.c());
        assertEquals(-(mean[2] + echo) / 2, at.energy(), 1e-9);
        if (d > 2) {
            assertEquals(1 - (d - 1) * sigma * sigma * mean[3], at.replicon(), 1e-9);
        }
    }

    /** The means of g_1 / |g|, 1 / |g|, |g| and 1 / |g|^2 (0 for d = 2) with g = m e_1 + sigma z. */
    private static double[] averages(int d, double m, double sigma) {
        int rings = 1200;
        int angles = 1200;
        double from = Math.max(0, m - 9 * sigma);
        double to = m + 9 * sigma;
        double widest = from > 0.2 * m ? 12 * sigma / m : Math.PI;
        double[] sum = new double[4];
        double weight = 0;
        for (int k = 0; k <= rings; k++) {
            double rho = from + (to - from) * k / rings;
            for (int l = 0; l <= angles; l++) {
                double phi = widest * l / angles;
                double half = Math.sin(phi / 2);
                double exponent = ((rho - m) * (rho - m) + 4 * rho * m * half * half) / (2 * sigma * sigma);
                double w =
                        simpson(k, rings) * simpson(l, angles) * Math.pow(Math.sin(phi), d - 2) * Math.exp(-exponent);
                weight += w * Math.pow(rho, d - 1);
                sum[0] += w * Math.pow(rho, d - 1) * Math.cos(phi);
                sum[1] += w * Math.pow(rho, d - 2);
                sum[2] += w * Math.pow(rho, d);
                sum[3] += d > 2 ? w * Math.pow(rho, d - 3) : 0;
            }
        }
        for (int k = 0; k < 4; k++) {
            sum[k] /= weight;
        }
        return sum;
    }

    private static int simpson(int k, int steps) {
        return k == 0 || k == steps ? 1 : k % 2 == 1 ? 4 : 2;
    }

    /**
     * Small loads, to first order: m = 1 - (d - 1) alpha / 2; the energy falls by the force squared,
     * (d - 1) alpha / d^2 a site, over twice the curvature 1 / d.
     */
    @ParameterizedTest
    @ValueSource(ints = {2, 3, 7})
    void smallLoads(int d) {
        double alpha = 1e-6;
        Retrieval at = new VectorMeanField(d).at(alpha);
        assertEquals((d - 1) / 2.0, (1 - at.m()) / alpha, 1e-4);
        assertEquals((d - 1.0) / d, at.c(), 1e-5);
        assertEquals((d - 1) / (2.0 * d), (-0.5 - at.energy()) / alpha, 1e-4);
        assertEquals(1, new VectorMeanField(d).at(1e-12).m(), 1e-11);
        Retrieval bits = new VectorMeanField(1).at(alpha);
        assertEquals(1, bits.m());
        assertEquals(0, bits.c());
    }

    /** With x = sqrt(d) y, alpha d = y^4 / (1 + y^2)^3, largest at y^2 = 2: 4/27, m^2 = 2/3, replicon 2/3; then 1/d. */
    @Test
    void largeDimensions() {
        for (int d : new int[] {1000, 1_000_000}) {
            VectorMeanField theory = new VectorMeanField(d);
            assertEquals(4 / 27.0, d * theory.capacity(), 1.0 / d);
            assertEquals(Math.sqrt(2 / 3.0), theory.atCapacity().m(), 1.0 / d);
            assertEquals(2 / 3.0, theory.atCapacity().replicon(), 1.0 / d);
        }
    }

    /** The overlap falls with the load, at alpha_c with a square root: (m - m_c)^2 is linear there. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 10})
    void retrievalEndsInASquareRoot(int d) {
        VectorMeanField theory = new VectorMeanField(d);
        double capacity = theory.capacity();
        double m = 1;
        for (int k = 1; k <= 20; k++) {
            Retrieval at = theory.at(capacity * k / 20);
            assertTrue(at.m() < m || at.m() == 1);
            m = at.m();
        }
        double end = theory.atCapacity().m();
        assertEquals(end, m, 1e-6);
        double near = theory.at(capacity * (1 - 1e-6)).m() - end;
        double twice = theory.at(capacity * (1 - 4e-6)).m() - end;
        assertEquals(2, twice / near, 0.01);
    }

    /** Bits and planar vectors break replica symmetry at T = 0; vectors in three dimensions and more do not. */
    @Test
    void replicaSymmetry() {
        assertEquals(Double.NEGATIVE_INFINITY, new VectorMeanField(1).at(0.1).replicon());
        assertEquals(Double.NEGATIVE_INFINITY, new VectorMeanField(2).at(0.05).replicon());
        for (int d = 3; d <= 10; d++) {
            assertTrue(new VectorMeanField(d).atCapacity().replicon() > 0.5);
        }
    }

    /**
     * Recall from the pattern itself, N = 1,000, d = 3, with alpha N other patterns: overlap and energy within four
     * standard errors of ten networks, and 2 / N for the finite size, which at N = 500 to 4,000 stayed below that.
     */
    @Test
    void simulationAgrees() {
        int n = 1000;
        int others = 30;
        int recalled = 10;
        double[] m = new double[10];
        double[] energy = new double[10];
        for (int r = 0; r < m.length; r++) {
            Streams own = Streams.seed(1985).child("network", r);
            Patterns xi = new UniformVectors(3).draw(others + 1, n, own);
            Couplings w = new Hebb(Layout.LOW_RANK).learn(xi, Topology.complete(n));
            Run run = Asynchronous.untilFixed(Order.SEQUENTIAL, 2000L * n)
                    .run(Model.of(w), new Cue.Flipped(0).batch(xi, recalled, own), own);
            assertEquals(recalled, run.fixedPoints());
            double[] overlaps = Overlap.withTargets(run.end(), xi);
            for (int mu = 0; mu < recalled; mu++) {
                m[r] += overlaps[mu] / recalled;
                energy[r] += w.form(run.state(mu)) / n / recalled;
            }
        }
        Retrieval theory = new VectorMeanField(3).at(others / (double) n);
        Estimate overlap = Estimate.of(m);
        Estimate energies = Estimate.of(energy);
        assertEquals(theory.m(), overlap.mean(), 4 * overlap.se() + 2.0 / n);
        assertEquals(theory.energy(), energies.mean(), 4 * energies.se() + 2.0 / n);
    }

    @Test
    void badInputTeaches() {
        Teaches.oneLine(() -> new VectorMeanField(0), "d = 0", "at least one");
        VectorMeanField theory = new VectorMeanField(3);
        Teaches.oneLine(() -> theory.at(0), "alpha", "0.0", "above 0");
        Teaches.oneLine(() -> theory.at(-0.1), "-0.1", "above 0");
        Teaches.oneLine(() -> theory.at(Double.NaN), "NaN", "try");
        Teaches.oneLine(() -> theory.at(0.06), "0.06", "alpha_c = 0.0508", "nothing is retrieved");
        assertTrue(theory.toString().contains("alpha_c = 0.0508"));
        assertTrue(theory.at(0.03).toString().contains("replica symmetry stable"));
    }
}
