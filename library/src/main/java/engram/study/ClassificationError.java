package engram.study;

import engram.argument.Given;
import engram.learning.DenseClassifier;
import engram.learning.DenseTraining;
import engram.pattern.LabelledImages;
import engram.random.Streams;
import engram.statistics.Estimate;
import engram.sweep.Engine;
import engram.sweep.Sweep;
import engram.sweep.Threads;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/**
 * How many images a dense memory takes for another class than their own, after it has learned others.
 *
 * <p>The classifier is trained several times on the same images, each time from other first weights and in another order. Errors are
 * fractions of images. An {@link Estimate} of them is over trainings, so it says nothing of how the error would differ on other images;
 * {@link Errors#sampling} does.
 *
 * <pre>{@code
 * var error = new ClassificationError(DenseTraining.brief(20), Digits.mnist().split(0.8));
 * error.measure(3, Streams.seed(1)).test()            // 0.068 ± 0.001 (n=3)
 * sweep.run((at, own) -> new ClassificationError(DenseTraining.brief(at.n()), images).once(own));
 * }</pre>
 *
 * @param training how memories are learned
 * @param images what is learned and what is asked
 * @since 0.1.0
 */
public record ClassificationError(DenseTraining training, LabelledImages.Split images) {

    /**
     * Checks the parameters.
     *
     * @param training how memories are learned
     * @param images what is learned and what is asked
     */
    public ClassificationError {
        Given.value("ClassificationError", "training", training, "a training, such as DenseTraining.brief(20),");
        Given.value("ClassificationError", "images", images, "images in two parts, such as Digits.small().split(0.8),");
    }

    /**
     * Trains once, on the calling thread: one cell of a sweep. An interrupt ends it.
     *
     * @param streams where first weights and orders come from
     * @return the errors of this training
     */
    public Found once(Streams streams) {
        Given.value("once", "streams", streams, "a place in the tree of random streams, such as Streams.seed(1),");
        DenseTraining.Trained trained = training.train(images.train(), streams);
        DenseClassifier classifier = trained.classifier();
        double[] deciding = classifier.deciding(images.test());
        Arrays.sort(deciding);
        int middle = deciding.length / 2;
        return new Found(
                classifier.error(images.train()),
                classifier.error(images.test()),
                deciding.length % 2 == 1 ? deciding[middle] : (deciding[middle - 1] + deciding[middle]) / 2,
                trained.history().size());
    }

    /**
     * Trains several times, on all cores.
     *
     * @param replicas how many trainings, at least 1
     * @param streams where first weights and orders come from
     * @return the errors of all
     */
    public Errors measure(int replicas, Streams streams) {
        return measure(replicas, streams, Threads.all());
    }

    /**
     * Trains several times.
     *
     * @param replicas how many trainings, at least 1
     * @param streams where first weights and orders come from
     * @param engine where they are computed; every engine gives the same bits
     * @return the errors of all
     */
    public Errors measure(int replicas, Streams streams, Engine engine) {
        Given.value("measure", "streams", streams, "a place in the tree of random streams, such as Streams.seed(1),");
        Given.value("measure", "engine", engine, "where trainings are computed, such as Threads.all(),");
        if (replicas < 1) {
            throw new IllegalArgumentException(
                    "measure(replicas = " + replicas + "): at least one training is needed; try 3");
        }
        return new Errors(
                new Sweep<>("classification error", List.of(new Classifier(training.n())), replicas, streams, engine)
                        .run((at, own) -> once(own))
                        .results(),
                images.test().count());
    }

    private record Classifier(int n) {}

    /**
     * The errors of one training.
     *
     * @param train the fraction of the learned images that are wrong
     * @param test the fraction of the other images that are wrong
     * @param deciding median over the other images of {@link DenseClassifier#deciding}, how many memories decide
     * @param epochs how long training took
     */
    public record Found(double train, double test, double deciding, int epochs) {}

    /**
     * The errors of several trainings.
     *
     * @param trainings one each
     * @param asked how many images were asked that had not been learned
     */
    public record Errors(List<Found> trainings, int asked) {

        /**
         * Keeps a copy.
         *
         * @param trainings one each, at least one
         * @param asked how many images were asked that had not been learned, at least 1
         */
        public Errors {
            trainings = Given.list("Errors", "trainings", trainings, "the errors of each training");
            if (trainings.isEmpty() || asked < 1) {
                throw new IllegalArgumentException("Errors(trainings = " + trainings.size() + ", asked = " + asked
                        + "): at least one training and one image that was asked are needed");
            }
        }

        /**
         * The error on images that were learned.
         *
         * @return a fraction, over trainings
         */
        public Estimate train() {
            return estimate(Found::train);
        }

        /**
         * The error on images that were not learned.
         *
         * @return a fraction, over trainings
         */
        public Estimate test() {
            return estimate(Found::test);
        }

        /**
         * How many memories decide.
         *
         * @return the median over images, over trainings
         */
        public Estimate deciding() {
            return estimate(Found::deciding);
        }

        /**
         * The standard error of {@link #test} from there being so few images: sqrt(e (1 - e) / asked), as if images were drawn independently.
         * It is the same images for all trainings, so more trainings do not make it smaller.
         *
         * @return a fraction
         */
        public double sampling() {
            double e = test().mean();
            return Math.sqrt(e * (1 - e) / asked);
        }

        private Estimate estimate(ToDoubleFunction<Found> read) {
            return Estimate.of(trainings.stream().mapToDouble(read).toArray());
        }

        @Override
        public String toString() {
            return String.format(
                    Locale.ROOT,
                    "Errors(test %s, ± %.2g for %d images; train %s; %.1f memories decide)",
                    test(),
                    sampling(),
                    asked,
                    train(),
                    deciding().mean());
        }
    }
}
