package engram.statistics;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import engram.Teaches;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReadingsTest {
    private static final Readings SOME =
            Readings.of(List.of(Reading.found(3), Reading.atLeast(5), Reading.found(1), Reading.found(2)));

    private static final Readings NONE = Readings.of(List.of(Reading.atLeast(5), Reading.atMost(1)));

    @Test
    void censoredReadingsAreCountedAndLeftOutOfTheMean() {
        assertArrayEquals(new double[] {3, 1, 2}, SOME.found());
        assertEquals(1, SOME.censored());
        assertEquals(Estimate.of(3, 1, 2), SOME.estimate());
        assertEquals(2, SOME.value());
        assertEquals(Estimate.of(3, 1, 2).se(), SOME.se());
        assertTrue(Double.isNaN(NONE.value()) && Double.isNaN(NONE.se()));
        assertTrue(assertThrows(IllegalStateException.class, NONE::estimate)
                .getMessage()
                .contains("all 2 are censored"));
    }

    /** Of four values in order the upper median is the third; a bound counts as beyond all that was found. */
    @Test
    void theMedianTakesAll() {
        assertEquals(Reading.found(3), SOME.median());
        assertEquals(Reading.atLeast(5), NONE.median());
        assertEquals(Reading.found(2), Readings.of(List.of(Reading.found(2))).median());
    }

    @Test
    void otherUnits() {
        assertEquals(
                List.of(Reading.found(1.5), Reading.atLeast(2.5), Reading.found(0.5), Reading.found(1)),
                SOME.per(2).all());
        assertEquals(13 / 192.0, Reading.found(13).per(192).value(), "the bits of a division");
        Teaches.oneLine(() -> Reading.found(1).per(0), "per(0.0)", "above 0");
        Teaches.oneLine(() -> Readings.of(List.of()), "at least one");
    }

    @Test
    void theTextSaysWhatWasLeftOut() {
        assertEquals("2.00 ± 0.58 (n=3), 1 censored and left out", SOME.toString());
        assertEquals("≥ 5 in 2 of 2 readings", NONE.toString());
        assertEquals("≥ 5 in 1 of 4 networks", SOME.among("networks"));
        assertEquals(
                "1.50 ± 0.50 (n=2)",
                Readings.of(List.of(Reading.found(1), Reading.found(2))).among("networks"));
    }

    @Test
    void coefficientsOfFitsKnowTheirErrors() {
        LinearFit line = LinearFit.of(new double[] {1, 2, 3, 4}, new double[] {1, 2.5, 2.5, 4});
        assertEquals(new Coefficient(line.slope(), line.slopeSe()), line.coefficient("slope"));
        assertEquals(new Coefficient(line.intercept(), line.interceptSe()), line.coefficient("intercept"));
        assertEquals(new Coefficient(line.z0(), line.z0Se()), line.coefficient("z0"));
        Teaches.oneLine(() -> line.coefficient("r2"), "\"r2\"", "slope, intercept and z0");
        CurveFit curve = CurveFit.linear(new double[] {1, 2, 3, 4}, new double[] {1, 2.5, 2.5, 4});
        assertEquals(new Coefficient(curve.a()[1], curve.se()[1]), curve.coefficient(1));
        Teaches.oneLine(() -> curve.coefficient(2), "a0 to a1");
        assertEquals(
                Estimate.plusMinus(line.slope(), line.slopeSe()),
                line.coefficient("slope").toString());
        Teaches.oneLine(() -> new Coefficient(1, -1), "se = -1.0");
    }
}
