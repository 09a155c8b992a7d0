package engram.topology;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import engram.Teaches;
import engram.random.Streams;
import org.junit.jupiter.api.Test;

class PointsTest {
    private static final Streams SEED = Streams.seed(9);

    /** Against a search through all images. */
    @Test
    void stepsGoToTheNearestImage() {
        Points points = Points.random(12, 2, SEED);
        double side = points.side();
        assertEquals(12, side * side, 1e-12);
        for (int i = 0; i < 12; i++) {
            for (int j = 0; j < 12; j++) {
                double nearest = Double.POSITIVE_INFINITY;
                for (int image = 0; image < 9; image++) {
                    double dx = points.x()[2 * j] - points.x()[2 * i] + side * (image % 3 - 1);
                    double dy = points.x()[2 * j + 1] - points.x()[2 * i + 1] + side * (image / 3 - 1);
                    nearest = Math.min(nearest, dx * dx + dy * dy);
                }
                assertEquals(nearest, points.squaredDistance(i, j), 1e-13);
                assertEquals(-points.step(j, i, 1), points.step(i, j, 1), 0);
            }
        }
    }

    @Test
    void openSpaceHasNoImages() {
        Points points = Points.open(2, 0, 0, 300, 400);
        assertEquals(250_000, points.squaredDistance(0, 1), 0);
        assertEquals("Points(N = 2, d = 2, open space)", points.toString());
        assertArrayEquals(new double[] {0, 400}, points.coordinate(1), 0);
    }

    @Test
    void jitterIsBounded() {
        Points points = Points.lattice(4, 3, 0.2, SEED);
        assertEquals(64, points.n());
        double most = 0;
        double square = 0;
        for (double x : points.x()) {
            double off = x - Math.rint(x);
            most = Math.max(most, Math.abs(off));
            square += off * off / points.x().length;
        }
        assertTrue(most <= 0.2);
        // Uniform on [-j, j]: mean square j^2 / 3 with standard deviation j^2 sqrt(4 / 45) over 192 numbers.
        assertEquals(0.04 / 3, square, 4 * 0.04 * Math.sqrt(4.0 / 45 / 192));
        assertArrayEquals(new double[] {1, 2, 3}, new double[] {xOf(57, 0), xOf(57, 1), xOf(57, 2)}, 0);
    }

    private static double xOf(int i, int a) {
        return Points.lattice(4, 3, 0, SEED).x()[3 * i + a];
    }

    @Test
    void badPointsTeach() {
        Teaches.oneLine(() -> new Points(2, 0, new double[4]), "side = 0", "POSITIVE_INFINITY");
        Teaches.oneLine(() -> new Points(2, Double.NaN, new double[4]), "side = NaN");
        Teaches.oneLine(() -> Points.open(0), "d = 0");
        Teaches.oneLine(() -> Points.open(2, 1, 2, 3), "3 numbers");
        Teaches.oneLine(() -> Points.open(2, 1, 2, 3, Double.NaN), "coordinate 1 of point 1", "NaN");
        Teaches.oneLine(() -> Points.random(1, 3, SEED), "n = 1", "two points");
        Teaches.oneLine(() -> Points.lattice(2, 3, 0, SEED), "length = 2", "at least 3");
        Teaches.oneLine(() -> Points.lattice(2000, 3, 0, SEED), "2^31");
        Teaches.oneLine(() -> Points.lattice(4, 3, Double.NaN, SEED), "jitter = NaN");
        Teaches.oneLine(() -> Points.open(1, 1, 2).coordinate(1), "coordinate(1)");
    }
}
