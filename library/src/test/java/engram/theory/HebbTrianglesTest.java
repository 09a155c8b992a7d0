package engram.theory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import engram.Teaches;
import org.junit.jupiter.api.Test;

class HebbTrianglesTest {

    /** All 4^p pairs of products xi_1 xi_2 and xi_1 xi_3, one by one. */
    @Test
    void theSumIsThatOverAllPatterns() {
        for (int p = 1; p <= 7; p++) {
            long all = 0;
            long bad = 0;
            for (int first = 0; first < 1 << p; first++) {
                for (int second = 0; second < 1 << p; second++) {
                    long product = (long) sum(first, p) * sum(second, p) * sum(first ^ second, p);
                    all += product != 0 ? 1 : 0;
                    bad += product < 0 ? 1 : 0;
                }
            }
            assertEquals(bad / (double) all, new HebbTriangles(p).frustrated(), 1e-14, "p = " + p);
        }
    }

    /** Sum of p signs, of which the bits that are set are -1. */
    private static int sum(int signs, int p) {
        return p - 2 * Integer.bitCount(signs);
    }

    @Test
    void oneTwoAndFourPatternsFrustrateNothing() {
        assertEquals(0, new HebbTriangles(1).frustrated());
        assertEquals(0, new HebbTriangles(2).frustrated());
        assertEquals(0.375, new HebbTriangles(3).frustrated(), 1e-15);
        assertEquals(0, new HebbTriangles(4).frustrated());
    }

    /** The law's error falls faster than p^(-1/2). */
    @Test
    void manyOddPatternsComeNearTheirLaw() {
        double small = Math.abs(new HebbTriangles(11).frustrated() - HebbTriangles.largeOdd(11)) * Math.sqrt(11);
        double large = Math.abs(new HebbTriangles(99).frustrated() - HebbTriangles.largeOdd(99)) * Math.sqrt(99);
        assertTrue(large < small / 2 && large < 0.01, small + ", " + large);
    }

    @Test
    void wrongArgumentsTeach() {
        Teaches.oneLine(() -> new HebbTriangles(0), "HebbTriangles(p = 0)", "1 to 200");
        Teaches.oneLine(() -> HebbTriangles.largeOdd(-1), "p above 0");
    }
}
