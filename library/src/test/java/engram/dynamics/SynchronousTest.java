package engram.dynamics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import engram.Teaches;
import engram.coupling.Dense;
import engram.learning.Hebb;
import engram.model.Model;
import engram.model.SiteModel;
import engram.pattern.Binary;
import engram.pattern.Cue;
import engram.pattern.Patterns;
import engram.state.Spins;
import engram.topology.Topology;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SynchronousTest extends DynamicsContract {

    @Override
    Dynamics<SiteModel> dynamics() {
        return new Synchronous(3000);
    }

    /** Goles and Olivos 1981: symmetric couplings at zero temperature end with period 1 or 2. */
    @Test
    void symmetricBinaryNetsEndWithPeriodAtMostTwo() {
        Patterns xi = new Binary().draw(8, 32, streams);
        SiteModel model = Model.of(new Hebb().learn(xi, Topology.complete(32)));
        Run run = dynamics().run(model, new Cue.RandomStart().batch(xi, 500, streams), streams);
        for (Outcome outcome : run.outcomes()) {
            assertTrue(outcome instanceof Outcome.FixedPoint
                    || outcome instanceof Outcome.Cycle cycle && cycle.period() == 2);
        }
        assertTrue(run.fixedPoints() > 0);
        assertTrue(run.cycles() > 0);
    }

    /** A directed ring passes its state on, so an unsymmetric state comes back after exactly N steps. */
    @ParameterizedTest
    @ValueSource(ints = {3, 5, 8, 13})
    void aDirectedRingHasPeriodN(int n) {
        double[] w = new double[n * n];
        double[] start = new double[n];
        for (int i = 0; i < n; i++) {
            w[i * n + (i + n - 1) % n] = 1;
            start[i] = i == 0 ? 1 : -1;
        }
        Run run = dynamics().run(Model.of(new Dense(new Spins(n, 1), w)), start, streams);
        assertEquals(n, ((Outcome.Cycle) run.outcomes().get(0)).period());
    }

    @Test
    void anAntiferromagneticPairBlinks() {
        SiteModel pair = Model.of(new Dense(new Spins(2, 1), new double[] {0, -1, -1, 0}));
        Run run = dynamics().run(pair, new double[] {1, 1}, streams);
        assertEquals(2, ((Outcome.Cycle) run.outcomes().get(0)).period());
    }

    @Test
    void badInputTeaches() {
        Teaches.oneLine(() -> new Synchronous(0), "steps = 0", "at least one", "try 200");
    }
}
