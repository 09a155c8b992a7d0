package engram.learning;

import engram.argument.Given;
import engram.identity.Identified;
import engram.pattern.LabelledImages;
import engram.pattern.Patterns;
import engram.state.Reals;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import java.util.zip.CRC32C;

/**
 * A dense associative memory that completes an image by its label (Krotov and Hopfield 2016). Immutable; {@link DenseTraining}
 * learns its memories.
 *
 * <p>A state is an image and its labels: pixels x_i = 2 v_i - 1 from -1 to 1 for i = 1..N, and one label y_c for each class c = 1..C,
 * +1 for the class of the image and -1 for all others. With K memories xi^mu of N + C weights each, from -1 to 1, and F(z) = z^n for z &gt; 0,
 * 0 otherwise, the energy is
 *
 * <pre>
 * E(x, y) = - sum_mu F( (sum_i xi^mu_i x_i + sum_c xi^mu_c y_c) / T ).
 * </pre>
 *
 * <p>An image is asked with all labels at -1, and each label is updated once, from this same state, by the difference of energies:
 *
 * <pre>
 * output_a = tanh h_a,   h_a = E(y_a = -1) - E(y_a = +1) = sum_mu F((b_mu + 2 xi^mu_a) / T) - F(b_mu / T),
 * b_mu = sum_i xi^mu_i x_i - sum_c xi^mu_c.
 * </pre>
 *
 * <p>The answer is the class with the largest h, of equal ones the first. It is the largest output too, but outputs are rounded to 1 where h
 * is above 19. Unlike {@link engram.model.OverlapEnergy}, whose patterns are Ising spins and whose field is half the difference, weights
 * and pixels here are real numbers and the scale T is explicit: F of the energy per T^n.
 *
 * <p>Source: Krotov and Hopfield, <i>Dense associative memory for pattern recognition</i> (2016), equations 7 to 9.
 *
 * <pre>{@code
 * var parts = Digits.mnist().split(0.8);
 * var trained = DenseTraining.brief(20).train(parts.train(), Streams.seed(1));
 * trained.classifier().error(parts.test())           // 0.07: seven of a hundred are taken for another digit
 * trained.classifier().save(Path.of("digits.memory"));
 * }</pre>
 *
 * @since 0.1.0
 */
public final class DenseClassifier implements Identified {
    private static final byte[] MAGIC = "ENGRAMdc".getBytes(StandardCharsets.US_ASCII);
    private static final int VERSION = 1;
    private static final int HEAD = 8 + 4 + 4 + 8 + 4 + 4 + 4;
    private static final int BLOCK = 128;

    /** So many powers of overlaps are kept at a time. */
    private static final long ROOM = 1 << 22;

    private final int n;
    private final double temperature;
    private final double[][] pixelWeights;
    private final double[][] labelWeights;

    /** Keeps what it is given, which has been checked. */
    DenseClassifier(int n, double temperature, double[][] pixelWeights, double[][] labelWeights) {
        this.n = n;
        this.temperature = temperature;
        this.pixelWeights = pixelWeights;
        this.labelWeights = labelWeights;
    }

    /**
     * A classifier with given memories.
     *
     * @param n the power of F, from 2 to 1,000
     * @param temperature the scale T of overlaps, above 0 and so large that no sum of powers overflows
     * @param pixels pixels N of an image, at least 1
     * @param classes how many labels C there are, at least 1
     * @param weights K memories one after another, each of N weights of pixels and then C weights of labels, all from -1 to 1; copied
     * @return the classifier
     */
    public static DenseClassifier of(int n, double temperature, int pixels, int classes, double[] weights) {
        int memories = memories(pixels, classes, weights);
        check("DenseClassifier.of", n, temperature, memories, pixels, classes);
        int size = pixels + classes;
        for (int k = 0; k < weights.length; k++) {
            if (!(Math.abs(weights[k]) <= 1)) {
                throw new IllegalArgumentException("DenseClassifier.of: weight " + k % size + " of memory " + k / size
                        + " is " + weights[k] + "; weights from -1 to 1 are needed");
            }
        }
        double[][] pixelWeights = new double[memories][];
        double[][] labelWeights = new double[memories][];
        for (int mu = 0; mu < memories; mu++) {
            pixelWeights[mu] = Arrays.copyOfRange(weights, mu * size, mu * size + pixels);
            labelWeights[mu] = Arrays.copyOfRange(weights, mu * size + pixels, (mu + 1) * size);
        }
        return new DenseClassifier(n, temperature, pixelWeights, labelWeights);
    }

    private static int memories(int pixels, int classes, double[] weights) {
        if (weights == null
                || pixels < 1
                || classes < 1
                || weights.length == 0
                || weights.length % ((long) pixels + classes) != 0) {
            throw new IllegalArgumentException(
                    "DenseClassifier.of(pixels = " + pixels + ", classes = " + classes
                            + ", weights = " + (weights == null ? "null" : weights.length + " numbers")
                            + "): at least one pixel and class, and for each memory as many weights as pixels and classes together, are needed");
        }
        return weights.length / (pixels + classes);
    }

    /** Refuses a power or a scale with which sums of powers, or derivatives of them, are not numbers. */
    static void check(String call, int n, double temperature, int memories, int pixels, int classes) {
        if (n < 2 || n > 1000 || !(temperature > 0 && temperature <= Double.MAX_VALUE)) {
            throw new IllegalArgumentException(call + "(n = " + n + ", temperature = " + temperature
                    + "): a power from 2 to 1000 and a finite scale of overlaps above 0 are needed; try 20 and "
                    + (pixels > 1 ? Math.max(1, (long) (0.65 * pixels)) : 500));
        }
        double largest = (double) pixels + classes + 2;
        if (n * Math.log(largest / temperature) + Math.log(memories) + Math.log(n) > 450
                || Math.log(n) - Math.log(temperature) > 100) {
            throw new IllegalArgumentException(call + "(n = " + n + ", temperature = " + temperature
                    + "): an overlap of "
                    + (long) largest + " divided by the temperature and raised to n is too large for a number; try a"
                    + " temperature near " + (long) Math.ceil(0.65 * largest));
        }
    }

    /**
     * The power of F.
     *
     * @return from 2 to 1,000
     */
    public int n() {
        return n;
    }

    /**
     * The scale of overlaps.
     *
     * @return T, above 0
     */
    public double temperature() {
        return temperature;
    }

    /**
     * How many memories there are.
     *
     * @return K
     */
    public int memories() {
        return pixelWeights.length;
    }

    /**
     * Pixels of an image.
     *
     * @return N
     */
    public int pixels() {
        return pixelWeights[0].length;
    }

    /**
     * How many labels there are.
     *
     * @return C
     */
    public int classes() {
        return labelWeights[0].length;
    }

    /**
     * All weights.
     *
     * @return K memories one after another, each of N weights of pixels and then C weights of labels; a copy
     */
    public double[] weights() {
        int size = pixels() + classes();
        double[] weights = new double[memories() * size];
        for (int mu = 0; mu < memories(); mu++) {
            System.arraycopy(pixelWeights[mu], 0, weights, mu * size, pixels());
            System.arraycopy(labelWeights[mu], 0, weights, mu * size + pixels(), classes());
        }
        return weights;
    }

    /**
     * The memories as pictures: their weights of pixels.
     *
     * @return K patterns of N numbers from -1 to 1
     */
    public Patterns pictures() {
        return Patterns.of(new Reals(pixels()), pixelWeights);
    }

    /**
     * The energy E(x, y) of an image with its labels.
     *
     * @param image N pixels v from 0 to 1, which count as x = 2 v - 1
     * @param labels C numbers y from -1 to 1
     * @return the energy, not above 0
     */
    public double energy(double[] image, double[] labels) {
        check("energy", image);
        if (labels == null || labels.length != classes()) {
            throw new IllegalArgumentException("energy(labels = "
                    + (labels == null ? "null" : labels.length + " numbers") + "): one number for each of the "
                    + classes()
                    + " classes is needed");
        }
        for (int c = 0; c < labels.length; c++) {
            if (!(Math.abs(labels[c]) <= 1)) {
                throw new IllegalArgumentException(
                        "energy: label " + c + " is " + labels[c] + "; a number from -1 to 1 is needed");
            }
        }
        double sum = 0;
        for (int mu = 0; mu < memories(); mu++) {
            double overlap = 0;
            for (int i = 0; i < image.length; i++) {
                overlap += pixelWeights[mu][i] * (2 * image[i] - 1);
            }
            for (int c = 0; c < labels.length; c++) {
                overlap += labelWeights[mu][c] * labels[c];
            }
            sum += Math.pow(Math.max(0, overlap / temperature), n);
        }
        return -sum;
    }

    private void check(String call, double[] image) {
        if (image == null || image.length != pixels()) {
            throw new IllegalArgumentException(call + "(image = " + (image == null ? "null" : image.length + " pixels")
                    + "): " + pixels() + " pixels are needed, as this classifier has learned");
        }
        for (int i = 0; i < image.length; i++) {
            if (!(image[i] >= 0 && image[i] <= 1)) {
                throw new IllegalArgumentException(
                        call + ": pixel " + i + " is " + image[i] + "; a number from 0 (paper) to 1 (ink) is needed");
            }
        }
    }

    /** Refuses images of another size or with more classes. */
    private void check(String call, LabelledImages images) {
        Given.value(call, "images", images, "images with labels, such as Digits.small(),");
        if (images.size() != pixels() || images.classes() != classes()) {
            throw new IllegalArgumentException(call + "(images = " + images + "): images of " + pixels() + " pixels in "
                    + classes() + " classes are needed, as this classifier has learned");
        }
    }

    /**
     * The outputs of one image.
     *
     * @param image N pixels v from 0 to 1
     * @return tanh h_a for each class a
     */
    public double[] outputs(double[] image) {
        check("outputs", image);
        double[] outputs = fields(image);
        for (int a = 0; a < outputs.length; a++) {
            outputs[a] = StrictMath.tanh(outputs[a]);
        }
        return outputs;
    }

    private double[] fields(double[] image) {
        ClassifierPass pass = pass(1);
        pass.take(image, new int[1], 0, 1);
        pass.forward(0, memories(), 1);
        pass.sum(1);
        return Arrays.stream(pass.h).mapToDouble(row -> row[0]).toArray();
    }

    private ClassifierPass pass(int width) {
        return new ClassifierPass(n, temperature, pixelWeights, labelWeights, width);
    }

    /**
     * The class of one image.
     *
     * @param image N pixels v from 0 to 1
     * @return the class with the largest h
     */
    public int label(double[] image) {
        check("label", image);
        double[] h = fields(image);
        int best = 0;
        for (int a = 1; a < h.length; a++) {
            best = h[a] > h[best] ? a : best;
        }
        return best;
    }

    /** What is done with a block of images that has been asked. */
    private interface Asked {
        void block(ClassifierPass pass, int from, int width);
    }

    private void ask(LabelledImages images, Asked asked) {
        // Many memories are asked of fewer images at a time; no answer depends on it.
        long room = ROOM / ((long) memories() * (classes() + 1));
        int width = (int) Math.max(1, Math.min(room, Math.min(BLOCK, images.count())));
        ClassifierPass pass = pass(width);
        double[] all = images.pixels();
        int[] order = IntStream.range(0, images.count()).toArray();
        for (int from = 0; from < order.length; from += width) {
            if (Thread.currentThread().isInterrupted()) {
                throw new CancellationException("classification was interrupted");
            }
            int size = Math.min(width, order.length - from);
            pass.take(all, order, from, size);
            pass.forward(0, memories(), size);
            pass.sum(size);
            asked.block(pass, from, size);
        }
    }

    /** The class with the largest h; of equal ones the first. */
    static int largest(double[][] h, int t) {
        int best = 0;
        for (int a = 1; a < h.length; a++) {
            best = h[a][t] > h[best][t] ? a : best;
        }
        return best;
    }

    /**
     * The classes of all images. Their own labels are not looked at.
     *
     * @param images images of N pixels in C classes
     * @return the class that each is taken for
     */
    public int[] labels(LabelledImages images) {
        check("labels", images);
        int[] labels = new int[images.count()];
        ask(images, (pass, from, size) -> {
            for (int t = 0; t < size; t++) {
                labels[from + t] = largest(pass.h, t);
            }
        });
        return labels;
    }

    /**
     * How often it is wrong.
     *
     * @param images images of N pixels in C classes
     * @return the fraction of images that are taken for another class than their own
     */
    public double error(LabelledImages images) {
        int[] answers = labels(images);
        int[] labels = images.labels();
        int wrong = 0;
        for (int k = 0; k < labels.length; k++) {
            wrong += answers[k] == labels[k] ? 0 : 1;
        }
        return wrong / (double) labels.length;
    }

    /**
     * How many memories decide: for each image the participation ratio (sum_mu |f_mu|)^2 / sum_mu f_mu^2 of the terms
     * f_mu = F((b_mu + 2 xi^mu_a) / T) - F(b_mu / T) of its own label a. It is 1 if one memory alone speaks and K if all speak equally:
     * few memories are prototypes, many are features.
     *
     * @param images images of N pixels in C classes
     * @return one number an image, from 1 to K, or 0 if no memory speaks
     */
    public double[] deciding(LabelledImages images) {
        check("deciding", images);
        double[] deciding = new double[images.count()];
        ask(images, (pass, from, size) -> {
            for (int t = 0; t < size; t++) {
                double sum = 0;
                double squares = 0;
                for (int mu = 0; mu < memories(); mu++) {
                    double term = Math.abs(pass.term(mu, images.label(from + t), t));
                    sum += term;
                    squares += term * term;
                }
                deciding[from + t] = squares > 0 ? sum * sum / squares : 0;
            }
        });
        return deciding;
    }

    /**
     * Writes the classifier to a file, which {@link #load} reads back to the same bits. The file appears whole or not at all.
     *
     * <p>Big-endian: the eight letters {@code ENGRAMdc}, the version of the format (int, 1), n (int), T (double), K, N and C (int), the
     * K (N + C) {@link #weights} (double), and CRC-32C of all bytes before it (long).
     *
     * @param file where; a file that is there is replaced
     */
    public void save(Path file) {
        Given.value("save", "file", file, "a file to write to, such as Path.of(\"digits.memory\"),");
        double[] weights = weights();
        long length = HEAD + 8L * weights.length + 8;
        if (length > Integer.MAX_VALUE - 8) {
            throw new IllegalArgumentException("save(" + file + "): " + length
                    + " bytes do not fit the format; a classifier below 2 GB is needed, try fewer memories");
        }
        ByteBuffer bytes = ByteBuffer.allocate((int) length);
        bytes.put(MAGIC).putInt(VERSION).putInt(n).putDouble(temperature);
        bytes.putInt(memories()).putInt(pixels()).putInt(classes());
        for (double weight : weights) {
            bytes.putDouble(weight);
        }
        bytes.putLong(checksum(bytes.array(), bytes.position()));
        Path whole = file.toAbsolutePath();
        try {
            Path half = whole.resolveSibling(
                    "." + whole.getFileName() + "." + Long.toHexString(System.nanoTime()) + ".half");
            try {
                Files.write(half, bytes.array(), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
                move(half, file);
            } finally {
                Files.deleteIfExists(half);
            }
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    "save(" + file + "): the file cannot be written (" + reason(e)
                            + "); give one in a directory of yours",
                    e);
        }
    }

    private static void move(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static long checksum(byte[] bytes, int length) {
        CRC32C crc = new CRC32C();
        crc.update(bytes, 0, length);
        return crc.getValue();
    }

    private static String reason(IOException e) {
        return (e.getClass().getSimpleName() + ": " + e.getMessage()).replaceAll("\\p{Cntrl}+", " ");
    }

    /**
     * Reads a classifier that {@link #save} wrote.
     *
     * @param file the file; one that is of another kind, cut off or damaged is refused
     * @return the classifier, with the same bits
     */
    public static DenseClassifier load(Path file) {
        Given.value("load", "file", file, "a file that save has written");
        byte[] all;
        try {
            long length = Files.size(file);
            if (length < HEAD + 8 || length > Integer.MAX_VALUE - 8) {
                throw new IllegalArgumentException("load(" + file + "): it has " + length
                        + " bytes; a file that DenseClassifier.save has written is needed");
            }
            all = Files.readAllBytes(file);
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    "load(" + file + "): the file cannot be read (" + reason(e)
                            + "); one that DenseClassifier.save has written is needed",
                    e);
        }
        ByteBuffer bytes = ByteBuffer.wrap(all);
        byte[] magic = new byte[MAGIC.length];
        bytes.get(magic);
        if (!Arrays.equals(magic, MAGIC)) {
            throw new IllegalArgumentException(
                    "load(" + file
                            + "): it does not begin as a classifier does; a file that DenseClassifier.save has written is needed");
        }
        int version = bytes.getInt();
        if (version != VERSION) {
            throw new IllegalArgumentException("load(" + file + "): its format has version " + version
                    + "; this library reads version " + VERSION + ", try a newer one");
        }
        int n = bytes.getInt();
        double temperature = bytes.getDouble();
        int memories = bytes.getInt();
        int pixels = bytes.getInt();
        int classes = bytes.getInt();
        long count = (all.length - HEAD - 8) / 8;
        boolean whole = memories > 0
                && pixels > 0
                && classes > 0
                && (all.length - HEAD) % 8 == 0
                && count % ((long) pixels + classes) == 0
                && count / ((long) pixels + classes) == memories
                && bytes.getLong(all.length - 8) == checksum(all, all.length - 8);
        if (!whole) {
            throw new IllegalArgumentException(
                    "load(" + file + "): it is cut off or damaged; take a copy, or train again and save");
        }
        double[] weights = new double[(int) count];
        bytes.asDoubleBuffer().get(weights);
        return of(n, temperature, pixels, classes, weights);
    }

    @Override
    public Object identity() {
        return List.of(n, temperature, pixels(), classes(), weights());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof DenseClassifier that
                && n == that.n
                && Double.compare(temperature, that.temperature) == 0
                && Arrays.deepEquals(pixelWeights, that.pixelWeights)
                && Arrays.deepEquals(labelWeights, that.labelWeights);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * n + Double.hashCode(temperature)) + Arrays.deepHashCode(pixelWeights);
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "DenseClassifier(K = %d memories, N = %d pixels, C = %d classes, F(z) = z^%d for z > 0, T = %.4g)",
                memories(),
                pixels(),
                classes(),
                n,
                temperature);
    }
}
