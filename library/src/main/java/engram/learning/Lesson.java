package engram.learning;

import engram.argument.Given;
import engram.learning.DenseTraining.Epoch;
import engram.learning.DenseTraining.Scaling;
import engram.learning.DenseTraining.Trained;
import engram.pattern.LabelledImages;
import engram.progress.Progress;
import engram.random.Streams;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * One training of a {@link DenseClassifier}, before it begins. Immutable; {@link DenseTraining#lesson} makes it. Nothing but the training, the
 * images and the streams has a part in the result, except that images for validation can end it early.
 *
 * <pre>{@code
 * var trained = DenseTraining.brief(20).withPatience(5)
 *         .lesson(parts.train(), Streams.seed(1))
 *         .validating(parts.test()).onThreads(2).showing()
 *         .learn();
 * }</pre>
 *
 * @since 0.1.0
 */
public final class Lesson {
    /** A largest velocity below this moves nothing. */
    private static final double STILL = 1e-30;

    /** Shares of the memories for each thread, since those of silent memories are short. */
    private static final int SHARES = 3;

    private final DenseTraining training;
    private final LabelledImages images;
    private final Streams streams;
    private final Optional<LabelledImages> validation;
    private final int threads;
    private final boolean shown;

    Lesson(DenseTraining training, LabelledImages images, Streams streams) {
        this(
                training,
                Given.value("lesson", "images", images, "images with labels, such as Digits.small(),"),
                Given.value(
                        "lesson",
                        "streams",
                        streams,
                        "a place in the tree of random streams, such as Streams.seed(1),"),
                Optional.empty(),
                1,
                false);
        long weights = training.memories() * ((long) images.size() + images.classes());
        if (weights > Integer.MAX_VALUE - 8) {
            throw new IllegalArgumentException("lesson(images = " + images + "): " + training.memories()
                    + " memories of " + images.size() + " pixels and " + images.classes() + " labels have " + weights
                    + " weights; fewer than 2^31 are needed, try fewer memories");
        }
        double bytes = 8.0
                * training.memories()
                * ((images.classes() + 3.0) * Math.min(training.batch(), images.count())
                        + 4.0 * (images.size() + images.classes()));
        if (bytes > Runtime.getRuntime().maxMemory() / 2.0) {
            throw new IllegalArgumentException("lesson(images = " + images + "): " + training.memories()
                    + " memories and batches of " + training.batch() + " images take " + Math.round(bytes / 1e6)
                    + " MB, more than there is; try fewer memories or smaller batches");
        }
        DenseClassifier.check(
                "lesson", training.n(), training.temperature(), training.memories(), images.size(), images.classes());
    }

    private Lesson(
            DenseTraining training,
            LabelledImages images,
            Streams streams,
            Optional<LabelledImages> validation,
            int threads,
            boolean shown) {
        this.training = training;
        this.images = images;
        this.streams = streams;
        this.validation = validation;
        this.threads = threads;
        this.shown = shown;
    }

    /**
     * The same lesson with images that are asked after each epoch and never learned. With a {@link DenseTraining#patience} their error decides when
     * training ends. An error on them is then no error of generalisation: keep others for the test.
     *
     * @param others images of the same size, in as many classes
     * @return a lesson that has not begun
     */
    public Lesson validating(LabelledImages others) {
        Given.value("validating", "others", others, "images for validation");
        if (others.size() != images.size() || others.classes() != images.classes()) {
            throw new IllegalArgumentException("validating(" + others + "): images like those that are learned are"
                    + " needed, " + images.size() + " pixels in " + images.classes() + " classes");
        }
        return new Lesson(training, images, streams, Optional.of(others), threads, shown);
    }

    /**
     * The same lesson on several threads. The bits of the result stay the same.
     *
     * @param count how many, from 1 to 1,024
     * @return a lesson that has not begun
     */
    public Lesson onThreads(int count) {
        if (count < 1 || count > 1024) {
            throw new IllegalArgumentException("onThreads(" + count
                    + "): from 1 to 1024 threads are possible, and more than the cores gain nothing; try "
                    + Runtime.getRuntime().availableProcessors());
        }
        return new Lesson(training, images, streams, validation, count, shown);
    }

    /**
     * The same lesson, which shows its {@link Progress} by epochs. Not for cells of a sweep, which shows its own.
     *
     * @return a lesson that has not begun
     */
    public Lesson showing() {
        return new Lesson(training, images, streams, validation, threads, true);
    }

    /**
     * Learns. An interrupt ends it with a {@link CancellationException}.
     *
     * @return the classifier and how it came about
     */
    public Trained learn() {
        int width = Math.min(threads, training.memories());
        ExecutorService workers = width == 1
                ? null
                : Executors.newFixedThreadPool(width, work -> {
                    Thread thread = new Thread(work, "lesson");
                    thread.setDaemon(true);
                    return thread;
                });
        try (Progress progress = shown ? Progress.begin("training", training.epochs()) : null) {
            return new Course(workers, width).run(progress);
        } finally {
            if (workers != null) {
                workers.shutdownNow();
            }
        }
    }

    /** What is done for the memories of a range. */
    private interface Part {
        void of(int from, int to);
    }

    /** The training while it goes on. */
    private final class Course {
        private final ExecutorService workers;
        private final int width;
        private final int memories = training.memories();
        private final int size = images.size();
        private final int classes = images.classes();
        private final double[][] pixelWeights = new double[memories][size];
        private final double[][] labelWeights = new double[memories][classes];
        private final double[][] pixelSpeeds = new double[memories][size];
        private final double[][] labelSpeeds = new double[memories][classes];
        private final int batch = Math.min(training.batch(), images.count());
        private final double[] all = images.pixels();
        private final int[] labels = images.labels();
        private final ClassifierPass pass =
                new ClassifierPass(training.n(), training.temperature(), pixelWeights, labelWeights, batch);
        private double loss;
        private int wrong;

        Course(ExecutorService workers, int width) {
            this.workers = workers;
            this.width = width;
        }

        Trained run(Progress progress) {
            begin();
            List<Epoch> history = new ArrayList<>();
            int[] order = IntStream.range(0, images.count()).toArray();
            DenseClassifier best = null;
            int chosen = 0;
            double lowest = Double.POSITIVE_INFINITY;
            for (int epoch = 0; epoch < training.epochs(); epoch++) {
                shuffle(order, streams.child("epoch", epoch).open("order"));
                epoch(
                        order,
                        training.descent().step()
                                * StrictMath.pow(training.descent().decay(), epoch));
                double asked =
                        validation.map(others -> classifier().error(others)).orElse(Double.NaN);
                double mean = loss / images.count();
                history.add(new Epoch(epoch, mean, wrong / (double) images.count(), asked));
                if (training.patience() > 0) {
                    double judged = validation.isPresent() ? asked : mean;
                    if (judged < lowest || best == null) {
                        lowest = judged;
                        chosen = epoch;
                        best = copy();
                    } else if (epoch - chosen >= training.patience()) {
                        break;
                    }
                }
                if (progress != null) {
                    progress.advance(epoch + 1);
                }
            }
            if (progress != null && history.size() < training.epochs()) {
                progress.advance(training.epochs());
            }
            return best == null
                    ? new Trained(classifier(), history, history.size() - 1)
                    : new Trained(best, history, chosen);
        }

        private DenseClassifier classifier() {
            return new DenseClassifier(training.n(), training.temperature(), pixelWeights, labelWeights);
        }

        private DenseClassifier copy() {
            double[][] pixels = new double[memories][];
            double[][] named = new double[memories][];
            for (int mu = 0; mu < memories; mu++) {
                pixels[mu] = pixelWeights[mu].clone();
                named[mu] = labelWeights[mu].clone();
            }
            return new DenseClassifier(training.n(), training.temperature(), pixels, named);
        }

        private void begin() {
            DenseTraining.Start start = training.start();
            RandomGenerator generator = streams.open("start");
            for (int mu = 0; mu < memories; mu++) {
                gaussian(pixelWeights[mu], start.mean(), start.deviation(), generator);
                gaussian(labelWeights[mu], start.labelMean(), start.deviation(), generator);
            }
        }

        private void gaussian(double[] w, double mean, double deviation, RandomGenerator generator) {
            for (int j = 0; j < w.length; j++) {
                w[j] = Math.max(-1, Math.min(1, mean + deviation * generator.nextGaussian()));
            }
        }

        private void shuffle(int[] order, RandomGenerator generator) {
            for (int k = order.length - 1; k > 0; k--) {
                int other = generator.nextInt(k + 1);
                int kept = order[k];
                order[k] = order[other];
                order[other] = kept;
            }
        }

        private void epoch(int[] order, double step) {
            loss = 0;
            wrong = 0;
            for (int from = 0; from < order.length; from += batch) {
                if (Thread.currentThread().isInterrupted()) {
                    throw new CancellationException("training was interrupted");
                }
                int count = Math.min(batch, order.length - from);
                pass.take(all, order, from, count);
                share((first, last) -> pass.forward(first, last, count));
                pass.sum(count);
                judge(order, from, count);
                share((first, last) -> {
                    slow(first, last);
                    pass.backward(first, last, count, pixelSpeeds, labelSpeeds);
                    move(first, last, step);
                });
            }
        }

        /** Counts losses and errors, and puts the derivative of the loss in place of h. */
        private void judge(int[] order, int from, int count) {
            for (int t = 0; t < count; t++) {
                int label = labels[order[from + t]];
                wrong += DenseClassifier.largest(pass.h, t) == label ? 0 : 1;
                for (int a = 0; a < classes; a++) {
                    double output = StrictMath.tanh(pass.h[a][t]);
                    double off = (a == label ? 1 : -1) - output;
                    double odd = raised(off, 2 * training.m() - 1);
                    loss += odd * off;
                    pass.h[a][t] = -2 * training.m() * odd * (1 - output * output);
                }
            }
        }

        private void slow(int from, int to) {
            for (int mu = from; mu < to; mu++) {
                scale(pixelSpeeds[mu], training.descent().momentum());
                scale(labelSpeeds[mu], training.descent().momentum());
            }
        }

        private void scale(double[] v, double factor) {
            for (int j = 0; j < v.length; j++) {
                v[j] *= factor;
            }
        }

        private void move(int from, int to, double step) {
            for (int mu = from; mu < to; mu++) {
                double pixels = largest(pixelSpeeds[mu]);
                double named = largest(labelSpeeds[mu]);
                if (training.descent().scaling() == Scaling.JOINT) {
                    pixels = Math.max(pixels, named);
                    named = pixels;
                }
                move(pixelWeights[mu], pixelSpeeds[mu], step / pixels);
                move(labelWeights[mu], labelSpeeds[mu], step / named);
            }
        }

        private void move(double[] w, double[] v, double rate) {
            for (int j = 0; j < w.length; j++) {
                w[j] = Math.max(-1, Math.min(1, w[j] + rate * v[j]));
            }
        }

        private double largest(double[] v) {
            double most = STILL;
            for (double one : v) {
                most = Math.max(most, Math.abs(one));
            }
            return most;
        }

        private void share(Part part) {
            if (workers == null) {
                part.of(0, memories);
                return;
            }
            int shares = Math.min(memories, SHARES * width);
            List<Callable<Void>> tasks = new ArrayList<>();
            for (int k = 0; k < shares; k++) {
                int first = (int) ((long) memories * k / shares);
                int last = (int) ((long) memories * (k + 1) / shares);
                tasks.add(() -> {
                    part.of(first, last);
                    return null;
                });
            }
            try {
                for (Future<Void> task : workers.invokeAll(tasks)) {
                    task.get();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new CancellationException("training was interrupted");
            } catch (ExecutionException e) {
                throw new IllegalStateException("training failed on one of its threads: " + e.getCause(), e.getCause());
            }
        }
    }

    private static double raised(double x, int power) {
        double result = 1;
        double square = x;
        for (int k = power; k > 0; k >>= 1) {
            result *= (k & 1) == 1 ? square : 1;
            square *= square;
        }
        return result;
    }

    @Override
    public String toString() {
        return "Lesson(" + training + " of " + images
                + validation.map(others -> ", validated by " + others).orElse("") + ")";
    }
}
