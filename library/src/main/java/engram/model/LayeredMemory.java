package engram.model;

import engram.argument.Given;
import engram.identity.Identified;
import engram.neuron.Lagrangian;
import engram.pattern.Patterns;
import engram.state.Layers;
import engram.state.Reals;
import engram.state.Space;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Layers of neurons with Lagrangians and symmetric synapses between neighbouring layers, in continuous time (Krotov and Hopfield 2021, Krotov 2021,
 * Hoover et al. 2022):
 *
 * <pre>
 *   tau_k x_k' = -x_k + I_k + Xi_(k-1) g_(k-1) + Xi_k^T g_(k+1),      g_k = dL_k/dx_k
 *   E = sum_k [ (x_k - I_k) . g_k - L_k(x_k) ] - sum_k g_(k+1) . Xi_k g_k
 * </pre>
 *
 * The rows of Xi_k are the patterns between layer k and layer k + 1. The energy falls wherever the Lagrangians are convex:
 * dE/dt = -sum_k tau_k x_k' . (d2L_k/dx2) x_k'. Two layers, visible and hidden: every dense memory, with synapses between
 * pairs of neurons alone.
 *
 * @since 0.1.0
 */
public final class LayeredMemory implements FlowModel, Energy, Identified {
    private final Layers space;
    private final List<Layer> layers;
    private final List<Patterns> synapses;
    private final double[][] xi;

    /**
     * One layer of neurons.
     *
     * @param lagrangian its Lagrangian
     * @param tau its time constant, above 0
     * @param input a constant input to each neuron; empty for none
     */
    public record Layer(Lagrangian lagrangian, double tau, double[] input) {
        /**
         * Checks the layer.
         *
         * @param lagrangian its Lagrangian
         * @param tau its time constant, above 0
         * @param input a constant input to each neuron; empty for none; copied
         */
        public Layer {
            Given.value("Layer", "lagrangian", lagrangian, "a Lagrangian, such as Activation.TANH,");
            Given.value("Layer", "input", input, "a constant input to each neuron, or an empty array,");
            if (!(tau > 0 && tau <= Double.MAX_VALUE)) {
                throw new IllegalArgumentException(
                        "Layer(tau = " + tau + "): a finite time constant above 0 is needed");
            }
            input = input.clone();
        }

        /**
         * A layer without input.
         *
         * @param lagrangian its Lagrangian
         * @param tau its time constant, above 0
         */
        public Layer(Lagrangian lagrangian, double tau) {
            this(lagrangian, tau, new double[0]);
        }

        /**
         * A copy of the input.
         *
         * @return one number a neuron, or none
         */
        @Override
        public double[] input() {
            return input.clone();
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Layer that
                    && lagrangian.equals(that.lagrangian)
                    && tau == that.tau
                    && Arrays.equals(input, that.input);
        }

        @Override
        public int hashCode() {
            return 31 * (31 * lagrangian.hashCode() + Double.hashCode(tau)) + Arrays.hashCode(input);
        }

        @Override
        public String toString() {
            return "Layer(" + lagrangian + ", tau = " + tau + (input.length > 0 ? ", with input)" : ")");
        }
    }

    /**
     * Layers and the synapses between them.
     *
     * @param layers two or more, from the visible one on
     * @param synapses patterns of real numbers between each layer and the next: as many numbers a pattern as the layer has neurons, as many patterns
     *     as the next has
     */
    public LayeredMemory(List<Layer> layers, List<Patterns> synapses) {
        this.layers = Given.list("LayeredMemory", "layers", layers, "layers");
        this.synapses = Given.list("LayeredMemory", "synapses", synapses, "patterns between neighbouring layers");
        if (this.layers.size() < 2 || this.synapses.size() != this.layers.size() - 1) {
            throw new IllegalArgumentException(
                    "LayeredMemory: " + this.layers.size() + " layers and "
                            + this.synapses.size()
                            + " sets of synapses came; two or more layers are needed, and synapses between each two neighbours");
        }
        List<Space> spaces = new ArrayList<>();
        spaces.add(new Reals(this.synapses.get(0).space().size()));
        for (Patterns patterns : this.synapses) {
            Space from = spaces.get(spaces.size() - 1);
            if (!patterns.space().equals(from)) {
                throw new IllegalArgumentException("LayeredMemory: the synapses from layer " + (spaces.size() - 1)
                        + " have " + patterns.space() + "; the layer has " + from
                        + " (xi.reals() makes real numbers of spins)");
            }
            spaces.add(new Reals(patterns.p()));
        }
        for (int k = 0; k < this.layers.size(); k++) {
            int given = this.layers.get(k).input().length;
            if (given != 0 && given != spaces.get(k).size()) {
                throw new IllegalArgumentException("LayeredMemory: the input of layer " + k + " has " + given
                        + " numbers; its neurons are " + spaces.get(k).size());
            }
        }
        space = new Layers(spaces);
        xi = this.synapses.stream().map(Patterns::xi).toArray(double[][]::new);
    }

    /**
     * Returns a network of a visible and a hidden layer.
     *
     * @param xi the patterns, real numbers: one hidden neuron each
     * @param visible Lagrangian of the visible neurons
     * @param hidden Lagrangian of the hidden neurons
     * @param tauVisible time constant of the visible neurons, above 0
     * @param tauHidden time constant of the hidden neurons, above 0; to 0 the hidden neurons follow at once
     * @return the network
     */
    public static LayeredMemory of(
            Patterns xi, Lagrangian visible, Lagrangian hidden, double tauVisible, double tauHidden) {
        Given.value("LayeredMemory.of", "xi", xi, "patterns of real numbers");
        return new LayeredMemory(List.of(new Layer(visible, tauVisible), new Layer(hidden, tauHidden)), List.of(xi));
    }

    @Override
    public Layers space() {
        return space;
    }

    /**
     * Returns the number of synapses between pairs of neurons.
     *
     * @return the sum over neighbouring layers of the products of their sizes
     */
    public long pairs() {
        return synapses.stream()
                .mapToLong(patterns -> (long) patterns.p() * patterns.space().size())
                .sum();
    }

    /**
     * Computes the activations of a state.
     *
     * @param s a state of all layers
     * @return g of all layers, one after another
     */
    public double[] activations(double[] s) {
        space.check(s, "LayeredMemory: the state");
        double[] all = new double[s.length];
        for (int k = 0; k < layers.size(); k++) {
            double[] g = new double[space.layer(k).size()];
            layers.get(k).lagrangian().activation(space.part(s, k), g);
            System.arraycopy(g, 0, all, space.offset(k), g.length);
        }
        return all;
    }

    @Override
    public double energy(double[] s) {
        double[] g = activations(s);
        double energy = 0;
        for (int k = 0; k < layers.size(); k++) {
            Layer layer = layers.get(k);
            int at = space.offset(k);
            for (int i = 0; i < space.layer(k).size(); i++) {
                energy += (s[at + i] - (layer.input.length > 0 ? layer.input[i] : 0)) * g[at + i];
            }
            energy -= layer.lagrangian().value(space.part(s, k));
        }
        for (int k = 0; k < xi.length; k++) {
            int from = space.offset(k);
            int to = space.offset(k + 1);
            int n = to - from;
            for (int mu = 0; mu < xi[k].length / n; mu++) {
                double sum = 0;
                for (int i = 0; i < n; i++) {
                    sum += xi[k][mu * n + i] * g[from + i];
                }
                energy -= g[to + mu] * sum;
            }
        }
        return energy;
    }

    @Override
    public void velocity(double t, double[][] x, int width, double[][] v) {
        Given.rows("LayeredMemory.velocity(x)", x, 0, space.size(), width);
        Given.rows("LayeredMemory.velocity(v)", v, 0, space.size(), width);
        double[][] g = activations(x, width);
        for (int k = 0; k < layers.size(); k++) {
            double[] input = layers.get(k).input;
            for (int i = 0; i < space.layer(k).size(); i++) {
                int row = space.offset(k) + i;
                for (int lane = 0; lane < width; lane++) {
                    v[row][lane] = (input.length > 0 ? input[i] : 0) - x[row][lane];
                }
            }
        }
        for (int k = 0; k < xi.length; k++) {
            int from = space.offset(k);
            int to = space.offset(k + 1);
            int n = to - from;
            for (int mu = 0; mu < xi[k].length / n; mu++) {
                for (int i = 0; i < n; i++) {
                    double weight = xi[k][mu * n + i];
                    add(weight, g[from + i], v[to + mu], width);
                    add(weight, g[to + mu], v[from + i], width);
                }
            }
        }
        for (int k = 0; k < layers.size(); k++) {
            for (int i = 0; i < space.layer(k).size(); i++) {
                double[] row = v[space.offset(k) + i];
                for (int lane = 0; lane < width; lane++) {
                    row[lane] /= layers.get(k).tau();
                }
            }
        }
    }

    private double[][] activations(double[][] x, int width) {
        double[][] g = new double[x.length][width];
        for (int k = 0; k < layers.size(); k++) {
            int at = space.offset(k);
            double[] own = new double[space.layer(k).size()];
            double[] active = new double[own.length];
            for (int lane = 0; lane < width; lane++) {
                for (int i = 0; i < own.length; i++) {
                    own[i] = x[at + i][lane];
                }
                layers.get(k).lagrangian().activation(own, active);
                for (int i = 0; i < own.length; i++) {
                    g[at + i][lane] = active[i];
                }
            }
        }
        return g;
    }

    private static void add(double factor, double[] row, double[] sum, int width) {
        for (int lane = 0; lane < width; lane++) {
            sum[lane] += factor * row[lane];
        }
    }

    @Override
    public Object identity() {
        return List.of(layers, synapses);
    }

    @Override
    public String toString() {
        return "LayeredMemory(" + space.layers().stream().map(Space::size).toList() + " neurons, " + layers + ")";
    }
}
