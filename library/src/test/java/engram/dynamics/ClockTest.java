package engram.dynamics;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import engram.Teaches;
import engram.coupling.Layout;
import engram.learning.Hebb;
import engram.model.Model;
import engram.model.StepModel;
import engram.observable.Lowest;
import engram.observable.Trace;
import engram.pattern.Binary;
import engram.pattern.Cue;
import engram.pattern.Patterns;
import engram.random.Streams;
import engram.state.Batch;
import engram.state.Reals;
import engram.topology.Topology;
import org.junit.jupiter.api.Test;

/** Time has a unit. */
class ClockTest {
    private final Streams streams = Streams.seed(1656);

    @Test
    void addsOnlyWhatIsOfOneUnit() {
        assertEquals(Clock.updates(7), Clock.updates(3).plus(Clock.updates(4)));
        assertEquals("7 updates", Clock.updates(7).toString());
        assertEquals("t = 0.25", Clock.time(0.25).toString());
        Teaches.oneLine(() -> Clock.updates(3).plus(Clock.clusters(4)), "clusters", "updates");
        Teaches.oneLine(() -> Clock.time(Double.NaN), "NaN");
        Teaches.oneLine(() -> Clock.steps(-1), "-1");
        Teaches.oneLine(() -> new Outcome.FixedPoint(Clock.time(1)).updates(), "Clock.updates");
        Teaches.oneLine(() -> new Outcome.Exhausted(null), "at = null");
    }

    /** Where all spins move at once a watch may count steps, N updates each. */
    @Test
    void stepsOfSpinsAreUpdates() {
        Patterns xi = new Binary().draw(3, 20, streams);
        var model = Model.of(new Hebb().learn(xi, Topology.complete(20)));
        Batch start = new Cue.RandomStart().batch(xi, 1, streams);
        Trace steps = Trace.every(Clock.steps(2), s -> s[0]);
        Trace updates = Trace.every(40, s -> s[0]);
        new Little(0.5, 7).run(model, start, streams, steps);
        new Little(0.5, 7).run(model, start, streams, updates);
        assertArrayEquals(new double[] {0, 40, 80, 120, 140}, steps.times());
        assertArrayEquals(updates.values(), steps.values());
        Teaches.oneLine(
                () -> Asynchronous.budget(100).run(model, start, streams, Trace.every(Clock.steps(2), s -> s[0])),
                "steps",
                "updates");
        Teaches.oneLine(() -> Lowest.every(Clock.steps(0), s -> s[0]), "0 steps");
        Teaches.oneLine(() -> Trace.every(Clock.time(0), s -> s[0]), "t = 0");
    }

    /** Iterated maps of real numbers count steps, are watched, and end where nothing moves. */
    @Test
    void maps() {
        StepModel halve = StepModel.of(new Reals(1), x -> new double[] {x[0] / 2});
        Batch start = Batch.of(new Reals(1), new double[] {1}, new double[] {0}, new double[] {1024});
        Trace trace = Trace.every(Clock.steps(1), x -> x[0]);
        Run run = new Iteration(6, 0.1).run(halve, start, streams, trace);
        assertArrayEquals(new double[] {1, 0.5, 0.25, 0.125, 0.0625, 0.0625, 0.0625}, trace.values());
        assertEquals(new Outcome.FixedPoint(Clock.steps(4)), run.outcomes().get(0));
        assertEquals(new Outcome.FixedPoint(Clock.steps(1)), run.outcomes().get(1));
        assertEquals(new Outcome.Exhausted(Clock.steps(6)), run.outcomes().get(2));
        assertEquals(16, run.state(2)[0]);
        StepModel bad = StepModel.of(new Reals(1), x -> new double[] {1 / (x[0] - 0.5)});
        Teaches.oneLine(
                () -> new Iteration(6).run(bad, Batch.of(new Reals(1), new double[] {0.5}), streams),
                "step 1",
                "trial 0",
                "Infinity");
        Teaches.oneLine(
                () -> new Iteration(6).run(StepModel.of(new Reals(1), x -> new double[2]), start, streams),
                "2 numbers");
        Teaches.oneLine(() -> new Iteration(0), "steps = 0");
    }

    /** What a run was computed in, not what was asked for. */
    @Test
    void aRunSaysItsPrecision() {
        Patterns xi = new Binary().draw(3, 20, streams);
        var rows = Model.of(new Hebb(Layout.EXPLICIT).learn(xi, Topology.complete(20)));
        var overlaps = Model.of(new Hebb(Layout.LOW_RANK).learn(xi, Topology.complete(20)));
        Batch start = new Cue.RandomStart().batch(xi, 4, streams);
        assertEquals(
                Precision.SINGLE,
                Asynchronous.budget(40).run(rows, start, streams).precision());
        assertEquals(
                Precision.DOUBLE,
                Asynchronous.budget(40).run(overlaps, start, streams).precision());
        assertEquals(
                "Run(4 trials: 0 fixed points, 0 cycles, 4 exhausted; single precision)",
                Asynchronous.budget(40).run(rows, start, streams).toString());
    }
}
