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
        d = start.spins().d();
        sampler = d == 1 ? null : new FisherSampler(d);
        axis = new double[d];
        s = new double[d];
    }

    @Override
    public void draw(double[][] h, double[][] x, int row) {
        if (d > 1) {
            for (int lane = 0; lane < random.length; lane++) {
                about(h, lane);
            }
            return;
        }
        double[] s = h[0];
        for (int lane = 0; lane < random.length; lane++) {
            s[lane] = -Odds.HEAT_BATH.side(random[lane].nextDouble(), 2 * (Turn.finite(s[lane]) / temperature));
        }
    }

    /** The field's length is formed from components scaled by a power of two, so that its square neither overflows nor vanishes. */
    private void about(double[][] h, int lane) {
        double largest = 0;
        for (int a = 0; a < d; a++) {
            largest = Math.max(largest, Math.abs(h[a][lane]));
        }
        double unit = Math.scalb(1.0, Math.max(Math.getExponent(Turn.finite(largest)), Double.MIN_EXPONENT));
        double square = 0;
        for (int a = 0; a < d; a++) {
            axis[a] = h[a][lane] / unit;
            square += axis[a] * axis[a];
        }
        double length = Math.sqrt(square);
        for (int a = 0; a < d; a++) {
            axis[a] = length > 0 ? axis[a] / length : a == d - 1 ? 1 : 0;
        }
        sampler.draw(axis, length * (unit / temperature), random[lane], s);
        for (int a = 0; a < d; a++) {
            h[a][lane] = s[a];
        }
    }
}
