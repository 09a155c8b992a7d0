package engram.chart.paint;

import engram.chart.Markup;

/** What a static picture is painted on: y grows downwards, colours are {@code #rrggbb}. */
interface Canvas {

    /** Where the given point lies in a line of text. */
    enum Anchor {
        START,
        MIDDLE,
        END
    }

    void rect(double x, double y, double width, double height, String fill);

    /** An open line through the points; {@code dash} alternates ink and gap lengths, empty for a solid line. */
    void line(double[] x, double[] y, String colour, double thickness, double... dash);

    void polygon(double[] x, double[] y, String fill, double opacity);

    void disc(double x, double y, double radius, String fill, String edge, double thickness);

    /** One line of text with its baseline at y, turned anticlockwise by a number of degrees about (x, y). */
    void text(double x, double y, Markup text, double size, Anchor anchor, double turn, boolean bold, String colour);

    void clip(double x, double y, double width, double height);

    void unclip();

    default void segment(double x1, double y1, double x2, double y2, String colour, double thickness) {
        line(new double[] {x1, x2}, new double[] {y1, y2}, colour, thickness);
    }
}
