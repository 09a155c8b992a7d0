package engram.chart;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import engram.Teaches;
import engram.chart.Chart.Scale;
import engram.chart.Chart.Series;
import engram.chart.layout.ChartLayout;
import engram.chart.layout.ChartLayout.Naming;
import engram.chart.layout.HeatMapLayout;
import engram.chart.layout.PanelsLayout;
import engram.chart.paint.Paint;
import engram.chart.plotly.Plotly;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.DateColumn;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** Charts of tables, categories, reference lines, panels, labels, curves over colours. */
class TableChartTest {

    private static Table means() {
        return Table.create("capacity")
                .addColumns(
                        StringColumn.create("protocol", "C2", "C3", "C2", "C3"),
                        IntColumn.create("z", 4, 4, 8, 8),
                        DoubleColumn.create("gamma_c", 0.02, 0.01, 0.04, 0.03),
                        DoubleColumn.create("gamma_c_se", 0.001, 0.002, 0.003, Double.NaN),
                        DoubleColumn.create("theory", 0.021, 0.011, 0.041, 0.031));
    }

    private static List<?> data(Picture picture) {
        return (List<?>) Plotly.figure(picture).get("data");
    }

    private static Map<?, ?> trace(Picture picture, int k) {
        return (Map<?, ?>) data(picture).get(k);
    }

    private static Object colour(Picture picture, int k) {
        Map<?, ?> trace = trace(picture, k);
        Object part = trace.containsKey("marker") ? trace.get("marker") : trace.get("line");
        return ((Map<?, ?>) part).get("color");
    }

    @Test
    void columnsAreDrawnByNameAndGrouped() {
        Chart chart = Chart.of(means()).points("z", "gamma_c").by("protocol");
        assertEquals("capacity", chart.title());
        assertEquals("z", chart.x().title());
        assertEquals("gamma_c", chart.y().title());
        assertEquals(
                List.of("C2", "C3"), chart.series().stream().map(Series::name).toList());
        Series c2 = chart.series().get(0);
        assertArrayEquals(new double[] {4, 8}, c2.x());
        assertArrayEquals(new double[] {0.02, 0.04}, c2.y());
        assertArrayEquals(new double[] {0.019, 0.037}, c2.low(), 1e-15);
        assertEquals("Z", chart.x("Z").x().title());
        assertEquals(
                List.of("z = 4", "z = 8"),
                Chart.of(means()).points("gamma_c", "theory").by("z").series().stream()
                        .map(Series::name)
                        .toList());
    }

    @Test
    void theoryAndDataOfOneGroupHaveOneColourAndOneEntry() {
        Chart chart = Chart.of(means())
                .points("z", "gamma_c")
                .by("protocol")
                .line("z", "theory")
                .by("protocol");
        assertEquals(4, chart.series().size());
        assertEquals(colour(chart, 0), colour(chart, 2));
        assertEquals(colour(chart, 1), colour(chart, 3));
        assertNotEquals(colour(chart, 0), colour(chart, 1));
        assertEquals(2, chart.series().stream().filter(Series::listed).count());
        assertEquals("C2", trace(chart, 2).get("legendgroup"));
        assertEquals(trace(chart, 0).get("legendgroup"), trace(chart, 2).get("legendgroup"));
        assertEquals(false, trace(chart, 2).get("showlegend"));
        String svg = Paint.svg(chart);
        assertEquals(svg.indexOf(">C2<"), svg.lastIndexOf(">C2<"), "one entry in the legend");
    }

    @Test
    void anotherTableGoesOnInTheSameColours() {
        Table theory = Table.create("theory")
                .addColumns(
                        StringColumn.create("protocol", "C3", "C2"),
                        IntColumn.create("z", 6, 6),
                        DoubleColumn.create("load", 0.02, 0.03));
        Chart chart = Chart.of(means())
                .points("z", "gamma_c")
                .by("protocol")
                .from(theory)
                .linked("z", "load")
                .by("protocol");
        assertEquals("C3", chart.series().get(2).name());
        assertEquals(colour(chart, 1), colour(chart, 2));
        assertEquals("gamma_c", chart.y().title());
    }

    @Test
    void aGroupOfOneValueHasNoErrorBarAndTheChartSaysSo() {
        Chart chart = Chart.of(means()).points("z", "gamma_c").by("protocol");
        assertTrue(Paint.svg(chart).contains("C3: one point has no error bar."));
        Map<?, ?> bars = (Map<?, ?>) trace(chart, 1).get("error_y");
        assertEquals(0.0, ((List<?>) bars.get("array")).get(1));
        assertFalse(Paint.svg(Chart.of(means()).points("z", "theory")).contains("error bar"));
    }

    @Test
    void aNameOfItsOwnComesBeforeColumns() {
        Chart chart = Chart.of(means()).points("measured", "z", "gamma_c").line("theory", "z", "theory");
        assertEquals("measured", chart.series().get(0).name());
        assertTrue(chart.series().get(0).spread(), "errors are found by name");
        assertEquals(
                "measured, C2",
                Chart.of(means())
                        .points("measured", "z", "gamma_c")
                        .by("protocol")
                        .series()
                        .get(0)
                        .name());
    }

    @Test
    void bandsComeFromColumns() {
        Chart chart = Chart.of(means()).band("z", "gamma_c", "theory").by("protocol");
        assertArrayEquals(new double[] {0.02, 0.04}, chart.series().get(0).low());
        assertArrayEquals(new double[] {0.021, 0.041}, chart.series().get(0).high());
    }

    @Test
    void badColumnsTeach() {
        Chart chart = Chart.of(means());
        Teaches.oneLine(() -> chart.points("z", "gama"), "points(\"gama\")", "no column \"gama\"", "\"gamma_c\"");
        Teaches.oneLine(() -> chart.points("zz", "gamma_c"), "no column \"zz\"", "\"z\"");
        Teaches.oneLine(() -> chart.points("z", "gamma_c").by("group"), "by(\"group\")", "\"protocol\"");
        Teaches.oneLine(() -> chart.band("z", "protocol", "theory"), "\"protocol\"", "string", "numbers", "\"theory\"");
        Teaches.oneLine(() -> chart.by("protocol"), "by(\"protocol\")", "points");
        Teaches.oneLine(
                () -> chart.points("z", "gamma_c").horizontal("h", 1).by("protocol"), "by(\"protocol\")", "after");
        Teaches.oneLine(
                () -> chart.points("z", "gamma_c").line("f", x -> x, 0, 1).by("protocol"), "by(\"protocol\")", "after");
        Teaches.oneLine(() -> Chart.titled("t").points("z", "gamma_c"), "no table", "Chart.of(table)");
        Teaches.oneLine(() -> chart.points("z", "gamma_c").by(), "at least one column");
        Teaches.oneLine(() -> Chart.of(null), "table");
        Teaches.oneLine(() -> chart.points("a", new double[2], new double[3]), "2 values of x", "3 of y");
        Teaches.oneLine(() -> chart.points("z", "protocol"), "\"protocol\"", "string", "numbers are needed");
    }

    @Test
    void textMakesAnAxisOfCategories() {
        Chart chart = Chart.titled("changes")
                .points("slope", List.of("as above", "λ = 0.1", "symmetrised"), new double[] {1, 2, 3})
                .points("offset", List.of("symmetrised", "new"), new double[] {4, 5});
        assertEquals(Scale.CATEGORIES, chart.x().scale());
        assertEquals(
                List.of("as above", "λ = 0.1", "symmetrised", "new"), chart.x().labels());
        assertArrayEquals(new double[] {2, 3}, chart.series().get(1).x());
        String svg = Paint.svg(chart);
        chart.x().labels().forEach(label -> assertTrue(svg.contains(">" + label + "<"), label));
        assertEquals(List.of("symmetrised", "new"), trace(chart, 1).get("x"));
        Map<?, ?> layout = (Map<?, ?>) Plotly.figure(chart).get("layout");
        Map<?, ?> axis = (Map<?, ?>) layout.get("xaxis");
        assertEquals("category", axis.get("type"));
        assertEquals(chart.x().labels(), axis.get("categoryarray"));
        assertEquals(List.of(-0.5, 3.5), axis.get("range"));
        Chart across = Chart.titled("t").points("p", new double[] {1, 2}, List.of("a", "b"));
        assertTrue(Paint.svg(across).contains(">b<"));
        Teaches.oneLine(() -> chart.points("p", new double[] {1}, new double[] {1}), "numbers", "holds categories");
        Teaches.oneLine(
                () -> Chart.titled("t")
                        .points("p", new double[] {1}, new double[] {1})
                        .points("q", List.of("a"), List.of(1)),
                "categories came",
                "holds numbers");
        Teaches.oneLine(chart::logX, "categories", "no logarithm");
        Teaches.oneLine(() -> chart.points("p", Arrays.asList("a", 1), new double[2]), "value 1", "Integer");
    }

    @Test
    void manyLongCategoriesAreAllWritten() {
        List<String> names = java.util.stream.IntStream.range(0, 14)
                .mapToObj(k -> "a rather long category " + k)
                .toList();
        String svg = Paint.svg(Chart.titled("t").points("p", names, new double[14]));
        names.forEach(name -> assertTrue(svg.contains(">" + name + "<"), name));
    }

    @Test
    void datesOfATableStayDates() {
        Table table = Table.create("t")
                .addColumns(
                        DateColumn.create("day", List.of(LocalDate.of(2024, 1, 1), LocalDate.of(2024, 2, 1))),
                        DoubleColumn.create("y", 1, 2));
        assertEquals(Scale.DATES, Chart.of(table).linked("day", "y").x().scale());
    }

    @Test
    void referenceLinesCrossTheWholeChart() {
        Chart chart = Chart.titled("t")
                .points("p", new double[] {1, 3}, new double[] {0, 1})
                .horizontal("threshold", 2)
                .vertical("T_c", 5);
        ChartLayout layout = ChartLayout.of(chart);
        assertTrue(layout.scaleY().to() >= 2 && layout.scaleX().to() >= 5, "the axes hold them");
        assertEquals(List.of(2.0, 2.0), trace(chart, 1).get("y"));
        assertEquals(layout.scaleX().from(), ((List<?>) trace(chart, 1).get("x")).get(0));
        assertEquals(List.of(5.0, 5.0), trace(chart, 2).get("x"));
        assertEquals(colour(chart, 1), colour(chart, 2));
        assertTrue(Paint.svg(chart).contains("threshold"));
        Chart own = Chart.titled("t").horizontal("m", 1).points("p", new double[] {1}, new double[] {1});
        assertEquals("#0072b2", colour(own, 1), "a reference line takes no colour of the data");
        Teaches.oneLine(() -> chart.horizontal("h", Double.NaN), "horizontal(\"h\")", "NaN");
    }

    @Test
    void moreThanSixNamesStandBesideTheCurves() {
        Chart chart = Chart.titled("t");
        for (int k = 0; k < 9; k++) {
            double level = k < 5 ? 1 : k;
            chart = chart.line("curve " + k, x -> level, 0, 1);
        }
        ChartLayout layout = ChartLayout.of(chart);
        assertEquals(Naming.LABELS, layout.naming());
        var labels = layout.labels(340);
        assertEquals(9, labels.size());
        for (int k = 1; k < 9; k++) {
            double apart = labels.get(k).height() - labels.get(k - 1).height();
            assertTrue(apart >= 15 / 340.0 - 1e-12, "labels do not cover each other");
        }
        assertTrue(labels.get(0).height() >= 0 && labels.get(8).height() <= 1);
        assertEquals(8, labels.get(8).series(), "the highest curve has the highest label");
        String svg = Paint.svg(chart);
        for (int k = 0; k < 9; k++) {
            assertTrue(svg.contains(">curve " + k + "<"));
        }
        Map<?, ?> page = (Map<?, ?>) Plotly.figure(chart).get("layout");
        assertEquals(false, page.get("showlegend"));
        assertEquals(9, ((List<?>) page.get("annotations")).size());
    }

    @Test
    void panelsShareAnAxis() {
        Chart upper = Chart.titled("overlap").y("m").points("p", new double[] {1, 3}, new double[] {0, 1});
        Chart lower = Chart.titled("energy").x("T").points("q", new double[] {2, 9}, new double[] {5, 6});
        Panels panels = Panels.stacked("both", upper, lower).shares(2, 1);
        PanelsLayout layout = PanelsLayout.of(panels);
        assertEquals(layout.charts().get(0).scaleX(), layout.charts().get(1).scaleX(), "one range for both");
        assertTrue(layout.charts().get(0).scaleX().to() >= 9);
        assertEquals("T", panels.charts().get(0).x().title(), "the name of one is the name of all");
        String svg = Paint.svg(panels);
        assertEquals(svg.indexOf(">T<"), svg.lastIndexOf(">T<"), "written once");
        assertTrue(svg.contains("overlap") && svg.contains("energy"));
        assertEquals("y2", trace(panels, 1).get("yaxis"));
        assertEquals("x", trace(panels, 1).get("xaxis"));
        Panels beside = Panels.beside("both", upper, lower);
        assertEquals("x2", trace(beside, 1).get("xaxis"));
        assertTrue(Paint.png(beside).length > 100);
        List<double[]> spans = layout.spans(0, 100, 10);
        assertEquals(2, spans.size());
        assertArrayEquals(new double[] {0, 60}, spans.get(0), 1e-12);
        assertArrayEquals(new double[] {70, 100}, spans.get(1), 1e-12);
        Chart words = Chart.titled("w").points("p", List.of("a"), new double[] {1});
        Teaches.oneLine(() -> Panels.stacked("no", upper, words), "share the x axis", "linear", "categories [a]");
        Teaches.oneLine(() -> Panels.stacked("none"), "0 charts", "at least one");
        Teaches.oneLine(() -> panels.shares(1), "1 values of shares", "2 of charts");
        Teaches.oneLine(() -> panels.shares(1, 0), "share of 0.0");
    }

    @Test
    void residualsAreDataMinusTheory() {
        Chart chart = Chart.of(means()).points("z", "gamma_c").by("protocol").line("line", z -> 0.005 * z, 4, 8);
        Panels panels = chart.residuals(z -> 0.005 * z);
        Chart below = panels.charts().get(1);
        assertArrayEquals(new double[] {0, 0}, below.series().get(0).y(), 1e-15);
        assertArrayEquals(new double[] {-0.01, -0.01}, below.series().get(1).y(), 1e-15);
        assertArrayEquals(new double[] {-0.001, -0.003}, below.series().get(0).low(), 1e-15);
        assertEquals("residual", below.y().title());
        assertEquals(colour(panels, 0), colour(panels, 3), "as above, so below");
        assertTrue(Paint.svg(panels).contains("residual"));
        Teaches.oneLine(() -> Chart.titled("t").line("l", x -> x, 0, 1).residuals(x -> x), "no points");
    }

    @Test
    void aCurveRunsOverColours() {
        HeatMap map = HeatMap.of("phase diagram", new double[][] {{1, 2, 3}, {4, 5, 6}})
                .x("α", new double[] {0, 0.1, 0.2})
                .y("T", new double[] {0.1, 1})
                .line("T_M", new double[] {0, 0.1}, new double[] {1, 0.55})
                .points("measured", new double[] {0.1}, new double[] {0.1});
        List<Series> curves = HeatMapLayout.of(map).curves();
        assertArrayEquals(new double[] {1, 0.55}, curves.get(0).y(), 1e-12);
        HeatMap uneven = HeatMap.of("h", new double[][] {{1, 2, 3}})
                .x("λ", new double[] {0.001, 0.01, 0.1})
                .line("l", new double[] {0.001, 0.0055, 0.1, 5}, new double[] {0, 0, 0, 0});
        assertArrayEquals(
                new double[] {0, 0.5, 2, Double.NaN},
                HeatMapLayout.of(uneven).curves().get(0).x(),
                1e-12);
        String svg = Paint.svg(map);
        assertTrue(svg.contains("measured") && svg.contains(">M<"));
        assertEquals(4, data(map).size(), "colours, a rim, the curve, the points");
        assertTrue(HeatMap.of("plain", new double[][] {{1}}).curves().isEmpty());
        Teaches.oneLine(() -> map.line("l", List.of("a"), List.of(1)), "needs numbers");
    }
}
