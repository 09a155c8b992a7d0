package engram.state;

import engram.argument.Given;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Layers of units one after another, such as visible and hidden neurons: the product of their spaces. A state holds the first
 * layer's numbers first.
 *
 * @param layers at least one space
 * @since 0.1.0
 */
public record Layers(List<Space> layers) implements Space {

    /**
     * Checks the layers.
     *
     * @param layers at least one space
     */
    public Layers {
        if (layers == null || layers.isEmpty() || layers.stream().anyMatch(layer -> layer == null)) {
            throw new IllegalArgumentException(
                    "Layers(" + layers + "): at least one space is needed; try Layers.of(new Reals(64), new Reals(8))");
        }
        long size = layers.stream().mapToLong(Space::size).sum();
        if (size > Integer.MAX_VALUE - 8) {
            throw new IllegalArgumentException(
                    "Layers: " + size + " numbers do not fit one array; keep their sum below 2^31");
        }
        layers = List.copyOf(layers);
    }

    /**
     * Returns layers in this order.
     *
     * @param layers at least one space
     * @return the space of all
     */
    public static Layers of(Space... layers) {
        return new Layers(layers == null ? null : Arrays.asList(layers));
    }

    /**
     * Returns where a layer begins in a state.
     *
     * @param k the layer, from 0
     * @return the index of its first number, or row
     */
    public int offset(int k) {
        layer(k);
        return layers.subList(0, k).stream().mapToInt(Space::size).sum();
    }

    /**
     * Returns the space of one layer.
     *
     * @param k the layer, from 0
     * @return its space
     */
    public Space layer(int k) {
        if (k < 0 || k >= layers.size()) {
            throw new IllegalArgumentException(
                    "Layers: layer " + k + " was asked for; there are " + layers.size() + ", numbered from 0");
        }
        return layers.get(k);
    }

    /**
     * Copies one layer out of a state.
     *
     * @param s a state of all layers
     * @param k the layer, from 0
     * @return its numbers
     */
    public double[] part(double[] s, int k) {
        int from = offset(k);
        if (s == null || s.length != size()) {
            throw new IllegalArgumentException("Layers.part: " + (s == null ? "null" : s.length + " numbers")
                    + " came; " + this + " needs " + sizeInSymbols());
        }
        return Arrays.copyOfRange(s, from, from + layers.get(k).size());
    }

    @Override
    public int n() {
        return layers.stream().mapToInt(Space::n).sum();
    }

    @Override
    public int size() {
        return layers.stream().mapToInt(Space::size).sum();
    }

    @Override
    public double[] random(RandomGenerator random) {
        double[] s = new double[size()];
        int at = 0;
        for (Space layer : layers) {
            System.arraycopy(layer.random(random), 0, s, at, layer.size());
            at += layer.size();
        }
        return s;
    }

    @Override
    public void check(double[] states, int at, String what) {
        int from = at;
        for (int k = 0; k < layers.size(); k++) {
            layers.get(k).check(states, from, what + ", layer " + k);
            from += layers.get(k).size();
        }
    }

    @Override
    public void check(double[][] rows, int at, int width, String what, int first) {
        Given.rows(what, rows, at, size(), width);
        int from = at;
        for (int k = 0; k < layers.size(); k++) {
            layers.get(k).check(rows, from, width, what + ", layer " + k, first);
            from += layers.get(k).size();
        }
    }

    @Override
    public String toString() {
        return "Layers" + layers;
    }
}
