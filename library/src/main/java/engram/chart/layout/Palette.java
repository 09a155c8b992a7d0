package engram.chart.layout;

/**
 * Colours, marks and dashes. The colours follow Okabe and Ito (2008), which people with any common colour
 * vision tell apart; those too pale for thin lines on white are darkened, so each has a contrast of at least
 * 3 to 1. A series differs from the others by its mark or dash as well as by its colour.
 *
 * @since 0.1.0
 */
public final class Palette {

    /** The colour of the paper. */
    public static final String PAPER = "#ffffff";
    /** The colour of words. */
    public static final String INK = "#222222";
    /** The colour of axes and notes. */
    public static final String SOFT = "#555555";
    /** The colour of grids. */
    public static final String GRID = "#e6e6e6";

    /** Blue, vermilion, bluish green, reddish purple, black, orange. */
    private static final String[] COLOURS = {"#0072b2", "#d55e00", "#009068", "#a9518b", "#000000", "#b07500"};

    private static final String[] SYMBOLS = {
        "circle", "square", "diamond", "triangle-up", "triangle-down", "x",
    };

    private static final String[] DASH_NAMES = {"solid", "dash", "dot", "dashdot", "longdash"};

    private static final double[][] DASHES = {{}, {7, 4}, {2, 3}, {8, 3, 2, 3}, {13, 5}};

    private Palette() {}

    /**
     * How many colours there are before they repeat.
     *
     * @return a number above 0
     */
    public static int size() {
        return COLOURS.length;
    }

    /**
     * The colour of a series.
     *
     * @param k its number, from 0; colours repeat
     * @return {@code #rrggbb}
     */
    public static String colour(int k) {
        return COLOURS[Math.floorMod(k, COLOURS.length)];
    }

    /**
     * The mark of a series.
     *
     * @param k its number, from 0; marks repeat
     * @return its name, which is also Plotly's
     */
    public static String symbol(int k) {
        return SYMBOLS[Math.floorMod(k, SYMBOLS.length)];
    }

    /**
     * The dash of a line.
     *
     * @param k its number; 0 is a solid line
     * @return its name, which is also Plotly's
     */
    public static String dashName(int k) {
        return DASH_NAMES[Math.floorMod(k, DASH_NAMES.length)];
    }

    /**
     * The dash of a line.
     *
     * @param k its number; 0 is a solid line
     * @return lengths of ink and gap in turn, empty for a solid line
     */
    public static double[] dash(int k) {
        return DASHES[Math.floorMod(k, DASHES.length)].clone();
    }
}
