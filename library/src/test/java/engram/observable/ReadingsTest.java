package engram.observable;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;

import engram.Teaches;
import engram.coupling.Blocks;
import engram.dynamics.Clock;
import engram.pattern.Patterns;
import engram.state.Batch;
import engram.state.Reals;
import engram.state.Spins;
import engram.topology.Topology;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Numbers read off states and modes, worked out by hand. */
class ReadingsTest {
    private final Spins bits = new Spins(4, 1);
    private final double[] up = {1, 1, 1, 1};
    private final double[] mixed = {1, 1, 1, -1};

    /** (1/N) sum_i s_i . xi_i: of four bits that differ at one, 1/2; N counts sites, not components. */
    @Test
    void overlapsAreMeansOverSites() {
        assertEquals(0.5, Overlap.signed(bits, up, mixed));
        assertEquals(-0.5, Overlap.signed(bits, new double[] {-1, -1, -1, -1}, mixed));
        assertEquals(0.5, Overlap.absolute(bits, new double[] {-1, -1, -1, -1}, mixed));
        Spins plane = new Spins(2, 2);
        assertEquals(0.6, Overlap.signed(plane, new double[] {1, 0, 0, 1}, new double[] {0.6, 0.8, 0.8, 0.6}), 1e-15);
        assertEquals(5, Overlap.signed(new Reals(2), new double[] {1, 2}, new double[] {2, 4}));
        Patterns xi = new Patterns(2, bits, new double[] {1, 1, 1, 1, -1, -1, 1, 1});
        assertArrayEquals(new double[] {0.5, -0.5}, Overlap.withAll(mixed, xi));
        Teaches.oneLine(() -> Overlap.signed(null, up, up), "space = null");
        Teaches.oneLine(() -> Overlap.signed(bits, null, up), "s = null");
        Teaches.oneLine(() -> Overlap.signed(bits, up, null), "xi = null");
        Teaches.oneLine(() -> Overlap.signed(bits, new double[3], up), "3 and 4");
        Teaches.oneLine(() -> Overlap.signed(bits, up, new double[5]), "4 and 5");
    }

    /** Each trial with its own target, over more than one tile. */
    @Test
    void differentPatternsOverlap() {
        Patterns xi = Patterns.of(bits, up, mixed, new double[] {-1, -1, -1, -1}, up);
        assertArrayEquals(new double[] {0.5, -1, -0.5, 1, 0.5, -1}, Overlap.mutual(xi));
        Teaches.oneLine(() -> Overlap.mutual(xi.first(1)), "1 pattern", "at least two");
        Teaches.oneLine(() -> Overlap.mutual(null), "xi = null");
    }

    @Test
    void targetsAreThoseOfTheCues() {
        Patterns xi = new Patterns(2, bits, new double[] {1, 1, 1, 1, -1, -1, 1, 1});
        int trials = Batch.TILE + 3;
        double[][] states = new double[trials][];
        int[] aims = new int[trials];
        for (int t = 0; t < trials; t++) {
            states[t] = t % 3 == 0 ? up : mixed;
            aims[t] = t / 2 % 2;
        }
        double[] m = Overlap.withTargets(Batch.of(bits, states).aim(aims), xi);
        for (int t = 0; t < trials; t++) {
            assertEquals(Overlap.signed(bits, states[t], xi.pattern(aims[t])), m[t]);
        }
        Batch far = Batch.of(bits, up).aim(1);
        Teaches.oneLine(() -> Overlap.withTargets(far, xi.first(1)), "aims at pattern 1", "P = 1");
        Teaches.oneLine(() -> Overlap.withTargets(null, xi), "batch = null");
        Teaches.oneLine(() -> Overlap.withTargets(far, null), "xi = null");
        Patterns others = new Patterns(1, new Spins(2, 1), new double[] {1, 1});
        Teaches.oneLine(() -> Overlap.withTargets(far, others), "n=4", "n=2");
    }

    /** A trace of more readings than it has room for at first. */
    @Test
    void aTraceOfAllTrialsReadsTheWholeBatch() {
        Trace trace = Trace.ofAll(Clock.updates(2), batch -> batch.state(0)[0] + batch.state(1)[0]);
        assertEquals(Double.NaN, trace.mean());
        trace.at(Clock.updates(0), Batch.of(new Spins(1, 1), new double[] {1}, new double[] {1}));
        trace.at(Clock.updates(2), Batch.of(new Spins(1, 1), new double[] {-1}, new double[] {1}));
        assertArrayEquals(new double[] {0, 2}, trace.times());
        assertArrayEquals(new double[] {2, 0}, trace.values());
        assertEquals(1, trace.mean());
        Teaches.oneLine(() -> Trace.ofAll(Clock.updates(2), null), "read = null", "mean overlap");
        Teaches.oneLine(() -> Trace.ofAll(Clock.updates(0), batch -> 0), "some time must pass");
    }

    @Test
    void aTraceKeepsEveryReadingOfTheFirstTrial() {
        Trace trace = Trace.every(Clock.updates(4), s -> s[0] + 10 * s[3]);
        assertEquals(Clock.updates(4), trace.interval());
        assertEquals("Trace(empty)", trace.toString());
        Batch two = Batch.of(bits, mixed, up);
        Batch other = Batch.of(bits, up, mixed);
        for (int k = 0; k < 150; k++) {
            trace.at(Clock.updates(4L * k), k == 149 ? other : two);
        }
        assertEquals(150, trace.times().length);
        for (int k = 0; k < 150; k++) {
            assertEquals(4.0 * k, trace.times()[k]);
            assertEquals(k == 149 ? 11 : -9, trace.values()[k]);
        }
        assertEquals("Trace(150 readings, -9.0 to 11.0)", trace.toString());
        assertEquals(Clock.updates(1), Trace.every(1, s -> 0).interval());
        Teaches.oneLine(() -> Trace.every(0, s -> 0), "every(0)", "one update");
        Teaches.oneLine(() -> Trace.every(3, null), "read = null");
        Teaches.oneLine(() -> Trace.every((Clock) null, s -> 0), "null", "Clock.updates(1)");
        Teaches.oneLine(() -> Trace.every(Clock.updates(0), s -> 0), "some time must pass");
    }

    /** The lowest of each trial, the first time it was there, and the best of all. */
    @Test
    void theLowestIsKeptWithItsState() {
        Lowest lowest = Lowest.every(2, s -> Arrays.stream(s).sum());
        assertEquals(Clock.updates(2), lowest.interval());
        assertEquals(Clock.updates(3), Lowest.every(Clock.updates(3), s -> 0).interval());
        Teaches.oneLine(() -> lowest.energy(0), "trial 0 of 0", "give it to a run first");
        double[] down = {-1, -1, -1, 1};
        double[] later = {1, -1, -1, -1};
        lowest.at(Clock.updates(0), Batch.of(bits, up, up, mixed));
        lowest.at(Clock.updates(2), Batch.of(bits, mixed, down, up));
        lowest.at(Clock.updates(4), Batch.of(bits, up, later, up));
        assertEquals(2, lowest.energy(0));
        assertArrayEquals(mixed, lowest.state(0));
        assertEquals(-2, lowest.energy(1));
        assertArrayEquals(down, lowest.state(1), "the first time");
        assertEquals(2, lowest.energy(2));
        assertEquals(-2, lowest.energy());
        assertArrayEquals(down, lowest.state());
        assertNotSame(lowest.state(), lowest.state());
        Teaches.oneLine(() -> lowest.energy(3), "trial 3 of 3");
        Teaches.oneLine(() -> lowest.state(-1), "trial -1 of 3");
        Teaches.oneLine(() -> Lowest.every(0, s -> 0), "every(0", "at least one update");
        Teaches.oneLine(() -> Lowest.every(1, null), "null");
        Teaches.oneLine(() -> Lowest.every(Clock.updates(0), s -> 0), "some time must pass");
        Teaches.oneLine(() -> Lowest.every((Clock) null, s -> 0), "null");
        Teaches.oneLine(() -> Lowest.every(Clock.updates(1), null), "null");
    }

    /** (sum_i w_i)^2 / (N sum_i w_i^2), the weights w_i summed over the components of a site. */
    @Test
    void participationCountsSites() {
        assertEquals(1, Participation.ratio(new double[] {2, -2, 2}, 1), 1e-15);
        assertEquals(1.0 / 3, Participation.ratio(new double[] {0, 5, 0}, 1), 1e-15);
        // Weights 1 and 4: 25 / (2 x 17).
        assertEquals(25.0 / 34, Participation.ratio(new double[] {1, 2}, 1), 1e-15);
        // Weights 2 and 25: 27^2 / (2 (4 + 625)).
        assertEquals(729.0 / 1258, Participation.ratio(new double[] {1, 1, 3, 4}, 2), 1e-15);
    }

    /** Blocks diag(1, 2) and diag(3, 4): norms sqrt 5 and 5, anisotropies 4 and 16/9. */
    @Test
    void meansAndQuantilesOfBlocks() {
        double[] w = {1, 0, 0, 2, 3, 0, 0, 4};
        BlockStatistics blocks = BlockStatistics.of(new Blocks(Topology.complete(2), 2, w));
        double root = Math.sqrt(5);
        assertEquals((root + 5) / 2, blocks.meanNorm(), 1e-14);
        assertEquals((root + 5) / 2, blocks.medianNorm(), 1e-14);
        assertEquals(root, blocks.normQuantile(0), 1e-14);
        assertEquals(5, blocks.normQuantile(1), 1e-14);
        assertEquals(root + (5 - root) / 4, blocks.normQuantile(0.25), 1e-14);
        assertEquals(16 / 9.0 + 0.75 * (4 - 16 / 9.0), blocks.anisotropyQuantile(0.75), 1e-13);
        assertEquals(
                "BlockStatistics(N = 2, d = 2, 2 pairs: |W_ij|_F mean 3.618, median 3.618; anisotropy median 2.889"
                        + " (quartiles 2.333 to 3.444))",
                blocks.toString());
        Teaches.oneLine(() -> blocks.normQuantile(1.5), "1.5", "from 0 to 1");
        Teaches.oneLine(() -> blocks.normQuantile(-0.1), "-0.1");
    }

    /** Four eigenvalues 0, 1, 3, 10. */
    @Test
    void aSpectrumInPieces() {
        Spectrum four = new Spectrum(new double[] {0, 1, 3, 10});
        assertEquals(new Spectrum.Gap(3, 10), four.widestGap());
        assertEquals(7, four.widestGap().width());
        assertEquals(new Spectrum.Gap(-5, -3), new Spectrum(new double[] {-5, -3, -2}).widestGap());
        assertEquals(2, four.below(3).size());
        assertEquals(1, four.above(3).size());
        var bins = four.histogram(2, 0, 4);
        assertEquals(new Spectrum.Bin(0, 2, 2, 0.25), bins.get(0));
        assertEquals(new Spectrum.Bin(2, 4, 1, 0.125), bins.get(1));
        // 0.9 min(sd, iqr / 1.34) 4^(-1/5): quartiles at places 0 and 2, 3 apart; sd^2 = (12.25 + 6.25 + .25 + 42.25) /
        // 3.
        assertEquals(0.9 * Math.min(Math.sqrt(61 / 3.0), 3 / 1.34) * Math.pow(4, -0.2), four.bandwidth(), 1e-13);
        double[] rho = four.density(new double[] {1, 100}, 2);
        double expected = 0;
        for (double x : new double[] {0, 1, 3, 10}) {
            expected += Math.exp(-(x - 1) * (x - 1) / 8) / (4 * 2 * Math.sqrt(2 * Math.PI));
        }
        assertEquals(expected, rho[0], 1e-15);
        assertEquals(0, rho[1], 1e-15);
        assertEquals(new Spectrum(new double[] {1, 2}), new Spectrum(new double[] {1, 2}));
        assertEquals(new Spectrum(new double[] {1, 2}).hashCode(), new Spectrum(new double[] {1, 2}).hashCode());
        assertNotEquals(new Spectrum(new double[] {1, 2}), new Spectrum(new double[] {1, 3}));
        assertEquals(
                "Spectrum(4 eigenvalues, 0 to 10)",
                four.toString().replace(".00000", "").replace("10.0000", "10"));
        assertEquals("Spectrum(empty)", four.above(10).toString());
    }

    @Test
    void theMatrixOfOverlapsIsSymmetricWithOnesOnItsDiagonal() {
        Patterns xi = new engram.pattern.UniformVectors(3).draw(4, 20, engram.random.Streams.seed(5));
        double[] c = Overlap.matrix(xi);
        for (int mu = 0; mu < 4; mu++) {
            assertEquals(1, c[5 * mu], 1e-12);
            for (int nu = 0; nu < 4; nu++) {
                assertEquals(c[mu * 4 + nu], c[nu * 4 + mu]);
                assertEquals(Overlap.signed(xi.space(), xi.pattern(mu), xi.pattern(nu)), c[mu * 4 + nu]);
            }
        }
        Teaches.oneLine(() -> Overlap.matrix(null), "xi = null");
    }
}
