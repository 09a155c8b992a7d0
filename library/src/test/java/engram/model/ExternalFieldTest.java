package engram.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import engram.Teaches;
import engram.coupling.Couplings;
import engram.coupling.Dense;
import engram.coupling.Layout;
import engram.dynamics.Asynchronous;
import engram.dynamics.Dynamics;
import engram.dynamics.Glauber;
import engram.dynamics.Little;
import engram.dynamics.Metropolis;
import engram.dynamics.Order;
import engram.dynamics.Outcome;
import engram.dynamics.Run;
import engram.dynamics.Synchronous;
import engram.learning.Hebb;
import engram.learning.LocalRidge;
import engram.pattern.Binary;
import engram.pattern.Cue;
import engram.pattern.Patterns;
import engram.pattern.UniformVectors;
import engram.random.Streams;
import engram.state.Batch;
import engram.state.Spins;
import engram.topology.Topology;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExternalFieldTest {
    private final Streams streams = Streams.seed(1982);

    private ExternalField random(Spins space, double strength) {
        RandomGenerator random = streams.open("field");
        double[] b = new double[space.size()];
        Arrays.setAll(b, k -> strength * random.nextGaussian());
        return new ExternalField(space, b);
    }

    private static Couplings hebb(Patterns xi, Layout form) {
        return new Hebb(form).learn(xi, Topology.complete(xi.n()));
    }

    /** h = -dE/ds by central differences, exact for a quadratic form up to rounding. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void fieldsAreTheGradientOfTheEnergy(int d) {
        Patterns xi = new UniformVectors(d).draw(4, 15, streams);
        for (Layout form : Layout.values()) {
            EnergyModel model = new Quadratic(hebb(xi, form), random(xi.spins(), 0.7));
            double[] s = xi.space().random(streams.open("s"));
            double[] h = fields(model, s);
            for (int k = 0; k < s.length; k++) {
                double[] up = s.clone();
                double[] down = s.clone();
                up[k] += 1e-4;
                down[k] -= 1e-4;
                assertEquals(h[k], -(model.energy(up) - model.energy(down)) / 2e-4, 1e-9);
            }
        }
    }

    private static double[] fields(SiteModel model, double[] s) {
        int d = model.space().d();
        double[][] x = Batch.of(model.space(), s).tile(0);
        double[][] h = new double[d][1];
        double[] all = new double[s.length];
        for (int i = 0; i < model.space().n(); i++) {
            model.field(i, x, 1, h);
            for (int a = 0; a < d; a++) {
                all[i * d + a] = h[a][0];
            }
        }
        return all;
    }

    private List<Dynamics<SiteModel>> dynamics(int d) {
        return d == 1
                ? List.of(
                        Asynchronous.untilFixed(Order.PERMUTED, 2000),
                        Asynchronous.budget(300),
                        new Synchronous(30),
                        new Glauber(0.4, Order.UNIFORM, 300),
                        new Metropolis(0.4, Order.PERMUTED, 300),
                        new Little(0.4, 20))
                : List.of(
                        Asynchronous.untilFixed(Order.UNIFORM, 2000),
                        Asynchronous.budget(300),
                        new Synchronous(30),
                        new Glauber(0.2, Order.SEQUENTIAL, 300),
                        new Little(0.2, 20));
    }

    /** A field of zeros changes no bit of any run, symmetric or not, whatever form the couplings have. */
    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void aFieldOfZerosIsNone(int d) {
        Patterns xi = new UniformVectors(d).draw(4, 20, streams);
        Batch start = new Cue.RandomStart().batch(xi, 70, streams);
        for (Couplings w : List.of(
                hebb(xi, Layout.EXPLICIT),
                hebb(xi, Layout.LOW_RANK),
                new LocalRidge(1e-2).learn(xi, Topology.ring(20, 6)))) {
            SiteModel plain = Model.of(w);
            SiteModel zeros = Model.of(w, new ExternalField(xi.spins(), new double[20 * d]));
            assertEquals(plain, zeros);
            assertEquals(plain.toString(), zeros.toString());
            for (Dynamics<SiteModel> dynamics : dynamics(d)) {
                Run one = dynamics.run(plain, start, streams);
                Run other = dynamics.run(zeros, start, streams);
                assertEquals(one.outcomes(), other.outcomes());
                for (int t = 0; t < 70; t++) {
                    assertArrayEquals(one.state(t), other.state(t), 0);
                }
            }
        }
    }

    /** Couplings of low rank and couplings in memory, through cursors that keep an account and such that do not. */
    @Test
    void lowRankCouplingsGiveTheSameBits() {
        Patterns xi = new Binary().draw(5, 64, streams);
        ExternalField b = random(xi.spins(), 0.3);
        SiteModel blocks = Model.of(hebb(xi, Layout.EXPLICIT), b);
        SiteModel lowRank = Model.of(hebb(xi, Layout.LOW_RANK), b);
        Batch start = new Cue.RandomStart().batch(xi, 70, streams);
        for (Dynamics<SiteModel> dynamics : dynamics(1)) {
            Run one = dynamics.run(blocks, start, streams);
            Run other = dynamics.run(lowRank, start, streams);
            assertEquals(one.outcomes(), other.outcomes());
            for (int t = 0; t < 70; t++) {
                assertArrayEquals(one.state(t), other.state(t), 0);
            }
        }
    }

    /**
     * A field is what one more spin would make that is held up: b_i = W_i0. Recall by turns, 1 to N - 1, is then the same to the
     * last bit up to the order of sums, which spins far from zero field do not feel.
     */
    @Test
    void aFieldIsASpinThatIsHeld() {
        int n = 12;
        RandomGenerator random = streams.open("glass");
        double[] all = new double[n * n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < i; j++) {
                all[i * n + j] = random.nextGaussian();
                all[j * n + i] = all[i * n + j];
            }
        }
        double[] w = new double[(n - 1) * (n - 1)];
        double[] b = new double[n - 1];
        for (int i = 1; i < n; i++) {
            b[i - 1] = all[i * n];
            System.arraycopy(all, i * n + 1, w, (i - 1) * (n - 1), n - 1);
        }
        Quadratic whole = new Quadratic(new Dense(new Spins(n, 1), all));
        Spins rest = new Spins(n - 1, 1);
        Quadratic part = new Quadratic(new Dense(rest, w), new ExternalField(rest, b));
        double[] held = new double[n];
        for (int trial = 0; trial < 50; trial++) {
            double[] s = rest.random(streams.child("s", trial).open("s"));
            held[0] = 1;
            System.arraycopy(s, 0, held, 1, n - 1);
            assertEquals(whole.energy(held), part.energy(s), 1e-12);
            double[] h = whole.w().fields(held);
            assertArrayEquals(Arrays.copyOfRange(h, 1, n), fields(part, s), 1e-12);
        }
    }

    /** Recall by single sites never raises the energy and ends where every spin lies along its field. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void recallDescends(int d) {
        Patterns xi = new UniformVectors(d).draw(9, 24, streams);
        for (double strength : new double[] {0.05, 0.5, 5}) {
            Quadratic model = new Quadratic(hebb(xi, Layout.LOW_RANK), random(xi.spins(), strength));
            double[] s = xi.space().random(streams.open("start"));
            double energy = model.energy(s);
            for (int sweep = 0; sweep < 20; sweep++) {
                s = new Asynchronous(Order.PERMUTED, 7, 0)
                        .run(model, s, streams.child("sweep", sweep))
                        .state(0);
                assertTrue(model.energy(s) <= energy + 1e-12);
                energy = model.energy(s);
            }
            Run run = Asynchronous.untilFixed(Order.PERMUTED, 240_000).run(model, s, streams);
            assertInstanceOf(Outcome.FixedPoint.class, run.outcomes().get(0));
            double[] end = run.state(0);
            double[] h = fields(model, end);
            for (int i = 0; i < 24; i++) {
                double length = 0;
                double along = 0;
                for (int a = 0; a < d; a++) {
                    length += h[i * d + a] * h[i * d + a];
                    along += h[i * d + a] * end[i * d + a];
                }
                assertEquals(Math.sqrt(length), along, 1e-5 * (1 + Math.sqrt(length)));
            }
        }
    }

    /** A field beyond all couplings decides alone. */
    @Test
    void aStrongFieldWins() {
        Patterns xi = new UniformVectors(3).draw(3, 16, streams);
        double[] axis = {0, 0.6, -0.8};
        double[] b = {0, 600, -800};
        for (Couplings w : List.of(hebb(xi, Layout.LOW_RANK), new LocalRidge(1e-2).learn(xi, Topology.ring(16, 4)))) {
            SiteModel model = Model.of(w, ExternalField.uniform(xi.spins(), b));
            assertEquals(w.symmetric(), model instanceof EnergyModel);
            assertTrue(model.singleRows().isEmpty());
            double[] end =
                    Asynchronous.budget(800).run(model, xi.pattern(0), streams).state(0);
            for (int k = 0; k < end.length; k++) {
                assertEquals(axis[k % 3], end[k], 0.02);
            }
        }
    }

    @Test
    void itShowsItself() {
        Spins space = new Spins(4, 2);
        ExternalField b = ExternalField.uniform(space, 0.3, 0.4);
        assertEquals("External field, N = 4, d = 2, root mean square |b_i| = 0.5000", b.toString());
        assertArrayEquals(new double[] {0.3, 0.4, 0.3, 0.4, 0.3, 0.4, 0.3, 0.4}, b.values(), 0);
        assertEquals("No external field, " + space, ExternalField.none(space).toString());
        assertEquals(b, new ExternalField(space, b.values()));
        assertEquals(b.hashCode(), new ExternalField(space, b.values()).hashCode());
        assertFalse(b.equals(ExternalField.none(space)) || b.equals(null));
        assertEquals(0.8 * 0.3 - 0.6 * 0.4, b.along(new double[] {1, 0, -1, 0, 0, 1, 0.8, -1.6}), 1e-15);
        Dense w = new Dense(space, new double[64]);
        assertTrue(new Quadratic(w, b).toString().contains("- sum b_i s_i\n├─ "));
        assertTrue(new Driven(w, b).toString().contains("+ b_i, no energy\n├─ "));
    }

    @Test
    void badInputTeaches() {
        Spins space = new Spins(5, 1);
        Teaches.oneLine(() -> new ExternalField(space, new double[4]), "4 numbers", "n d = 5");
        Teaches.oneLine(
                () -> new ExternalField(space, new double[] {0, 0, Double.NaN, 0, 0}), "number 2 is NaN", "finite");
        Teaches.oneLine(() -> ExternalField.uniform(space, 1, 2), "2 numbers", "d = 1");
        Dense w = new Dense(new Spins(4, 1), new double[16]);
        Teaches.oneLine(() -> Model.of(w, ExternalField.none(space)), "n=4", "n=5", "both must be the same");
        Teaches.oneLine(() -> new Driven(w, ExternalField.none(space)), "Driven", "n=5");
    }
}
