package engram.dynamics;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import engram.coupling.Dense;
import engram.learning.Hebb;
import engram.model.ExternalField;
import engram.model.Model;
import engram.model.Quadratic;
import engram.pattern.Binary;
import engram.pattern.Cue;
import engram.pattern.Patterns;
import engram.pattern.UniformVectors;
import engram.random.Streams;
import engram.state.Batch;
import engram.state.Spins;
import engram.theory.Boltzmann;
import engram.topology.Topology;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.apache.commons.math3.distribution.ChiSquaredDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every dynamics at a temperature owes, beside what zero temperature does not change. */
abstract class ThermalContract extends DynamicsContract {

    /** The dynamics at another temperature, for so many sweeps of N updates. */
    abstract Dynamics at(double temperature, int n, int sweeps);

    /** Its exact stationary distribution. */
    abstract Boltzmann exact(Quadratic model, double temperature);

    @Override
    Dynamics dynamics() {
        return at(0.4, 16, 20);
    }

    /** A trial's randomness is its number's alone: more company changes no bit of it. */
    @Override
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5})
    void aBatchIsItsTrialsOneByOne(int d) {
        assumeTrue(moves(d));
        Patterns xi = new UniformVectors(d).draw(4, 16, streams);
        Model model = Model.of(learned(xi));
        Batch all = new Cue.Rerandomised(0.5).batch(xi, 130, streams);
        Run together = dynamics().run(model, all, streams);
        for (int trials : new int[] {1, 7, 64, 65}) {
            Batch some = new Batch(all.space(), trials);
            for (int t = 0; t < trials; t++) {
                some.set(t, all.state(t));
            }
            Run run = dynamics().run(model, some, streams);
            for (int t = 0; t < trials; t++) {
                assertArrayEquals(together.state(t), run.state(t), 0);
            }
        }
        assertNotEquals(Arrays.toString(together.state(0)), Arrays.toString(together.state(4)));
    }

    /** Without couplings spins are drawn uniformly: their sums over many trials are of the order of chance. */
    @Override
    @Test
    void withoutFieldSpinsStay() {
        int d = anyD();
        Patterns xi = new UniformVectors(d).draw(1, 9, streams);
        Topology g = Topology.ring(9, 2);
        Model none = Model.of(new engram.coupling.Blocks(g, d, new double[g.edges() * d * d]));
        int trials = 2000;
        Batch start = new Batch(xi.space(), trials);
        for (int t = 0; t < trials; t++) {
            start.set(t, xi.pattern(0));
        }
        Run run = at(0.3, 9, 20).run(none, start, streams);
        double[] sum = new double[xi.space().size()];
        for (int t = 0; t < trials; t++) {
            double[] s = run.state(t);
            Arrays.setAll(sum, k -> sum[k] + s[k]);
        }
        for (double one : sum) {
            assertTrue(Math.abs(one) < 4.5 * Math.sqrt((double) trials / d), "sum " + one);
        }
    }

    /** With next to no temperature an update ends along the field; with one pattern and even N there always is one. */
    @Test
    void coldSpinsLieAlongTheirFields() {
        Patterns xi = new UniformVectors(anyD()).draw(1, 14, streams);
        Model model = Model.of(hebb(xi));
        Batch start = new Cue.Rerandomised(0.2).batch(xi, 20, streams);
        for (double temperature : new double[] {Double.MIN_VALUE, 1e-300, 1e-24}) {
            Run cold = at(temperature, 14, 1).run(model, start, streams);
            Run frozen = at(0, 14, 1).run(model, start, streams);
            for (int t = 0; t < 20; t++) {
                assertArrayEquals(frozen.state(t), cold.state(t), 1e-9);
            }
        }
    }

    /**
     * Against the exact distribution, at three temperatures, with Hebb couplings and with Gaussian ones, both also in a random
     * field from outside, and there once with couplings of low rank. Each of 6,400
     * trials gives its end alone, after the given number of sweeps, so trials of different tiles share nothing;
     * those of one share the order of visits, which leaves their stationary spins independent. Observables:
     * the energy, |m|, all spins, all pairs, and the histogram over all states by chi-squared. At 5 standard errors a wrong sign is
     * seen and chance is not; the seed is fixed.
     */
    @ParameterizedTest
    @ValueSource(doubles = {0.6, 1, 2.5})
    void longRunsFollowTheExactDistribution(double temperature) {
        int n = 6;
        Patterns xi = new Binary().draw(2, n, streams);
        Quadratic hebb = new Quadratic(new Hebb(Hebb.Form.BLOCKS).learn(xi, Topology.complete(n)));
        Quadratic lowRank = new Quadratic(new Hebb(Hebb.Form.LOW_RANK).learn(xi, Topology.complete(n)), randomField(n));
        Quadratic glass = glass(n);
        for (Quadratic model : new Quadratic[] {hebb, glass, lowRank, new Quadratic(glass.w(), randomField(n))}) {
            Boltzmann exact = exact(model, temperature);
            int trials = 6400;
            Batch start = new Cue.RandomStart().batch(xi, trials, streams);
            Run run = at(temperature, n, 60).run(model, start, streams);
            int[] count = new int[1 << n];
            double[] spins = new double[n];
            double[] pairs = new double[n * n];
            double energy = 0;
            double overlap = 0;
            for (int t = 0; t < trials; t++) {
                double[] s = run.state(t);
                int code = 0;
                for (int i = 0; i < n; i++) {
                    code |= s[i] > 0 ? 1 << i : 0;
                    spins[i] += s[i] / trials;
                    for (int j = 0; j < n; j++) {
                        pairs[i * n + j] += s[i] * s[j] / trials;
                    }
                }
                count[code]++;
                energy += model.energy(s) / trials;
                overlap += m(s, xi) / trials;
            }
            within(exact.mean(model::energy), exact.mean(s -> Math.pow(model.energy(s), 2)), energy, trials);
            within(exact.mean(s -> m(s, xi)), exact.mean(s -> m(s, xi) * m(s, xi)), overlap, trials);
            for (int i = 0; i < n; i++) {
                within(exact.magnetisations()[i], 1, spins[i], trials);
            }
            for (int k = 0; k < n * n; k++) {
                within(exact.correlations()[k], 1, pairs[k], trials);
            }
            assertTrue(chiSquaredTail(count, exact, trials) > 1e-4);
        }
    }

    private static double m(double[] s, Patterns xi) {
        double sum = 0;
        for (int i = 0; i < s.length; i++) {
            sum += s[i] * xi.pattern(0)[i];
        }
        return Math.abs(sum) / s.length;
    }

    /** A mean over independent values, given its exact first two moments, is right to 5 standard errors. */
    private static void within(double mean, double square, double here, int trials) {
        double error = Math.sqrt(Math.max(0, square - mean * mean) / trials);
        assertEquals(mean, here, 5 * error + 1e-12);
    }

    /** States of fewer than 5 expected visits are counted together. */
    private static double chiSquaredTail(int[] count, Boltzmann exact, int trials) {
        double restCount = 0;
        double rest = 0;
        double chi = 0;
        int bins = 0;
        for (int code = 0; code < count.length; code++) {
            double expected = exact.probability(code) * trials;
            if (expected < 5) {
                rest += expected;
                restCount += count[code];
            } else {
                chi += (count[code] - expected) * (count[code] - expected) / expected;
                bins++;
            }
        }
        if (rest >= 5) {
            chi += (restCount - rest) * (restCount - rest) / rest;
            bins++;
        }
        return 1 - new ChiSquaredDistribution(bins - 1).cumulativeProbability(chi);
    }

    /**
     * Strong enough that one well of a state and its negative is all but gone: the odds of two deep wells take longer than 60
     * sweeps to come right. Here the matrices of these chains leave 5e-4 of the start after 360 updates, in the sum of |p - pi|.
     */
    private static ExternalField randomField(int n) {
        RandomGenerator random = Streams.seed(1975).open("field");
        double[] b = new double[n];
        Arrays.setAll(b, i -> 0.8 * random.nextGaussian());
        return new ExternalField(new Spins(n, 1), b);
    }

    /** Gaussian couplings of variance 1/N: Sherrington and Kirkpatrick's. */
    private static Quadratic glass(int n) {
        RandomGenerator random = Streams.seed(1975).open("glass");
        double[] w = new double[n * n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < i; j++) {
                w[i * n + j] = random.nextGaussian() / Math.sqrt(n);
                w[j * n + i] = w[i * n + j];
            }
        }
        return new Quadratic(new Dense(new Spins(n, 1), w));
    }
}
