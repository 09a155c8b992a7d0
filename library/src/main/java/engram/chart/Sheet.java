package engram.chart;

import engram.chart.Canvas.Anchor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The sheet a chart is drawn on: title above, note below, a frame with two axes between. It holds the sizes
 * that both painters use.
 */
final class Sheet {

    static final double TITLE = 15;
    static final double LABEL = 13.5;
    static final double TICK = 12;
    static final double NOTE = 11.5;
    private static final int NOTE_COLUMNS = 104;

    /** A frame keeps this width and height where words leave it none. */
    private static final double LEAST = 20;

    /** Farther outside than this nothing is placed, so that paths stay short. */
    private static final double FAR = 5000;

    private final String title;
    private final List<String> note;
    private final int width;
    private final int height;
    final Ticks x;
    final Ticks y;
    private final String xTitle;
    private final String yTitle;
    private final List<Ticks.Tick> xTicks;
    private final List<Ticks.Tick> yTicks;
    double left;
    double top;
    double right;
    double bottom;

    Sheet(
            String title,
            String note,
            int width,
            int height,
            Ticks x,
            String xTitle,
            List<Ticks.Tick> xTicks,
            Ticks y,
            String yTitle,
            List<Ticks.Tick> yTicks,
            double rightMargin) {
        this.title = title;
        this.note = Markup.wrap(note, NOTE_COLUMNS);
        this.width = width;
        this.height = height;
        this.x = x;
        this.xTitle = xTitle;
        this.xTicks = xTicks;
        this.y = y;
        this.yTitle = yTitle;
        this.yTicks = yTicks;
        double widest = 0;
        for (Ticks.Tick tick : yTicks) {
            widest = Math.max(widest, Markup.of(tick.label()).width(TICK));
        }
        left = 20 + widest + (yTitle.isEmpty() ? 0 : LABEL + 12);
        top = title.isEmpty() ? 16 : 44;
        right = Math.max(width - rightMargin, left + LEAST);
        bottom = Math.max(height - 32 - (xTitle.isEmpty() ? 0 : LABEL + 10) - noteHeight(note), top + LEAST);
    }

    static double noteHeight(String note) {
        int lines = Markup.wrap(note, NOTE_COLUMNS).size();
        return lines == 0 ? 0 : 8 + 15.0 * lines;
    }

    double px(double value) {
        return near(left + x.at(value) * (right - left));
    }

    double py(double value) {
        return near(bottom - y.at(value) * (bottom - top));
    }

    private static double near(double pixel) {
        return Math.max(-FAR, Math.min(FAR, pixel));
    }

    void title(Canvas canvas) {
        canvas.text(left, 27, Markup.of(title), TITLE, Anchor.START, 0, true, Palette.INK);
    }

    void grid(Canvas canvas) {
        for (Ticks.Tick tick : xTicks) {
            if (!tick.label().isEmpty()) {
                canvas.segment(px(tick.value()), top, px(tick.value()), bottom, Palette.GRID, 1);
            }
        }
        for (Ticks.Tick tick : yTicks) {
            if (!tick.label().isEmpty()) {
                canvas.segment(left, py(tick.value()), right, py(tick.value()), Palette.GRID, 1);
            }
        }
    }

    void axes(Canvas canvas) {
        canvas.line(
                new double[] {left, right, right, left, left},
                new double[] {bottom, bottom, top, top, bottom},
                Palette.SOFT,
                1);
        double taken = Double.NEGATIVE_INFINITY;
        for (Ticks.Tick tick : xTicks) {
            double at = px(tick.value());
            canvas.segment(at, bottom, at, bottom + (tick.label().isEmpty() ? 3 : 5), Palette.SOFT, 1);
            Markup label = Markup.of(tick.label());
            double half = label.width(TICK) / 2;
            if (half > 0 && at - 0.8 * half >= taken) {
                canvas.text(at, bottom + 19, label, TICK, Anchor.MIDDLE, 0, false, Palette.INK);
                taken = at + 0.8 * half;
            }
        }
        for (Ticks.Tick tick : yTicks) {
            double at = py(tick.value());
            canvas.segment(left - (tick.label().isEmpty() ? 3 : 5), at, left, at, Palette.SOFT, 1);
            if (!tick.label().isEmpty()) {
                canvas.text(left - 9, at + 4.2, Markup.of(tick.label()), TICK, Anchor.END, 0, false, Palette.INK);
            }
        }
        canvas.text((left + right) / 2, bottom + 41, Markup.of(xTitle), LABEL, Anchor.MIDDLE, 0, false, Palette.INK);
        canvas.text(22, (top + bottom) / 2, Markup.of(yTitle), LABEL, Anchor.MIDDLE, 90, false, Palette.INK);
        note(canvas, note, left, height - 10);
    }

    /** Lines of a note, the last one at {@code bottom}. */
    private static void note(Canvas canvas, List<String> lines, double left, double bottom) {
        for (int k = 0; k < lines.size(); k++) {
            double base = bottom - 15.0 * (lines.size() - 1 - k);
            canvas.text(left, base, Markup.of(lines.get(k)), NOTE, Anchor.START, 0, false, Palette.SOFT);
        }
    }

    static void note(Canvas canvas, String note, double left, double bottom) {
        note(canvas, Markup.wrap(note, NOTE_COLUMNS), left, bottom);
    }

    /** A colour bar, upright, with its name on top. */
    static void bar(
            Canvas canvas, double left, double top, double bottom, ColourMap colours, Ticks scale, String title) {
        double width = 16;
        double height = bottom - top;
        int slices = 128;
        for (int k = 0; k < slices; k++) {
            double y1 = bottom - height * k / slices;
            double y0 = bottom - height * (k + 1) / slices;
            canvas.rect(left, y0, width, y1 - y0, colours.at((k + 0.5) / slices));
        }
        double[] edgeX = {left, left + width, left + width, left, left};
        double[] edgeY = {bottom, bottom, top, top, bottom};
        canvas.line(edgeX, edgeY, Palette.SOFT, 1);
        for (Ticks.Tick tick : scale.ticks(5)) {
            double at = bottom - height * scale.at(tick.value());
            canvas.segment(left + width, at, left + width + 4, at, Palette.SOFT, 1);
            Markup label = Markup.of(tick.label());
            canvas.text(left + width + 8, at + 4.2, label, TICK, Anchor.START, 0, false, Palette.INK);
        }
        canvas.text(left + width / 2, top - 9, Markup.of(title), LABEL, Anchor.MIDDLE, 0, false, Palette.INK);
    }

    /** Plotly's colour bar with a name on top. */
    static Map<String, Object> bar(String title) {
        return map(
                "title", map("text", Markup.html(title), "side", "top"),
                "outlinewidth", 1,
                "thickness", 16);
    }

    /** Paints the same strokes as text. */
    static String svg(String title, int width, int height, Consumer<Canvas> strokes) {
        SvgCanvas canvas = new SvgCanvas(Markup.of(title).plain(), width, height);
        strokes.accept(canvas);
        return canvas.finish();
    }

    /** A layout for a picture of a given shape, {@code width} units wide. */
    interface Strokes {
        void paint(Canvas canvas, int width, int height);
    }

    /** Paints on pixels; the layout is {@code natural} units wide whatever the width in pixels. */
    static byte[] png(int width, int height, int natural, Strokes strokes) {
        if (width < 50 || height < 50 || (long) width * height > 100_000_000L) {
            throw new IllegalArgumentException("png(width = " + width + ", height = " + height
                    + "): each must be at least 50 pixels and both together 100 million at most; try png(1440, 900)");
        }
        double scale = width / (double) natural;
        BitmapCanvas canvas = new BitmapCanvas(width, height, scale);
        strokes.paint(canvas, natural, (int) Math.round(height / scale));
        return canvas.finish();
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
                            map("size", TITLE, "color", Palette.INK)));
        }
        layout.put(
                "font",
                map("family", "Helvetica, Arial, 'DejaVu Sans', sans-serif", "size", TICK, "color", Palette.INK));
        layout.put("paper_bgcolor", Palette.PAPER);
        layout.put("plot_bgcolor", Palette.PAPER);
        layout.put("autosize", true);
        layout.put("height", height);
        layout.put(
                "margin",
                map("l", 70, "r", 24, "t", title.isEmpty() ? 20 : 52, "b", bottomMargin + noteHeight(note), "pad", 0));
        List<String> lines = Markup.wrap(note, NOTE_COLUMNS);
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
                            map("size", NOTE, "color", Palette.SOFT))));
        }
        return layout;
    }

    /** One Plotly axis. */
    static Map<String, Object> axis(String title, Ticks ticks) {
        double[] ends = {ticks.from(), ticks.to()};
        List<Object> range = switch (ticks.scale()) {
            case LINEAR -> Numbers.json(ends);
            case LOG -> Numbers.json(new double[] {Math.log10(ends[0]), Math.log10(ends[1])});
            case DATES -> Numbers.jsonDates(ends);
        };
        Map<String, Object> axis = map(
                "title",
                map("text", Markup.html(title), "font", map("size", LABEL), "standoff", 10),
                "type",
                switch (ticks.scale()) {
                    case LINEAR -> "linear";
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

    /** A map in reading order, from key, value, key, value, ... */
    static Map<String, Object> map(Object... pairs) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int k = 0; k < pairs.length; k += 2) {
            map.put((String) pairs[k], pairs[k + 1]);
        }
        return map;
    }
}
