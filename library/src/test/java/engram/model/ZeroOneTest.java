package engram.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import engram.Teaches;
import engram.coupling.Couplings;
import engram.coupling.Dense;
import engram.coupling.Layout;
import engram.dynamics.Asynchronous;
import engram.dynamics.Order;
import engram.dynamics.Precision;
import engram.dynamics.Synchronous;
import engram.exact.AllStates;
import engram.exact.Census;
import engram.learning.Hebb;
import engram.learning.Sequence;
import engram.pattern.Binary;
import engram.pattern.Patterns;
import engram.random.Streams;
import engram.state.Spins;
import engram.topology.Topology;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ZeroOneTest {
    private final Streams streams = Streams.seed(1982);

    private Couplings gaussian(int n, boolean symmetric) {
        RandomGenerator random = streams.open("couplings");
        double[] t = new double[n * n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                t[i * n + j] = symmetric && j < i ? t[j * n + i] : i == j ? 0 : random.nextGaussian();
            }
        }
        return new Dense(new Spins(n, 1), t);
    }

    private double[] thresholds(int n) {
        RandomGenerator random = streams.open("thresholds");
        double[] u = new double[n];
        Arrays.setAll(u, i -> random.nextGaussian());
        return u;
    }

    /** Hebb's with and without thresholds, where fields of zero are common, and Gaussian ones, where there are none. */
    private List<ZeroOne> networks(int n) {
        Patterns xi = new Binary().draw(3, n, streams);
        Couplings hebb = new Hebb(Layout.EXPLICIT).learn(xi, Topology.complete(n));
        Couplings lowRank = new Hebb(Layout.LOW_RANK).learn(xi, Topology.complete(n));
        return List.of(
                new ZeroOne(hebb),
                new ZeroOne(lowRank),
                ZeroOne.balanced(hebb),
                new ZeroOne(gaussian(n, true)),
                new ZeroOne(gaussian(n, true), thresholds(n)),
                ZeroOne.balanced(gaussian(n, true)),
                new ZeroOne(gaussian(n, false), thresholds(n)),
                new ZeroOne(new Sequence(1, true).learn(xi, Topology.complete(n))));
    }

    private static double[] state(int code, int n) {
        double[] v = new double[n];
        Arrays.setAll(v, i -> code >> i & 1);
        return v;
    }

    /** Hopfield's algorithm as he writes it, neuron after neuron from 0 on; equality leaves a neuron as it is. */
    private static double[] sweep(ZeroOne network, double[] from) {
        double[] v = from.clone();
        for (int i = 0; i < v.length; i++) {
            v[i] = next(network, v, i);
        }
        return v;
    }

    private static double next(ZeroOne network, double[] v, int i) {
        double input = -network.u()[i];
        for (int j = 0; j < v.length; j++) {
            input += network.t().block(i, j)[0] * v[j];
        }
        return Math.abs(input) < 1e-13 ? v[i] : input > 0 ? 1 : 0;
    }

    /** All states of all networks: fields, energies and moves in the two conventions, with sums as Hopfield writes them. */
    @ParameterizedTest
    @ValueSource(ints = {2, 5, 10})
    void bothConventionsAgreeStateByState(int n) {
        for (ZeroOne network : networks(n)) {
            CoupledModel spins = network.network();
            assertEquals(network.t().symmetric(), spins instanceof EnergyModel);
            Asynchronous sweep = new Asynchronous(Order.SEQUENTIAL, n, 0, Precision.DOUBLE);
            for (int code = 0; code < 1 << n; code++) {
                double[] v = state(code, n);
                double[] s = ZeroOne.spins(v);
                assertArrayEquals(v, ZeroOne.units(s), 0);
                double energy = 0;
                double[] atOnce = new double[n];
                for (int i = 0; i < n; i++) {
                    energy += network.u()[i] * v[i];
                    for (int j = 0; j < n; j++) {
                        energy -= network.t().block(i, j)[0] * v[i] * v[j] / 2;
                    }
                    atOnce[i] = next(network, v, i);
                }
                assertEquals(energy, network.form(v), 1e-13 * n * n);
                if (spins instanceof EnergyModel model) {
                    assertEquals(energy, model.energy(s) / 4 + network.offset(), 1e-13 * n * n);
                }
                double[] h = spins.w().fields(s);
                double[] fields = network.fields(v);
                for (int i = 0; i < n; i++) {
                    assertEquals(2 * fields[i], h[i] + spins.b().values()[i], 1e-13 * n);
                }
                assertArrayEquals(
                        ZeroOne.spins(sweep(network, v)),
                        sweep.run(spins, s, streams).state(0),
                        0);
                assertArrayEquals(
                        ZeroOne.spins(atOnce),
                        new Synchronous(1).run(spins, s, streams).state(0),
                        0);
            }
        }
    }

    /** dE = -dV_i (sum_j T_ij V_j - U_i), Hopfield's Eq 8: no move of his raises E. */
    @Test
    void movesLowerTheEnergy() {
        ZeroOne network = new ZeroOne(gaussian(8, true), thresholds(8));
        for (int code = 0; code < 1 << 8; code++) {
            double[] v = state(code, 8);
            for (int i = 0; i < 8; i++) {
                double[] moved = v.clone();
                moved[i] = 1 - v[i];
                double change = network.form(moved) - network.form(v);
                assertEquals(-(moved[i] - v[i]) * network.fields(v)[i], change, 1e-13);
                assertTrue(next(network, v, i) == v[i] || change < 0);
            }
        }
    }

    /** U_i = 1/2 sum_j T_ij: no field is left, not even by rounding, and the network is that of plain spins. */
    @Test
    void balancedThresholdsLeaveNoField() {
        for (Couplings t : List.of(gaussian(10, true), gaussian(10, false))) {
            assertTrue(ZeroOne.balanced(t).network().b().isNone());
            assertEquals(Model.of(t), ZeroOne.balanced(t).network());
        }
    }

    /**
     * Amit, Gutfreund and Sompolinsky 1985: V_i = sum_j J_ij (S_j + 1), h_i = V_i - U_i and U_i = sum_j J_ij make
     * h_i = sum_j J_ij S_j. Their V_i is twice the input of units of 0 and 1, their U_i twice the threshold.
     */
    @Test
    void thresholdsOfAmitGutfreundAndSompolinsky() {
        int n = 9;
        Patterns xi = new Binary().draw(3, n, streams);
        Couplings j = new Hebb(Layout.EXPLICIT).learn(xi, Topology.complete(n));
        ZeroOne network = ZeroOne.balanced(j);
        for (int code = 0; code < 1 << n; code++) {
            double[] s = ZeroOne.spins(state(code, n));
            double[] fields = network.fields(state(code, n));
            double energy = 0;
            for (int i = 0; i < n; i++) {
                double v = 0;
                double u = 0;
                double h = 0;
                for (int k = 0; k < n; k++) {
                    v += j.block(i, k)[0] * (s[k] + 1);
                    u += j.block(i, k)[0];
                    h += j.block(i, k)[0] * s[k];
                }
                assertEquals(h, v - u, 1e-14);
                assertEquals(h, 2 * fields[i], 1e-14);
                assertEquals(u, 2 * network.u()[i], 1e-14);
                energy -= h * s[i] / 2;
            }
            assertEquals(energy, 4 * (network.form(state(code, n)) - network.offset()), 1e-13);
        }
    }

    /** Spins in a field, to 0 and 1 and back. */
    @Test
    void thereAndBack() {
        Couplings w = gaussian(7, true);
        double[] b = thresholds(7);
        Quadratic spins = new Quadratic(w, new ExternalField(w.space(), b));
        ZeroOne network = ZeroOne.of(spins);
        assertArrayEquals(b, network.network().b().values(), 1e-14);
        AllStates all = AllStates.of(spins);
        for (int code = 0; code < 1 << 7; code++) {
            assertEquals(all.energy(code) / 4 + network.offset(), network.form(state(code, 7)), 1e-13);
        }
        assertArrayEquals(
                new double[7], ZeroOne.of(new Quadratic(w)).network().b().values(), 1e-14);
    }

    /** A pattern and its negative are alike for spins; in 0 and 1 without thresholds the dark state is always fixed. */
    @Test
    void withoutThresholdsTheDarkStateIsFixed() {
        int n = 10;
        Patterns xi = new Binary().draw(2, n, streams);
        Couplings t = new Hebb(Layout.EXPLICIT).learn(xi, Topology.complete(n));
        Census units = Census.sequential(new ZeroOne(t).network());
        assertEquals(List.of(0), units.from(0).orbit());
        Census spins = Census.sequential(new Quadratic(t));
        for (Census.Attractor attractor : spins.attractors()) {
            int code = attractor.orbit().get(0);
            assertEquals(
                    List.of((1 << n) - 1 - code),
                    spins.from((1 << n) - 1 - code).orbit());
        }
    }

    @Test
    void itShowsItself() {
        Couplings t = new Dense(new Spins(2, 1), new double[] {0, 1, 1, 0});
        assertEquals(
                "ZeroOne: V_i = 1 if sum T_ij V_j > U_i, U from -1.0 to 0.5\n└─ " + t,
                new ZeroOne(t, new double[] {0.5, -1}).toString());
        double[] u = {1, 2};
        ZeroOne kept = new ZeroOne(t, u);
        u[0] = 7;
        assertEquals(1, kept.u()[0], 0);
        assertFalse(kept.network().b().isNone());
        assertInstanceOf(Quadratic.class, kept.network());
    }

    @Test
    void badInputTeaches() {
        Couplings t = gaussian(4, true);
        Teaches.oneLine(() -> new ZeroOne(t, new double[3]), "N = 4", "3 thresholds", "balanced");
        Teaches.oneLine(() -> new ZeroOne(t, new double[] {0, Double.NaN, 0, 0}), "threshold 1 is NaN");
        ZeroOne network = new ZeroOne(t);
        Teaches.oneLine(() -> network.fields(new double[5]), "5 numbers", "N = 4");
        Teaches.oneLine(() -> network.form(new double[] {1, 0, -1, 0}), "neuron 2 is -1.0", "units");
        Teaches.oneLine(() -> ZeroOne.spins(new double[] {Double.NaN}), "NaN");
        Teaches.oneLine(() -> ZeroOne.units(new double[] {1, 0}), "spin 1", "+1 or -1");
        Couplings vectors = new Dense(new Spins(2, 3), new double[36]);
        Teaches.oneLine(() -> new ZeroOne(vectors), "d = 1", "Model.of");
        Teaches.oneLine(() -> ZeroOne.balanced(vectors), "d = 1");
        Teaches.oneLine(() -> ZeroOne.of(new Quadratic(vectors)), "d = 1");
    }
}
