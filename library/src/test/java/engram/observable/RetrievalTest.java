package engram.observable;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import engram.Teaches;
import engram.dynamics.Asynchronous;
import engram.dynamics.Clock;
import engram.dynamics.Order;
import engram.dynamics.Outcome;
import engram.dynamics.Run;
import engram.learning.Hebb;
import engram.model.Model;
import engram.model.SiteModel;
import engram.pattern.Binary;
import engram.pattern.Cue;
import engram.pattern.Patterns;
import engram.pattern.UniformVectors;
import engram.random.Streams;
import engram.state.Batch;
import engram.state.Reals;
import engram.state.Spins;
import engram.topology.Topology;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class RetrievalTest {
    private static final double[] ONES = {1, 1, 1, 1, 1, 1, 1, 1};
    private static final double[] HALF = {1, 1, 1, 1, -1, -1, -1, -1};
    private static final Patterns XI = Patterns.of(new Spins(8, 1), ONES, HALF);

    private static Run ended(Batch end) {
        return new Run(
                end,
                java.util.stream.IntStream.range(0, end.trials())
                        .mapToObj(t -> t == 0
                                ? new Outcome.FixedPoint(Clock.updates(1))
                                : new Outcome.Exhausted(Clock.updates(8)))
                        .map(Outcome.class::cast)
                        .toList());
    }

    /** Four ends by hand: on the target, one bit away, on the other pattern's negative, as near to one as to the other. */
    @Test
    void countsByHand() {
        double[] one = ONES.clone();
        one[7] = -1;
        double[] negative = Arrays.stream(HALF).map(x -> -x).toArray();
        double[] between = {1, 1, 1, 1, 1, 1, -1, -1};
        Retrieval ends = Retrieval.of(
                ended(Batch.of(XI.space(), ONES, one, negative, between).aim(0, 0, 0, 1)), XI);
        assertArrayEquals(new int[] {0, 1, 4, 2}, ends.errors());
        assertArrayEquals(new double[] {1, 0.75, 0, 0.5}, ends.overlaps());
        assertArrayEquals(new double[] {0, 1, 0, 2}, ends.distances());
        assertEquals(0.25, ends.exact());
        assertEquals(0.5, ends.within(1.5));
        assertEquals(0.75, ends.nearest());
        assertEquals(0.5, ends.assigned(0));
        assertEquals(0.75, ends.assigned(1));
        assertEquals(0.5, ends.above(0.5));
        assertEquals(0.25, ends.fixed());
        assertEquals(0.5625, ends.overlap());
        assertEquals(7 / 32.0, ends.wrong());
    }

    /** For Ising spins m = 1 - 2 errors / N; for unit vectors the nearest pattern is never further than the target. */
    @Test
    void errorsAndOverlapsAgree() {
        Streams streams = Streams.seed(3);
        for (int d : new int[] {1, 3}) {
            Patterns xi = new UniformVectors(d).draw(8, 40, streams);
            SiteModel model = Model.of(new Hebb().learn(xi, Topology.complete(40)));
            Batch cue = new Cue.Flipped(0.3).batch(xi, 70, streams);
            Retrieval ends =
                    Retrieval.of(Asynchronous.untilFixed(Order.PERMUTED, 8000).run(model, cue, streams), xi);
            for (int t = 0; t < 70; t++) {
                double m = ends.overlaps()[t];
                if (d == 1) {
                    assertEquals(m, 1 - ends.errors()[t] / 20.0, 1e-12);
                }
                assertEquals(true, ends.distances()[t] <= 20 * (1 - Math.abs(m)) + 1e-12);
            }
        }
    }

    @Test
    void pooledTrialsStandInOrder() {
        Retrieval first = Retrieval.of(ended(Batch.of(XI.space(), ONES, HALF).aim(0, 0)), XI);
        Retrieval second = Retrieval.of(ended(Batch.of(XI.space(), HALF).aim(1)), XI);
        Retrieval both = Retrieval.pooled(List.of(first, second));
        assertArrayEquals(new int[] {0, 4, 0}, both.errors());
        assertArrayEquals(new double[] {1, 0, 1}, both.overlaps());
        assertEquals(2 / 3.0, both.nearest());
        assertEquals(2 / 3.0, both.fixed());
        assertEquals(3, both.trials());
    }

    @Test
    void badInputTeaches() {
        Teaches.oneLine(() -> Retrieval.pooled(List.of()), "one or more");
        Patterns reals = Patterns.of(new Reals(2), new double[] {1, 2});
        Run run = ended(Batch.of(reals.space(), new double[] {1, 2}).aim(0));
        Teaches.oneLine(() -> Retrieval.of(run, reals), "Overlap.withTargets");
        Run unaimed = ended(new Batch(XI.space(), 1));
        Teaches.oneLine(() -> Retrieval.of(unaimed, new Binary().draw(1, 8, Streams.seed(1))), "trial");
    }
}
