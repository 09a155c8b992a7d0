package engram.notebook;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import engram.chart.Chart;
import engram.chart.Picture;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.plotly.components.Figure;
import tech.tablesaw.plotly.traces.Trace;

/**
 * A figure made with Tablesaw's own plotting calls, as Plotly maps. Tablesaw writes JavaScript for Plotly 1:
 * object literals with bare keys, single quotes, numbers in quotes and titles as strings. They are read as
 * the JSON that they nearly are and brought to the form of Plotly 2.35.
 */
final class TablesawFigure {

    private static final JsonMapper LITERALS = JsonMapper.builder()
            .enable(
                    JsonReadFeature.ALLOW_UNQUOTED_FIELD_NAMES,
                    JsonReadFeature.ALLOW_SINGLE_QUOTES,
                    JsonReadFeature.ALLOW_TRAILING_COMMA,
                    JsonReadFeature.ALLOW_MISSING_VALUES,
                    JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS,
                    JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS,
                    JsonReadFeature.ALLOW_BACKSLASH_ESCAPING_ANY_CHARACTER)
            .build();

    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}([T ]\\d{2}:\\d{2}.*)?");

    private TablesawFigure() {}

    static Map<String, Object> plotly(Figure figure) {
        List<Object> data = new ArrayList<>();
        Trace[] traces = figure.getTraces();
        for (int k = 0; k < (traces == null ? 0 : traces.length); k++) {
            data.add(literal(traces[k].asJavascript(k)));
        }
        Map<String, Object> layout = new LinkedHashMap<>();
        if (figure.getLayout() != null) {
            layout.putAll(literal(figure.getLayout().asJavascript()));
        }
        Map<String, Object> config = new LinkedHashMap<>();
        config.put("responsive", true);
        config.put("displaylogo", false);
        if (figure.getConfig() != null) {
            config.putAll(literal(figure.getConfig().asJavascript()));
        }
        Map<String, Object> plotly = new LinkedHashMap<>();
        plotly.put("data", data);
        plotly.put("layout", layout);
        plotly.put("config", config);
        return plotly;
    }

    /** The object literal in {@code var name = {...};}. */
    static Map<String, Object> literal(String script) {
        int from = script.indexOf('{');
        int to = script.lastIndexOf('}');
        if (from < 0 || to < from) {
            throw new IllegalArgumentException("figure: Tablesaw wrote no object literal but: " + script.strip());
        }
        try {
            Map<?, ?> raw = LITERALS.readValue(script.substring(from, to + 1), Map.class);
            return modern(raw);
        } catch (JacksonException e) {
            throw new IllegalArgumentException(
                    "figure: Tablesaw's JavaScript could not be read (" + e.getOriginalMessage()
                            + "); draw it with Chart instead",
                    e);
        }
    }

    private static Map<String, Object> modern(Map<?, ?> raw) {
        Map<String, Object> map = new LinkedHashMap<>();
        raw.forEach((key, value) -> map.put(String.valueOf(key), plain(String.valueOf(key), value)));
        if (map.get("title") instanceof String title) {
            map.put("title", titled(title, map.remove("titlefont")));
        }
        map.remove("titlefont");
        return map;
    }

    private static Map<String, Object> titled(String title, Object font) {
        Map<String, Object> titled = new LinkedHashMap<>();
        titled.put("text", title);
        if (font != null) {
            titled.put("font", font);
        }
        return titled;
    }

    private static Object plain(String key, Object value) {
        if (value instanceof Map<?, ?> map) {
            return modern(map);
        }
        if (value instanceof List<?> list) {
            return list(list);
        }
        if (value instanceof String text) {
            value = text.replace("&quot;", "\"").replace("&#39;", "'");
        }
        if (value instanceof Double number && !Double.isFinite(number)) {
            return null;
        }
        return key.equals("opacity") || key.equals("visible") ? unquoted(value) : value;
    }

    private static Object unquoted(Object value) {
        if (value instanceof String text) {
            return text.equalsIgnoreCase("true")
                    ? (Object) true
                    : number(text).map(n -> (Object) n).orElse(text);
        }
        return value;
    }

    /** A list in which every entry reads as a number becomes a list of numbers, with null for a gap. */
    private static List<Object> list(List<?> raw) {
        List<Object> values = new ArrayList<>();
        boolean numbers = true;
        for (Object value : raw) {
            values.add(plain("", value));
            numbers &= value == null
                    || value instanceof Number
                    || value instanceof String text
                            && (number(text).isPresent() || text.equals("NaN") || text.equals("null"));
        }
        if (numbers) {
            values.replaceAll(
                    value -> value instanceof String text ? number(text).orElse(null) : value);
        }
        return values;
    }

    private static Optional<Double> number(String text) {
        if (text.isEmpty() || "+-.0123456789".indexOf(text.charAt(0)) < 0 || text.matches(".*[dDfFxX].*")) {
            return Optional.empty();
        }
        try {
            double value = Double.parseDouble(text);
            return Double.isFinite(value) ? Optional.of(value) : Optional.empty();
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    static String title(Map<String, Object> plotly) {
        return plotly.get("layout") instanceof Map<?, ?> layout ? text(layout.get("title")) : "";
    }

    private static String text(Object title) {
        return title instanceof Map<?, ?> map && map.get("text") instanceof String text ? unescaped(text) : "";
    }

    /** Tablesaw escapes titles as if they went into a page. */
    private static String unescaped(String text) {
        return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
    }

    /** A static picture of the figure, when all of it is scatter plots of numbers or dates, or histograms of numbers. */
    static Optional<Picture> picture(Map<String, Object> plotly) {
        Map<?, ?> layout = (Map<?, ?>) plotly.get("layout");
        Chart chart = Chart.titled(title(plotly));
        chart = layout.get("xaxis") instanceof Map<?, ?> axis ? chart.x(text(axis.get("title"))) : chart;
        chart = layout.get("yaxis") instanceof Map<?, ?> axis ? chart.y(text(axis.get("title"))) : chart;
        for (Object entry : (List<?>) plotly.get("data")) {
            Map<?, ?> trace = (Map<?, ?>) entry;
            String name = trace.get("name") instanceof String given ? given : "";
            Object x = dates(trace.get("x"));
            Object y = dates(trace.get("y"));
            if ("histogram".equals(trace.get("type")) && numeric(x)) {
                chart = chart.histogram(name, x, trace.get("nbinsx") instanceof Number n ? n.intValue() : 20);
            } else if ("scatter".equals(trace.get("type")) && numeric(x) && numeric(y)) {
                String mode = String.valueOf(trace.get("mode"));
                chart = mode.equals("lines")
                        ? chart.line(name, x, y)
                        : mode.contains("lines") ? chart.linked(name, x, y) : chart.points(name, x, y);
            } else {
                return Optional.empty();
            }
        }
        return Optional.of(chart);
    }

    /** A list of dates as a column that a chart takes, anything else as it is. */
    private static Object dates(Object values) {
        boolean dates = values instanceof List<?> list
                && !list.isEmpty()
                && list.stream()
                        .allMatch(v ->
                                v instanceof String text && DATE.matcher(text).matches());
        return dates
                ? StringColumn.create(
                        "dates",
                        ((List<?>) values).stream().map(String::valueOf).toList())
                : values;
    }

    private static boolean numeric(Object values) {
        return values instanceof StringColumn
                || values instanceof List<?> list
                        && !list.isEmpty()
                        && list.stream().allMatch(v -> v == null || v instanceof Number);
    }
}
