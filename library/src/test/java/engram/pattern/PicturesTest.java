package engram.pattern;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import engram.Teaches;
import engram.state.Spins;
import java.awt.Transparency;
import java.awt.color.ColorSpace;
import java.awt.image.BandedSampleModel;
import java.awt.image.BufferedImage;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.Raster;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PicturesTest {
    @TempDir
    Path folder;

    /** An icon written as a file, in colours and in grey, comes back bit for bit. */
    @Test
    void aPictureOfTheSizeItselfIsTakenAsItIs() throws IOException {
        for (int type :
                new int[] {BufferedImage.TYPE_INT_RGB, BufferedImage.TYPE_BYTE_GRAY, BufferedImage.TYPE_BYTE_BINARY}) {
            Path file = folder.resolve("fish" + type + ".png");
            ImageIO.write(image(Icon.FISH.pixels(), 128, 1, type), "png", file.toFile());
            Patterns xi = new Pictures(128).read(file);
            assertEquals(new Spins(16_384, 1), xi.space());
            assertArrayEquals(Icon.FISH.pixels(), xi.pattern(0));
        }
    }

    /** Pixels made larger by a whole number and averaged again are the same; smaller pictures are enlarged. */
    @Test
    void scalingIsTheMeanOfTheAreaCovered() {
        double[] letter = Letters.LARGE.of('F');
        assertArrayEquals(letter, new Pictures(10).of(image(letter, 10, 3, BufferedImage.TYPE_INT_RGB)));
        double[] large = new Pictures(30).of(image(letter, 10, 1, BufferedImage.TYPE_INT_RGB));
        for (int k = 0; k < 900; k++) {
            assertEquals(letter[k / 90 * 10 + k % 30 / 3], large[k]);
        }
        BufferedImage half = new BufferedImage(4, 4, BufferedImage.TYPE_INT_RGB);
        for (int k = 0; k < 16; k++) {
            half.setRGB(k % 4, k / 4, k % 4 == 0 && k / 4 < 2 || k == 15 ? 0 : 0xffffff);
        }
        assertArrayEquals(new double[] {1, -1, -1, -1}, new Pictures(2, 0.51).of(half), "half and a quarter dark");
        assertArrayEquals(new double[] {1, -1, -1, 1}, new Pictures(2, 0.76).of(half));
    }

    /** A bar twice as wide as high, black but for its right end, lies in the middle, paper above and below. */
    @Test
    void theShapeIsKept() {
        BufferedImage bar = new BufferedImage(40, 20, BufferedImage.TYPE_INT_RGB);
        bar.createGraphics().fillRect(35, 0, 5, 20);
        double[] s = new Pictures(8).of(bar);
        for (int k = 0; k < 64; k++) {
            assertEquals(k / 8 >= 2 && k / 8 < 6 && k % 8 < 7 ? 1 : -1, s[k]);
        }
    }

    @Test
    void whatIsTransparentShowsPaper() {
        BufferedImage image = new BufferedImage(2, 2, BufferedImage.TYPE_INT_ARGB);
        image.setRGB(0, 0, 0xff000000);
        image.setRGB(1, 0, 0x00000000);
        image.setRGB(0, 1, 0x40000000);
        image.setRGB(1, 1, 0xc0000000);
        assertArrayEquals(new double[] {1, -1, -1, 1}, new Pictures(2).of(image));
    }

    /** Grey is compared as it is stored, in one channel or three; colours by what the eye makes of them. */
    @Test
    void brightnessIsThatOfTheStoredNumbers() {
        for (int type : new int[] {BufferedImage.TYPE_INT_RGB, BufferedImage.TYPE_BYTE_GRAY}) {
            BufferedImage grey = new BufferedImage(2, 1, type);
            if (type == BufferedImage.TYPE_BYTE_GRAY) {
                grey.getRaster().setSample(0, 0, 0, 126);
                grey.getRaster().setSample(1, 0, 0, 129);
            } else {
                grey.setRGB(0, 0, 0x7e7e7e);
                grey.setRGB(1, 0, 0x818181);
            }
            assertArrayEquals(new double[] {1, -1, -1, -1}, new Pictures(2, 0.5).of(tall(grey)));
        }
        BufferedImage colours = new BufferedImage(2, 2, BufferedImage.TYPE_INT_RGB);
        colours.setRGB(0, 0, 0xff0000);
        colours.setRGB(1, 0, 0x00ff00);
        colours.setRGB(0, 1, 0x0000ff);
        colours.setRGB(1, 1, 0xffffff);
        assertArrayEquals(new double[] {1, -1, 1, -1}, new Pictures(2).of(colours));
        assertArrayEquals(new double[] {-1, -1, 1, -1}, new Pictures(2, 0.2).of(colours));
        assertArrayEquals(new double[] {1, 1, 1, -1}, new Pictures(2, 1).of(colours));
    }

    /** A second row of white. */
    private static BufferedImage tall(BufferedImage row) {
        BufferedImage image = new BufferedImage(2, 2, row.getType());
        image.setRGB(0, 1, 0xffffff);
        image.setRGB(1, 1, 0xffffff);
        image.getRaster().setRect(row.getRaster());
        return image;
    }

    @Test
    void badInputTeaches() throws IOException {
        Teaches.oneLine(() -> new Pictures(0), "side = 0", "try 128");
        Teaches.oneLine(() -> new Pictures(9, 0), "threshold = 0.0", "0.5");
        Teaches.oneLine(() -> new Pictures(9, Double.NaN), "NaN");
        Teaches.oneLine(() -> new Pictures(9).read(), "no file", "Path.of");
        Teaches.oneLine(() -> new Pictures(9).read(folder.resolve("none.png")), "none.png", "no such file");
        Path text = Files.writeString(folder.resolve("words.txt"), "not a picture");
        Teaches.oneLine(() -> new Pictures(9).read(text), "words.txt", "png", "save it as PNG");
        Path png = folder.resolve("cut.png");
        ImageIO.write(image(Icon.KEY.pixels(), 128, 1, BufferedImage.TYPE_INT_RGB), "png", png.toFile());
        byte[] bytes = Files.readAllBytes(png);
        Files.write(png, Arrays.copyOf(bytes, bytes.length / 2));
        Teaches.oneLine(() -> new Pictures(9).read(png), "cut.png", "damaged");
        BufferedImage pale = new BufferedImage(3, 3, BufferedImage.TYPE_INT_RGB);
        Teaches.oneLine(() -> new Pictures(3).of(pale), "all ink", "from 0.00 to 0.00");
        pale.createGraphics().fillRect(0, 0, 3, 3);
        Teaches.oneLine(() -> new Pictures(3).of(pale), "all paper", "from 1.00 to 1.00", "threshold");
    }

    private static BufferedImage image(double[] s, int side, int zoom, int type) {
        BufferedImage image = new BufferedImage(side * zoom, side * zoom, type);
        for (int y = 0; y < side * zoom; y++) {
            for (int x = 0; x < side * zoom; x++) {
                image.setRGB(x, y, s[y / zoom * side + x / zoom] > 0 ? 0 : 0xffffff);
            }
        }
        return image;
    }

    private static Path fieldCase(String name) {
        return Path.of("src/test/resources/field-cases", name);
    }

    @Test
    void fieldCase8APictureOnItsSide() {
        double[] turned = new Pictures(24).read(fieldCase("exif-6.jpg")).pattern(0);
        double[] upright = new Pictures(24).read(fieldCase("upright.png")).pattern(0);
        int differ = 0;
        for (int k = 0; k < turned.length; k++) {
            differ += turned[k] == upright[k] ? 0 : 1;
        }
        assertTrue(differ <= 30, differ + " pixels differ");
    }

    /** All eight marks, written into the file of one of them; each turns the same stored picture as Exif says. */
    @Test
    void everyOrientationIsTurned() throws IOException {
        byte[] jpeg = Files.readAllBytes(fieldCase("exif-6.jpg"));
        int at = 0;
        while (!(jpeg[at] == 0x01 && jpeg[at + 1] == 0x12 || jpeg[at] == 0x12 && jpeg[at + 1] == 0x01)) {
            at++;
        }
        int place = jpeg[at] == 0x01 ? at + 9 : at + 8;
        assertEquals(6, jpeg[place]);
        int side = 24;
        double[][] seen = new double[9][];
        for (byte mark = 1; mark <= 8; mark++) {
            jpeg[place] = mark;
            seen[mark] = new Pictures(side)
                    .read(Files.write(folder.resolve(mark + ".jpg"), jpeg))
                    .pattern(0);
        }
        for (int r = 0; r < side; r++) {
            for (int c = 0; c < side; c++) {
                double stored = seen[1][r * side + c];
                int back = side - 1 - c;
                int up = side - 1 - r;
                assertEquals(stored, seen[2][r * side + back], "mirrored");
                assertEquals(stored, seen[3][up * side + back], "upside down");
                assertEquals(stored, seen[4][up * side + c], "mirrored upside down");
                assertEquals(stored, seen[5][c * side + r], "transposed");
                assertEquals(stored, seen[6][c * side + up], "a quarter clockwise");
                assertEquals(stored, seen[7][back * side + up], "transposed the other way");
                assertEquals(stored, seen[8][back * side + r], "a quarter anticlockwise");
            }
        }
        jpeg[place] = 9;
        Path nonsense = Files.write(folder.resolve("9.jpg"), jpeg);
        assertArrayEquals(seen[1], new Pictures(side).read(nonsense).pattern(0));
    }

    @Test
    void fieldCase9ADarkPictureIsAllInk() {
        Path dark = fieldCase("dark-64x96.png");
        Teaches.oneLine(() -> new Pictures(24).read(dark), "all ink", "threshold between", "to 0.392");
        Pictures fitted = new Pictures(24).fitted(dark);
        assertTrue(fitted.threshold() > 0.16 && fitted.threshold() < 0.4, fitted.toString());
        double[] s = fitted.read(dark).pattern(0);
        assertTrue(Arrays.stream(s).anyMatch(v -> v > 0) && Arrays.stream(s).anyMatch(v -> v < 0));
    }

    @Test
    void aThresholdFoundFromThePicture() {
        BufferedImage two = new BufferedImage(4, 2, BufferedImage.TYPE_INT_RGB);
        for (int k = 0; k < 8; k++) {
            two.setRGB(k % 4, k / 4, k % 4 < 2 ? 0x333333 : 0x666666);
        }
        Pictures fitted = new Pictures(4).fitted(two);
        assertEquals(0.3, fitted.threshold(), 1e-12, "halfway between .2 and .4");
        assertEquals(4, fitted.side());
        double[] s = fitted.of(two);
        assertArrayEquals(new double[] {1, 1, -1, -1}, Arrays.copyOfRange(s, 4, 8));
        BufferedImage flat = new BufferedImage(4, 2, BufferedImage.TYPE_INT_RGB);
        Teaches.oneLine(() -> new Pictures(4).fitted(flat), "one brightness");
    }

    @Test
    void fieldCase10SixteenBits() throws IOException {
        Path predicted = fieldCase("gray16.tif");
        String message = assertThrows(IllegalArgumentException.class, () -> new Pictures(8).read(predicted))
                .getMessage();
        assertTrue(
                message.contains("16-bit") && message.contains("kind of TIF") && !message.contains("damaged"), message);
        BufferedImage grey = new BufferedImage(2, 2, BufferedImage.TYPE_USHORT_GRAY);
        int[] samples = {0, 32_000, 33_000, 65_535};
        for (int k = 0; k < 4; k++) {
            grey.getRaster().setSample(k % 2, k / 2, 0, samples[k]);
        }
        for (String kind : new String[] {"png", "tif"}) {
            Path file = folder.resolve("sixteen." + kind);
            assertTrue(ImageIO.write(grey, kind, file.toFile()));
            assertArrayEquals(
                    new double[] {1, 1, -1, -1}, new Pictures(2).read(file).pattern(0));
        }
    }

    @Test
    void fieldCase11InkOnGlass() throws IOException {
        BufferedImage glass = new BufferedImage(8, 8, BufferedImage.TYPE_INT_ARGB);
        glass.setRGB(3, 3, 0xffffffff);
        Path file = folder.resolve("glass.png");
        ImageIO.write(glass, "png", file.toFile());
        Teaches.oneLine(() -> new Pictures(8).read(file), "all paper", "transparent", "dark ground");
        Teaches.oneLine(() -> new Pictures(8).fitted(file), "transparent");
    }

    @Test
    void aRefusalNamesTheTrueReason() throws IOException {
        Pictures pictures = new Pictures(8);
        Teaches.oneLine(() -> pictures.read(folder), "directory");
        Path empty = Files.write(folder.resolve("empty.png"), new byte[0]);
        Teaches.oneLine(() -> pictures.read(empty), "empty");
        Teaches.oneLine(() -> pictures.read((Path[]) null), "files = null");
        Teaches.oneLine(() -> pictures.read((Path) null), "a file = null");
        Teaches.oneLine(() -> pictures.of(null), "image = null");
        Teaches.oneLine(() -> pictures.fitted((Path) null), "null");
        byte[] jpeg = Files.readAllBytes(fieldCase("exif-6.jpg"));
        Path cut = Files.write(folder.resolve("cut.jpg"), Arrays.copyOf(jpeg, jpeg.length - 150));
        Teaches.oneLine(() -> pictures.read(cut), "cut.jpg", "damaged");
        byte[] png = Files.readAllBytes(fieldCase("upright.png"));
        png[16] = 0x7f;
        Path huge = Files.write(folder.resolve("huge.png"), png);
        Teaches.oneLine(() -> pictures.read(huge), "huge.png", "pixels", "smaller copy");
        ImageWriter gif = ImageIO.getImageWritersByFormatName("gif").next();
        Path moving = folder.resolve("moving.gif");
        try (ImageOutputStream out = ImageIO.createImageOutputStream(moving.toFile())) {
            gif.setOutput(out);
            gif.prepareWriteSequence(null);
            for (int k = 0; k < 3; k++) {
                gif.writeToSequence(
                        new IIOImage(new BufferedImage(4, 4, BufferedImage.TYPE_BYTE_BINARY), null, null), null);
            }
            gif.endWriteSequence();
        }
        Teaches.oneLine(() -> pictures.read(moving), "3 pictures");
        BufferedImage fractions = new BufferedImage(
                new ComponentColorModel(
                        ColorSpace.getInstance(ColorSpace.CS_GRAY),
                        false,
                        false,
                        Transparency.OPAQUE,
                        DataBuffer.TYPE_FLOAT),
                Raster.createWritableRaster(new BandedSampleModel(DataBuffer.TYPE_FLOAT, 4, 4, 1), null),
                false,
                null);
        Teaches.oneLine(() -> pictures.of(fractions), "fractions", "8 or 16 bits");
    }

    @Test
    void reducedIsTheMeanOfSquares() {
        double[] s = {1, -1, 1, 1, -1, -1, 1, 1, 1, 1, -1, -1, 1, 1, -1, 1};
        assertArrayEquals(new double[] {-0.5, 1, 1, -0.5}, new Pictures(4).reduced(s, 2));
        assertArrayEquals(s, new Pictures(4).reduced(s, 1));
        Teaches.oneLine(() -> new Pictures(4).reduced(s, 3), "by = 3", "divisor of 4");
    }
}
