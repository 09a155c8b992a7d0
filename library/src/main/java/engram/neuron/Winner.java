package engram.neuron;

import engram.argument.Given;
import java.util.Arrays;

/**
 * All weight on the most similar key, shared equally where several are: nearest-neighbour recall, Softmax at beta to infinity.
 *
 * @since 0.1.0
 */
public record Winner() implements Separation {

    @Override
    public void weights(double[] z, double[] weights) {
        Given.room("Winner.weights", z, weights);
        double most = Arrays.stream(z).max().orElse(0);
        long winners = Arrays.stream(z).filter(one -> one == most).count();
        for (int k = 0; k < z.length; k++) {
            weights[k] = z[k] == most ? 1.0 / winners : 0;
        }
    }
}
