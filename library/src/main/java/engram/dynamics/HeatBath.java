package engram.dynamics;

import engram.random.Streams;
import engram.state.Batch;
import engram.state.FisherSampler;
import java.util.random.RandomGenerator;

/** A spin forgets what it was and is drawn from its Boltzmann distribution in its field. */
final class HeatBath implements Turn {
    private final double temperature;
    private final RandomGenerator[] random;
    private final int d;
    private final FisherSampler sampler;
    private final double[] axis;
    private final double[] s;

    HeatBath(double temperature, Batch start, int tile, Streams streams) {
        this.temperature = temperature;
        random = Turn.generators(start, tile, streams);
        d = start.space().d();
        sampler = d == 1 ? null : new FisherSampler(d);
        axis = new double[d];
        s = new double[d];
    }

    @Override
    public void draw(double[][] h, double[][] x, int row) {
        for (int lane = 0; lane < random.length; lane++) {
            if (d == 1) {
                double up = 1 / (1 + StrictMath.exp(-2 * Turn.reduced(h[0][lane], temperature)));
                h[0][lane] = random[lane].nextDouble() < up ? 1 : -1;
            } else {
                about(h, lane);
            }
        }
    }

    private void about(double[][] h, int lane) {
        double square = 0;
        for (int a = 0; a < d; a++) {
            square += h[a][lane] * h[a][lane];
        }
        double length = Math.sqrt(square);
        for (int a = 0; a < d; a++) {
            axis[a] = length > 0 ? h[a][lane] / length : a == d - 1 ? 1 : 0;
        }
        sampler.draw(axis, Turn.reduced(length, temperature), random[lane], s);
        for (int a = 0; a < d; a++) {
            h[a][lane] = s[a];
        }
    }
}
