package engram.chart.paint;

import engram.chart.Chart.Series;
import engram.chart.HeatMap;
import engram.chart.Ticks;
import engram.chart.layout.ChartLayout;
import engram.chart.layout.ChartLayout.Look;
import engram.chart.layout.HeatMapLayout;
import engram.chart.layout.Interrupts;
import engram.chart.layout.Palette;
import java.util.ArrayList;
import java.util.List;

/** Paints a heat map on a canvas. */
final class HeatMapPainter {

    private HeatMapPainter() {}

    static void paint(HeatMap map, HeatMapLayout layout, Canvas canvas, int width, int height) {
        double[][] z = map.z();
        int columns = map.x().length;
        int rows = map.y().length;
        Sheet sheet = new Sheet(
                map.title(),
                map.note(),
                width,
                height,
                layout.scaleX(),
                map.xTitle(),
                layout.ticksX(),
                false,
                layout.scaleY(),
                map.yTitle(),
                layout.ticksY(),
                110);
        square(map, sheet);
        sheet.title(canvas);
        double cellX = (sheet.right - sheet.left) / columns;
        double cellY = (sheet.bottom - sheet.top) / rows;
        for (int row = 0; row < rows; row++) {
            Interrupts.poll();
            double top = map.downwards() ? sheet.top + row * cellY : sheet.bottom - (row + 1) * cellY;
            int start = 0;
            for (int column = 1; column <= columns; column++) {
                String colour = colour(map, z[row][start]);
                if (column == columns || !colour.equals(colour(map, z[row][column]))) {
                    canvas.rect(sheet.left + start * cellX, top, (column - start) * cellX, cellY, colour);
                    start = column;
                }
            }
        }
        if (!map.curves().isEmpty()) {
            curves(layout, canvas, sheet);
        }
        sheet.axes(canvas);
        Sheet.bar(
                canvas,
                sheet.right + 20,
                sheet.top,
                sheet.bottom,
                map.colours(),
                new Ticks(map.from(), map.to()),
                map.barTitle());
    }

    /** Curves in black on a rim of paper, so that they stand out from every colour; told apart by dash and mark. */
    private static void curves(HeatMapLayout layout, Canvas canvas, Sheet sheet) {
        List<Series> curves = layout.curves();
        List<Look> looks = new ArrayList<>();
        List<Look> rims = new ArrayList<>();
        for (Look look : ChartLayout.looks(curves)) {
            looks.add(new Look(Palette.INK, look.symbol(), look.dash()));
            rims.add(new Look(Palette.PAPER, look.symbol(), 0));
        }
        canvas.clip(sheet.left, sheet.top, sheet.right - sheet.left, sheet.bottom - sheet.top);
        ChartPainter.rims(curves, rims, canvas, sheet);
        ChartPainter.series(curves, looks, canvas, sheet);
        canvas.unclip();
        if (curves.stream().anyMatch(Series::listed)) {
            ChartPainter.legend(
                    canvas, curves, looks, sheet, 1, ChartLayout.legendWidth(curves), ChartLayout.legendHeight(curves));
        }
    }

    /** A matrix whose rows and columns count the same thing has square cells. */
    private static void square(HeatMap map, Sheet sheet) {
        int columns = map.x().length;
        int rows = map.y().length;
        double cell = Math.min((sheet.right - sheet.left) / columns, (sheet.bottom - sheet.top) / rows);
        if (map.downwards()) {
            sheet.right = sheet.left + cell * columns;
            sheet.bottom = sheet.top + cell * rows;
        }
    }

    private static String colour(HeatMap map, double value) {
        return Double.isNaN(value)
                ? HeatMapLayout.GAP
                : map.colours().at((value - map.from()) / (map.to() - map.from()));
    }
}
