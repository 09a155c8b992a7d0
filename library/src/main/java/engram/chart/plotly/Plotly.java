package engram.chart.plotly;

import engram.argument.Given;
import engram.chart.Chart;
import engram.chart.Gallery;
import engram.chart.HeatMap;
import engram.chart.Panels;
import engram.chart.Picture;
import engram.chart.Scene;
import engram.chart.layout.ChartLayout;
import engram.chart.layout.GalleryLayout;
import engram.chart.layout.HeatMapLayout;
import engram.chart.layout.PanelsLayout;
import engram.chart.layout.SceneLayout;
import java.util.Map;

/**
 * Makes a {@link Picture} an interactive Plotly figure (2.35 and later).
 *
 * @since 0.1.0
 */
public final class Plotly {

    private Plotly() {}

    /**
     * A picture as a figure: the maps {@code data} (a list), {@code layout} and {@code config}, made of maps, lists,
     * strings, numbers and booleans. A gap is a {@code null} in a list; there is no NaN and no infinity, so any JSON writer
     * can take it.
     *
     * @param picture the description
     * @return a new map
     */
    public static Map<String, Object> figure(Picture picture) {
        Given.value("Plotly.figure", "picture", picture, "a chart, panels, a heat map, a gallery or a scene");
        if (picture instanceof Chart chart) {
            return ChartFigure.of(ChartLayout.of(chart));
        }
        if (picture instanceof Panels panels) {
            return ChartFigure.of(panels, PanelsLayout.of(panels));
        }
        if (picture instanceof HeatMap map) {
            return HeatMapFigure.of(map, HeatMapLayout.of(map));
        }
        if (picture instanceof Gallery gallery) {
            return GalleryFigure.of(gallery, GalleryLayout.of(gallery));
        }
        Scene scene = (Scene) picture;
        return new SceneFigure(scene, SceneLayout.of(scene)).figure();
    }
}
