package engram.disorder;

import static org.junit.jupiter.api.Assertions.assertEquals;

import engram.Teaches;
import engram.dynamics.Dynamics;
import engram.dynamics.Glauber;
import engram.dynamics.Metropolis;
import engram.dynamics.Order;
import engram.dynamics.Wolff;
import engram.exact.AllStates;
import engram.exact.Boltzmann;
import engram.model.Quadratic;
import engram.model.SiteModel;
import engram.pattern.Cue;
import engram.pattern.UniformVectors;
import engram.random.Streams;
import engram.state.Batch;
import engram.topology.Topology;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Field case 21: the periodic 2 x 2 magnet, J = 1, each bond counted twice, T = 1. */
class TwoByTwoTest {
    private static final Quadratic MODEL =
            new Quadratic(Ferromagnet.lattice(2, 2).couplings());

    private static double m(double[] s) {
        return (s[0] + s[1] + s[2] + s[3]) / 4;
    }

    /** Z = 2 exp(8) + 12 + 2 exp(-8): two aligned states, twelve of energy 0, two of energy +8. */
    @Test
    void exactly() {
        Boltzmann at = AllStates.of(MODEL).at(1);
        double z = 2 * Math.exp(8) + 12 + 2 * Math.exp(-8);
        assertEquals((-16 * Math.exp(8) + 16 * Math.exp(-8)) / z / 4, at.energy() / 4, 1e-12);
        assertEquals(-1.995982086, at.energy() / 4, 5e-10);
        assertEquals(.998660733, at.mean(s -> Math.abs(m(s))), 5e-10);
        assertEquals(.998325944, at.mean(s -> m(s) * m(s)), 5e-10);
        // A ring of four with J = 2 is the same matrix.
        Topology ring = Topology.of(4, new int[][] {{0, 1}, {1, 3}, {3, 2}, {2, 0}});
        assertEquals(
                at.energy(),
                AllStates.of(new Quadratic(new Ferromagnet(ring, 2).couplings()))
                        .at(1)
                        .energy(),
                1e-12);
    }

    /**
     * Each of 64,000 trials gives its end alone, after 60 sweeps: errors are those of independent states. The deviation of E/N
     * is .0896 at T = 1, that of m^2 .0373.
     */
    @Test
    void sampled() {
        Boltzmann at = AllStates.of(MODEL).at(1);
        Streams streams = Streams.seed(1944);
        Batch start = new Cue.RandomStart().batch(new UniformVectors(1).draw(1, 4, streams), 64_000, streams);
        List<Dynamics<SiteModel>> all =
                List.of(new Glauber(1, Order.UNIFORM, 240), new Metropolis(1, Order.UNIFORM, 240), new Wolff(1, 60));
        for (Dynamics<SiteModel> dynamics : all) {
            Batch end = dynamics.run(MODEL, start, streams).end();
            double energy = 0;
            double square = 0;
            for (int t = 0; t < end.trials(); t++) {
                double[] s = end.state(t);
                energy += MODEL.energy(s) / 4 / end.trials();
                square += m(s) * m(s) / end.trials();
            }
            double root = Math.sqrt(end.trials());
            double meanSquare = at.mean(s -> m(s) * m(s));
            double spread = Math.sqrt(at.mean(s -> Math.pow(m(s), 4)) - meanSquare * meanSquare);
            assertEquals(at.energy() / 4, energy, 4 * Math.sqrt(at.energyVariance()) / 4 / root, dynamics.toString());
            assertEquals(meanSquare, square, 4 * spread / root, dynamics.toString());
        }
    }

    /** Two independent bonds between two sites: the variance of a double one is twice that of one. */
    @Test
    void aGlassDrawsEachBond() {
        SpinGlass glass = SpinGlass.lattice(2, 2).with(SpinGlass.Law.SIGNS);
        int zeros = 0;
        for (int r = 0; r < 1000; r++) {
            for (double j : glass.draw(Streams.seed(r)).weights()) {
                assertEquals(1, Math.abs(Math.abs(j) - 1), 0);
                zeros += j == 0 ? 1 : 0;
            }
        }
        assertEquals(4000, zeros, 4 * 2 * Math.sqrt(1000));
    }

    @Test
    void badLatticesTeach() {
        Teaches.oneLine(() -> Topology.lattice(Topology.Edges.FREE), "sides = []", "try 32, 32");
        Teaches.oneLine(() -> Topology.lattice(Topology.Edges.FREE, 4, 0), "[4, 0]", "at least 1");
        Teaches.oneLine(() -> Topology.lattice(Topology.Edges.PERIODIC, -3, -3), "[-3, -3]");
        Teaches.oneLine(() -> Topology.lattice(Topology.Edges.PERIODIC, 1, 1), "[1, 1]", "2 sites");
        Teaches.oneLine(() -> Topology.lattice(Topology.Edges.PERIODIC, 65536, 65536), "65536", "2^27");
        Teaches.oneLine(() -> Topology.lattice(null, 4), "edges = null");
        Topology torus = Topology.lattice(Topology.Edges.PERIODIC, 2, 3);
        assertEquals("lattice(2 x 3, periodic)", torus.toString());
        Teaches.oneLine(() -> torus.bonds(torus.edges()), "bonds(18)", "18 connections");
        Teaches.oneLine(() -> torus.edge(6, 0), "edge(6)", "0 to 5");
        Teaches.oneLine(() -> torus.degree(-1), "degree(-1)");
    }
}
