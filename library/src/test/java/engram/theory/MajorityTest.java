package engram.theory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import engram.Teaches;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MajorityTest {
    @Test
    void oneCopyIsItsOwnMajority() {
        Majority one = new Majority(1, 0.3);
        assertEquals(1, one.withCopy(), 1e-15);
        assertEquals(0.3, one.withPrototype(), 1e-15);
        assertEquals(0, one.ties());
    }

    /** <sign(x1 + x2 + x3)> = (3 r - r^3) / 2, and a copy agrees with it as <x1 sign> = (1 + r^2) / 2 (by hand). */
    @Test
    void threeCopiesByHand() {
        for (double r : new double[] {0, 0.2, 0.7, 1}) {
            Majority three = new Majority(3, r);
            assertEquals((3 * r - r * r * r) / 2, three.withPrototype(), 1e-14);
            assertEquals((1 + r * r) / 2, three.withCopy(), 1e-14);
        }
    }

    /** All 2^k assignments of the copies' bits. */
    @ParameterizedTest
    @ValueSource(ints = {2, 4, 5, 8})
    void sumsAreThoseOverAllAssignments(int k) {
        double r = 0.4;
        double copy = 0;
        double prototype = 0;
        double tied = 0;
        for (int code = 0; code < 1 << k; code++) {
            int up = Integer.bitCount(code);
            double p = Math.pow((1 + r) / 2, up) * Math.pow((1 - r) / 2, k - up);
            int sign = Integer.signum(2 * up - k);
            copy += p * sign * ((code & 1) == 1 ? 1 : -1);
            prototype += p * sign;
            tied += sign == 0 ? p : 0;
        }
        Majority majority = new Majority(k, r);
        assertEquals(copy, majority.withCopy(), 1e-14);
        assertEquals(prototype, majority.withPrototype(), 1e-14);
        assertEquals(tied, majority.ties(), 1e-14);
        assertTrue(majority.toString().contains("of " + k + " copies"));
    }

    @Test
    void manyCopiesGiveThePrototypeBack() {
        assertEquals(1, new Majority(999, 0.3).withPrototype(), 1e-9);
        assertEquals(0.3, new Majority(999, 0.3).withCopy(), 1e-9);
        Teaches.oneLine(() -> new Majority(0, 0.3), "copies = 0", "try 7");
        Teaches.oneLine(() -> new Majority(3, Double.NaN), "NaN", "from 0 to 1");
    }
}
