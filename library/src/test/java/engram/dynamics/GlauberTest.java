package engram.dynamics;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import engram.Teaches;
import engram.coupling.Couplings;
import engram.coupling.Layout;
import engram.exact.AllStates;
import engram.exact.Boltzmann;
import engram.learning.Hebb;
import engram.model.Affine;
import engram.model.Model;
import engram.model.Quadratic;
import engram.model.SiteModel;
import engram.observable.Trace;
import engram.pattern.Binary;
import engram.pattern.Cue;
import engram.pattern.Patterns;
import engram.pattern.UniformVectors;
import engram.random.Streams;
import engram.state.Batch;
import engram.state.Spins;
import engram.topology.Topology;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class GlauberTest {
    private final Streams streams = Streams.seed(1963);

    @Nested
    class Uniform extends ThermalContract {
        @Override
        Dynamics<SiteModel> at(double temperature, int n, int sweeps) {
            return new Glauber(temperature, Order.UNIFORM, (long) n * sweeps);
        }

        @Override
        Boltzmann exact(Quadratic model, double temperature) {
            return AllStates.of(model).at(temperature);
        }
    }

    @Nested
    class Sequential extends ThermalContract {
        @Override
        Dynamics<SiteModel> at(double temperature, int n, int sweeps) {
            return new Glauber(temperature, Order.SEQUENTIAL, (long) n * sweeps);
        }

        @Override
        Boltzmann exact(Quadratic model, double temperature) {
            return AllStates.of(model).at(temperature);
        }
    }

    /** Free spins in one field. */
    private record Field(Spins space, double[] b) implements Affine {
        @Override
        public void field(int i, double[][] x, int width, double[][] h) {
            for (int a = 0; a < b.length; a++) {
                java.util.Arrays.fill(h[a], 0, width, b[a]);
            }
        }
    }

    /**
     * A spin in a field, x = |h| / T: &lt;cos&gt; is tanh x for bits, I_1(x) / I_0(x) in the plane (0.446397 at 1,
     * Abramowitz and Stegun, table 9.8) and Langevin's coth x - 1/x in space; its variance in space is
     * 1 - 2 &lt;cos&gt; / x - &lt;cos&gt;^2. The mean across the field is zero.
     */
    @ParameterizedTest
    @CsvSource({"1, 1.2", "2, 1", "3, 0.1", "3, 1.5", "3, 40"})
    void spinsInAField(int d, double x) {
        int n = 200;
        double temperature = 0.7;
        double[] b = new double[d];
        double length = 0;
        for (int a = 0; a < d; a++) {
            b[a] = a % 2 == 0 ? 1 + a : -1.5;
            length += b[a] * b[a];
        }
        for (int a = 0; a < d; a++) {
            b[a] *= x * temperature / Math.sqrt(length);
        }
        Spins space = new Spins(n, d);
        Batch start = new Batch(space, 100);
        for (int t = 0; t < 100; t++) {
            start.set(t, space.random(streams.child("start", t).open("spins")));
        }
        Run run = new Glauber(temperature, Order.SEQUENTIAL, n).run(new Field(space, b), start, streams);
        double cos = 0;
        double square = 0;
        double across = 0;
        for (int t = 0; t < 100; t++) {
            double[] s = run.state(t);
            for (int i = 0; i < n; i++) {
                double along = 0;
                for (int a = 0; a < d; a++) {
                    along += s[i * d + a] * b[a] / (x * temperature);
                }
                cos += along / (100 * n);
                square += along * along / (100 * n);
                across += (s[i * d] - along * b[0] / (x * temperature)) / (100 * n);
            }
        }
        double exact = d == 1 ? Math.tanh(x) : d == 2 ? 0.446397 : 1 / Math.tanh(x) - 1 / x;
        double se = Math.sqrt((square - cos * cos) / (100 * n));
        assertEquals(exact, cos, 4 * se);
        assertEquals(0, across, 4.0 / Math.sqrt(100 * n));
        if (d == 3) {
            assertEquals(1 - 2 * exact / x, square, 4.0 / Math.sqrt(100 * n) * (1 - exact));
        }
    }

    /** T = 0 is recall without noise, bit for bit, in every order and dimension. */
    @ParameterizedTest
    @EnumSource(Order.class)
    void zeroTemperatureIsAsynchronous(Order order) {
        for (int d = 1; d <= 3; d++) {
            Patterns xi = new UniformVectors(d).draw(4, 20, streams);
            SiteModel model = Model.of(new Hebb().learn(xi, Topology.complete(20)));
            Batch start = new Cue.RandomStart().batch(xi, 70, streams);
            Run frozen = new Glauber(0, order, 137).run(model, start, streams);
            Run plain = new Asynchronous(order, 137, 0).run(model, start, streams);
            for (int t = 0; t < 70; t++) {
                assertArrayEquals(plain.state(t), frozen.state(t), 0);
            }
            assertEquals(plain.outcomes(), frozen.outcomes());
        }
    }

    /** Couplings of low rank and couplings in memory give bits the same fields, and so the same trajectory. */
    @Test
    void lowRankCouplingsGiveTheSameBits() {
        Patterns xi = new Binary().draw(5, 64, streams);
        Couplings blocks = new Hebb(Layout.EXPLICIT).learn(xi, Topology.complete(64));
        Couplings lowRank = new Hebb(Layout.LOW_RANK).learn(xi, Topology.complete(64));
        Batch start = new Cue.RandomStart().batch(xi, 70, streams);
        Glauber glauber = new Glauber(0.5, Order.PERMUTED, 640);
        Run one = glauber.run(Model.of(blocks), start, streams);
        Run other = glauber.run(Model.of(lowRank), start, streams);
        for (int t = 0; t < 70; t++) {
            assertArrayEquals(one.state(t), other.state(t), 0);
        }
    }

    /**
     * Mattis states (Amit, Gutfreund and Sompolinsky 1985): with one pattern m = tanh(m / T), .90733 at T = .6. At
     * N = 4000 the fluctuation of m is sqrt((1 - m^2) / (N (1 - (1 - m^2) / T))) = .0078 and the shift of its mean of
     * order 1 / N; over 64 trials the standard error is .001.
     */
    @Test
    void aMattisState() {
        int n = 4000;
        Patterns xi = new Binary().draw(1, n, streams);
        SiteModel model = Model.of(new Hebb().learn(xi, Topology.complete(n)));
        Batch start = new Batch(xi.space(), 64);
        for (int t = 0; t < 64; t++) {
            start.set(t, xi.pattern(0));
        }
        start.aim(new int[64]);
        Run run = new Glauber(0.6, Order.PERMUTED, 30L * n).run(model, start, streams);
        double m = 0;
        for (double one : engram.observable.Overlap.withTargets(run.end(), xi)) {
            m += one / 64;
        }
        assertEquals(0.90733, m, 4 * 0.0078 / 8 + 2.0 / n);
    }

    /** Looks come every so many updates, and the first before the first. */
    @Test
    void tracesAreEvenlySpaced() {
        Patterns xi = new Binary().draw(1, 10, streams);
        Quadratic model = new Quadratic(new Hebb().learn(xi, Topology.complete(10)));
        Trace energy = Trace.every(10, model::energy);
        new Glauber(1, Order.UNIFORM, 50).run(model, Batch.of(xi.space(), xi.pattern(0)), streams, energy);
        assertArrayEquals(new double[] {0, 10, 20, 30, 40, 50}, energy.times(), 0);
        assertTrue(energy.values()[0] < 0);
    }

    /** Two traces of one run read the same states. */
    @Test
    void severalMayWatch() {
        Patterns xi = new Binary().draw(1, 10, streams);
        Quadratic model = new Quadratic(new Hebb().learn(xi, Topology.complete(10)));
        Trace energy = Trace.every(10, model::energy);
        Trace overlap = Trace.every(10, s -> engram.observable.Overlap.absolute(xi.space(), s, xi.pattern(0)));
        new Glauber(1, Order.UNIFORM, 50)
                .run(model, Batch.of(xi.space(), xi.pattern(0)), streams, Watch.all(energy, overlap));
        assertArrayEquals(energy.times(), overlap.times(), 0);
        for (int k = 0; k < 6; k++) {
            assertEquals(0.5 - 5 * Math.pow(overlap.values()[k], 2), energy.values()[k], 1e-12);
        }
        Teaches.oneLine(
                () -> Watch.all(energy, Trace.every(5, model::energy)), "[10 updates, 5 updates]", "same interval");
        Teaches.oneLine(() -> Watch.all(), "0 watches", "at least one");
    }

    @Test
    void badInputTeaches() {
        Teaches.oneLine(() -> new Glauber(-1, Order.UNIFORM, 10), "temperature = -1.0", "zero or more", "try 0.5");
        Teaches.oneLine(() -> new Glauber(Double.NaN, Order.UNIFORM, 10), "NaN");
        Teaches.oneLine(() -> new Glauber(1, Order.UNIFORM, 0), "updates = 0", "1000 N");
        for (int d = 1; d <= 3; d++) {
            double[] nothing = new double[d];
            nothing[0] = Double.NaN;
            Field broken = new Field(new Spins(2, d), nothing);
            double[] start = broken.space().random(streams.open("start"));
            Teaches.oneLine(() -> new Glauber(1, Order.UNIFORM, 5).run(broken, start, streams), "NaN", "finite");
        }
    }
}
