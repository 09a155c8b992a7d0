package engram.pattern;

import engram.random.Streams;
import engram.state.Spins;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageInputStream;

/**
 * Small pictures in black and white, 128 x 128 pixels, patterns for a network of 16,384 bits.
 *
 * <p>A pixel is a spin with d = 1: +1 is ink and -1 is paper. Row r and column c stand at {@code s[r * 128 + c]}. The icons
 * are drawn for Engram and come with the library, as PNG and, beside it, as the SVG they are made from. All 16 are
 * linearly independent. They are far from random: each has its figure in the middle of white paper, so any two
 * overlap, and Hebb's rule keeps none of the first ten.
 *
 * <pre>{@code
 * Patterns xi = Icon.of(Icon.HOUSE, Icon.KEY, Icon.FISH);
 * Gallery.of("Icons", xi, Icon.SIDE, Icon.SIDE)
 * }</pre>
 *
 * <p>{@code Icon::draw} is a {@link PatternEnsemble}. For pictures of your own see {@link Pictures}.
 *
 * @since 0.1.0
 */
public enum Icon {
    /** A house with a chimney. */
    HOUSE,
    /** A tree. */
    TREE,
    /** A key, upright. */
    KEY,
    /** A cup that steams. */
    CUP,
    /** A fish that looks to the left. */
    FISH,
    /** A star of five points. */
    STAR,
    /** A heart. */
    HEART,
    /** A crescent moon and a small star. */
    MOON,
    /** A boat with two sails. */
    BOAT,
    /** An open umbrella. */
    UMBRELLA,
    /** A bell. */
    BELL,
    /** An arrow to the right. */
    ARROW,
    /** An anchor. */
    ANCHOR,
    /** A leaf. */
    LEAF,
    /** A clock at four. */
    CLOCK,
    /** A mushroom. */
    MUSHROOM;

    /** Height and width of an icon in pixels. */
    public static final int SIDE = 128;

    private final double[] pixels = read(name().toLowerCase(Locale.ROOT));

    /**
     * The space the icons live in: one Ising spin a pixel.
     *
     * @return N = 16,384, d = 1
     */
    public static Spins space() {
        return new Spins(SIDE * SIDE, 1);
    }

    /**
     * This icon.
     *
     * @return its pixels, row by row; a copy
     */
    public double[] pixels() {
        return pixels.clone();
    }

    /**
     * Icons as patterns to store, in the order given. An icon may come twice; it is then two equal patterns, which
     * a pseudo-inverse refuses.
     *
     * @param icons one or more
     * @return one pattern an icon
     */
    public static Patterns of(Icon... icons) {
        if (icons == null || Arrays.asList(icons).contains(null)) {
            throw new IllegalArgumentException(
                    "Icon.of(" + Arrays.toString(icons) + "): null is no icon; try Icon.of(Icon.HOUSE, Icon.KEY)");
        }
        if (icons.length == 0) {
            throw new IllegalArgumentException(
                    "Icon.of(): no icon came; at least one is needed; try Icon.of(Icon.HOUSE, Icon.KEY)");
        }
        return Patterns.of(
                space(), Arrays.stream(icons).map(icon -> icon.pixels).toArray(double[][]::new));
    }

    /**
     * Different icons by chance, each set of P in each order as likely as any other.
     *
     * @param p how many, 1 to 16
     * @param n the number of pixels, 16,384
     * @param streams where the choice comes from
     * @return one pattern an icon
     */
    public static Patterns draw(int p, int n, Streams streams) {
        Icon[] all = values();
        if (p < 1 || p > all.length || n != SIDE * SIDE) {
            throw new IllegalArgumentException("Icon.draw(p = " + p + ", n = " + n + "): there are " + all.length
                    + " icons of n = " + SIDE * SIDE + " pixels; ask for 1 to " + all.length + " of them");
        }
        Objects.requireNonNull(streams, "Icon.draw(streams = null): icons are drawn; try Streams.seed(1)");
        int[] chosen = Chosen.sites(all.length, p, streams.open("patterns"));
        return of(Arrays.stream(chosen).mapToObj(k -> all[k]).toArray(Icon[]::new));
    }

    private static double[] read(String name) {
        String file = "icons/" + name + ".png";
        try (InputStream stream = Icon.class.getResourceAsStream(file)) {
            BufferedImage image = stream == null ? null : ImageIO.read(new MemoryCacheImageInputStream(stream));
            if (image == null || image.getWidth() != SIDE || image.getHeight() != SIDE) {
                throw new IllegalStateException(
                        "the resource engram/pattern/" + file + " is missing from the library, or" + " no PNG of "
                                + SIDE + " x " + SIDE + "; build it with its resources");
            }
            return new Pictures(SIDE).of(image);
        } catch (IOException e) {
            throw new UncheckedIOException("the resource engram/pattern/" + file + " cannot be read", e);
        }
    }
}
