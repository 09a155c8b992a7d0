package engram.neuron;

import engram.argument.Given;
import java.util.Arrays;

/**
 * Sparse weights: alpha-entmax, the point w of the simplex that maximises w . z + the Tsallis entropy of order alpha. With
 * alpha = 2 it is sparsemax, w = (beta z - tau)_+; with alpha = 1.5, w = (beta z / 2 - tau)_+^2. Keys far from the best have weight zero exactly, so recall
 * is exact if and only if beta times the separation of the key is at least 1 / (alpha - 1).
 *
 * <p>Sources: Martins and Astudillo (2016), Peters, Niculae and Martins (2019), Hu et al. (2023).
 *
 * @param alpha 2 (sparsemax) or 1.5
 * @param beta inverse temperature, above 0
 * @since 0.1.0
 */
public record Entmax(double alpha, double beta) implements Separation {

    /**
     * Checks the parameters.
     *
     * @param alpha 2 (sparsemax) or 1.5
     * @param beta inverse temperature, above 0
     */
    public Entmax {
        if (alpha != 2 && alpha != 1.5) {
            throw new IllegalArgumentException("Entmax(alpha = " + alpha
                    + "): 2 (sparsemax) and 1.5 have closed forms and are offered; alpha = 1 is Softmax");
        }
        if (!(beta > 0 && beta <= Double.MAX_VALUE)) {
            throw new IllegalArgumentException(
                    "Entmax(beta = " + beta + "): a finite inverse temperature above 0 is needed; try 1");
        }
    }

    /**
     * Returns sparsemax.
     *
     * @param beta inverse temperature, above 0
     * @return entmax of order 2
     */
    public static Entmax sparsemax(double beta) {
        return new Entmax(2, beta);
    }

    @Override
    public void weights(double[] z, double[] weights) {
        Given.room("Entmax.weights", z, weights);
        double most = Arrays.stream(z).max().orElse(0);
        double[] sorted = new double[z.length];
        for (int k = 0; k < z.length; k++) {
            sorted[k] = (alpha == 2 ? beta : beta / 2) * (z[k] - most);
        }
        double[] scaled = sorted.clone();
        Arrays.sort(sorted);
        double tau = threshold(sorted);
        for (int k = 0; k < z.length; k++) {
            double above = Math.max(0, scaled[k] - tau);
            weights[k] = alpha == 2 ? above : above * above;
        }
    }

    /** The tau at which the weights add up to 1, from the similarities in ascending order. */
    private double threshold(double[] ascending) {
        double sum = 0;
        double squares = 0;
        double tau = 0;
        for (int count = 1; count <= ascending.length; count++) {
            double z = ascending[ascending.length - count];
            sum += z;
            squares += z * z;
            double mean = sum / count;
            double spread = 1 - (squares - count * mean * mean);
            double next = alpha == 2 ? (sum - 1) / count : mean - Math.sqrt(Math.max(0, spread / count));
            if (count > 1 && next > z) {
                break;
            }
            tau = next;
        }
        return tau;
    }
}
