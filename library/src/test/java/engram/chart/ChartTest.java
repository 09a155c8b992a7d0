package engram.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import engram.chart.layout.Palette;
import engram.chart.paint.Paint;
import engram.chart.plotly.Plotly;
import engram.statistics.Estimate;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;

class ChartTest {

    private static final double[] Z = {2, 4, 6};

    private static Map<?, ?> trace(Picture picture, int k) {
        return (Map<?, ?>) ((List<?>) Plotly.figure(picture).get("data")).get(k);
    }

    private static Map<?, ?> layout(Picture picture, String key) {
        return (Map<?, ?>) ((Map<?, ?>) Plotly.figure(picture).get("layout")).get(key);
    }

    @Test
    void estimatesBringTheirErrorBars() {
        Estimate first = new Estimate(0.01, 0.006, 9);
        Estimate single = new Estimate(0.02, Double.NaN, 1);
        Chart chart = Chart.titled("c").points("data", List.of(2, 4), List.of(first, single));
        Map<?, ?> bars = (Map<?, ?>) trace(chart, 0).get("error_y");
        List<?> lengths = (List<?>) bars.get("array");
        assertEquals(0.002, (Double) lengths.get(0), 1e-15);
        assertEquals(0.0, (Double) lengths.get(1), 0);
        assertEquals(List.of(0.01, 0.02), trace(chart, 0).get("y"));
        assertEquals("markers", trace(chart, 0).get("mode"));
    }

    @Test
    void everyShapeOfNumbersGivesTheSamePoints() {
        IntColumn missing = IntColumn.create("n", 2, 4, 6);
        missing.setMissing(1);
        Chart chart = Chart.titled("c")
                .points("array", Z, new int[] {1, 2, 3})
                .points("list", List.of(2, 4L, 6.0), Arrays.asList(1, null, 3))
                .points("column", DoubleColumn.create("z", Z), missing);
        assertEquals(List.of(1.0, 2.0, 3.0), trace(chart, 0).get("y"));
        assertEquals(Arrays.asList(1.0, null, 3.0), trace(chart, 1).get("y"));
        assertEquals(Arrays.asList(2.0, null, 6.0), trace(chart, 2).get("y"));
    }

    @Test
    void aGapIsNullAndAnInfinityIsRefused() {
        Chart chart = Chart.titled("c").line("f", x -> x == 0 ? Double.NaN : 1 / x, -1, 1);
        List<?> y = (List<?>) trace(chart, 0).get("y");
        assertNull(y.get(100));
        assertEquals(200, y.stream().filter(v -> v != null).count());
        IllegalArgumentException refused = assertThrows(
                IllegalArgumentException.class,
                () -> Chart.titled("c").points("p", Z, new double[] {1, Double.POSITIVE_INFINITY, 3}));
        assertTrue(refused.getMessage().contains("value 1"), refused.getMessage());
    }

    @Test
    void badInputIsToldInOneLine() {
        Chart chart = Chart.titled("c");
        for (Runnable bad : List.<Runnable>of(
                () -> chart.points("p", Z, new double[2]),
                () -> chart.points("p", Z, Z, new double[] {1, -1, 1}),
                () -> chart.points("p", Z, "numbers"),
                () -> chart.points("p", List.of("a"), Z),
                () -> chart.histogram("h", Z, 0),
                () -> chart.histogram("h", new double[0], 5),
                () -> chart.rangeX(1, 1),
                () -> chart.logY().rangeY(0, 1),
                () -> chart.line("f", x -> x, 0, Double.NaN),
                () -> chart.like("nobody"),
                () -> Paint.png(chart, 10, 10),
                () -> HeatMap.of("h", new double[0][0]),
                () -> HeatMap.of("h", new double[][] {{1, 2}, {3}}),
                () -> Gallery.titled("g").image("i", 7, 5, new double[34]),
                () -> Gallery.titled("g").columns(0))) {
            String message =
                    assertThrows(IllegalArgumentException.class, bad::run).getMessage();
            assertFalse(message.contains("\n"), message);
        }
    }

    @Test
    void axesAreNamedWithTheirSymbols() {
        Chart chart = Chart.titled("a < b").x("Z", "neighbours").y("γ_c").logX().points("local_ridge", Z, Z);
        assertEquals("Z, neighbours", ((Map<?, ?>) layout(chart, "xaxis").get("title")).get("text"));
        assertEquals("γ<sub>c</sub>", ((Map<?, ?>) layout(chart, "yaxis").get("title")).get("text"));
        assertEquals("log", layout(chart, "xaxis").get("type"));
        assertEquals("<b>a &lt; b</b>", layout(chart, "title").get("text"));
        assertEquals("local_ridge", trace(chart, 0).get("name"));
    }

    @Test
    void markupFollowsTheBlackboard() {
        assertEquals("P<sub>c</sub>/(3N)", Markup.html("P_c/(3N)"));
        assertEquals("10<sup>−3</sup>", Markup.html("10^-3"));
        assertEquals("W<sub>ij</sub>", Markup.html("W_{ij}"));
        assertEquals("ring_z and a_", Markup.html("ring_z and a_").replace("<sub>z</sub>", "_z"));
        assertEquals("gamma_c_sd", Markup.html("gamma_c_sd"));
        assertEquals("N^", Markup.html("N^"));
    }

    @Test
    void everySeriesDiffersByColourAndByMark() {
        Chart chart = Chart.titled("c")
                .points("a", Z, Z)
                .points("b", Z, Z)
                .line("f", x -> x, 0, 1)
                .dashed("g", x -> x, 0, 1);
        Map<?, ?> a = (Map<?, ?>) trace(chart, 0).get("marker");
        Map<?, ?> b = (Map<?, ?>) trace(chart, 1).get("marker");
        assertFalse(a.get("color").equals(b.get("color")));
        assertFalse(a.get("symbol").equals(b.get("symbol")));
        Map<?, ?> f = (Map<?, ?>) trace(chart, 2).get("line");
        Map<?, ?> g = (Map<?, ?>) trace(chart, 3).get("line");
        assertFalse(f.get("dash").equals(g.get("dash")));
        Chart kin =
                Chart.titled("c").points("a", Z, Z).line("fit", x -> x, 0, 1).like("a");
        assertEquals(
                ((Map<?, ?>) trace(kin, 0).get("marker")).get("color"),
                ((Map<?, ?>) trace(kin, 1).get("line")).get("color"));
    }

    @Test
    void coloursStandOutFromThePaper() {
        for (int k = 0; k < Palette.size(); k++) {
            double contrast = 1.05 / (luminance(Palette.colour(k)) + 0.05);
            assertTrue(contrast >= 3, Palette.colour(k) + " has contrast " + contrast);
        }
    }

    private static double luminance(String colour) {
        double[] weights = {0.2126, 0.7152, 0.0722};
        double sum = 0;
        for (int k = 0; k < 3; k++) {
            double c = Integer.parseInt(colour.substring(1 + 2 * k, 3 + 2 * k), 16) / 255.0;
            sum += weights[k] * (c <= 0.03928 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4));
        }
        return sum;
    }

    @Test
    void aHistogramCountsEveryValueOnce() {
        Chart chart = Chart.titled("c").histogram("h", new double[] {0, 0.1, 0.5, 1, Double.NaN}, 2);
        assertEquals(List.of(2.0, 2.0), trace(chart, 0).get("y"));
        assertEquals(List.of(0.25, 0.75), trace(chart, 0).get("x"));
        assertEquals(0.5, trace(chart, 0).get("width"));
    }

    @Test
    void ticksAreRound() {
        assertEquals(
                List.of("0", "0.02", "0.04", "0.06"),
                new Ticks(-0.001, 0.07).ticks(4).stream().map(Ticks.Tick::label).toList());
        assertEquals(
                List.of("10", "10^{2}", "10^{3}"),
                new Ticks(Chart.Scale.LOG, 9, 1100)
                        .ticks(4).stream()
                                .map(Ticks.Tick::label)
                                .filter(label -> !label.isEmpty())
                                .toList());
        assertEquals("−2×10^{-5}", Ticks.label(new BigDecimal("-2e-5"), new BigDecimal("1e-5")));
    }

    @Test
    void signedDataGetAScaleThatIsWhiteAtZero() {
        HeatMap map = HeatMap.of("W", new double[][] {{-1, 3}, {Double.NaN, 0}});
        assertEquals(ColourMap.DIVERGING, map.colours());
        assertEquals(-3, map.from());
        assertEquals("#f7f7f7", map.colours().at(0.5));
        assertNull(((List<?>) ((List<?>) trace(map, 0).get("z")).get(1)).get(0));
        assertEquals(ColourMap.VIRIDIS, HeatMap.of("R", new double[][] {{0, 1}}).colours());
    }
}
