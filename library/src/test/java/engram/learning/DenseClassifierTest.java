package engram.learning;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import engram.Teaches;
import engram.pattern.LabelledImages;
import engram.random.Streams;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Energies, outputs, answers and files of a classifier with given memories. */
class DenseClassifierTest {
    @TempDir
    Path directory;

    private static DenseClassifier drawn(int n, double temperature, int memories, int pixels, int classes) {
        RandomGenerator generator = Streams.seed(5).open("weights");
        return DenseClassifier.of(
                n,
                temperature,
                pixels,
                classes,
                generator.doubles(memories * (pixels + classes), -1, 1).toArray());
    }

    private static LabelledImages images(int count, int rows, int columns, int classes) {
        RandomGenerator generator = Streams.seed(6).open("images");
        double[][] images = new double[count][];
        int[] labels = new int[count];
        for (int k = 0; k < count; k++) {
            images[k] = generator.doubles(rows * columns).toArray();
            labels[k] = k % classes;
        }
        return LabelledImages.of(rows, columns, classes, images, labels);
    }

    /** The definition: tanh of the difference of energies when one label turns, all others at -1. */
    @Test
    void outputsAreDifferencesOfEnergy() {
        for (int n : new int[] {2, 3, 7, 20}) {
            DenseClassifier classifier = drawn(n, 3, 5, 6, 3);
            LabelledImages some = images(20, 2, 3, 3);
            int spoken = 0;
            for (int k = 0; k < some.count(); k++) {
                double[] labels = {-1, -1, -1};
                double silent = classifier.energy(some.image(k), labels);
                double[] outputs = classifier.outputs(some.image(k));
                for (int a = 0; a < 3; a++) {
                    labels[a] = 1;
                    double h = silent - classifier.energy(some.image(k), labels);
                    labels[a] = -1;
                    assertEquals(Math.tanh(h), outputs[a], 1e-12);
                    spoken += Math.abs(outputs[a]) > 1e-6 ? 1 : 0;
                }
            }
            assertTrue(spoken > 30, spoken + " outputs differ from 0");
        }
    }

    /** By hand: K = 1, N = 2, C = 2, n = 2, T = 1; b = .5 - .25 - (1 - .5) = -.25, h = (1.75^2, 0). */
    @Test
    void oneMemoryByHand() {
        DenseClassifier one = DenseClassifier.of(2, 1, 2, 2, new double[] {0.5, -0.25, 1, -0.5});
        double[] outputs = one.outputs(new double[] {1, 1});
        assertEquals(Math.tanh(1.75 * 1.75), outputs[0], 1e-15);
        assertEquals(0, outputs[1]);
        assertEquals(0, one.label(new double[] {1, 1}));
    }

    /** With one memory for each pattern, aligned with it and its label, a large power finds the nearest. */
    @Test
    void patternsAsMemoriesAreTheirOwnClass() {
        int classes = 8;
        RandomGenerator generator = Streams.seed(7).open("bits");
        double[][] images = new double[classes][20];
        int[] labels = new int[classes];
        double[] weights = new double[classes * (20 + classes)];
        for (int mu = 0; mu < classes; mu++) {
            labels[mu] = mu;
            for (int i = 0; i < 20; i++) {
                images[mu][i] = generator.nextBoolean() ? 1 : 0;
                weights[mu * (20 + classes) + i] = 2 * images[mu][i] - 1;
            }
            for (int c = 0; c < classes; c++) {
                weights[mu * (20 + classes) + 20 + c] = c == mu ? 1 : -1;
            }
        }
        DenseClassifier classifier = DenseClassifier.of(10, 20, 20, classes, weights);
        LabelledImages all = LabelledImages.of(4, 5, classes, images, labels);
        assertEquals(0, classifier.error(all));
        for (double deciding : classifier.deciding(all)) {
            assertTrue(deciding >= 1 && deciding < 1.5, deciding + " memories decide");
        }
    }

    @Test
    void equalMemoriesDecideTogether() {
        double[] one = {0.5, -0.25, 1, -0.5};
        double[] four = new double[16];
        for (int k = 0; k < 16; k++) {
            four[k] = one[k % 4];
        }
        LabelledImages image = LabelledImages.of(1, 2, 2, new double[][] {{1, 1}}, new int[] {0});
        assertEquals(1, DenseClassifier.of(2, 1, 2, 2, one).deciding(image)[0], 1e-12);
        assertEquals(4, DenseClassifier.of(2, 1, 2, 2, four).deciding(image)[0], 1e-12);
        LabelledImages other = LabelledImages.of(1, 2, 2, new double[][] {{1, 1}}, new int[] {1});
        assertEquals(0, DenseClassifier.of(2, 1, 2, 2, four).deciding(other)[0]);
    }

    /** Images are asked in blocks; an answer depends neither on the block nor on its place in it. */
    @Test
    void answersDoNotDependOnOtherImages() {
        DenseClassifier classifier = drawn(3, 4, 7, 15, 4);
        LabelledImages many = images(300, 3, 5, 4);
        int[] labels = classifier.labels(many);
        int wrong = 0;
        for (int k = 0; k < many.count(); k++) {
            assertEquals(classifier.label(many.image(k)), labels[k]);
            double[] outputs = classifier.outputs(many.image(k));
            assertEquals(Arrays.stream(outputs).max().orElseThrow(), outputs[labels[k]]);
            wrong += labels[k] == many.label(k) ? 0 : 1;
        }
        assertEquals(wrong / 300.0, classifier.error(many));
        assertTrue(Arrays.stream(labels).distinct().count() > 2);
    }

    @Test
    void aSavedClassifierIsTheSame() throws IOException {
        DenseClassifier classifier = drawn(20, 40, 5, 64, 10);
        Path file = directory.resolve("digits.memory");
        classifier.save(file);
        classifier.save(file);
        DenseClassifier loaded = DenseClassifier.load(file);
        assertEquals(classifier, loaded);
        assertArrayEquals(classifier.weights(), loaded.weights());
        assertEquals(classifier.toString(), loaded.toString());
        try (var files = Files.list(directory)) {
            assertEquals(1, files.count(), "nothing is left beside the file");
        }
        assertEquals(8 + 4 + 4 + 8 + 12 + 8 * 5 * 74 + 8, Files.size(file));
    }

    /** Any flipped bit and any missing end is found. */
    @Test
    void damageIsFound() throws IOException {
        DenseClassifier classifier = drawn(3, 4, 2, 3, 2);
        Path file = directory.resolve("whole");
        classifier.save(file);
        byte[] whole = Files.readAllBytes(file);
        Path broken = directory.resolve("broken");
        for (int at = 0; at < whole.length; at++) {
            for (int bit : new int[] {0, 7}) {
                byte[] other = whole.clone();
                other[at] ^= (byte) (1 << bit);
                Files.write(broken, other);
                Teaches.oneLine(() -> DenseClassifier.load(broken), "load(" + broken);
            }
            Files.write(broken, Arrays.copyOf(whole, at));
            Teaches.oneLine(() -> DenseClassifier.load(broken), "load(" + broken);
        }
        Files.write(broken, Arrays.copyOf(whole, whole.length + 8));
        Teaches.oneLine(() -> DenseClassifier.load(broken), "damaged");
        byte[] newer = whole.clone();
        newer[11] = 2;
        Files.write(broken, newer);
        Teaches.oneLine(() -> DenseClassifier.load(broken), "version 2", "newer");
        Teaches.oneLine(() -> DenseClassifier.load(directory.resolve("absent")), "absent", "cannot be read");
        Teaches.oneLine(() -> classifier.save(directory.resolve("absent").resolve("file")), "cannot be written");
    }

    @Test
    void badParametersAreNamed() {
        double[] four = {0.5, -0.25, 1, -0.5};
        Teaches.oneLine(() -> DenseClassifier.of(1, 1, 2, 2, four), "n = 1", "from 2 to 1000");
        Teaches.oneLine(() -> DenseClassifier.of(2, 0, 2, 2, four), "temperature = 0.0", "above 0");
        Teaches.oneLine(() -> DenseClassifier.of(900, 1, 2, 2, four), "too large", "temperature near");
        Teaches.oneLine(() -> DenseClassifier.of(2, 1, 3, 2, four), "4 numbers");
        Teaches.oneLine(() -> DenseClassifier.of(2, 1, 2, 2, new double[] {0.5, 0, 1.5, 0}), "weight 2 of memory 0");
        DenseClassifier one = DenseClassifier.of(2, 1, 2, 2, four);
        Teaches.oneLine(() -> one.label(new double[3]), "3 pixels", "2 pixels are needed");
        Teaches.oneLine(() -> one.outputs(new double[] {0, 2}), "pixel 1", "2.0");
        Teaches.oneLine(() -> one.error(images(3, 1, 3, 2)), "images of 2 pixels in 2 classes");
        Teaches.oneLine(() -> one.energy(new double[2], new double[3]), "3 numbers");
    }
}
