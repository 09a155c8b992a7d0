package engram.dynamics;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import engram.Equilibrium;
import engram.Teaches;
import engram.coupling.Couplings;
import engram.coupling.Dense;
import engram.coupling.Layout;
import engram.exact.Boltzmann;
import engram.learning.Hebb;
import engram.model.ExternalField;
import engram.model.Model;
import engram.model.Quadratic;
import engram.model.SiteModel;
import engram.pattern.Binary;
import engram.pattern.Cue;
import engram.pattern.Patterns;
import engram.pattern.UniformVectors;
import engram.random.Streams;
import engram.state.Batch;
import engram.state.Spins;
import engram.topology.Topology;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every dynamics at a temperature owes, beside what zero temperature does not change. */
abstract class ThermalContract extends DynamicsContract {

    /** The dynamics at another temperature, for so many sweeps of N updates. */
    abstract Dynamics<SiteModel> at(double temperature, int n, int sweeps);

    /** Its exact stationary distribution. */
    abstract Boltzmann exact(Quadratic model, double temperature);

    @Override
    boolean isCold() {
        return false;
    }

    @Override
    Dynamics<SiteModel> dynamics() {
        return at(0.4, 16, 20);
    }

    /** A trial's randomness is its number's alone: more company changes no bit of it. */
    @Override
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5})
    void aBatchIsItsTrialsOneByOne(int d) {
        assumeTrue(moves(d));
        Patterns xi = new UniformVectors(d).draw(4, 16, streams);
        SiteModel model = Model.of(learned(xi));
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
        SiteModel none = Model.of(new engram.coupling.Blocks(g, d, new double[g.edges() * d * d]));
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
        SiteModel model = Model.of(hebb(xi));
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
     * Energies and temperatures in any unit: W, b and T multiplied by the same power of two give the same trajectory, bit for
     * bit where bits are turned; between 2^-1000 and 2^1000 products neither overflow nor vanish.
     */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void unitsChangeNothing(int d) {
        assumeTrue(moves(d));
        Patterns xi = new UniformVectors(d).draw(3, 12, streams);
        Couplings w = hebb(xi);
        Batch start = new Cue.RandomStart().batch(xi, 20, streams);
        Run one = at(0.5, 12, 20).run(Model.of(w), start, streams);
        for (int exponent : new int[] {-1000, -300, 300, 1000}) {
            double[] scaled = ((engram.coupling.Blocks) w).weights().clone();
            Arrays.setAll(scaled, k -> Math.scalb(scaled[k], exponent));
            SiteModel model = Model.of(new engram.coupling.Blocks(Topology.complete(12), d, scaled));
            Run run = at(Math.scalb(0.5, exponent), 12, 20).run(model, start, streams);
            for (int t = 0; t < 20; t++) {
                assertArrayEquals(one.state(t), run.state(t), d == 1 ? 0 : 1e-9);
            }
        }
    }

    /** Fields too large for a double are refused: odds made of them would pass for certainty. */
    @Test
    void fieldsThatOverflowTeach() {
        Patterns xi = new UniformVectors(anyD()).draw(1, 9, streams);
        Topology g = Topology.ring(9, 4);
        double[] w = new double[g.edges() * anyD() * anyD()];
        Arrays.fill(w, Double.MAX_VALUE);
        SiteModel large = Model.of(new engram.coupling.Blocks(g, anyD(), w));
        double[] up = new double[9 * anyD()];
        for (int i = 0; i < 9; i++) {
            up[i * anyD()] = 1;
        }
        Teaches.oneLine(() -> at(1e308, 9, 1).run(large, Batch.of(xi.space(), up), streams), "Infinity", "finite");
    }

    /**
     * Against the exact distribution, at three temperatures, with Hebb couplings and with Gaussian ones, both also in a random
     * field from outside, and there once with couplings of low rank. Each of 6,400
     * trials gives its end alone, after the given number of sweeps, so trials of different tiles share nothing;
     * those of one share the order of visits, which leaves their stationary spins independent. The seed is fixed.
     */
    @ParameterizedTest
    @ValueSource(doubles = {0.6, 1, 2.5})
    void longRunsFollowTheExactDistribution(double temperature) {
        int n = 6;
        Patterns xi = new Binary().draw(2, n, streams);
        for (Quadratic model : networks(xi)) {
            Batch start = new Cue.RandomStart().batch(xi, 6400, streams);
            Run run = at(temperature, n, 60).run(model, start, streams);
            Equilibrium.follows(exact(model, temperature), model, xi.pattern(0), run.end());
        }
    }

    /** Small networks that the dynamics can move: Hebb's and a spin glass, each also in a field. */
    Quadratic[] networks(Patterns xi) {
        Topology everyone = Topology.complete(xi.n());
        ExternalField field = randomField(xi.n());
        Quadratic glass = glass(xi.n());
        return new Quadratic[] {
            new Quadratic(new Hebb(Layout.EXPLICIT).learn(xi, everyone)),
            glass,
            new Quadratic(new Hebb(Layout.LOW_RANK).learn(xi, everyone), field),
            new Quadratic(glass.w(), field)
        };
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
