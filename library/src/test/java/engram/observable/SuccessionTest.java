package engram.observable;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import engram.Teaches;
import engram.dynamics.Clock;
import engram.dynamics.Synchronous;
import engram.learning.Sequence;
import engram.model.Model;
import engram.pattern.Binary;
import engram.pattern.Cue;
import engram.pattern.Patterns;
import engram.random.Streams;
import engram.state.Batch;
import engram.topology.Topology;
import org.junit.jupiter.api.Test;

class SuccessionTest {
    private static final Streams STREAMS = Streams.seed(6);
    private static final Patterns XI = new Binary().draw(4, 400, STREAMS);

    /** With W = (1/N) sum xi^(mu+1) xi^mu alone, few patterns and all sites at once, each step is one pattern of the ring. */
    @Test
    void aRingOfPatternsTurnsOnceAStep() {
        Model model = Model.of(new Sequence(0, 1, true).learn(XI, Topology.complete(400)));
        Succession order = Succession.of(XI, 0.9, Clock.steps(1));
        Batch start = new Cue.Flipped(0).batch(XI, 6, STREAMS);
        new Synchronous(7).run((engram.model.SiteModel) model, start, STREAMS, order);
        assertArrayEquals(new int[] {8, 8, 8, 8, 8, 8}, order.visited());
        assertEquals(8, order.mean(20));
        assertEquals(4, order.mean(4));
    }

    /** Looks by hand: stays, steps, jumps ahead, comes back to the one that was waited for, goes round. */
    @Test
    void onlyTheNextInTurnCounts() {
        Succession order = Succession.of(XI, 0.5, Clock.updates(1));
        int[] seen = {0, 0, 1, 3, 2, 0, 3, 0};
        int[] visited = {1, 1, 2, 2, 3, 3, 4, 5};
        for (int k = 0; k < seen.length; k++) {
            order.at(Clock.updates(k), Batch.of(XI.space(), XI.pattern(seen[k])).aim(0));
            assertArrayEquals(new int[] {visited[k]}, order.visited());
        }
    }

    @Test
    void badInputTeaches() {
        Teaches.oneLine(() -> Succession.of(XI.first(1), 0.5, Clock.updates(1)), "P = 1");
        Succession order = Succession.of(XI, 0.5, Clock.updates(1));
        Teaches.oneLine(() -> order.mean(20), "run first");
        Teaches.oneLine(() -> order.at(Clock.updates(0), Batch.of(XI.space(), XI.pattern(0))), "aim");
    }
}
