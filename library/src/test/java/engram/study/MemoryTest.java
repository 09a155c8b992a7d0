package engram.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import engram.Teaches;
import engram.dynamics.Asynchronous;
import engram.dynamics.Order;
import engram.learning.Hebb;
import engram.memory.Memory;
import engram.model.EnergyModel;
import engram.observable.Overlap;
import engram.pattern.Binary;
import engram.pattern.Cue;
import engram.random.Streams;
import engram.topology.Topology;
import org.junit.jupiter.api.Test;

/** Anything that stores patterns enters every study. */
class MemoryTest {
    private final Streams streams = Streams.seed(2016);
    private final Topology all = Topology.complete(20);
    private final Asynchronous recall = Asynchronous.untilFixed(Order.PERMUTED, 400);

    /** Krotov and Hopfield's third power. */
    private final Memory cubic = (xi, g, own) -> EnergyModel.of(xi.space(), s -> {
        double energy = 0;
        for (double m : Overlap.withAll(s, xi)) {
            energy -= m * m * m;
        }
        return energy;
    });

    @Test
    void anEnergyOfOnesOwnHasACapacity() {
        Capacity study = new Capacity(cubic, new Binary(), new Cue.Flipped(0.1), recall, 0.95, 0.9, 40);
        Capacity hebb = study.withRule(new Hebb());
        int most = 12;
        int steep = study.scan(all, most, streams).last();
        int shallow = hebb.scan(all, most, streams).last();
        assertTrue(steep > 2 * shallow, steep + " and " + shallow);
    }

    @Test
    void andABasinAGapAndTimes() {
        assertTrue(new Basin(cubic, new Binary(), Cue.Flipped::new, recall, 0.95, 40)
                        .curve(all, 3, new double[] {0, 0.1, 0.5}, streams)
                        .success()[0]
                > 0.9);
        assertTrue(new EnergyGap(cubic, new Binary(), recall, 40)
                .landscape(all, 3, streams)
                .minima()
                .get(0)
                .memory());
        assertEquals(
                40,
                new Convergence(cubic, new Binary(), new Cue.Flipped(0.1), recall, 0.9, 40)
                        .times(all, 3, streams)
                        .trials()
                        .size());
    }

    /** A rule and the memory it makes are one study, to the bit. */
    @Test
    void aRuleIsAMemory() {
        Capacity byRule = new Capacity(new Hebb(), new Binary(), new Cue.Flipped(0.1), recall, 0.95, 0.9, 40);
        Capacity byMemory = byRule.withMemory(Memory.of(new Hebb()));
        assertEquals(byRule, byMemory);
        assertEquals(byRule.scan(all, 4, streams), byMemory.scan(all, 4, streams));
        assertEquals(new Hebb().toString(), Memory.of(new Hebb()).toString());
        Teaches.oneLine(() -> Memory.of(null), "rule = null");
    }
}
