package engram.chart.plotly;

import engram.chart.Chart.Axis;
import engram.chart.Chart.Mark;
import engram.chart.Chart.Series;
import engram.chart.Markup;
import engram.chart.Panels;
import engram.chart.Ticks;
import engram.chart.layout.ChartLayout;
import engram.chart.layout.ChartLayout.Label;
import engram.chart.layout.ChartLayout.Look;
import engram.chart.layout.ChartLayout.Naming;
import engram.chart.layout.Lettering;
import engram.chart.layout.Palette;
import engram.chart.layout.PanelsLayout;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A chart, or charts that share an axis, as a figure. */
final class ChartFigure {

    /** The plot of a natural sheet, by which legends are placed. */
    private static final double PLOT_WIDTH = 600;

    private static final double PLOT_HEIGHT = 340;

    private ChartFigure() {}

    static Map<String, Object> of(ChartLayout layout) {
        Map<String, Object> page = Figures.layout(layout.chart().title(), layout.remarks(), layout.height(), 58);
        page.put("xaxis", Figures.axis(layout.chart().x(), layout.scaleX()));
        page.put("yaxis", Figures.axis(layout.chart().y(), layout.scaleY()));
        page.put("hovermode", "closest");
        page.put("bargap", 0);
        page.put("barmode", "overlay");
        page.put("showlegend", layout.naming() == Naming.LEGEND);
        if (layout.naming() == Naming.LEGEND) {
            page.put("legend", place(layout.corner(PLOT_WIDTH, PLOT_HEIGHT)));
        }
        List<Object> words = words(page);
        if (layout.naming() == Naming.LABELS) {
            words.addAll(labels(layout, layout.height() - 110, 0, 1));
            widen(page, layout.legendWidth());
        }
        if (!words.isEmpty()) {
            page.put("annotations", words);
        }
        return Figures.map(
                "data",
                traces(layout),
                "layout",
                page,
                "config",
                Figures.config(layout.chart().title()));
    }

    static Map<String, Object> of(Panels panels, PanelsLayout layout) {
        boolean upright = panels.upright();
        List<ChartLayout> charts = layout.charts();
        int n = charts.size();
        Map<String, Object> page = Figures.layout(panels.title(), layout.remarks(), layout.height(), 58);
        List<Object> data = new ArrayList<>();
        List<Object> words = words(page);
        List<double[]> spans = layout.spans(0, 1, upright ? layout.gap() / (layout.height() - 110) : 0.03);
        double room = 0;
        for (int k = 0; k < n; k++) {
            ChartLayout chart = charts.get(k);
            String number = k == 0 ? "" : Integer.toString(k + 1);
            double[] span = spans.get(k);
            double[] domain = upright ? new double[] {clip(1 - span[1]), clip(1 - span[0])} : span;
            Map<String, Object> own = upright
                    ? Figures.axis(chart.chart().y(), chart.scaleY())
                    : Figures.axis(chart.chart().x(), chart.scaleX());
            own.put("domain", List.of(clip(domain[0]), clip(domain[1])));
            own.put("anchor", upright ? "x" : "y");
            page.put((upright ? "yaxis" : "xaxis") + number, own);
            for (Object each : traces(chart)) {
                Map<String, Object> trace = new LinkedHashMap<>(Figures.object(each));
                trace.put("xaxis", upright ? "x" : "x" + number);
                trace.put("yaxis", upright ? "y" + number : "y");
                trace.put("legend", "legend" + number);
                if (chart.naming() != Naming.LEGEND) {
                    trace.put("showlegend", false);
                }
                data.add(trace);
            }
            double bottom = upright ? domain[0] : 0;
            double top = upright ? domain[1] : 1;
            double left = upright ? 0 : domain[0];
            double right = upright ? 1 : domain[1];
            if (chart.naming() == Naming.LEGEND) {
                int corner = chart.corner(PLOT_WIDTH, PLOT_HEIGHT / 2);
                room = upright && corner < 0 ? Math.max(room, chart.legendWidth()) : room;
                page.put("legend" + number, within(upright ? corner : Math.max(0, corner), left, right, bottom, top));
            } else if (upright && chart.naming() == Naming.LABELS) {
                words.addAll(labels(chart, (top - bottom) * (layout.height() - 110), bottom, top));
                room = Math.max(room, chart.legendWidth());
            }
            if (!chart.chart().title().isEmpty()) {
                words.add(Figures.map(
                        "text",
                        "<b>" + Markup.html(chart.chart().title()) + "</b>",
                        "xref",
                        "paper",
                        "yref",
                        "paper",
                        "x",
                        left,
                        "y",
                        top,
                        "xanchor",
                        "left",
                        "yanchor",
                        "bottom",
                        "showarrow",
                        false));
            }
        }
        Map<String, Object> shared = upright
                ? Figures.axis(charts.get(n - 1).chart().x(), charts.get(n - 1).scaleX())
                : Figures.axis(charts.get(0).chart().y(), charts.get(0).scaleY());
        shared.put("anchor", upright && n > 1 ? "y" + n : upright ? "y" : "x");
        shared.put("mirror", "all");
        page.put(upright ? "xaxis" : "yaxis", shared);
        page.put("hovermode", "closest");
        page.put("bargap", 0);
        page.put("barmode", "overlay");
        page.put("showlegend", true);
        if (room > 0) {
            widen(page, room);
        }
        page.put("annotations", words);
        return Figures.map("data", data, "layout", page, "config", Figures.config(panels.title()));
    }

    private static double clip(double place) {
        return Math.max(0, Math.min(1, place));
    }

    private static List<Object> words(Map<String, Object> page) {
        return page.get("annotations") instanceof List<?> note ? new ArrayList<>(note) : new ArrayList<>();
    }

    private static void widen(Map<String, Object> page, double room) {
        Map<String, Object> margin = new LinkedHashMap<>(Figures.object(page.get("margin")));
        margin.put("r", room + 24);
        page.put("margin", margin);
    }

    /** Names beside the right edge of a plot of a height, in the colours of their series. */
    private static List<Object> labels(ChartLayout layout, double height, double bottom, double top) {
        List<Object> words = new ArrayList<>();
        List<Look> looks = layout.looks();
        for (Label label : layout.labels(height)) {
            words.add(Figures.map(
                    "text",
                    Markup.html(layout.chart().series().get(label.series()).name()),
                    "xref",
                    "paper",
                    "yref",
                    "paper",
                    "x",
                    1.01,
                    "y",
                    bottom + label.height() * (top - bottom),
                    "xanchor",
                    "left",
                    "yanchor",
                    "middle",
                    "showarrow",
                    false,
                    "font",
                    Figures.map(
                            "size",
                            Lettering.TICK,
                            "color",
                            looks.get(label.series()).colour())));
        }
        return words;
    }

    static List<Object> traces(ChartLayout layout) {
        List<Series> series = layout.chart().series();
        List<Look> looks = layout.looks();
        List<Object> data = new ArrayList<>();
        for (int k = 0; k < series.size(); k++) {
            data.addAll(traces(layout, series.get(k), looks.get(k)));
        }
        return data;
    }

    private static boolean kin(ChartLayout layout, String name) {
        return layout.chart().series().stream()
                .anyMatch(s -> s.name().equals(name) && s.kin().equals(name));
    }

    /** Ends of a reference line; on an axis of categories they are the first and the last one. */
    private static List<Object> reference(Axis axis, double[] ends) {
        if (axis.categories() && !axis.labels().isEmpty()) {
            return List.of(axis.labels().get(0), axis.labels().get(axis.labels().size() - 1));
        }
        return axis.dates() ? Figures.jsonDates(ends) : Figures.json(ends);
    }

    private static Map<String, Object> within(int corner, double left, double right, double bottom, double top) {
        Map<String, Object> placed = new LinkedHashMap<>(place(corner));
        if (corner < 0) {
            placed.put("y", top);
        } else {
            boolean nearLeft = corner == 0 || corner == 3;
            placed.put("x", nearLeft ? left + 0.015 : right - 0.015);
            placed.put("y", corner < 2 ? top - 0.02 : bottom + 0.02);
        }
        return placed;
    }

    private static Map<String, Object> place(int corner) {
        if (corner < 0) {
            return Figures.map("x", 1.02, "xanchor", "left", "y", 1, "yanchor", "top", "traceorder", "normal");
        }
        boolean nearLeft = corner == 0 || corner == 3;
        return Figures.map(
                "x", nearLeft ? 0.015 : 0.985,
                "xanchor", nearLeft ? "left" : "right",
                "y", corner < 2 ? 0.98 : 0.02,
                "yanchor", corner < 2 ? "top" : "bottom",
                "bgcolor", Palette.PAPER,
                "traceorder", "normal");
    }

    /** A series as one trace or two, on axes of a figure. */
    private static List<Object> traces(ChartLayout layout, Series s, Look look) {
        Axis x = layout.chart().x();
        Axis y = layout.chart().y();
        Map<String, Object> trace = Figures.map("type", "scatter", "name", Markup.html(s.name()));
        trace.put("showlegend", s.listed());
        if (!s.name().isEmpty() && (s.name().equals(s.kin()) || kin(layout, s.name()))) {
            trace.put("legendgroup", s.name());
        }
        if (s.reference()) {
            Ticks along = s.mark() == Mark.HORIZONTAL ? layout.scaleX() : layout.scaleY();
            double[] ends = {along.from(), along.to()};
            double[] twice =
                    s.mark() == Mark.HORIZONTAL ? new double[] {s.y()[0], s.y()[0]} : new double[] {s.x()[0], s.x()[0]};
            boolean flat = s.mark() == Mark.HORIZONTAL;
            trace.put("x", reference(x, flat ? ends : twice));
            trace.put("y", reference(y, flat ? twice : ends));
            trace.put("mode", "lines");
            trace.put("line", Figures.map("color", look.colour(), "width", 1.2, "dash", Palette.dashName(look.dash())));
            return List.of(trace);
        }
        trace.put("x", Figures.json(x, s.x()));
        trace.put("y", Figures.json(y, s.y()));
        switch (s.mark()) {
            case POINTS, LINKED -> {
                trace.put("mode", s.mark() == Mark.POINTS ? "markers" : "lines+markers");
                trace.put(
                        "marker",
                        Figures.map(
                                "color",
                                look.colour(),
                                "symbol",
                                Palette.symbol(look.symbol()),
                                "size",
                                2 * ChartLayout.radius(s) + 1));
                if (s.mark() == Mark.LINKED) {
                    trace.put("line", Figures.map("color", look.colour(), "width", 1));
                }
                if (s.spread()) {
                    trace.put("error_y", errorBars(s, look));
                }
            }
            case LINE, DASHED, STEPS, HORIZONTAL, VERTICAL -> {
                trace.put("mode", "lines");
                Map<String, Object> line =
                        Figures.map("color", look.colour(), "width", 2, "dash", Palette.dashName(look.dash()));
                if (s.mark() == Mark.STEPS) {
                    line.put("shape", "hv");
                }
                trace.put("line", line);
            }
            case BARS -> {
                trace.put("type", "bar");
                trace.put("width", ChartLayout.barWidth(s));
                trace.put(
                        "marker",
                        Figures.map(
                                "color",
                                look.colour(),
                                "opacity",
                                0.55,
                                "line",
                                Figures.map("color", look.colour(), "width", 1)));
            }
            case BAND -> {
                Map<String, Object> upper = new LinkedHashMap<>(trace);
                trace.put("y", Figures.json(s.low()));
                upper.put("y", Figures.json(s.high()));
                trace.put("showlegend", false);
                upper.put("fill", "tonexty");
                upper.put("fillcolor", translucent(look.colour()));
                for (Map<String, Object> edge : List.of(trace, upper)) {
                    edge.put("mode", "lines");
                    edge.put("line", Figures.map("width", 0, "color", look.colour()));
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
        double[] up = new double[s.y().length];
        double[] down = new double[s.y().length];
        for (int k = 0; k < up.length; k++) {
            boolean bar = !Double.isNaN(s.low()[k]);
            up[k] = bar ? s.high()[k] - s.y()[k] : 0;
            down[k] = bar ? s.y()[k] - s.low()[k] : 0;
        }
        return Figures.map(
                "type",
                "data",
                "symmetric",
                false,
                "array",
                Figures.json(up),
                "arrayminus",
                Figures.json(down),
                "visible",
                true,
                "color",
                look.colour(),
                "thickness",
                1.3,
                "width",
                3.5);
    }
}
