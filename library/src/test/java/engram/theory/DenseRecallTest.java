package engram.theory;

import static org.junit.jupiter.api.Assertions.assertEquals;

import engram.Teaches;
import org.junit.jupiter.api.Test;

/** Numbers computed independently, and the equation itself. */
class DenseRecallTest {
    @Test
    void capacities() {
        assertEquals(0.252190 / 3, DenseRecall.power(3).capacity(), 1e-6);
        assertEquals(0.16813, DenseRecall.rectified(3).capacity(), 5e-6);
        assertEquals(0.12610, DenseRecall.pure(3).capacity(), 5e-6);
        assertEquals(0.013191, DenseRecall.power(4).capacity(), 5e-7);
        assertEquals(0.032977, DenseRecall.pure(4).capacity(), 5e-7);
        assertEquals(0.83848, DenseRecall.power(3).criticalOverlap(), 1e-5);
        assertEquals(0.91792, DenseRecall.power(4).criticalOverlap(), 1e-5);
        assertEquals(361.9, DenseRecall.power(3).withoutErrors(100), 0.1);
        assertEquals(7238, DenseRecall.power(4).withoutErrors(100), 1);
    }

    /** The cubic memory gains with the dimension of its spins. */
    @Test
    void vectors() {
        int[] d = {1, 2, 3, 4, 10};
        double[] capacity = {0.0841, 0.3528, 0.7914, 1.397, 8.53};
        for (int k = 0; k < d.length; k++) {
            assertEquals(capacity[k], DenseRecall.power(3).in(d[k]).capacity(), 6e-4 * capacity[k]);
        }
        assertEquals(0.3115, DenseRecall.power(4).in(3).capacity(), 5e-5);
        assertEquals(0.9755, DenseRecall.power(3).in(3).overlap(0.2), 5e-5);
        assertEquals(0.9440, DenseRecall.power(3).in(3).overlap(0.4), 5e-5);
        assertEquals(0.898, DenseRecall.power(3).in(3).overlap(0.6), 5e-4);
        Teaches.oneLine(() -> DenseRecall.power(3).in(0), "d = 0");
    }

    @Test
    void overlaps() {
        DenseRecall cubic = DenseRecall.power(3);
        double[] alpha = {0.03, 0.05, 0.07, 0.08};
        double[] m = {0.9991, 0.9883, 0.9521, 0.9066};
        for (int k = 0; k < 4; k++) {
            assertEquals(m[k], cubic.overlap(alpha[k]), 5e-5);
            double own = cubic.overlap(alpha[k]);
            assertEquals(own, org.apache.commons.math3.special.Erf.erf(own * own / Math.sqrt(2 * alpha[k] * 3)), 1e-10);
        }
        assertEquals(0.9883, DenseRecall.rectified(3).overlap(0.1), 5e-5);
        assertEquals(0.9956, DenseRecall.power(4).overlap(0.008), 5e-5);
        assertEquals(1, cubic.overlap(0));
        assertEquals(0, cubic.overlap(0.09));
        assertEquals("DenseRecall(n = 3, d = 1, c = 3.000, alpha_c = 0.084063)", cubic.toString());
        Teaches.oneLine(() -> DenseRecall.power(2), "n = 2", "Amit");
        Teaches.oneLine(() -> cubic.overlap(-1), "-1");
        Teaches.oneLine(() -> cubic.withoutErrors(1), "neurons = 1");
    }
}
