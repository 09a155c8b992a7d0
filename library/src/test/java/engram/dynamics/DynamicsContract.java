package engram.dynamics;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import engram.Teaches;
import engram.coupling.Blocks;
import engram.coupling.Couplings;
import engram.coupling.Cursor;
import engram.coupling.Layout;
import engram.learning.Hebb;
import engram.learning.LocalRidge;
import engram.model.Affine;
import engram.model.EnergyModel;
import engram.model.ExternalField;
import engram.model.Model;
import engram.model.Quadratic;
import engram.model.SiteModel;
import engram.observable.Overlap;
import engram.observable.Trace;
import engram.pattern.Cue;
import engram.pattern.Patterns;
import engram.pattern.UniformVectors;
import engram.random.Streams;
import engram.state.Batch;
import engram.state.Spins;
import engram.topology.Topology;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every zero-temperature dynamics owes. */
abstract class DynamicsContract {
    final Streams streams = Streams.seed(77);

    abstract Dynamics<SiteModel> dynamics();

    /** Whether it moves spins of this dimension at all. */
    boolean moves(int d) {
        return true;
    }

    /** Whether it is at zero temperature, where only directions of fields count. */
    boolean isCold() {
        return true;
    }

    /** The dimension of spins where any will do. */
    final int anyD() {
        return moves(3) ? 3 : 1;
    }

    /** How far a spin that does not move may be from itself: the rounding of the dynamics' numbers. */
    double rounding() {
        return 0;
    }

    /** Couplings for a batch of trials, asymmetric unless a test of other couplings says otherwise. */
    Couplings learned(Patterns xi) {
        return new LocalRidge(1e-2).learn(xi, Topology.ring(16, 6));
    }

    /** Hebb couplings on the complete graph. */
    Couplings hebb(Patterns xi) {
        return new Hebb(Layout.EXPLICIT).learn(xi, Topology.complete(xi.n()));
    }

    @AfterEach
    void clearInterrupt() {
        Thread.interrupted();
    }

    /** A trial ends with the same bits whatever company it has: the whole tile, or only itself. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5})
    void aBatchIsItsTrialsOneByOne(int d) {
        assumeTrue(moves(d));
        Patterns xi = new UniformVectors(d).draw(4, 16, streams);
        SiteModel model = Model.of(learned(xi));
        Batch start = new Cue.Rerandomised(0.5).batch(xi, Batch.TILE, streams);
        Run together = dynamics().run(model, start, streams);
        for (int t = 0; t < start.trials(); t++) {
            Run alone = dynamics().run(model, start.state(t), streams);
            assertArrayEquals(alone.state(0), together.state(t), 0);
            assertEquals(alone.outcomes().get(0), together.outcomes().get(t));
        }
    }

    /** What is called a fixed point is one: each spin lies along its field. */
    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void fixedPointsDoNotMove(int d) {
        assumeTrue(moves(d));
        Patterns xi = new UniformVectors(d).draw(3, 24, streams);
        Couplings w = hebb(xi);
        Run run = dynamics().run(Model.of(w), new Cue.RandomStart().batch(xi, 100, streams), streams);
        for (int t = 0; t < 100; t++) {
            if (run.outcomes().get(t) instanceof Outcome.FixedPoint) {
                assertTrue(unrest(w, run.state(t)) < 2e-6, "trial " + t);
            }
        }
    }

    /** Largest |s_i - h_i / |h_i|| over the sites that have a field. */
    static double unrest(Couplings w, double[] s) {
        Spins space = w.space();
        double[] next = w.fields(s);
        double most = 0;
        for (int i = 0; i < space.n(); i++) {
            double length = 0;
            for (int a = 0; a < space.d(); a++) {
                length += next[i * space.d() + a] * next[i * space.d() + a];
            }
            if (Math.sqrt(length) <= w.rounding(i)) {
                continue;
            }
            for (int a = 0; a < space.d(); a++) {
                int k = i * space.d() + a;
                most = Math.max(most, Math.abs(next[k] / Math.sqrt(length) - s[k]));
            }
        }
        return most;
    }

    @Test
    void spinsStayOnTheirSpheresAndTheStartStaysAsItWas() {
        Patterns xi = new UniformVectors(anyD()).draw(3, 16, streams);
        Batch start = new Cue.RandomStart().batch(xi, 70, streams);
        double[] before = start.state(66);
        Run run = dynamics().run(Model.of(hebb(xi)), start, streams);
        for (int t = 0; t < 70; t++) {
            xi.space().check(run.state(t), "end " + t);
        }
        assertArrayEquals(before, start.state(66), 0);
    }

    /** Without couplings there is no field, and nothing moves. */
    @Test
    void withoutFieldSpinsStay() {
        Patterns xi = new UniformVectors(anyD()).draw(1, 9, streams);
        Topology g = Topology.ring(9, 2);
        SiteModel none = Model.of(new Blocks(g, anyD(), new double[g.edges() * anyD() * anyD()]));
        Batch start = new Cue.RandomStart().batch(xi, 3, streams);
        assertArrayEquals(start.state(2), dynamics().run(none, start, streams).state(2), rounding());
    }

    /** So much of what this dynamics counts. */
    Clock clock(long count) {
        return Clock.updates(count);
    }

    /** A clock of another unit is refused before any work; what a run says of its end is in the unit that it counts. */
    @Test
    void clocksAreNotMixed() {
        Patterns xi = new UniformVectors(anyD()).draw(2, 8, streams);
        SiteModel model = Model.of(hebb(xi));
        Batch start = new Cue.RandomStart().batch(xi, 3, streams);
        Clock.Unit unit = clock(1).unit();
        for (Clock other : new Clock[] {Clock.updates(4), Clock.clusters(4), Clock.time(4)}) {
            if (other.unit() != unit) {
                Trace trace = Trace.every(other, s -> s[0]);
                Teaches.oneLine(
                        () -> dynamics().run(model, start, streams, trace),
                        unit.name().toLowerCase(Locale.ROOT));
                assertEquals(0, trace.values().length);
            }
        }
        for (Outcome outcome : dynamics().run(model, start, streams).outcomes()) {
            assertEquals(unit, outcome.at().unit());
        }
    }

    /** The end of a run aims where its start did. */
    @Test
    void targetsGoWithTheTrials() {
        Patterns xi = new UniformVectors(anyD()).draw(3, 8, streams);
        int[] targets = {2, 2, 0, 1};
        Batch start = new Cue.Flipped(0.1).batch(xi, targets, streams);
        Run run = dynamics().run(Model.of(hebb(xi)), start, streams);
        double[] m = Overlap.withTargets(run.end(), xi);
        for (int t = 0; t < targets.length; t++) {
            assertEquals(targets[t], run.end().target(t));
            assertEquals(Overlap.signed(xi.space(), run.state(t), xi.pattern(targets[t])), m[t], 1e-15);
        }
    }

    /** A watched run ends as an unwatched one, and the last look sees the end. */
    @Test
    void watchingChangesNothing() {
        Patterns xi = new UniformVectors(anyD()).draw(4, 16, streams);
        SiteModel model = Model.of(hebb(xi));
        Batch start = new Cue.RandomStart().batch(xi, 100, streams);
        Run plain = dynamics().run(model, start, streams);
        double[][] seen = new double[100][];
        Run watched = dynamics().run(model, start, streams, new Watch() {
            @Override
            public Clock interval() {
                return clock(5);
            }

            @Override
            public void at(Clock time, Batch now) {
                for (int t = 0; t < 100; t++) {
                    seen[t] = now.state(t);
                }
            }
        });
        for (int t = 0; t < 100; t++) {
            assertArrayEquals(plain.state(t), watched.state(t), 0);
            assertArrayEquals(seen[t], watched.state(t), 0);
        }
        assertEquals(plain.outcomes(), watched.outcomes());
    }

    /**
     * Only directions of fields count, so the unit of couplings and outer field changes no trajectory: not in a bit for
     * powers of two and for bits, and for vectors by no more than the rounding of the couplings in the new unit.
     */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5})
    void unitsChangeNoTrajectory(int d) {
        assumeTrue(isCold());
        assumeTrue(moves(d));
        Patterns xi = new UniformVectors(d).draw(3, 16, streams);
        double[] b = xi.space().random(streams.open("b"));
        Batch start = new Cue.Rerandomised(0.5).batch(xi, 34, streams);
        for (Couplings w : new Couplings[] {learned(xi), hebb(xi)}) {
            Run plain = dynamics().run(inUnits(1, w, new double[b.length]), start, streams);
            Run pushed = dynamics().run(inUnits(1, w, b), start, streams);
            for (double unit :
                    new double[] {1e-300, 0x1p-1000, 1e-134, 1e-13, 1 / 3.0, Math.PI, 1e15, 0x1p900, 1e300}) {
                boolean sameBits = d == 1 || Math.abs(unit) == Math.scalb(1.0, Math.getExponent(unit));
                double rounding = sameBits ? 0 : 1e-4;
                Run other = dynamics().run(inUnits(unit, w, new double[b.length]), start, streams);
                Run otherPushed = dynamics().run(inUnits(unit, w, b), start, streams);
                for (int t = 0; t < 34; t++) {
                    assertArrayEquals(plain.state(t), other.state(t), rounding, "unit " + unit + ", trial " + t);
                    assertArrayEquals(pushed.state(t), otherPushed.state(t), rounding, "unit " + unit + ", in a field");
                }
                if (sameBits) {
                    assertEquals(plain.outcomes(), other.outcomes());
                    assertEquals(pushed.outcomes(), otherPushed.outcomes());
                }
            }
        }
    }

    /** The same network with all couplings and fields times a number. */
    static SiteModel inUnits(double unit, Couplings w, double[] b) {
        double[] field = Arrays.stream(b).map(x -> unit * x).toArray();
        if (!w.isExplicit() && unit != 1) {
            return new InUnits(unit, Model.of(w, new ExternalField(w.space(), b)));
        }
        Couplings scaled = w.isExplicit() ? w.map((i, j, x) -> unit * x) : w;
        return Model.of(scaled, new ExternalField(w.space(), field));
    }

    /** Fields of another network times a number, for couplings that have no such form. */
    record InUnits(double unit, SiteModel model) implements Affine {
        @Override
        public Spins space() {
            return model.space();
        }

        @Override
        public void field(int i, double[][] x, int width, double[][] h) {
            model.field(i, x, width, h);
            times(width, h);
        }

        private void times(int width, double[][] h) {
            for (double[] row : h) {
                for (int t = 0; t < width; t++) {
                    row[t] *= unit;
                }
            }
        }

        @Override
        public Cursor cursor(double[][] x, int width) {
            Cursor cursor = model.cursor(x, width);
            return new Cursor() {
                @Override
                public void field(int i, int width, double[][] h) {
                    cursor.field(i, width, h);
                    times(width, h);
                }

                @Override
                public double rounding(int i) {
                    return unit * cursor.rounding(i);
                }

                @Override
                public void set(int i, int width, double[][] s) {
                    cursor.set(i, width, s);
                }

                @Override
                public void move(int from, int to) {
                    cursor.move(from, to);
                }

                @Override
                public void renew(int width) {
                    cursor.renew(width);
                }
            };
        }
    }

    /** One pattern of vectors on a ring: neighbours that point against each other leave no field, and the spin stays. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5})
    void contributionsThatCancelLeaveASpin(int d) {
        assumeTrue(isCold());
        assumeTrue(moves(d));
        int n = 24;
        for (int z : new int[] {2, 4, 8}) {
            Patterns xi = new UniformVectors(d).draw(1, n, streams.child("Z", z));
            Couplings w = new Hebb(Layout.EXPLICIT).learn(xi, Topology.ring(n, z));
            Batch start = new Batch(xi.space(), 34);
            boolean[][] up = new boolean[34][n];
            var random = streams.open("signs");
            for (int t = 0; t < 34; t++) {
                double[] s = xi.pattern(0);
                for (int i = 0; i < n; i++) {
                    up[t][i] = random.nextBoolean();
                    for (int a = 0; a < d; a++) {
                        s[i * d + a] *= up[t][i] ? 1 : -1;
                    }
                }
                start.set(t, s);
            }
            // In the gauge of the pattern this is a ferromagnet of bits.
            Patterns one = Patterns.of(
                    new Spins(n, 1), Arrays.stream(new double[n]).map(x -> 1).toArray());
            Batch bits = new Batch(one.space(), 34);
            for (int t = 0; t < 34; t++) {
                double[] s = new double[n];
                for (int i = 0; i < n; i++) {
                    s[i] = up[t][i] ? 1 : -1;
                }
                bits.set(t, s);
            }
            Couplings ferromagnet = new Hebb(Layout.EXPLICIT).learn(one, Topology.ring(n, z));
            Run vectors = dynamics().run(Model.of(w), start, streams);
            Run gauged = dynamics().run(Model.of(ferromagnet), bits, streams);
            for (int t = 0; t < 34; t++) {
                double[] s = vectors.state(t);
                double[] g = gauged.state(t);
                double[] pattern = xi.pattern(0);
                for (int k = 0; k < s.length; k++) {
                    assertEquals(g[k / d] * pattern[k], s[k], 1e-4, "Z = " + z + ", trial " + t);
                }
            }
        }
    }

    /** Field case 1: three spins in a chain, J_01 = J_12 = c, from (+, -, +), for any c. */
    @ParameterizedTest
    @ValueSource(
            doubles = {1e-300, 1e-134, 1e-155, 1e-30, 1e-13, 1e-12, 1 / 3.0, 1, Math.PI, 1e15, 1e39, 1e155, 1e200, 1e300
            })
    void fieldCase1Units(double c) {
        assumeTrue(isCold());
        for (int d : new int[] {1, 3}) {
            if (!moves(d)) {
                continue;
            }
            Topology chain = Topology.of(3, new int[][] {{0, 1}, {1, 2}});
            double[] w = new double[chain.edges() * d * d];
            for (int i = 0, k = 0; i < 3; i++) {
                for (int a = 0; a < d; a++) {
                    for (int col = 0; col < chain.degree(i) * d; col++, k++) {
                        w[k] = col % d == a ? c : 0;
                    }
                }
            }
            double[] start = new double[3 * d];
            double[] e = {2 / 3.0, -1 / 3.0, 2 / 3.0};
            for (int i = 0; i < 3; i++) {
                for (int a = 0; a < d; a++) {
                    start[i * d + a] = (i == 1 ? -1 : 1) * (d == 1 ? 1 : e[a]);
                }
            }
            EnergyModel model = new Quadratic(new Blocks(chain, d, w));
            assertEquals(2 * c, model.energy(start), 1e-15 * c);
            Run run = dynamics().run(model, start, streams);
            double[] end = run.state(0);
            boolean agree = true;
            for (int k = d; k < end.length; k++) {
                agree &= Math.abs(end[k] - end[k % d]) < 1e-6;
            }
            boolean together = dynamics() instanceof Synchronous || dynamics() instanceof Little;
            assertTrue(agree || together, () -> Arrays.toString(end));
            assertEquals(agree ? -2 * c : 2 * c, model.energy(end), 1e-6 * c);
            if (run.outcomes().get(0) instanceof Outcome.FixedPoint) {
                assertTrue(agree);
            }
        }
    }

    @Test
    void anInterruptedThreadStopsTheRun() {
        Patterns xi = new UniformVectors(anyD()).draw(2, 16, streams);
        SiteModel model = Model.of(hebb(xi));
        Thread.currentThread().interrupt();
        assertThrows(CancellationException.class, () -> dynamics().run(model, xi.pattern(0), streams));
    }

    /** A run that began from what is no state would end anywhere: zeros, NaN, a spin too long. */
    @Test
    void whatIsNoStateIsNoStart() {
        Patterns xi = new UniformVectors(anyD()).draw(2, 16, streams);
        SiteModel model = Model.of(hebb(xi));
        Teaches.oneLine(() -> dynamics().run(model, new Batch(xi.space(), 2), streams), "trial 0", "was it set?");
        for (double bad : new double[] {Double.NaN, 0, 2, Double.POSITIVE_INFINITY}) {
            Batch start = new Cue.RandomStart().batch(xi, 70, streams);
            for (int a = 0; a < anyD(); a++) {
                start.tile(1)[5 * anyD() + a][3] = bad;
            }
            Teaches.oneLine(() -> dynamics().run(model, start, streams), "trial 67", "spin 5");
        }
        Teaches.oneLine(() -> dynamics().run(model, new double[17 * anyD()], streams), "needs n d");
    }

    @Test
    void statesOfAnotherSpaceTeach() {
        Patterns xi = new UniformVectors(anyD()).draw(2, 16, streams);
        SiteModel model = Model.of(hebb(xi));
        Batch other = new Cue.RandomStart().batch(new UniformVectors(anyD()).draw(1, 17, streams), 3, streams);
        Teaches.oneLine(() -> dynamics().run(model, other, streams), "16", "17", "same");
    }
}
