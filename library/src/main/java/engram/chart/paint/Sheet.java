package engram.chart.paint;

import engram.chart.ColourMap;
import engram.chart.Markup;
import engram.chart.Ticks;
import engram.chart.layout.Lettering;
import engram.chart.layout.Palette;
import engram.chart.paint.Canvas.Anchor;
import java.util.List;

/**
 * The sheet a chart is drawn on: title above, note below, a frame with two axes between.
 */
final class Sheet {

    /** How far names of categories are turned where they would cover each other. */
    private static final double TURN = 35;

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
    private List<Ticks.Tick> xTicks;
    private List<Ticks.Tick> yTicks;
    private final boolean turned;
    private final double below;
    double left;
    double top;
    double right;
    double bottom;

    /** Whether ticks and names of the horizontal axis are written. */
    boolean namesX = true;

    /** Whether ticks and names of the vertical axis are written. */
    boolean namesY = true;

    Sheet(
            String title,
            String note,
            int width,
            int height,
            Ticks x,
            String xTitle,
            List<Ticks.Tick> xTicks,
            boolean categories,
            Ticks y,
            String yTitle,
            List<Ticks.Tick> yTicks,
            double rightMargin) {
        this.title = title;
        this.note = Lettering.lines(note);
        this.width = width;
        this.height = height;
        this.x = x;
        this.xTitle = xTitle;
        this.xTicks = xTicks;
        this.y = y;
        this.yTitle = yTitle;
        this.yTicks = yTicks;
        left = 20 + widest(yTicks) + (yTitle.isEmpty() ? 0 : Lettering.LABEL + 12);
        top = title.isEmpty() ? 16 : 44;
        right = Math.max(width - rightMargin, left + LEAST);
        turned = categories && crowded();
        double hanging = 32;
        if (turned) {
            hanging = Math.min(height / 3.0, 22 + widest(xTicks) * Math.sin(Math.toRadians(TURN)));
        }
        below = hanging - 32;
        bottom = Math.max(
                height - hanging - (xTitle.isEmpty() ? 0 : Lettering.LABEL + 10) - Lettering.height(note), top + LEAST);
    }

    /** Other ticks, for a frame of another size. */
    void ticks(List<Ticks.Tick> x, List<Ticks.Tick> y) {
        xTicks = x;
        yTicks = y;
    }

    private static double widest(List<Ticks.Tick> ticks) {
        double widest = 0;
        for (Ticks.Tick tick : ticks) {
            widest = Math.max(widest, Markup.of(tick.label()).width(Lettering.TICK));
        }
        return widest;
    }

    private boolean crowded() {
        return xTicks.size() > 1 && (widest(xTicks) + 8) * xTicks.size() > right - left;
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
        canvas.text(left, 27, Markup.of(title), Lettering.TITLE, Anchor.START, 0, true, Palette.INK);
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

    /** The frame, ticks, names of the axes and the note. */
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
            Markup label = Markup.of(namesX ? tick.label() : "");
            double half = label.width(Lettering.TICK) / 2;
            if (turned && namesX) {
                canvas.text(at + 4, bottom + 17, label, Lettering.TICK, Anchor.END, TURN, false, Palette.INK);
            } else if (half > 0 && at - 0.8 * half >= taken) {
                canvas.text(at, bottom + 19, label, Lettering.TICK, Anchor.MIDDLE, 0, false, Palette.INK);
                taken = at + 0.8 * half;
            }
        }
        for (Ticks.Tick tick : yTicks) {
            double at = py(tick.value());
            canvas.segment(left - (tick.label().isEmpty() ? 3 : 5), at, left, at, Palette.SOFT, 1);
            if (namesY && !tick.label().isEmpty()) {
                canvas.text(
                        left - 9, at + 4.2, Markup.of(tick.label()), Lettering.TICK, Anchor.END, 0, false, Palette.INK);
            }
        }
        if (namesX) {
            canvas.text(
                    (left + right) / 2,
                    bottom + 41 + below,
                    Markup.of(xTitle),
                    Lettering.LABEL,
                    Anchor.MIDDLE,
                    0,
                    false,
                    Palette.INK);
        }
        if (namesY) {
            canvas.text(
                    22, (top + bottom) / 2, Markup.of(yTitle), Lettering.LABEL, Anchor.MIDDLE, 90, false, Palette.INK);
        }
        note(canvas, note, left, height - 10);
    }

    /** Lines of a note, the last one at {@code bottom}. */
    private static void note(Canvas canvas, List<String> lines, double left, double bottom) {
        for (int k = 0; k < lines.size(); k++) {
            double base = bottom - 15.0 * (lines.size() - 1 - k);
            canvas.text(left, base, Markup.of(lines.get(k)), Lettering.NOTE, Anchor.START, 0, false, Palette.SOFT);
        }
    }

    static void note(Canvas canvas, String note, double left, double bottom) {
        note(canvas, Lettering.lines(note), left, bottom);
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
            canvas.text(left + width + 8, at + 4.2, label, Lettering.TICK, Anchor.START, 0, false, Palette.INK);
        }
        canvas.text(left + width / 2, top - 9, Markup.of(title), Lettering.LABEL, Anchor.MIDDLE, 0, false, Palette.INK);
    }
}
