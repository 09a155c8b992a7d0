package engram.neuron;

import engram.argument.Given;

/**
 * Weights proportional to exp(beta z): attention. Computed relative to the largest z, so nothing overflows.
 *
 * @param beta inverse temperature, above 0; 1/sqrt(d_k) in transformers
 * @since 0.1.0
 */
public record Softmax(double beta) implements Separation {

    /**
     * Checks the parameter.
     *
     * @param beta inverse temperature, above 0
     */
    public Softmax {
        if (!(beta > 0 && beta <= Double.MAX_VALUE)) {
            throw new IllegalArgumentException(
                    "Softmax(beta = " + beta + "): a finite inverse temperature above 0 is needed; try 1");
        }
    }

    @Override
    public void weights(double[] z, double[] weights) {
        Given.room("Softmax.weights", z, weights);
        new LogSumExp(beta).activation(z, weights);
    }
}
