package engram.learning;

import engram.argument.Given;
import engram.pattern.LabelledImages;
import engram.random.Streams;
import java.util.List;
import java.util.Locale;

/**
 * How the memories of a {@link DenseClassifier} are learned: by descent of the error of its outputs (Krotov and Hopfield 2016).
 *
 * <p>With targets t_a = 1 for the class of an image and -1 for the others, the loss of a batch is the sum of (t_a - output_a)^(2 m)
 * over its images and classes. After each batch every memory mu moves, with V its velocity:
 *
 * <pre>
 * V^mu &lt;- momentum V^mu - d loss / d xi^mu,
 * xi^mu &lt;- clip(xi^mu + step V^mu / max_j |V^mu_j|, -1, 1).
 * </pre>
 *
 * <p>So its largest weight moves by the step, whatever the size of the gradient; a largest velocity below 1e-30 counts as 1e-30. The step of
 * epoch e = 0, 1, ... is step decay^e. An epoch visits all images once, in an order drawn anew; its last batch may be smaller.
 *
 * <p>All randomness comes from the streams, and the bits of the result do not depend on the number of threads.
 *
 * @param memories how many memories K, at least 1
 * @param n the power of F, from 2 to 1,000
 * @param m half the power of the error, from 1 to 100
 * @param temperature the scale T of overlaps, above 0
 * @param start where weights begin
 * @param descent how they move
 * @param epochs how often each image is seen at most, at least 1
 * @param batch how many images are seen between two moves, at least 1
 * @param patience after how many epochs in a row without a new lowest error training ends early, with the memories of the lowest:
 *     the error of the images for validation if a {@link Lesson} has some, otherwise the loss; 0 for never
 * @since 0.1.0
 */
public record DenseTraining(
        int memories,
        int n,
        int m,
        double temperature,
        Start start,
        Descent descent,
        int epochs,
        int batch,
        int patience) {

    private static final int PIXELS = 784;

    /** Of which weights the largest velocity sets the step. */
    public enum Scaling {
        /** Of all weights of a memory together, as published. */
        JOINT,
        /**
         * Of its pixels and of its labels, each for themselves. With n = 2 and 3 and few images the labels of joint scaling saturate and
         * nothing is learned.
         */
        SEPARATE
    }

    /**
     * Where weights begin: Gaussian, independent, cut off at -1 and 1.
     *
     * @param mean mean of the weights of pixels, from -1 to 1
     * @param deviation standard deviation of all weights, from 0 to 1
     * @param labelMean mean of the weights of labels, from -1 to 1
     */
    public record Start(double mean, double deviation, double labelMean) {

        /**
         * Checks the parameters.
         *
         * @param mean mean of the weights of pixels, from -1 to 1
         * @param deviation standard deviation of all weights, from 0 to 1
         * @param labelMean mean of the weights of labels, from -1 to 1
         */
        public Start {
            if (!(Math.abs(mean) <= 1 && deviation >= 0 && deviation <= 1 && Math.abs(labelMean) <= 1)) {
                throw new IllegalArgumentException("Start(mean = " + mean + ", deviation = " + deviation
                        + ", labelMean = " + labelMean
                        + "): means from -1 to 1 and a deviation from 0 to 1 are needed; try -0.3, 0.3 and 0");
            }
        }
    }

    /**
     * How weights move.
     *
     * @param step how far the largest weight of a memory moves in the first epoch, above 0 and at most 2
     * @param decay factor of the step from one epoch to the next, above 0 and at most 1
     * @param momentum how much of a velocity is left after a batch, from 0 to below 1
     * @param scaling of which weights the largest velocity sets the step
     */
    public record Descent(double step, double decay, double momentum, Scaling scaling) {

        /**
         * Checks the parameters.
         *
         * @param step how far the largest weight of a memory moves in the first epoch, above 0 and at most 2
         * @param decay factor of the step from one epoch to the next, above 0 and at most 1
         * @param momentum how much of a velocity is left after a batch, from 0 to below 1
         * @param scaling of which weights the largest velocity sets the step
         */
        public Descent {
            if (!(step > 0 && step <= 2 && decay > 0 && decay <= 1 && momentum >= 0 && momentum < 1)) {
                throw new IllegalArgumentException("Descent(step = " + step + ", decay = " + decay + ", momentum = "
                        + momentum + "): a step above 0 and at most 2, a decay above 0 and at most 1 and a momentum"
                        + " from 0 to below 1 are needed; try 0.03, 0.9 and 0.6");
            }
            Given.value("Descent", "scaling", scaling, "Scaling.JOINT or Scaling.SEPARATE");
        }
    }

    /**
     * Checks the parameters.
     *
     * @param memories how many memories K, at least 1
     * @param n the power of F, from 2 to 1,000
     * @param m half the power of the error, from 1 to 100
     * @param temperature the scale T of overlaps, above 0
     * @param start where weights begin
     * @param descent how they move
     * @param epochs how often each image is seen at most, at least 1
     * @param batch how many images are seen between two moves, at least 1
     * @param patience epochs in a row without a new lowest error after which training ends early; 0 for never
     */
    public DenseTraining {
        if (memories < 1 || m < 1 || m > 100 || epochs < 1 || batch < 1 || patience < 0) {
            throw new IllegalArgumentException("DenseTraining(memories = " + memories + ", m = " + m + ", epochs = "
                    + epochs + ", batch = " + batch + ", patience = " + patience
                    + "): at least one memory, epoch and image a batch, m from 1 to 100 and a patience of 0 (never) or"
                    + " more are needed; try 100, 4, 40, 100 and 0");
        }
        DenseClassifier.check("DenseTraining", n, temperature, memories, 1, 1);
        Given.value("DenseTraining", "start", start, "where weights begin, such as new Start(-0.3, 0.3, 0),");
        Given.value("DenseTraining", "descent", descent, "how weights move, such as brief(20).descent(),");
    }

    /**
     * The published training for all of MNIST, 60,000 images of 28 x 28 pixels: 100 memories, n = 20, m = 30, T = 540, 300 epochs in batches of
     * 1,000, steps .04 x .998^epoch scaled jointly, momentum .6, weights that begin as Gaussians of mean -.3 and deviation .3. Test errors of 1.44 to
     * 1.61 % were published; {@link engram.pattern.Digits#mnist()} has too few images for them.
     *
     * @return the parameters
     */
    public static DenseTraining published() {
        return new DenseTraining(
                100,
                20,
                30,
                540,
                new Start(-0.3, 0.3, -0.3),
                new Descent(0.04, 0.998, 0.6, Scaling.JOINT),
                300,
                1000,
                0);
    }

    /**
     * A short training for some 8,000 images of 28 x 28 pixels: 100 memories, 40 epochs in batches of 100, steps that fall to a hundredth, momentum .6,
     * pixels and labels scaled separately, labels that begin with mean 0. The other parameters depend on n:
     *
     * <pre>
     *  n   m    T   step   pixels begin as Gaussians of mean and deviation
     *  2   1   28    .02      0   .1
     *  3   1   70    .02      0   .1
     * 10   4  300    .02      0   .1
     * 20   4  500    .03    -.3   .3
     * 30   4  520    .03    -.3   .3
     * </pre>
     *
     * @param n one of 2, 3, 10, 20 and 30
     * @return the parameters
     */
    public static DenseTraining brief(int n) {
        return brief(n, PIXELS);
    }

    /**
     * The short training for images of N pixels: as for 784, with T (N / 784)^((n-1)/n). An output depends on
     * F((b + 2 xi_a) / T) - F(b / T), about 2 n xi_a b^(n-1) / T^n, and b grows with N where the weight of a label does not; so T^n has to grow as
     * N^(n-1). At n = 2, T in proportion to N would saturate all outputs of small images, and nothing would be learned.
     *
     * @param n one of 2, 3, 10, 20 and 30
     * @param pixels how many pixels N an image has, from 1 to 2^24
     * @return the parameters
     */
    public static DenseTraining brief(int n, int pixels) {
        if (pixels < 1 || pixels > 1 << 24) {
            throw new IllegalArgumentException(
                    "brief(pixels = " + pixels + "): images of 1 to 16777216 pixels are possible; try 784");
        }
        double scale = StrictMath.pow(pixels / (double) PIXELS, (n - 1.0) / n);
        return switch (n) {
            case 2 -> brief(n, 1, 28 * scale, 0.02, new Start(0, 0.1, 0));
            case 3 -> brief(n, 1, 70 * scale, 0.02, new Start(0, 0.1, 0));
            case 10 -> brief(n, 4, 300 * scale, 0.02, new Start(0, 0.1, 0));
            case 20 -> brief(n, 4, 500 * scale, 0.03, new Start(-0.3, 0.3, 0));
            case 30 -> brief(n, 4, 520 * scale, 0.03, new Start(-0.3, 0.3, 0));
            default ->
                throw new IllegalArgumentException(
                        "brief(n = " + n
                                + "): there are parameters for n = 2, 3, 10, 20 and 30; try one of these, or new DenseTraining(...) with your own");
        };
    }

    private static DenseTraining brief(int n, int m, double temperature, double step, Start start) {
        return new DenseTraining(
                100,
                n,
                m,
                temperature,
                start,
                new Descent(step, StrictMath.pow(0.01, 1.0 / 40), 0.6, Scaling.SEPARATE),
                40,
                100,
                0);
    }

    /**
     * The same training with another number of memories.
     *
     * @param count how many, at least 1
     * @return the parameters
     */
    public DenseTraining withMemories(int count) {
        return new DenseTraining(count, n, m, temperature, start, descent, epochs, batch, patience);
    }

    /**
     * The same training at another scale of overlaps.
     *
     * @param scale T, above 0
     * @return the parameters
     */
    public DenseTraining withTemperature(double scale) {
        return new DenseTraining(memories, n, m, scale, start, descent, epochs, batch, patience);
    }

    /**
     * The same training, shorter or longer; the steps of each epoch stay.
     *
     * @param count how often each image is seen at most, at least 1
     * @return the parameters
     */
    public DenseTraining withEpochs(int count) {
        return new DenseTraining(memories, n, m, temperature, start, descent, count, batch, patience);
    }

    /**
     * The same training with an early stop.
     *
     * @param count epochs in a row without a new lowest error after which training ends; 0 for never
     * @return the parameters
     */
    public DenseTraining withPatience(int count) {
        return new DenseTraining(memories, n, m, temperature, start, descent, epochs, batch, count);
    }

    /**
     * Learns images on the calling thread, without a sign of progress. An interrupt ends it with a {@link java.util.concurrent.CancellationException}.
     *
     * @param images what is learned
     * @param streams where the first weights and the orders of images come from
     * @return the classifier and how it came about
     */
    public Trained train(LabelledImages images, Streams streams) {
        return lesson(images, streams).learn();
    }

    /**
     * The same, to be told what else it needs: images for validation, progress, threads.
     *
     * @param images what is learned
     * @param streams where the first weights and the orders of images come from
     * @return a lesson that has not begun
     */
    public Lesson lesson(LabelledImages images, Streams streams) {
        return new Lesson(this, images, streams);
    }

    /**
     * What training gave.
     *
     * @param classifier the classifier with its memories
     * @param history the epochs, in order
     * @param chosen the number of the epoch after which the memories are those of the classifier: the last, unless there was a patience
     */
    public record Trained(DenseClassifier classifier, List<Epoch> history, int chosen) {

        /**
         * Keeps a copy.
         *
         * @param classifier the classifier with its memories
         * @param history the epochs, in order
         * @param chosen the number of the epoch that gave the memories
         */
        public Trained {
            Given.value("Trained", "classifier", classifier, "the classifier");
            history = Given.list("Trained", "history", history, "each epoch");
            Given.index("Trained(chosen)", chosen, history.size());
        }

        @Override
        public String toString() {
            Epoch epoch = history.get(chosen);
            return String.format(
                    Locale.ROOT,
                    "Trained(%s; %d epochs, memories of epoch %d: loss %.4g an image, %.2f %% of the images wrong%s)",
                    classifier,
                    history.size(),
                    chosen,
                    epoch.loss(),
                    100 * epoch.error(),
                    Double.isNaN(epoch.validation())
                            ? ""
                            : String.format(
                                    Locale.ROOT, ", %.2f %% of those for validation", 100 * epoch.validation()));
        }
    }

    /**
     * One epoch.
     *
     * @param number from 0
     * @param loss mean loss of an image, each asked before the move that it contributed to
     * @param error the fraction of images that were wrong then
     * @param validation the fraction of the images for validation that are wrong after the epoch; NaN without such images
     */
    public record Epoch(int number, double loss, double error, double validation) {}
}
