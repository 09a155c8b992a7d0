package engram.chart.layout;

import engram.argument.Given;
import engram.chart.Gallery;
import engram.chart.Gallery.Image;
import engram.chart.Markup;
import java.util.List;
import java.util.function.ToIntFunction;

/**
 * Where the images of a {@link Gallery} stand, for all painters alike.
 *
 * @since 0.1.0
 */
public final class GalleryLayout {

    /** The natural width, in CSS pixels. */
    public static final int WIDTH = 720;

    /** The margin, in CSS pixels. */
    public static final double EDGE = 16;

    private static final double CAPTION = 26;
    private static final double BETWEEN = 18;
    private static final double LARGEST = 14;
    private static final double TALLEST = 260;

    /** In a row of more images than this each would be narrower than a pixel. */
    private static final int MOST_ACROSS = 30;

    private final Gallery gallery;
    private final List<Image> images;

    private GalleryLayout(Gallery gallery) {
        this.gallery = gallery;
        images = gallery.images();
    }

    /**
     * Lays a gallery out.
     *
     * @param gallery the description
     * @return where its images stand
     */
    public static GalleryLayout of(Gallery gallery) {
        return new GalleryLayout(Given.value("GalleryLayout.of", "gallery", gallery, "a gallery"));
    }

    /**
     * The natural height.
     *
     * @return CSS pixels
     */
    public int height() {
        double rows = down() * (cellHeight() + BETWEEN / 2);
        return (int) Math.ceil(top() + rows + EDGE / 2 + Lettering.height(gallery.note()));
    }

    /**
     * Where captions begin: below the highest image.
     *
     * @return the distance from the upper edge of an image
     */
    public double captionTop() {
        return pixel() * most(Image::rows);
    }

    private int across() {
        return Math.max(1, Math.min(Math.min(gallery.columns(), MOST_ACROSS), images.size()));
    }

    private int down() {
        return Math.max(1, (images.size() + across() - 1) / across());
    }

    private int most(ToIntFunction<Image> size) {
        return images.stream().mapToInt(size).max().orElse(1);
    }

    /**
     * The side of a pixel: a whole number of units where there is room, so that edges are sharp.
     *
     * @return CSS pixels
     */
    public double pixel() {
        double wide = (WIDTH - 2 * EDGE - BETWEEN * (across() - 1)) / across() / most(Image::columns);
        double unit = Math.min(Math.min(wide, LARGEST), TALLEST / most(Image::rows));
        return unit >= 1 ? Math.floor(unit) : unit;
    }

    private double cellWidth() {
        double caption = images.stream()
                .mapToDouble(image -> Markup.of(image.caption()).width(Lettering.TICK))
                .max()
                .orElse(0);
        double room = (WIDTH - 2 * EDGE - BETWEEN * (across() - 1)) / across();
        return Math.min(room, Math.max(caption, pixel() * most(Image::columns)));
    }

    private double cellHeight() {
        return pixel() * most(Image::rows) + (captioned() ? CAPTION : 6);
    }

    private boolean captioned() {
        return images.stream().anyMatch(image -> !image.caption().isEmpty());
    }

    private double top() {
        return gallery.title().isEmpty() ? EDGE : 46;
    }

    /**
     * Where an image begins.
     *
     * @param k its number
     * @return the distance of its left edge from that of the picture
     */
    public double left(int k) {
        double slack = cellWidth() - pixel() * images.get(k).columns();
        return EDGE + (k % across()) * (cellWidth() + BETWEEN) + slack / 2;
    }

    /**
     * Where an image begins.
     *
     * @param k its number
     * @return the distance of its upper edge from that of the picture
     */
    public double top(int k) {
        int row = k / across();
        return top() + row * (cellHeight() + BETWEEN / 2);
    }
}
