package engram.chart.paint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ViewTest {

    /** The sheet's coordinates are those of a camera: nearer is larger, up is up, and the box fits. */
    @ParameterizedTest
    @CsvSource({"0, 0", "-58, 22", "200, -70", "45, 90"})
    void projection(double azimuth, double elevation) {
        double[] low = {-1, 0, 3};
        double[] high = {2, 5, 4};
        View view = new View(low, high, azimuth, elevation);
        view.fit(low, high, false, 100, 50, 500, 450);
        for (int corner = 0; corner < 8; corner++) {
            View.Place at = view.place(View.corner(low, high, corner));
            assertTrue(at.x() > 100 - 1e-9 && at.x() < 500 + 1e-9, "x " + at.x());
            assertTrue(at.y() > 50 - 1e-9 && at.y() < 450 + 1e-9, "y " + at.y());
            assertTrue(at.depth() > -1e-12 && at.depth() < 1 + 1e-12);
            for (int other = 0; other < 8; other++) {
                View.Place that = view.place(View.corner(low, high, other));
                assertTrue(at.depth() <= that.depth() + 1e-12 || at.scale() > that.scale());
            }
        }
        double phi = Math.toRadians(azimuth);
        double height = Math.toRadians(elevation);
        double[] middle = {0.5, 2.5, 3.5};
        View.Place centre = view.place(middle);
        View.Place nearer = view.place(
                middle[0] + Math.cos(phi) * Math.cos(height),
                middle[1] + Math.sin(phi) * Math.cos(height),
                middle[2] + Math.sin(height));
        assertEquals(centre.x(), nearer.x(), 1e-9);
        assertEquals(centre.y(), nearer.y(), 1e-9);
        assertTrue(nearer.depth() > centre.depth());
        if (elevation < 90) {
            assertTrue(view.place(middle[0], middle[1], middle[2] + 0.1).y() < centre.y());
        }
    }
}
