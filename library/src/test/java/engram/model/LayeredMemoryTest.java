package engram.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import engram.Teaches;
import engram.neuron.Activation;
import engram.neuron.Lagrangian;
import engram.neuron.LogSumExp;
import engram.neuron.Power;
import engram.neuron.Sphere;
import engram.pattern.Gaussian;
import engram.pattern.Patterns;
import engram.random.Streams;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class LayeredMemoryTest {
    private final Streams streams = Streams.seed(2021);
    private final Patterns xi = new Gaussian().draw(4, 7, streams);

    private List<LayeredMemory> models() {
        return List.of(
                LayeredMemory.of(xi, Activation.TANH, Power.rectified(3), 1, 0.5),
                LayeredMemory.of(xi, Activation.IDENTITY, new LogSumExp(1.5), 1, 0.3),
                LayeredMemory.of(xi, new Sphere(), new Power(4), 2, 0.7),
                new LayeredMemory(
                        List.of(
                                new LayeredMemory.Layer(Activation.SIGMOID, 1, new double[] {1, 2, 3, 4, 5, 6, 7}),
                                new LayeredMemory.Layer(Activation.RELU, 0.5),
                                new LayeredMemory.Layer(Activation.TANH, 2)),
                        List.of(xi, new Gaussian().draw(3, 4, streams))));
    }

    private static double[] velocity(LayeredMemory model, double[] s) {
        double[][] x = new double[s.length][1];
        double[][] v = new double[s.length][1];
        for (int row = 0; row < s.length; row++) {
            x[row][0] = s[row];
        }
        model.velocity(0, x, 1, v);
        return Arrays.stream(v).mapToDouble(row -> row[0]).toArray();
    }

    private static double[] moved(double[] s, double[] v, double t) {
        double[] to = s.clone();
        Arrays.setAll(to, i -> s[i] + t * v[i]);
        return to;
    }

    /** dE/dt along the flow is -sum tau x' . (d2L/dx2) x', by differences of energies and of activations; it never rises. */
    @Test
    void theEnergyFallsAtTheRateOfTheFormula() {
        double[][] tau = {{1, 0.5}, {1, 0.3}, {2, 0.7}, {1, 0.5, 2}};
        for (int k = 0; k < tau.length; k++) {
            LayeredMemory model = models().get(k);
            for (int start = 0; start < 5; start++) {
                double[] s = model.space().random(streams.child("start", start).open("s"));
                double[] v = velocity(model, s);
                double step = 1e-6;
                double rate = (model.energy(moved(s, v, step)) - model.energy(moved(s, v, -step))) / (2 * step);
                double[] up = model.activations(moved(s, v, step));
                double[] down = model.activations(moved(s, v, -step));
                double formula = 0;
                for (int i = 0; i < s.length; i++) {
                    int layer = i < 7 ? 0 : i < 11 ? 1 : 2;
                    formula -= tau[k][layer] * v[i] * (up[i] - down[i]) / (2 * step);
                }
                assertEquals(formula, rate, 1e-6 * (1 + Math.abs(rate)), model.toString());
                assertTrue(rate <= 1e-6);
            }
        }
    }

    /** With the hidden neurons at h = Xi g the energy is the dense memory's, and least over h. */
    @Test
    void theHiddenLayerFollowed() {
        LayeredMemory model = LayeredMemory.of(xi, Activation.IDENTITY, new LogSumExp(1.5), 1, 0.3);
        double[] s = model.space().random(streams.open("v"));
        double[] v = model.space().part(s, 0);
        double[] z = new double[4];
        for (int mu = 0; mu < 4; mu++) {
            for (int i = 0; i < 7; i++) {
                z[mu] += xi.pattern(mu)[i] * v[i];
            }
            s[7 + mu] = z[mu];
        }
        double reduced = Arrays.stream(v).map(one -> one * one / 2).sum() - new LogSumExp(1.5).value(z);
        assertEquals(reduced, model.energy(s), 1e-12);
        for (int mu = 0; mu < 4; mu++) {
            for (double change : new double[] {-0.1, 0.1}) {
                double[] other = s.clone();
                other[7 + mu] += change;
                assertTrue(model.energy(other) >= reduced);
            }
        }
        // One Euler step of the visible neurons with dt = tau is the softmax step.
        double[] velocity = velocity(model, s);
        double[] step = new Attention(xi, 1.5).answer(v);
        for (int i = 0; i < 7; i++) {
            assertEquals(step[i], v[i] + velocity[i], 1e-14);
        }
    }

    @Test
    void activationsAreSlopes() {
        double[] x = {-2, -0.3, 0.4, 30, -40};
        for (Lagrangian lagrangian : new Lagrangian[] {
            Activation.IDENTITY, Activation.RELU, Activation.TANH, Activation.SIGMOID, Activation.SIGN, new Sphere()
        }) {
            double[] g = new double[x.length];
            lagrangian.activation(x, g);
            assertTrue(lagrangian.convex());
            for (int i = 0; i < x.length; i++) {
                double[] up = x.clone();
                double[] down = x.clone();
                up[i] += 1e-6;
                down[i] -= 1e-6;
                assertEquals((lagrangian.value(up) - lagrangian.value(down)) / 2e-6, g[i], 1e-6, lagrangian + " " + i);
            }
        }
        assertArrayEquals(new double[2], activation(new Sphere(), new double[2]));
    }

    private static double[] activation(Lagrangian lagrangian, double[] x) {
        double[] g = new double[x.length];
        lagrangian.activation(x, g);
        return g;
    }

    @Test
    void synapsesAreCounted() {
        assertEquals(28, models().get(0).pairs());
        assertEquals(28 + 12, models().get(3).pairs());
        Teaches.oneLine(() -> LayeredMemory.of(xi, Activation.TANH, new Power(2), 0, 1), "tau = 0");
        Teaches.oneLine(
                () -> new LayeredMemory(List.of(new LayeredMemory.Layer(Activation.TANH, 1)), List.of()), "1 layers");
        LayeredMemory.Layer layer = new LayeredMemory.Layer(Activation.TANH, 1);
        Teaches.oneLine(() -> new LayeredMemory(List.of(layer, layer, layer), List.of(xi, xi)), "n=7", "n=4");
        Teaches.oneLine(
                () -> new LayeredMemory(
                        List.of(layer, new LayeredMemory.Layer(Activation.TANH, 1, new double[3])), List.of(xi)),
                "3 numbers",
                "4");
    }
}
