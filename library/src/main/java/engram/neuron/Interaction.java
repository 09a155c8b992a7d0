package engram.neuron;

import engram.argument.Given;
import java.util.function.DoubleUnaryOperator;

/**
 * The function F of a dense associative memory, E(s) = -sum_mu F(xi^mu . s): each hidden neuron by itself, L(x) = sum_mu
 * F(x_mu). No prefactor: one would change energies and temperatures, and no recall at T = 0.
 *
 * <p>A lambda is one: {@code Interaction quartic = x -> x * x * x * x;} its slope is then a difference.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface Interaction extends Lagrangian {

    /**
     * Returns F.
     *
     * @param x an overlap, a whole number for bits
     * @return F(x), finite for every overlap that occurs
     */
    double of(double x);

    /**
     * Returns the slope, by default the central difference of F with a step of 1e-5 (1 + |x|).
     *
     * @param x an overlap
     * @return F'(x)
     */
    default double slope(double x) {
        double step = 1e-5 * (1 + Math.abs(x));
        return (of(x + step) - of(x - step)) / (2 * step);
    }

    @Override
    default double value(double[] x) {
        Given.value("Interaction.value", "x", x, "one number a neuron");
        double sum = 0;
        for (double one : x) {
            sum += of(one);
        }
        return sum;
    }

    @Override
    default void activation(double[] x, double[] g) {
        Given.room("Interaction.activation", x, g);
        for (int mu = 0; mu < x.length; mu++) {
            g[mu] = slope(x[mu]);
        }
    }

    /**
     * Returns an interaction with its slope.
     *
     * @param f the function
     * @param slope its derivative
     * @return F, which is not claimed to be convex
     */
    static Interaction of(DoubleUnaryOperator f, DoubleUnaryOperator slope) {
        Given.value("Interaction.of", "f", f, "a function such as x -> x * x");
        Given.value("Interaction.of", "slope", slope, "its derivative, such as x -> 2 * x,");
        return new Interaction() {
            @Override
            public double of(double x) {
                return f.applyAsDouble(x);
            }

            @Override
            public double slope(double x) {
                return slope.applyAsDouble(x);
            }
        };
    }
}
