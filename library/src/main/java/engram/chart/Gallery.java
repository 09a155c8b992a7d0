package engram.chart;

import engram.chart.Canvas.Anchor;
import engram.pattern.Patterns;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;

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

    private static final int WIDTH = 720;
    private static final double EDGE = 16;
    private static final double CAPTION = 26;
    private static final double BETWEEN = 18;
    private static final double LARGEST = 14;
    private static final double TALLEST = 260;
    private static final int MOST_PIXELS = 1 << 22;

    /** In a row of more images than this each would be narrower than a pixel. */
    private static final int MOST_ACROSS = 30;

    private static final String PALE = "#d8e4f0";

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

    private int across() {
        return Math.max(1, Math.min(Math.min(columns, MOST_ACROSS), images.size()));
    }

    private int down() {
        return Math.max(1, (images.size() + across() - 1) / across());
    }

    private int most(ToIntFunction<Image> size) {
        return images.stream().mapToInt(size).max().orElse(1);
    }

    /** The side of a pixel: a whole number of units where there is room, so that edges are sharp. */
    private double pixel() {
        double wide = (WIDTH - 2 * EDGE - BETWEEN * (across() - 1)) / across() / most(Image::columns);
        double unit = Math.min(Math.min(wide, LARGEST), TALLEST / most(Image::rows));
        return unit >= 1 ? Math.floor(unit) : unit;
    }

    private double cellWidth() {
        double caption = images.stream()
                .mapToDouble(image -> Markup.of(image.caption).width(Sheet.TICK))
                .max()
                .orElse(0);
        double room = (WIDTH - 2 * EDGE - BETWEEN * (across() - 1)) / across();
        return Math.min(room, Math.max(caption, pixel() * most(Image::columns)));
    }

    private double cellHeight() {
        return pixel() * most(Image::rows) + (captioned() ? CAPTION : 6);
    }

    private boolean captioned() {
        return images.stream().anyMatch(image -> !image.caption.isEmpty());
    }

    private double top() {
        return title.isEmpty() ? EDGE : 46;
    }

    private double left(int k) {
        double slack = cellWidth() - pixel() * images.get(k).columns;
        return EDGE + (k % across()) * (cellWidth() + BETWEEN) + slack / 2;
    }

    private double topOf(int k) {
        int row = k / across();
        return top() + row * (cellHeight() + BETWEEN / 2);
    }

    @Override
    public int width() {
        return WIDTH;
    }

    @Override
    public int height() {
        double rows = down() * (cellHeight() + BETWEEN / 2);
        return (int) Math.ceil(top() + rows + EDGE / 2 + Sheet.noteHeight(note));
    }

    @Override
    public String svg() {
        return Sheet.svg(title, width(), height(), canvas -> paint(canvas, width(), height()));
    }

    @Override
    public byte[] png(int width, int height) {
        return Sheet.png(width, height, WIDTH, this::paint);
    }

    private void paint(Canvas canvas, int width, int height) {
        canvas.text(EDGE, 27, Markup.of(title), Sheet.TITLE, Anchor.START, 0, true, Palette.INK);
        double unit = pixel();
        for (int k = 0; k < images.size(); k++) {
            Image image = images.get(k);
            double x0 = left(k);
            double y0 = topOf(k);
            double w = unit * image.columns;
            double h = unit * image.rows;
            canvas.rect(x0 - 1, y0 - 1, w + 2, h + 2, Palette.GRID);
            for (int row = 0; row < image.rows; row++) {
                Numbers.poll();
                int start = 0;
                for (int column = 1; column <= image.columns; column++) {
                    String colour = ink(image, row, start);
                    if (column == image.columns || !colour.equals(ink(image, row, column))) {
                        canvas.rect(x0 + start * unit, y0 + row * unit, (column - start) * unit, unit, colour);
                        start = column;
                    }
                }
            }
            canvas.text(
                    x0 + w / 2,
                    y0 + unit * most(Image::rows) + 16,
                    Markup.of(image.caption),
                    Sheet.TICK,
                    Anchor.MIDDLE,
                    0,
                    false,
                    Palette.INK);
        }
        Sheet.note(canvas, note, EDGE, height - 8);
    }

    private static String ink(Image image, int row, int column) {
        double value = image.pixels[row * image.columns + column];
        return Double.isNaN(value) ? PALE : ColourMap.GREY.at((value + 1) / 2);
    }

    /** One Plotly heat map an image, each on its own pair of axes, laid out in units as the static picture is. */
    @Override
    public Map<String, Object> plotly() {
        double h = height();
        Map<String, Object> layout = Sheet.layout(title, "", height(), 0);
        layout.put("margin", Sheet.map("l", 0, "r", 0, "t", 0, "b", 0));
        layout.put("autosize", false);
        layout.put("width", WIDTH);
        if (layout.get("title") instanceof Map<?, ?> heading) {
            Map<String, Object> placed = Sheet.map("x", EDGE / WIDTH, "y", 1 - 22 / h, "yref", "container");
            heading.forEach((key, value) -> placed.putIfAbsent((String) key, value));
            placed.put("yanchor", "middle");
            layout.put("title", placed);
        }
        List<Object> data = new ArrayList<>();
        List<Object> words = new ArrayList<>();
        double unit = pixel();
        for (int k = 0; k < images.size(); k++) {
            Image image = images.get(k);
            String number = k == 0 ? "" : Integer.toString(k + 1);
            List<Object> rows = new ArrayList<>();
            for (int row = 0; row < image.rows; row++) {
                int from = row * image.columns;
                rows.add(Numbers.json(Arrays.copyOfRange(image.pixels, from, from + image.columns)));
            }
            data.add(Sheet.map(
                    "type",
                    "heatmap",
                    "z",
                    rows,
                    "xaxis",
                    "x" + number,
                    "yaxis",
                    "y" + number,
                    "zmin",
                    -1,
                    "zmax",
                    1,
                    "colorscale",
                    ColourMap.GREY.plotly(),
                    "showscale",
                    false,
                    "hovertemplate",
                    "%{z}<extra>" + Markup.html(image.caption) + "</extra>"));
            double x0 = left(k) / WIDTH;
            double x1 = (left(k) + unit * image.columns) / WIDTH;
            double y1 = 1 - topOf(k) / h;
            double y0 = 1 - (topOf(k) + unit * image.rows) / h;
            layout.put("xaxis" + number, axis("y" + number, x0, x1, false));
            layout.put("yaxis" + number, axis("x" + number, y0, y1, true));
            if (!image.caption.isEmpty()) {
                double y = 1 - (topOf(k) + unit * most(Image::rows) + 2) / h;
                words.add(words(Markup.html(image.caption), (x0 + x1) / 2, y, "center", "top", Sheet.TICK));
            }
        }
        List<String> lines = Markup.wrap(note, 104).stream().map(Markup::html).toList();
        if (!lines.isEmpty()) {
            words.add(words(String.join("<br>", lines), EDGE / WIDTH, 0, "left", "bottom", Sheet.NOTE));
        }
        layout.put("annotations", words);
        return Sheet.map("data", data, "layout", layout, "config", Sheet.config(title));
    }

    private static Map<String, Object> words(
            String html, double x, double y, String xAnchor, String yAnchor, double size) {
        return Sheet.map(
                "text", html,
                "xref", "paper",
                "yref", "paper",
                "x", x,
                "y", y,
                "xanchor", xAnchor,
                "yanchor", yAnchor,
                "align", xAnchor,
                "showarrow", false,
                "font", Sheet.map("size", size));
    }

    private static Map<String, Object> axis(String anchor, double from, double to, boolean down) {
        Map<String, Object> axis = Sheet.map(
                "anchor", anchor,
                "domain", List.of(Math.max(0, from), Math.min(1, to)),
                "showticklabels", false,
                "ticks", "",
                "showgrid", false,
                "zeroline", false,
                "showline", true,
                "mirror", true,
                "linecolor", Palette.GRID);
        if (down) {
            axis.put("autorange", "reversed");
        }
        return axis;
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
