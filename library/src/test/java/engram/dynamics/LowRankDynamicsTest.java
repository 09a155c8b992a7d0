package engram.dynamics;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import engram.coupling.Couplings;
import engram.coupling.Layout;
import engram.coupling.LowRank;
import engram.learning.Hebb;
import engram.learning.PseudoInverse;
import engram.model.EnergyModel;
import engram.model.Model;
import engram.model.Quadratic;
import engram.model.SiteModel;
import engram.observable.Overlap;
import engram.observable.Trace;
import engram.pattern.Binary;
import engram.pattern.Cue;
import engram.pattern.Patterns;
import engram.pattern.UniformVectors;
import engram.random.Streams;
import engram.state.Batch;
import engram.topology.Topology;
import java.lang.management.ManagementFactory;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every dynamics owes to tracked overlaps what it owes to W. */
class LowRankDynamicsTest {

    abstract static class Contract extends DynamicsContract {
        @Override
        Couplings learned(Patterns xi) {
            return new LowRank(xi);
        }

        @Override
        Couplings hebb(Patterns xi) {
            return new LowRank(xi);
        }
    }

    @Nested
    class Sequential extends Contract {
        @Override
        Dynamics<SiteModel> dynamics() {
            return Asynchronous.untilFixed(Order.SEQUENTIAL, 20_000);
        }
    }

    @Nested
    class Permuted extends Contract {
        @Override
        Dynamics<SiteModel> dynamics() {
            return Asynchronous.untilFixed(Order.PERMUTED, 20_000);
        }
    }

    @Nested
    class Uniform extends Contract {
        @Override
        Dynamics<SiteModel> dynamics() {
            return Asynchronous.untilFixed(Order.UNIFORM, 20_000);
        }
    }

    @Nested
    class Budget extends Contract {
        @Override
        Dynamics<SiteModel> dynamics() {
            return Asynchronous.budget(300).withPrecision(Precision.DOUBLE);
        }

        /** Overlaps are kept in whole numbers or doubles, also where rows of W would be floats. */
        @ParameterizedTest
        @ValueSource(ints = {1, 3})
        void overlapsKnowOnePrecision(int d) {
            Patterns xi = new UniformVectors(d).draw(4, 16, streams);
            SiteModel model = Model.of(new LowRank(xi));
            Batch start = new Cue.RandomStart().batch(xi, 70, streams);
            Run single = Asynchronous.budget(300).run(model, start, streams);
            Run twice = dynamics().run(model, start, streams);
            for (int t = 0; t < 70; t++) {
                assertArrayEquals(twice.state(t), single.state(t), 0);
            }
        }
    }

    @Nested
    class Little extends Contract {
        @Override
        Dynamics<SiteModel> dynamics() {
            return new Synchronous(3000);
        }
    }

    /** With a kernel between the patterns, that of the pseudo-inverse. */
    @Nested
    class Kernel extends Contract {
        @Override
        Couplings learned(Patterns xi) {
            return new PseudoInverse(PseudoInverse.Diagonal.ZEROED, Layout.LOW_RANK)
                    .learn(xi, Topology.complete(xi.n()));
        }

        @Override
        Dynamics<SiteModel> dynamics() {
            return Asynchronous.untilFixed(Order.PERMUTED, 20_000);
        }
    }

    static List<Dynamics<SiteModel>> dynamics() {
        return List.of(
                Asynchronous.untilFixed(Order.SEQUENTIAL, 20_000),
                Asynchronous.untilFixed(Order.PERMUTED, 20_000),
                Asynchronous.untilFixed(Order.UNIFORM, 20_000),
                Asynchronous.budget(777).withPrecision(Precision.DOUBLE),
                new Synchronous(200));
    }

    /**
     * Whole numbers against sums of doubles, ties and all: where P (N - 1) is even many trials meet fields of
     * zero. Every trial ends in the same state, in the same way, after the same number of updates.
     */
    @ParameterizedTest
    @MethodSource("dynamics")
    void binaryTrajectoriesAreThoseOfW(Dynamics<SiteModel> dynamics) {
        for (int p : new int[] {1, 2, 3, 5, 66}) {
            for (int n : new int[] {21, 22, 64}) {
                Streams streams = Streams.seed(n).child("P", p);
                Patterns xi = new Binary().draw(p, n, streams);
                Batch start = new Cue.RandomStart().batch(xi, 130, streams);
                Couplings w = new Hebb(Layout.EXPLICIT).learn(xi, Topology.complete(n));
                Run plain = dynamics.run(Model.of(w), start, streams);
                Run tracked = dynamics.run(Model.of(new LowRank(xi)), start, streams);
                assertEquals(plain.outcomes(), tracked.outcomes());
                for (int t = 0; t < 130; t++) {
                    assertArrayEquals(plain.state(t), tracked.state(t), 0);
                }
            }
        }
    }

    /** Update by update, so that equal ends cannot hide different ways. */
    @Test
    void binaryTrajectoriesAreThoseOfWAtEveryUpdate() {
        Streams streams = Streams.seed(4);
        Patterns xi = new Binary().draw(4, 26, streams);
        Couplings w = new Hebb(Layout.EXPLICIT).learn(xi, Topology.complete(26));
        Batch start = new Cue.RandomStart().batch(xi, 1, streams);
        Trace plain = Trace.every(1, w::form);
        Trace tracked = Trace.every(1, w::form);
        Dynamics<SiteModel> dynamics = Asynchronous.untilFixed(Order.UNIFORM, 10_000);
        dynamics.run(Model.of(w), start, streams, plain);
        dynamics.run(Model.of(new LowRank(xi)), start, streams, tracked);
        assertArrayEquals(plain.values(), tracked.values(), 0);
    }

    /** For d > 1 rounding differs, and fixed points agree to the tolerance of the run. */
    @ParameterizedTest
    @ValueSource(ints = {2, 3})
    void vectorsEndWhereWEndsThem(int d) {
        Streams streams = Streams.seed(9);
        Patterns xi = new UniformVectors(d).draw(4, 120, streams);
        Batch start = new Cue.Rerandomised(0.3).batch(xi, 20, streams);
        Dynamics<SiteModel> dynamics = Asynchronous.untilFixed(Order.PERMUTED, 120_000);
        Run plain = dynamics.run(Model.of(new Hebb(Layout.EXPLICIT).learn(xi, Topology.complete(120))), start, streams);
        Run tracked = dynamics.run(Model.of(new LowRank(xi)), start, streams);
        for (int t = 0; t < 20; t++) {
            assertArrayEquals(plain.state(t), tracked.state(t), 1e-5);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void energyNeverRises(int d) {
        Streams streams = Streams.seed(5);
        Patterns xi = new UniformVectors(d).draw(5, 20, streams);
        EnergyModel model = new Quadratic(new LowRank(xi));
        Trace energy = Trace.every(1, model::energy);
        Batch start = new Cue.RandomStart().batch(xi, 1, streams);
        Asynchronous.untilFixed(Order.PERMUTED, 20_000).run(model, start, streams, energy);
        double[] e = energy.values();
        for (int k = 1; k < e.length; k++) {
            assertTrue(e[k] <= e[k - 1] + (d == 1 ? 0 : 1e-12), "update " + k);
        }
        assertTrue(e[e.length - 1] < e[0]);
    }

    /** N = 20,000 and P = 50: W would be 3.2 GB; far below capacity, so every cue finds its pattern. */
    @Test
    void aLargeNetworkRecallsWithoutW() {
        Streams streams = Streams.seed(6);
        Patterns xi = new Binary().draw(50, 20_000, streams);
        SiteModel model = Model.of(new Hebb().learn(xi, Topology.complete(20_000)));
        Batch start = new Cue.Flipped(0.1).batch(xi, 5, streams);
        Run run = Asynchronous.untilFixed(Order.PERMUTED, 2_000_000).run(model, start, streams);
        assertEquals(5, run.fixedPoints());
        for (double m : Overlap.withTargets(run.end(), xi)) {
            assertEquals(1, m, 1e-4);
        }
    }

    /** What a run allocates does not grow with its length: the hot loop allocates nothing. */
    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void updatesAllocateNothing(int d) {
        Streams streams = Streams.seed(7);
        Patterns xi = new UniformVectors(d).draw(20, 200, streams);
        SiteModel model = Model.of(new LowRank(xi));
        Batch start = new Cue.RandomStart().batch(xi, 64, streams);
        long few = allocated(model, start, streams, 20_000);
        long many = allocated(model, start, streams, 120_000);
        assertTrue(many - few < 100_000, (many - few) + " bytes in 100,000 updates");
    }

    private static long allocated(SiteModel model, Batch start, Streams streams, long updates) {
        var thread = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        Asynchronous.budget(updates).run(model, start, streams);
        long before = thread.getCurrentThreadAllocatedBytes();
        Asynchronous.budget(updates).run(model, start, streams);
        return thread.getCurrentThreadAllocatedBytes() - before;
    }
}
