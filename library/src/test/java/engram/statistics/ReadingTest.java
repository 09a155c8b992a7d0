package engram.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import engram.Teaches;
import org.junit.jupiter.api.Test;

class ReadingTest {
    private static final double[] X = {1, 2, 4};

    @Test
    void theFirstFallIsOnTheStraightLine() {
        Reading zero = Reading.firstFall(X, new double[] {3, 1, -3}, 0);
        assertEquals(2.5, zero.value());
        assertFalse(zero.censored());
        assertEquals(1.5, Reading.firstFall(X, new double[] {1, -1, 5}, 0).value(), "the first of several");
        assertEquals(2, Reading.firstFall(X, new double[] {1, 0, 1}, 0).value(), "touching counts");
    }

    /** The last fall of a curve is the end of the last stretch above the level; both searches agree where a curve falls once. */
    @Test
    void theLastFallEndsAllThatLiesAbove() {
        assertEquals(2.5, Reading.lastFall(X, new double[] {3, 1, -3}, 0).value());
        assertEquals(
                3,
                Reading.lastFall(new double[] {1, 2, 4}, new double[] {-1, 2, -2}, 0)
                        .value());
        assertEquals(3.0, Reading.lastFall(X, new double[] {1, 1, -1}, 0).value());
        assertEquals(
                3.5,
                Reading.lastFall(new double[] {1, 2, 3, 4}, new double[] {1, -1, 1, -1}, 0)
                        .value(),
                "the last of several");
        assertEquals(Reading.atLeast(4), Reading.lastFall(X, new double[] {3, -1, 0}, 0));
        assertEquals(Reading.atMost(1), Reading.lastFall(X, new double[] {-3, -1, -2}, 0));
        Teaches.oneLine(() -> Reading.lastFall(X, new double[2], 0), "lastFall", "3 x, 2 y");
    }

    @Test
    void aSearchThatEndsTooSoonGivesABound() {
        assertEquals(Reading.atLeast(4), Reading.firstFall(X, new double[] {3, 2, 1}, 0));
        assertEquals(Reading.atMost(1), Reading.firstFall(X, new double[] {-1, 2, 1}, 0));
        assertTrue(Reading.atLeast(4).censored());
        assertEquals("≥ 4", Reading.atLeast(4).toString());
        assertEquals("≤ 0.5", Reading.atMost(1).times(0.5).toString());
        assertEquals("2.5", Reading.found(2.5).toString());
    }

    @Test
    void unfinishedTimesCountAsLong() {
        double[] finished = {5, 1, 3};
        assertEquals(Reading.found(3), Reading.quantile(finished, 0, 9, 0.5));
        assertEquals(Reading.found(5), Reading.quantile(finished, 2, 9, 0.5));
        assertEquals(Reading.atLeast(9), Reading.quantile(finished, 4, 9, 0.5));
        assertEquals(Reading.found(1), Reading.quantile(finished, 4, 9, 0.1));
    }

    @Test
    void badInputTeaches() {
        Teaches.oneLine(() -> Reading.found(Double.NaN), "NaN", "AT_LEAST");
        Teaches.oneLine(() -> Reading.firstFall(X, new double[2], 0), "3 x, 2 y");
        Teaches.oneLine(() -> Reading.firstFall(X, new double[] {1, Double.NaN, 0}, 0), "point 1", "finite");
        Teaches.oneLine(() -> Reading.firstFall(new double[] {1, 1}, new double[2], -1), "point 1", "ascend");
        Teaches.oneLine(() -> Reading.found(1).times(-1), "-1");
        Teaches.oneLine(() -> Reading.quantile(X, 0, 4, 0), "quantile(0.0)", "0.5");
    }
}
