package engram.chart;

import engram.chart.Canvas.Anchor;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.Temporal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;

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
 * <p>Dates make an axis of dates: a list of {@link LocalDate}, {@link LocalDateTime}, {@link Instant} or times with a zone, a
 * Tablesaw column of dates, or a column of text in ISO 8601, as {@code Tidy} keeps dates. All are shown in UTC.
 *
 * @param title what the chart shows
 * @param x the horizontal axis
 * @param y the vertical axis
 * @param series what is drawn, in order
 * @param note a sentence below the chart, empty for none
 * @since 0.1.0
 */
public record Chart(String title, Axis x, Axis y, List<Series> series, String note) implements Picture {

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
        DATES
    }

    /**
     * An axis.
     *
     * @param title its symbol, with words after it
     * @param scale how distances are measured
     * @param from value at the near end, NaN to take it from the data
     * @param to value at the far end, NaN to take it from the data
     */
    public record Axis(String title, Scale scale, double from, double to) {

        /**
         * Refuses an empty or reversed range.
         *
         * @param title its symbol, with words after it
         * @param scale how distances are measured
         * @param from value at the near end, NaN to take it from the data
         * @param to value at the far end, NaN to take it from the data
         */
        public Axis {
            Numbers.present("axis", "title", title);
            Numbers.present("axis", "scale", scale);
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

        boolean log() {
            return scale == Scale.LOG;
        }

        boolean dates() {
            return scale == Scale.DATES;
        }

        Axis titled(String title) {
            return new Axis(title, scale, from, to);
        }

        Axis logarithmic(String name) {
            if (dates()) {
                throw new IllegalArgumentException(
                        "log" + name + "(): the axis holds dates, which have no logarithm; give times as numbers");
            }
            return new Axis(title, Scale.LOG, from, to);
        }

        Axis between(double from, double to) {
            return new Axis(title, scale, from, to);
        }
    }

    /**
     * Numbers that belong together.
     *
     * @param name what they are, for the legend
     * @param mark how they are drawn
     * @param x where
     * @param y how much; NaN is a gap
     * @param low lower end of the error bar or band, empty for none
     * @param high upper end of the error bar or band, empty for none
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
         * @param low lower end of the error bar or band, empty for none
         * @param high upper end of the error bar or band, empty for none
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

        boolean spread() {
            return low.length > 0;
        }

        boolean marked() {
            return mark == Mark.POINTS || mark == Mark.LINKED;
        }
    }

    private static final int WIDTH = 720;
    private static final int HEIGHT = 450;
    private static final int SAMPLES = 201;
    private static final int MOST_POINTS = 1_000_000;
    private static final int MOST_BINS = 10_000;
    private static final double FIRST = Numbers.millis(LocalDateTime.of(1, 1, 1, 0, 0));
    private static final double LAST = Numbers.millis(LocalDateTime.of(9999, 12, 31, 23, 59));
    private static final double HALF_A_DAY = 43_200_000;
    private static final double[] NONE = {};

    /**
     * A chart holds its series as an unchangeable list.
     *
     * @param title what the chart shows
     * @param x the horizontal axis
     * @param y the vertical axis
     * @param series what is drawn, in order
     * @param note a sentence below the chart, empty for none
     */
    public Chart {
        Numbers.present("chart", "title", title);
        String where = "chart \"" + title + "\"";
        Numbers.present(where, "x", x);
        Numbers.present(where, "y", y);
        Numbers.present(where, "note", note);
        for (Series each : Numbers.present(where, "series", series)) {
            Numbers.present(where, "a series", each);
        }
        series = List.copyOf(series);
        long points = series.stream().mapToLong(each -> each.x.length).sum();
        Numbers.atMost(where, points, "points", MOST_POINTS, "thin them out, or draw a histogram");
    }

    /**
     * An empty chart.
     *
     * @param title what it shows
     * @return the chart
     */
    public static Chart titled(String title) {
        Axis plain = new Axis("", Scale.LINEAR, Double.NaN, Double.NaN);
        return new Chart(title, plain, plain, List.of(), "");
    }

    /**
     * Names the horizontal axis.
     *
     * @param title its symbol, with words after it if wanted
     * @return the chart with it
     */
    public Chart x(String title) {
        return new Chart(this.title, x.titled(title), y, series, note);
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
        return new Chart(this.title, x, y.titled(title), series, note);
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
        return new Chart(title, x.logarithmic("X"), y, series, note);
    }

    /**
     * Makes the vertical axis logarithmic.
     *
     * @return the chart with it
     */
    public Chart logY() {
        return new Chart(title, x, y.logarithmic("Y"), series, note);
    }

    /**
     * Fixes the horizontal range, which is otherwise that of the data.
     *
     * @param from value at the left end
     * @param to value at the right end
     * @return the chart with it
     */
    public Chart rangeX(double from, double to) {
        return new Chart(title, x.between(from, to), y, series, note);
    }

    /**
     * Fixes the vertical range, which is otherwise that of the data.
     *
     * @param from value at the lower end
     * @param to value at the upper end
     * @return the chart with it
     */
    public Chart rangeY(double from, double to) {
        return new Chart(title, x, y.between(from, to), series, note);
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
        return new Chart(title, dated("rangeX", "x", x, true, true).between(left, right), y, series, note);
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
        return new Chart(title, x, dated("rangeY", "y", y, true, true).between(lower, upper), series, note);
    }

    private static double millis(String where, String name, Temporal date) {
        return Numbers.millis(where + ": " + name, Numbers.present(where, name, date));
    }

    /** An axis that takes dates or numbers, refused when it holds the others already. */
    private Axis dated(String where, String name, Axis axis, boolean dates, boolean any) {
        if (dates == axis.dates() || !any) {
            return axis;
        }
        boolean held = series.stream()
                .anyMatch(s -> Arrays.stream(name.equals("x") ? s.x : s.y).anyMatch(v -> !Double.isNaN(v)));
        boolean fixed = !Double.isNaN(axis.from) || !Double.isNaN(axis.to);
        if (axis.log() || held || fixed) {
            throw new IllegalArgumentException(where + ": " + (dates ? "dates" : "numbers") + " came for the " + name
                    + " axis, which " + (axis.log() ? "is logarithmic" : dates ? "holds numbers" : "holds dates")
                    + "; one axis shows one of both");
        }
        return new Axis(axis.title, dates ? Scale.DATES : Scale.LINEAR, Double.NaN, Double.NaN);
    }

    /**
     * Puts a sentence below the chart: sizes, what the bars are, what to look at.
     *
     * @param note the sentence
     * @return the chart with it
     */
    public Chart note(String note) {
        return new Chart(title, x, y, series, note);
    }

    /**
     * Adds data as points. Estimates bring error bars of one standard error.
     *
     * @param name what they are
     * @param x where
     * @param y how much
     * @return the chart with them
     */
    public Chart points(String name, Object x, Object y) {
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
     * @param x where
     * @param y how much
     * @return the chart with them
     */
    public Chart linked(String name, Object x, Object y) {
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
        double[] xs = Numbers.orDates(where, x);
        double[] lows = Numbers.of(where, low);
        double[] highs = Numbers.of(where, high);
        Numbers.same(where, "low", lows.length, "high", highs.length);
        double[] middle = new double[lows.length];
        Arrays.setAll(middle, k -> within((lows[k] + highs[k]) / 2));
        return and(new Series(name, Mark.BAND, xs, middle, lows, highs, ""), Numbers.dates(x), false);
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
        return and(new Series(name, Mark.BARS, centres, counts, NONE, NONE, ""), false, false);
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
        Series s = series.get(last);
        List<Series> all = new ArrayList<>(series);
        all.set(last, new Series(s.name, s.mark, s.x, s.y, s.low, s.high, name));
        return new Chart(title, x, y, all, note);
    }

    private Chart with(String name, Mark mark, Object x, Object y, double[] se) {
        String where = mark.name().toLowerCase(Locale.ROOT) + "(\"" + name + "\")";
        double[] xs = Numbers.orDates(where, x);
        double[] ys = Numbers.orDates(where, y);
        Numbers.present(where, "name", name);
        if (se.length > 0 && Numbers.dates(y)) {
            throw new IllegalArgumentException(where + ": dates on the y axis have no error bars here; leave se out");
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
                double bar = Double.isNaN(se[k]) ? 0 : se[k];
                low[k] = within(ys[k] - bar);
                high[k] = within(ys[k] + bar);
            }
        }
        return and(new Series(name, mark, xs, ys, low, high, ""), Numbers.dates(x), Numbers.dates(y));
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
        return and(new Series(name, mark, xs, ys, NONE, NONE, ""), false, false);
    }

    private Chart and(Series added, boolean datesX, boolean datesY) {
        String where = added.mark.name().toLowerCase(Locale.ROOT) + "(\"" + added.name + "\")";
        boolean anyX = Arrays.stream(added.x).anyMatch(v -> !Double.isNaN(v));
        boolean anyY = Arrays.stream(added.y).anyMatch(v -> !Double.isNaN(v));
        List<Series> all = new ArrayList<>(series);
        all.add(added);
        return new Chart(title, dated(where, "x", x, datesX, anyX), dated(where, "y", y, datesY, anyY), all, note);
    }

    /** The note, and what a logarithmic axis leaves out. */
    private String remarks() {
        StringBuilder text = new StringBuilder(note);
        for (Series s : series) {
            int left = 0;
            for (int k = 0; k < s.x.length; k++) {
                boolean gap = Double.isNaN(s.x[k]) || Double.isNaN(s.y[k]);
                boolean below = y.log() && (s.mark == Mark.BARS ? s.y[k] < 0 : s.y[k] <= 0);
                left += !gap && (x.log() && s.x[k] <= 0 || below) ? 1 : 0;
            }
            if (left > 0) {
                text.append(text.length() > 0 ? " " : "").append(s.name.isEmpty() ? "Here " : s.name + ": ");
                text.append(
                        s.marked() || s.mark == Mark.BARS
                                ? left + " of " + s.x.length
                                        + " points, of zero or less, are not on the logarithmic axis."
                                : "not drawn on the logarithmic axis where it is zero or less.");
            }
        }
        return text.toString();
    }

    @Override
    public int width() {
        return WIDTH;
    }

    @Override
    public int height() {
        return HEIGHT + (int) Sheet.noteHeight(remarks());
    }

    /** The looks of each series: colour, mark and dash, by its place among those drawn likewise. */
    private record Look(String colour, int symbol, int dash) {}

    private List<Look> looks() {
        List<Look> looks = new ArrayList<>();
        Map<String, String> byName = new LinkedHashMap<>();
        int colours = 0;
        int symbols = 0;
        int solid = 0;
        int dashed = 0;
        for (Series s : series) {
            String colour = s.kin.isEmpty() ? Palette.colour(colours++) : byName.getOrDefault(s.kin, Palette.colour(0));
            byName.putIfAbsent(s.name, colour);
            int symbol = s.marked() ? symbols++ : 0;
            int dash = 0;
            if (s.mark == Mark.LINE || s.mark == Mark.STEPS) {
                dash = solid++ == 0 ? 0 : solid % 2 == 0 ? 3 : 4;
            } else if (s.mark == Mark.DASHED) {
                dash = 1 + dashed++ % 4;
            }
            looks.add(new Look(colour, symbol, dash));
        }
        return looks;
    }

    private Ticks scaleX() {
        double[] ends = ends();
        for (Series s : series) {
            double half = s.mark == Mark.BARS && s.x.length > 0 ? barWidth(s) / 2 : 0;
            for (int k = 0; k < s.x.length; k++) {
                take(ends, s.x[k] - half, x.log());
                take(ends, s.x[k] + half, x.log());
            }
        }
        boolean bars = series.stream().allMatch(s -> s.mark == Mark.BARS);
        return scale("x", x, ends, bars ? 0.01 : 0.03, false);
    }

    private Ticks scaleY() {
        double[] ends = ends();
        boolean bars = false;
        for (Series s : series) {
            bars |= s.mark == Mark.BARS;
            for (int k = 0; k < s.y.length; k++) {
                if (Double.isNaN(s.x[k])) {
                    continue;
                }
                take(ends, s.y[k], y.log());
                if (s.spread()) {
                    take(ends, s.low[k], y.log());
                    take(ends, s.high[k], y.log());
                }
            }
        }
        if (bars && !y.log()) {
            take(ends, 0, false);
        }
        return scale("y", y, ends, 0.05, bars);
    }

    private static double[] ends() {
        return new double[] {Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY};
    }

    private static void take(double[] ends, double value, boolean log) {
        if (Double.isFinite(value) && (!log || value > 0)) {
            ends[0] = Math.min(ends[0], value);
            ends[1] = Math.max(ends[1], value);
        }
    }

    private static Ticks scale(String name, Axis axis, double[] ends, double pad, boolean grounded) {
        double low = ends[0];
        double high = ends[1];
        if (low > high) {
            low = axis.log() ? 0.1 : 0;
            high = axis.dates() ? 2 * HALF_A_DAY : 1;
        }
        if (axis.log()) {
            double room = Math.max((Math.log(high) - Math.log(low)) * pad, 0.05);
            low = Math.max(Double.MIN_VALUE, Math.min(low, Math.exp(Math.log(low) - room)));
            high = within(Math.max(high, Math.exp(Math.log(high) + room)));
            high = high > low ? high : 10 * low;
        } else if (axis.dates()) {
            double room = high - low > 10 ? (high - low) * pad : HALF_A_DAY;
            low = Math.max(FIRST, low - room);
            high = Math.min(LAST, high + room);
        } else {
            boolean apart = Ticks.apart(low, high);
            double room = apart ? (high - low) * pad : Math.max(1e-12, Math.max(Math.abs(low), Math.abs(high)) * 0.1);
            boolean ground = grounded || name.equals("y") && low >= 0 && low < 0.3 * high;
            low = within(ground ? (low == 0 && !grounded ? -room : Math.min(0, low)) : low - room);
            high = within(high + room);
            if (high <= low) {
                high = low + 1;
            }
        }
        double from = Double.isNaN(axis.from) ? low : axis.from;
        double to = Double.isNaN(axis.to) ? high : axis.to;
        if (from >= to || axis.log() && Math.log(to) - Math.log(from) < 1e-12) {
            throw new IllegalArgumentException(
                    name + " axis: the range from " + from + " to " + to + " is empty; give both ends");
        }
        return axis.scale == Scale.LINEAR ? Ticks.linear(name + " axis", from, to) : new Ticks(axis.scale, from, to);
    }

    private static double barWidth(Series s) {
        double width = s.x.length > 1 ? Math.abs(s.x[1] - s.x[0]) : 1;
        return Double.isFinite(width) ? width : 1;
    }

    private boolean legend() {
        return series.stream().filter(s -> !s.name.isEmpty()).count() > 1;
    }

    private double legendWidth() {
        double widest = 0;
        for (Series s : series) {
            widest = Math.max(widest, Markup.of(s.name).width(Sheet.TICK));
        }
        return Math.min(widest + 52, 0.4 * WIDTH);
    }

    private double legendHeight() {
        return 19.0 * series.stream().filter(s -> !s.name.isEmpty()).count() + 8;
    }

    /**
     * Where the legend hides least: 0 to 3 are the corners upper left, upper right, lower right, lower left;
     * -1 is outside on the right, when no corner is nearly empty.
     */
    private int corner(Ticks xs, Ticks ys, double plotWidth, double plotHeight) {
        double w = Math.min(0.98, (legendWidth() + 22) / plotWidth);
        double h = Math.min(0.98, (legendHeight() + 22) / plotHeight);
        int best = -1;
        int least = 1;
        if (w > 0.72 || h > 0.6) {
            return best;
        }
        for (int c = 0; c < 4; c++) {
            double x0 = c == 0 || c == 3 ? 0 : 1 - w;
            double y0 = c < 2 ? 1 - h : 0;
            int hidden = 0;
            for (Series s : series) {
                Numbers.poll();
                for (int k = 0; k < s.x.length; k++) {
                    double u = xs.at(s.x[k]);
                    double v = ys.at(s.y[k]);
                    double low = s.spread() ? ys.at(s.low[k]) : v;
                    double high = s.spread() ? ys.at(s.high[k]) : v;
                    if (s.mark == Mark.BARS) {
                        low = 0;
                    }
                    if (u >= x0 && u <= x0 + w && Math.max(high, v) >= y0 && Math.min(low, v) <= y0 + h) {
                        hidden++;
                    }
                }
            }
            if (hidden < least) {
                least = hidden;
                best = c;
            }
        }
        return best;
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
        Ticks xs = scaleX();
        Ticks ys = scaleY();
        int corner = legend() ? corner(xs, ys, 600, 340) : 0;
        double room = corner < 0 ? legendWidth() + 24 : 20;
        Sheet sheet =
                new Sheet(title, remarks(), width, height, xs, x.title, xs.ticks(8), ys, y.title, ys.ticks(6), room);
        sheet.title(canvas);
        sheet.grid(canvas);
        canvas.clip(sheet.left, sheet.top, sheet.right - sheet.left, sheet.bottom - sheet.top);
        List<Look> looks = looks();
        for (int pass = 0; pass < 3; pass++) {
            for (int k = 0; k < series.size(); k++) {
                Mark mark = series.get(k).mark;
                int layer = mark == Mark.BAND || mark == Mark.BARS
                        ? 0
                        : series.get(k).marked() ? 2 : 1;
                if (layer == pass) {
                    draw(canvas, sheet, series.get(k), looks.get(k));
                }
            }
        }
        canvas.unclip();
        sheet.axes(canvas);
        if (legend()) {
            drawLegend(canvas, sheet, looks, corner);
        }
    }

    private void draw(Canvas canvas, Sheet sheet, Series s, Look look) {
        switch (s.mark) {
            case BAND -> drawBand(canvas, sheet, s, look);
            case BARS -> drawBars(canvas, sheet, s, look);
            case POINTS, LINKED -> drawPoints(canvas, sheet, s, look);
            case LINE, DASHED -> drawLine(canvas, sheet, s.x, s.y, look, 2);
            case STEPS -> {
                int n = s.x.length;
                double[] xs = new double[Math.max(0, 2 * n - 1)];
                double[] ys = new double[xs.length];
                for (int k = 0; k < xs.length; k++) {
                    xs[k] = s.x[(k + 1) / 2];
                    ys[k] = s.y[k / 2];
                }
                drawLine(canvas, sheet, xs, ys, look, 1.8);
            }
        }
    }

    private boolean drawable(Sheet sheet, double px, double py) {
        return !(Double.isNaN(px) || Double.isNaN(py) || sheet.x.log() && px <= 0 || sheet.y.log() && py <= 0);
    }

    /** Pieces between gaps. */
    private void drawLine(Canvas canvas, Sheet sheet, double[] x, double[] y, Look look, double thickness) {
        int from = 0;
        for (int k = 0; k <= x.length; k++) {
            Numbers.poll();
            if (k < x.length && drawable(sheet, x[k], y[k])) {
                continue;
            }
            if (k - from > 1) {
                double[] px = new double[k - from];
                double[] py = new double[k - from];
                for (int j = from; j < k; j++) {
                    px[j - from] = sheet.px(x[j]);
                    py[j - from] = sheet.py(y[j]);
                }
                canvas.line(px, py, look.colour, thickness, Palette.dash(look.dash));
            }
            from = k + 1;
        }
    }

    private void drawPoints(Canvas canvas, Sheet sheet, Series s, Look look) {
        if (s.mark == Mark.LINKED) {
            drawLine(canvas, sheet, s.x, s.y, new Look(look.colour, 0, 0), 1);
        }
        for (int k = 0; k < s.x.length; k++) {
            Numbers.poll();
            if (!drawable(sheet, s.x[k], s.y[k])) {
                continue;
            }
            double px = sheet.px(s.x[k]);
            if (s.spread() && s.high[k] > s.low[k]) {
                double top = sheet.py(s.high[k]);
                double foot = sheet.y.log() && s.low[k] <= 0 ? sheet.bottom : sheet.py(s.low[k]);
                canvas.segment(px, top, px, foot, look.colour, 1.3);
                canvas.segment(px - 3.5, top, px + 3.5, top, look.colour, 1.3);
                canvas.segment(px - 3.5, foot, px + 3.5, foot, look.colour, 1.3);
            }
            Palette.mark(canvas, look.symbol, px, sheet.py(s.y[k]), radius(s), look.colour);
        }
    }

    private static double radius(Series s) {
        return s.x.length > 400 ? 1.8 : s.x.length > 100 ? 2.8 : 4;
    }

    private void drawBars(Canvas canvas, Sheet sheet, Series s, Look look) {
        double half = barWidth(s) / 2;
        for (int k = 0; k < s.x.length; k++) {
            if (!drawable(sheet, s.x[k], s.y[k]) || s.y[k] == 0) {
                continue;
            }
            double x0 = sheet.px(s.x[k] - half);
            double x1 = sheet.px(s.x[k] + half);
            double top = sheet.py(s.y[k]);
            double foot = sheet.y.log() ? sheet.bottom : sheet.py(0);
            double[] px = {x0, x1, x1, x0};
            double[] py = {foot, foot, top, top};
            canvas.polygon(px, py, look.colour, 0.55);
            canvas.line(new double[] {x0, x0, x1, x1}, new double[] {foot, top, top, foot}, look.colour, 0.9);
        }
    }

    private void drawBand(Canvas canvas, Sheet sheet, Series s, Look look) {
        int from = 0;
        for (int k = 0; k <= s.x.length; k++) {
            if (k < s.x.length && drawable(sheet, s.x[k], s.low[k]) && drawable(sheet, s.x[k], s.high[k])) {
                continue;
            }
            int n = k - from;
            if (n > 1) {
                double[] px = new double[2 * n];
                double[] py = new double[2 * n];
                for (int j = 0; j < n; j++) {
                    px[j] = sheet.px(s.x[from + j]);
                    py[j] = sheet.py(s.high[from + j]);
                    px[2 * n - 1 - j] = px[j];
                    py[2 * n - 1 - j] = sheet.py(s.low[from + j]);
                }
                canvas.polygon(px, py, look.colour, 0.2);
            }
            from = k + 1;
        }
    }

    private void drawLegend(Canvas canvas, Sheet sheet, List<Look> looks, int corner) {
        double w = legendWidth();
        double h = legendHeight();
        double x0 = corner < 0 ? sheet.right + 8 : corner == 0 || corner == 3 ? sheet.left + 9 : sheet.right - w - 9;
        double y0 = corner < 2 ? sheet.top + 9 : sheet.bottom - h - 9;
        if (corner >= 0) {
            canvas.rect(x0, y0, w, h, Palette.PAPER);
        }
        double y = y0 + 4;
        for (int k = 0; k < series.size(); k++) {
            Series s = series.get(k);
            if (s.name.isEmpty()) {
                continue;
            }
            double middle = y + 9.5;
            Look look = looks.get(k);
            double[] ends = {x0 + 8, x0 + 36};
            double[] level = {middle, middle};
            switch (s.mark) {
                case POINTS -> Palette.mark(canvas, look.symbol, x0 + 22, middle, 4, look.colour);
                case LINKED -> {
                    canvas.line(ends, level, look.colour, 1);
                    Palette.mark(canvas, look.symbol, x0 + 22, middle, 4, look.colour);
                }
                case LINE, DASHED, STEPS -> canvas.line(ends, level, look.colour, 2, Palette.dash(look.dash));
                case BARS, BAND -> {
                    double[] px = {x0 + 12, x0 + 32, x0 + 32, x0 + 12};
                    double[] py = {middle - 5, middle - 5, middle + 5, middle + 5};
                    canvas.polygon(px, py, look.colour, s.mark == Mark.BARS ? 0.55 : 0.2);
                }
            }
            canvas.text(x0 + 44, middle + 4.2, Markup.of(s.name), Sheet.TICK, Anchor.START, 0, false, Palette.INK);
            y += 19;
        }
    }

    @Override
    public Map<String, Object> plotly() {
        Ticks xs = scaleX();
        Ticks ys = scaleY();
        List<Look> looks = looks();
        List<Object> data = new ArrayList<>();
        for (int k = 0; k < series.size(); k++) {
            data.addAll(traces(series.get(k), looks.get(k)));
        }
        Map<String, Object> layout = Sheet.layout(title, remarks(), height(), 58);
        layout.put("xaxis", Sheet.axis(x.title, xs));
        layout.put("yaxis", Sheet.axis(y.title, ys));
        layout.put("hovermode", "closest");
        layout.put("bargap", 0);
        layout.put("barmode", "overlay");
        layout.put("showlegend", legend());
        if (legend()) {
            layout.put("legend", place(corner(xs, ys, 600, 340)));
        }
        return Sheet.map("data", data, "layout", layout, "config", Sheet.config(title));
    }

    private static Map<String, Object> place(int corner) {
        if (corner < 0) {
            return Sheet.map("x", 1.02, "xanchor", "left", "y", 1, "yanchor", "top", "traceorder", "normal");
        }
        boolean nearLeft = corner == 0 || corner == 3;
        return Sheet.map(
                "x", nearLeft ? 0.015 : 0.985,
                "xanchor", nearLeft ? "left" : "right",
                "y", corner < 2 ? 0.98 : 0.02,
                "yanchor", corner < 2 ? "top" : "bottom",
                "bgcolor", Palette.PAPER,
                "traceorder", "normal");
    }

    private List<Object> traces(Series s, Look look) {
        Map<String, Object> trace = Sheet.map("type", "scatter", "name", Markup.html(s.name));
        trace.put("showlegend", !s.name.isEmpty());
        trace.put("x", x.dates() ? Numbers.jsonDates(s.x) : Numbers.json(s.x));
        trace.put("y", y.dates() ? Numbers.jsonDates(s.y) : Numbers.json(s.y));
        switch (s.mark) {
            case POINTS, LINKED -> {
                trace.put("mode", s.mark == Mark.POINTS ? "markers" : "lines+markers");
                trace.put(
                        "marker",
                        Sheet.map(
                                "color",
                                look.colour,
                                "symbol",
                                Palette.symbol(look.symbol),
                                "size",
                                2 * radius(s) + 1));
                if (s.mark == Mark.LINKED) {
                    trace.put("line", Sheet.map("color", look.colour, "width", 1));
                }
                if (s.spread()) {
                    trace.put("error_y", errorBars(s, look));
                }
            }
            case LINE, DASHED, STEPS -> {
                trace.put("mode", "lines");
                Map<String, Object> line =
                        Sheet.map("color", look.colour, "width", 2, "dash", Palette.dashName(look.dash));
                if (s.mark == Mark.STEPS) {
                    line.put("shape", "hv");
                }
                trace.put("line", line);
            }
            case BARS -> {
                trace.put("type", "bar");
                trace.put("width", barWidth(s));
                trace.put(
                        "marker",
                        Sheet.map(
                                "color",
                                look.colour,
                                "opacity",
                                0.55,
                                "line",
                                Sheet.map("color", look.colour, "width", 1)));
            }
            case BAND -> {
                Map<String, Object> upper = new LinkedHashMap<>(trace);
                trace.put("y", Numbers.json(s.low));
                upper.put("y", Numbers.json(s.high));
                trace.put("showlegend", false);
                upper.put("fill", "tonexty");
                upper.put("fillcolor", translucent(look.colour));
                for (Map<String, Object> edge : List.of(trace, upper)) {
                    edge.put("mode", "lines");
                    edge.put("line", Sheet.map("width", 0, "color", look.colour));
                    edge.put("hoverinfo", "skip");
                }
                return List.of(trace, upper);
            }
        }
        return List.of(trace);
    }

    private static String translucent(String colour) {
        int rgb = Integer.parseInt(colour.substring(1), 16);
        return "rgba(" + (rgb >> 16) + "," + (rgb >> 8 & 255) + "," + (rgb & 255) + ",0.2)";
    }

    private static Map<String, Object> errorBars(Series s, Look look) {
        double[] up = new double[s.y.length];
        double[] down = new double[s.y.length];
        for (int k = 0; k < up.length; k++) {
            up[k] = s.high[k] - s.y[k];
            down[k] = s.y[k] - s.low[k];
        }
        return Sheet.map(
                "type",
                "data",
                "symmetric",
                false,
                "array",
                Numbers.json(up),
                "arrayminus",
                Numbers.json(down),
                "visible",
                true,
                "color",
                look.colour,
                "thickness",
                1.3,
                "width",
                3.5);
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
