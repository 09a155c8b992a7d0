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
        assertEquals("DenseRecall(n = 3, c = 3.000, alpha_c = 0.084063)", cubic.toString());
        Teaches.oneLine(() -> DenseRecall.power(2), "n = 2", "Amit");
        Teaches.oneLine(() -> cubic.overlap(-1), "-1");
        Teaches.oneLine(() -> cubic.withoutErrors(1), "neurons = 1");
    }
}
