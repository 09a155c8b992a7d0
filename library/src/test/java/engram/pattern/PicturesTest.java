package engram.pattern;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import engram.Teaches;
import engram.state.Spins;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import javax.imageio.ImageIO;
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

    /** A black bar twice as wide as high lies in the middle, paper above and below. */
    @Test
    void theShapeIsKept() {
        double[] s = new Pictures(8).of(new BufferedImage(40, 20, BufferedImage.TYPE_INT_RGB));
        for (int k = 0; k < 64; k++) {
            assertEquals(k / 8 >= 2 && k / 8 < 6 ? 1 : -1, s[k]);
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
}
