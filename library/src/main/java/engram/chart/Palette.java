package engram.chart;

/**
 * Colours, marks and dashes. The colours follow Okabe and Ito (2008), which people with any common colour
 * vision tell apart; those too pale for thin lines on white are darkened, so each has a contrast of at least
 * 3 to 1. A series differs from the others by its mark or dash as well as by its colour.
 */
final class Palette {

    static final String PAPER = "#ffffff";
    static final String INK = "#222222";
    static final String SOFT = "#555555";
    static final String GRID = "#e6e6e6";

    /** Blue, vermilion, bluish green, reddish purple, black, orange. */
    private static final String[] COLOURS = {"#0072b2", "#d55e00", "#009068", "#a9518b", "#000000", "#b07500"};

    private static final String[] SYMBOLS = {
        "circle", "square", "diamond", "triangle-up", "triangle-down", "x",
    };

    private static final String[] DASH_NAMES = {"solid", "dash", "dot", "dashdot", "longdash"};

    private static final double[][] DASHES = {{}, {7, 4}, {2, 3}, {8, 3, 2, 3}, {13, 5}};

    private Palette() {}

    static int size() {
        return COLOURS.length;
    }

    static String colour(int k) {
        return COLOURS[k % COLOURS.length];
    }

    /** Plotly's name of the k-th mark. */
    static String symbol(int k) {
        return SYMBOLS[k % SYMBOLS.length];
    }

    /** Plotly's name of the k-th dash; 0 is a solid line. */
    static String dashName(int k) {
        return DASH_NAMES[k % DASH_NAMES.length];
    }

    static double[] dash(int k) {
        return DASHES[k % DASHES.length].clone();
    }

    /** A mark at a place, about {@code r} in radius. */
    static void mark(Canvas canvas, int k, double x, double y, double r, String colour) {
        switch (symbol(k)) {
            case "circle" -> canvas.disc(x, y, r, colour, PAPER, 0.6);
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
