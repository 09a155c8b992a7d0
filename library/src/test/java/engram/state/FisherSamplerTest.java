package engram.state;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import engram.Teaches;
import engram.random.Streams;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FisherSamplerTest {
    private final Streams streams = Streams.seed(1953);

    /** About a given axis, the component along it is the one that the same stream gives about the last axis. */
    @ParameterizedTest
    @ValueSource(ints = {2, 3, 4, 7})
    void theAxisIsCarriedAlong(int d) {
        FisherSampler sampler = new FisherSampler(d);
        Spins space = new Spins(1, d);
        RandomGenerator axes = streams.open("axes");
        for (int k = 0; k < 50; k++) {
            double[] axis = space.random(axes);
            if (k < 2) {
                axis = new double[d];
                axis[d - 1] = k == 0 ? 1 : -1;
            }
            double[] last = new double[d];
            double[] s = new double[d];
            sampler.draw(2, streams.child("draw", k).open("s"), last, 0);
            sampler.draw(axis, 2, streams.child("draw", k).open("s"), s);
            double along = 0;
            double square = 0;
            for (int a = 0; a < d; a++) {
                along += axis[a] * s[a];
                square += s[a] * s[a];
            }
            assertEquals(last[d - 1], along, 1e-14);
            assertEquals(1, square, 1e-14);
        }
    }

    /** What lies across the axis favours no direction: its mean is zero and its square the same each way. */
    @Test
    void acrossTheAxisAllDirectionsAreAlike() {
        FisherSampler sampler = new FisherSampler(3);
        double[] axis = {0.6, 0, 0.8};
        double[][] across = {{0, 1, 0}, {0.8, 0, -0.6}};
        RandomGenerator random = streams.open("across");
        int draws = 40_000;
        double[] s = new double[3];
        double[] mean = new double[2];
        double[] square = new double[2];
        for (int k = 0; k < draws; k++) {
            sampler.draw(axis, 3, random, s);
            for (int a = 0; a < 2; a++) {
                double one = s[0] * across[a][0] + s[1] * across[a][1] + s[2] * across[a][2];
                mean[a] += one / draws;
                square[a] += one * one / draws;
            }
        }
        double langevin = 1 / Math.tanh(3) - 1.0 / 3;
        for (int a = 0; a < 2; a++) {
            assertEquals(0, mean[a], 4 * Math.sqrt(langevin / 3 / draws));
            assertEquals(langevin / 3, square[a], 4 * 0.5 / Math.sqrt(draws));
        }
    }

    /** Neither end of the scale of kappa is a special case. */
    @ParameterizedTest
    @ValueSource(ints = {2, 3, 5})
    void anyConcentrationGivesAUnitVector(int d) {
        FisherSampler sampler = new FisherSampler(d);
        double[] axis = new double[d];
        axis[0] = 1;
        double[] s = new double[d];
        RandomGenerator random = streams.open("ends");
        for (double kappa : new double[] {0, Double.MIN_VALUE, 1e-200, 1e200, Double.MAX_VALUE}) {
            sampler.draw(axis, kappa, random, s);
            new Spins(1, d).check(s, "kappa " + kappa);
        }
        sampler.draw(axis, Double.POSITIVE_INFINITY, random, s);
        assertArrayEquals(axis, s, 1e-15);
    }

    @Test
    void badInputTeaches() {
        Teaches.oneLine(() -> new FisherSampler(1), "d = 1", "at least 2");
        Teaches.oneLine(
                () -> new FisherSampler(3).draw(Double.NaN, streams.open("s"), new double[3], 0), "NaN", "uniform");
    }
}
