package engram.observable;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import engram.Teaches;
import engram.coupling.Blocks;
import engram.coupling.Couplings;
import engram.coupling.Dense;
import engram.learning.Hebb;
import engram.learning.LocalRidge;
import engram.learning.PseudoInverse;
import engram.learning.PseudoInverse.Diagonal;
import engram.numeric.Eigenpair;
import engram.pattern.Patterns;
import engram.pattern.UniformVectors;
import engram.random.Streams;
import engram.topology.Topology;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpectrumTest {

    /** The Gram matrix has the spectrum of the dense W, few patterns or many. */
    @ParameterizedTest
    @CsvSource({"1, 40, 7", "1, 20, 33", "3, 15, 6", "3, 8, 30", "2, 1, 1"})
    void hebbThroughTheGramMatrixIsExact(int d, int n, int p) {
        Patterns xi = new UniformVectors(d).draw(p, n, Streams.seed(6));
        int size = n * d;
        double[] w = new double[size * size];
        for (int mu = 0; mu < p; mu++) {
            double[] pattern = xi.pattern(mu);
            for (int k = 0; k < w.length; k++) {
                w[k] += pattern[k / size] * pattern[k % size] / n;
            }
        }
        Spectrum exact = Spectrum.of(new Dense(xi.spins(), w));
        Spectrum fast = Spectrum.hebb(xi, Diagonal.KEPT);
        assertArrayEquals(exact.values(), fast.values(), 1e-12);
        assertEquals(Math.max(0, size - p), fast.below(1e-15).size());
        if (d == 1) {
            Couplings zeroed = new Hebb().learn(xi, Topology.complete(n));
            assertArrayEquals(
                    Spectrum.of(zeroed).values(),
                    Spectrum.hebb(xi, Diagonal.ZEROED).values(),
                    1e-12);
        }
    }

    @Test
    void zeroingBlocksIsNoShift() {
        Patterns xi = new UniformVectors(3).draw(4, 10, Streams.seed(6));
        Teaches.oneLine(() -> Spectrum.hebb(xi, Diagonal.ZEROED), "d = 3", "not a shift", "Spectrum.of(");
    }

    @Test
    void projectorsHaveOnesAndZeros() {
        Patterns xi = new UniformVectors(3).draw(7, 10, Streams.seed(6));
        Couplings w = new PseudoInverse(Diagonal.KEPT).learn(xi, Topology.complete(10));
        double[] values = Spectrum.of(w).values();
        for (int k = 0; k < 30; k++) {
            assertEquals(k < 23 ? 0 : 1, values[k], 1e-12);
        }
        Spectrum.Gap gap = Spectrum.of(w).widestGap();
        assertEquals(1, gap.width(), 1e-12);
        assertEquals(7, Spectrum.of(w).above((gap.from() + gap.to()) / 2).size());
    }

    @Test
    void endsWithoutTheRest() {
        Patterns xi = new UniformVectors(3).draw(5, 40, Streams.seed(8));
        for (Couplings w : List.of(
                new Hebb().learn(xi, Topology.ring(40, 8)), new PseudoInverse().learn(xi, Topology.complete(40)))) {
            Spectrum all = Spectrum.of(w);
            Eigenpair low = Spectrum.smallest(w);
            Eigenpair high = Spectrum.largest(w);
            assertEquals(all.smallest(), low.value(), 1e-10);
            assertEquals(all.largest(), high.value(), 1e-10);
            assertEquals(-high.value() / 2, w.form(high.vector()), 1e-12);
        }
    }

    @Test
    void densitiesIntegrateToOne() {
        RandomGenerator random = Streams.seed(4).open("x");
        Spectrum spectrum =
                new Spectrum(random.doubles(500).map(x -> 3 * x - 1).sorted().toArray());
        List<Spectrum.Bin> bars = spectrum.histogram(17);
        assertEquals(17, bars.size());
        assertEquals(500, bars.stream().mapToInt(Spectrum.Bin::count).sum());
        assertEquals(
                1,
                bars.stream()
                        .mapToDouble(b -> b.density() * (b.to() - b.from()))
                        .sum(),
                1e-12);
        assertEquals(
                spectrum.above(0).below(1).size(),
                spectrum.histogram(4, 0, 1).stream()
                        .mapToInt(Spectrum.Bin::count)
                        .sum());
        double[] at = new double[4001];
        Arrays.setAll(at, k -> -3 + k / 500.0);
        double[] rho = spectrum.density(at, spectrum.bandwidth());
        assertEquals(1, Arrays.stream(rho).sum() / 500, 1e-6);
        assertEquals(1.0 / 3, rho[1750], 0.05);
        assertEquals(1, new Spectrum(new double[] {2, 2, 2}).histogram(1).get(0).density(), 0);
    }

    /** Random Gaussian modes of k components a site: <p^2> / <p>^2 = (k + 2) / k. */
    @Test
    void participation() {
        double[] one = new double[30];
        one[4] = -0.3;
        assertEquals(0.1, Participation.ratio(one, 3), 1e-15);
        double[] even = new double[30];
        Arrays.fill(even, 0.2);
        assertEquals(1, Participation.ratio(even, 3), 1e-15);
        RandomGenerator random = Streams.seed(5).open("mode");
        double[] mode = new double[60000];
        Arrays.setAll(mode, k -> random.nextGaussian());
        assertEquals(1.0 / 3, Participation.ratio(mode, 1), 0.01);
        assertEquals(1.0 / 2, Participation.ratio(mode, 2), 0.01);
    }

    @Test
    void badInputTeaches() {
        Patterns xi = new UniformVectors(3).draw(4, 12, Streams.seed(6));
        Blocks asymmetric = (Blocks) new LocalRidge(1e-3).learn(xi, Topology.ring(12, 4));
        Teaches.oneLine(() -> Spectrum.of(asymmetric), "W - W^T", "Symmetrised(rule)");
        Teaches.oneLine(() -> Spectrum.smallest(asymmetric), "W - W^T", "Symmetrised(rule)");
        Teaches.oneLine(() -> Spectrum.of(new double[] {Double.NaN}, 1), "NaN", "finite");
        Teaches.oneLine(() -> new Spectrum(new double[] {1, 0}), "value 1 is 0.0 after 1.0", "ascending");
        Spectrum two = new Spectrum(new double[] {0, 1});
        Teaches.oneLine(() -> two.histogram(0), "bins = 0");
        Teaches.oneLine(() -> two.histogram(3, 1, 1), "from = 1.0");
        Teaches.oneLine(() -> two.density(new double[] {0}, 0), "bandwidth = 0.0");
        Teaches.oneLine(() -> two.above(2).smallest(), "empty");
        Teaches.oneLine(() -> two.above(0).widestGap(), "1 eigenvalues", "two");
        Teaches.oneLine(() -> Participation.ratio(new double[4], 3), "4 numbers", "multiple");
        Teaches.oneLine(() -> Participation.ratio(new double[3], 3), "zero or not finite");
    }

    /** Silverman's rule by hand, and in any unit. */
    @Test
    void bandwidthByHand() {
        double[] values = {-3, -1, 0, 0.5, 1, 2, 4, 9};
        // Order statistics 1 and 5 of 0 to 7 are -1 and 2; the deviation, 3.6, is larger than 3 / 1.34.
        double expected = 0.9 * 3 / 1.34 * Math.pow(8, -0.2);
        assertEquals(expected, new Spectrum(values).bandwidth(), 1e-14);
        // Two pieces: sd sqrt(6 / 5) is smaller than 2 / 1.34.
        double[] pieces = {-1, -1, -1, 1, 1, 1};
        assertEquals(0.9 * Math.sqrt(1.2) * Math.pow(6, -0.2), new Spectrum(pieces).bandwidth(), 1e-14);
        for (double unit : new double[] {1e-300, 1e-200, 1e200, 1e300}) {
            double[] scaled = java.util.Arrays.stream(values).map(v -> v * unit).toArray();
            assertEquals(expected, new Spectrum(scaled).bandwidth() / unit, 1e-13);
        }
        assertEquals(0, new Spectrum(new double[4]).bandwidth());
    }

    @Test
    void countsAndPlacesAreChecked() {
        Spectrum two = new Spectrum(new double[] {1, 2});
        Teaches.oneLine(() -> two.histogram(Integer.MAX_VALUE), "2147483647", "bins");
        Teaches.oneLine(() -> two.density(new double[] {Double.NaN}, 1), "at[0]", "finite");
        Teaches.oneLine(() -> two.density(null, 1), "at = null");
        Teaches.oneLine(() -> new Spectrum(null), "values = null");
        Teaches.oneLine(() -> Spectrum.of((engram.coupling.Couplings) null), "w = null");
        for (double level : new double[] {-1e200, -1e-200, 0, 1e-200, 1e200}) {
            assertEquals(
                    1, new Spectrum(new double[] {level}).histogram(1).get(0).count());
        }
        assertEquals(1 / 3.0, Participation.ratio(new double[] {0, 1e-200, 0}, 1), 1e-15);
        assertEquals(1, Participation.ratio(new double[] {1e200, 1e200}, 1), 1e-15);
    }
}
