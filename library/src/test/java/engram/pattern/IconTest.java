package engram.pattern;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import engram.Teaches;
import engram.coupling.LowRank;
import engram.numeric.Solve;
import engram.random.Streams;
import engram.state.Spins;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class IconTest {
    private final Streams streams = Streams.seed(16);

    @Test
    void thereAreSixteenOfOneSize() {
        assertEquals(16, Icon.values().length);
        assertEquals(new Spins(16_384, 1), Icon.space());
    }

    @ParameterizedTest
    @EnumSource
    void everyIconIsInkOnPaperWithWhiteCornersAndHasItsDrawingBeside(Icon icon) {
        double[] s = icon.pixels();
        assertTrue(Arrays.stream(s).allMatch(pixel -> pixel == 1 || pixel == -1));
        double ink = Arrays.stream(s).filter(pixel -> pixel > 0).count() / 16_384.0;
        assertTrue(ink > 0.1 && ink < 0.6, icon + " has ink " + ink);
        for (int corner : new int[] {0, 127, 127 * 128, 128 * 128 - 1}) {
            assertEquals(-1, s[corner]);
        }
        assertNotNull(Icon.class.getResource("icons/" + icon.name().toLowerCase(Locale.ROOT) + ".svg"));
    }

    @Test
    void rowsRunFromTheTopAndPixelsFromTheLeft() {
        double[] arrow = Icon.ARROW.pixels();
        assertEquals(1, arrow[64 * 128 + 10], "the shaft, left");
        assertEquals(-1, arrow[30 * 128 + 10], "above the shaft");
        assertEquals(1, arrow[30 * 128 + 75], "the head, right");
        double[] tree = Icon.TREE.pixels();
        assertEquals(1, tree[20 * 128 + 64], "the crown");
        assertEquals(-1, tree[118 * 128 + 30], "beside the trunk");
    }

    /** The Gram matrix of all 16 is regular: each has a good part that the others do not explain. */
    @Test
    void allAreLinearlyIndependent() {
        Patterns xi = Icon.of(Icon.values());
        double[] all = xi.xi();
        double[] gram = new double[16 * 16];
        for (int mu = 0; mu < 16; mu++) {
            for (int nu = 0; nu < 16; nu++) {
                for (int i = 0; i < xi.n(); i++) {
                    gram[mu * 16 + nu] += all[mu * xi.n() + i] * all[nu * xi.n() + i] / xi.n();
                }
                assertTrue(mu == nu || Math.abs(gram[mu * 16 + nu]) < 0.9);
            }
        }
        assertTrue(Solve.positiveDefinite(gram, 16, new double[16], 1) > 0.05);
    }

    /** What the class says of Hebb's rule: with ten icons each has pixels whose field points the other way. */
    @Test
    void hebbsRuleKeepsNoneOfTheFirstTen() {
        Patterns xi = Icon.of(Arrays.copyOf(Icon.values(), 10));
        LowRank w = new LowRank(xi);
        for (int mu = 0; mu < 10; mu++) {
            double[] s = xi.pattern(mu);
            double[] h = w.fields(s);
            int wrong = 0;
            for (int i = 0; i < s.length; i++) {
                wrong += h[i] * s[i] < 0 ? 1 : 0;
            }
            assertTrue(wrong > 0, Icon.values()[mu] + " is a fixed point");
        }
    }

    @Test
    void iconsAreCopiesInTheOrderGiven() {
        Patterns xi = Icon.of(Icon.KEY, Icon.CUP, Icon.KEY);
        assertArrayEquals(Icon.KEY.pixels(), xi.pattern(2));
        assertArrayEquals(Icon.CUP.pixels(), xi.pattern(1));
        Arrays.fill(Icon.KEY.pixels(), 1);
        assertArrayEquals(xi.pattern(0), Icon.KEY.pixels());
    }

    @Test
    void anEnsembleOfDifferentIcons() {
        PatternEnsemble ensemble = Icon::draw;
        Patterns xi = ensemble.draw(16, 16_384, streams);
        Set<Patterns> seen = new HashSet<>();
        for (int mu = 0; mu < 16; mu++) {
            seen.add(Patterns.of(xi.space(), xi.pattern(mu)));
        }
        assertEquals(16, seen.size());
        assertEquals(xi.first(5), ensemble.draw(5, 16_384, streams));
        assertNotEquals(xi.first(5), ensemble.draw(5, 16_384, streams.child("other")));
    }

    @Test
    void badInputTeaches() {
        Teaches.oneLine(Icon::of, "at least one", "try");
        Teaches.oneLine(() -> Icon.draw(17, 16_384, streams), "p = 17", "16 icons");
        Teaches.oneLine(() -> Icon.draw(3, 100, streams), "n = 100", "16384");
    }
}
