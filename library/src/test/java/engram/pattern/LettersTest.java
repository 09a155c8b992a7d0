package engram.pattern;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import engram.coupling.Couplings;
import engram.learning.PseudoInverse;
import engram.state.Spins;
import engram.topology.Topology;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class LettersTest {
    private static final String ALL = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";

    @Test
    void theTwoSizes() {
        assertEquals(7, Letters.SMALL.rows());
        assertEquals(5, Letters.SMALL.columns());
        assertEquals(new Spins(35, 1), Letters.SMALL.space());
        assertEquals(10, Letters.LARGE.rows());
        assertEquals(10, Letters.LARGE.columns());
        assertEquals(new Spins(100, 1), Letters.LARGE.space());
    }

    @Test
    void rowsRunFromTheTopAndPixelsFromTheLeft() {
        assertEquals("#....\n#....\n#....\n#....\n#....\n#....\n#####", Letters.SMALL.draw(Letters.SMALL.of('L')));
        double[] f = Letters.LARGE.of('F');
        assertEquals(1, f[9], "top right");
        assertEquals(1, f[90], "bottom left");
        assertEquals(-1, f[99], "bottom right");
    }

    @ParameterizedTest
    @EnumSource
    void everyPixelIsPlusOrMinusOne(Letters size) {
        Patterns xi = size.of(ALL);
        assertEquals(26, xi.p());
        assertEquals(size.space(), xi.space());
        assertTrue(Arrays.stream(xi.xi()).allMatch(s -> s == 1 || s == -1));
    }

    @ParameterizedTest
    @EnumSource
    void aWordIsItsLettersInOrder(Letters size) {
        Patterns xi = size.of("TOT");
        assertArrayEquals(size.of('T'), xi.pattern(0));
        assertArrayEquals(size.of('O'), xi.pattern(1));
        assertArrayEquals(size.of('T'), xi.pattern(2));
    }

    @ParameterizedTest
    @EnumSource
    void noTwoLettersAreEqualOrOpposite(Letters size) {
        for (char a = 'A'; a <= 'Z'; a++) {
            for (char b = 'A'; b < a; b++) {
                int same = 0;
                for (int k = 0; k < size.space().size(); k++) {
                    same += size.of(a)[k] == size.of(b)[k] ? 1 : 0;
                }
                assertNotEquals(size.space().size(), same, a + " and " + b + " are equal");
                assertNotEquals(0, same, a + " and " + b + " are opposite");
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void theProjectorReproducesAllTwentySixSoTheyAreIndependent(Letters size) {
        Patterns xi = size.of(ALL);
        int n = xi.n();
        Couplings w = new PseudoInverse(PseudoInverse.Diagonal.KEPT).learn(xi, Topology.complete(n));
        for (int mu = 0; mu < xi.p(); mu++) {
            double[] s = xi.pattern(mu);
            double[] h = new double[n];
            for (int i = 0; i < n; i++) {
                for (int j = 0; j < n; j++) {
                    h[i] += w.block(i, j)[0] * s[j];
                }
            }
            assertArrayEquals(s, h, 1e-9, "letter " + ALL.charAt(mu));
        }
    }

    @ParameterizedTest
    @EnumSource
    void everyLetterIsOneStrokeThatReachesTopAndBottomAndBothSides(Letters size) {
        int rows = size.rows();
        int columns = size.columns();
        for (char letter = 'A'; letter <= 'Z'; letter++) {
            double[] s = size.of(letter);
            boolean[] side = new boolean[4];
            int ink = 0;
            int first = -1;
            for (int k = 0; k < s.length; k++) {
                if (s[k] > 0) {
                    ink++;
                    first = k;
                    side[0] |= k / columns == 0;
                    side[1] |= k / columns == rows - 1;
                    side[2] |= k % columns == 0;
                    side[3] |= k % columns == columns - 1;
                }
            }
            assertTrue(ink > 0 && ink < s.length, letter + " is blank");
            assertArrayEquals(new boolean[] {true, true, true, true}, side, letter + " leaves a side of its frame");
            assertEquals(ink, connected(s, first, rows, columns), letter + " is in pieces");
        }
    }

    @Test
    void strokesOfLargeLettersAreTwoPixelsWide() {
        int columns = Letters.LARGE.columns();
        for (char letter = 'A'; letter <= 'Z'; letter++) {
            double[] s = Letters.LARGE.of(letter);
            for (int k = 0; k < s.length; k++) {
                boolean left = k % columns > 0 && s[k - 1] > 0;
                boolean right = k % columns < columns - 1 && s[k + 1] > 0;
                assertTrue(s[k] < 0 || left || right, letter + " is thin at pixel " + k);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatIsDrawnReadsBackAsTheSameState(Letters size) {
        for (char letter = 'A'; letter <= 'Z'; letter++) {
            String picture = size.draw(size.of(letter));
            String[] lines = picture.split("\n", -1);
            assertEquals(size.rows(), lines.length);
            assertTrue(Arrays.stream(lines).allMatch(line -> line.length() == size.columns()), picture);
            double[] read = String.join("", lines)
                    .chars()
                    .mapToDouble(pixel -> pixel == '#' ? 1 : -1)
                    .toArray();
            assertArrayEquals(size.of(letter), read, picture);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aLetterIsACopy(Letters size) {
        Arrays.fill(size.of('A'), 1);
        assertTrue(Arrays.stream(size.of('A')).anyMatch(s -> s < 0));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "A X", "axto", "A1", "\u00c4", "A\n", "\ud83d\ude00", "@", "["})
    void otherSignsAreRefusedInOneLine(String letters) {
        String message = assertThrows(IllegalArgumentException.class, () -> Letters.SMALL.of(letters))
                .getMessage();
        assertTrue(message.contains("A to Z") && message.contains("try "), message);
        assertTrue(message.chars().allMatch(c -> c >= ' ' && c <= '~'), message);
    }

    @Test
    void aSmallLetterIsToldItsCapital() {
        assertEquals(
                "LARGE.of: no letter 'q'; there are the capitals A to Z, with nothing between them; try 'Q'",
                assertThrows(IllegalArgumentException.class, () -> Letters.LARGE.of('q'))
                        .getMessage());
    }

    @Test
    void onlyAStateOfItsOwnSpaceIsDrawn() {
        double[] large = Letters.LARGE.of('A');
        String length = assertThrows(IllegalArgumentException.class, () -> Letters.SMALL.draw(large))
                .getMessage();
        assertTrue(length.contains("100 numbers") && length.contains("35"), length);
        double[] grey = Letters.SMALL.of('A');
        grey[3] = 0.5;
        String pixel = assertThrows(IllegalArgumentException.class, () -> Letters.SMALL.draw(grey))
                .getMessage();
        assertTrue(pixel.contains("spin 3") && pixel.contains("+1 or -1"), pixel);
        grey[3] = Double.NaN;
        assertThrows(IllegalArgumentException.class, () -> Letters.SMALL.draw(grey));
        assertFalse(Letters.SMALL.draw(Letters.SMALL.of('A')).endsWith("\n"));
    }

    /** Pixels of ink reached from one of them by steps to the eight neighbours. */
    private static int connected(double[] s, int start, int rows, int columns) {
        boolean[] seen = new boolean[s.length];
        Deque<Integer> open = new ArrayDeque<>();
        open.push(start);
        seen[start] = true;
        int count = 0;
        while (!open.isEmpty()) {
            int k = open.pop();
            count++;
            for (int r = Math.max(0, k / columns - 1); r <= Math.min(rows - 1, k / columns + 1); r++) {
                for (int c = Math.max(0, k % columns - 1); c <= Math.min(columns - 1, k % columns + 1); c++) {
                    if (s[r * columns + c] > 0 && !seen[r * columns + c]) {
                        seen[r * columns + c] = true;
                        open.push(r * columns + c);
                    }
                }
            }
        }
        return count;
    }
}
