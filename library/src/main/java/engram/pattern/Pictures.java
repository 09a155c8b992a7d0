package engram.pattern;

import engram.state.Spins;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.Raster;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.CancellationException;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.FileImageInputStream;
import javax.imageio.stream.ImageInputStream;

/**
 * Pictures of one's own as patterns of side x side bits: any file that {@link ImageIO} reads, such as PNG, JPEG, GIF, TIFF and
 * BMP.
 *
 * <p>The whole picture is scaled to fit the square, its shape kept, in the middle of white paper. A picture that carries the
 * mark of a camera held otherwise (Exif orientation) is turned upright first. A pixel of the pattern is the mean brightness of
 * the area it covers; darker than the threshold it is ink, +1, otherwise paper, -1. The brightness of a colour is
 * .2126 R + .7152 G + .0722 B of its numbers as stored, from 0 to 1; what is transparent shows paper. Row r and column c stand
 * at {@code s[r * side + c]}, as in {@link Letters} and {@link Icon}. A picture that is black and white and has the size already
 * is taken as it is. One that comes out all ink or all paper, the margins added to make a square left aside, is refused.
 *
 * <pre>{@code
 * Patterns xi = new Pictures(128).read(Path.of("cat.png"), Path.of("dog.jpg"));
 * Gallery.of("Mine", xi, 128, 128)
 * new Pictures(128).fitted(Path.of("dark.jpg"))    // Pictures[side=128, threshold=0.31], for this picture
 * }</pre>
 *
 * @param side height and width of a pattern in pixels, from 1 to 4096
 * @param threshold the brightness below which a pixel is ink, above 0 and at most 1
 * @since 0.1.0
 */
public record Pictures(int side, double threshold) {
    private static final int LARGEST = 4096;
    private static final long MOST_PIXELS = 100_000_000;
    private static final Pattern EARLY = Pattern.compile("premature|truncat", Pattern.CASE_INSENSITIVE);
    private static final Pattern DAMAGE = Pattern.compile(
            "EOF|end of|truncat|premature|corrupt|invalid|ZLIB|incorrect|IndexOutOfBounds|out of bounds|checksum|missing|bogus"
                    + "|inconsistent|unexpected|error reading",
            Pattern.CASE_INSENSITIVE);

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
     * The same side, with the threshold that parts one picture best (Otsu 1979): the one with the largest variance between
     * the mean brightness of ink and that of paper. {@link #threshold} says what was found.
     *
     * @param file a picture that is neither all of one brightness nor wholly transparent
     * @return pictures with that threshold
     */
    public Pictures fitted(Path file) {
        Sheet sheet = sheet(file);
        return fitted(sheet, sheet.name);
    }

    /**
     * The same side, with the threshold that parts one picture best.
     *
     * @param image a picture in memory
     * @return pictures with that threshold
     */
    public Pictures fitted(BufferedImage image) {
        present("fitted", "image", image);
        return fitted(new Sheet("the image", image, 1), "the image");
    }

    private Pictures fitted(Sheet sheet, String name) {
        double best = scaled(sheet).best();
        if (Double.isNaN(best)) {
            throw new IllegalArgumentException(
                    name + ": all of it has one brightness, so no threshold parts ink from paper" + sheet.glass()
                            + "; give another picture");
        }
        return new Pictures(side, best);
    }

    /**
     * Pictures as patterns to store, in the order given.
     *
     * @param files one or more files
     * @return one pattern a file
     */
    public Patterns read(Path... files) {
        present("read", "files", files);
        if (files.length == 0) {
            throw new IllegalArgumentException("read(): no file came; at least one is needed, as in"
                    + " new Pictures(128).read(Path.of(\"cat.png\"))");
        }
        return Patterns.of(
                space(), Arrays.stream(files).map(file -> of(sheet(file))).toArray(double[][]::new));
    }

    /**
     * One picture.
     *
     * @param image a picture in memory
     * @return its pixels, row by row
     */
    public double[] of(BufferedImage image) {
        present("of", "image", image);
        return of(new Sheet("the image", image, 1));
    }

    /**
     * A smaller picture to look at: the means over squares of pixels, grey where ink and paper meet. Not a pattern.
     *
     * @param s a picture of this side, side^2 numbers
     * @param by the side of a square in pixels, which divides the picture's
     * @return the means, (side / by)^2 numbers, row by row
     */
    public double[] reduced(double[] s, int by) {
        present("reduced", "s", s);
        if (s.length != side * side || by < 1 || side % by != 0) {
            throw new IllegalArgumentException("reduced(" + s.length + " pixels, by = " + by + "): a picture of " + side
                    + " x " + side + " pixels and a divisor of " + side + " are needed; try 2");
        }
        int small = side / by;
        double[] mean = new double[small * small];
        for (int k = 0; k < s.length; k++) {
            mean[k / side / by * small + k % side / by] += s[k];
        }
        return Arrays.stream(mean).map(sum -> sum / (by * by)).toArray();
    }

    private static void present(String method, String argument, Object value) {
        if (value == null) {
            throw new IllegalArgumentException(
                    method + "(" + argument + " = null): a picture is needed, and null came");
        }
    }

    private double[] of(Sheet sheet) {
        Scaled scaled = scaled(sheet);
        double[] s = new double[side * side];
        double least = 1;
        double most = 0;
        for (int k = 0; k < s.length; k++) {
            s[k] = scaled.bright[k] < threshold ? 1 : -1;
            if (!Double.isNaN(scaled.own[k])) {
                least = Math.min(least, scaled.own[k]);
                most = Math.max(most, scaled.own[k]);
            }
        }
        if (least >= threshold || most < threshold) {
            double best = scaled.best();
            throw new IllegalArgumentException(String.format(
                    Locale.ROOT,
                    "%s: brightness runs from %.3g to %.3g, so with the threshold %s it is all %s%s; try %s",
                    sheet.name,
                    least,
                    most,
                    threshold,
                    least >= threshold ? "paper" : "ink",
                    least >= threshold ? sheet.glass() : "",
                    Double.isNaN(best)
                            ? "another picture"
                            : "a threshold between, new Pictures(" + side + ", " + best
                                    + ") for example, or another picture"));
        }
        return s;
    }

    /**
     * Brightness pixel by pixel.
     *
     * @param bright with the margins counted as white paper
     * @param own of the picture alone, NaN where it has no part
     */
    private record Scaled(double[] bright, double[] own) {

        /** Otsu's threshold, halfway between the two classes' nearest levels; NaN where there is one level. */
        double best() {
            double[] known =
                    Arrays.stream(own).filter(v -> !Double.isNaN(v)).sorted().toArray();
            double sum = Arrays.stream(known).sum();
            double below = 0;
            double best = 1e-9;
            double at = Double.NaN;
            for (int k = 1; k < known.length; k++) {
                below += known[k - 1];
                if (known[k] > known[k - 1]) {
                    double apart = below / k - (sum - below) / (known.length - k);
                    double between = apart * apart * k * (known.length - k) / known.length / known.length;
                    if (between > best * (1 + 1e-12)) {
                        best = between;
                        at = (known[k - 1] + known[k]) / 2;
                    }
                }
            }
            double exact = at;
            double rounded = Math.round(exact * 1e4) / 1e4;
            boolean same = Arrays.stream(known).noneMatch(v -> v < rounded != v < exact);
            return same && !Double.isNaN(exact) ? rounded : exact;
        }
    }

    private Scaled scaled(Sheet sheet) {
        double[] bright = new double[side * side];
        double[] own = new double[side * side];
        double scale = Math.max(sheet.width(), sheet.height()) / (double) side;
        for (int r = 0; r < side; r++) {
            if (Thread.currentThread().isInterrupted()) {
                throw new CancellationException("reading a picture was interrupted");
            }
            for (int c = 0; c < side; c++) {
                double left = (sheet.width() - side * scale) / 2 + c * scale;
                double top = (sheet.height() - side * scale) / 2 + r * scale;
                double wide = Math.min(sheet.width(), left + scale) - Math.max(0, left);
                double high = Math.min(sheet.height(), top + scale) - Math.max(0, top);
                double dark = sheet.area(left, top, scale);
                bright[r * side + c] = 1 - dark / (scale * scale);
                own[r * side + c] = wide > 1e-6 * scale && high > 1e-6 * scale ? 1 - dark / (wide * high) : Double.NaN;
            }
        }
        return new Scaled(bright, own);
    }

    /** A picture as it is looked at: pixels, and how they are turned (Exif's numbers 1 to 8). */
    private record Sheet(String name, BufferedImage image, int orientation) {

        Sheet {
            int type = image.getRaster().getTransferType();
            boolean grey = image.getColorModel().getColorSpace().getType() == ColorSpace.TYPE_GRAY;
            if (grey && type != DataBuffer.TYPE_BYTE && type != DataBuffer.TYPE_USHORT) {
                throw new IllegalArgumentException(name + ": its grey comes as "
                        + (type >= DataBuffer.TYPE_FLOAT ? "fractions" : "numbers with a sign or of 32 bits")
                        + ", and which of them is white is not said; save it with 8 or 16 bits");
            }
        }

        int width() {
            return orientation < 5 ? image.getWidth() : image.getHeight();
        }

        int height() {
            return orientation < 5 ? image.getHeight() : image.getWidth();
        }

        /** The darkness summed over a square of the picture, with parts of pixels; beyond the picture there is none. */
        double area(double left, double top, double scale) {
            Raster raster = image.getRaster();
            boolean grey = image.getColorModel().getColorSpace().getType() == ColorSpace.TYPE_GRAY;
            int firstX = (int) Math.max(0, Math.floor(left));
            int lastX = (int) Math.min(width(), Math.ceil(left + scale));
            int firstY = (int) Math.max(0, Math.floor(top));
            int lastY = (int) Math.min(height(), Math.ceil(top + scale));
            double sum = 0;
            for (int y = firstY; y < lastY; y++) {
                double high = Math.min(y + 1, top + scale) - Math.max(y, top);
                for (int x = firstX; x < lastX; x++) {
                    double wide = Math.min(x + 1, left + scale) - Math.max(x, left);
                    int u = storedX(x, y);
                    int v = storedY(x, y);
                    sum += high * wide * (grey ? darkGrey(image, raster, u, v) : darkColour(image.getRGB(u, v)));
                }
            }
            return sum;
        }

        private int storedX(int x, int y) {
            return switch (orientation) {
                case 2, 3 -> image.getWidth() - 1 - x;
                case 5, 6 -> y;
                case 7, 8 -> image.getWidth() - 1 - y;
                default -> x;
            };
        }

        private int storedY(int x, int y) {
            return switch (orientation) {
                case 3, 4 -> image.getHeight() - 1 - y;
                case 5, 8 -> x;
                case 6, 7 -> image.getHeight() - 1 - x;
                default -> y;
            };
        }

        /** What a refusal says of transparency. */
        String glass() {
            if (!image.getColorModel().hasAlpha()) {
                return "";
            }
            long clear = 0;
            for (int y = 0; y < image.getHeight(); y++) {
                for (int x = 0; x < image.getWidth(); x++) {
                    clear += image.getRGB(x, y) >>> 24 < 255 ? 1 : 0;
                }
            }
            return clear == 0
                    ? ""
                    : String.format(
                            Locale.ROOT,
                            " (%.0f %% of it is transparent and shows white paper: light ink on it cannot be seen; put the"
                                    + " picture on a dark ground and save it without transparency)",
                            Math.max(1, 100.0 * clear / image.getWidth() / image.getHeight()));
        }
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

    private static Sheet sheet(Path file) {
        present("read", "a file", file);
        if (!Files.isRegularFile(file)) {
            throw refused(
                    file,
                    Files.isDirectory(file)
                            ? "this is a directory; give the path of a picture in it"
                            : "there is no such file, seen from " + Path.of("").toAbsolutePath()
                                    + "; give its path from there, or from the root",
                    null);
        }
        try {
            if (Files.size(file) == 0) {
                throw refused(file, "the file is empty; fetch or save the picture again", null);
            }
            if (!Files.isReadable(file)) {
                throw refused(file, "the file may not be read; change its permissions", null);
            }
            try (ImageInputStream in = new FileImageInputStream(file.toFile())) {
                Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
                if (!readers.hasNext()) {
                    throw refused(
                            file,
                            "no picture of a kind that Java reads, which are "
                                    + new TreeSet<>(Arrays.asList(ImageIO.getReaderFileSuffixes()))
                                    + "; save it as PNG",
                            null);
                }
                return sheet(file, readers.next(), in);
            }
        } catch (IOException e) {
            throw refused(file, "the file cannot be read (" + e.getMessage() + ")", e);
        }
    }

    private static Sheet sheet(Path file, ImageReader reader, ImageInputStream in) {
        List<String> warnings = new ArrayList<>();
        String kind = "picture";
        try {
            kind = reader.getFormatName().toUpperCase(Locale.ROOT);
            reader.setInput(in);
            int count = reader.getNumImages(true);
            if (count > 1) {
                throw refused(
                        file,
                        "it holds " + count + " pictures, frames or pages; save the one that is meant as PNG",
                        null);
            }
            long pixels = (long) reader.getWidth(0) * reader.getHeight(0);
            if (pixels > Math.min(MOST_PIXELS, Runtime.getRuntime().maxMemory() / 16)) {
                throw refused(
                        file,
                        "it has " + reader.getWidth(0) + " x " + reader.getHeight(0)
                                + " pixels, more than fit into memory here; save a smaller copy",
                        null);
            }
            reader.addIIOReadWarningListener((source, warning) -> warnings.add(warning));
            BufferedImage image = reader.read(0);
            Optional<String> early = warnings.stream()
                    .filter(words -> EARLY.matcher(words).find())
                    .findFirst();
            if (early.isPresent()) {
                throw refused(
                        file,
                        "the picture is damaged (" + line(early.get()) + "); open it in a viewer and save it as PNG",
                        null);
            }
            return new Sheet("read(" + file + ")", image, Orientation.of(reader));
        } catch (IOException | RuntimeException e) {
            if (e instanceof IllegalArgumentException known
                    && known.getMessage().startsWith("read(" + file)) {
                throw known;
            }
            String reason = line(reasons(e));
            throw refused(
                    file,
                    cut(reason)
                            ? "the picture is damaged (" + reason + "); open it in a viewer and save it as PNG"
                            : "Java's reader does not read this kind of " + kind + " (" + reason
                                    + "); open it in a viewer and save it as PNG, in RGB or grey of 8 bits",
                    e);
        } finally {
            reader.dispose();
        }
    }

    /** Whether a reader speaks of a file that ends too early or contradicts itself, not of a kind that it does not know. */
    private static boolean cut(String reason) {
        return DAMAGE.matcher(reason).find();
    }

    private static String reasons(Throwable e) {
        StringBuilder reasons = new StringBuilder();
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            String words = cause.getMessage() == null ? "" : cause.getMessage();
            String name = cause.getClass().getSimpleName();
            String text = words.isEmpty() || cause instanceof EOFException ? (name + " " + words).strip() : words;
            if (reasons.indexOf(text) < 0) {
                reasons.append(reasons.length() > 0 ? ": " : "").append(text);
            }
        }
        return reasons.toString();
    }

    private static String line(String words) {
        return words.replaceAll("\\p{Cntrl}+", " ").strip();
    }

    private static IllegalArgumentException refused(Path file, String why, Throwable cause) {
        return new IllegalArgumentException("read(" + file + "): " + why, cause);
    }
}
