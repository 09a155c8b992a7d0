package engram.chart.plotly;

import engram.chart.Chart;
import engram.chart.ColourMap;
import engram.chart.Markup;
import engram.chart.Ticks;
import engram.chart.layout.Lettering;
import engram.chart.layout.Palette;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What all figures share: layouts, axes, numbers as JSON takes them. */
final class Figures {

    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSS", Locale.ROOT);

    private Figures() {}

    /** Plotly's colour bar with a name on top. */
    static Map<String, Object> bar(String title) {
        return map(
                "title", map("text", Markup.html(title), "side", "top"),
                "outlinewidth", 1,
                "thickness", 16);
    }

    /** What all Plotly layouts share. */
    static Map<String, Object> layout(String title, String note, int height, double bottomMargin) {
        Map<String, Object> layout = new LinkedHashMap<>();
        if (!title.isEmpty()) {
            layout.put(
                    "title",
                    map(
                            "text",
                            "<b>" + Markup.html(title) + "</b>",
                            "x",
                            0,
                            "xref",
                            "paper",
                            "xanchor",
                            "left",
                            "font",
                            map("size", Lettering.TITLE, "color", Palette.INK)));
        }
        layout.put(
                "font",
                map(
                        "family",
                        "Helvetica, Arial, 'DejaVu Sans', sans-serif",
                        "size",
                        Lettering.TICK,
                        "color",
                        Palette.INK));
        layout.put("paper_bgcolor", Palette.PAPER);
        layout.put("plot_bgcolor", Palette.PAPER);
        layout.put("autosize", true);
        layout.put("height", height);
        layout.put(
                "margin",
                map(
                        "l",
                        70,
                        "r",
                        24,
                        "t",
                        title.isEmpty() ? 20 : 52,
                        "b",
                        bottomMargin + Lettering.height(note),
                        "pad",
                        0));
        List<String> lines = Lettering.lines(note);
        if (!lines.isEmpty()) {
            List<String> html = new ArrayList<>();
            lines.forEach(line -> html.add(Markup.html(line)));
            layout.put(
                    "annotations",
                    List.of(map(
                            "text",
                            String.join("<br>", html),
                            "xref",
                            "paper",
                            "yref",
                            "paper",
                            "x",
                            0,
                            "y",
                            0,
                            "xanchor",
                            "left",
                            "yanchor",
                            "top",
                            "yshift",
                            -bottomMargin + 6,
                            "align",
                            "left",
                            "showarrow",
                            false,
                            "font",
                            map("size", Lettering.NOTE, "color", Palette.SOFT))));
        }
        return layout;
    }

    /** One Plotly axis of a chart. */
    static Map<String, Object> axis(Chart.Axis axis, Ticks ticks) {
        Map<String, Object> made = axis(axis.title(), ticks);
        if (axis.categories()) {
            made.put("categoryorder", "array");
            made.put("categoryarray", axis.labels());
        }
        return made;
    }

    /** One Plotly axis. */
    static Map<String, Object> axis(String title, Ticks ticks) {
        double[] ends = {ticks.from(), ticks.to()};
        List<Object> range = switch (ticks.scale()) {
            case LINEAR, CATEGORIES -> json(ends);
            case LOG -> json(new double[] {Math.log10(ends[0]), Math.log10(ends[1])});
            case DATES -> jsonDates(ends);
        };
        Map<String, Object> axis = map(
                "title",
                map("text", Markup.html(title), "font", map("size", Lettering.LABEL), "standoff", 10),
                "type",
                switch (ticks.scale()) {
                    case LINEAR -> "linear";
                    case CATEGORIES -> "category";
                    case LOG -> "log";
                    case DATES -> "date";
                },
                "range",
                range);
        frame(axis);
        if (ticks.log()) {
            axis.put("exponentformat", "power");
            axis.put("dtick", Math.log10(ticks.to()) - Math.log10(ticks.from()) < 2 ? (Object) "D2" : (Object) 1);
        }
        return axis;
    }

    static void frame(Map<String, Object> axis) {
        axis.putAll(map(
                "showline",
                true,
                "mirror",
                true,
                "linecolor",
                Palette.SOFT,
                "ticks",
                "outside",
                "tickcolor",
                Palette.SOFT,
                "gridcolor",
                Palette.GRID,
                "zeroline",
                false,
                "automargin",
                true));
    }

    static Map<String, Object> config(String title) {
        String name = Markup.of(title).plain().replaceAll("[^\\p{Alnum}]+", "-").replaceAll("^-|-$", "");
        return map(
                "responsive", true,
                "displaylogo", false,
                "toImageButtonOptions", map("format", "svg", "filename", name.isEmpty() ? "chart" : name));
    }

    /** A part of a figure that is a map. */
    static Map<String, Object> object(Object part) {
        Map<String, Object> copy = new LinkedHashMap<>();
        ((Map<?, ?>) part).forEach((key, value) -> copy.put((String) key, value));
        return copy;
    }

    /** A map in reading order, from key, value, key, value, ... */
    static Map<String, Object> map(Object... pairs) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int k = 0; k < pairs.length; k += 2) {
            map.put((String) pairs[k], pairs[k + 1]);
        }
        return map;
    }

    /** Numbers as JSON takes them: a gap is null. */
    static List<Object> json(double[] values) {
        List<Object> list = new ArrayList<>(values.length);
        for (double value : values) {
            list.add(Double.isFinite(value) ? (Object) value : null);
        }
        return Collections.unmodifiableList(list);
    }

    /** Dates as Plotly takes them: a gap is null. */
    static List<Object> jsonDates(double[] values) {
        List<Object> list = new ArrayList<>(values.length);
        for (double value : values) {
            list.add(Double.isNaN(value) ? null : date(value).format(DATE));
        }
        return Collections.unmodifiableList(list);
    }

    private static LocalDateTime date(double millis) {
        double seconds = Math.floor(millis / 1e3);
        long nano = Math.round((millis - 1e3 * seconds) * 1e6);
        return LocalDateTime.ofEpochSecond((long) seconds, 0, ZoneOffset.UTC).plusNanos(nano);
    }

    /** Categories as Plotly takes them: their labels, a gap is null. */
    static List<Object> jsonLabels(double[] places, List<String> labels) {
        List<Object> list = new ArrayList<>(places.length);
        for (double place : places) {
            list.add(Double.isNaN(place) ? null : labels.get((int) place));
        }
        return Collections.unmodifiableList(list);
    }

    /** Places on an axis of a chart. */
    static List<Object> json(Chart.Axis axis, double[] values) {
        return switch (axis.scale()) {
            case LINEAR, LOG -> json(values);
            case DATES -> jsonDates(values);
            case CATEGORIES -> jsonLabels(values, axis.labels());
        };
    }

    /** A colour map as Plotly takes it: pairs of place and colour. */
    static List<Object> scale(ColourMap colours) {
        List<Object> scale = new ArrayList<>();
        List<String> stops = colours.stops();
        for (int k = 0; k < stops.size(); k++) {
            scale.add(List.of(k / (stops.size() - 1.0), stops.get(k)));
        }
        return scale;
    }
}
