package engram.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import engram.Teaches;
import engram.chart.paint.Paint;
import engram.chart.plotly.Plotly;
import engram.random.Streams;
import engram.state.Spins;
import engram.topology.Points;
import engram.topology.Topology;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SceneTest {
    private static final double[] X = {0, 1, 2};
    private static final double[] UP = {0, 0, 1, 0, 0.6, 0.8, 1, 0, 0};

    private static Scene scene() {
        return Scene.titled("c").points(X, X, new int[] {0, 0, 5});
    }

    private static List<?> traces(Scene scene) {
        return (List<?>) Plotly.figure(scene).get("data");
    }

    private static Map<?, ?> trace(Scene scene, int k) {
        return (Map<?, ?>) traces(scene).get(k);
    }

    @Test
    void plotlyHasLinksPointsShaftsAndHeads() {
        Scene scene = scene().links(new int[][] {{0, 2}, {1, 0}}).arrows(UP);
        assertEquals(4, traces(scene).size());
        assertEquals(
                Arrays.asList(0.0, 2.0, null, 1.0, 0.0, null), trace(scene, 0).get("x"));
        assertEquals(
                Arrays.asList(0.0, 5.0, null, 0.0, 0.0, null), trace(scene, 0).get("z"));
        assertEquals(List.of(0.0, 1.0, 2.0), trace(scene, 1).get("x"));
        List<?> shaft = (List<?>) trace(scene, 2).get("z");
        assertEquals(9, shaft.size());
        assertTrue((Double) shaft.get(1) > 0, "the first points upwards");
        assertNull(shaft.get(2));
        assertEquals(shaft.get(6), shaft.get(7), "the third lies flat");
        assertEquals(
                List.of("s<sub>x</sub>", "s<sub>y</sub>", "s<sub>z</sub>"),
                trace(Scene.sphere("s", UP), 1).get("text"));
        assertEquals("mesh3d", trace(scene, 3).get("type"));
        List<?> corners = (List<?>) trace(scene, 3).get("x");
        for (String end : List.of("i", "j", "k")) {
            for (Object corner : (List<?>) trace(scene, 3).get(end)) {
                assertTrue((Integer) corner < corners.size());
            }
        }
    }

    /** A cone is a closed surface: each edge belongs to two triangles. */
    @Test
    void headsAreClosed() {
        Map<?, ?> mesh = trace(scene().arrows(UP), 2);
        int[] shared = new int[33 * 33];
        for (int t = 0; t < ((List<?>) mesh.get("i")).size(); t++) {
            int[] corner = new int[3];
            for (int a = 0; a < 3; a++) {
                corner[a] = (Integer) ((List<?>) mesh.get("ijk".substring(a, a + 1))).get(t);
            }
            for (int a = 0; a < 3; a++) {
                int p = corner[a];
                int q = corner[(a + 1) % 3];
                shared[Math.min(p, q) * 33 + Math.max(p, q)]++;
            }
        }
        assertTrue(Arrays.stream(shared).allMatch(count -> count == 0 || count == 2));
        // Ten edges at the tip, ten about the base, seven across it, three cones.
        assertEquals(3 * 27, Arrays.stream(shared).filter(count -> count == 2).count());
    }

    @Test
    void arrowsAreColouredByTheirThirdComponentUnlessTold() {
        assertEquals(List.of(1.0, 0.8, 0.0), marker(scene().arrows(UP)).get("color"));
        assertEquals(-1.0, marker(scene().arrows(UP)).get("cmin"));
        Scene told = scene().colour(new double[] {3, 4, 7}, "m_i").arrows(UP);
        assertEquals(List.of(3.0, 4.0, 7.0), marker(told).get("color"));
        assertEquals(7.0, marker(told).get("cmax"));
        assertEquals(told.toString(), scene().arrows(UP).colour(X, "m_i").toString());
        assertEquals(2.0, marker(told.range(1, 2)).get("cmax"));
        assertEquals("#0072b2", marker(scene()).get("color"));
        assertEquals(List.of(1.0, 0.8, 0.0), marker(Scene.sphere("s", UP), 2).get("color"));
    }

    private static Map<?, ?> marker(Scene scene) {
        return marker(scene, 0);
    }

    private static Map<?, ?> marker(Scene scene, int k) {
        return (Map<?, ?>) trace(scene, k).get("marker");
    }

    /** From 0.1 to 0.9 in a box of side 1 it is 0.2 through the wall: two halves of 0.1. */
    @Test
    void linksThroughTheWallAreTwoHalves() {
        Points points = new Points(2, 1, new double[] {0.1, 0.5, 0.9, 0.5});
        Scene scene = Scene.titled("c").points(points).links(Topology.complete(2));
        List<?> x = (List<?>) trace(scene, 0).get("x");
        double[] expected = {0.1, 0, Double.NaN, 1, 0.9, Double.NaN};
        for (int k = 0; k < 6; k++) {
            if (Double.isNaN(expected[k])) {
                assertNull(x.get(k));
            } else {
                assertEquals(expected[k], (Double) x.get(k), 1e-15);
            }
        }
        Scene open = Scene.titled("c").points(Points.open(2, points.x())).links(Topology.complete(2));
        assertEquals(Arrays.asList(0.1, 0.9, null), trace(open, 0).get("x"));
    }

    @Test
    void viewTurnsBothPictures() {
        Scene turned = scene().view(0, 90);
        assertNotEquals(Paint.svg(scene()), Paint.svg(turned));
        Map<?, ?> layout = (Map<?, ?>) Plotly.figure(turned).get("layout");
        Map<?, ?> camera = (Map<?, ?>) ((Map<?, ?>) layout.get("scene")).get("camera");
        Map<?, ?> eye = (Map<?, ?>) camera.get("eye");
        assertEquals(2.15, (Double) eye.get("z"), 1e-12);
        assertEquals(0, (Double) eye.get("x"), 1e-12);
    }

    @Test
    void aPictureIsAValue() {
        double[] s = new Spins(3, 3).random(Streams.seed(2).open("s"));
        Scene scene = scene().arrows(s);
        String before = Paint.svg(scene);
        s[0] = 7;
        assertEquals(before, Paint.svg(scene));
        assertFalse(Paint.svg(scene.note("n")).equals(before));
        assertTrue(Paint.svg(scene.axes("a", "b", "γ_c")).contains("γ"));
        assertEquals("Scene: c (3 points, 0 links, arrows)", scene.toString());
    }

    @Test
    void badInputTeaches() {
        Scene scene = scene();
        Teaches.oneLine(() -> scene.points(X, new double[2], X), "3 values of x", "2 of y");
        Teaches.oneLine(() -> scene.points(X, X, new double[] {1, Double.NaN, 2}), "z of point 1", "NaN");
        Teaches.oneLine(() -> scene.points(X, X, new double[] {1, 1 / 0.0, 2}), "Infinity");
        Teaches.oneLine(() -> scene.points(Points.random(5, 4, Streams.seed(1))), "d = 4", "two or three");
        Teaches.oneLine(() -> scene.links(new int[][] {{0, 3}}), "[0, 3]", "3 points");
        Teaches.oneLine(() -> Scene.titled("t").links(Topology.complete(2)), "points(...) first");
        Teaches.oneLine(() -> scene.arrows(new double[6]), "6 values of arrows", "9 of points");
        Teaches.oneLine(() -> scene.arrows(new double[9]), "spin 0", "length 0", "unit");
        Teaches.oneLine(() -> scene.arrows(new double[] {1, 0, 0, Double.NaN, 0, 0, 0, 0, 1}), "spin 1", "NaN");
        Teaches.oneLine(() -> scene.colour(new double[2], "m"), "2 values of colour", "3 of points");
        Teaches.oneLine(() -> scene.colour(new double[] {0, Double.NaN, 1}, "m"), "colour of point 1", "NaN");
        Teaches.oneLine(() -> scene.range(1, 1), "from must be less");
        Teaches.oneLine(() -> scene.view(0, 91), "elevation = 91", "-90 to 90");
        Teaches.oneLine(() -> scene.view(Double.NaN, 0), "azimuth", "NaN");
        Teaches.oneLine(() -> Scene.sphere("s", new double[4]), "4 numbers", "three numbers each");
        Teaches.oneLine(() -> Scene.sphere("s", new double[3]), "spin 0", "unit");
    }
}
