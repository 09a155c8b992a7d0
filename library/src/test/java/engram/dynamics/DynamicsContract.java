package engram.dynamics;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import engram.Teaches;
import engram.coupling.Couplings;
import engram.learning.Hebb;
import engram.learning.LocalRidge;
import engram.model.Model;
import engram.numeric.Alignment;
import engram.pattern.Cue;
import engram.pattern.Patterns;
import engram.pattern.UniformVectors;
import engram.random.Streams;
import engram.state.Batch;
import engram.state.Spins;
import engram.topology.Topology;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every zero-temperature dynamics owes. */
abstract class DynamicsContract {
    final Streams streams = Streams.seed(77);

    abstract Dynamics dynamics();

    /** Whether it moves spins of this dimension at all. */
    boolean moves(int d) {
        return true;
    }

    /** The dimension of spins where any will do. */
    final int anyD() {
        return moves(3) ? 3 : 1;
    }

    /** How far a spin that does not move may be from itself: the rounding of the dynamics' numbers. */
    double rounding() {
        return 0;
    }

    /** Couplings for a batch of trials, asymmetric unless a test of other couplings says otherwise. */
    Couplings learned(Patterns xi) {
        return new LocalRidge(1e-2).learn(xi, Topology.ring(16, 6));
    }

    /** Hebb couplings on the complete graph. */
    Couplings hebb(Patterns xi) {
        return new Hebb(Hebb.Form.BLOCKS).learn(xi, Topology.complete(xi.n()));
    }

    @AfterEach
    void clearInterrupt() {
        Thread.interrupted();
    }

    /** A trial ends with the same bits whatever company it has: the whole tile, or only itself. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5})
    void aBatchIsItsTrialsOneByOne(int d) {
        assumeTrue(moves(d));
        Patterns xi = new UniformVectors(d).draw(4, 16, streams);
        Model model = Model.of(learned(xi));
        Batch start = new Cue.Rerandomised(0.5).batch(xi, Batch.TILE, streams);
        Run together = dynamics().run(model, start, streams);
        for (int t = 0; t < start.trials(); t++) {
            Run alone = dynamics().run(model, start.state(t), streams);
            assertArrayEquals(alone.state(0), together.state(t), 0);
            assertEquals(alone.outcomes().get(0), together.outcomes().get(t));
        }
    }

    /** What is called a fixed point is one: each spin lies along its field. */
    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void fixedPointsDoNotMove(int d) {
        assumeTrue(moves(d));
        Patterns xi = new UniformVectors(d).draw(3, 24, streams);
        Couplings w = hebb(xi);
        Run run = dynamics().run(Model.of(w), new Cue.RandomStart().batch(xi, 100, streams), streams);
        for (int t = 0; t < 100; t++) {
            if (run.outcomes().get(t) instanceof Outcome.FixedPoint) {
                assertTrue(unrest(w, run.state(t)) < 2e-6, "trial " + t);
            }
        }
    }

    /** Largest |s_i - h_i / |h_i|| over the sites that have a field. */
    static double unrest(Couplings w, double[] s) {
        Spins space = w.space();
        double[] next = w.fields(s);
        double most = 0;
        for (int i = 0; i < space.n(); i++) {
            double length = 0;
            for (int a = 0; a < space.d(); a++) {
                length += next[i * space.d() + a] * next[i * space.d() + a];
            }
            if (Math.sqrt(length) < Alignment.NO_FIELD) {
                continue;
            }
            for (int a = 0; a < space.d(); a++) {
                int k = i * space.d() + a;
                most = Math.max(most, Math.abs(next[k] / Math.sqrt(length) - s[k]));
            }
        }
        return most;
    }

    @Test
    void spinsStayOnTheirSpheresAndTheStartStaysAsItWas() {
        Patterns xi = new UniformVectors(anyD()).draw(3, 16, streams);
        Batch start = new Cue.RandomStart().batch(xi, 70, streams);
        double[] before = start.state(66);
        Run run = dynamics().run(Model.of(hebb(xi)), start, streams);
        for (int t = 0; t < 70; t++) {
            xi.space().check(run.state(t), "end " + t);
        }
        assertArrayEquals(before, start.state(66), 0);
    }

    /** Without couplings there is no field, and nothing moves. */
    @Test
    void withoutFieldSpinsStay() {
        Patterns xi = new UniformVectors(anyD()).draw(1, 9, streams);
        Topology g = Topology.ring(9, 2);
        Model none = Model.of(new engram.coupling.Blocks(g, anyD(), new double[g.edges() * anyD() * anyD()]));
        Batch start = new Cue.RandomStart().batch(xi, 3, streams);
        assertArrayEquals(start.state(2), dynamics().run(none, start, streams).state(2), rounding());
    }

    /** A watched run ends as an unwatched one, and the last look sees the end. */
    @Test
    void watchingChangesNothing() {
        Patterns xi = new UniformVectors(anyD()).draw(4, 16, streams);
        Model model = Model.of(hebb(xi));
        Batch start = new Cue.RandomStart().batch(xi, 100, streams);
        Run plain = dynamics().run(model, start, streams);
        double[][] seen = new double[100][];
        Run watched = dynamics().run(model, start, streams, new Watch() {
            @Override
            public long interval() {
                return 5;
            }

            @Override
            public void at(long updates, Batch now) {
                for (int t = 0; t < 100; t++) {
                    seen[t] = now.state(t);
                }
            }
        });
        for (int t = 0; t < 100; t++) {
            assertArrayEquals(plain.state(t), watched.state(t), 0);
            assertArrayEquals(seen[t], watched.state(t), 0);
        }
        assertEquals(plain.outcomes(), watched.outcomes());
    }

    @Test
    void anInterruptedThreadStopsTheRun() {
        Patterns xi = new UniformVectors(anyD()).draw(2, 16, streams);
        Model model = Model.of(hebb(xi));
        Thread.currentThread().interrupt();
        assertThrows(CancellationException.class, () -> dynamics().run(model, xi.pattern(0), streams));
    }

    @Test
    void statesOfAnotherSpaceTeach() {
        Patterns xi = new UniformVectors(anyD()).draw(2, 16, streams);
        Model model = Model.of(hebb(xi));
        Batch other = new Cue.RandomStart().batch(new UniformVectors(anyD()).draw(1, 17, streams), 3, streams);
        Teaches.oneLine(() -> dynamics().run(model, other, streams), "16", "17", "same");
    }
}
