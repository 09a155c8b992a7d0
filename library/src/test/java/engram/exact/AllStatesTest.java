package engram.exact;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import engram.Teaches;
import engram.coupling.Couplings;
import engram.coupling.Dense;
import engram.dynamics.Outcome;
import engram.dynamics.Synchronous;
import engram.learning.Hebb;
import engram.model.Driven;
import engram.model.EnergyModel;
import engram.model.ExternalField;
import engram.model.Quadratic;
import engram.model.SiteModel;
import engram.observable.Overlap;
import engram.pattern.Binary;
import engram.pattern.Patterns;
import engram.random.Streams;
import engram.state.Batch;
import engram.state.Spins;
import engram.topology.Topology;
import java.util.Arrays;
import java.util.concurrent.CancellationException;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AllStatesTest {
    private final Streams streams = Streams.seed(1985);

    @AfterEach
    void clearInterrupt() {
        Thread.interrupted();
    }

    /** Symmetric Gaussian couplings of variance 1/N, with or without a diagonal. */
    private Couplings glass(int n, boolean diagonal) {
        RandomGenerator random = streams.open("glass");
        double[] w = new double[n * n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j <= i; j++) {
                w[i * n + j] = i == j && !diagonal ? 0 : random.nextGaussian() / Math.sqrt(n);
                w[j * n + i] = w[i * n + j];
            }
        }
        return new Dense(new Spins(n, 1), w);
    }

    /** A network seen only through its fields and energy, with one field from without at every site. */
    private record InField(Quadratic pairs, double b) implements EnergyModel {
        @Override
        public Spins space() {
            return pairs.space();
        }

        @Override
        public void field(int i, double[][] x, int width, double[][] h) {
            pairs.field(i, x, width, h);
            for (int t = 0; t < width; t++) {
                h[0][t] += b;
            }
        }

        @Override
        public double energy(double[] s) {
            return pairs.energy(s) - b * Arrays.stream(s).sum();
        }
    }

    /** A field from outside in the walk, in Little's weight and in the chains. */
    @ParameterizedTest
    @ValueSource(doubles = {0.4, 1, 3})
    void aFieldFromOutside(double temperature) {
        for (boolean diagonal : new boolean[] {false, true}) {
            Quadratic plain = new Quadratic(glass(9, diagonal));
            Quadratic model = new Quadratic(plain.w(), ExternalField.uniform(plain.space(), 0.3));
            AllStates all = AllStates.of(model);
            AllStates asked = AllStates.of(new InField(plain, 0.3));
            double bound = 64 * 81 * plain.w().largest() * Math.ulp(1.0);
            for (int code = 0; code < all.states(); code++) {
                assertEquals(asked.energy(code), all.energy(code), bound);
            }
            MarkovChain little = MarkovChain.little(model, temperature);
            Boltzmann peretto = AllStates.little(model, temperature).at(temperature);
            assertEquals(0, little.imbalance(peretto.probabilities()), 1e-14);
            double[] pi = little.stationary();
            for (int code = 0; code < pi.length; code++) {
                assertEquals(1, pi[code] / peretto.probability(code), 1e-12);
            }
            assertTrue(Census.synchronous(model).longestPeriod() <= 2);
        }
        Quadratic model = new Quadratic(glass(8, false), ExternalField.uniform(new Spins(8, 1), 0.3));
        double[] boltzmann = AllStates.of(model).at(temperature).probabilities();
        assertEquals(0, MarkovChain.glauber(model, temperature).imbalance(boltzmann), 1e-14);
        assertEquals(0, MarkovChain.metropolis(model, temperature).imbalance(boltzmann), 1e-14);
    }

    /** One spin in a field b: Z = 2 cosh(b / T), m = tanh(b / T). */
    @Test
    void oneSpinInAField() {
        AllStates all = AllStates.of(new InField(new Quadratic(glass(1, false)), 0.3));
        Boltzmann at = all.at(0.5);
        assertEquals(Math.log(2 * Math.cosh(0.6)), at.logZ(), 1e-15);
        assertEquals(Math.tanh(0.6), at.magnetisations()[0], 1e-15);
        assertEquals(-0.3 * Math.tanh(0.6), at.energy(), 1e-15);
        assertEquals(0.09 * (1 - Math.tanh(0.6) * Math.tanh(0.6)), at.energyVariance(), 1e-15);
        assertEquals((at.energy() - at.freeEnergy()) / 0.5, at.entropy(), 1e-14);
        assertArrayEquals(new double[] {0, 1}, all.at(0).probabilities(), 0);
    }

    /** Two spins coupled by J: E = -J s_1 s_2, Z = 4 cosh(J / T), correlation tanh(J / T). */
    @Test
    void twoSpins() {
        Quadratic pair = new Quadratic(new Dense(new Spins(2, 1), new double[] {0, 0.7, 0.7, 0}));
        AllStates all = AllStates.of(pair);
        Boltzmann at = all.at(0.4);
        assertEquals(-0.7, all.energy(0), 1e-16);
        assertEquals(0.7, all.energy(1), 1e-16);
        assertEquals(Math.log(4 * Math.cosh(1.75)), at.logZ(), 1e-15);
        assertEquals(-0.7 * Math.tanh(1.75), at.energy(), 1e-15);
        double c = Math.tanh(1.75);
        assertArrayEquals(new double[] {1, c, c, 1}, at.correlations(), 1e-15);
        assertArrayEquals(new double[2], at.magnetisations(), 1e-16);
        assertArrayEquals(new int[] {0, 3}, all.groundStates());
        assertEquals(Math.log(2), all.at(0).entropy(), 1e-15);
        assertEquals(-0.7, all.at(0).freeEnergy(), 0);
    }

    /** Gray's walk gives the energies that the model gives: fields carry at most 64 additions of rounding. */
    @ParameterizedTest
    @ValueSource(ints = {1, 3, 12})
    void energiesAreTheModels(int n) {
        Quadratic model = new Quadratic(glass(n, true));
        AllStates all = AllStates.of(model);
        double bound = 64 * n * n * model.w().largest() * Math.ulp(1.0);
        for (int code = 0; code < all.states(); code++) {
            assertEquals(model.energy(all.state(code)), all.energy(code), bound);
        }
    }

    /** The Curie-Weiss magnet, J_ij = 1/N, in closed form: a sum over the number of spins up. */
    @Test
    void theLargestCurieWeissMagnet() {
        int n = AllStates.MOST;
        double[] w = new double[n * n];
        Arrays.fill(w, 1.0 / n);
        Boltzmann at =
                AllStates.of(new Quadratic(new Dense(new Spins(n, 1), w))).at(0.8);
        double z = 0;
        double e = 0;
        double binomial = 1;
        for (int up = 0; up <= n; up++) {
            double energy = -(2.0 * up - n) * (2.0 * up - n) / (2 * n);
            double weight = binomial * Math.exp(-energy / 0.8);
            z += weight;
            e += weight * energy;
            binomial = binomial * (n - up) / (up + 1);
        }
        assertEquals(Math.log(z), at.logZ(), 1e-13);
        assertEquals(e / z, at.energy(), 1e-12);
    }

    /** Overlaps are means of the overlap; correlations and energy are one: E = -1/2 sum J_ij &lt;s_i s_j&gt;. */
    @Test
    void averagesAgreeWithEachOther() {
        Patterns xi = new Binary().draw(2, 9, streams);
        Quadratic hebb = new Quadratic(new Hebb().learn(xi, Topology.complete(9)));
        Boltzmann at = AllStates.of(new InField(hebb, 0.2)).at(0.6);
        assertEquals(at.mean(s -> Overlap.signed(xi.space(), s, xi.pattern(1))), at.overlaps(xi)[1], 1e-14);
        assertEquals(1, Arrays.stream(at.probabilities()).sum(), 1e-14);
        Boltzmann free = AllStates.of(hebb).at(0.6);
        double[] c = free.correlations();
        double sum = 0;
        for (int i = 0; i < 9; i++) {
            for (int j = 0; j < 9; j++) {
                sum -= hebb.w().block(i, j)[0] * c[i * 9 + j] / 2;
            }
        }
        assertEquals(sum, free.energy(), 1e-13);
    }

    /** Single-site rules are reversible with respect to Boltzmann's weight. */
    @ParameterizedTest
    @ValueSource(doubles = {0.3, 1, 4})
    void singleSiteRulesKeepDetailedBalance(double temperature) {
        EnergyModel model = new InField(new Quadratic(glass(8, false)), 0.3);
        Boltzmann at = AllStates.of(model).at(temperature);
        for (MarkovChain chain :
                new MarkovChain[] {MarkovChain.glauber(model, temperature), MarkovChain.metropolis(model, temperature)
                }) {
            assertEquals(0, chain.imbalance(at.probabilities()), 1e-14, chain.toString());
            double[] pi = chain.stationary();
            for (int code = 0; code < pi.length; code++) {
                assertEquals(1, pi[code] / at.probability(code), 1e-11);
            }
            assertArrayEquals(pi, chain.step(pi), 1e-14);
        }
    }

    /**
     * Peretto 1984: with symmetric couplings, diagonal or not, Little's dynamics is reversible with respect to
     * exp(-beta Hbar). Elimination and weights are both right relative to each probability.
     */
    @ParameterizedTest
    @ValueSource(doubles = {0.4, 1, 3})
    void littlesStationaryStateIsPerettos(double temperature) {
        for (boolean diagonal : new boolean[] {false, true}) {
            Quadratic model = new Quadratic(glass(9, diagonal));
            MarkovChain chain = MarkovChain.little(model, temperature);
            Boltzmann peretto = AllStates.little(model, temperature).at(temperature);
            assertEquals(0, chain.imbalance(peretto.probabilities()), 1e-14);
            double[] pi = chain.stationary();
            for (int code = 0; code < pi.length; code++) {
                assertEquals(1, pi[code] / peretto.probability(code), 1e-12);
            }
            double[] boltzmann = AllStates.of(model).at(temperature).probabilities();
            assertTrue(chain.imbalance(boltzmann) > 1e-6, "Little's weight is not Boltzmann's");
        }
    }

    /** The largest matrix, at Hopfield's own couplings: the formula, written out. */
    @Test
    void perettosWeightWrittenOut() {
        Patterns xi = new Binary().draw(2, 10, streams);
        Quadratic model = new Quadratic(new Hebb().learn(xi, Topology.complete(10)));
        double temperature = 0.5;
        double[] pi = MarkovChain.little(model, temperature).stationary();
        AllStates all = AllStates.of(model);
        double[] weight = new double[pi.length];
        double z = 0;
        for (int code = 0; code < pi.length; code++) {
            weight[code] = 1;
            for (double h : model.w().fields(all.state(code))) {
                weight[code] *= 2 * Math.cosh(h / temperature);
            }
            z += weight[code];
        }
        for (int code = 0; code < pi.length; code++) {
            assertEquals(weight[code] / z, pi[code], 1e-12);
        }
    }

    /** Peretto's energy at T = 0 is -sum |h_i|, which the limit approaches as T ln 2 a spin at most. */
    @Test
    void perettosEnergyFreezes() {
        Quadratic model = new Quadratic(glass(6, false));
        AllStates cold = AllStates.little(model, 0);
        AllStates cool = AllStates.little(model, 1e-6);
        for (int code = 0; code < cold.states(); code++) {
            double sum = 0;
            for (double h : model.w().fields(cold.state(code))) {
                sum -= Math.abs(h);
            }
            assertEquals(sum, cold.energy(code), 1e-14);
            assertEquals(cold.energy(code), cool.energy(code), 6e-6 * Math.log(2));
        }
    }

    /** A network without symmetry has no detailed balance, yet has a stationary state. */
    @Test
    void aDrivenRingCirculates() {
        SiteModel ring = new Driven(new Dense(new Spins(3, 1), new double[] {0, 0, 1, 1, 0, 0, 0, 1, 0}));
        MarkovChain chain = MarkovChain.little(ring, 1);
        double[] pi = chain.stationary();
        assertArrayEquals(pi, chain.step(pi), 1e-15);
        assertTrue(chain.imbalance(pi) > 1e-3);
    }

    /** Goles and Olivos 1981, over all states; single-site recall has fixed points only. */
    @ParameterizedTest
    @ValueSource(ints = {5, 10, 13})
    void symmetricNetsEndInFixedPointsAndTwoCycles(int n) {
        SiteModel model = new Quadratic(glass(n, false));
        Census little = Census.synchronous(model);
        assertTrue(little.longestPeriod() <= 2);
        Census sequential = Census.sequential(model);
        assertEquals(1, sequential.longestPeriod());
        assertEquals(little.fixedPoints(), sequential.fixedPoints());
        for (Census census : new Census[] {little, sequential}) {
            assertEquals(
                    1 << n,
                    census.attractors().stream()
                            .mapToInt(Census.Attractor::basin)
                            .sum());
        }
    }

    /** The census and long runs of the dynamics say the same of every state. */
    @Test
    void theCensusIsWhatRunsDo() {
        int n = 8;
        double[] w = new double[n * n];
        RandomGenerator random = streams.open("driven");
        Arrays.setAll(w, k -> random.nextGaussian());
        SiteModel model = new Driven(new Dense(new Spins(n, 1), w));
        Census census = Census.synchronous(model);
        for (int code = 0; code < 1 << n; code++) {
            double[] s = new double[n];
            BinaryStates.write(code, s);
            Outcome outcome =
                    new Synchronous(3000).run(model, s, streams).outcomes().get(0);
            long period = outcome instanceof Outcome.Cycle cycle ? cycle.period() : 1;
            assertEquals(period, census.from(s).period());
        }
    }

    @Test
    void anAntiferromagneticPairBlinksOrRests() {
        SiteModel pair = new Quadratic(new Dense(new Spins(2, 1), new double[] {0, -1, -1, 0}));
        Census census = Census.synchronous(pair);
        assertEquals(2, census.fixedPoints());
        assertEquals(new Census.Attractor(java.util.List.of(0, 3), 2), census.from(3));
        assertEquals(
                "Census(N = 2, synchronous: 2 fixed points, 1 cycles, longest period 2, largest basin 2 of 4)",
                census.toString());
    }

    /** At T = 0 Little's matrix is the synchronous map, and Glauber's never raises the energy. */
    @Test
    void coldChainsAreTheZeroTemperatureDynamics() {
        Quadratic model = new Quadratic(new Hebb().learn(new Binary().draw(2, 6, streams), Topology.complete(6)));
        AllStates all = AllStates.of(model);
        MarkovChain little = MarkovChain.little(model, 0);
        MarkovChain glauber = MarkovChain.glauber(model, 0);
        for (int code = 0; code < 64; code++) {
            double[] next = new Synchronous(1)
                    .run(model, Batch.of(model.space(), all.state(code)), streams)
                    .state(0);
            assertEquals(1, little.probability(code, BinaryStates.code(model, next)), 0);
            for (int to = 0; to < 64; to++) {
                assertTrue(glauber.probability(code, to) == 0 || all.energy(to) <= all.energy(code) + 1e-12);
            }
        }
    }

    @Test
    void anInterruptedThreadStopsIt() {
        Quadratic model = new Quadratic(glass(5, false));
        Thread.currentThread().interrupt();
        assertThrows(CancellationException.class, () -> AllStates.of(model));
        assertThrows(
                CancellationException.class, () -> MarkovChain.glauber(model, 1).stationary());
        assertThrows(CancellationException.class, () -> Census.synchronous(model));
    }

    @Test
    void badInputTeaches() {
        Quadratic large = new Quadratic(glass(24, false));
        Teaches.oneLine(() -> AllStates.of(large), "N = 24", "2^24", "N = 20", "1.68e+07 energies", "Glauber");
        Teaches.oneLine(() -> AllStates.little(large, 1), "N = 24");
        Teaches.oneLine(() -> Census.sequential(large), "N = 24", "random states");
        Quadratic eleven = new Quadratic(glass(11, false));
        Teaches.oneLine(() -> MarkovChain.little(eleven, 1), "N = 11", "N = 10", "4.19e+06 transitions");
        Quadratic vectors = new Quadratic(new Dense(new Spins(2, 3), new double[36]));
        Teaches.oneLine(() -> AllStates.of(vectors), "d = 1");
        Quadratic small = new Quadratic(glass(4, false));
        Teaches.oneLine(() -> AllStates.of(small).at(-1), "temperature = -1.0", "zero or more");
        Teaches.oneLine(() -> AllStates.of(small).at(Double.NaN), "NaN");
        Teaches.oneLine(() -> AllStates.little(small, Double.NaN), "NaN");
        Teaches.oneLine(() -> MarkovChain.glauber(small, -0.1), "-0.1");
        Teaches.oneLine(() -> AllStates.of(small).at(0).logZ(), "freeEnergy");
        Teaches.oneLine(() -> AllStates.of(small).at(1).mean(s -> Double.NaN), "NaN", "state 0");
        Teaches.oneLine(() -> AllStates.of(small).at(1).overlaps(new Binary().draw(1, 5, streams)), "same");
        Teaches.oneLine(() -> MarkovChain.glauber(small, 0).stationary(), "several", "higher");
        Teaches.oneLine(() -> MarkovChain.glauber(small, 1).step(new double[3]), "3 probabilities", "16");
    }

    @Test
    void relativeErrorIsThatOfTheWorstState() {
        Quadratic model =
                new Quadratic(new Hebb().learn(new Binary().draw(2, 6, Streams.seed(3)), Topology.complete(6)));
        Boltzmann boltzmann = AllStates.of(model).at(0.5);
        assertEquals(0, boltzmann.relativeError(boltzmann.probabilities()));
        assertTrue(boltzmann.relativeError(MarkovChain.glauber(model, 0.5).stationary()) < 1e-12);
        double[] doubled = boltzmann.probabilities();
        doubled[7] *= 3;
        assertEquals(2, boltzmann.relativeError(doubled), 1e-12);
        double[] anywhere = new double[64];
        Arrays.fill(anywhere, 1 / 64.0);
        assertEquals(Double.POSITIVE_INFINITY, AllStates.of(model).at(0).relativeError(anywhere));
        Teaches.oneLine(() -> boltzmann.relativeError(new double[3]), "3 probabilities", "64 states");
    }

    /** Two spins that want to agree, both turning at once: (+, -) and (-, +) take turns. */
    @Test
    void halfOfTheStatesOfAPairEndInACycle() {
        Quadratic pair = new Quadratic(new Dense(new Spins(2, 1), new double[] {0, 1, 1, 0}));
        assertEquals(0.5, Census.synchronous(pair).shareInCycles());
        assertEquals(0, Census.sequential(pair).shareInCycles());
    }
}
