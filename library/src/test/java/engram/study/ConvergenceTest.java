package engram.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

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

class ConvergenceTest {
    private static Convergence<SiteModel> of(Cue cue, long updates) {
        return new Convergence<>(
                new Hebb(), new UniformVectors(1), cue, Asynchronous.untilFixed(Order.SEQUENTIAL, updates), 0.9, 40);
    }

    /** One pattern: the first sweep repairs every bit and the second finds nothing to do. */
    @Test
    void onePatternTakesASweepAndALook() {
        Convergence.Times times = of(new Cue.Flipped(0.3), 1000).times(Topology.complete(21), 1, Streams.seed(1));
        assertEquals(Reading.found(2), times.fixedPoint(0.5));
        assertEquals(Reading.found(2), times.fixedPoint(1));
        assertEquals(Reading.found(1), times.memory(1));
        assertEquals(1, times.settled());
        assertEquals(1, times.retrieved());
        assertEquals(2, times.sweeps());
        times.trials().forEach(time -> assertEquals(1, time.target(), 1e-12));
    }

    @Test
    void aCueThatIsTheMemoryHasPassedAtOnce() {
        Convergence.Times times = of(new Cue.Flipped(0), 1000).times(Topology.complete(21), 1, Streams.seed(1));
        assertEquals(Reading.found(0), times.memory(0.5));
        assertEquals(Reading.found(1), times.fixedPoint(0.5));
    }

    /** Ten updates are too few to know whether 21 sites are at rest. */
    @Test
    void aBudgetThatRunsOutIsCensored() {
        Convergence.Times times = of(new Cue.Flipped(0.3), 10).times(Topology.complete(21), 1, Streams.seed(1));
        assertEquals(Reading.atLeast(10 / 21.0), times.fixedPoint(0.5));
        assertEquals(0, times.settled());
        assertTrue(times.toString().contains("≥"), times.toString());
    }

    @Test
    void badInputTeaches() {
        Teaches.oneLine(() -> new Convergence<>(null, null, null, null, 1, 10), "threshold = 1");
        Teaches.oneLine(() -> new Convergence<>(null, null, null, null, 0.9, 0), "trials = 0");
    }
}
