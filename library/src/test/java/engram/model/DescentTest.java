package engram.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import engram.coupling.Couplings;
import engram.coupling.Dense;
import engram.coupling.LowRank;
import engram.dynamics.Asynchronous;
import engram.dynamics.Order;
import engram.learning.Hebb;
import engram.learning.LocalRidge;
import engram.learning.PseudoInverse;
import engram.observable.Trace;
import engram.pattern.Patterns;
import engram.pattern.UniformVectors;
import engram.random.Streams;
import engram.state.Batch;
import engram.state.Spins;
import engram.topology.Topology;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A model claims that recall goes down in its energy only where that is true. */
class DescentTest {

    /** Field case 12: W = (-3, .5; .5, -3) from (+, +): the energy goes 2.5, 3.5, 2.5, 3.5. */
    @Test
    void fieldCase12NegativeSelfCoupling() {
        Couplings w = new Dense(new Spins(2, 1), new double[] {-3, 0.5, 0.5, -3});
        Quadratic model = assertInstanceOf(Quadratic.class, Model.of(w));
        Trace energy = Trace.every(1, model::energy);
        Asynchronous.untilFixed(Order.SEQUENTIAL, 3)
                .run(model, Batch.of(w.space(), new double[] {1, 1}), Streams.seed(1), energy);
        assertArrayEquals(new double[] {2.5, 3.5, 2.5, 3.5}, energy.values());
        assertFalse(model.descends());
        assertTrue(model.toString().contains("recall may raise: W_ii is negative"), model::toString);
        assertFalse(new Quadratic(w, ExternalField.uniform(w.space(), 0.1)).descends());
    }

    @Test
    void claims() {
        Patterns xi = new UniformVectors(3).draw(4, 12, Streams.seed(1));
        Topology complete = Topology.complete(12);
        for (double unit : new double[] {1e-300, 1e-13, 1, 1e300}) {
            assertTrue(dense(3, unit, 0, 0, 0).descends());
            assertTrue(dense(3, unit, 1, 2, 3).descends());
            assertFalse(dense(3, unit, 1, 2, -1e-6).descends());
            assertTrue(dense(1, unit, 0).descends());
            assertFalse(dense(1, unit, -1e-6).descends());
        }
        assertTrue(new Hebb().learn(xi, complete).descends());
        assertTrue(new LowRank(xi).descends());
        assertTrue(new PseudoInverse(PseudoInverse.Diagonal.KEPT)
                .learn(xi, complete)
                .descends());
        assertFalse(new LocalRidge(1e-3).learn(xi, Topology.ring(12, 4)).descends());
        assertFalse(
                new EnergyModel() {
                    @Override
                    public double energy(double[] s) {
                        return 0;
                    }

                    @Override
                    public Spins space() {
                        return new Spins(1, 1);
                    }

                    @Override
                    public void field(int i, double[][] x, int width, double[][] h) {}
                }.descends());
        assertFalse(new Quadratic(new Hebb().learn(xi, complete)).toString().contains("raise"));
    }

    /** A rotated block that has the eigenvalues given, on each of four sites, and couplings between them. */
    private static Dense dense(int d, double unit, double... eigenvalues) {
        int n = 4;
        double[] w = new double[n * d * n * d];
        RandomGenerator random = Streams.seed(3).open("w");
        for (int r = 0; r < n * d; r++) {
            for (int c = 0; c < r; c++) {
                if (r / d != c / d) {
                    w[r * n * d + c] = unit * random.nextGaussian();
                    w[c * n * d + r] = w[r * n * d + c];
                }
            }
        }
        double[] v = new Spins(1, d).random(random);
        for (int i = 0; i < n; i++) {
            for (int a = 0; a < d; a++) {
                for (int b = 0; b < d; b++) {
                    double sum = 0;
                    for (int k = 0; k < d; k++) {
                        double ak = (a == k ? 1 : 0) - (d == 1 ? 0 : 2 * v[a] * v[k]);
                        double bk = (b == k ? 1 : 0) - (d == 1 ? 0 : 2 * v[b] * v[k]);
                        sum += ak * bk * eigenvalues[k];
                    }
                    w[(i * d + a) * n * d + i * d + b] = unit * sum;
                }
            }
        }
        return new Dense(new Spins(n, d), w);
    }

    /** Where it is claimed it is so, update by update; with negative self-couplings it is not. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void whereClaimedTheEnergyNeverRises(int d) {
        double[] up = new double[d];
        double[] down = new double[d];
        up[0] = 2;
        down[d - 1] = -9;
        assertEquals(0, rise(dense(d, 1, up)), 1e-12);
        assertTrue(dense(d, 1, up).descends());
        assertTrue(rise(dense(d, 1, down)) > 0.1);
        assertFalse(dense(d, 1, down).descends());
    }

    private static double rise(Couplings w) {
        double most = 0;
        Quadratic model = new Quadratic(w);
        for (int seed = 0; seed < 20; seed++) {
            Streams streams = Streams.seed(seed);
            Trace energy = Trace.every(1, model::energy);
            new Asynchronous(Order.UNIFORM, 60, 0)
                    .run(model, Batch.of(w.space(), w.space().random(streams.open("s"))), streams, energy);
            double[] e = energy.values();
            for (int k = 1; k < e.length; k++) {
                most = Math.max(most, e[k] - e[k - 1]);
            }
        }
        return most;
    }
}
