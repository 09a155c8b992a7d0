package engram.dynamics;

import engram.random.Streams;
import engram.state.Batch;
import java.util.random.RandomGenerator;

/** A bit turns for certain if that lowers the energy, and with probability exp(-dE / T) if it does not. */
final class MetropolisTurn implements Turn {
    private final double temperature;
    private final RandomGenerator[] random;

    MetropolisTurn(double temperature, Batch start, int tile, Streams streams) {
        this.temperature = temperature;
        random = Turn.generators(start, tile, streams);
    }

    @Override
    public void draw(double[][] h, double[][] x, int row) {
        for (int lane = 0; lane < random.length; lane++) {
            double s = x[row][lane];
            double gain = -2 * s * (Turn.finite(h[0][lane]) / temperature);
            h[0][lane] = s * Odds.METROPOLIS.side(random[lane].nextDouble(), gain);
        }
    }
}
