package engram.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import engram.Teaches;
import engram.random.Streams;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class JackknifeTest {

    /** The jackknife error of a mean is sd / sqrt(n), exactly. */
    @Test
    void ofAnAverageItIsTheStandardError() {
        double[] x = {0.3, -1.2, 2.5, 0.9, 1.1};
        Jackknife mean = Jackknife.of(
                x.length,
                chosen -> Arrays.stream(chosen).mapToDouble(k -> x[k]).average().orElseThrow());
        assertEquals(Estimate.of(x).mean(), mean.value(), 1e-15);
        assertEquals(Estimate.of(x).se(), mean.se(), 1e-15);
        assertEquals(5, mean.n());
        assertEquals(Estimate.of(x).toString(), mean.toString());
    }

    /** Ratios of sums over 20 pairs: 400 jackknife errors agree with the scatter of the 400 ratios, within four errors of an sd. */
    @Test
    void theErrorOfARatioIsItsScatter() {
        RandomGenerator random = Streams.seed(1958).open("ratios");
        double[] ratios = new double[400];
        double[] squares = new double[400];
        for (int trial = 0; trial < ratios.length; trial++) {
            double[] below = random.doubles(20, 1, 2).toArray();
            double[] above =
                    Arrays.stream(below).map(y -> 3 * y + random.nextGaussian()).toArray();
            Jackknife ratio = Jackknife.of(
                    20,
                    chosen -> Arrays.stream(chosen).mapToDouble(k -> above[k]).sum()
                            / Arrays.stream(chosen).mapToDouble(k -> below[k]).sum());
            ratios[trial] = ratio.value();
            squares[trial] = ratio.se() * ratio.se();
        }
        double sd = Estimate.of(ratios).sd();
        assertEquals(sd, Math.sqrt(Estimate.of(squares).mean()), 4 * sd / Math.sqrt(2 * 399));
    }

    /** Lines of slope -1 that are shifted by c cross zero at c: the place is the mean of c, and its error that of a mean. */
    @Test
    void straightCurvesCrossAtTheMeanOfTheirShifts() {
        double[] x = {0, 1, 2, 3};
        double[] c = {1.1, 1.5, 1.3, 1.6};
        double[][] above = new double[4][];
        double[][] below = new double[4][];
        for (int k = 0; k < 4; k++) {
            double shift = c[k];
            above[k] = Arrays.stream(x).map(v -> 5 + shift).toArray();
            below[k] = Arrays.stream(x).map(v -> 5 + v).toArray();
        }
        Jackknife crossing = Jackknife.crossing(x, above, below);
        assertEquals(Estimate.of(c).mean(), crossing.value(), 1e-12);
        assertEquals(Estimate.of(c).se(), crossing.se(), 1e-12);
        Jackknife none = Jackknife.crossing(x, below, above);
        assertTrue(Double.isNaN(none.value()) && Double.isNaN(none.se()));
    }

    @Test
    void wrongArgumentsTeach() {
        Teaches.oneLine(() -> Jackknife.of(1, chosen -> 0), "Jackknife.of(n = 1)", "at least two");
        double[][] two = {{1, 2}, {1, 2}};
        Teaches.oneLine(() -> Jackknife.crossing(new double[] {1, 2}, two, new double[][] {{1, 2}}), "2 and 1 curves");
        Teaches.oneLine(() -> Jackknife.crossing(new double[] {1}, two, two), "sample 0", "one for each x");
    }
}
