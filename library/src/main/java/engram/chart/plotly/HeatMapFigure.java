package engram.chart.plotly;

import engram.chart.Chart.Series;
import engram.chart.HeatMap;
import engram.chart.Markup;
import engram.chart.Ticks;
import engram.chart.layout.ChartLayout;
import engram.chart.layout.ChartLayout.Look;
import engram.chart.layout.HeatMapLayout;
import engram.chart.layout.Palette;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A heat map as a figure. */
final class HeatMapFigure {

    private HeatMapFigure() {}

    static Map<String, Object> of(HeatMap map, HeatMapLayout layout) {
        List<Object> rows = new ArrayList<>();
        for (double[] row : map.z()) {
            rows.add(Figures.json(row));
        }
        Map<String, Object> trace = Figures.map(
                "type",
                "heatmap",
                "x",
                Figures.json(layout.columns()),
                "y",
                Figures.json(layout.rows()),
                "z",
                rows,
                "colorscale",
                Figures.scale(map.colours()),
                "zmin",
                map.from(),
                "zmax",
                map.to(),
                "hoverongaps",
                false,
                "colorbar",
                Figures.bar(map.barTitle()));
        Map<String, Object> page = Figures.layout(map.title(), map.note(), layout.height(), 58);
        Map<String, Object> xAxis =
                axis(map.xTitle(), map.evenX() && map.x().length > 10, layout.scaleX(), layout.ticksX());
        Map<String, Object> yAxis =
                axis(map.yTitle(), map.evenY() && map.y().length > 10, layout.scaleY(), layout.ticksY());
        if (map.downwards()) {
            xAxis.put("constrain", "domain");
            yAxis.put("constrain", "domain");
            yAxis.put("scaleanchor", "x");
        }
        page.put("xaxis", xAxis);
        page.put("yaxis", yAxis);
        page.put("plot_bgcolor", HeatMapLayout.GAP);
        List<Object> data = new ArrayList<>(List.of(trace));
        curves(layout, data);
        page.put("showlegend", layout.curves().stream().anyMatch(Series::listed));
        page.put(
                "legend",
                Figures.map("x", 0.985, "xanchor", "right", "y", 0.98, "yanchor", "top", "bgcolor", Palette.PAPER));
        return Figures.map("data", data, "layout", page, "config", Figures.config(map.title()));
    }

    /** Curves in black on a rim of paper. */
    private static void curves(HeatMapLayout layout, List<Object> data) {
        List<Series> curves = layout.curves();
        List<Look> looks = ChartLayout.looks(curves);
        for (int k = 0; k < curves.size(); k++) {
            Series s = curves.get(k);
            if (!s.marked()) {
                data.add(curve(s, false, Figures.map("color", Palette.PAPER, "width", 5)));
            }
            String dash = Palette.dashName(looks.get(k).dash());
            Map<String, Object> line = Figures.map("color", Palette.INK, "width", 2, "dash", dash);
            Map<String, Object> trace = curve(s, s.listed(), line);
            if (s.marked()) {
                trace.put("mode", "markers");
                String symbol = Palette.symbol(looks.get(k).symbol());
                trace.put(
                        "marker",
                        Figures.map(
                                "color",
                                Palette.INK,
                                "symbol",
                                symbol,
                                "size",
                                9,
                                "line",
                                Figures.map("color", Palette.PAPER, "width", 1)));
            }
            data.add(trace);
        }
    }

    private static Map<String, Object> curve(Series s, boolean listed, Map<String, Object> line) {
        return Figures.map(
                "type",
                "scatter",
                "mode",
                "lines",
                "name",
                Markup.html(s.name()),
                "showlegend",
                listed,
                "x",
                Figures.json(s.x()),
                "y",
                Figures.json(s.y()),
                "line",
                line);
    }

    private static Map<String, Object> axis(String title, boolean plain, Ticks scale, List<Ticks.Tick> ticks) {
        Map<String, Object> axis = Figures.axis(title, scale);
        axis.put("showgrid", false);
        if (!plain) {
            List<Object> at = new ArrayList<>();
            List<Object> labels = new ArrayList<>();
            for (Ticks.Tick tick : ticks) {
                at.add(tick.value());
                labels.add(tick.label());
            }
            axis.put("tickvals", at);
            axis.put("ticktext", labels);
        }
        return axis;
    }
}
