package engram.dynamics;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import engram.Teaches;
import engram.exact.AllStates;
import engram.exact.Boltzmann;
import engram.learning.Hebb;
import engram.model.Model;
import engram.model.Quadratic;
import engram.model.SiteModel;
import engram.pattern.Cue;
import engram.pattern.Patterns;
import engram.pattern.UniformVectors;
import engram.state.Batch;
import engram.topology.Topology;
import org.junit.jupiter.api.Test;

class LittleTest extends ThermalContract {
    @Override
    Dynamics<SiteModel> at(double temperature, int n, int sweeps) {
        return new Little(temperature, sweeps);
    }

    /** Peretto's weight, which is not Boltzmann's. */
    @Override
    Boltzmann exact(Quadratic model, double temperature) {
        return AllStates.little(model, temperature).at(temperature);
    }

    @Test
    void zeroTemperatureIsSynchronous() {
        for (int d = 1; d <= 3; d++) {
            Patterns xi = new UniformVectors(d).draw(4, 20, streams);
            SiteModel model = Model.of(new Hebb().learn(xi, Topology.complete(20)));
            Batch start = new Cue.RandomStart().batch(xi, 70, streams);
            Run frozen = new Little(0, 50).run(model, start, streams);
            Run plain = new Synchronous(50).run(model, start, streams);
            for (int t = 0; t < 70; t++) {
                assertArrayEquals(plain.state(t), frozen.state(t), 0);
            }
            assertEquals(plain.outcomes(), frozen.outcomes());
        }
    }

    @Test
    void badInputTeaches() {
        Teaches.oneLine(() -> new Little(-1, 10), "temperature = -1.0", "zero or more");
        Teaches.oneLine(() -> new Little(Double.NaN, 10), "NaN");
        Teaches.oneLine(() -> new Little(1, 0), "steps = 0", "try 1000");
    }
}
