package engram.chart.layout;

import engram.argument.Given;
import engram.chart.Chart;
import engram.chart.Chart.Axis;
import engram.chart.Chart.Mark;
import engram.chart.Chart.Scale;
import engram.chart.Chart.Series;
import engram.chart.Markup;
import engram.chart.Ticks;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Where the parts of a {@link Chart} stand and how its series look, for all painters alike.
 *
 * @since 0.1.0
 */
public final class ChartLayout {

    /** The natural width, in CSS pixels. */
    public static final int WIDTH = 720;

    private static final int HEIGHT = 450;

    /** The part of the natural height that is neither plot nor note. */
    private static final int AROUND = 110;

    /** A legend of more entries becomes labels beside the curves. */
    private static final int MOST_ENTRIES = 6;

    private static final double LINE = 15;
    private static final double FIRST = millis(LocalDateTime.of(1, 1, 1, 0, 0));
    private static final double LAST = millis(LocalDateTime.of(9999, 12, 31, 23, 59));
    private static final double HALF_A_DAY = 43_200_000;

    private final Chart chart;
    private final List<Series> series;
    private final Axis x;
    private final Axis y;

    /**
     * The looks of a series.
     *
     * @param colour {@code #rrggbb}
     * @param symbol the number of its mark in the {@link Palette}
     * @param dash the number of its dash
     */
    public record Look(String colour, int symbol, int dash) {

        /**
         * Refuses a look without a colour.
         *
         * @param colour {@code #rrggbb}
         * @param symbol the number of its mark in the {@link Palette}
         * @param dash the number of its dash
         */
        public Look {
            Given.value("look", "colour", colour, "a colour such as #0072b2");
        }
    }

    /**
     * The name of a series beside its last point.
     *
     * @param series its number in the chart
     * @param height where it stands: 0 at the lower end of the vertical axis, 1 at the upper end
     */
    public record Label(int series, double height) {}

    /** How series are named. */
    public enum Naming {
        /** Not at all: there is one, or none has a name. */
        NONE,
        /** In a legend. */
        LEGEND,
        /** Beside the right edge, at the height of the last point. */
        LABELS
    }

    private ChartLayout(Chart chart) {
        this.chart = chart;
        series = chart.series();
        x = chart.x();
        y = chart.y();
    }

    /**
     * Lays a chart out.
     *
     * @param chart the description
     * @return where its parts stand
     */
    public static ChartLayout of(Chart chart) {
        return new ChartLayout(Given.value("ChartLayout.of", "chart", chart, "a chart"));
    }

    private static double millis(LocalDateTime time) {
        return time.toEpochSecond(ZoneOffset.UTC) * 1e3;
    }

    /**
     * The description.
     *
     * @return the chart
     */
    public Chart chart() {
        return chart;
    }

    /**
     * The natural height.
     *
     * @return CSS pixels, more with a note or with many labels
     */
    public int height() {
        int labels = naming() == Naming.LABELS ? (int) (LINE * labelled().size()) + AROUND : 0;
        return Math.max(HEIGHT, labels) + (int) Lettering.height(remarks());
    }

    /**
     * The note, and what the chart leaves out: numbers that a logarithmic axis cannot show, error bars of single values.
     *
     * @return a sentence or more, empty for none
     */
    public String remarks() {
        StringBuilder text = new StringBuilder(chart.note());
        Map<String, Integer> single = new LinkedHashMap<>();
        for (Series s : series) {
            int left = 0;
            for (int k = 0; k < s.x().length; k++) {
                boolean gap = Double.isNaN(s.x()[k]) || Double.isNaN(s.y()[k]);
                boolean below = y.log() && (s.mark() == Mark.BARS ? s.y()[k] < 0 : s.y()[k] <= 0);
                left += !gap && (x.log() && s.x()[k] <= 0 || below) ? 1 : 0;
                if (!gap && s.marked() && s.spread() && Double.isNaN(s.low()[k])) {
                    single.merge(s.name(), 1, Integer::sum);
                }
            }
            if (left > 0) {
                text.append(text.length() > 0 ? " " : "").append(s.name().isEmpty() ? "Here " : s.name() + ": ");
                text.append(
                        s.marked() || s.mark() == Mark.BARS
                                ? left + " of " + s.x().length
                                        + " points, of zero or less, are not on the logarithmic axis."
                                : "not drawn on the logarithmic axis where it is zero or less.");
            }
        }
        if (!single.isEmpty()) {
            int all = single.values().stream().mapToInt(Integer::intValue).sum();
            String name = single.size() == 1 ? single.keySet().iterator().next() : "";
            text.append(text.length() > 0 ? " " : "").append(name.isEmpty() ? "" : name + ": ");
            text.append(all == 1 ? "one point has no error bar." : all + " points have no error bar.");
        }
        return text.toString();
    }

    /**
     * How each series looks. A series has the colour of its kin if it names one, otherwise the next in the palette;
     * a reference line is grey.
     *
     * @return one look a series, in order
     */
    public List<Look> looks() {
        return looks(series);
    }

    /**
     * How series look beside each other.
     *
     * @param series what is drawn, in order
     * @return one look a series, in order
     */
    public static List<Look> looks(List<Series> series) {
        Given.list("looks", "series", series, "what is drawn");
        List<Look> looks = new ArrayList<>();
        Map<String, String> byName = new LinkedHashMap<>();
        int colours = 0;
        int symbols = 0;
        int solid = 0;
        int dashed = 0;
        int ruled = 0;
        Map<String, Integer> symbolOf = new LinkedHashMap<>();
        for (Series s : series) {
            if (s.reference()) {
                looks.add(new Look(Palette.SOFT, 0, 1 + ruled++ % 4));
                continue;
            }
            boolean first = s.kin().isEmpty() || s.kin().equals(s.name()) && !byName.containsKey(s.name());
            String colour = first ? Palette.colour(colours++) : byName.getOrDefault(s.kin(), Palette.colour(0));
            byName.putIfAbsent(s.name(), colour);
            int symbol = 0;
            if (s.marked()) {
                boolean again = s.name().equals(s.kin()) && symbolOf.containsKey(s.name());
                symbol = again ? symbolOf.get(s.name()) : symbols++;
                symbolOf.putIfAbsent(s.name(), symbol);
            }
            int dash = 0;
            if (s.listed() || !s.kin().equals(s.name())) {
                if (s.mark() == Mark.LINE || s.mark() == Mark.STEPS) {
                    dash = solid++ == 0 ? 0 : solid % 2 == 0 ? 3 : 4;
                } else if (s.mark() == Mark.DASHED) {
                    dash = 1 + dashed++ % 4;
                }
            } else if (s.mark() == Mark.DASHED) {
                dash = 1;
            }
            looks.add(new Look(colour, symbol, dash));
        }
        return looks;
    }

    /**
     * The scale of the horizontal axis: the fixed range, otherwise that of the data with some room.
     *
     * @return its ends
     */
    public Ticks scaleX() {
        double[] ends = ends();
        for (Series s : series) {
            double half = s.mark() == Mark.BARS && s.x().length > 0 ? barWidth(s) / 2 : 0;
            for (int k = 0; k < s.x().length; k++) {
                take(ends, s.x()[k] - half, x.log());
                take(ends, s.x()[k] + half, x.log());
            }
        }
        boolean bars = series.stream().allMatch(s -> s.mark() == Mark.BARS);
        return scale("x", x, ends, bars ? 0.01 : 0.03, false);
    }

    /**
     * The scale of the vertical axis: the fixed range, otherwise that of the data with some room.
     *
     * @return its ends
     */
    public Ticks scaleY() {
        double[] ends = ends();
        boolean bars = false;
        for (Series s : series) {
            bars |= s.mark() == Mark.BARS;
            for (int k = 0; k < s.y().length; k++) {
                if (Double.isNaN(s.x()[k]) && !s.reference()) {
                    continue;
                }
                take(ends, s.y()[k], y.log());
                if (s.spread()) {
                    take(ends, s.low()[k], y.log());
                    take(ends, s.high()[k], y.log());
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
        if (axis.categories()) {
            low = -0.5;
            high = Math.max(1, axis.labels().size()) - 0.5;
        } else if (axis.log()) {
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
        double from = Double.isNaN(axis.from()) ? low : axis.from();
        double to = Double.isNaN(axis.to()) ? high : axis.to();
        if (from >= to || axis.log() && Math.log(to) - Math.log(from) < 1e-12) {
            throw new IllegalArgumentException(
                    name + " axis: the range from " + from + " to " + to + " is empty; give both ends");
        }
        return axis.scale() == Scale.LINEAR
                ? Ticks.linear(name + " axis", from, to)
                : new Ticks(axis.scale(), from, to);
    }

    /**
     * The width of a histogram's bars.
     *
     * @param s a histogram
     * @return in units of the horizontal axis
     */
    public static double barWidth(Series s) {
        Given.value("barWidth", "s", s, "a series");
        double width = s.x().length > 1 ? Math.abs(s.x()[1] - s.x()[0]) : 1;
        return Double.isFinite(width) ? width : 1;
    }

    private static double within(double value) {
        return Math.max(-Double.MAX_VALUE, Math.min(Double.MAX_VALUE, value));
    }

    /**
     * Ticks of an axis of this chart: round numbers, dates, or all categories.
     *
     * @param axis an axis of a chart
     * @param scale its scale, from {@link #scaleX} or {@link #scaleY}
     * @param wanted about how many
     * @return ticks in order
     */
    public static List<Ticks.Tick> ticks(Axis axis, Ticks scale, int wanted) {
        Given.value("ticks", "axis", axis, "an axis");
        Given.value("ticks", "scale", scale, "its scale");
        if (!axis.categories()) {
            return scale.ticks(wanted);
        }
        List<Ticks.Tick> ticks = new ArrayList<>();
        for (int k = 0; k < axis.labels().size(); k++) {
            ticks.add(new Ticks.Tick(k, axis.labels().get(k)));
        }
        return ticks;
    }

    private List<Integer> labelled() {
        return labelled(series);
    }

    private static List<Integer> labelled(List<Series> series) {
        Given.list("legend", "series", series, "what is drawn");
        List<Integer> listed = new ArrayList<>();
        for (int k = 0; k < series.size(); k++) {
            if (series.get(k).listed()) {
                listed.add(k);
            }
        }
        return listed;
    }

    /**
     * How series are named: a legend of more than six entries becomes labels beside the curves, but for histograms.
     *
     * @return none, legend or labels
     */
    public Naming naming() {
        int entries = labelled().size();
        boolean bars = series.stream().anyMatch(s -> s.mark() == Mark.BARS);
        return entries < 2 ? Naming.NONE : entries > MOST_ENTRIES && !bars ? Naming.LABELS : Naming.LEGEND;
    }

    /**
     * The names of series beside the right edge, moved apart where they would cover each other.
     *
     * @param plotHeight the height of the plot in CSS pixels
     * @return one label for each entry of the legend, from the lowest to the highest
     */
    public List<Label> labels(double plotHeight) {
        Ticks xs = scaleX();
        Ticks ys = scaleY();
        List<Label> labels = new ArrayList<>();
        for (int k : labelled()) {
            labels.add(new Label(k, lastHeight(series.get(k), xs, ys)));
        }
        labels.sort(Comparator.comparingDouble(Label::height));
        int n = labels.size();
        double gap = Math.min(LINE / plotHeight, n < 2 ? 1 : 1.0 / (n - 1));
        double[] at = labels.stream().mapToDouble(Label::height).toArray();
        for (int k = 0; k < n; k++) {
            at[k] = Math.max(at[k], k == 0 ? 0 : at[k - 1] + gap);
        }
        for (int k = n - 1; k >= 0; k--) {
            at[k] = Math.min(at[k], k == n - 1 ? 1 : at[k + 1] - gap);
        }
        List<Label> placed = new ArrayList<>();
        for (int k = 0; k < n; k++) {
            placed.add(new Label(labels.get(k).series(), at[k]));
        }
        return placed;
    }

    private static double lastHeight(Series s, Ticks xs, Ticks ys) {
        double farthest = Double.NEGATIVE_INFINITY;
        double height = s.mark() == Mark.VERTICAL ? 1 : 0.5;
        for (int k = 0; k < s.x().length; k++) {
            double u = s.mark() == Mark.HORIZONTAL ? 1 : xs.at(s.x()[k]);
            double v = ys.at(s.y()[k]);
            if (u <= 1 && u >= farthest && v >= -0.5 && v <= 1.5) {
                farthest = u;
                height = Math.max(0, Math.min(1, v));
            }
        }
        return height;
    }

    /**
     * The width of the legend, or of the labels.
     *
     * @return CSS pixels, signs and gaps included
     */
    public double legendWidth() {
        return legendWidth(series);
    }

    /**
     * The width of a legend.
     *
     * @param series what it names
     * @return CSS pixels, signs and gaps included
     */
    public static double legendWidth(List<Series> series) {
        double widest = 0;
        for (int k : labelled(series)) {
            widest = Math.max(widest, Markup.of(series.get(k).name()).width(Lettering.TICK));
        }
        return Math.min(widest + 52, 0.4 * WIDTH);
    }

    /**
     * The height of the legend.
     *
     * @return CSS pixels
     */
    public double legendHeight() {
        return legendHeight(series);
    }

    /**
     * The height of a legend.
     *
     * @param series what it names
     * @return CSS pixels
     */
    public static double legendHeight(List<Series> series) {
        return 19.0 * labelled(series).size() + 8;
    }

    /**
     * Where the legend hides least.
     *
     * @param plotWidth the width of the plot in CSS pixels
     * @param plotHeight its height
     * @return 0 to 3 for the corners upper left, upper right, lower right, lower left; -1 for outside on the right,
     *     where no corner is nearly empty
     */
    public int corner(double plotWidth, double plotHeight) {
        Ticks xs = scaleX();
        Ticks ys = scaleY();
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
                Interrupts.poll();
                for (int k = 0; k < s.x().length; k++) {
                    double u = xs.at(s.x()[k]);
                    double v = ys.at(s.y()[k]);
                    double low = s.spread() ? ys.at(s.low()[k]) : v;
                    double high = s.spread() ? ys.at(s.high()[k]) : v;
                    if (s.mark() == Mark.BARS) {
                        low = 0;
                    }
                    if (s.mark() == Mark.HORIZONTAL) {
                        u = x0;
                    } else if (s.mark() == Mark.VERTICAL) {
                        v = y0;
                        low = y0;
                        high = y0;
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

    /**
     * The radius of a series' marks: smaller where there are many.
     *
     * @param s a series
     * @return CSS pixels
     */
    public static double radius(Series s) {
        int n = Given.value("radius", "s", s, "a series").x().length;
        return n > 400 ? 1.8 : n > 100 ? 2.8 : 4;
    }
}
