package engram.study;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import engram.Teaches;
import engram.dynamics.Asynchronous;
import engram.dynamics.Iteration;
import engram.dynamics.Order;
import engram.learning.Hebb;
import engram.memory.Memory;
import engram.memory.PairMemory;
import engram.model.CoupledModel;
import engram.model.Energy;
import engram.model.EnergyModel;
import engram.model.Model;
import engram.model.SiteModel;
import engram.model.StepModel;
import engram.observable.Overlap;
import engram.pattern.Associations;
import engram.pattern.Binary;
import engram.pattern.Cue;
import engram.pattern.Gaussian;
import engram.pattern.Patterns;
import engram.random.Streams;
import engram.state.Batch;
import engram.topology.Topology;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Anything that stores patterns enters every study. */
class MemoryTest {
    private final Streams streams = Streams.seed(2016);
    private final Topology all = Topology.complete(20);
    private final Asynchronous recall = Asynchronous.untilFixed(Order.PERMUTED, 400);

    /** Krotov and Hopfield's third power. */
    private final Memory<EnergyModel> cubic = (xi, g, own) -> EnergyModel.of(xi.space(), s -> {
        double energy = 0;
        for (double m : Overlap.withAll(s, xi)) {
            energy -= m * m * m;
        }
        return energy;
    });

    @Test
    void anEnergyOfOnesOwnHasACapacity() {
        Capacity<SiteModel> study = new Capacity<>(cubic, new Binary(), new Cue.Flipped(0.1), recall, 0.95, 0.9, 40);
        Capacity<SiteModel> hebb = study.withMemory(new Hebb());
        int most = 12;
        int steep = study.scan(all, most, streams).last();
        int shallow = hebb.scan(all, most, streams).last();
        assertTrue(steep > 2 * shallow, steep + " and " + shallow);
    }

    @Test
    void andABasinAGapAndTimes() {
        assertTrue(new Basin<>(cubic, new Binary(), Cue.Flipped::new, recall, 0.95, 40)
                        .curve(all, 3, new double[] {0, 0.1, 0.5}, streams)
                        .success()[0]
                > 0.9);
        assertTrue(new EnergyGap<>(cubic, new Binary(), recall, 40)
                .landscape(all, 3, streams)
                .minima()
                .get(0)
                .memory());
        assertEquals(
                40,
                new Convergence<>(cubic, new Binary(), new Cue.Flipped(0.1), recall, 0.9, 40)
                        .times(all, 3, streams)
                        .trials()
                        .size());
    }

    /** A rule is a memory: the same network either way. */
    @Test
    void aRuleIsAMemory() {
        Patterns xi = new Binary().draw(3, 20, streams);
        Memory<CoupledModel> rule = new Hebb();
        double[] s = xi.space().random(streams.open("s"));
        Energy network = (Energy) rule.store(xi, all, streams);
        assertEquals(((Energy) Model.of(new Hebb().learn(xi, all))).energy(s), network.energy(s));
    }

    @Test
    void pairsAreStoredByWhatStoresPairs() {
        Patterns xi = new Binary().draw(5, 40, streams);
        PairMemory<StepModel> table =
                (pairs, g, own) -> StepModel.of(pairs.keys().space(), s -> {
                    double[] next = new double[s.length];
                    for (int mu = 0; mu < pairs.p(); mu++) {
                        double weight = Math.pow(
                                Overlap.signed(
                                        pairs.keys().space(), s, pairs.keys().pattern(mu)),
                                15);
                        for (int i = 0; i < s.length; i++) {
                            next[i] += weight * pairs.values().pattern(mu)[i];
                        }
                    }
                    Arrays.setAll(next, i -> next[i] < 0 ? -1 : 1);
                    return next;
                });
        Associations cycle = Associations.cycle(xi);
        Topology g = Topology.complete(40);
        Batch start = new Cue.Flipped(0.1).batch(xi, 5, streams);
        Batch end = new Iteration(3)
                .run(table.store(cycle, g, streams), start, streams)
                .end();
        for (int t = 0; t < 5; t++) {
            assertEquals(1, Overlap.signed(xi.space(), end.state(t), xi.pattern((t + 3) % 5)));
        }
        Batch kept = new Iteration(3)
                .run(table.store(xi, g, streams), start, streams)
                .end();
        assertArrayEquals(new double[] {1, 1, 1, 1, 1}, Overlap.withTargets(kept, xi));
        Memory<CoupledModel> hebb = new Hebb();
        assertEquals(5, hebb.store(Associations.of(xi), g, streams).w().space().n() / 8);
        Teaches.oneLine(() -> hebb.store(cycle, g, streams), "PairMemory");
        Teaches.oneLine(() -> new Associations(xi, xi.first(3)), "same P");
    }

    /** A memory of real numbers enters a capacity study with the dynamics that it needs. */
    @Test
    void realsHaveACapacity() {
        Memory<StepModel> attention = (xi, g, own) -> StepModel.of(xi.space(), x -> {
            double[] weight = new double[xi.p()];
            double sum = 0;
            for (int mu = 0; mu < weight.length; mu++) {
                weight[mu] = Math.exp(Overlap.signed(xi.space(), x, xi.pattern(mu)) * xi.n());
                sum += weight[mu];
            }
            double[] next = new double[x.length];
            for (int mu = 0; mu < weight.length; mu++) {
                double[] pattern = xi.pattern(mu);
                for (int i = 0; i < next.length; i++) {
                    next[i] += weight[mu] / sum * pattern[i];
                }
            }
            return next;
        });
        Capacity<StepModel> study =
                new Capacity<>(attention, new Gaussian(), new Cue.GaussianNoise(0.3), new Iteration(5), 0.5, 0.9, 20);
        assertEquals(8, study.scan(all, 8, streams).last());
    }
}
