package engram.pattern;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import engram.Teaches;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Images with labels, and how they are parted. */
class LabelledImagesTest {

    /** Image k has k / 100 as its first pixel and the label k mod 3; class 2 is rare. */
    private static LabelledImages numbered(int count) {
        double[][] images = new double[count][];
        int[] labels = new int[count];
        for (int k = 0; k < count; k++) {
            images[k] = new double[] {k / 100.0, 1};
            labels[k] = k % 3 == 2 && k > 3 ? 0 : k % 3;
        }
        return LabelledImages.of(1, 2, 3, images, labels);
    }

    @Test
    void theFirstPartOfEachClassIsForTraining() {
        LabelledImages all = numbered(30);
        assertArrayEquals(new int[] {19, 10, 1}, all.perClass());
        LabelledImages.Split parts = all.split(0.7);
        // floor(13.3), floor(7), floor(0.7): 0.7 x 10 is 7 although no binary fraction says so.
        assertArrayEquals(new int[] {13, 7, 0}, parts.train().perClass());
        assertArrayEquals(new int[] {6, 3, 1}, parts.test().perClass());
        assertEquals(parts, all.split(0.7));
        Set<Double> seen = new HashSet<>();
        for (LabelledImages part : new LabelledImages[] {parts.train(), parts.test()}) {
            double before = -1;
            for (int k = 0; k < part.count(); k++) {
                assertTrue(part.image(k)[0] > before, "the order is kept");
                before = part.image(k)[0];
                assertTrue(seen.add(before), "no image is in both parts");
            }
        }
        assertEquals(30, seen.size());
        for (int label = 0; label < 2; label++) {
            double[] learned = parts.train().only(label).pixels();
            double[] asked = parts.test().only(label).pixels();
            assertTrue(learned[learned.length - 2] < asked[0], "the first ones are for training");
        }
    }

    @Test
    void patternsAreFromMinusOneToOne() {
        LabelledImages all = LabelledImages.of(1, 3, 2, new double[][] {{0, 0.5, 1}, {0.25, 1, 0}}, new int[] {1, 0});
        assertArrayEquals(new double[] {-1, 0, 1, -0.5, 1, -1}, all.patterns().xi());
        assertArrayEquals(new double[] {-1, -1, 1, -1, 1, -1}, all.bits(0.5).xi());
        assertArrayEquals(new double[] {-1, 1, 1, 1, 1, -1}, all.bits(0).xi());
        assertEquals(1, all.bits(0).d());
    }

    @Test
    void theFirstOfEachClass() {
        LabelledImages some = numbered(30).first(2);
        assertArrayEquals(new int[] {2, 2, 1}, some.perClass());
        assertArrayEquals(new double[] {0, 1, 0.01, 1, 0.02, 1, 0.03, 1, 0.04, 1}, some.pixels());
        assertArrayEquals(new int[] {0, 1, 2, 0, 1}, some.labels());
    }

    @Test
    void whatIsGivenAndGivenOutIsACopy() {
        double[][] images = {{0, 1}, {1, 0}};
        int[] labels = {0, 1};
        LabelledImages mine = LabelledImages.of(2, 1, 2, images, labels);
        LabelledImages same = LabelledImages.of(2, 1, 2, images, labels);
        images[0][0] = 1;
        labels[0] = 1;
        mine.pixels()[0] = 0.5;
        mine.image(0)[0] = 0.5;
        mine.labels()[0] = 1;
        assertEquals(same, mine);
        assertEquals(same.hashCode(), mine.hashCode());
        assertNotEquals(LabelledImages.of(2, 1, 2, images, labels), mine);
    }

    @Test
    void badImagesAreNamed() {
        double[][] two = {{0, 1}, {1, 0.5}};
        int[] labels = {0, 1};
        Teaches.oneLine(() -> LabelledImages.of(1, 3, 2, two, labels), "image 0", "2 pixels", "1 x 3");
        Teaches.oneLine(() -> LabelledImages.of(1, 2, 1, two, labels), "label 1", "classes = 1");
        Teaches.oneLine(() -> LabelledImages.of(1, 2, 2, two, new int[1]), "2 arrays", "1 numbers");
        Teaches.oneLine(
                () -> LabelledImages.of(1, 2, 2, new double[][] {{0, 1}, {0, 1.5}}, labels),
                "pixel 1",
                "1.5",
                "0 (paper)");
        LabelledImages all = LabelledImages.of(1, 2, 3, two, labels);
        Teaches.oneLine(() -> all.only(2), "no image", "[1, 1, 0]");
        for (double fraction : new double[] {0, 1, Double.NaN, 0.5}) {
            Teaches.oneLine(() -> all.split(fraction), "split(" + fraction + ")", "0.8");
        }
        assertEquals("[1, 1, 0]", Arrays.toString(all.perClass()));
    }
}
