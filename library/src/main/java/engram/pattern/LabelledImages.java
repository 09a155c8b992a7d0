package engram.pattern;

import engram.argument.Given;
import engram.identity.Identified;
import engram.state.Reals;
import engram.state.Spins;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * Grey images of one size, each with a label: what a classifier learns from and is tested on.
 *
 * <p>A pixel is a real number v from 0 (paper) to 1 (ink). Row r and column c of an image stand at
 * {@code image(k)[r * columns + c]}, as in {@link Letters}. Labels are whole numbers from 0 to classes - 1. Immutable.
 *
 * <pre>{@code
 * LabelledImages.Split digits = Digits.small().split(0.8);
 * Patterns xi = digits.train().first(1).patterns();       // one image of each class, as numbers from -1 to 1
 * Gallery.of("Digits", xi, 8, 8)
 * }</pre>
 *
 * @since 0.1.0
 */
public final class LabelledImages implements Identified {
    private final int rows;
    private final int columns;
    private final int classes;
    private final double[] pixels;
    private final int[] labels;

    /** Keeps what it is given, which has been checked. */
    LabelledImages(int rows, int columns, int classes, double[] pixels, int[] labels) {
        this.rows = rows;
        this.columns = columns;
        this.classes = classes;
        this.pixels = pixels;
        this.labels = labels;
    }

    /**
     * Images from separate arrays.
     *
     * @param rows height of an image in pixels, at least 1
     * @param columns width of an image in pixels, at least 1
     * @param classes how many classes there are, at least 1
     * @param images at least one array of rows x columns numbers from 0 to 1; copied
     * @param labels one label an image, from 0 to classes - 1; copied
     * @return the images
     */
    public static LabelledImages of(int rows, int columns, int classes, double[][] images, int[] labels) {
        if (images == null || labels == null || images.length == 0 || images.length != labels.length) {
            throw new IllegalArgumentException("LabelledImages.of(images = "
                    + (images == null ? "null" : images.length + " arrays") + ", labels = "
                    + (labels == null ? "null" : labels.length + " numbers")
                    + "): at least one image and one label an image are needed");
        }
        if (rows < 1 || columns < 1 || classes < 1 || (long) rows * columns * images.length > Integer.MAX_VALUE - 8) {
            throw new IllegalArgumentException("LabelledImages.of(rows = " + rows + ", columns = " + columns
                    + ", classes = " + classes + "): each must be at least 1, and all pixels of the " + images.length
                    + " images together fewer than 2^31; try 28, 28 and 10");
        }
        int size = rows * columns;
        double[] pixels = new double[images.length * size];
        for (int k = 0; k < images.length; k++) {
            if (images[k] == null || images[k].length != size) {
                throw new IllegalArgumentException("LabelledImages.of: image " + k + " "
                        + (images[k] == null ? "is null" : "has " + images[k].length + " pixels") + "; " + rows
                        + " x " + columns + " = " + size + " are needed");
            }
            for (int i = 0; i < size; i++) {
                if (!(images[k][i] >= 0 && images[k][i] <= 1)) {
                    throw new IllegalArgumentException("LabelledImages.of: pixel " + i + " of image " + k + " is "
                            + images[k][i] + "; numbers from 0 (paper) to 1 (ink) are needed");
                }
            }
            if (labels[k] < 0 || labels[k] >= classes) {
                throw new IllegalArgumentException("LabelledImages.of: label " + k + " is " + labels[k]
                        + "; with classes = " + classes + " it must be from 0 to " + (classes - 1));
            }
            System.arraycopy(images[k], 0, pixels, k * size, size);
        }
        return new LabelledImages(rows, columns, classes, pixels, labels.clone());
    }

    /**
     * How many images.
     *
     * @return at least 1
     */
    public int count() {
        return labels.length;
    }

    /**
     * Height of an image.
     *
     * @return pixels from top to bottom
     */
    public int rows() {
        return rows;
    }

    /**
     * Width of an image.
     *
     * @return pixels from left to right
     */
    public int columns() {
        return columns;
    }

    /**
     * Pixels of an image.
     *
     * @return N = rows x columns
     */
    public int size() {
        return rows * columns;
    }

    /**
     * How many classes there are; a class may have no image.
     *
     * @return labels run from 0 to one less
     */
    public int classes() {
        return classes;
    }

    /**
     * One image.
     *
     * @param k its number, from 0
     * @return its pixels from 0 to 1, row by row; a copy
     */
    public double[] image(int k) {
        Given.index("LabelledImages.image", k, count());
        return Arrays.copyOfRange(pixels, k * size(), (k + 1) * size());
    }

    /**
     * The label of one image.
     *
     * @param k its number, from 0
     * @return from 0 to classes - 1
     */
    public int label(int k) {
        Given.index("LabelledImages.label", k, count());
        return labels[k];
    }

    /**
     * All pixels, image by image.
     *
     * @return count x N numbers from 0 to 1, a copy: ask once, before a loop
     */
    public double[] pixels() {
        return pixels.clone();
    }

    /**
     * All labels.
     *
     * @return one an image, a copy
     */
    public int[] labels() {
        return labels.clone();
    }

    /**
     * Images of each class.
     *
     * @return how many, class by class
     */
    public int[] perClass() {
        int[] count = new int[classes];
        for (int label : labels) {
            count[label]++;
        }
        return count;
    }

    /**
     * The images of one class, in their order.
     *
     * @param label the class; one without images is refused
     * @return those images, with the same number of classes
     */
    public LabelledImages only(int label) {
        Given.index("LabelledImages.only", label, classes);
        if (perClass()[label] == 0) {
            throw new IllegalArgumentException("only(" + label + "): no image has this label; there are "
                    + Arrays.toString(perClass()) + " of each");
        }
        return chosen(
                IntStream.range(0, count()).filter(k -> labels[k] == label).toArray());
    }

    /**
     * The first images of each class, in their order.
     *
     * @param each how many of each class, at least 1; a class that has fewer gives all of its own
     * @return those images
     */
    public LabelledImages first(int each) {
        if (each < 1) {
            throw new IllegalArgumentException(
                    "first(" + each + "): at least one image of each class is needed; try first(100)");
        }
        int[] seen = new int[classes];
        return chosen(IntStream.range(0, count())
                .filter(k -> seen[labels[k]]++ < each)
                .toArray());
    }

    /**
     * Images for training and for testing, without chance: of the n_c images of class c the first floor(fraction n_c) are
     * for training and the others for testing. Both keep the order of the images. No image is in both.
     *
     * @param fraction which part is for training, above 0 and below 1; so large that training has an image, and so small
     *     that testing has one
     * @return the two parts
     */
    public Split split(double fraction) {
        int[] all = perClass();
        int[] seen = new int[classes];
        boolean[] training = new boolean[count()];
        int sum = 0;
        for (int k = 0; k < training.length && fraction > 0 && fraction < 1; k++) {
            // 0.7 x 10 is less than 7 in binary fractions.
            training[k] = seen[labels[k]]++ < Math.floor(fraction * all[labels[k]] * (1 + 1e-12));
            sum += training[k] ? 1 : 0;
        }
        if (sum == 0 || sum == count()) {
            throw new IllegalArgumentException("split(" + fraction + "): a fraction above 0 and below 1 is needed that"
                    + " leaves an image for training and one for testing, of " + Arrays.toString(all)
                    + " in each class; try 0.8");
        }
        return new Split(
                chosen(IntStream.range(0, count()).filter(k -> training[k]).toArray()),
                chosen(IntStream.range(0, count()).filter(k -> !training[k]).toArray()));
    }

    /**
     * A part for training and a part for testing.
     *
     * @param train what is learned
     * @param test what is asked
     */
    public record Split(LabelledImages train, LabelledImages test) {

        /**
         * Checks that the parts are alike.
         *
         * @param train what is learned
         * @param test what is asked, of the same size and with as many classes
         */
        public Split {
            Given.value("Split", "train", train, "images to learn");
            Given.value("Split", "test", test, "images to ask");
            test.alike("Split", train.rows, train.columns, train.classes);
        }
    }

    /** Refuses other shapes and classes. */
    private void alike(String call, int needRows, int needColumns, int needClasses) {
        if (rows != needRows || columns != needColumns || classes != needClasses) {
            throw new IllegalArgumentException(call + ": images of " + rows + " x " + columns + " pixels in " + classes
                    + " classes came; " + needRows + " x " + needColumns + " pixels in " + needClasses
                    + " classes are needed, as those for training have");
        }
    }

    /**
     * The images as patterns of real numbers, x = 2 v - 1: paper is -1, ink is 1.
     *
     * @return count patterns of N numbers from -1 to 1, in {@link Reals}
     */
    public Patterns patterns() {
        double[] x = new double[pixels.length];
        Arrays.setAll(x, k -> 2 * pixels[k] - 1);
        return new Patterns(count(), new Reals(size()), x);
    }

    /**
     * The images as patterns of bits: +1 where v is above the threshold, -1 elsewhere.
     *
     * @param threshold from 0 to below 1
     * @return count patterns of N bits
     */
    public Patterns bits(double threshold) {
        if (!(threshold >= 0 && threshold < 1)) {
            throw new IllegalArgumentException("bits(" + threshold
                    + "): a threshold from 0 to below 1 is needed, above which a pixel is ink; try 0.5");
        }
        double[] s = new double[pixels.length];
        Arrays.setAll(s, k -> pixels[k] > threshold ? 1 : -1);
        return new Patterns(count(), new Spins(size(), 1), s);
    }

    private LabelledImages chosen(int[] which) {
        int size = size();
        double[] some = new double[which.length * size];
        int[] named = new int[which.length];
        for (int k = 0; k < which.length; k++) {
            System.arraycopy(pixels, which[k] * size, some, k * size, size);
            named[k] = labels[which[k]];
        }
        return new LabelledImages(rows, columns, classes, some, named);
    }

    @Override
    public Object identity() {
        return List.of(rows, columns, classes, pixels(), labels());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof LabelledImages that
                && rows == that.rows
                && columns == that.columns
                && classes == that.classes
                && Arrays.equals(labels, that.labels)
                && Arrays.equals(pixels, that.pixels);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * (31 * rows + columns) + Arrays.hashCode(labels)) + Arrays.hashCode(pixels);
    }

    @Override
    public String toString() {
        int[] each = perClass();
        return String.format(
                Locale.ROOT,
                "LabelledImages(%d of %d x %d pixels, %d classes of %d to %d)",
                count(),
                rows,
                columns,
                classes,
                Arrays.stream(each).min().orElseThrow(),
                Arrays.stream(each).max().orElseThrow());
    }
}
