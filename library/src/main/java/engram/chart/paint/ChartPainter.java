package engram.chart.paint;

import engram.chart.Chart;
import engram.chart.Chart.Mark;
import engram.chart.Chart.Series;
import engram.chart.Markup;
import engram.chart.Ticks;
import engram.chart.layout.ChartLayout;
import engram.chart.layout.ChartLayout.Label;
import engram.chart.layout.ChartLayout.Look;
import engram.chart.layout.ChartLayout.Naming;
import engram.chart.layout.Interrupts;
import engram.chart.layout.Lettering;
import engram.chart.layout.Palette;
import engram.chart.paint.Canvas.Anchor;
import java.util.List;

/** Paints a chart on a canvas. */
final class ChartPainter {

    private ChartPainter() {}

    static void paint(ChartLayout layout, Canvas canvas, int width, int height) {
        Sheet sheet = sheet(layout, layout.chart().title(), layout.remarks(), width, height, 600, 340);
        sheet.title(canvas);
        inside(layout, canvas, sheet);
        sheet.axes(canvas);
        names(layout, canvas, sheet, 600, 340);
    }

    /** The sheet of a chart, with room on the right for what does not fit inside. */
    static Sheet sheet(
            ChartLayout layout, String title, String note, int width, int height, double plotWidth, double plotHeight) {
        Chart chart = layout.chart();
        Ticks xs = layout.scaleX();
        Ticks ys = layout.scaleY();
        boolean outside = layout.naming() == Naming.LABELS
                || layout.naming() == Naming.LEGEND && layout.corner(plotWidth, plotHeight) < 0;
        return new Sheet(
                title,
                note,
                width,
                height,
                xs,
                chart.x().title(),
                ChartLayout.ticks(chart.x(), xs, 8),
                chart.x().categories(),
                ys,
                chart.y().title(),
                ChartLayout.ticks(chart.y(), ys, 6),
                outside ? layout.legendWidth() + 24 : 20);
    }

    /** Grid and series, without frame and names. */
    static void inside(ChartLayout layout, Canvas canvas, Sheet sheet) {
        sheet.grid(canvas);
        canvas.clip(sheet.left, sheet.top, sheet.right - sheet.left, sheet.bottom - sheet.top);
        series(layout.chart().series(), layout.looks(), canvas, sheet);
        canvas.unclip();
    }

    /** Areas first, then lines, then marks. */
    static void series(List<Series> series, List<Look> looks, Canvas canvas, Sheet sheet) {
        for (int pass = 0; pass < 3; pass++) {
            for (int k = 0; k < series.size(); k++) {
                Mark mark = series.get(k).mark();
                int layer = mark == Mark.BAND || mark == Mark.BARS
                        ? 0
                        : series.get(k).marked() ? 2 : 1;
                if (layer == pass) {
                    draw(canvas, sheet, series.get(k), looks.get(k));
                }
            }
        }
    }

    /** A wider line of paper below each line. */
    static void rims(List<Series> series, List<Look> looks, Canvas canvas, Sheet sheet) {
        for (int k = 0; k < series.size(); k++) {
            Series s = series.get(k);
            if (s.mark() == Mark.LINE || s.mark() == Mark.DASHED) {
                drawLine(canvas, sheet, s.x(), s.y(), looks.get(k), 5);
            }
        }
    }

    /** The legend, or labels beside the right edge. */
    static void names(ChartLayout layout, Canvas canvas, Sheet sheet, double plotWidth, double plotHeight) {
        List<Series> series = layout.chart().series();
        List<Look> looks = layout.looks();
        switch (layout.naming()) {
            case NONE -> {}
            case LABELS -> {
                for (Label label : layout.labels(sheet.bottom - sheet.top)) {
                    double middle = sheet.bottom - label.height() * (sheet.bottom - sheet.top);
                    entry(canvas, series.get(label.series()), looks.get(label.series()), sheet.right, middle);
                }
            }
            case LEGEND ->
                legend(
                        canvas,
                        series,
                        looks,
                        sheet,
                        layout.corner(plotWidth, plotHeight),
                        layout.legendWidth(),
                        layout.legendHeight());
        }
    }

    static void legend(
            Canvas canvas, List<Series> series, List<Look> looks, Sheet sheet, int corner, double w, double h) {
        double x0 = corner < 0 ? sheet.right + 8 : corner == 0 || corner == 3 ? sheet.left + 9 : sheet.right - w - 9;
        double y0 = corner < 2 ? sheet.top + 9 : sheet.bottom - h - 9;
        if (corner >= 0) {
            canvas.rect(x0, y0, w, h, Palette.PAPER);
        }
        double y = y0 + 4;
        for (int k = 0; k < series.size(); k++) {
            if (series.get(k).listed()) {
                entry(canvas, series.get(k), looks.get(k), x0, y + 9.5);
                y += 19;
            }
        }
    }

    /** A sign and a name. */
    private static void entry(Canvas canvas, Series s, Look look, double x0, double middle) {
        double[] ends = {x0 + 8, x0 + 36};
        double[] level = {middle, middle};
        switch (s.mark()) {
            case POINTS -> Marks.draw(canvas, look.symbol(), x0 + 22, middle, 4, look.colour());
            case LINKED -> {
                canvas.line(ends, level, look.colour(), 1);
                Marks.draw(canvas, look.symbol(), x0 + 22, middle, 4, look.colour());
            }
            case LINE, DASHED, STEPS, HORIZONTAL, VERTICAL ->
                canvas.line(ends, level, look.colour(), 2, Palette.dash(look.dash()));
            case BARS, BAND -> {
                double[] px = {x0 + 12, x0 + 32, x0 + 32, x0 + 12};
                double[] py = {middle - 5, middle - 5, middle + 5, middle + 5};
                canvas.polygon(px, py, look.colour(), s.mark() == Mark.BARS ? 0.55 : 0.2);
            }
        }
        canvas.text(x0 + 44, middle + 4.2, Markup.of(s.name()), Lettering.TICK, Anchor.START, 0, false, Palette.INK);
    }

    private static void draw(Canvas canvas, Sheet sheet, Series s, Look look) {
        switch (s.mark()) {
            case BAND -> drawBand(canvas, sheet, s, look);
            case BARS -> drawBars(canvas, sheet, s, look);
            case POINTS, LINKED -> drawPoints(canvas, sheet, s, look);
            case HORIZONTAL -> {
                double at = sheet.py(s.y()[0]);
                canvas.line(
                        new double[] {sheet.left, sheet.right},
                        new double[] {at, at},
                        look.colour(),
                        1.2,
                        Palette.dash(look.dash()));
            }
            case VERTICAL -> {
                double at = sheet.px(s.x()[0]);
                canvas.line(
                        new double[] {at, at},
                        new double[] {sheet.top, sheet.bottom},
                        look.colour(),
                        1.2,
                        Palette.dash(look.dash()));
            }
            case LINE, DASHED -> drawLine(canvas, sheet, s.x(), s.y(), look, 2);
            case STEPS -> {
                int n = s.x().length;
                double[] xs = new double[Math.max(0, 2 * n - 1)];
                double[] ys = new double[xs.length];
                for (int k = 0; k < xs.length; k++) {
                    xs[k] = s.x()[(k + 1) / 2];
                    ys[k] = s.y()[k / 2];
                }
                drawLine(canvas, sheet, xs, ys, look, 1.8);
            }
        }
    }

    private static boolean drawable(Sheet sheet, double px, double py) {
        return !(Double.isNaN(px) || Double.isNaN(py) || sheet.x.log() && px <= 0 || sheet.y.log() && py <= 0);
    }

    /** Pieces between gaps. */
    private static void drawLine(Canvas canvas, Sheet sheet, double[] x, double[] y, Look look, double thickness) {
        int from = 0;
        for (int k = 0; k <= x.length; k++) {
            Interrupts.poll();
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
                canvas.line(px, py, look.colour(), thickness, Palette.dash(look.dash()));
            }
            from = k + 1;
        }
    }

    private static void drawPoints(Canvas canvas, Sheet sheet, Series s, Look look) {
        if (s.mark() == Mark.LINKED) {
            drawLine(canvas, sheet, s.x(), s.y(), new Look(look.colour(), 0, 0), 1);
        }
        for (int k = 0; k < s.x().length; k++) {
            Interrupts.poll();
            if (!drawable(sheet, s.x()[k], s.y()[k])) {
                continue;
            }
            double px = sheet.px(s.x()[k]);
            if (s.spread() && s.high()[k] > s.low()[k]) {
                double top = sheet.py(s.high()[k]);
                double foot = sheet.y.log() && s.low()[k] <= 0 ? sheet.bottom : sheet.py(s.low()[k]);
                canvas.segment(px, top, px, foot, look.colour(), 1.3);
                canvas.segment(px - 3.5, top, px + 3.5, top, look.colour(), 1.3);
                canvas.segment(px - 3.5, foot, px + 3.5, foot, look.colour(), 1.3);
            }
            Marks.draw(canvas, look.symbol(), px, sheet.py(s.y()[k]), ChartLayout.radius(s), look.colour());
        }
    }

    private static void drawBars(Canvas canvas, Sheet sheet, Series s, Look look) {
        double half = ChartLayout.barWidth(s) / 2;
        for (int k = 0; k < s.x().length; k++) {
            if (!drawable(sheet, s.x()[k], s.y()[k]) || s.y()[k] == 0) {
                continue;
            }
            double x0 = sheet.px(s.x()[k] - half);
            double x1 = sheet.px(s.x()[k] + half);
            double top = sheet.py(s.y()[k]);
            double foot = sheet.y.log() ? sheet.bottom : sheet.py(0);
            double[] px = {x0, x1, x1, x0};
            double[] py = {foot, foot, top, top};
            canvas.polygon(px, py, look.colour(), 0.55);
            canvas.line(new double[] {x0, x0, x1, x1}, new double[] {foot, top, top, foot}, look.colour(), 0.9);
        }
    }

    private static void drawBand(Canvas canvas, Sheet sheet, Series s, Look look) {
        int from = 0;
        for (int k = 0; k <= s.x().length; k++) {
            if (k < s.x().length && drawable(sheet, s.x()[k], s.low()[k]) && drawable(sheet, s.x()[k], s.high()[k])) {
                continue;
            }
            int n = k - from;
            if (n > 1) {
                double[] px = new double[2 * n];
                double[] py = new double[2 * n];
                for (int j = 0; j < n; j++) {
                    px[j] = sheet.px(s.x()[from + j]);
                    py[j] = sheet.py(s.high()[from + j]);
                    px[2 * n - 1 - j] = px[j];
                    py[2 * n - 1 - j] = sheet.py(s.low()[from + j]);
                }
                canvas.polygon(px, py, look.colour(), 0.2);
            }
            from = k + 1;
        }
    }
}
