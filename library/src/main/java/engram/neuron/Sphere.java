package engram.neuron;

import engram.argument.Given;

/**
 * L(x) = |x|: activations of unit length, g = x / |x|, and 0 at x = 0. Convex; flat along x.
 *
 * @since 0.1.0
 */
public record Sphere() implements Lagrangian {

    @Override
    public double value(double[] x) {
        Given.value("Sphere.value", "x", x, "one number a neuron");
        double square = 0;
        for (double one : x) {
            square += one * one;
        }
        return Math.sqrt(square);
    }

    @Override
    public void activation(double[] x, double[] g) {
        Given.room("Sphere.activation", x, g);
        double length = value(x);
        for (int k = 0; k < x.length; k++) {
            g[k] = length > 0 ? x[k] / length : 0;
        }
    }

    @Override
    public boolean convex() {
        return true;
    }
}
