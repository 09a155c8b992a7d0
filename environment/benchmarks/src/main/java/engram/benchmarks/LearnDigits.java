package engram.benchmarks;

import engram.learning.DenseClassifier;
import engram.learning.DenseTraining;
import engram.numeric.Product;
import engram.pattern.LabelledImages;
import engram.random.Streams;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * One epoch of the classifier of digits: 1,000 random images of 28 x 28 pixels in batches of 100, 100 memories, n = 20. The alternative is the two
 * matrix products of each batch alone (memories with images, derivatives with images) by {@link Product}, in double precision.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class LearnDigits {
    private static final int IMAGES = 1000;
    private static final int PIXELS = 784;
    private static final int MEMORIES = 100;
    private static final int BATCH = 100;

    private final DenseTraining training = DenseTraining.brief(20).withEpochs(1);
    private LabelledImages images;
    private double[] batch;
    private double[] turned;
    private double[] weights;
    private double[] derivatives;

    /** How many threads learn; the products have one. */
    @Param({"1", "2"})
    public int threads;

    /** For JMH. */
    public LearnDigits() {}

    /** Draws images and weights. */
    @Setup
    public void draw() {
        RandomGenerator generator = Streams.seed(2016).open("images");
        double[][] pixels = new double[IMAGES][];
        int[] labels = new int[IMAGES];
        for (int k = 0; k < IMAGES; k++) {
            pixels[k] = generator.doubles(PIXELS).toArray();
            labels[k] = k % 10;
        }
        images = LabelledImages.of(28, 28, 10, pixels, labels);
        batch = generator.doubles(BATCH * PIXELS, -1, 1).toArray();
        turned = generator.doubles(BATCH * PIXELS, -1, 1).toArray();
        weights = generator.doubles(MEMORIES * PIXELS, -1, 1).toArray();
        derivatives = generator.doubles(MEMORIES * BATCH, -1, 1).toArray();
    }

    /**
     * Learns each image once.
     *
     * @return the classifier
     */
    @Benchmark
    public DenseClassifier epoch() {
        return training.lesson(images, Streams.seed(1))
                .onThreads(threads)
                .learn()
                .classifier();
    }

    /**
     * The matrix products of an epoch.
     *
     * @return a number of the last one
     */
    @Benchmark
    public double products() {
        double some = 0;
        for (int k = 0; k < IMAGES / BATCH; k++) {
            some += Product.of(weights, MEMORIES, PIXELS, turned, BATCH)[k];
            some += Product.of(derivatives, MEMORIES, BATCH, batch, PIXELS)[k];
        }
        return some;
    }
}
