package engram.pattern;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import engram.DataFiles;
import engram.Teaches;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files of digits, real ones and broken ones. */
class DigitsTest {
    @TempDir
    Path directory;

    /** The counts that the packages' own documentation and the sheet of sources give. */
    @Test
    void mnistHoldsTenThousandDigits() {
        LabelledImages all = Digits.mnist(DataFiles.directory().resolve("mnist"));
        assertEquals("LabelledImages(10000 of 28 x 28 pixels, 10 classes of 863 to 1127)", all.toString());
        assertArrayEquals(new int[] {1001, 1127, 991, 1032, 980, 863, 1014, 1070, 944, 978}, all.perClass());
        LabelledImages.Split parts = all.split(0.8);
        assertEquals(7996, parts.train().count());
        assertEquals(2004, parts.test().count());
        // The first zero, as the file has it: a black centre and ink around it.
        assertEquals(0, all.label(0));
        assertEquals(0.2, all.image(0)[4 * 28 + 15], 1e-12);
        assertTrue(Arrays.stream(all.pixels()).max().orElseThrow() == 1);
    }

    @Test
    void smallOnesAreEightByEight() {
        LabelledImages all = Digits.small(DataFiles.directory().resolve("digits.csv"));
        assertEquals(1797, all.count());
        assertEquals(8, all.rows());
        assertArrayEquals(new int[] {178, 182, 177, 183, 181, 182, 181, 179, 174, 180}, all.perClass());
        assertArrayEquals(
                new double[] {0, 0, 5 / 16.0, 13 / 16.0, 9 / 16.0, 1 / 16.0, 0, 0}, Arrays.copyOf(all.image(0), 8));
        assertEquals(0, all.label(0));
        assertEquals(1, all.label(1));
    }

    private static String line(String pixel, int label) {
        return IntStream.range(0, 64).mapToObj(k -> pixel).collect(Collectors.joining(",")) + "," + label;
    }

    private Path written(String name, String text) throws IOException {
        return Files.writeString(directory.resolve(name), text);
    }

    @Test
    void plainAndCompressedAreTheSame() throws IOException {
        String text = line("16", 3) + "\n" + line("0", 4) + "\r\n\n";
        LabelledImages plain = Digits.small(written("plain.csv", text));
        Path packed = directory.resolve("packed.csv.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(packed))) {
            out.write(text.getBytes(java.nio.charset.StandardCharsets.US_ASCII));
        }
        assertEquals(plain, Digits.small(packed));
        assertEquals(2, plain.count());
        assertEquals(4, plain.label(1));
        assertEquals(1, plain.image(0)[63]);
    }

    @Test
    void brokenLinesAreNamed() throws IOException {
        Path seventeen = written("a.csv", line("16", 3) + "\n" + line("17", 3));
        Teaches.oneLine(() -> Digits.small(seventeen), "line 2", "pixel 0", "'17'", "0 to 16");
        Path ten = written("b.csv", line("16", 10));
        Teaches.oneLine(() -> Digits.small(ten), "line 1", "label", "'10'", "0 to 9");
        Path few = written("c.csv", "1,2,3\n");
        Teaches.oneLine(() -> Digits.small(few), "line 1", "3 numbers", "64");
        Path empty = written("d.csv", "\n");
        Teaches.oneLine(() -> Digits.small(empty), "empty");
        Path half = directory.resolve("half.gz");
        Files.write(half, new byte[] {0x1f, (byte) 0x8b, 8, 0, 0});
        Teaches.oneLine(() -> Digits.small(half), "cannot be read", "again");
        Teaches.oneLine(() -> Digits.small(directory.resolve("absent.csv")), "absent.csv", "no such file", "workbench");
    }

    private void mnist(String seven) throws IOException {
        String image = IntStream.range(0, 784).mapToObj(k -> "0.5").collect(Collectors.joining(","));
        for (int digit = 0; digit < 10; digit++) {
            written(digit + ".json", digit == 7 ? seven.replace("IMAGE", image) : "{\"data\":[" + image + "]}");
        }
    }

    @Test
    void brokenJsonIsNamedByItsByte() throws IOException {
        mnist(" { \"data\" : [\n IMAGE , IMAGE ] } \n");
        assertEquals(11, Digits.mnist(directory).count());
        mnist("{\"data\":[IMAGE]");
        Teaches.oneLine(() -> Digits.mnist(directory), "7.json", "ends", "'}'");
        mnist("{\"date\":[IMAGE]}");
        Teaches.oneLine(() -> Digits.mnist(directory), "7.json", "byte 5", "'a'");
        mnist("{\"data\":[IMAGE,]}");
        Teaches.oneLine(() -> Digits.mnist(directory), "7.json", "a number from 0 to 1");
        mnist("{\"data\":[IMAGE]} x");
        Teaches.oneLine(() -> Digits.mnist(directory), "7.json", "the end of the file");
        mnist("{\"data\":[1.5]}");
        Teaches.oneLine(() -> Digits.mnist(directory), "7.json", "byte 9", "'1.5]}' came");
        mnist("{\"data\":[1e]}");
        Teaches.oneLine(() -> Digits.mnist(directory), "7.json", "byte 9");
        mnist("{\"data\":[0.5,0.25]}");
        Teaches.oneLine(() -> Digits.mnist(directory), "7.json", "2 numbers", "784");
        mnist("{\"data\":[]}");
        Teaches.oneLine(() -> Digits.mnist(directory), "7.json", "0 numbers");
        Files.delete(directory.resolve("3.json"));
        Teaches.oneLine(() -> Digits.mnist(directory), "3.json", "no such file");
    }

    @Test
    void withoutADirectoryOfDataThePathIsAskedFor() throws IOException {
        String before = System.getProperty("engram.data");
        try {
            System.setProperty("engram.data", "");
            IllegalStateException thrown = assertThrows(IllegalStateException.class, Digits::small);
            assertTrue(thrown.getMessage().contains("Digits.small(Path.of("), thrown.getMessage());
            System.setProperty("engram.data", directory.toString());
            Teaches.oneLine(Digits::small, "digits.csv", "no such file");
            written("digits.csv", line("1", 1));
            assertEquals(1, Digits.small().count());
        } finally {
            if (before == null) {
                System.clearProperty("engram.data");
            } else {
                System.setProperty("engram.data", before);
            }
        }
    }
}
