package engram.disorder;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import engram.Teaches;
import engram.coupling.Blocks;
import engram.coupling.Couplings;
import engram.coupling.Dense;
import engram.coupling.Layout;
import engram.coupling.LowRank;
import engram.dynamics.Asynchronous;
import engram.dynamics.Order;
import engram.dynamics.Run;
import engram.learning.Hebb;
import engram.model.Model;
import engram.observable.Spectrum;
import engram.pattern.Binary;
import engram.pattern.Patterns;
import engram.pattern.UniformVectors;
import engram.random.Streams;
import engram.state.Batch;
import engram.state.Spins;
import engram.statistics.Estimate;
import engram.topology.Topology;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QuenchedCouplingsTest {
    private static final Streams STREAMS = Streams.seed(1975);

    /** All 65,536 states of the 4 x 4 Ising model: the numbers of states at each energy are known exactly. */
    @Test
    void isingModelHasItsDensityOfStates() {
        Blocks w = Ferromagnet.lattice(4, 2).couplings();
        Map<Integer, Integer> count = new TreeMap<>();
        double[] s = new double[16];
        for (int bits = 0; bits < 1 << 16; bits++) {
            for (int i = 0; i < 16; i++) {
                s[i] = (bits >> i & 1) == 0 ? 1 : -1;
            }
            count.merge((int) w.form(s), 1, Integer::sum);
        }
        Map<Integer, Integer> known =
                new TreeMap<>(Map.of(-32, 2, -24, 32, -20, 64, -16, 424, -12, 1728, -8, 6688, -4, 13568));
        known.putAll(Map.of(32, 2, 24, 32, 20, 64, 16, 424, 12, 1728, 8, 6688, 4, 13568, 0, 20524));
        assertEquals(known, count);
    }

    @ParameterizedTest
    @CsvSource({"5, 1", "3, 2", "6, 2", "4, 3", "3, 4"})
    void latticesArePeriodic(int length, int dimension) {
        Blocks w = Ferromagnet.lattice(length, dimension).couplings();
        int n = (int) Math.round(Math.pow(length, dimension));
        assertEquals(n, w.space().n());
        assertEquals(2L * n * dimension, w.topology().edges());
        double[] up = new double[n];
        Arrays.fill(up, 1);
        assertEquals(-n * dimension, w.form(up));
        // A slab of half the sites has two walls of length^(dimension - 1) broken bonds.
        for (int i = 0; i < n; i++) {
            up[i] = i < n / length * (length / 2) ? -1 : 1;
        }
        assertEquals(-n * dimension + 4.0 * n / length, w.form(up));
        assertEquals(1, w.block(0, 1)[0]);
        assertEquals(1, w.block(0, length - 1)[0]);
        // Plane waves are eigenvectors; the largest eigenvalue is the coordination.
        assertEquals(2 * dimension, Spectrum.of(w).largest(), 1e-12 * n);
    }

    @Test
    void aGaugeTurnsMattisIntoTheFerromagnetBitForBit() {
        for (Ferromagnet magnet : new Ferromagnet[] {Ferromagnet.complete(41), Ferromagnet.lattice(5, 2)}) {
            Mattis mattis = Mattis.draw(magnet, STREAMS);
            Blocks w = mattis.couplings();
            Blocks plain = magnet.couplings();
            assertFalse(Arrays.equals(plain.weights(), w.weights()));
            assertArrayEquals(plain.weights(), mattis.gauge().of(w).weights());
            assertArrayEquals(w.weights(), mattis.gauge().of(plain).weights());
            double[] s = w.space().random(STREAMS.open("state"));
            assertEquals(plain.form(mattis.gauge().of(s)), w.form(s));
            assertArrayEquals(s, mattis.gauge().of(mattis.gauge().of(s)));
        }
    }

    /** On all pairs Mattis's model is Hebb's rule for one pattern. */
    @Test
    void mattisIsHebbOfOnePattern() {
        Patterns xi = new Binary().draw(1, 30, STREAMS);
        Blocks hebb = (Blocks) new Hebb(Layout.EXPLICIT).learn(xi, Topology.complete(30));
        assertArrayEquals(
                hebb.weights(),
                new Mattis(Ferromagnet.complete(30), xi.xi()).couplings().weights(),
                1e-16);
    }

    /** The same descent, seen through the gauge, for bits and for vectors, in either form of couplings. */
    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void dynamicsDoesNotNoticeAGauge(int d) {
        int n = 24;
        Patterns xi = new UniformVectors(d).draw(5, n, STREAMS.child("d", d));
        Gauge gauge = Gauge.draw(n, STREAMS);
        Blocks w = (Blocks) new Hebb(Layout.EXPLICIT).learn(xi, Topology.complete(n));
        Blocks turned = gauge.of(w);
        assertArrayEquals(
                ((Blocks) new Hebb(Layout.EXPLICIT).learn(gauge.of(xi), Topology.complete(n))).weights(),
                turned.weights());
        double[] matrix = new double[n * d * n * d];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                for (int a = 0; a < d; a++) {
                    System.arraycopy(w.block(i, j), a * d, matrix, (i * d + a) * n * d + j * d, d);
                }
            }
        }
        Couplings dense = gauge.of((Couplings) new Dense(w.space(), matrix));
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                assertArrayEquals(turned.block(i, j), dense.block(i, j));
            }
        }
        double[] s = w.space().random(STREAMS.open("start"));
        Asynchronous descent = Asynchronous.untilFixed(Order.SEQUENTIAL, 100_000);
        Run plain = descent.run(Model.of(w), Batch.of(w.space(), s), STREAMS);
        Run other = descent.run(Model.of(turned), Batch.of(w.space(), gauge.of(s)), STREAMS);
        assertArrayEquals(gauge.of(plain.state(0)), other.state(0));
    }

    @Test
    void frustration() {
        assertEquals(
                new Frustration(1140, 0),
                Frustration.of(Ferromagnet.complete(20).couplings()));
        assertEquals(
                0,
                Frustration.of(Mattis.draw(Ferromagnet.complete(20), STREAMS).couplings())
                        .frustrated());
        assertEquals(
                1,
                Frustration.of(new Ferromagnet(Topology.complete(20), -1).couplings())
                        .fraction());
        assertEquals(0, Frustration.of(Ferromagnet.lattice(6, 2).couplings()).loops());
        // The ring of three is one triangle.
        assertEquals(
                new Frustration(1, 0), Frustration.of(Ferromagnet.lattice(3, 1).couplings()));
    }

    /**
     * Plaquettes: none without disorder or after a gauge, all of Villain's odd model (every second row of one direction
     * antiferromagnetic), half of Edwards and Anderson's; the products of a torus leave the number even.
     */
    @ParameterizedTest
    @CsvSource({"4, 2", "6, 2", "20, 2", "6, 3"})
    void plaquettes(int length, int dimension) {
        int n = (int) Math.round(Math.pow(length, dimension));
        Ferromagnet magnet = Ferromagnet.lattice(length, dimension);
        long loops = (long) n * dimension * (dimension - 1) / 2;
        assertEquals(new Frustration(loops, 0), Frustration.plaquettes(magnet.couplings(), length, dimension));
        assertEquals(
                new Frustration(loops, 0),
                Frustration.plaquettes(Mattis.draw(magnet, STREAMS).couplings(), length, dimension));
        Blocks odd = magnet.couplings();
        double[] w = odd.weights().clone();
        for (int i = 0; i < n; i++) {
            for (int e = odd.topology().start(i); e < odd.topology().start(i + 1); e++) {
                int j = odd.topology().neighbours()[e];
                w[e] = i / length == j / length && i / length % 2 == 1 ? -1 : 1;
            }
        }
        Blocks villain = new Blocks(odd.topology(), 1, w);
        assertEquals(new Frustration(loops, n), Frustration.plaquettes(villain, length, dimension));
        for (SpinGlass.Law law : SpinGlass.Law.values()) {
            Blocks glass = SpinGlass.lattice(length, dimension).with(law).draw(STREAMS);
            Frustration count = Frustration.plaquettes(glass, length, dimension);
            assertEquals(loops, count.loops());
            assertEquals(0, count.frustrated() % 2);
            assertEquals(0.5, count.fraction(), 4 * Math.sqrt(0.25 / loops));
            assertEquals(count, Frustration.plaquettes(Gauge.draw(n, STREAMS).of(glass), length, dimension));
        }
    }

    /** A gauge changes no triangle. Half of a spin glass's are frustrated: their signs are independent in pairs. */
    @Test
    void aSpinGlassIsHalfFrustrated() {
        for (SpinGlass.Law law : SpinGlass.Law.values()) {
            Blocks w = SpinGlass.complete(200).with(law).draw(STREAMS);
            Frustration count = Frustration.of(w);
            assertEquals(200L * 199 * 198 / 6, count.loops());
            assertEquals(0.5, count.fraction(), 4 * Math.sqrt(0.25 / count.loops()));
            assertEquals(count, Frustration.of(Gauge.draw(200, STREAMS).of(w)));
        }
    }

    /** Every triangle one by one, and the mean over all bits of three sites, in Hebb's couplings of few patterns. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5})
    void frustrationOfHebb(int p) {
        int n = 120;
        double[] fraction = new double[20];
        for (int r = 0; r < fraction.length; r++) {
            Patterns xi = new Binary().draw(p, n, STREAMS.child("network", r));
            Blocks w = (Blocks) new Hebb(Layout.EXPLICIT).learn(xi, Topology.complete(n));
            Frustration found = Frustration.of(w);
            if (r == 0) {
                long triangles = 0;
                long frustrated = 0;
                for (int i = 0; i < n; i++) {
                    for (int j = 0; j < i; j++) {
                        for (int k = 0; k < j; k++) {
                            double sign = Math.signum(w.block(i, j)[0] * w.block(j, k)[0] * w.block(k, i)[0]);
                            triangles += sign != 0 ? 1 : 0;
                            frustrated += sign < 0 ? 1 : 0;
                        }
                    }
                }
                assertEquals(new Frustration(triangles, frustrated), found);
            }
            fraction[r] = found.fraction();
        }
        long all = 0;
        long bad = 0;
        int mask = (1 << p) - 1;
        for (int bits = 0; bits < 1 << 2 * p; bits++) {
            // By a gauge the first site has all bits 0.
            int second = p - 2 * Integer.bitCount(bits & mask);
            int third = p - 2 * Integer.bitCount(bits >> p);
            int between = p - 2 * Integer.bitCount((bits & mask) ^ bits >> p);
            all += second * third * between != 0 ? 1 : 0;
            bad += second * third * between < 0 ? 1 : 0;
        }
        Estimate mean = Estimate.of(fraction);
        assertEquals(bad / (double) all, mean.mean(), 4 * mean.se() + 1e-15);
    }

    /** Means and variances of couplings within four standard errors; the same bits from the same seed. */
    @ParameterizedTest
    @ValueSource(strings = {"GAUSSIAN", "SIGNS"})
    void spinGlassCouplingsHaveTheirMoments(SpinGlass.Law law) {
        int n = 500;
        SpinGlass glass = SpinGlass.complete(n).with(law);
        Blocks w = glass.draw(STREAMS);
        assertArrayEquals(w.weights(), glass.draw(STREAMS).weights());
        assertEquals(0, w.asymmetry());
        double mean = 0;
        double square = 0;
        int pairs = n * (n - 1) / 2;
        for (double x : w.weights()) {
            mean += x / (2 * pairs);
            square += x * x / (2 * pairs);
        }
        assertEquals(0, mean, 4 / Math.sqrt((double) n * pairs));
        assertEquals(1, n * square, law == SpinGlass.Law.GAUSSIAN ? 4 * Math.sqrt(2.0 / pairs) : 1e-10);
        assertEquals(4 * 216 / 2 * 3, SpinGlass.lattice(6, 3).draw(STREAMS).weights().length);
    }

    /**
     * Wigner's semicircle. The largest eigenvalue follows Tracy and Widom: 2 - 1.2065 N^(-2/3), standard deviation
     * 1.268 N^(-2/3); a count of eigenvalues below a point changes by about ln(N)^(1/2) / pi only.
     */
    @Test
    void spectrumIsASemicircle() {
        int n = 400;
        Spectrum spectrum = Spectrum.of(SpinGlass.complete(n).draw(STREAMS));
        double scale = Math.pow(n, -2 / 3.0);
        assertEquals(2 - 1.2065 * scale, spectrum.largest(), 4 * 1.268 * scale);
        assertEquals(-2 + 1.2065 * scale, spectrum.smallest(), 4 * 1.268 * scale);
        for (double x : new double[] {-1.5, -0.5, 0, 1, 1.7}) {
            double share = 0.5 + x * Math.sqrt(4 - x * x) / (4 * Math.PI) + Math.asin(x / 2) / Math.PI;
            assertEquals(n * share, spectrum.below(x).size(), 4 * Math.sqrt(Math.log(n)) / Math.PI + 1);
        }
    }

    /**
     * The project's reference number: a greedy quench, in which the spin most at odds with its field turns, ends at -0.684 a
     * spin for N = 1,000. It is one of many descents: visiting sites in random order ends lower, near -0.688.
     */
    @Test
    void greedyQuench() {
        int n = 1000;
        double[] energy = new double[16];
        for (int r = 0; r < energy.length; r++) {
            Streams own = STREAMS.child("glass", r);
            Blocks w = SpinGlass.complete(n).draw(own);
            RandomGenerator random = own.open("start");
            double[][] ends = new double[4][];
            for (int k = 0; k < ends.length; k++) {
                ends[k] = greedy(w, w.space().random(random));
                energy[r] += w.form(ends[k]) / n / ends.length;
            }
            Run run = Asynchronous.untilFixed(Order.PERMUTED, 10L * n).run(Model.of(w), Batch.of(w.space(), ends), own);
            assertEquals(ends.length, run.fixedPoints());
            assertArrayEquals(ends[0], run.state(0));
        }
        Estimate mean = Estimate.of(energy);
        assertEquals(-0.684, mean.mean(), 4 * mean.se() + 0.0005);
    }

    private static double[] greedy(Blocks w, double[] s) {
        double[] h = w.fields(s);
        while (true) {
            int worst = 0;
            for (int i = 1; i < s.length; i++) {
                worst = h[i] * s[i] < h[worst] * s[worst] ? i : worst;
            }
            if (h[worst] * s[worst] >= 0) {
                return s;
            }
            s[worst] = -s[worst];
            int start = w.topology().start(worst);
            for (int k = 0; k < w.topology().degree(worst); k++) {
                h[w.topology().neighbours()[start + k]] += 2 * s[worst] * w.weights()[start + k];
            }
        }
    }

    /** The energy by overlaps; van Hemmen's ground state, the sites with xi = eta turned along both. */
    @Test
    void provostAndVallee() {
        int n = 60;
        int p = 3;
        double[] a = {1, 0.5, -2, 0.5, 0.3, 0.25, -2, 0.25, 0};
        Patterns xi = new Binary().draw(p, n, STREAMS);
        ProvostVallee glass = new ProvostVallee(xi, a);
        Blocks w = glass.couplings();
        double[] s = w.space().random(STREAMS.open("state"));
        double expected = 0;
        for (int mu = 0; mu < p; mu++) {
            for (int nu = 0; nu < p; nu++) {
                double first = 0;
                double second = 0;
                double both = 0;
                for (int i = 0; i < n; i++) {
                    first += xi.pattern(mu)[i] * s[i] / n;
                    second += xi.pattern(nu)[i] * s[i] / n;
                    both += xi.pattern(mu)[i] * xi.pattern(nu)[i] / n;
                }
                expected += a[mu * p + nu] * (both / 2 - n / 2.0 * first * second);
            }
        }
        assertEquals(expected, w.form(s), 1e-12);
        double[] one = {1, 0, 0, 0, 1, 0, 0, 0, 1};
        assertArrayEquals(
                ((Blocks) new Hebb(Layout.EXPLICIT).learn(xi, Topology.complete(n))).weights(),
                new ProvostVallee(xi, one).couplings().weights(),
                1e-15);

        ProvostVallee hemmen = ProvostVallee.vanHemmen(n, 2, STREAMS);
        double[] ground = hemmen.xi().pattern(0);
        double[] eta = hemmen.xi().pattern(1);
        int same = 0;
        for (int i = 0; i < n; i++) {
            same += ground[i] == eta[i] ? 1 : 0;
        }
        // Where they differ the first half goes with xi, the rest with eta: q_1 and q_2 then differ by at most 2 / N.
        int left = (n - same) / 2;
        for (int i = 0; i < n; i++) {
            if (ground[i] != eta[i] && left-- > 0) {
                ground[i] = eta[i];
            }
        }
        double q1 = 0;
        double q2 = 0;
        double diagonal = 0;
        for (int i = 0; i < n; i++) {
            q1 += hemmen.xi().pattern(0)[i] * ground[i] / n;
            q2 += eta[i] * ground[i] / n;
            diagonal += 2 * hemmen.xi().pattern(0)[i] * eta[i] / n;
        }
        assertEquals(same / (double) n, q1, 1.0 / n + 1e-12);
        assertEquals(-2 * n * q1 * q2 + diagonal, hemmen.couplings().form(ground), 1e-12);
    }

    /** J n_i . n_j is the energy of the vectors; one component is Mattis; p components on all pairs are one Hebb pattern. */
    @Test
    void randomAxes() {
        RandomAxis magnet = RandomAxis.draw(Ferromagnet.lattice(4, 3), 3, STREAMS);
        Blocks w = magnet.couplings();
        double[] s = w.space().random(STREAMS.open("signs"));
        double[] vectors = magnet.vectors(s);
        new Spins(64, 3).check(vectors, "vectors");
        double expected = 0;
        for (int[] pair : w.topology().pairs()) {
            for (int a = 0; a < 3; a++) {
                expected -= vectors[pair[0] * 3 + a] * vectors[pair[1] * 3 + a];
            }
        }
        assertEquals(expected, w.form(s), 1e-12);
        RandomAxis one = RandomAxis.draw(Ferromagnet.complete(20), 1, STREAMS);
        assertArrayEquals(
                new Mattis(Ferromagnet.complete(20), one.axes().xi())
                        .couplings()
                        .weights(),
                one.couplings().weights());
        double fraction = Frustration.of(
                        RandomAxis.draw(Ferromagnet.complete(100), 3, STREAMS).couplings())
                .fraction();
        assertTrue(fraction > 0 && fraction < 0.5);
    }

    @Test
    void badInputTeaches() {
        Teaches.oneLine(() -> Ferromagnet.lattice(1, 2), "length = 1", "at least 2", "try");
        Teaches.oneLine(() -> SpinGlass.lattice(10, 0), "SpinGlass.lattice", "dimension = 0", "try");
        Teaches.oneLine(() -> Ferromagnet.lattice(1000, 3), "1000", "2^27");
        Teaches.oneLine(() -> Ferromagnet.lattice(2, Integer.MAX_VALUE), "dimension = 2147483647", "try");
        Teaches.oneLine(() -> new Ferromagnet(Topology.complete(5), Double.NaN), "NaN", "finite", "try");
        Topology oneWay = Topology.diluted(30, 4, false, STREAMS);
        Teaches.oneLine(() -> new Ferromagnet(oneWay, 1).couplings(), "not the other way", "try");
        Teaches.oneLine(() -> new SpinGlass(Topology.complete(5), 0, SpinGlass.Law.SIGNS), "deviation = 0.0", "try 1");
        Teaches.oneLine(() -> new Mattis(Ferromagnet.complete(3), new double[2]), "2 signs", "N = 3");
        Teaches.oneLine(() -> new Gauge(new double[] {1, 0.5}), "number 1 is 0.5", "1 or -1");
        Teaches.oneLine(() -> Gauge.draw(0, STREAMS), "n = 0");
        Gauge gauge = Gauge.draw(7, STREAMS);
        Teaches.oneLine(() -> gauge.of(new double[8]), "8 numbers", "N = 7");
        Teaches.oneLine(() -> gauge.of(Ferromagnet.complete(8).couplings()), "as many as signs, N = 7");
        Patterns xi = new Binary().draw(2, 7, STREAMS);
        Teaches.oneLine(() -> gauge.of((Couplings) new LowRank(xi)), "keep patterns", "learn again");
        Teaches.oneLine(() -> new ProvostVallee(xi, new double[3]), "3 numbers", "p^2 = 4");
        Teaches.oneLine(() -> new ProvostVallee(xi, new double[] {0, 1, 2, 0}), "a[0][1] = 1.0", "symmetric");
        Patterns vectors = new UniformVectors(3).draw(1, 7, STREAMS);
        Teaches.oneLine(() -> new ProvostVallee(vectors, new double[1]), "d = 3", "Binary");
        Teaches.oneLine(() -> new RandomAxis(Ferromagnet.complete(8), vectors), "N = 8", "UniformVectors");
        Teaches.oneLine(() -> new Frustration(1, 2), "frustrated = 2");
        Blocks square = Ferromagnet.lattice(5, 2).couplings();
        Teaches.oneLine(() -> Frustration.plaquettes(square, 6, 2), "length = 6", "N = 25", "try 5, 2");
        Teaches.oneLine(() -> Frustration.plaquettes(square, 25, 1), "dimension = 1", "two dimensions");
        Teaches.oneLine(
                () -> Frustration.of(Ferromagnet.lattice(5, 2).couplings()).fraction(), "no triangles", "plaquettes");
        Teaches.oneLine(() -> Frustration.of(new Hebb().learn(vectors, Topology.complete(7))), "d = 1", "needed");
        assertTrue(SpinGlass.complete(9).toString().contains("0.3333"));
        assertTrue(new Frustration(4, 1).toString().contains("0.25"));
    }

    /** Signs that follow axes of one component make all vectors the same; with three components M^2 is the mean of S_i . S_j. */
    @Test
    void magnetisationOfRandomAxesIsTheLengthOfTheMeanVector() {
        RandomAxis one = RandomAxis.draw(Ferromagnet.complete(20), 1, STREAMS);
        assertEquals(1, one.magnetisation(one.axes().pattern(0)), 1e-15);
        RandomAxis three = RandomAxis.draw(Ferromagnet.complete(20), 3, STREAMS);
        double[] s = new Spins(20, 1).random(STREAMS.open("signs"));
        double pairs = -2 * three.couplings().form(s); // sum over i != j of S_i . S_j / N
        assertEquals((pairs + 1) / 20, Math.pow(three.magnetisation(s), 2), 1e-14);
    }
}
