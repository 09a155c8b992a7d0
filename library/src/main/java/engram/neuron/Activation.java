package engram.neuron;

import engram.argument.Given;

/**
 * Lagrangians of a layer of independent neurons, named by their activation g = dL/dx. All are convex.
 *
 * @since 0.1.0
 */
public enum Activation implements Lagrangian {
    /** g = x, L = sum x^2 / 2. */
    IDENTITY {
        @Override
        double lagrangian(double x) {
            return x * x / 2;
        }

        @Override
        double activation(double x) {
            return x;
        }
    },
    /** g = x for x &gt; 0 and 0 otherwise, L = sum x_+^2 / 2. */
    RELU {
        @Override
        double lagrangian(double x) {
            return x > 0 ? x * x / 2 : 0;
        }

        @Override
        double activation(double x) {
            return Math.max(x, 0);
        }
    },
    /** g = tanh x, L = sum ln cosh x. */
    TANH {
        @Override
        double lagrangian(double x) {
            double size = Math.abs(x);
            return size + StrictMath.log1p(StrictMath.exp(-2 * size)) - StrictMath.log(2);
        }

        @Override
        double activation(double x) {
            return StrictMath.tanh(x);
        }
    },
    /** g = 1 / (1 + exp(-x)), L = sum ln(1 + exp x). */
    SIGMOID {
        @Override
        double lagrangian(double x) {
            return Math.max(x, 0) + StrictMath.log1p(StrictMath.exp(-Math.abs(x)));
        }

        @Override
        double activation(double x) {
            return 1 / (1 + StrictMath.exp(-x));
        }
    },
    /** g = sign x, L = sum |x|: binary neurons. */
    SIGN {
        @Override
        double lagrangian(double x) {
            return Math.abs(x);
        }

        @Override
        double activation(double x) {
            return Math.signum(x);
        }
    };

    abstract double lagrangian(double x);

    abstract double activation(double x);

    @Override
    public double value(double[] x) {
        Given.value("Activation.value", "x", x, "one number a neuron");
        double sum = 0;
        for (double one : x) {
            sum += lagrangian(one);
        }
        return sum;
    }

    @Override
    public void activation(double[] x, double[] g) {
        Given.room("Activation.activation", x, g);
        for (int k = 0; k < x.length; k++) {
            g[k] = activation(x[k]);
        }
    }

    @Override
    public boolean convex() {
        return true;
    }
}
