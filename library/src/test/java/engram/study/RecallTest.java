package engram.study;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import engram.Teaches;
import engram.dynamics.Asynchronous;
import engram.dynamics.Order;
import engram.learning.Hebb;
import engram.model.SiteModel;
import engram.observable.Retrieval;
import engram.pattern.Binary;
import engram.pattern.Cue;
import engram.random.Streams;
import engram.topology.Topology;
import java.util.List;
import org.junit.jupiter.api.Test;

class RecallTest {
    private final Recall<SiteModel> recall = new Recall<>(
            new Hebb(), new Binary(), new Cue.Flipped(0.2), Asynchronous.untilFixed(Order.SEQUENTIAL, 5000), 30);

    /** One pattern is all that Hebb's network knows: fewer than half of the bits wrong, and it comes back; more, and its negative does. */
    @Test
    void onePatternComesBack() {
        Topology g = Topology.complete(15);
        assertEquals(1, recall.network(g, 1, Streams.seed(1)).exact());
        Retrieval far = recall.withCue(new Cue.Flipped(0.8)).network(g, 1, Streams.seed(1));
        assertEquals(0, far.within(14));
        assertEquals(1, far.assigned(0));
        assertEquals(0, far.nearest());
    }

    /** The capacity study reads the same trials. */
    @Test
    void capacityCountsTheSameTrials() {
        Topology g = Topology.complete(40);
        Capacity<SiteModel> capacity =
                new Capacity<>(recall.memory(), recall.patterns(), recall.cue(), recall.dynamics(), 0.9, 0.95, 30);
        for (int p : new int[] {2, 8, 20}) {
            Retrieval ends = recall.network(g, p, Streams.seed(p));
            assertArrayEquals(capacity.overlaps(g, p, Streams.seed(p)), ends.overlaps());
            assertArrayEquals(recall.overlaps(g, p, Streams.seed(p)), ends.overlaps());
            assertEquals(capacity.fraction(g, p, Streams.seed(p)), ends.above(0.9));
        }
    }

    @Test
    void networksHaveStreamsOfTheirOwn() {
        Topology g = Topology.complete(40);
        List<Retrieval> all = recall.networks(3, g, 9, Streams.seed(4));
        assertEquals(3, all.size());
        assertArrayEquals(
                recall.network(g, 9, Streams.seed(4).child("network", 2)).overlaps(),
                all.get(2).overlaps());
        assertEquals(90, Retrieval.pooled(all).trials());
    }

    @Test
    void badInputTeaches() {
        Teaches.oneLine(() -> recall.withTrials(0), "trials = 0");
        Teaches.oneLine(() -> recall.networks(0, Topology.complete(5), 1, Streams.seed(1)), "count = 0");
        Teaches.oneLine(() -> recall.network(null, 1, Streams.seed(1)), "topology");
    }
}
