package engram.pattern;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import engram.Teaches;
import engram.random.Streams;
import engram.state.Spins;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CoveredTest {
    private static final Spins PAGE = new Spins(6, 1);
    private static final double[] INK = {1, 1, 1, 1, 1, 1};

    private static double[] from(Covered.Side side, double part) {
        return new Covered(3, part, List.of(side)).of(INK, PAGE, Streams.seed(1).open("cue"));
    }

    /** Two rows of three pixels. */
    @Test
    void paperCoversRowsOrColumnsFromItsSide() {
        assertArrayEquals(new double[] {-1, -1, -1, 1, 1, 1}, from(Covered.Side.TOP, 0.5));
        assertArrayEquals(new double[] {1, 1, 1, -1, -1, -1}, from(Covered.Side.BOTTOM, 0.5));
        assertArrayEquals(new double[] {-1, 1, 1, -1, 1, 1}, from(Covered.Side.LEFT, 1 / 3.0));
        assertArrayEquals(new double[] {1, -1, -1, 1, -1, -1}, from(Covered.Side.RIGHT, 0.5));
        for (Covered.Side side : Covered.Side.values()) {
            assertArrayEquals(INK, from(side, 0));
            assertArrayEquals(new double[] {-1, -1, -1, -1, -1, -1}, from(side, 1));
        }
    }

    @Test
    void everySideIsDrawn() {
        Set<String> seen = new HashSet<>();
        var random = Streams.seed(2).open("cues");
        for (int k = 0; k < 100; k++) {
            seen.add(Arrays.toString(new Covered(3, 0.5).of(INK, PAGE, random)));
        }
        assertEquals(4, seen.size());
    }

    @Test
    void badArgumentsAreExplained() {
        Teaches.oneLine(() -> new Covered(0, 0.5), "columns = 0", "try");
        Teaches.oneLine(() -> new Covered(3, 1.5), "1.5", "from 0 to 1");
        Teaches.oneLine(() -> new Covered(3, 0.5, List.of()), "at least one side");
        Teaches.oneLine(
                () -> new Covered(4, 0.5).of(INK, PAGE, Streams.seed(1).open("cue")),
                "columns = 4",
                "rows of 4 pixels");
    }
}
