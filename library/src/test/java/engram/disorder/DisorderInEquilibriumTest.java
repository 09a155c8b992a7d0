package engram.disorder;

import engram.Equilibrium;
import engram.coupling.Blocks;
import engram.dynamics.Glauber;
import engram.dynamics.Metropolis;
import engram.dynamics.Order;
import engram.exact.AllStates;
import engram.exact.Boltzmann;
import engram.model.Quadratic;
import engram.pattern.Binary;
import engram.random.Streams;
import engram.state.Batch;
import engram.topology.Topology;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Monte Carlo within its error bars of exact enumeration, for each disorder, above and below where it begins to freeze. */
class DisorderInEquilibriumTest {
    private static final Streams STREAMS = Streams.seed(1979);

    private static final Map<String, Blocks> NETWORKS = Map.of(
            "Ising 3 x 3",
            Ferromagnet.lattice(3, 2).couplings(),
            "antiferromagnet",
            new Ferromagnet(Topology.ring(8, 4), -1).couplings(),
            "Sherrington and Kirkpatrick",
            SpinGlass.complete(8).draw(STREAMS),
            "Edwards and Anderson",
            SpinGlass.lattice(3, 2).with(SpinGlass.Law.SIGNS).draw(STREAMS),
            "Mattis",
            Mattis.draw(Ferromagnet.lattice(3, 2), STREAMS).couplings(),
            "van Hemmen",
            ProvostVallee.vanHemmen(8, 1, STREAMS).couplings(),
            "Provost and Vallee",
            new ProvostVallee(new Binary().draw(3, 8, STREAMS), new double[] {1, 0.5, -2, 0.5, 0.3, 0.25, -2, 0.25, 0})
                    .couplings(),
            "random axis, 2",
            RandomAxis.draw(Ferromagnet.complete(8), 2, STREAMS).couplings(),
            "random axis, 3",
            RandomAxis.draw(Ferromagnet.lattice(3, 2), 3, STREAMS).couplings());

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Ising 3 x 3",
                "antiferromagnet",
                "Sherrington and Kirkpatrick",
                "Edwards and Anderson",
                "Mattis",
                "van Hemmen",
                "Provost and Vallee",
                "random axis, 2",
                "random axis, 3"
            })
    void followsTheExactDistribution(String name) {
        Blocks w = NETWORKS.get(name);
        int n = w.space().n();
        Quadratic model = new Quadratic(w);
        Streams own = STREAMS.child(name);
        Batch start = new Batch(model.space(), 6400);
        for (int t = 0; t < 6400; t++) {
            start.set(t, model.space().random(own.child("start", t).open("spins")));
        }
        double[] direction = model.space().random(own.open("direction"));
        for (double temperature : new double[] {0.5 * w.largest() * w.topology().meanDegree(), w.largest() * n}) {
            Boltzmann exact = AllStates.of(model).at(temperature);
            Equilibrium.follows(
                    exact,
                    model,
                    direction,
                    new Glauber(temperature, Order.PERMUTED, 60L * n)
                            .run(model, start, own)
                            .end());
            Equilibrium.follows(
                    exact,
                    model,
                    direction,
                    new Metropolis(temperature, Order.UNIFORM, 60L * n)
                            .run(model, start, own)
                            .end());
        }
    }
}
