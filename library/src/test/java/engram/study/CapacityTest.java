package engram.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import engram.Teaches;
import engram.dynamics.Asynchronous;
import engram.dynamics.Dynamics;
import engram.dynamics.Order;
import engram.learning.Hebb;
import engram.learning.LearningRule;
import engram.learning.LocalRidge;
import engram.model.SiteModel;
import engram.pattern.Cue;
import engram.pattern.UniformVectors;
import engram.random.Streams;
import engram.statistics.Estimate;
import engram.statistics.Reading;
import engram.topology.Topology;
import org.junit.jupiter.api.Test;

class CapacityTest {
    private final Capacity<SiteModel> c2 = new Capacity<>(
            new LocalRidge(1e-3),
            new UniformVectors(3),
            new Cue.Rerandomised(0.2),
            Asynchronous.budget(1000),
            0.7,
            0.95,
            200);

    @Test
    void firstAndLastDifferWhenTheFractionsDip() {
        Capacity.Scan scan = new Capacity.Scan(new double[] {1, 1, 0.5, 1, 0.2}, 0.95);
        assertEquals(2, scan.first());
        assertEquals(4, scan.last());
        assertEquals(false, scan.censored());
    }

    @Test
    void aScanThatNeverFailsOrNeverSucceedsSaysSo() {
        Capacity.Scan all = new Capacity.Scan(new double[] {1, 1}, 0.95);
        assertTrue(all.censored());
        assertTrue(all.toString().contains("censored"));
        Capacity.Scan none = new Capacity.Scan(new double[] {0.1, 0}, 0.95);
        assertEquals(0, none.last());
        assertEquals(Reading.atLeast(2), all.reading());
        assertEquals(Reading.atMost(1), none.reading());
        assertTrue(none.toString().contains("none recalled"));
        assertEquals(0, none.first());
    }

    /**
     * Published neighbours: shared reference for protocol C2 at Z = 8 is 7.6 +- .52 (sd of 10 replicas), and a
     * local rule cannot hold more than about Z; three replicas must agree within four standard errors.
     */
    @Test
    void capacityIsCloseToZ() {
        double[] last = new double[3];
        for (int r = 0; r < 3; r++) {
            last[r] = c2.scan(Topology.ring(64, 8), 16, Streams.seed(100 + r)).last();
        }
        assertEquals(7.6, Estimate.of(last).mean(), 4 * 0.52 * Math.sqrt(1 / 3.0 + 1 / 10.0));
    }

    @Test
    void aLongerScanBeginsWithTheShorterOne() {
        Topology g = Topology.ring(32, 4);
        double[] two = c2.scan(g, 2, Streams.seed(1)).fraction();
        double[] four = c2.scan(g, 4, Streams.seed(1)).fraction();
        assertEquals(two[0], four[0]);
        assertEquals(two[1], four[1]);
    }

    /** A rule and a dynamics of the user's own, as lambdas. */
    @Test
    void lambdasAreRulesAndDynamics() {
        LearningRule mine = (xi, g) -> new Hebb().learn(xi.first(1), g);
        Dynamics<SiteModel> twice = (model, start, streams, watch) -> {
            Dynamics<SiteModel> once = new Asynchronous(Order.SEQUENTIAL, 500, 0);
            return once.run(model, once.run(model, start, streams).end(), streams, watch);
        };
        Capacity.Scan scan = c2.withMemory(mine).withDynamics(twice).scan(Topology.ring(32, 6), 4, Streams.seed(1));
        assertEquals(1, scan.last());
    }

    @Test
    void badStudiesTeach() {
        Teaches.oneLine(() -> c2.withTrials(0), "trials = 0", "at least one");
        Teaches.oneLine(() -> c2.withCriterion(1.0, 0.95), "threshold = 1.0", "below 1");
        Teaches.oneLine(() -> c2.withCriterion(0.7, 0), "success = 0.0", "above 0");
        Teaches.oneLine(() -> c2.scan(Topology.ring(64, 8), 0, Streams.seed(1)), "most = 0", "from 1");
    }
}
