package engram.chart.paint;

import engram.chart.Chart;
import engram.chart.Markup;
import engram.chart.Panels;
import engram.chart.layout.ChartLayout;
import engram.chart.layout.Lettering;
import engram.chart.layout.Palette;
import engram.chart.layout.PanelsLayout;
import engram.chart.paint.Canvas.Anchor;
import java.util.ArrayList;
import java.util.List;

/** Paints charts that share an axis on a canvas. */
final class PanelsPainter {

    private PanelsPainter() {}

    static void paint(Panels panels, PanelsLayout layout, Canvas canvas, int width, int height) {
        List<ChartLayout> charts = layout.charts();
        int n = charts.size();
        boolean upright = panels.upright();
        List<Sheet> sheets = new ArrayList<>();
        double left = 0;
        double right = width;
        double bottom = height;
        for (int k = 0; k < n; k++) {
            Sheet sheet = ChartPainter.sheet(
                    charts.get(k),
                    panels.title(),
                    upright && k < n - 1 || !upright && k > 0 ? "" : layout.remarks(),
                    width,
                    height,
                    600,
                    170);
            left = upright ? Math.max(left, sheet.left) : k == 0 ? sheet.left : left;
            right = upright ? Math.min(right, sheet.right) : width - 20;
            bottom = upright && k < n - 1 ? bottom : Math.min(bottom, sheet.bottom);
            sheets.add(sheet);
        }
        double top = sheets.get(0).top + (layout.titled() ? PanelsLayout.TITLE : 0);
        List<double[]> spans =
                upright ? layout.spans(top, bottom, layout.gap()) : layout.spans(left, right, layout.gap());
        for (int k = 0; k < n; k++) {
            Sheet sheet = sheets.get(k);
            double[] span = spans.get(k);
            sheet.left = upright ? left : span[0];
            sheet.right = Math.max(upright ? right : span[1], sheet.left + 1);
            sheet.top = upright ? span[0] : top;
            sheet.bottom = Math.max(upright ? span[1] : bottom, sheet.top + 1);
            Chart chart = charts.get(k).chart();
            int across = (int) Math.max(2, Math.min(8, (sheet.right - sheet.left) / 75));
            int up = (int) Math.max(2, Math.min(6, (sheet.bottom - sheet.top) / 40));
            sheet.ticks(ChartLayout.ticks(chart.x(), sheet.x, across), ChartLayout.ticks(chart.y(), sheet.y, up));
            sheet.namesX = !upright || k == n - 1;
            sheet.namesY = upright || k == 0;
        }
        sheets.get(0).title(canvas);
        for (int k = 0; k < n; k++) {
            Sheet sheet = sheets.get(k);
            ChartPainter.inside(charts.get(k), canvas, sheet);
            sheet.axes(canvas);
            Chart chart = charts.get(k).chart();
            if (!chart.title().isEmpty()) {
                canvas.text(
                        sheet.left,
                        sheet.top - 6,
                        Markup.of(chart.title()),
                        Lettering.TICK,
                        Anchor.START,
                        0,
                        true,
                        Palette.INK);
            }
            ChartPainter.names(charts.get(k), canvas, sheet, 600, 170);
        }
    }
}
