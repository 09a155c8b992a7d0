package engram.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import engram.Teaches;
import engram.statistics.CurveFit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class FiniteSizeTest {
    private static final int[] SIZES = {100, 400, 900, 1600, 2500};

    /** Fractions that obey the scaling hypothesis exactly: alpha_half = 0.138 + 2 w, w = N^(-1/2) / 10. */
    private static FiniteSize exact() {
        List<double[]> rows = new ArrayList<>();
        for (int n : SIZES) {
            double w = 0.1 / Math.sqrt(n);
            double half = 0.138 + 2 * w;
            for (int k = -4; k <= 4; k++) {
                double load = half + k * w / 2;
                rows.add(new double[] {n, load, 1 / (1 + Math.exp((load - half) / w))});
                rows.add(rows.get(rows.size() - 1));
            }
        }
        return FiniteSize.of(column(rows, 0), column(rows, 1), column(rows, 2), 0.14, 0.005);
    }

    private static double[] column(List<double[]> rows, int k) {
        return rows.stream().mapToDouble(row -> row[k]).toArray();
    }

    @Test
    void exactFallsGiveBackTheirHalvesAndWidths() {
        FiniteSize scaling = exact();
        assertEquals(SIZES.length, scaling.falls().size());
        for (int k = 0; k < SIZES.length; k++) {
            FiniteSize.Fall fall = scaling.falls().get(k);
            double w = 0.1 / Math.sqrt(SIZES[k]);
            assertEquals(SIZES[k], fall.neurons());
            assertEquals(2, fall.networks());
            assertEquals(0.138 + 2 * w, fall.half().value(), 1e-8);
            assertEquals(w, fall.width(), 1e-8);
        }
        assertTrue(scaling.toString().contains("for N = 2500"));
    }

    @Test
    void bothLinesEndAtTheLimit() {
        CurveFit byWidth = exact().againstWidth();
        assertEquals(0.138, byWidth.coefficient(0).value(), 1e-7);
        assertEquals(2, byWidth.coefficient(1).value(), 1e-5);
        CurveFit byRoot = exact().againstPower(0.5);
        assertEquals(0.138, byRoot.coefficient(0).value(), 1e-7);
        assertEquals(0.2, byRoot.coefficient(1).value(), 1e-5);
        assertTrue(exact().againstPower(1).rss() > 1e3 * byRoot.rss());
    }

    @Test
    void badArgumentsAreExplained() {
        double[] two = {1, 2};
        Teaches.oneLine(
                () -> FiniteSize.of(two, two, new double[1], 0.1, 0.1), "2 sizes", "1 fractions", "every network");
        Teaches.oneLine(() -> FiniteSize.of(new double[] {1.5}, new double[1], new double[1], 0.1, 0.1), "1.5 neurons");
        Teaches.oneLine(() -> exact().againstPower(0), "exponent = 0.0", "try 0.5");
        Teaches.oneLine(() -> new FiniteSize(Arrays.asList((FiniteSize.Fall) null)), "falls");
    }
}
