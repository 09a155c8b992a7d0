package engram.pattern;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import engram.Teaches;
import engram.random.Streams;
import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Moments against closed forms and quadrature, each within 4.5 of the sample's own standard errors. */
class AngularEnsemblesTest {
    private static final int VECTORS = 40_000;

    private final Streams streams = Streams.seed(2507);

    /** cos^2 and |sin| have period pi, so wrapping leaves their means those of a plain Gaussian angle. */
    @ParameterizedTest
    @ValueSource(doubles = {0.05, 0.3, 1, 2.5})
    void wrappedAnglesHaveTheMomentsOfWrappedNormals(double sigma) {
        Patterns xi = new WrappedAngles(sigma).draw(1, VECTORS, streams);
        double sine = 2 / Math.PI;
        for (int k = 1; k < 400; k++) {
            sine -= 4 / Math.PI * Math.exp(-2.0 * k * k * sigma * sigma) / (4.0 * k * k - 1);
        }
        double one = Math.exp(-sigma * sigma / 2);
        double two = Math.exp(-2 * sigma * sigma);
        mean(xi, s -> s[0], sine * one);
        mean(xi, s -> s[1], 0);
        mean(xi, s -> s[2], 0);
        mean(xi, s -> s[2] * s[2], (1 + two) / 2);
        mean(xi, s -> s[0] * s[0], (1 - two) * (1 + two) / 4);
        mean(xi, s -> s[0] * s[1], 0);
        mean(xi, s -> s[0] * s[2], 0);
    }

    /** Negative angles come back below pi: the hemispheres are as likely, and patterns are bits along z. */
    @Test
    void narrowWrappedAnglesAreBits() {
        Patterns xi = new WrappedAngles(0.01).draw(1, VECTORS, streams);
        mean(xi, s -> Math.signum(s[2]), 0);
        double[] all = xi.xi();
        for (int i = 0; i < VECTORS; i++) {
            assertTrue(Math.abs(all[3 * i + 2]) > Math.cos(0.06));
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.05, 0.45, 1.2, 1.3, 3, 40})
    void truncatedAnglesHaveTheMomentsOfTheirDensity(double sigma) {
        Patterns xi = new TruncatedAngles(sigma).draw(1, VECTORS, streams);
        DoubleUnaryOperator gauss = t -> Math.exp(-t * t / (2 * sigma * sigma));
        double half = Math.PI / 2;
        double sine = average(Math::cos, gauss, half);
        double sineSquare = average(t -> Math.cos(t) * Math.cos(t), gauss, half);
        double cosine = -average(Math::cos, gauss, Math.PI);
        double cosineSquare = average(t -> Math.cos(t) * Math.cos(t), gauss, Math.PI);
        mean(xi, s -> s[0], sine * cosine);
        mean(xi, s -> s[1], 0);
        mean(xi, s -> s[2], 0);
        mean(xi, s -> s[2] * s[2], 1 - sineSquare);
        mean(xi, s -> s[0] * s[0], sineSquare * cosineSquare);
    }

    /** Uniform angles are not uniform vectors: E z^2 is 1/2, not 1/3. */
    @Test
    void wideAnglesAreUniformButVectorsAreNot() {
        for (PatternEnsemble wide : new PatternEnsemble[] {new WrappedAngles(1e4), new TruncatedAngles(1e4)}) {
            Patterns xi = wide.draw(1, VECTORS, streams);
            kolmogorov(xi, s -> Math.acos(s[2]) / Math.PI);
            kolmogorov(xi, s -> Math.atan2(s[1], s[0]) / (2 * Math.PI) + 0.5);
            mean(xi, s -> s[2] * s[2], 0.5);
        }
    }

    /** The mean resultant length and the second moments, by quadrature over the angle from the axis. */
    @ParameterizedTest
    @CsvSource({
        "0, 2", "0, 3", "0, 7", "0.5, 2", "0.5, 3", "0.5, 5", "4, 2", "4, 3", "4, 4", "4, 10", "60, 2", "60, 3",
        "60, 5", "1e9, 2", "1e9, 3", "1e9, 6"
    })
    void vonMisesFisherHasTheMomentsOfItsDensity(double kappa, int d) {
        VonMisesFisher ensemble = new VonMisesFisher(kappa, d);
        Patterns xi = ensemble.draw(1, VECTORS, streams);
        double range = Math.min(Math.PI, 12 * Math.sqrt(d / Math.max(1e-9, kappa)));
        DoubleUnaryOperator density =
                t -> Math.pow(Math.abs(Math.sin(t)), d - 2) * Math.exp(-2 * kappa * Math.sin(t / 2) * Math.sin(t / 2));
        double below = average(t -> 2 * Math.sin(t / 2) * Math.sin(t / 2), density, range);
        double across = average(t -> Math.sin(t) * Math.sin(t), density, range) / (d - 1);
        if (d == 3 && kappa > 0) {
            assertEquals(1 / Math.tanh(kappa) - 1 / kappa, 1 - below, 1e-9);
        }
        mean(xi, s -> 1 - s[d - 1], below);
        mean(xi, s -> s[0], 0);
        mean(xi, s -> s[0] * s[0], across);
        mean(xi, s -> s[d - 2] * s[d - 1], 0);
        if (kappa > 1e6) {
            assertEquals(1, across * kappa, 1e-6);
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e-12, 0.5, 30, 2000})
    void vonMisesFisherOnTheSphereHasItsDistribution(double kappa) {
        Patterns xi = new VonMisesFisher(kappa, 3).draw(1, VECTORS, streams);
        kolmogorov(xi, s -> Math.expm1(-kappa * (1 - s[2])) / Math.expm1(-2 * kappa));
    }

    @Test
    void spreadIsTheWidthOfATangentComponent() {
        assertEquals(new VonMisesFisher(16, 5), VonMisesFisher.spread(0.25, 5));
        Patterns xi = VonMisesFisher.spread(0.001, 4).draw(1, VECTORS, streams);
        mean(xi, s -> s[0] * s[0] * 1e6, 1);
        mean(xi, s -> Math.pow(Math.acos(Math.min(1, s[3])), 2) * 1e6, 3);
    }

    /** The same bits from the same seed; the first patterns stay when more are drawn; another seed, other patterns. */
    @Test
    void seedsDecide() {
        PatternEnsemble[] all = {new WrappedAngles(0.3), new TruncatedAngles(0.3), new VonMisesFisher(3, 3)};
        for (PatternEnsemble ensemble : all) {
            Patterns xi = ensemble.draw(4, 9, streams);
            assertEquals(xi, ensemble.draw(4, 9, streams));
            assertEquals(xi.first(2), ensemble.draw(2, 9, streams));
            assertTrue(!xi.equals(ensemble.draw(4, 9, Streams.seed(2508))));
        }
    }

    @Test
    void badEnsemblesTeach() {
        Teaches.oneLine(() -> new WrappedAngles(0), "sigma = 0", "the same", "try");
        Teaches.oneLine(() -> new WrappedAngles(Double.NaN), "NaN", "radians");
        Teaches.oneLine(() -> new TruncatedAngles(-0.1), "-0.1", "try");
        Teaches.oneLine(() -> new TruncatedAngles(Double.POSITIVE_INFINITY), "Infinity", "finite");
        Teaches.oneLine(() -> new VonMisesFisher(-1, 3), "kappa = -1", "uniform");
        Teaches.oneLine(() -> new VonMisesFisher(Double.NaN, 3), "NaN");
        Teaches.oneLine(() -> new VonMisesFisher(1, 1), "d = 1", "at least 2");
        Teaches.oneLine(() -> VonMisesFisher.spread(0, 3), "sigma = 0", "kappa");
        Teaches.oneLine(() -> VonMisesFisher.spread(-1, 3), "sigma = -1", "kappa");
        Teaches.oneLine(() -> new VonMisesFisher(1, 3).draw(0, 5, streams), "p = 0", "try");
        Teaches.oneLine(() -> new WrappedAngles(1).draw(1, 0, streams), "n = 0", "try");
    }

    private static double[] values(Patterns xi, ToDoubleFunction<double[]> f) {
        double[] values = new double[xi.n()];
        double[] all = xi.xi();
        Arrays.setAll(values, i -> f.applyAsDouble(Arrays.copyOfRange(all, i * xi.d(), (i + 1) * xi.d())));
        return values;
    }

    private static void mean(Patterns xi, ToDoubleFunction<double[]> f, double expected) {
        double[] values = values(xi, f);
        double mean = Arrays.stream(values).sum() / values.length;
        double squares = Arrays.stream(values).map(x -> (x - mean) * (x - mean)).sum();
        assertEquals(expected, mean, 4.5 * Math.sqrt(squares) / values.length);
    }

    /** The largest distance from the uniform law; P(sqrt(n) D > 2) = 2 exp(-8) = 0.0007. */
    private static void kolmogorov(Patterns xi, ToDoubleFunction<double[]> distribution) {
        double[] u = values(xi, distribution);
        Arrays.sort(u);
        for (int k = 0; k < u.length; k++) {
            assertEquals((k + 0.5) / u.length, u[k], 2 / Math.sqrt(u.length));
        }
    }

    /** The average of f over a density on (-half, half), by Simpson's rule. */
    private static double average(DoubleUnaryOperator f, DoubleUnaryOperator density, double half) {
        int steps = 20_000;
        double sum = 0;
        double weight = 0;
        for (int k = 0; k <= steps; k++) {
            double t = half * (2.0 * k / steps - 1);
            double w = (k == 0 || k == steps ? 1 : k % 2 == 1 ? 4 : 2) * density.applyAsDouble(t);
            sum += w * f.applyAsDouble(t);
            weight += w;
        }
        return sum / weight;
    }
}
