package engram.chart.paint;

import engram.chart.ColourMap;
import engram.chart.Gallery;
import engram.chart.Gallery.Image;
import engram.chart.Markup;
import engram.chart.layout.GalleryLayout;
import engram.chart.layout.Interrupts;
import engram.chart.layout.Lettering;
import engram.chart.layout.Palette;
import engram.chart.paint.Canvas.Anchor;

/** Paints images on a canvas. */
final class GalleryPainter {

    private static final String PALE = "#d8e4f0";

    private GalleryPainter() {}

    static void paint(Gallery gallery, GalleryLayout layout, Canvas canvas, int height) {
        canvas.text(
                GalleryLayout.EDGE,
                27,
                Markup.of(gallery.title()),
                Lettering.TITLE,
                Anchor.START,
                0,
                true,
                Palette.INK);
        double unit = layout.pixel();
        for (int k = 0; k < gallery.images().size(); k++) {
            Image image = gallery.images().get(k);
            double x0 = layout.left(k);
            double y0 = layout.top(k);
            double w = unit * image.columns();
            double h = unit * image.rows();
            canvas.rect(x0 - 1, y0 - 1, w + 2, h + 2, Palette.GRID);
            for (int row = 0; row < image.rows(); row++) {
                Interrupts.poll();
                int start = 0;
                for (int column = 1; column <= image.columns(); column++) {
                    String colour = ink(image, row, start);
                    if (column == image.columns() || !colour.equals(ink(image, row, column))) {
                        canvas.rect(x0 + start * unit, y0 + row * unit, (column - start) * unit, unit, colour);
                        start = column;
                    }
                }
            }
            canvas.text(
                    x0 + w / 2,
                    y0 + layout.captionTop() + 16,
                    Markup.of(image.caption()),
                    Lettering.TICK,
                    Anchor.MIDDLE,
                    0,
                    false,
                    Palette.INK);
        }
        Sheet.note(canvas, gallery.note(), GalleryLayout.EDGE, height - 8);
    }

    private static String ink(Image image, int row, int column) {
        double value = image.pixels()[row * image.columns() + column];
        return Double.isNaN(value) ? PALE : ColourMap.GREY.at((value + 1) / 2);
    }
}
