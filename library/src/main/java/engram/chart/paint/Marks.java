package engram.chart.paint;

import engram.chart.layout.Palette;

/** The marks of a series. */
final class Marks {

    private Marks() {}

    /** A mark at a place, about {@code r} in radius. */
    static void draw(Canvas canvas, int k, double x, double y, double r, String colour) {
        switch (Palette.symbol(k)) {
            case "circle" -> canvas.disc(x, y, r, colour, Palette.PAPER, 0.6);
            case "square" -> shape(canvas, x, y, r * 0.9, colour, -1, -1, 1, -1, 1, 1, -1, 1);
            case "diamond" -> shape(canvas, x, y, r * 1.25, colour, 0, -1, 1, 0, 0, 1, -1, 0);
            case "triangle-up" -> shape(canvas, x, y, r * 1.15, colour, 0, -1, 1, 0.8, -1, 0.8);
            case "triangle-down" -> shape(canvas, x, y, r * 1.15, colour, 0, 1, 1, -0.8, -1, -0.8);
            default -> {
                double a = 0.85 * r;
                canvas.segment(x - a, y - a, x + a, y + a, colour, 0.55 * r);
                canvas.segment(x - a, y + a, x + a, y - a, colour, 0.55 * r);
            }
        }
    }

    private static void shape(Canvas canvas, double x, double y, double r, String colour, double... corners) {
        double[] xs = new double[corners.length / 2];
        double[] ys = new double[corners.length / 2];
        for (int k = 0; k < xs.length; k++) {
            xs[k] = x + r * corners[2 * k];
            ys[k] = y + r * corners[2 * k + 1];
        }
        canvas.polygon(xs, ys, colour, 1);
    }
}
