package engram.chart;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.Temporal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleUnaryOperator;
import tech.tablesaw.api.Table;

/**
 * A chart of one quantity against another: data as points with error bars, theory as lines.
 *
 * <pre>{@code
 * Chart.titled("Capacity grows with connectivity")
 *     .x("Z", "neighbours").y("γ_c", "P_c/3N")
 *     .points("here", z, gamma)                        // gamma: estimates bring their error bars
 *     .line("paper: 0.0053 (Z − 2)", v -> 0.0053 * (v - 2), 2, 26)
 *     .note("N = 64, T = 500, 5 replicas; bars are one standard error over replicas.");
 * }</pre>
 *
 * <p>Numbers may come as {@code double[]}, {@code int[]}, a list of numbers, a list of estimates (drawn at
 * their means) or a Tablesaw column. NaN, null and a missing value are gaps; an infinity is refused. On a
 * logarithmic axis, values of zero or less are gaps too, and a sentence below the chart counts them.
 *
 * <p>A table's columns are drawn by name. The standard error of {@code gamma_c} is the column {@code gamma_c_se}, if there
 * is one. A column of groups makes a series of each group; the same group has the same colour in all layers:
 *
 * <pre>{@code
 * Chart.of(means).points("z", "gamma_c").by("protocol").line("z", "theory").by("protocol")
 * }</pre>
 *
 * <p>Text makes an axis of categories, in the order in which they come. Dates make an axis of dates: a list of {@link LocalDate}, {@link LocalDateTime}, {@link Instant} or times with a zone, a
 * Tablesaw column of dates, or a column of text in ISO 8601, as {@code Tidy} keeps dates. All are shown in UTC.
 *
 * @since 0.1.0
 */
public final class Chart implements Picture {

    /** How a series is drawn. */
    public enum Mark {
        /** Separate marks: data. */
        POINTS,
        /** Marks joined by a thin line, to guide the eye. */
        LINKED,
        /** A line: theory, or a fit. */
        LINE,
        /** A dashed line: another theory, a published line, a bound. */
        DASHED,
        /** A line that keeps its value until the next: a trace in discrete time. */
        STEPS,
        /** Touching bars: a histogram. */
        BARS,
        /** A thin line across the whole chart at one height: a reference. */
        HORIZONTAL,
        /** A thin line up the whole chart at one place: a reference. */
        VERTICAL,
        /** The area between two curves: an interval. */
        BAND
    }

    /** How distances on an axis are measured. */
    public enum Scale {
        /** Equal distances are equal differences. */
        LINEAR,
        /** Equal distances are equal ratios. */
        LOG,
        /** Numbers are milliseconds since 1970 in UTC, shown as dates. */
        DATES,
        /** Numbers are places of labels: the first label stands at 0, the next at 1. */
        CATEGORIES
    }

    /**
     * An axis.
     *
     * @param title its symbol, with words after it
     * @param scale how distances are measured
     * @param from value at the near end, NaN to take it from the data
     * @param to value at the far end, NaN to take it from the data
     * @param labels the categories, in order; empty on any other axis
     */
    public record Axis(String title, Scale scale, double from, double to, List<String> labels) {

        /**
         * Refuses an empty or reversed range.
         *
         * @param title its symbol, with words after it
         * @param scale how distances are measured
         * @param from value at the near end, NaN to take it from the data
         * @param to value at the far end, NaN to take it from the data
         * @param labels the categories, in order; empty on any other axis
         */
        public Axis {
            Numbers.present("axis", "title", title);
            Numbers.present("axis", "scale", scale);
            for (String label : Numbers.present("axis", "labels", labels)) {
                Numbers.present("axis", "a label", label);
            }
            labels = List.copyOf(labels);
            if (scale != Scale.CATEGORIES && !labels.isEmpty()) {
                throw new IllegalArgumentException("axis \"" + title + "\": " + labels.size()
                        + " labels came for a scale of " + scale.name().toLowerCase(Locale.ROOT)
                        + "; only an axis of categories has labels");
            }
            if (Double.isInfinite(from) || Double.isInfinite(to)) {
                throw new IllegalArgumentException(
                        "range(from = " + from + ", to = " + to + "): both ends must be finite numbers");
            }
            if (from >= to) {
                throw new IllegalArgumentException(
                        "range(from = " + from + ", to = " + to + "): from must be less than to; try exchanging them");
            }
            if (scale == Scale.LOG && (from <= 0 || to <= 0)) {
                throw new IllegalArgumentException("range(from = " + from + ", to = " + to
                        + "): a logarithmic axis holds values above zero only; try a small positive number");
            }
            if (scale == Scale.DATES && (from < FIRST || to > LAST)) {
                throw new IllegalArgumentException("range(from = " + from + ", to = " + to
                        + "): an axis of dates holds the years 1 to 9999, in milliseconds since 1970; try dates");
            }
        }

        /**
         * An axis without categories.
         *
         * @param title its symbol, with words after it
         * @param scale how distances are measured
         * @param from value at the near end, NaN to take it from the data
         * @param to value at the far end, NaN to take it from the data
         */
        public Axis(String title, Scale scale, double from, double to) {
            this(title, scale, from, to, List.of());
        }

        /**
         * Whether distances are ratios.
         *
         * @return true for a logarithmic axis
         */
        public boolean log() {
            return scale == Scale.LOG;
        }

        /**
         * Whether it shows dates.
         *
         * @return true for an axis of dates
         */
        public boolean dates() {
            return scale == Scale.DATES;
        }

        /**
         * Whether it shows categories.
         *
         * @return true for an axis of categories
         */
        public boolean categories() {
            return scale == Scale.CATEGORIES;
        }

        Axis titled(String title) {
            return new Axis(title, scale, from, to, labels);
        }

        Axis titledIfBare(String title) {
            return this.title.isEmpty() ? titled(title) : this;
        }

        Axis logarithmic(String name) {
            if (dates() || categories()) {
                throw new IllegalArgumentException("log" + name + "(): the axis holds "
                        + (dates() ? "dates" : "categories") + ", which have no logarithm; give "
                        + (dates() ? "times as numbers" : "numbers"));
            }
            return new Axis(title, Scale.LOG, from, to);
        }

        Axis between(double from, double to) {
            return new Axis(title, scale, from, to, labels);
        }
    }

    /**
     * Numbers that belong together.
     *
     * @param name what they are, for the legend
     * @param mark how they are drawn
     * @param x where
     * @param y how much; NaN is a gap
     * @param low lower end of the error bar or band, NaN where there is none, empty for none at all
     * @param high upper end of the error bar or band, NaN where there is none, empty for none at all
     * @param kin the name of the series whose colour this one shares, empty for a colour of its own
     */
    public record Series(String name, Mark mark, double[] x, double[] y, double[] low, double[] high, String kin) {

        /**
         * Refuses arrays of different lengths.
         *
         * @param name what they are, for the legend
         * @param mark how they are drawn
         * @param x where
         * @param y how much; NaN is a gap
         * @param low lower end of the error bar or band, NaN where there is none, empty for none at all
         * @param high upper end of the error bar or band, NaN where there is none, empty for none at all
         * @param kin the name of the series whose colour this one shares, empty for a colour of its own
         */
        public Series {
            Numbers.present("series", "name", name);
            Numbers.present("series \"" + name + "\"", "mark", mark);
            String where = mark.name().toLowerCase(Locale.ROOT) + "(\"" + name + "\")";
            x = Numbers.of(where + ", x", x);
            y = Numbers.of(where + ", y", y);
            low = Numbers.of(where + ", low", low);
            high = Numbers.of(where + ", high", high);
            Numbers.present(where, "kin", kin);
            Numbers.same(where, "x", x.length, "y", y.length);
            Numbers.same(where, "low", low.length, "high", high.length);
            if (low.length > 0) {
                Numbers.same(where, "x", x.length, "error bars", low.length);
            }
        }

        private Series akin(String name) {
            return new Series(this.name, mark, x, y, low, high, name);
        }

        /**
         * Whether it has error bars, or is a band.
         *
         * @return true if there are lower and upper ends
         */
        public boolean spread() {
            return low.length > 0;
        }

        /**
         * Whether each of its places has a mark.
         *
         * @return true for points, linked or not
         */
        public boolean marked() {
            return mark == Mark.POINTS || mark == Mark.LINKED;
        }

        /**
         * Whether it is a line across the whole chart.
         *
         * @return true for a reference line
         */
        public boolean reference() {
            return mark == Mark.HORIZONTAL || mark == Mark.VERTICAL;
        }

        /**
         * Whether the legend names it: it has a name, and no earlier series of the same group has the same one.
         *
         * @return true if it has an entry of its own
         */
        public boolean listed() {
            return !name.isEmpty() && !name.equals(kin);
        }
    }

    private static final int SAMPLES = 201;
    private static final int MOST_POINTS = 1_000_000;
    private static final int MOST_BINS = 10_000;
    private static final double FIRST = Numbers.millis(LocalDateTime.of(1, 1, 1, 0, 0));
    private static final double LAST = Numbers.millis(LocalDateTime.of(9999, 12, 31, 23, 59));
    private static final double[] NONE = {};

    /** Columns of a table, drawn in one way; a name of its own or null. */
    private record Layer(Mark mark, String name, String x, String y, String low, String high) {}

    private final String title;
    private final Axis x;
    private final Axis y;
    private final List<Series> series;
    private final String note;
    private final Columns columns;
    private final Layer last;

    private Chart(String title, Axis x, Axis y, List<Series> series, String note, Columns columns, Layer last) {
        Numbers.present("chart", "title", title);
        this.title = title;
        this.x = x;
        this.y = y;
        this.series = List.copyOf(series);
        this.note = Numbers.present("chart \"" + title + "\"", "note", note);
        this.columns = columns;
        this.last = last;
        long points = series.stream().mapToLong(each -> each.x.length).sum();
        Numbers.atMost("chart \"" + title + "\"", points, "points", MOST_POINTS, "thin them out, or draw a histogram");
    }

    private Chart with(Axis x, Axis y) {
        return new Chart(title, x, y, series, note, columns, last);
    }

    private Chart with(List<Series> series) {
        return new Chart(title, x, y, series, note, columns, last);
    }

    /**
     * An empty chart.
     *
     * @param title what it shows
     * @return the chart
     */
    public static Chart titled(String title) {
        Axis plain = new Axis("", Scale.LINEAR, Double.NaN, Double.NaN);
        return new Chart(title, plain, plain, List.of(), "", null, null);
    }

    /**
     * An empty chart of a table, named as the table. Columns are drawn by name.
     *
     * @param table where columns come from
     * @return the chart
     */
    public static Chart of(Table table) {
        String name = Numbers.present("Chart.of", "table", table).name();
        return titled(name == null ? "" : name).from(table);
    }

    /**
     * Takes columns from a table from here on; what is drawn already stays.
     *
     * @param table where columns come from
     * @return the chart with it
     */
    public Chart from(Table table) {
        Columns source = new Columns(Numbers.present("from", "table", table));
        return new Chart(title, x, y, series, note, source, null);
    }

    /**
     * Says what the chart shows.
     *
     * @param title what it shows
     * @return the chart with it
     */
    public Chart title(String title) {
        return new Chart(title, x, y, series, note, columns, last);
    }

    /**
     * Names the horizontal axis.
     *
     * @param title its symbol, with words after it if wanted
     * @return the chart with it
     */
    public Chart x(String title) {
        return with(x.titled(title), y);
    }

    /**
     * Names the horizontal axis by symbol and meaning: {@code x("Z", "neighbours")} reads "Z, neighbours".
     *
     * @param symbol the symbol
     * @param meaning the words
     * @return the chart with it
     */
    public Chart x(String symbol, String meaning) {
        return x(symbol + ", " + meaning);
    }

    /**
     * Names the vertical axis.
     *
     * @param title its symbol, with words after it if wanted
     * @return the chart with it
     */
    public Chart y(String title) {
        return with(x, y.titled(title));
    }

    /**
     * Names the vertical axis by symbol and meaning: {@code y("m", "overlap")} reads "m, overlap".
     *
     * @param symbol the symbol
     * @param meaning the words
     * @return the chart with it
     */
    public Chart y(String symbol, String meaning) {
        return y(symbol + ", " + meaning);
    }

    /**
     * Makes the horizontal axis logarithmic.
     *
     * @return the chart with it
     */
    public Chart logX() {
        return with(x.logarithmic("X"), y);
    }

    /**
     * Makes the vertical axis logarithmic.
     *
     * @return the chart with it
     */
    public Chart logY() {
        return with(x, y.logarithmic("Y"));
    }

    /**
     * Fixes the horizontal range, which is otherwise that of the data.
     *
     * @param from value at the left end
     * @param to value at the right end
     * @return the chart with it
     */
    public Chart rangeX(double from, double to) {
        return with(x.between(from, to), y);
    }

    /**
     * Fixes the vertical range, which is otherwise that of the data.
     *
     * @param from value at the lower end
     * @param to value at the upper end
     * @return the chart with it
     */
    public Chart rangeY(double from, double to) {
        return with(x, y.between(from, to));
    }

    /**
     * Fixes the horizontal range of an axis of dates.
     *
     * @param from date at the left end
     * @param to date at the right end
     * @return the chart with it
     */
    public Chart rangeX(Temporal from, Temporal to) {
        double left = millis("rangeX", "from", from);
        double right = millis("rangeX", "to", to);
        return with(taking("rangeX", "x", Scale.DATES).between(left, right), y);
    }

    /**
     * Fixes the vertical range of an axis of dates.
     *
     * @param from date at the lower end
     * @param to date at the upper end
     * @return the chart with it
     */
    public Chart rangeY(Temporal from, Temporal to) {
        double lower = millis("rangeY", "from", from);
        double upper = millis("rangeY", "to", to);
        return with(x, taking("rangeY", "y", Scale.DATES).between(lower, upper));
    }

    private static double millis(String where, String name, Temporal date) {
        return Numbers.millis(where + ": " + name, Numbers.present(where, name, date));
    }

    /** An axis that takes numbers, dates or categories; refused where it holds something else already. */
    private Axis taking(String where, String name, Scale kind) {
        Axis axis = name.equals("x") ? x : y;
        Scale held = axis.log() ? Scale.LINEAR : axis.scale;
        if (kind == held) {
            return axis;
        }
        boolean any = series.stream()
                .anyMatch(s -> Arrays.stream(name.equals("x") ? s.x : s.y).anyMatch(v -> !Double.isNaN(v)));
        boolean fixed = !Double.isNaN(axis.from) || !Double.isNaN(axis.to);
        if (axis.log() || any || fixed) {
            throw new IllegalArgumentException(where + ": " + words(kind) + " came for the " + name + " axis, which "
                    + (axis.log() ? "is logarithmic" : "holds " + words(held)) + "; one axis shows one of them");
        }
        return new Axis(axis.title, kind, Double.NaN, Double.NaN);
    }

    /** The chart with an axis that it shares with others. */
    Chart sharing(Axis axis, boolean horizontal) {
        return horizontal ? with(axis, y) : with(x, axis);
    }

    private static String words(Scale kind) {
        return kind == Scale.LINEAR ? "numbers" : kind.name().toLowerCase(Locale.ROOT);
    }

    /**
     * Puts a sentence below the chart: sizes, what the bars are, what to look at.
     *
     * @param note the sentence
     * @return the chart with it
     */
    public Chart note(String note) {
        return new Chart(title, x, y, series, note, columns, last);
    }

    @Override
    public String title() {
        return title;
    }

    /**
     * The horizontal axis.
     *
     * @return its name, scale and range
     */
    public Axis x() {
        return x;
    }

    /**
     * The vertical axis.
     *
     * @return its name, scale and range
     */
    public Axis y() {
        return y;
    }

    /**
     * What is drawn, in order.
     *
     * @return a list that cannot be changed
     */
    public List<Series> series() {
        return series;
    }

    @Override
    public String note() {
        return note;
    }

    /**
     * Draws columns of the table as points. Error bars come from the column {@code <y>_se}, if there is one.
     *
     * @param x the column of places: numbers, dates, or text for categories
     * @param y the column of values
     * @return the chart with them, a series of all rows; {@link #by} makes groups of them
     */
    public Chart points(String x, String y) {
        return layer(new Layer(Mark.POINTS, null, x, y, null, null));
    }

    /**
     * Draws columns of the table as points joined by a thin line, which guides the eye and claims nothing. Error bars come from the column {@code <y>_se}, if there is one.
     *
     * @param x the column of places: numbers, dates, or text for categories
     * @param y the column of values
     * @return the chart with them, a series of all rows; {@link #by} makes groups of them
     */
    public Chart linked(String x, String y) {
        return layer(new Layer(Mark.LINKED, null, x, y, null, null));
    }

    /**
     * Draws columns of the table as a line through its rows in their order.
     *
     * @param x the column of places: numbers, dates, or text for categories
     * @param y the column of values
     * @return the chart with them, a series of all rows; {@link #by} makes groups of them
     */
    public Chart line(String x, String y) {
        return layer(new Layer(Mark.LINE, null, x, y, null, null));
    }

    /**
     * Draws columns of the table as a dashed line through its rows in their order.
     *
     * @param x the column of places: numbers, dates, or text for categories
     * @param y the column of values
     * @return the chart with them, a series of all rows; {@link #by} makes groups of them
     */
    public Chart dashed(String x, String y) {
        return layer(new Layer(Mark.DASHED, null, x, y, null, null));
    }

    /**
     * Draws columns of the table as a trace in discrete time.
     *
     * @param x the column of places: numbers, dates, or text for categories
     * @param y the column of values
     * @return the chart with them, a series of all rows; {@link #by} makes groups of them
     */
    public Chart steps(String x, String y) {
        return layer(new Layer(Mark.STEPS, null, x, y, null, null));
    }

    /**
     * Draws the area between two columns of the table.
     *
     * @param x the column of places
     * @param low the column of lower ends
     * @param high the column of upper ends
     * @return the chart with it; {@link #by} makes groups of it
     */
    public Chart band(String x, String low, String high) {
        return layer(new Layer(Mark.BAND, null, x, null, low, high));
    }

    /**
     * Makes a series of each group of rows, in the order in which the groups come. The columns drawn last are drawn again,
     * group by group. A group that an earlier layer has too keeps that layer's colour and its entry in the legend.
     *
     * @param names the columns whose values tell the groups
     * @return the chart with a series for each group in place of one for all rows
     */
    public Chart by(String... names) {
        String where = "by(" + Columns.quoted(Arrays.asList(Numbers.present("by", "names", names))) + ")";
        if (last == null) {
            throw new IllegalArgumentException(
                    where + ": there are no columns to group; call by after points(\"x\", "
                            + "\"y\") or another mark, on a chart of a table: Chart.of(table).points(\"x\", \"y\").by(\"group\")");
        }
        Chart chart = with(series.subList(0, series.size() - 1));
        for (Columns.Group group : columns.groups(where, names)) {
            String name = last.name == null ? group.name() : last.name + ", " + group.name();
            chart = chart.draw(last, name, group.rows());
        }
        return new Chart(title, chart.x, chart.y, chart.series, note, columns, null);
    }

    private Chart layer(Layer layer) {
        String where = layer.mark.name().toLowerCase(Locale.ROOT) + "("
                + Columns.quoted(
                        layer.y == null
                                ? Arrays.asList(layer.x, layer.low, layer.high)
                                : Arrays.asList(layer.x, layer.y))
                + ")";
        if (columns == null) {
            throw new IllegalArgumentException(where + ": the chart has no table to take columns from; try"
                    + " Chart.of(table)." + where + ", or give a name and numbers");
        }
        String own = layer.name != null ? layer.name : layer.y != null ? layer.y : layer.low + " to " + layer.high;
        Chart chart = draw(layer, own, columns.all());
        return new Chart(title, chart.x, chart.y, chart.series, note, columns, layer);
    }

    private Chart draw(Layer layer, String name, int[] rows) {
        String where = layer.mark.name().toLowerCase(Locale.ROOT) + "(\"" + name + "\")";
        Object xs = columns.places(where, layer.x, rows);
        boolean band = layer.y == null;
        double[] low = band ? columns.numbers(where, layer.low, rows) : NONE;
        double[] high = band ? columns.numbers(where, layer.high, rows) : NONE;
        Object ys = band ? NONE : columns.values(where, layer.y, rows);
        Chart named = with(x.titledIfBare(layer.x), band ? y : y.titledIfBare(layer.y));
        boolean bars = layer.mark == Mark.POINTS || layer.mark == Mark.LINKED;
        Chart drawn = band
                ? named.band(name, xs, low, high)
                : named.with(name, layer.mark, xs, ys, bars ? columns.errors(where, layer.y, rows) : NONE);
        Series added = drawn.series.get(drawn.series.size() - 1);
        boolean again = series.stream().anyMatch(s -> s.name.equals(name));
        List<Series> all = new ArrayList<>(series);
        all.add(again ? added.akin(name) : added);
        return drawn.with(all);
    }

    /**
     * Adds a reference line across the whole chart: a threshold, a published value.
     *
     * @param name what it is
     * @param value its height
     * @return the chart with it
     */
    public Chart horizontal(String name, double value) {
        return reference(name, Mark.HORIZONTAL, Double.NaN, value);
    }

    /**
     * Adds a reference line up the whole chart: a critical point, a published value.
     *
     * @param name what it is
     * @param value its place
     * @return the chart with it
     */
    public Chart vertical(String name, double value) {
        return reference(name, Mark.VERTICAL, value, Double.NaN);
    }

    private Chart reference(String name, Mark mark, double x, double y) {
        String where = mark.name().toLowerCase(Locale.ROOT) + "(\"" + name + "\")";
        Numbers.finite(where, mark == Mark.HORIZONTAL ? y : x);
        List<Series> all = new ArrayList<>(series);
        all.add(new Series(name, mark, new double[] {x}, new double[] {y}, NONE, NONE, ""));
        return new Chart(title, this.x, this.y, all, note, columns, null);
    }

    /**
     * Adds data as points. Estimates bring error bars of one standard error.
     *
     * @param name what they are
     * @param x where: numbers, dates, text for categories; of a chart of a table also the name of a column
     * @param y how much; of a chart of a table also the name of a column
     * @return the chart with them
     */
    public Chart points(String name, Object x, Object y) {
        if (columns != null && x instanceof String places && y instanceof String values) {
            return layer(new Layer(Mark.POINTS, name, places, values, null, null));
        }
        return with(name, Mark.POINTS, x, y, Numbers.errors(y));
    }

    /**
     * Adds data as points with error bars.
     *
     * @param name what they are
     * @param x where
     * @param y how much
     * @param se half the length of each bar: one standard error
     * @return the chart with them
     */
    public Chart points(String name, Object x, Object y, Object se) {
        return with(name, Mark.POINTS, x, y, Numbers.of("points(\"" + name + "\")", se));
    }

    /**
     * Adds data as points joined by a thin line, which guides the eye and claims nothing. Estimates bring error
     * bars of one standard error.
     *
     * @param name what they are
     * @param x where: numbers, dates, text for categories; of a chart of a table also the name of a column
     * @param y how much; of a chart of a table also the name of a column
     * @return the chart with them
     */
    public Chart linked(String name, Object x, Object y) {
        if (columns != null && x instanceof String places && y instanceof String values) {
            return layer(new Layer(Mark.LINKED, name, places, values, null, null));
        }
        return with(name, Mark.LINKED, x, y, Numbers.errors(y));
    }

    /**
     * Adds data as points with error bars joined by a thin line, which guides the eye and claims nothing.
     *
     * @param name what they are
     * @param x where
     * @param y how much
     * @param se half the length of each bar: one standard error
     * @return the chart with them
     */
    public Chart linked(String name, Object x, Object y, Object se) {
        return with(name, Mark.LINKED, x, y, Numbers.of("linked(\"" + name + "\")", se));
    }

    /**
     * Adds a line through given places.
     *
     * @param name what it is
     * @param x where
     * @param y how much
     * @return the chart with it
     */
    public Chart line(String name, Object x, Object y) {
        if (columns != null && x instanceof String places && y instanceof String values) {
            return layer(new Layer(Mark.LINE, name, places, values, null, null));
        }
        return with(name, Mark.LINE, x, y, NONE);
    }

    /**
     * Adds the graph of a function: theory.
     *
     * @param name what it is
     * @param f the function; NaN where it has no value
     * @param from where the line begins
     * @param to where it ends
     * @return the chart with it
     */
    public Chart line(String name, DoubleUnaryOperator f, double from, double to) {
        return graph(name, Mark.LINE, f, from, to);
    }

    /**
     * Adds a dashed line through given places.
     *
     * @param name what it is
     * @param x where
     * @param y how much
     * @return the chart with it
     */
    public Chart dashed(String name, Object x, Object y) {
        if (columns != null && x instanceof String places && y instanceof String values) {
            return layer(new Layer(Mark.DASHED, name, places, values, null, null));
        }
        return with(name, Mark.DASHED, x, y, NONE);
    }

    /**
     * Adds the graph of a function as a dashed line.
     *
     * @param name what it is
     * @param f the function; NaN where it has no value
     * @param from where the line begins
     * @param to where it ends
     * @return the chart with it
     */
    public Chart dashed(String name, DoubleUnaryOperator f, double from, double to) {
        return graph(name, Mark.DASHED, f, from, to);
    }

    /**
     * Adds the area between two curves.
     *
     * @param name what it is
     * @param x where
     * @param low the lower curve
     * @param high the upper curve
     * @return the chart with it
     */
    public Chart band(String name, Object x, Object low, Object high) {
        String where = "band(\"" + name + "\")";
        Numbers.Places xs = Numbers.places(where, x, this.x.labels);
        double[] lows = Numbers.of(where, low);
        double[] highs = Numbers.of(where, high);
        Numbers.same(where, "low", lows.length, "high", highs.length);
        double[] middle = new double[lows.length];
        Arrays.setAll(middle, k -> within((lows[k] + highs[k]) / 2));
        Numbers.same(where, "x", xs.at().length, "low", lows.length);
        Series added = new Series(name, Mark.BAND, xs.at(), middle, lows, highs, "");
        return and(added, xs, Numbers.Places.of(NONE));
    }

    /**
     * Adds a trace in discrete time, such as the energy after 0, 1, 2, ... updates.
     *
     * @param name what it is
     * @param y the values, the first at 0
     * @return the chart with it
     */
    public Chart steps(String name, Object y) {
        double[] values = Numbers.of("steps(\"" + name + "\")", y);
        double[] times = new double[values.length];
        Arrays.setAll(times, k -> k);
        return with(name, Mark.STEPS, times, values, NONE);
    }

    /**
     * Adds a trace in discrete time.
     *
     * @param name what it is
     * @param x the times
     * @param y the value from each time on
     * @return the chart with it
     */
    public Chart steps(String name, Object x, Object y) {
        return with(name, Mark.STEPS, x, y, NONE);
    }

    /**
     * Adds a histogram: how many values fall in each of equal bins from the least to the greatest. A bin holds
     * its lower edge, the last one both.
     *
     * @param name what is counted
     * @param values the values; gaps are not counted
     * @param bins how many bins
     * @return the chart with it
     */
    public Chart histogram(String name, Object values, int bins) {
        if (bins < 1 || bins > MOST_BINS) {
            throw new IllegalArgumentException("histogram(\"" + name + "\", bins = " + bins
                    + "): needs at least one bin and at" + " most " + MOST_BINS + "; try 20");
        }
        double[] sample = Arrays.stream(Numbers.of("histogram(\"" + name + "\")", values))
                .filter(v -> !Double.isNaN(v))
                .toArray();
        if (sample.length == 0) {
            throw new IllegalArgumentException(
                    "histogram(\"" + name + "\"): no values came; needs at least one number");
        }
        double min = Arrays.stream(sample).min().orElseThrow();
        double max = Arrays.stream(sample).max().orElseThrow();
        if (max - min <= bins * 4 * Math.ulp(Math.max(Math.abs(min), Math.abs(max)))) {
            double room = Math.max(0.5, bins * 1e-12 * Math.abs(max));
            min = within(min - room);
            max = within(max + room);
        }
        Numbers.finite("histogram(\"" + name + "\"): the distance from " + min + " to " + max, max - min);
        double width = (max - min) / bins;
        double[] centres = new double[bins];
        double[] counts = new double[bins];
        for (int k = 0; k < bins; k++) {
            centres[k] = min + (k + 0.5) * width;
        }
        for (double v : sample) {
            counts[Math.min(bins - 1, (int) ((v - min) / width))]++;
        }
        return and(new Series(name, Mark.BARS, centres, counts, NONE, NONE, ""));
    }

    /** A number that is finite or NaN: what overflows becomes the largest double. */
    private static double within(double value) {
        return Math.max(-Double.MAX_VALUE, Math.min(Double.MAX_VALUE, value));
    }

    /**
     * Gives the series added last the colour of another: a fit the colour of its data.
     *
     * @param name the name of a series of this chart
     * @return the chart with it
     */
    public Chart like(String name) {
        int last = series.size() - 1;
        if (last < 1 || series.subList(0, last).stream().noneMatch(s -> s.name.equals(name))) {
            throw new IllegalArgumentException("like(\"" + name + "\"): no earlier series has this name; there are "
                    + series.stream().map(Series::name).toList());
        }
        List<Series> all = new ArrayList<>(series);
        all.set(last, series.get(last).akin(name));
        return with(all);
    }

    private Chart with(String name, Mark mark, Object x, Object y, double[] se) {
        String where = mark.name().toLowerCase(Locale.ROOT) + "(\"" + name + "\")";
        Numbers.Places horizontal = Numbers.places(where, x, this.x.labels);
        Numbers.Places vertical = Numbers.places(where, y, this.y.labels);
        double[] ys = vertical.at();
        Numbers.present(where, "name", name);
        if (se.length > 0 && vertical.kind() != Scale.LINEAR) {
            throw new IllegalArgumentException(
                    where + ": " + words(vertical.kind()) + " on the y axis have no error bars here; leave se out");
        }
        double[] low = se.clone();
        double[] high = se.clone();
        if (se.length > 0) {
            Numbers.same(where, "y", ys.length, "se", se.length);
            for (int k = 0; k < se.length; k++) {
                if (se[k] < 0) {
                    throw new IllegalArgumentException(
                            where + ": standard error " + k + " is " + se[k] + "; needs zero or more, NaN for none");
                }
                low[k] = within(ys[k] - se[k]);
                high[k] = within(ys[k] + se[k]);
            }
        }
        return and(new Series(name, mark, horizontal.at(), ys, low, high, ""), horizontal, vertical);
    }

    private Chart graph(String name, Mark mark, DoubleUnaryOperator f, double from, double to) {
        String where = mark.name().toLowerCase(Locale.ROOT) + "(\"" + name + "\")";
        Numbers.present(where, "f", f);
        Numbers.finite(where + " from", from);
        Numbers.finite(where + " to", to);
        boolean ratio = x.log() && from > 0 && to > 0;
        double quotient = to / from;
        boolean plain = quotient > 1e-300 && quotient < 1e300;
        double[] xs = new double[SAMPLES];
        double[] ys = new double[SAMPLES];
        for (int k = 0; k < SAMPLES; k++) {
            double t = k / (SAMPLES - 1.0);
            if (ratio) {
                xs[k] = plain
                        ? from * Math.pow(quotient, t)
                        : within(Math.exp((1 - t) * Math.log(from) + t * Math.log(to)));
            } else {
                xs[k] = Double.isInfinite(to - from) ? (1 - t) * from + t * to : from + t * (to - from);
            }
            double value = f.applyAsDouble(xs[k]);
            ys[k] = Double.isFinite(value) ? value : Double.NaN;
        }
        return and(new Series(name, mark, xs, ys, NONE, NONE, ""));
    }

    private Chart and(Series added) {
        return and(added, Numbers.Places.of(added.x), Numbers.Places.of(added.y));
    }

    private Chart and(Series added, Numbers.Places horizontal, Numbers.Places vertical) {
        String where = added.mark.name().toLowerCase(Locale.ROOT) + "(\"" + added.name + "\")";
        List<Series> all = new ArrayList<>(series);
        all.add(added);
        return new Chart(title, joined(where, "x", horizontal), joined(where, "y", vertical), all, note, columns, null);
    }

    /** The axis with what comes, if anything does. */
    private Axis joined(String where, String name, Numbers.Places coming) {
        Axis axis = name.equals("x") ? x : y;
        if (!coming.any()) {
            return axis;
        }
        Axis taking = taking(where, name, coming.kind());
        return taking.categories()
                ? new Axis(taking.title, Scale.CATEGORIES, taking.from, taking.to, coming.labels())
                : taking;
    }

    /**
     * Data minus theory below the data, on one horizontal axis: what lines and points that coincide leave over.
     *
     * @param theory the function that the points are compared with
     * @return this chart with a panel of residuals of all its points below, error bars as above
     */
    public Panels residuals(DoubleUnaryOperator theory) {
        Numbers.present("residuals", "theory", theory);
        List<Series> below = new ArrayList<>();
        boolean points = false;
        for (Series s : series) {
            String kin = s.kin.isEmpty() ? s.name : s.kin;
            if (!s.marked()) {
                if (!s.reference()) {
                    below.add(new Series(s.name, s.mark, NONE, NONE, NONE, NONE, kin));
                }
                continue;
            }
            points = true;
            double[][] rest = {s.y.clone(), s.low.clone(), s.high.clone()};
            for (int k = 0; k < s.x.length; k++) {
                double expected = theory.applyAsDouble(s.x[k]);
                for (double[] values : rest) {
                    if (values.length > 0) {
                        values[k] = Double.isFinite(expected) ? within(values[k] - expected) : Double.NaN;
                    }
                }
            }
            below.add(new Series(s.name, s.mark, s.x, rest[0], rest[1], rest[2], kin));
        }
        if (!points) {
            throw new IllegalArgumentException(
                    "residuals: the chart \"" + title + "\" has no points; add some with points(...) or linked(...)");
        }
        Axis plain = new Axis("residual", Scale.LINEAR, Double.NaN, Double.NaN);
        Chart lower = new Chart("", x, plain, below, "", null, null).horizontal("", 0);
        return Panels.stacked(title, titled("").with(x, y).with(series), lower)
                .shares(3, 1)
                .note(note);
    }

    @Override
    public String toString() {
        StringBuilder text =
                new StringBuilder("Chart: ").append(Markup.of(title).plain());
        text.append("\n  x  ").append(Markup.of(x.title).plain()).append(x.log() ? " (log)" : "");
        text.append("\n  y  ").append(Markup.of(y.title).plain()).append(y.log() ? " (log)" : "");
        for (Series s : series) {
            text.append("\n  ").append(s.mark.name().toLowerCase(Locale.ROOT)).append("  ");
            text.append(Markup.of(s.name).plain())
                    .append(" (")
                    .append(s.x.length)
                    .append(')');
        }
        return text.toString();
    }
}
