package engram.dynamics;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import engram.Teaches;
import engram.coupling.Dense;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MetropolisTest extends ThermalContract {
    @Override
    Dynamics<SiteModel> at(double temperature, int n, int sweeps) {
        return new Metropolis(temperature, Order.UNIFORM, (long) n * sweeps);
    }

    @Override
    Boltzmann exact(Quadratic model, double temperature) {
        return AllStates.of(model).at(temperature);
    }

    @Override
    boolean moves(int d) {
        return d == 1;
    }

    /** Without field a turn costs nothing, and every visit makes one. */
    @Override
    @Test
    void withoutFieldSpinsStay() {
        Patterns xi = new UniformVectors(1).draw(1, 9, streams);
        SiteModel none = new Quadratic(new Dense(xi.spins(), new double[81]));
        double[] end = new Metropolis(0.5, Order.PERMUTED, 9)
                .run(none, xi.pattern(0), streams)
                .state(0);
        for (int i = 0; i < 9; i++) {
            assertEquals(-xi.pattern(0)[i], end[i], 0);
        }
    }

    @ParameterizedTest
    @EnumSource(Order.class)
    void zeroTemperatureIsAsynchronous(Order order) {
        Patterns xi = new UniformVectors(1).draw(4, 20, streams);
        SiteModel model = Model.of(new Hebb().learn(xi, Topology.complete(20)));
        Batch start = new Cue.RandomStart().batch(xi, 70, streams);
        Run frozen = new Metropolis(0, order, 137).run(model, start, streams);
        Run plain = new Asynchronous(order, 137, 0).run(model, start, streams);
        for (int t = 0; t < 70; t++) {
            assertArrayEquals(plain.state(t), frozen.state(t), 0);
        }
        assertEquals(plain.outcomes(), frozen.outcomes());
    }

    @Test
    void badInputTeaches() {
        Teaches.oneLine(() -> new Metropolis(-1, Order.UNIFORM, 10), "temperature = -1.0", "zero or more");
        Teaches.oneLine(() -> new Metropolis(Double.NaN, Order.UNIFORM, 10), "NaN");
        Teaches.oneLine(() -> new Metropolis(1, Order.UNIFORM, 0), "updates = 0", "1000 N");
        Patterns xi = new UniformVectors(3).draw(2, 8, streams);
        SiteModel vectors = Model.of(new Hebb().learn(xi, Topology.complete(8)));
        Teaches.oneLine(
                () -> new Metropolis(1, Order.UNIFORM, 10).run(vectors, xi.pattern(0), streams), "d = 3", "Glauber");
    }
}
