package engram.pattern;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import engram.Teaches;
import engram.random.Streams;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CorrelatedTest {
    private static final int N = 40_000;

    private final Streams streams = Streams.seed(1899);

    @ParameterizedTest
    @ValueSource(doubles = {-0.1, 0, 0.1, 0.5, 0.9, 0.99})
    void overlapsAreTheCovariance(double c) {
        overlapsAreTheCovariance(Correlated.equally(6, c));
    }

    /** Different in every place: neighbours in a row resemble each other, and the last is opposed to the first. */
    @Test
    void anyCovarianceMayBeGiven() {
        double[][] c = {{1, 0.6, 0.3, -0.5}, {0.6, 1, 0.55, -0.2}, {0.3, 0.55, 1, 0}, {-0.5, -0.2, 0, 1}};
        overlapsAreTheCovariance(new Correlated(c));
    }

    private void overlapsAreTheCovariance(Correlated ensemble) {
        double[][] c = ensemble.covariance();
        Patterns xi = ensemble.draw(c.length, N, streams);
        for (int mu = 0; mu < c.length; mu++) {
            double mean = 0;
            for (double bit : xi.pattern(mu)) {
                mean += bit / N;
            }
            assertEquals(0, mean, 4.5 / Math.sqrt(N));
            for (int nu = 0; nu < mu; nu++) {
                double error = Math.sqrt((1 - c[mu][nu] * c[mu][nu]) / N);
                assertEquals(c[mu][nu], overlap(xi, mu, nu), 4.5 * error, "patterns " + nu + " and " + mu);
            }
        }
    }

    @Test
    void atTheEndsPatternsAreEqualOrOpposite() {
        Patterns xi = new Correlated(new double[][] {{1, 1, -1}, {1, 1, -1}, {-1, -1, 1}}).draw(3, 500, streams);
        assertArrayEquals(xi.pattern(0), xi.pattern(1));
        assertEquals(-1, overlap(xi, 0, 2));
    }

    /** Three Gaussians with rho = -1/2 add up to zero, so their signs are never all the same. */
    @Test
    void threePatternsAsFarApartAsTheyCan() {
        Patterns xi = Correlated.equally(3, -1 / 3.0).draw(3, 5000, streams);
        double[] all = xi.xi();
        double sum = 0;
        for (int i = 0; i < 5000; i++) {
            double bits = all[i] + all[5000 + i] + all[10_000 + i];
            assertEquals(1, Math.abs(bits));
            sum += bits;
        }
        assertEquals(-1, overlap(xi, 0, 1) + overlap(xi, 0, 2) + overlap(xi, 1, 2), 1e-12);
        assertEquals(0, sum / 5000, 4.5 / Math.sqrt(5000));
    }

    @Test
    void theFirstPatternsDoNotDependOnHowMany() {
        Correlated ensemble = Correlated.equally(8, 0.4);
        assertEquals(
                ensemble.draw(3, 100, streams), ensemble.draw(8, 100, streams).first(3));
        assertNotEquals(ensemble.draw(3, 100, streams), ensemble.draw(3, 100, streams.child("other")));
    }

    @Test
    void aRecordIsItsCovarianceAndKeepsItsOwn() {
        double[][] c = {{1, 0.5}, {0.5, 1}};
        Correlated ensemble = new Correlated(c);
        c[0][1] = 0;
        ensemble.covariance()[1][0] = 0;
        assertEquals(Correlated.equally(2, 0.5), ensemble);
        assertEquals(Correlated.equally(2, 0.5).hashCode(), ensemble.hashCode());
        assertNotEquals(Correlated.equally(2, 0.4), ensemble);
        assertEquals("Correlated[2 patterns, overlap 0.5]", ensemble.toString());
        assertEquals(
                "Correlated[[[1.0, 0.1, 0.2], [0.1, 1.0, 0.1], [0.2, 0.1, 1.0]]]",
                new Correlated(new double[][] {{1, 0.1, 0.2}, {0.1, 1, 0.1}, {0.2, 0.1, 1}}).toString());
    }

    @Test
    void badInputTeaches() {
        Teaches.oneLine(() -> new Correlated(new double[0][]), "no rows", "try");
        Teaches.oneLine(() -> Correlated.equally(0, 0.2), "p = 0", "try 8");
        Teaches.oneLine(() -> new Correlated(new double[][] {{1, 0}, {0}}), "row 1", "1 numbers", "square");
        Teaches.oneLine(() -> new Correlated(new double[][] {{1, 0.2}, {0.3, 1}}), "0 and 1", "0.2", "0.3");
        Teaches.oneLine(() -> Correlated.equally(3, 1.5), "1.5", "-1 (opposite) to 1");
        Teaches.oneLine(() -> Correlated.equally(3, Double.NaN), "NaN");
        Teaches.oneLine(() -> new Correlated(new double[][] {{0.9}}), "0.9", "itself");
        Teaches.oneLine(() -> Correlated.equally(3, -0.5), "no Gaussians", "pattern 2", "smaller");
        double[][] contradiction = {{1, 1, 0.5}, {1, 1, 0}, {0.5, 0, 1}};
        Teaches.oneLine(() -> new Correlated(contradiction), "no Gaussians", "pattern 2");
        Teaches.oneLine(() -> Correlated.equally(3, 0.2).draw(4, 10, streams), "p = 4", "3 patterns", "larger");
        Teaches.oneLine(() -> Correlated.equally(3, 0.2).draw(2, 0, streams), "n = 0");
    }

    private static double overlap(Patterns xi, int mu, int nu) {
        int n = xi.n();
        double[] one = xi.pattern(mu);
        double[] other = xi.pattern(nu);
        double sum = 0;
        for (int i = 0; i < n; i++) {
            sum += one[i] * other[i];
        }
        return sum / n;
    }
}
