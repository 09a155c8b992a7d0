package engram.dynamics;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import engram.Teaches;
import engram.coupling.Couplings;
import engram.learning.Hebb;
import engram.learning.LocalRidge;
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
import engram.statistics.Estimate;
import engram.topology.Topology;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class AsynchronousTest {

    @Nested
    class Sequential extends DynamicsContract {
        @Override
        Dynamics<SiteModel> dynamics() {
            return Asynchronous.untilFixed(Order.SEQUENTIAL, 20_000);
        }

        /** Symmetric couplings, no diagonal: the energy never rises, update by update. */
        @ParameterizedTest
        @ValueSource(ints = {1, 2, 3})
        void energyNeverRises(int d) {
            Patterns xi = new UniformVectors(d).draw(5, 20, streams);
            Quadratic model = new Quadratic(new Hebb().learn(xi, Topology.complete(20)));
            Trace energy = Trace.every(1, model::energy);
            Batch start = new Cue.RandomStart().batch(xi, 1, streams);
            dynamics().run(model, start, streams, energy);
            double[] e = energy.values();
            for (int k = 1; k < e.length; k++) {
                assertTrue(e[k] <= e[k - 1] + 1e-12, "update " + k);
            }
            assertTrue(e[e.length - 1] < e[0]);
            assertEquals(1, energy.times()[1]);
        }

        /**
         * All 2^N states of a binary net with N = 10: the runs' ends are exactly states that enumeration finds
         * stable, and every strictly stable state is reached from itself.
         */
        @Test
        void endsAreTheStableStatesOfEnumeration() {
            Patterns xi = new Binary().draw(3, 10, streams);
            Couplings w = new Hebb().learn(xi, Topology.complete(10));
            Set<String> stable = new HashSet<>();
            double[][] all = new double[1024][10];
            for (int code = 0; code < 1024; code++) {
                for (int i = 0; i < 10; i++) {
                    all[code][i] = (code >> i & 1) == 1 ? 1 : -1;
                }
                if (DynamicsContract.unrest(w, all[code]) == 0) {
                    stable.add(java.util.Arrays.toString(all[code]));
                }
            }
            Run run = dynamics().run(Model.of(w), Batch.of(xi.space(), all), streams);
            Set<String> reached = new HashSet<>();
            for (int code = 0; code < 1024; code++) {
                reached.add(java.util.Arrays.toString(run.state(code)));
            }
            assertEquals(stable, reached);
            assertEquals(1024, run.fixedPoints());
        }
    }

    @Nested
    class Permuted extends DynamicsContract {
        @Override
        Dynamics<SiteModel> dynamics() {
            return Asynchronous.untilFixed(Order.PERMUTED, 20_000);
        }
    }

    @Nested
    class Uniform extends DynamicsContract {
        @Override
        Dynamics<SiteModel> dynamics() {
            return Asynchronous.untilFixed(Order.UNIFORM, 20_000);
        }
    }

    @Nested
    class Budget extends DynamicsContract {
        @Override
        Dynamics<SiteModel> dynamics() {
            return Asynchronous.budget(300);
        }

        @Override
        double rounding() {
            return 1e-7;
        }

        @Test
        void aBudgetNeverLooks() {
            Patterns xi = new UniformVectors(3).draw(1, 16, streams);
            Run run = dynamics().run(Model.of(new Hebb().learn(xi, Topology.complete(16))), xi.pattern(0), streams);
            assertEquals(
                    new Outcome.Exhausted(Clock.updates(300)), run.outcomes().get(0));
        }

        /** A tile is worked on in parts: how many of its trials are there, and who looks on, changes no bit of any. */
        @ParameterizedTest
        @ValueSource(ints = {1, 31, 32, 33, 64, 65, 96})
        void partsOfATileAgree(int trials) {
            Patterns xi = new UniformVectors(3).draw(4, 20, streams);
            SiteModel model = Model.of(new LocalRidge(1e-3).learn(xi, Topology.ring(20, 6)));
            Batch all = new Cue.Rerandomised(0.2).batch(xi, 128, streams);
            Batch some = new Batch(all.space(), trials);
            for (int t = 0; t < trials; t++) {
                some.set(t, all.state(t));
            }
            Dynamics<SiteModel> longer = Asynchronous.budget(1500);
            Batch ends = longer.run(model, all, streams).end();
            Batch end = longer.run(model, some, streams).end();
            Watch every = new Watch() {
                @Override
                public Clock interval() {
                    return Clock.updates(1027);
                }

                @Override
                public void at(Clock time, Batch now) {}
            };
            Batch watched = longer.run(model, some, streams, every).end();
            for (int t = 0; t < trials; t++) {
                assertArrayEquals(ends.state(t), end.state(t), 0);
                assertArrayEquals(ends.state(t), watched.state(t), 0);
            }
        }
    }

    @Nested
    class BudgetInDoublePrecision extends DynamicsContract {
        @Override
        Dynamics<SiteModel> dynamics() {
            return Asynchronous.budget(300).withPrecision(Precision.DOUBLE);
        }

        /**
         * Single precision gives the same overlaps: sweep for sweep while the state moves regularly, and the same
         * average at loads where recall is lost and trajectories part. Four standard errors over 40 networks.
         */
        @ParameterizedTest
        @ValueSource(ints = {6, 8, 10, 14})
        void singlePrecisionGivesTheSameOverlaps(int p) {
            double[] difference = new double[40];
            double[] overlap = new double[40];
            for (int r = 0; r < 40; r++) {
                Streams own = streams.child("net", r);
                Patterns xi = new UniformVectors(3).draw(p, 64, own);
                SiteModel model = Model.of(new LocalRidge(1e-3).learn(xi, Topology.ring(64, 8)));
                Batch start = new Cue.Rerandomised(0.2).batch(xi, 64, own);
                double[] m = Overlap.withTargets(
                        Asynchronous.budget(1000).run(model, start, own).end(), xi);
                double[] exact = Overlap.withTargets(
                        Asynchronous.budget(1000)
                                .withPrecision(Precision.DOUBLE)
                                .run(model, start, own)
                                .end(),
                        xi);
                for (int t = 0; t < 64; t++) {
                    difference[r] += (m[t] - exact[t]) / 64;
                    overlap[r] += exact[t] / 64;
                }
            }
            assertEquals(0, Estimate.of(difference).mean(), Estimate.of(overlap).se());
            assertEquals(
                    0,
                    Estimate.of(difference).mean(),
                    4 * Estimate.of(difference).se() + 1e-6);
        }
    }

    /** Each order visits sites as it says. */
    @ParameterizedTest
    @EnumSource(Order.class)
    void ordersVisitSites(Order order) {
        int[] sites = new int[500];
        java.util.Arrays.setAll(sites, i -> i);
        order.next(sites, new java.util.SplittableRandom(3));
        long different = java.util.Arrays.stream(sites).distinct().count();
        long inPlace = java.util.stream.IntStream.range(0, 500)
                .filter(i -> sites[i] == i)
                .count();
        switch (order) {
            case SEQUENTIAL -> assertEquals(500, inPlace);
            case PERMUTED -> assertTrue(different == 500 && inPlace < 10);
            case UNIFORM -> assertEquals(500 * (1 - 1 / Math.E), different, 40);
        }
    }

    @Test
    void badInputTeaches() {
        Teaches.oneLine(() -> Asynchronous.budget(0), "updates = 0", "at least one", "try 1000");
        Teaches.oneLine(() -> new Asynchronous(Order.UNIFORM, 10, Double.NaN), "NaN", "zero or more");
        Teaches.oneLine(
                () -> Asynchronous.untilFixed(Order.UNIFORM, 10).withPrecision(Precision.SINGLE), "SINGLE", "DOUBLE");
    }
}
