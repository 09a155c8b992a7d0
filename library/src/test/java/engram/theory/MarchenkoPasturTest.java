package engram.theory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import engram.Teaches;
import engram.learning.PseudoInverse.Diagonal;
import engram.observable.Spectrum;
import engram.pattern.Patterns;
import engram.pattern.UniformVectors;
import engram.random.Streams;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MarchenkoPasturTest {

    /**
     * With x = (a + b)/2 - (b - a)/2 cos t the density becomes smooth and the trapezium rule, which is exact for
     * periodic functions to all orders, gives the distribution, the mass and the first two moments.
     */
    @ParameterizedTest
    @CsvSource({"0.05, 1", "0.5, 1", "0.97, 2", "1, 1", "1.4, 0.3", "9, 1"})
    void distributionIsTheIntegralOfTheDensity(double load, double scale) {
        MarchenkoPastur law = new MarchenkoPastur(load, scale);
        double centre = (law.lower() + law.upper()) / 2;
        double half = (law.upper() - law.lower()) / 2;
        int steps = 4000;
        double mass = law.atom();
        double mean = 0;
        double square = 0;
        for (int k = 0; k < steps; k++) {
            double x = centre - half * Math.cos(Math.PI * (k + 0.5) / steps);
            double share = law.density(x) * half * Math.sin(Math.PI * (k + 0.5) / steps) * Math.PI / steps;
            mass += share;
            mean += share * x;
            square += share * x * x;
            double to = centre - half * Math.cos(Math.PI * (k + 1) / steps);
            // The midpoint rule over part of a period: its error is (h^2 / 24) times the change of the integrand's
            // slope.
            assertEquals(mass, law.distribution(to), 1e-6);
        }
        assertEquals(1, mass, 1e-12);
        assertEquals(scale * load, mean, 1e-12 * (1 + mean));
        assertEquals(scale * scale * load * (1 + load), square, 1e-12 * (1 + square));
    }

    @Test
    void edgesAreThoseOfThePaper() {
        MarchenkoPastur law = new MarchenkoPastur(0.5);
        assertEquals(0.086, law.lower(), 0.0005);
        assertEquals(2.914, law.upper(), 0.0005);
        assertEquals(0.5, law.atom());
        assertEquals(0, law.distribution(-1e-300));
        assertEquals(0.5, law.distribution(0));
        assertEquals(0.5, law.distribution(law.lower()));
        assertEquals(1, law.distribution(law.upper()));
        assertEquals(0, law.density(law.lower() - 1e-9) + law.density(law.upper() + 1e-9));
        assertEquals(Double.POSITIVE_INFINITY, new MarchenkoPastur(1).density(0));
        assertEquals(0, new MarchenkoPastur(1).distribution(0));
        assertTrue(law.toString().contains("0.5000 at zero"));
    }

    /** X X^T and X^T X share their eigenvalues but for zeros: rows and columns change places. */
    @Test
    void rowsAndColumnsChangePlaces() {
        MarchenkoPastur law = new MarchenkoPastur(0.3, 2);
        MarchenkoPastur other = new MarchenkoPastur(1 / 0.3, 0.6);
        for (double x = 0.1; x < 6; x += 0.1) {
            assertEquals(0.3 * other.density(x), law.density(x), 1e-14);
        }
    }

    /**
     * The spectrum of Hebb's W against the law, Kolmogorov's distance D. Eigenvalues repel, so D falls as 1/M up to
     * logarithms (Götze and Tikhomirov) and lies far below the 1.36 / sqrt(M) of independent numbers at 95 %; the
     * law of another normalisation, components of variance 1, lies above that. The ends lie within five widths of Tracy
     * and Widom's law, ((sqrt M + sqrt P) (1 / sqrt M + 1 / sqrt P)^(1/3)) / M, at its upper edge.
     */
    @ParameterizedTest
    @CsvSource({"3, 256, 384", "3, 256, 77", "2, 200, 600", "1, 500, 250"})
    void hebbHasThisSpectrum(int d, int n, int p) {
        Patterns xi = new UniformVectors(d).draw(p, n, Streams.seed(1967));
        double[] values = Spectrum.hebb(xi, Diagonal.KEPT).values();
        int m = values.length;
        double independent = 1.36 / Math.sqrt(m);
        MarchenkoPastur law = new MarchenkoPastur(xi.load());
        assertTrue(distance(values, law) < independent / 4, () -> "D = " + distance(values, law));
        if (d > 1) {
            assertTrue(distance(values, new MarchenkoPastur(xi.load(), d)) > independent);
        }
        double width = (Math.sqrt(m) + Math.sqrt(p)) * Math.cbrt(1 / Math.sqrt(m) + 1 / Math.sqrt(p)) / m;
        assertEquals(law.upper(), values[m - 1], 5 * width);
        assertEquals(law.lower(), values[Math.max(0, m - p)], 5 * width);
    }

    /** The largest difference of the two distribution functions, away from the atom. */
    private static double distance(double[] values, MarchenkoPastur law) {
        double most = 0;
        for (int k = 0; k < values.length; k++) {
            if (values[k] > 1e-9) {
                double f = law.distribution(values[k]);
                most = Math.max(most, Math.max(f - k / (double) values.length, (k + 1.0) / values.length - f));
            }
        }
        return most;
    }

    @Test
    void badInputTeaches() {
        Teaches.oneLine(() -> new MarchenkoPastur(0), "load = 0", "P / (N d)");
        Teaches.oneLine(() -> new MarchenkoPastur(Double.NaN), "NaN");
        Teaches.oneLine(() -> new MarchenkoPastur(0.5, -1), "scale = -1", "above 0");
        Teaches.oneLine(() -> new MarchenkoPastur(Double.POSITIVE_INFINITY), "finite");
        Teaches.oneLine(() -> new MarchenkoPastur(0.5).density(Double.NaN), "NaN");
        Teaches.oneLine(() -> new MarchenkoPastur(0.5).distribution(Double.NaN), "NaN");
    }
}
