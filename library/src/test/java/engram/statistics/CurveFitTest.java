package engram.statistics;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import engram.Teaches;
import engram.random.Streams;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CurveFitTest {
    private static final double[] X = {1, 2, 3, 5, 8, 13, 21, 34};

    private static double[] map(java.util.function.DoubleUnaryOperator f) {
        return Arrays.stream(X).map(f).toArray();
    }

    /** Points on a curve give its parameters back. */
    @Test
    void exactPointsGiveExactParameters() {
        assertArrayEquals(
                new double[] {2, -0.5},
                CurveFit.linear(X, map(x -> 2 - 0.5 * x)).a(),
                1e-8);
        assertArrayEquals(
                new double[] {2, 3},
                CurveFit.logarithmic(X, map(x -> 2 + 3 * Math.log(x))).a(),
                1e-8);
        assertArrayEquals(
                new double[] {0.9, -0.07},
                CurveFit.exponential(X, map(x -> 0.9 * Math.exp(-0.07 * x))).a(),
                1e-8);
        assertArrayEquals(
                new double[] {0.3, 0.5},
                CurveFit.power(X, map(x -> 0.3 * Math.sqrt(x))).a(),
                1e-8);
    }

    /** The line agrees with the closed formulas. */
    @Test
    void theLineIsLinearFit() {
        RandomGenerator random = Streams.seed(3).open("noise");
        double[] y = map(x -> 1 + 0.2 * x + 0.3 * random.nextGaussian());
        LinearFit closed = LinearFit.of(X, y);
        CurveFit line = CurveFit.linear(X, y);
        assertEquals(closed.intercept(), line.a()[0], 1e-7);
        assertEquals(closed.slope(), line.a()[1], 1e-7);
        assertEquals(closed.interceptSe(), line.se()[0], 1e-6);
        assertEquals(closed.slopeSe(), line.se()[1], 1e-6);
    }

    /** For a line, leaving a point out changes its residual by 1 / (1 - leverage). */
    @Test
    void predictionErrorAgainstTheLeverageFormula() {
        RandomGenerator random = Streams.seed(4).open("noise");
        double[] y = map(x -> 3 - 0.1 * x + 0.5 * random.nextGaussian());
        LinearFit line = LinearFit.of(X, y);
        double mean = Arrays.stream(X).average().orElseThrow();
        double spread = Arrays.stream(X).map(x -> (x - mean) * (x - mean)).sum();
        double squares = 0;
        for (int k = 0; k < X.length; k++) {
            double leverage = 1.0 / X.length + (X[k] - mean) * (X[k] - mean) / spread;
            double miss = (y[k] - line.at(X[k])) / (1 - leverage);
            squares += miss * miss;
        }
        assertEquals(Math.sqrt(squares / X.length), CurveFit.linear(X, y).predicted(), 1e-6);
    }

    @Test
    void bothCriteriaPreferTheTrueForm() {
        RandomGenerator random = Streams.seed(5).open("noise");
        double[] y = map(x -> Math.exp(-0.1 * x) + 0.005 * random.nextGaussian());
        for (int k = 0; k < y.length; k++) {
            y[k] = Math.max(y[k], 1e-3);
        }
        CurveFit exponential = CurveFit.exponential(X, y);
        CurveFit line = CurveFit.linear(X, y);
        assertTrue(exponential.aicc() < line.aicc() - 2);
        assertTrue(exponential.predicted() < line.predicted());
    }

    /** n = 8, k = 3: n ln(rss / n) + 6 + 24 / 4. */
    @Test
    void aiccByHand() {
        double[] y = map(x -> x % 2);
        CurveFit line = CurveFit.linear(X, y);
        assertEquals(8 * Math.log(line.rss() / 8) + 12, line.aicc(), 1e-9);
    }

    /** A fit knows no unit: rates and values from 1e-200 to 1e200 give the same relative parameters and errors. */
    @ParameterizedTest
    @CsvSource({"1e-9, 1", "1e-8, 1", "1e-3, 1e-200", "1, 1e200", "1e9, 1", "1e200, 1e-200", "1e-200, 1e200"})
    void anyUnit(double rate, double size) {
        RandomGenerator random = Streams.seed(6).open("noise");
        double[] y = map(x -> Math.exp(-x / 10) + 0.01 * random.nextGaussian());
        CurveFit.Curve decay = (x, a) -> a[0] * Math.exp(-a[1] * x);
        CurveFit plain = CurveFit.of("exp", decay, new double[] {0.7, 0.05}, X, y);
        CurveFit other = CurveFit.of(
                "exp",
                decay,
                new double[] {0.7 * size, 0.5 * rate},
                map(x -> x / rate / 10),
                Arrays.stream(y).map(v -> v * size).toArray());
        assertEquals(plain.a()[0], other.a()[0] / size, 1e-8);
        assertEquals(plain.a()[1] * 10, other.a()[1] / rate, 1e-8);
        assertEquals(plain.se()[0], other.se()[0] / size, 1e-7 * plain.se()[0]);
        assertEquals(plain.se()[1] * 10, other.se()[1] / rate, 1e-6 * plain.se()[1]);
        assertEquals(plain.predicted(), other.predicted() / size, 1e-5 * plain.predicted());
        double shift = 2 * X.length * Math.log(size);
        assertEquals(plain.aicc(), other.aicc() - shift, 1e-9 * Math.abs(shift) + 1e-6);
    }

    /** A parameter of which the guess is 0, and one whose value is large against the width of what it places. */
    @Test
    void stepsFollowTheCurveAndNotTheNumber() {
        double[] x = map(v -> v * 1e8);
        double[] y = Arrays.stream(x).map(v -> Math.exp(-1e-9 * v)).toArray();
        CurveFit fit = CurveFit.of("exp", (v, a) -> a[0] * Math.exp(-a[1] * v), new double[] {1, 0}, x, y);
        assertEquals(1e-9, fit.a()[1], 1e-17);
        double[] at = map(v -> 1e9 + v);
        double[] parabola = map(v -> 2 + 3 * (v - 7) * (v - 7));
        CurveFit place = CurveFit.of(
                "place", (v, a) -> a[0] + a[1] * (v - a[2]) * (v - a[2]), new double[] {0, 1, 1e9}, at, parabola);
        assertEquals(1e9 + 7, place.a()[2], 1e-5);
    }

    /** Refused, not answered, where the search ends on a plateau or runs away. */
    @Test
    void noMinimumIsSaid() {
        double[] y = map(x -> -1 - x % 2);
        Teaches.oneLine(() -> CurveFit.of("e", (x, a) -> Math.exp(a[0] * x), new double[] {1}, X, y), "CurveFit(e)");
        Teaches.oneLine(
                () -> CurveFit.of("e", (x, a) -> Math.log(a[0] * x), new double[] {-1}, X, y),
                "NaN",
                "x = 1.0",
                "start");
    }

    @Test
    void badInputTeaches() {
        Teaches.oneLine(() -> CurveFit.of("f", null, new double[1], X, X), "curve = null");
        Teaches.oneLine(() -> CurveFit.linear(null, X), "x = null");
        Teaches.oneLine(() -> CurveFit.power(X, null), "y = null");
        Teaches.oneLine(() -> CurveFit.of("f", (x, a) -> x, new double[0], X, X), "at least one parameter");
        Teaches.oneLine(() -> CurveFit.linear(new double[3], new double[3]), "3 x and 3 y", "two points more");
        Teaches.oneLine(() -> CurveFit.linear(X, map(x -> x == 5 ? Double.NaN : x)), "point 3", "finite");
        Teaches.oneLine(() -> CurveFit.exponential(X, map(x -> 5 - x)), "y[3] = 0.0", "above 0");
        Teaches.oneLine(() -> CurveFit.logarithmic(map(x -> x - 1), X), "x[0] = 0.0");
        Teaches.oneLine(
                () -> CurveFit.of("twice", (x, a) -> (a[0] + a[1]) * x, new double[] {1, 1}, X, map(x -> 2 * x + 1)),
                "do not determine");
    }
}
