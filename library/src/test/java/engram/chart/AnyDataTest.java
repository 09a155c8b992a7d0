package engram.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import engram.Teaches;
import engram.chart.paint.Paint;
import engram.chart.plotly.Plotly;
import java.io.StringReader;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import java.util.function.Supplier;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.xml.sax.InputSource;
import tech.tablesaw.api.DateColumn;
import tech.tablesaw.api.StringColumn;

/** Any finite data on any axis gives a chart, or one line, and soon. */
class AnyDataTest {

    private static final double[] EXTREMES = {
        0,
        -0.0,
        1,
        -1,
        1e-310,
        Double.MIN_VALUE,
        -Double.MIN_VALUE,
        Double.MIN_NORMAL,
        1e-300,
        1e300,
        -1e300,
        1e308,
        -1e308,
        Double.MAX_VALUE,
        -Double.MAX_VALUE,
        Math.nextUp(1),
        1e15,
        1e16,
        1e-15,
        0.1,
        0.3,
        1.7e12,
        Double.NaN
    };

    /** A chart that all painters finish within the time limit, or a refusal in one line. */
    private static boolean drawn(Supplier<Picture> make) throws Exception {
        return assertTimeoutPreemptively(Duration.ofSeconds(20), () -> {
            try {
                Picture picture = make.get();
                xml(Paint.svg(picture));
                assertTrue(Paint.png(picture, 300, 200).length > 100);
                finite(Plotly.figure(picture));
                assertFalse(picture.toString().isEmpty());
                return true;
            } catch (IllegalArgumentException refused) {
                String message = String.valueOf(refused.getMessage());
                assertEquals(1, message.lines().count(), message);
                assertTrue(
                        message.length() > 20 && !(refused instanceof NumberFormatException),
                        () -> "obscure: " + refused);
                return false;
            }
        });
    }

    private static void xml(String svg) throws Exception {
        DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(svg)));
        assertFalse(svg.contains("NaN") || svg.contains("Infinity"));
    }

    private static void finite(Object value) {
        if (value instanceof Map<?, ?> map) {
            map.values().forEach(AnyDataTest::finite);
        } else if (value instanceof List<?> list) {
            list.forEach(AnyDataTest::finite);
        } else if (value instanceof Number number) {
            assertTrue(Double.isFinite(number.doubleValue()));
        }
    }

    private static Chart points(double... xy) {
        double[] x = new double[xy.length / 2];
        double[] y = new double[xy.length / 2];
        for (int k = 0; k < x.length; k++) {
            x[k] = xy[2 * k];
            y[k] = xy[2 * k + 1];
        }
        return Chart.titled("t").points("p", x, y);
    }

    @Test
    void fieldCase6LogAxis() throws Exception {
        assertTrue(drawn(() -> points(1, 1e-310, 2, 1).logY()));
        assertTrue(drawn(() -> points(1, 1e-300, 2, 1e10).logY()));
        assertTrue(drawn(() -> points(1e-300, 1, 1e10, 1).logX()));
        assertTrue(drawn(() -> points(1, Double.MIN_VALUE, 2, Double.MAX_VALUE).logY()));
        assertTrue(drawn(() -> points(1, Double.MIN_VALUE).logX().logY()));
        assertTrue(drawn(() -> points().logX().logY()));
        assertTrue(drawn(() -> Chart.titled("t").logX().line("f", x -> x, Double.MIN_VALUE, Double.MAX_VALUE)));
        assertTrue(Paint.svg(points(1, 1e-310, 2, 1).logY()).contains(">−300<"), "a decade is named");
    }

    @Test
    void fieldCase7LinearAxis() throws Exception {
        Teaches.oneLine(() -> Paint.svg(points(1, -1e308, 2, 1e308)), "y axis", "longer than the largest double");
        Teaches.oneLine(() -> Paint.svg(points(1, 1e-310, 2, 2e-310)), "y axis", "shorter than");
        assertTrue(drawn(() -> points(1, -8e307, 2, 8e307)));
        assertTrue(drawn(() -> points(1, 1e308, 2, 1e308)));
        assertTrue(drawn(() -> points(1, 1, 2, Math.nextUp(1))));
        assertTrue(drawn(() -> points(1, Double.MAX_VALUE)));
        assertTrue(drawn(() -> points(1, 7, 2, 7)));
        assertTrue(
                drawn(() -> Chart.titled("t").line("f", x -> x, -1e307, 1e307).rangeY(0, 1)));
    }

    @Test
    void numbersOfZeroOrLessAreCountedBelowALogarithmicAxis() {
        Chart chart = points(1, 0, 2, -1, 3, 1, 4, 10).logY();
        assertTrue(Paint.svg(chart).contains("p: 2 of 4 points, of zero or less, are not on the logarithmic axis."));
        assertTrue(Plotly.figure(chart).toString().contains("2 of 4 points"));
        assertFalse(Paint.svg(points(1, 1, 2, 10).logY()).contains("logarithmic"));
        Chart line = Chart.titled("t").logY().line("l", x -> x - 2, 1, 4);
        assertTrue(Paint.svg(line).contains("l: not drawn"));
    }

    @Test
    void datesOnAChartsAxis() throws Exception {
        List<LocalDate> days = List.of(LocalDate.of(2024, 1, 30), LocalDate.of(2024, 2, 29), LocalDate.of(2024, 4, 1));
        double[] y = {1, 2, 3};
        Chart chart = Chart.titled("t").linked("runs", days, y);
        assertEquals(Chart.Scale.DATES, chart.x().scale());
        String svg = Paint.svg(chart);
        assertTrue(svg.contains("2024-02-05") || svg.contains("2024-02-12") || svg.contains("2024-02"), svg);
        Map<?, ?> layout = (Map<?, ?>) Plotly.figure(chart).get("layout");
        assertEquals("date", ((Map<?, ?>) layout.get("xaxis")).get("type"));
        assertTrue(Plotly.figure(chart).toString().contains("2024-02-29 00:00:00.000"));
        assertEquals(Paint.svg(chart), Paint.svg(Chart.titled("t").linked("runs", DateColumn.create("d", days), y)));
        StringColumn text =
                StringColumn.create("d", days.stream().map(LocalDate::toString).toList());
        assertEquals(Paint.svg(chart), Paint.svg(Chart.titled("t").linked("runs", text, y)));
        LocalDateTime noon = LocalDateTime.of(2024, 12, 31, 23, 59, 59, 900_000_000);
        for (Duration step : List.of(
                Duration.ofNanos(1),
                Duration.ofMillis(3),
                Duration.ofSeconds(7),
                Duration.ofMinutes(11),
                Duration.ofHours(5),
                Duration.ofDays(1),
                Duration.ofDays(40),
                Duration.ofDays(900),
                Duration.ofDays(90_000))) {
            List<LocalDateTime> times =
                    new ArrayList<>(List.of(noon, noon.plus(step), noon.plus(step.multipliedBy(5))));
            times.add(null);
            assertTrue(drawn(() -> Chart.titled("t").points("p", times, new double[] {1, 2, 3, 4})));
            Chart drawn = Chart.titled("t").points("p", times, new double[] {1, 2, 3, 4});
            assertTrue(Paint.svg(drawn).contains("202") || Paint.svg(drawn).contains("2500"), step + " has ticks");
        }
        assertTrue(drawn(() -> Chart.titled("t").points("p", y, days)));
        assertTrue(drawn(() -> Chart.titled("t").points("p", List.of(Instant.EPOCH), new double[] {1})));
        assertTrue(drawn(() -> Chart.titled("t")
                .rangeX(LocalDate.of(2024, 1, 1), LocalDate.of(2025, 1, 1))
                .points("p", days, y)));
        Teaches.oneLine(
                () -> Chart.titled("t").points("a", y, y).points("b", days, y), "points(\"b\")", "dates", "x axis");
        Teaches.oneLine(() -> Chart.titled("t").points("a", days, y).points("b", y, y), "numbers", "holds dates");
        Teaches.oneLine(() -> Chart.titled("t").points("a", days, y).logX(), "logX", "dates");
        Teaches.oneLine(() -> Chart.titled("t").points("a", List.of(LocalDate.MIN), new double[1]), "value 0", "9999");
        Teaches.oneLine(() -> Chart.titled("t").points("a", List.of(Instant.MAX), new double[1]), "value 0", "9999");
        Teaches.oneLine(
                () -> Chart.titled("t").points("a", List.of(days.get(0), 3), new double[2]), "value 1", "Integer");
        Teaches.oneLine(() -> HeatMap.of("h", new double[][] {{1, 2, 3}}).x("x", days), "dates", "Chart");
    }

    /** Random doubles of all sizes, extremes among them, through every mark on every axis and every other picture. */
    @Test
    void randomFiniteDataGiveAChartOrOneLine() throws Exception {
        SplittableRandom random = new SplittableRandom(5);
        int drawn = 0;
        int rounds = 300;
        for (int round = 0; round < rounds; round++) {
            int n = random.nextInt(6);
            double spread = new double[] {1e-200, 1e-10, 1, 1e10, 1e200, 0}[random.nextInt(6)];
            double[] x = numbers(random, n, spread);
            double[] y = numbers(random, n, spread);
            double[] z = numbers(random, n, spread);
            boolean logX = random.nextBoolean();
            boolean logY = random.nextBoolean();
            int kind = round % 10;
            drawn += drawn(() -> {
                        Chart empty = Chart.titled("t").note("n");
                        empty = logX ? empty.logX() : empty;
                        empty = logY ? empty.logY() : empty;
                        return switch (kind) {
                            case 0 -> empty.points("p", x, y).linked("l", y, x);
                            case 1 -> empty.line("l", x, y).dashed("d", x, z);
                            case 2 -> empty.steps("s", x, y).steps("t", z);
                            case 3 -> empty.band("b", x, y, z);
                            case 4 ->
                                empty.points(
                                        "p",
                                        x,
                                        y,
                                        Arrays.stream(z).map(Math::abs).toArray());
                            case 5 ->
                                empty.histogram("h", n == 0 ? new double[] {1} : x, 1 + Math.abs((int) spread % 40));
                            case 6 -> empty.line("f", v -> v * spread, n == 0 ? 0 : x[0], n == 0 ? 1 : y[0]);
                            case 7 ->
                                HeatMap.of("h", new double[][] {x, y, z})
                                        .x("x", z)
                                        .y("y", new double[] {1, 2, 4});
                            case 8 ->
                                Gallery.titled("g")
                                        .image("i", 1, Math.max(1, n), n == 0 ? new double[1] : x)
                                        .columns(7);
                            default ->
                                n == 0
                                        ? Scene.titled("s")
                                        : Scene.titled("s").points(x, y, z).colour(z, "c");
                        };
                    })
                    ? 1
                    : 0;
        }
        assertTrue(drawn > rounds / 3, drawn + " of " + rounds + " were drawn");
    }

    private static double[] numbers(SplittableRandom random, int n, double spread) {
        double[] numbers = new double[n];
        for (int k = 0; k < n; k++) {
            double any = Double.longBitsToDouble(random.nextLong());
            numbers[k] = random.nextInt(5) == 0
                    ? EXTREMES[random.nextInt(EXTREMES.length)]
                    : spread == 0 ? (Double.isInfinite(any) ? 0 : any) : (random.nextDouble() - 0.2) * spread;
        }
        return numbers;
    }

    @Test
    void anyCharactersGiveValidXml() throws Exception {
        SplittableRandom random = new SplittableRandom(6);
        List<String> texts = new ArrayList<>(List.of(
                "\u0000",
                "]]>",
                "<![CDATA[",
                "&#0;",
                "\ud800",
                "\udc00\ud800",
                "\ufffe\uffff",
                "\ud83f\udfff",
                "a_\ud83e\udde0",
                "\r\n\t",
                "\u0085\u009f",
                "<script>alert(1)</script>",
                "\"'&",
                "_{".repeat(10_000),
                "^{a_{b}}",
                "\u202e\u2028",
                "x".repeat(5_000)));
        for (int k = 0; k < 60; k++) {
            StringBuilder text = new StringBuilder();
            for (int c = random.nextInt(30); c >= 0; c--) {
                text.append((char) (random.nextBoolean() ? random.nextInt(128) : random.nextInt(65_536)));
            }
            texts.add(text.toString());
        }
        double[] one = {1};
        for (String text : texts) {
            assertTrue(drawn(() -> Chart.titled(text)
                    .x(text)
                    .y(text)
                    .note(text)
                    .points(text, one, one)
                    .line(text, one, one)));
            xml(Paint.svg(HeatMap.of(text, new double[][] {{1, 2}})
                    .x(text)
                    .y(text)
                    .bar(text)
                    .note(text)));
            xml(Paint.svg(Gallery.titled(text).image(text, 1, 1, one).note(text)));
            xml(Paint.svg(Scene.titled(text)
                    .axes(text, text, text)
                    .points(one, one, one)
                    .colour(one, text)
                    .note(text)));
        }
    }

    @Test
    void countsAreChecked() {
        double[] one = {1};
        Chart chart = Chart.titled("t");
        Teaches.oneLine(() -> chart.histogram("h", one, Integer.MAX_VALUE), "bins", "10000");
        Teaches.oneLine(() -> chart.line("l", new double[1_000_001], new double[1_000_001]), "1,000,001", "thin");
        Teaches.oneLine(() -> HeatMap.of("h", new double[1025][1024]), "cells");
        Teaches.oneLine(() -> Gallery.titled("g").image("i", 4096, 1025, new double[4096 * 1025]), "pixels");
        Teaches.oneLine(
                () -> Scene.titled("s").points(new double[200_001], new double[200_001], new double[200_001]),
                "points");
        for (int[] size : new int[][] {{0, 0}, {-1, 100}, {Integer.MAX_VALUE, Integer.MAX_VALUE}, {49, 1000}}) {
            Teaches.oneLine(() -> Paint.png(chart, size[0], size[1]), "png(");
        }
        assertTrue(Paint.png(chart.points("p", one, one), 50, 5000).length > 0);
        assertTrue(Paint.png(chart.points("p", one, one), 5000, 50).length > 0);
    }

    @Test
    void drawingCanBeInterrupted() {
        Chart chart = points(1, 1, 2, 2);
        HeatMap map = HeatMap.of("h", new double[][] {{1, 2}});
        Scene scene = Scene.titled("s").points(new double[] {1}, new double[] {1}, new double[] {1});
        for (Picture picture : List.of(chart, map, scene, Gallery.titled("g").image("i", 1, 1, new double[1]))) {
            Thread.currentThread().interrupt();
            assertThrows(CancellationException.class, () -> Paint.svg(picture));
            assertTrue(Thread.interrupted(), "the interrupt is kept for the caller");
        }
    }

    @Test
    void nullIsNamed() {
        double[] one = {1};
        Chart chart = Chart.titled("t");
        Teaches.oneLine(() -> Chart.titled(null), "title");
        Teaches.oneLine(() -> chart.x(null), "title");
        Teaches.oneLine(() -> chart.note(null), "note");
        Teaches.oneLine(() -> chart.points(null, one, one), "name");
        Teaches.oneLine(() -> chart.points("p", null, one), "points(\"p\")", "null");
        Teaches.oneLine(() -> chart.points("p", one, null), "null");
        Teaches.oneLine(() -> chart.points("p", one, one, null), "null");
        Teaches.oneLine(() -> chart.band("b", one, one, null), "null");
        Teaches.oneLine(() -> chart.line("l", null, 0, 1), "f is null");
        Teaches.oneLine(() -> chart.rangeX(null, LocalDate.EPOCH), "from");
        Teaches.oneLine(() -> chart.rangeX(Double.NEGATIVE_INFINITY, 1), "finite");
        Teaches.oneLine(() -> HeatMap.of(null, new double[][] {{1}}), "title");
        Teaches.oneLine(() -> HeatMap.of("h", null), "z");
        Teaches.oneLine(() -> HeatMap.of("h", new double[][] {null}), "null");
        Teaches.oneLine(() -> HeatMap.of("h", new double[][] {{1}}).map(null), "colours");
        Teaches.oneLine(() -> HeatMap.of("h", new double[][] {{-1e308, 1e308}}), "longer");
        Teaches.oneLine(() -> Gallery.of("g", null, 1, 1), "xi");
        Teaches.oneLine(() -> Gallery.titled("g").image(null, 1, 1, one), "caption");
        Teaches.oneLine(() -> Gallery.titled("g").image("i", 1, 1, null), "null");
        Teaches.oneLine(() -> Scene.titled(null), "title");
        Teaches.oneLine(() -> Scene.sphere("s", null), "null");
        Teaches.oneLine(() -> Scene.titled("s").axes("x", null, "z"), "axis");
        Teaches.oneLine(() -> Scene.titled("s").links((int[][]) null), "links");
        Teaches.oneLine(() -> Scene.titled("s").arrows(null), "null");
        Teaches.oneLine(() -> Scene.titled("s").colour(null, "c"), "null");
    }

    @Test
    void aChartHoldsItsOwnNumbers() {
        double[] x = {1, 2};
        Chart.Series series = new Chart.Series("s", Chart.Mark.LINE, x, x, new double[0], new double[0], "");
        double[][] z = {{1, 2}};
        HeatMap map = HeatMap.of("h", z);
        x[0] = 7;
        z[0][0] = 7;
        assertEquals(1, series.x()[0]);
        assertEquals(1, map.z()[0][0]);
    }
}
