package engram.dynamics;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import engram.Teaches;
import engram.learning.Hebb;
import engram.model.Model;
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
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Rules that a reader writes: they owe what every dynamics owes, and a watch works for them. */
class OwnRulesTest {
    private final Streams streams = Streams.seed(14);
    private final Patterns xi = new Binary().draw(3, 40, streams);
    private final SiteModel hebb = Model.of(new Hebb().learn(xi, Topology.complete(40)));

    /** Along the field, as recall at zero temperature turns. */
    private static final SiteRule ALONG = (h, s, random) -> {
        double square = 0;
        for (double component : h) {
            square += component * component;
        }
        double length = Math.sqrt(square);
        for (int a = 0; a < h.length; a++) {
            h[a] = length > 1e-12 ? h.length == 1 ? Math.signum(h[a]) : h[a] / length : s[a];
        }
    };

    @Nested
    class SiteBySiteDynamics extends DynamicsContract {
        @Override
        Dynamics<SiteModel> dynamics() {
            return new SiteBySite(ALONG, Order.UNIFORM, 500);
        }

        @Override
        boolean isCold() {
            return false;
        }

        @Override
        double rounding() {
            return 1e-15;
        }
    }

    /** The heat bath written by hand is Glauber's, to the bit. */
    @Test
    void theHeatBathWrittenByHand() {
        SiteRule bath = (h, s, random) -> h[0] = random.nextDouble() < 1 / (1 + Math.exp(-2 * h[0] / 0.5)) ? 1 : -1;
        Batch start = new Cue.Flipped(0.1).batch(xi, 70, streams);
        Batch mine = new SiteBySite(bath, Order.PERMUTED, 400)
                .run(hebb, start, streams)
                .end();
        Batch glauber =
                new Glauber(0.5, Order.PERMUTED, 400).run(hebb, start, streams).end();
        for (int t = 0; t < 70; t++) {
            assertArrayEquals(glauber.state(t), mine.state(t));
        }
    }

    /** The k highest fields win, more where they tie: a trace follows the activity. */
    @Test
    void kWinners() {
        StepRule winners = (h, s, next, random) -> {
            double[] sorted = h.clone();
            Arrays.sort(sorted);
            for (int i = 0; i < h.length; i++) {
                next[i] = h[i] >= sorted[h.length - 10] ? 1 : -1;
            }
        };
        Batch start = new Cue.Flipped(0.1).batch(xi, 70, streams);
        Trace active =
                Trace.every(40, s -> Arrays.stream(s).filter(up -> up > 0).count());
        Run run = new AllAtOnce(winners, 5).run(hebb, start, streams, active);
        assertArrayEquals(new double[] {0, 40, 80, 120, 160, 200}, active.times());
        for (int t = 0; t < 70; t++) {
            assertTrue(Arrays.stream(run.state(t)).filter(up -> up > 0).count() >= 10);
        }
    }

    /** Along all fields at once is {@link Synchronous}, to the bit. */
    @Test
    void allAlongTheirFields() {
        StepRule along =
                (h, s, next, random) -> Arrays.setAll(next, i -> Math.abs(h[i]) > 1e-12 ? Math.signum(h[i]) : s[i]);
        Batch start = new Cue.Flipped(0.2).batch(xi, 130, streams);
        Run mine = new AllAtOnce(along, 12).run(hebb, start, streams);
        Run known = new Synchronous(12, 0).run(hebb, start, streams);
        for (int t : IntStream.range(0, 130).toArray()) {
            if (known.outcomes().get(t) instanceof Outcome.FixedPoint) {
                assertArrayEquals(known.state(t), mine.state(t));
            }
        }
        assertEquals(
                Arrays.stream(Overlap.withTargets(known.end(), xi)).sum(),
                Arrays.stream(Overlap.withTargets(mine.end(), xi)).sum(),
                3);
    }

    @Test
    void badInputTeaches() {
        Batch start = new Cue.Flipped(0.2).batch(xi, 3, streams);
        Teaches.oneLine(() -> new SiteBySite(null, Order.UNIFORM, 1), "rule = null");
        Teaches.oneLine(() -> new SiteBySite(ALONG, null, 1), "order = null");
        Teaches.oneLine(() -> new SiteBySite(ALONG, Order.UNIFORM, 0), "updates = 0");
        Teaches.oneLine(() -> new AllAtOnce(null, 1), "rule = null");
        Teaches.oneLine(() -> new AllAtOnce((h, s, next, random) -> {}, 0), "steps = 0");
        Teaches.oneLine(
                () -> new SiteBySite((h, s, random) -> h[0] = 0.5, Order.UNIFORM, 9).run(hebb, start, streams),
                "made 0.5",
                "1 or -1");
        Teaches.oneLine(
                () -> new AllAtOnce((h, s, next, random) -> next[3] = Double.NaN, 9).run(hebb, start, streams),
                "made NaN",
                "site 3");
        Patterns vectors = new UniformVectors(3).draw(2, 8, streams);
        Teaches.oneLine(
                () -> new SiteBySite((h, s, random) -> h[0] += 1, Order.UNIFORM, 9)
                        .run(
                                Model.of(new Hebb().learn(vectors, Topology.complete(8))),
                                new Cue.RandomStart().batch(vectors, 2, streams),
                                streams),
                "a vector of length",
                "divide");
    }

    @Test
    void aWatchWithoutAnIntervalIsRefused() {
        Batch start = new Cue.Flipped(0.2).batch(xi, 3, streams);
        Watch never = new Watch() {
            @Override
            public Clock interval() {
                return Clock.updates(0);
            }

            @Override
            public void at(Clock time, Batch now) {}
        };
        Teaches.oneLine(() -> Asynchronous.budget(10).run(hebb, start, streams, never), "interval() = 0", "above 0");
    }
}
