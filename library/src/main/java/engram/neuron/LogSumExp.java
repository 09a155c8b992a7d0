package engram.neuron;

import engram.argument.Given;

/**
 * L(x) = (1/beta) ln sum_mu exp(beta x_mu); its activations are the softmax of beta x. Computed relative to the largest x, so
 * nothing overflows. At T = 0 a bit turns as with {@link Exponential}, since the logarithm is monotonic. Convex.
 *
 * @param beta inverse temperature of the softmax, above 0
 * @since 0.1.0
 */
public record LogSumExp(double beta) implements Lagrangian {

    /**
     * Checks the parameter.
     *
     * @param beta inverse temperature of the softmax, above 0
     */
    public LogSumExp {
        if (!(beta > 0 && beta <= Double.MAX_VALUE)) {
            throw new IllegalArgumentException(
                    "LogSumExp(beta = " + beta + "): a finite inverse temperature above 0 is needed; try 1");
        }
    }

    @Override
    public double value(double[] x) {
        double most = most(x);
        double sum = 0;
        for (double one : x) {
            sum += StrictMath.exp(beta * (one - most));
        }
        return most + StrictMath.log(sum) / beta;
    }

    @Override
    public void activation(double[] x, double[] g) {
        Given.room("LogSumExp.activation", x, g);
        double most = most(x);
        double sum = 0;
        for (int mu = 0; mu < x.length; mu++) {
            g[mu] = StrictMath.exp(beta * (x[mu] - most));
            sum += g[mu];
        }
        for (int mu = 0; mu < x.length; mu++) {
            g[mu] /= sum;
        }
    }

    private static double most(double[] x) {
        if (x == null || x.length == 0) {
            throw new IllegalArgumentException(
                    "LogSumExp: " + (x == null ? "null" : "no numbers") + " came; at least one neuron is needed");
        }
        double most = Double.NEGATIVE_INFINITY;
        for (double one : x) {
            most = Math.max(most, one);
        }
        return most;
    }

    @Override
    public boolean convex() {
        return true;
    }
}
