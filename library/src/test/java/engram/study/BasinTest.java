package engram.study;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import engram.Teaches;
import engram.dynamics.Asynchronous;
import engram.dynamics.Order;
import engram.learning.Hebb;
import engram.model.SiteModel;
import engram.pattern.Cue;
import engram.pattern.UniformVectors;
import engram.random.Streams;
import engram.statistics.Reading;
import engram.topology.Topology;
import org.junit.jupiter.api.Test;

class BasinTest {
    private final Basin<SiteModel> flips = new Basin<>(
            new Hebb(),
            new UniformVectors(1),
            Cue.Flipped::new,
            Asynchronous.untilFixed(Order.SEQUENTIAL, 1000),
            0.9,
            20);

    /** One pattern on 13 sites comes back from up to 6 flips, and as its opposite from 7: the edge is at half. */
    @Test
    void oneBinaryPatternHasHalfOfAllStates() {
        double[] fractions = new double[14];
        for (int k = 0; k < fractions.length; k++) {
            fractions[k] = k / 13.0;
        }
        Basin.Curve curve = flips.curve(Topology.complete(13), 1, fractions, Streams.seed(1));
        for (int k = 0; k < fractions.length; k++) {
            assertEquals(k <= 6 ? 1 : 0, curve.success()[k]);
        }
        assertEquals(0.5, curve.critical().value(), 1e-12);
    }

    @Test
    void aCurveOnOneSideIsCensored() {
        Topology g = Topology.complete(13);
        assertEquals(
                Reading.atLeast(0.3),
                flips.curve(g, 1, new double[] {0, 0.3}, Streams.seed(1)).critical());
        assertEquals(
                Reading.atMost(0.7),
                flips.curve(g, 1, new double[] {0.7, 0.9}, Streams.seed(1)).critical());
    }

    @Test
    void sameStreamsSameBits() {
        Basin<SiteModel> vectors = new Basin<>(
                new Hebb(),
                new UniformVectors(3),
                Cue.Rerandomised::new,
                Asynchronous.untilFixed(Order.PERMUTED, 10_000),
                0.9,
                30);
        double[] at = {0.2, 0.6};
        Topology g = Topology.complete(30);
        assertEquals(vectors.curve(g, 2, at, Streams.seed(2)), vectors.curve(g, 2, at, Streams.seed(2)));
        assertArrayEquals(at, vectors.curve(g, 2, at, Streams.seed(2)).corruption());
    }

    @Test
    void badInputTeaches() {
        Teaches.oneLine(() -> flips.curve(Topology.complete(5), 1, new double[] {1.5}, Streams.seed(1)), "1.5");
        Teaches.oneLine(
                () -> flips.curve(Topology.complete(5), 1, new double[] {0.5, 0.2}, Streams.seed(1))
                        .critical(),
                "ascend");
        Teaches.oneLine(() -> new Basin<>(null, null, null, null, 0.9, 0), "trials = 0");
    }
}
