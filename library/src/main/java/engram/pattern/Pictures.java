package engram.pattern;

import engram.state.Spins;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.Raster;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.TreeSet;
import javax.imageio.ImageIO;

/**
 * Pictures of one's own as patterns of side x side bits: any file that {@link ImageIO} reads, such as PNG, JPEG, GIF and
 * BMP.
 *
 * <p>The whole picture is scaled to fit the square, its shape kept, in the middle of white paper. A pixel of the
 * pattern is the mean brightness of the area it covers; darker than the threshold it is ink, +1, otherwise paper, -1. The
 * brightness of a colour is .2126 R + .7152 G + .0722 B of its numbers as stored, from 0 to 1; what is transparent
 * shows paper. Row r and column c stand at {@code s[r * side + c]}, as in {@link Letters} and {@link Icon}. A picture that is
 * black and white and has the size already is taken as it is.
 *
 * <pre>{@code
 * Patterns xi = new Pictures(128).read(Path.of("cat.png"), Path.of("dog.jpg"));
 * Gallery.of("Mine", xi, 128, 128)
 * }</pre>
 *
 * @param side height and width of a pattern in pixels, from 1 to 4096
 * @param threshold the brightness below which a pixel is ink, above 0 and at most 1
 */
public record Pictures(int side, double threshold) {
    private static final int LARGEST = 4096;

    /**
     * Checks the parameters.
     *
     * @param side height and width of a pattern in pixels, from 1 to 4096
     * @param threshold the brightness below which a pixel is ink, above 0 and at most 1
     */
    public Pictures {
        if (side < 1 || side > LARGEST || !(threshold > 0 && threshold <= 1)) {
            throw new IllegalArgumentException("Pictures(side = " + side + ", threshold = " + threshold
                    + "): the side must be from 1 to " + LARGEST
                    + " pixels and the threshold above 0 (all paper) and at most 1 (white); try 128 and 0.5");
        }
    }

    /**
     * Ink is what is darker than the middle grey.
     *
     * @param side height and width of a pattern in pixels, from 1 to 4096
     */
    public Pictures(int side) {
        this(side, 0.5);
    }

    /**
     * The space the pictures live in: one Ising spin a pixel.
     *
     * @return N = side^2, d = 1
     */
    public Spins space() {
        return new Spins(side * side, 1);
    }

    /**
     * Pictures as patterns to store, in the order given.
     *
     * @param files one or more files
     * @return one pattern a file
     */
    public Patterns read(Path... files) {
        if (files.length == 0) {
            throw new IllegalArgumentException("read(): no file came; at least one is needed, as in"
                    + " new Pictures(128).read(Path.of(\"cat.png\"))");
        }
        return Patterns.of(
                space(),
                Arrays.stream(files)
                        .map(file -> of(image(file), file.toString()))
                        .toArray(double[][]::new));
    }

    /**
     * One picture.
     *
     * @param image a picture in memory
     * @return its pixels, row by row
     */
    public double[] of(BufferedImage image) {
        return of(image, "the image");
    }

    private double[] of(BufferedImage image, String name) {
        int width = image.getWidth();
        int height = image.getHeight();
        double[] s = new double[side * side];
        double scale = Math.max(width, height) / (double) side;
        double least = 1;
        double most = 0;
        for (int r = 0; r < side; r++) {
            for (int c = 0; c < side; c++) {
                double left = (width - side * scale) / 2 + c * scale;
                double top = (height - side * scale) / 2 + r * scale;
                double bright = 1 - area(image, left, top, scale) / (scale * scale);
                s[r * side + c] = bright < threshold ? 1 : -1;
                least = Math.min(least, bright);
                most = Math.max(most, bright);
            }
        }
        if (least >= threshold || most < threshold) {
            throw new IllegalArgumentException(String.format(
                    Locale.ROOT,
                    "%s: brightness runs from %.3g to %.3g, so with the threshold %s it is all %s; try a threshold"
                            + " between, or another picture",
                    name,
                    least,
                    most,
                    threshold,
                    least >= threshold ? "paper" : "ink"));
        }
        return s;
    }

    /** The darkness summed over a square of the picture, with parts of pixels; beyond the picture there is none. */
    private static double area(BufferedImage image, double left, double top, double scale) {
        Raster raster = image.getRaster();
        boolean grey = image.getColorModel().getColorSpace().getType() == ColorSpace.TYPE_GRAY;
        int firstX = (int) Math.max(0, Math.floor(left));
        int lastX = (int) Math.min(image.getWidth(), Math.ceil(left + scale));
        int firstY = (int) Math.max(0, Math.floor(top));
        int lastY = (int) Math.min(image.getHeight(), Math.ceil(top + scale));
        double sum = 0;
        for (int y = firstY; y < lastY; y++) {
            double high = Math.min(y + 1, top + scale) - Math.max(y, top);
            for (int x = firstX; x < lastX; x++) {
                double wide = Math.min(x + 1, left + scale) - Math.max(x, left);
                sum += high * wide * (grey ? darkGrey(image, raster, x, y) : darkColour(image.getRGB(x, y)));
            }
        }
        return sum;
    }

    private static double darkColour(int argb) {
        int bright = 2126 * (argb >> 16 & 255) + 7152 * (argb >> 8 & 255) + 722 * (argb & 255);
        return (argb >>> 24) / 255.0 * (1 - bright / 2_550_000.0);
    }

    /** Grey as it is stored: getRGB would take it for linear light and brighten it. */
    private static double darkGrey(BufferedImage image, Raster raster, int x, int y) {
        double bright =
                raster.getSample(x, y, 0) / (Math.pow(2, raster.getSampleModel().getSampleSize(0)) - 1);
        boolean alpha = image.getColorModel().hasAlpha();
        return (alpha ? (image.getRGB(x, y) >>> 24) / 255.0 : 1) * (1 - bright);
    }

    private static BufferedImage image(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new IllegalArgumentException("read(" + file + "): there is no such file, seen from "
                    + Path.of("").toAbsolutePath() + "; give its path from there, or from the root");
        }
        BufferedImage image;
        try {
            image = ImageIO.read(file.toFile());
        } catch (IOException | RuntimeException e) {
            throw new IllegalArgumentException(
                    "read(" + file + "): the picture is damaged; open it in a viewer and save it as PNG", e);
        }
        if (image == null) {
            TreeSet<String> known = new TreeSet<>(Arrays.asList(ImageIO.getReaderFileSuffixes()));
            throw new IllegalArgumentException("read(" + file + "): no picture of a kind that Java reads, which are "
                    + known + "; save it as PNG");
        }
        return image;
    }
}
