package engram.chart;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import engram.chart.paint.Paint;
import engram.chart.plotly.Plotly;
import engram.random.Streams;
import engram.state.Spins;
import engram.topology.Points;
import engram.topology.Topology;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Document;

class PaintingTest {
    private static final Streams SEED = Streams.seed(1);

    static List<Picture> pictures() {
        double[] x = {1, 2, 3, 4};
        double[] y = {1, Double.NaN, 9, 16};
        double[] se = {0.5, 0.5, 2, Double.NaN};
        return List.of(
                Chart.titled("nothing yet"),
                Chart.titled("").x("x").y("y").points("one point", new double[] {3}, new double[] {3}),
                Chart.titled("all kinds & <more> \"quotes\" \u0001")
                        .x("Z", "neighbours")
                        .y("γ_c")
                        .band("band", x, new double[] {0, 1, 2, 3}, new double[] {2, 3, 4, 5})
                        .points("points", x, y, se)
                        .linked("linked", x, y)
                        .steps("steps", y)
                        .line("line", v -> v * v, 0, 4)
                        .dashed("x^2", x, y)
                        .note("A note that is long enough to be set in more than one line, since it goes on about the "
                                + "sizes, the rule, λ = 10^-3 and what the bars are."),
                Chart.titled("log").logX().logY().points("p", x, y, se).line("l", v -> v - 2, 1, 4),
                Chart.titled("histogram").histogram("h", new double[] {1, 1, 2, 5}, 4),
                HeatMap.of("heat", new double[][] {{1, -2, Double.NaN}, {0, 4, 1}})
                        .bar("W_{ij}"),
                HeatMap.of("matrix", new double[][] {{1, 2}, {3, 4}}).matrix().note("square"),
                HeatMap.of("uneven", new double[][] {{1, 2, 3}}).x("λ", new double[] {0.001, 0.01, 0.1}),
                Gallery.titled("letters")
                        .image("m_0", 2, 2, new double[] {1, -1, 0, Double.NaN})
                        .image("wider than its image", 3, 1, new double[] {5, -5, 0.5}),
                Gallery.titled("none"),
                Scene.titled("nothing yet"),
                Scene.titled("").points(new double[] {1}, new double[] {2}, new double[] {3}),
                Scene.titled("flat & <plain>").points(Points.random(9, 2, SEED)).links(Topology.complete(9)),
                Scene.titled("a network of vectors")
                        .points(Points.random(20, 3, SEED))
                        .links(Topology.near(Points.random(20, 3, SEED), 5))
                        .arrows(new Spins(20, 3).random(SEED.open("s")))
                        .note("In a periodic box."),
                Scene.sphere("s_i", new Spins(30, 3).random(SEED.open("s"))));
    }

    @ParameterizedTest
    @MethodSource("pictures")
    void svgIsWellFormedAndAlwaysTheSame(Picture picture) throws Exception {
        String svg = Paint.svg(picture);
        Document document = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)));
        assertEquals("svg", document.getDocumentElement().getTagName());
        assertEquals(svg, Paint.svg(picture));
        assertFalse(svg.contains("NaN") || svg.contains("Infinity"), svg);
    }

    @ParameterizedTest
    @MethodSource("pictures")
    void pngDecodesAndShowsSomething(Picture picture) throws Exception {
        byte[] bytes = Paint.png(picture);
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(bytes));
        assertEquals(2 * Paint.width(picture), image.getWidth());
        assertEquals(2 * Paint.height(picture), image.getHeight());
        Set<Integer> colours = new HashSet<>();
        for (int y = 0; y < image.getHeight(); y += 2) {
            for (int x = 0; x < image.getWidth(); x++) {
                colours.add(image.getRGB(x, y));
            }
        }
        assertTrue(colours.size() > 2, "blank");
        assertArrayEquals(bytes, Paint.png(picture));
    }

    @ParameterizedTest
    @MethodSource("pictures")
    void plotlyHoldsNothingThatJsonCannot(Picture picture) {
        assertEquals(Set.of("data", "layout", "config"), Plotly.figure(picture).keySet());
        check(Plotly.figure(picture));
    }

    private static void check(Object value) {
        if (value instanceof Map<?, ?> map) {
            map.forEach((key, inner) -> {
                assertTrue(key instanceof String);
                check(inner);
            });
        } else if (value instanceof List<?> list) {
            list.forEach(PaintingTest::check);
        } else if (value instanceof Number number) {
            assertTrue(Double.isFinite(number.doubleValue()), "not finite");
        } else {
            assertTrue(value == null || value instanceof String || value instanceof Boolean, "" + value);
        }
    }
}
