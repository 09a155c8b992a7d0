package engram.disorder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import engram.Teaches;
import engram.coupling.Dense;
import engram.random.Streams;
import org.junit.jupiter.api.Test;

class AsymmetricGlassTest {
    private static final int N = 300;

    private static double[] drawn(double symmetry) {
        return new AsymmetricGlass(N, symmetry).draw(Streams.seed(7)).matrix();
    }

    /** Sums over 44,850 pairs: N <J^2> = 1 within 0.7 % and N <J_ij J_ji> = eta within 0.5 %, one standard error. */
    @Test
    void varianceAndCorrelationAreAsAsked() {
        for (double eta : new double[] {-1, -0.5, 0, 0.7, 1}) {
            double[] w = drawn(eta);
            double square = 0;
            double product = 0;
            for (int i = 0; i < N; i++) {
                assertEquals(0, w[i * N + i]);
                for (int j = 0; j < i; j++) {
                    square += w[j * N + i] * w[j * N + i];
                    product += w[i * N + j] * w[j * N + i];
                }
            }
            assertEquals(1, N * square / (N * (N - 1) / 2), 0.02);
            assertEquals(eta, N * product / (N * (N - 1) / 2), 0.02);
        }
    }

    @Test
    void fullSymmetryIsExact() {
        Dense glass = new AsymmetricGlass(N, 1).draw(Streams.seed(7));
        assertTrue(glass.symmetric());
        double[] plus = drawn(1);
        double[] minus = drawn(-1);
        for (int i = 0; i < N; i++) {
            for (int j = 0; j < i; j++) {
                assertEquals(plus[i * N + j], minus[i * N + j]);
                assertEquals(-minus[i * N + j], minus[j * N + i]);
            }
        }
    }

    @Test
    void badArgumentsAreExplained() {
        Teaches.oneLine(() -> new AsymmetricGlass(0, 0), "n = 0", "try 100");
        Teaches.oneLine(() -> new AsymmetricGlass(10, 1.5), "1.5", "from -1 to 1");
        Teaches.oneLine(() -> new AsymmetricGlass(10, 0).draw(null), "null", "Streams.seed(1)");
    }
}
