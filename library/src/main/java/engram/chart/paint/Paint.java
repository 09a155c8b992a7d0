package engram.chart.paint;

import engram.argument.Given;
import engram.chart.Chart;
import engram.chart.Gallery;
import engram.chart.HeatMap;
import engram.chart.Markup;
import engram.chart.Panels;
import engram.chart.Picture;
import engram.chart.Scene;
import engram.chart.layout.ChartLayout;
import engram.chart.layout.GalleryLayout;
import engram.chart.layout.HeatMapLayout;
import engram.chart.layout.PanelsLayout;
import engram.chart.layout.SceneLayout;

/**
 * Paints a {@link Picture} once, for print and for pages without scripts. The same picture always gives the same bytes,
 * and painting needs no screen.
 *
 * @since 0.1.0
 */
public final class Paint {

    private final String title;
    private final int width;
    private final int height;
    private final Strokes strokes;

    /** A layout for a picture of a given shape, {@code width} units wide. */
    private interface Strokes {
        void paint(Canvas canvas, int width, int height);
    }

    private Paint(String title, int width, int height, Strokes strokes) {
        this.title = title;
        this.width = width;
        this.height = height;
        this.strokes = strokes;
    }

    private static Paint of(Picture picture) {
        Given.value("Paint", "picture", picture, "a chart, panels, a heat map, a gallery or a scene");
        if (picture instanceof Chart chart) {
            ChartLayout layout = ChartLayout.of(chart);
            return new Paint(
                    chart.title(),
                    ChartLayout.WIDTH,
                    layout.height(),
                    (canvas, w, h) -> ChartPainter.paint(layout, canvas, w, h));
        }
        if (picture instanceof Panels panels) {
            PanelsLayout layout = PanelsLayout.of(panels);
            return new Paint(
                    panels.title(),
                    layout.width(),
                    layout.height(),
                    (canvas, w, h) -> PanelsPainter.paint(panels, layout, canvas, w, h));
        }
        if (picture instanceof HeatMap map) {
            HeatMapLayout layout = HeatMapLayout.of(map);
            return new Paint(
                    map.title(),
                    layout.width(),
                    layout.height(),
                    (canvas, w, h) -> HeatMapPainter.paint(map, layout, canvas, w, h));
        }
        if (picture instanceof Gallery gallery) {
            GalleryLayout layout = GalleryLayout.of(gallery);
            return new Paint(
                    gallery.title(),
                    GalleryLayout.WIDTH,
                    layout.height(),
                    (canvas, w, h) -> GalleryPainter.paint(gallery, layout, canvas, h));
        }
        Scene scene = (Scene) picture;
        SceneLayout layout = SceneLayout.of(scene);
        ScenePainter painter = new ScenePainter(scene, layout);
        return new Paint(scene.title(), SceneLayout.WIDTH, layout.height(), painter::paint);
    }

    /**
     * A picture as SVG: text stays text, and no font is needed to make it.
     *
     * @param picture the description
     * @return one well-formed XML document
     */
    public static String svg(Picture picture) {
        Paint paint = of(picture);
        SvgCanvas canvas = new SvgCanvas(Markup.of(paint.title).plain(), paint.width, paint.height);
        paint.strokes.paint(canvas, paint.width, paint.height);
        return canvas.finish();
    }

    /**
     * A picture as a PNG, twice its natural size in each direction, for sharp screens.
     *
     * @param picture the description
     * @return the bytes of the file
     */
    public static byte[] png(Picture picture) {
        Paint paint = of(picture);
        return paint.png(2 * paint.width, 2 * paint.height);
    }

    /**
     * A picture as a PNG of a given size. Lettering grows with the width.
     *
     * @param picture the description
     * @param width pixels
     * @param height pixels
     * @return the bytes of the file
     */
    public static byte[] png(Picture picture, int width, int height) {
        if (width < 50 || height < 50 || (long) width * height > 100_000_000L) {
            throw new IllegalArgumentException("png(width = " + width + ", height = " + height
                    + "): each must be at least 50 pixels and both together 100 million at most; try 1440, 900");
        }
        return of(picture).png(width, height);
    }

    /**
     * The natural width of a picture.
     *
     * @param picture the description
     * @return CSS pixels
     */
    public static int width(Picture picture) {
        return of(picture).width;
    }

    /**
     * The natural height of a picture.
     *
     * @param picture the description
     * @return CSS pixels
     */
    public static int height(Picture picture) {
        return of(picture).height;
    }

    private byte[] png(int pixels, int rows) {
        double scale = pixels / (double) width;
        BitmapCanvas canvas = new BitmapCanvas(pixels, rows, scale);
        strokes.paint(canvas, width, (int) Math.round(rows / scale));
        return canvas.finish();
    }
}
