package engram.dynamics;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import engram.Teaches;
import engram.coupling.Couplings;
import engram.coupling.Dense;
import engram.coupling.Layout;
import engram.disorder.SpinGlass;
import engram.exact.AllStates;
import engram.exact.Boltzmann;
import engram.learning.Hebb;
import engram.model.Model;
import engram.model.Quadratic;
import engram.model.SiteModel;
import engram.observable.Trace;
import engram.pattern.Cue;
import engram.pattern.Patterns;
import engram.pattern.UniformVectors;
import engram.random.Streams;
import engram.state.Batch;
import engram.statistics.Estimate;
import engram.topology.Topology;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A schedule that ends at a temperature and stays there has that temperature's distribution. */
class AnnealingTest {
    private final Streams streams = Streams.seed(1983);

    private abstract static class Cooled extends ThermalContract {
        abstract Annealing.Rule rule();

        @Override
        Dynamics<SiteModel> at(double temperature, int n, int sweeps) {
            Schedule schedule = Schedule.of(8 * temperature, 2 * temperature, temperature);
            return new Annealing(schedule, rule(), Order.UNIFORM, (long) n * sweeps);
        }

        @Override
        Boltzmann exact(Quadratic model, double temperature) {
            return AllStates.of(model).at(temperature);
        }

        /** The hot stages end elsewhere, but next to no temperature ends where no spin would move. */
        @Override
        @Test
        void coldSpinsLieAlongTheirFields() {
            Patterns xi = new UniformVectors(anyD()).draw(1, 14, streams);
            Couplings w = hebb(xi);
            Run cold = at(1e-24, 14, 100).run(Model.of(w), new Cue.RandomStart().batch(xi, 20, streams), streams);
            for (int t = 0; t < 20; t++) {
                assertTrue(unrest(w, cold.state(t)) < 1e-9, "trial " + t);
            }
        }
    }

    @Nested
    class HeatBath extends Cooled {
        @Override
        Annealing.Rule rule() {
            return Annealing.Rule.HEAT_BATH;
        }
    }

    @Nested
    class Metropolis extends Cooled {
        @Override
        Annealing.Rule rule() {
            return Annealing.Rule.METROPOLIS;
        }

        @Override
        boolean moves(int d) {
            return d == 1;
        }

        /** Without field a turn costs nothing: three stages of one sweep turn every spin three times. */
        @Override
        @Test
        void withoutFieldSpinsStay() {
            Patterns xi = new UniformVectors(1).draw(1, 9, streams);
            SiteModel none = new Quadratic(new Dense(xi.spins(), new double[81]));
            double[] end = new Annealing(Schedule.of(2, 1, 0.5), rule(), Order.PERMUTED, 9)
                    .run(none, xi.pattern(0), streams)
                    .state(0);
            for (int i = 0; i < 9; i++) {
                assertEquals(-xi.pattern(0)[i], end[i], 0);
            }
        }
    }

    @Test
    void schedules() {
        assertEquals(List.of(4.0, 2.0, 1.0), Schedule.geometric(4, 1, 3).temperatures());
        assertEquals(List.of(1.0, 0.5, 0.0), Schedule.linear(1, 0, 3).temperatures());
        assertEquals(
                List.of(2.0, 1.0, 0.0), Schedule.geometric(2, 1, 2).quenched().temperatures());
        List<Double> many = Schedule.geometric(3, 0.07, 50).temperatures();
        for (int k = 1; k < 50; k++) {
            assertEquals(many.get(1) / many.get(0), many.get(k) / many.get(k - 1), 1e-14);
        }
        assertEquals(0.07, many.get(49), 0);
        assertEquals(
                "Schedule(3 stages, T = 2.0 to 0.0)",
                Schedule.geometric(2, 1, 2).quenched().toString());
    }

    /** Stage by stage by hand, with the same bits; updates add up. */
    @ParameterizedTest
    @EnumSource(Order.class)
    void aStageGoesOnFromTheOneBefore(Order order) {
        Patterns xi = new UniformVectors(2).draw(3, 20, streams);
        SiteModel model = Model.of(new Hebb().learn(xi, Topology.complete(20)));
        Batch start = new Cue.RandomStart().batch(xi, 70, streams);
        Run run = new Annealing(Schedule.of(1, 0.5).quenched(), order, 57).run(model, start, streams);
        Run hot = new Glauber(1, order, 57).run(model, start, streams.child("stage", 0));
        Run warm = new Glauber(0.5, order, 57).run(model, hot.end(), streams.child("stage", 1));
        Run cold = Asynchronous.untilFixed(order, 57_000).run(model, warm.end(), streams.child("stage", 2));
        for (int t = 0; t < 70; t++) {
            assertArrayEquals(cold.state(t), run.state(t), 0);
            assertEquals(
                    cold.outcomes().get(t).after(Clock.updates(114)),
                    run.outcomes().get(t));
        }
    }

    /** Ending at T = 0 is ending in a fixed point, and the outcome says so; ending warm is not. */
    @Test
    void aQuenchEndsInAFixedPoint() {
        Patterns xi = new UniformVectors(1).draw(4, 40, streams);
        Couplings w = new Hebb(Layout.EXPLICIT).learn(xi, Topology.complete(40));
        Batch start = new Cue.RandomStart().batch(xi, 100, streams);
        Schedule fall = Schedule.linear(1.2, 0.2, 5);
        Run quenched = new Annealing(fall.quenched(), Order.PERMUTED, 40).run(Model.of(w), start, streams);
        assertEquals(100, quenched.fixedPoints());
        for (int t = 0; t < 100; t++) {
            assertEquals(0, DynamicsContract.unrest(w, quenched.state(t)), 0);
            assertTrue(quenched.outcomes().get(t).updates() > 5 * 40);
        }
        assertEquals(
                0,
                new Annealing(fall, Order.PERMUTED, 40)
                        .run(Model.of(w), start, streams)
                        .fixedPoints());
    }

    /** Slow cooling of a glass ends lower than a quench: by more than five standard errors over 12 glasses. */
    @Test
    void slowCoolingEndsLower() {
        int n = 200;
        double[] gain = new double[12];
        for (int r = 0; r < gain.length; r++) {
            Streams own = streams.child("glass", r);
            Quadratic model = new Quadratic(SpinGlass.complete(n).draw(own));
            Batch start = new Batch(model.space(), 8);
            for (int t = 0; t < 8; t++) {
                start.set(t, model.space().random(own.child("start", t).open("spins")));
            }
            Run slow = new Annealing(Schedule.geometric(1.5, 0.1, 30).quenched(), Order.PERMUTED, 10L * n)
                    .run(model, start, own);
            Run fast = Asynchronous.untilFixed(Order.PERMUTED, 1000L * n).run(model, start, own);
            for (int t = 0; t < 8; t++) {
                gain[r] += (model.energy(fast.state(t)) - model.energy(slow.state(t))) / (8 * n);
            }
        }
        Estimate mean = Estimate.of(gain);
        assertTrue(mean.mean() > 5 * mean.se(), mean.toString());
    }

    /** Looks count through the stages, none twice, the last at the end. */
    @Test
    void aTraceRunsThroughTheStages() {
        Patterns xi = new UniformVectors(1).draw(2, 10, streams);
        Quadratic model = new Quadratic(new Hebb().learn(xi, Topology.complete(10)));
        Trace energy = Trace.every(10, model::energy);
        new Annealing(Schedule.linear(2, 0.5, 3), Order.UNIFORM, 20)
                .run(model, Batch.of(xi.space(), xi.pattern(0)), streams, energy);
        assertArrayEquals(new double[] {0, 10, 20, 30, 40, 50, 60}, energy.times(), 0);
    }

    @Test
    void badInputTeaches() {
        Teaches.oneLine(() -> Schedule.of(), "no temperatures", "try geometric");
        Teaches.oneLine(() -> Schedule.of(1, -1), "-1.0", "zero or more");
        Teaches.oneLine(() -> Schedule.of(Double.NaN), "NaN");
        Teaches.oneLine(() -> Schedule.geometric(1, 0, 9), "to = 0.0", "quenched");
        Teaches.oneLine(() -> Schedule.geometric(-1, 1, 9), "-1.0", "zero or more");
        Teaches.oneLine(() -> Schedule.linear(1, Double.NaN, 9), "NaN");
        Teaches.oneLine(() -> Schedule.linear(1, 0, 1), "stages = 1", "at least 2");
        Teaches.oneLine(() -> Schedule.linear(Double.POSITIVE_INFINITY, 0, 5), "finite", "try");
        Teaches.oneLine(() -> new Annealing(Schedule.of(1), Order.UNIFORM, 0), "updates = 0", "10 N");
        Patterns xi = new UniformVectors(3).draw(2, 8, streams);
        SiteModel vectors = Model.of(new Hebb().learn(xi, Topology.complete(8)));
        Annealing turns = new Annealing(Schedule.of(0), Annealing.Rule.METROPOLIS, Order.UNIFORM, 10);
        Teaches.oneLine(() -> turns.run(vectors, xi.pattern(0), streams), "d = 3", "heat bath");
    }
}
