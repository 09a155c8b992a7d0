package engram.learning;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import engram.Teaches;
import engram.learning.DenseTraining.Descent;
import engram.learning.DenseTraining.Scaling;
import engram.learning.DenseTraining.Start;
import engram.learning.DenseTraining.Trained;
import engram.pattern.LabelledImages;
import engram.progress.Progress;
import engram.random.Streams;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/** Learning the memories of a classifier. */
class DenseTrainingTest {
    private static final Streams STREAMS = Streams.seed(2016);

    /** Exclusive or: no single boundary parts the classes. */
    private static final LabelledImages XOR =
            LabelledImages.of(1, 2, 2, new double[][] {{0, 0}, {0, 1}, {1, 0}, {1, 1}}, new int[] {0, 1, 1, 0});

    private static LabelledImages drawn(int count) {
        RandomGenerator generator = Streams.seed(3).open("images");
        double[][] images = new double[count][];
        int[] labels = new int[count];
        for (int k = 0; k < count; k++) {
            images[k] = generator.doubles(7).toArray();
            labels[k] = generator.nextInt(3);
        }
        return LabelledImages.of(1, 7, 3, images, labels);
    }

    private static DenseTraining training(int n, int m, Descent descent, int epochs, int batch) {
        return new DenseTraining(5, n, m, 3, new Start(0.1, 0.3, -0.1), descent, epochs, batch, 0);
    }

    /** The loss, written out as in the paper; weights may lie beyond 1 here. */
    private static double loss(DenseTraining training, double[] w, LabelledImages images) {
        int pixels = images.size();
        int classes = images.classes();
        double sum = 0;
        for (int k = 0; k < images.count(); k++) {
            double[] image = images.image(k);
            for (int a = 0; a < classes; a++) {
                double h = 0;
                for (int mu = 0; mu < training.memories(); mu++) {
                    int at = mu * (pixels + classes);
                    double on = 0;
                    double off = 0;
                    for (int i = 0; i < pixels; i++) {
                        on += w[at + i] * (2 * image[i] - 1);
                        off += w[at + i] * (2 * image[i] - 1);
                    }
                    for (int c = 0; c < classes; c++) {
                        on += w[at + pixels + c] * (c == a ? 1 : -1);
                        off -= w[at + pixels + c];
                    }
                    h += Math.pow(Math.max(0, on / training.temperature()), training.n())
                            - Math.pow(Math.max(0, off / training.temperature()), training.n());
                }
                sum += Math.pow((a == images.label(k) ? 1 : -1) - Math.tanh(h), 2 * training.m());
            }
        }
        return sum;
    }

    private static double[] gradient(DenseTraining training, double[] weights, LabelledImages images) {
        double[] gradient = new double[weights.length];
        double eps = 1e-5;
        for (int k = 0; k < weights.length; k++) {
            double[] up = weights.clone();
            double[] down = weights.clone();
            up[k] += eps;
            down[k] -= eps;
            gradient[k] = (loss(training, up, images) - loss(training, down, images)) / (2 * eps);
        }
        return gradient;
    }

    /** Velocity and weights of all memories after one batch, as the Javadoc writes them. */
    private static void move(DenseTraining training, double step, double[] gradient, double[] v, double[] w) {
        int size = 10;
        for (int mu = 0; mu < training.memories(); mu++) {
            double pixels = 0;
            double labels = 0;
            for (int j = mu * size; j < (mu + 1) * size; j++) {
                v[j] = training.descent().momentum() * v[j] - gradient[j];
                if (j < mu * size + 7) {
                    pixels = Math.max(pixels, Math.abs(v[j]));
                } else {
                    labels = Math.max(labels, Math.abs(v[j]));
                }
            }
            boolean joint = training.descent().scaling() == Scaling.JOINT;
            for (int j = mu * size; j < (mu + 1) * size; j++) {
                double largest = joint ? Math.max(pixels, labels) : j < mu * size + 7 ? pixels : labels;
                w[j] = Math.max(-1, Math.min(1, w[j] + (largest > 0 ? step * v[j] / largest : 0)));
            }
        }
    }

    /**
     * A few moves of training are those of plain descent with the gradient from finite differences of outputs: gradient, momentum,
     * scaling, decay and clipping, of which the largest step is there to see.
     */
    @Test
    void movesFollowTheGradientByFiniteDifferences() {
        LabelledImages images = drawn(9);
        for (int n : new int[] {2, 3, 6}) {
            for (int m : new int[] {1, 2}) {
                for (Scaling scaling : Scaling.values()) {
                    for (double step : new double[] {0.02, 0.9}) {
                        Descent descent = new Descent(step, 0.8, 0.6, scaling);
                        DenseTraining training = training(n, m, descent, 3, 100);
                        // A step this small leaves the first weights.
                        double[] w = training(n, m, new Descent(1e-300, 1, 0, scaling), 1, 100)
                                .train(images, STREAMS)
                                .classifier()
                                .weights();
                        double before = loss(training, w, images) / images.count();
                        double[] v = new double[w.length];
                        for (int epoch = 0; epoch < 3; epoch++) {
                            move(training, step * Math.pow(0.8, epoch), gradient(training, w, images), v, w);
                        }
                        Trained trained = training.train(images, STREAMS);
                        assertArrayEquals(w, trained.classifier().weights(), 3e-6, training.toString());
                        assertEquals(before, trained.history().get(0).loss(), 1e-12);
                    }
                }
            }
        }
    }

    @Test
    void exclusiveOrIsSolvedExactly() {
        DenseTraining training = new DenseTraining(
                16, 3, 1, 2, new Start(0, 0.3, 0), new Descent(0.1, 0.98, 0.6, Scaling.SEPARATE), 100, 2, 0);
        for (int seed = 1; seed <= 5; seed++) {
            Trained trained = training.train(XOR, Streams.seed(seed));
            assertEquals(0, trained.classifier().error(XOR));
            assertEquals(0, trained.history().get(99).error());
            double first = trained.history().get(0).loss();
            double last = trained.history().get(99).loss();
            assertTrue(last < 0.05 * first, first + " falls to " + last);
            assertEquals(99, trained.chosen());
        }
    }

    @Test
    void theLossFalls() {
        LabelledImages images = drawn(30);
        Trained trained = new DenseTraining(
                        60, 5, 2, 4, new Start(-0.1, 0.3, 0), new Descent(0.05, 0.95, 0.6, Scaling.JOINT), 60, 7, 0)
                .train(images, STREAMS);
        List<DenseTraining.Epoch> history = trained.history();
        assertEquals(60, history.size());
        for (int k = 20; k < 60; k += 20) {
            assertTrue(history.get(k).loss() < history.get(k - 20).loss(), history.toString());
        }
        // Thirty points without a rule are learned by heart.
        assertTrue(trained.classifier().error(images) < 0.1, trained.toString());
        assertTrue(Double.isNaN(history.get(3).validation()));
    }

    @Test
    void bitsDependOnTheStreamsAlone() {
        LabelledImages images = drawn(60);
        DenseTraining training = training(4, 2, new Descent(0.05, 0.95, 0.6, Scaling.SEPARATE), 5, 8);
        Trained one = training.train(images, STREAMS);
        for (int threads : new int[] {1, 2, 3, 8}) {
            assertEquals(
                    one, training.lesson(images, STREAMS).onThreads(threads).learn(), threads + " threads");
        }
        assertEquals(
                one.classifier(),
                training.lesson(images, STREAMS).validating(drawn(5)).learn().classifier());
        assertNotEquals(
                one.classifier(), training.train(images, Streams.seed(1)).classifier());
    }

    /** The classifier of an early stop is the one that a training of so many epochs gives. */
    @Test
    void trainingEndsWhenTheErrorHasNotFallen() {
        LabelledImages images = drawn(40);
        LabelledImages others = drawn(100);
        DenseTraining training = training(4, 2, new Descent(0.2, 1, 0.6, Scaling.SEPARATE), 200, 8);
        Trained early = training.withPatience(3)
                .lesson(images, STREAMS)
                .validating(others)
                .learn();
        int ran = early.history().size();
        assertEquals(early.chosen() + 4, ran);
        assertTrue(ran < 200);
        double lowest = early.history().get(early.chosen()).validation();
        for (DenseTraining.Epoch epoch : early.history()) {
            assertTrue(epoch.number() < early.chosen() ? epoch.validation() > lowest : epoch.validation() >= lowest);
        }
        assertEquals(lowest, early.classifier().error(others));
        assertEquals(
                training.withEpochs(early.chosen() + 1).train(images, STREAMS).classifier(), early.classifier());
        // Without images for validation the loss decides.
        Trained judged = training.withPatience(3).train(images, STREAMS);
        assertEquals(judged.chosen() + 4, judged.history().size());
    }

    @Test
    void anInterruptEndsIt() {
        LabelledImages images = drawn(60);
        DenseTraining training = training(4, 2, new Descent(0.05, 1, 0.6, Scaling.SEPARATE), 1_000_000, 1);
        for (int threads : new int[] {1, 2}) {
            Thread.currentThread().interrupt();
            assertThrows(
                    CancellationException.class,
                    () -> training.lesson(images, STREAMS).onThreads(threads).learn());
            assertTrue(Thread.interrupted());
        }
    }

    @Test
    void progressIsShownByEpochs() {
        List<String> seen = new ArrayList<>();
        Progress.Display before = Progress.display();
        Progress.display((task, total) -> {
            seen.add(task + " of " + total);
            return new Progress() {
                @Override
                public void advance(long done) {
                    seen.add(String.valueOf(done));
                }

                @Override
                public void close() {
                    seen.add("end");
                }
            };
        });
        try {
            DenseTraining training = training(4, 2, new Descent(0.05, 1, 0.6, Scaling.SEPARATE), 2, 10);
            training.train(XOR, STREAMS);
            assertEquals(List.of(), seen);
            training.lesson(XOR, STREAMS).showing().learn();
            assertEquals(List.of("training of 2", "1", "2", "end"), seen);
        } finally {
            Progress.display(before);
        }
    }

    @Test
    void silentMemoriesStay() {
        // All labels at -1 and no pixel: b is negative for every image and label, so no memory ever speaks.
        DenseTraining training =
                new DenseTraining(3, 3, 1, 2, new Start(0, 0, 1), new Descent(0.1, 1, 0.6, Scaling.JOINT), 3, 4, 0);
        LabelledImages images = drawn(10);
        double[] weights = training.train(images, STREAMS).classifier().weights();
        for (int mu = 0; mu < 3; mu++) {
            for (int j = 0; j < 10; j++) {
                assertEquals(j < 7 ? 0 : 1, weights[mu * 10 + j]);
            }
        }
    }

    @Test
    void parametersOfTheSources() {
        assertEquals(540, DenseTraining.published().temperature());
        assertEquals(300, DenseTraining.published().epochs());
        for (int n : new int[] {2, 3, 10, 20, 30}) {
            assertEquals(n, DenseTraining.brief(n).n());
            assertEquals(DenseTraining.brief(n), DenseTraining.brief(n, 784));
            // The steps fall to a hundredth in 40 epochs.
            assertEquals(0.01, Math.pow(DenseTraining.brief(n).descent().decay(), 40), 1e-12);
        }
        assertEquals(8, DenseTraining.brief(2, 64).temperature(), 1e-12);
        Teaches.oneLine(() -> DenseTraining.brief(2, 0), "pixels = 0", "784");
        Teaches.oneLine(() -> DenseTraining.brief(4), "brief(n = 4)", "2, 3, 10, 20 and 30");
        Teaches.oneLine(() -> DenseTraining.brief(20).withTemperature(-1), "temperature = -1.0");
        Teaches.oneLine(() -> DenseTraining.brief(20).withEpochs(0), "epochs = 0");
        Teaches.oneLine(() -> DenseTraining.brief(20).withMemories(0), "memories = 0");
        Teaches.oneLine(
                () -> DenseTraining.brief(20).withTemperature(1e-12).train(XOR, STREAMS),
                "too large",
                "temperature near");
        Teaches.oneLine(
                () -> DenseTraining.brief(2).withMemories(100_000_000).train(XOR, STREAMS),
                "100000000 memories",
                "fewer memories");
        Teaches.oneLine(() -> new Descent(3, 1, 0, Scaling.JOINT), "step = 3.0");
        Teaches.oneLine(() -> new Start(0, 2, 0), "deviation = 2.0");
        Teaches.oneLine(
                () -> DenseTraining.brief(2).lesson(XOR, STREAMS).validating(drawn(3)), "2 pixels in 2 classes");
        assertFalse(DenseTraining.brief(20).lesson(XOR, STREAMS).toString().isEmpty());
    }
}
