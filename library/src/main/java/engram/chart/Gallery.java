package engram.chart;

import engram.pattern.Patterns;
import java.util.ArrayList;
import java.util.List;

/**
 * Images side by side with captions: letters, patterns, states.
 *
 * <pre>{@code
 * Gallery.titled("Stored letters").image("E", 7, 5, xi).image("N", 7, 5, eta).columns(4)
 * }</pre>
 *
 * <p>A pixel of +1 is ink, -1 is paper, values between are grey, values beyond are clipped; NaN stays a
 * pale gap.
 *
 * @param title what they are
 * @param images the images, in reading order
 * @param columns how many stand in a row
 * @param note a sentence below, empty for none
 * @since 0.1.0
 */
public record Gallery(String title, List<Image> images, int columns, String note) implements Picture {

    /**
     * One image.
     *
     * @param caption the words below it
     * @param rows its height in pixels
     * @param columns its width in pixels
     * @param pixels the values, row by row from the top
     */
    public record Image(String caption, int rows, int columns, double[] pixels) {

        /**
         * Refuses an image without pixels, or with too many or too few.
         *
         * @param caption the words below it
         * @param rows its height in pixels
         * @param columns its width in pixels
         * @param pixels the values, row by row from the top
         */
        public Image {
            Numbers.present("image", "caption", caption);
            pixels = Numbers.of("image \"" + caption + "\"", pixels);
            if (rows < 1 || columns < 1) {
                throw new IllegalArgumentException("image \"" + caption + "\" of " + rows + " rows and " + columns
                        + " columns: needs at least one of each; a letter has 7 rows and 5 columns");
            }
            if (pixels.length != (long) rows * columns) {
                throw new IllegalArgumentException("image \"" + caption + "\": " + pixels.length + " pixels came, "
                        + rows + " rows of " + columns + " need " + (long) rows * columns);
            }
        }
    }

    private static final int MOST_PIXELS = 1 << 22;

    /**
     * Refuses a row without room.
     *
     * @param title what they are
     * @param images the images, in reading order
     * @param columns how many stand in a row
     * @param note a sentence below, empty for none
     */
    public Gallery {
        Numbers.present("gallery", "title", title);
        String where = "gallery \"" + title + "\"";
        Numbers.present(where, "note", note);
        for (Image image : Numbers.present(where, "images", images)) {
            Numbers.present(where, "an image", image);
        }
        images = List.copyOf(images);
        if (columns < 1) {
            throw new IllegalArgumentException("columns(" + columns + "): a row needs at least one image; try 6");
        }
        long pixels = images.stream().mapToLong(image -> image.pixels.length).sum();
        Numbers.atMost(where, pixels, "pixels", MOST_PIXELS, "show fewer or smaller images");
    }

    /**
     * An empty gallery, six images to a row.
     *
     * @param title what the images are
     * @return the gallery
     */
    public static Gallery titled(String title) {
        return new Gallery(title, List.of(), 6, "");
    }

    /**
     * Binary patterns as images, numbered from 0.
     *
     * @param title what they are
     * @param xi patterns of plain spins, d = 1
     * @param rows height of each image in pixels
     * @param columns width of each image in pixels; rows times columns is N
     * @return the gallery
     */
    public static Gallery of(String title, Patterns xi, int rows, int columns) {
        if (Numbers.present("Gallery.of", "xi", xi).d() != 1) {
            throw new IllegalArgumentException("Gallery.of(" + xi + "): a pixel is one number, so d must be 1; "
                    + "show one component of each spin with image(...)");
        }
        Gallery gallery = titled(title);
        for (int mu = 0; mu < xi.p(); mu++) {
            gallery = gallery.image(Integer.toString(mu), rows, columns, xi.pattern(mu));
        }
        return gallery;
    }

    /**
     * Adds an image.
     *
     * @param caption the words below it
     * @param rows its height in pixels
     * @param columns its width in pixels
     * @param pixels the values, row by row from the top
     * @return the gallery with it
     */
    public Gallery image(String caption, int rows, int columns, double[] pixels) {
        List<Image> all = new ArrayList<>(images);
        all.add(new Image(caption, rows, columns, Numbers.of("image \"" + caption + "\"", pixels)));
        return new Gallery(title, all, this.columns, note);
    }

    /**
     * Chooses how many images stand in a row.
     *
     * @param columns one or more; of more than 30, 30 are drawn
     * @return the gallery with it
     */
    public Gallery columns(int columns) {
        return new Gallery(title, images, columns, note);
    }

    /**
     * Puts a sentence below.
     *
     * @param note the sentence
     * @return the gallery with it
     */
    public Gallery note(String note) {
        return new Gallery(title, images, columns, note);
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(Markup.of(title).plain());
        for (Image image : images) {
            text.append('\n').append(Markup.of(image.caption).plain());
            for (int row = 0; row < image.rows; row++) {
                text.append("\n  ");
                for (int column = 0; column < image.columns; column++) {
                    double value = image.pixels[row * image.columns + column];
                    text.append(value > 0.33 ? "##" : value > -0.33 ? "::" : "  ");
                }
            }
        }
        return text.toString();
    }
}
