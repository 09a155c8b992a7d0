package engram.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;

import engram.Teaches;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class EstimateTest {

    @Test
    void meanAndErrorOfSmallSample() {
        Estimate e = Estimate.of(1, 2, 3, 4);
        assertEquals(2.5, e.mean());
        assertEquals(Math.sqrt(5 / 3.0), e.sd(), 1e-15);
        assertEquals(Math.sqrt(5 / 12.0), e.se(), 1e-15);
        assertEquals(e, Estimate.of(List.of(1, 2, 3, 4)));
    }

    /** Ten times 2/192: summing and dividing again would leave a spread of rounding. */
    @Test
    void equalValuesHaveNoSpread() {
        double[] same = new double[10];
        Arrays.fill(same, 2 / 192.0);
        assertEquals(new Estimate(2 / 192.0, 0, 10), Estimate.of(same));
    }

    @Test
    void printsToTheSecondDigitOfTheErrorInEveryCountry() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.GERMANY);
            assertEquals("0.9431 ± 0.0021 (n=64)", new Estimate(0.94312, 0.0021 * 8, 64).toString());
            assertEquals("0.005187 ± 0.000040", Estimate.plusMinus(0.0051872, 0.00004));
            assertEquals("1543 ± 25", Estimate.plusMinus(1543.2, 25.1));
            assertEquals("1.50000 ± ? (n=1)", Estimate.of(1.5).toString());
            assertEquals("12.0 ± 1.2 (n=4)", new Estimate(12.03, 2.4, 4).toString());
            assertEquals("2 ± 0 (n=5)", Estimate.of(2, 2, 2, 2, 2).toString());
        } finally {
            Locale.setDefault(before);
        }
    }

    /** Anscombe's first quartet, Am. Stat. 27, 17 (1973): all statistics are published. */
    @Test
    void linearFitGivesPublishedRegression() {
        double[] x = {10, 8, 13, 9, 11, 14, 6, 4, 12, 7, 5};
        double[] y = {8.04, 6.95, 7.58, 8.81, 8.33, 9.96, 7.24, 4.26, 10.84, 4.82, 5.68};
        LinearFit fit = LinearFit.of(x, y);
        assertEquals(0.5001, fit.slope(), 5e-5);
        assertEquals(0.1179, fit.slopeSe(), 5e-5);
        assertEquals(3.0001, fit.intercept(), 5e-5);
        assertEquals(1.1247, fit.interceptSe(), 5e-5);
        assertEquals(0.6665, fit.r2(), 5e-5);
        assertEquals(-3.0001 / 0.5001, fit.z0(), 1e-3);
        assertEquals(crossingError(x, y), fit.z0Se(), 1e-6);
    }

    /** First-order propagation by finite differences: each y moved by the residual scatter. */
    private static double crossingError(double[] x, double[] y) {
        LinearFit fit = LinearFit.of(x, y);
        double residual = 0;
        for (int k = 0; k < x.length; k++) {
            residual += Math.pow(y[k] - fit.at(x[k]), 2) / (x.length - 2);
        }
        double variance = 0;
        for (int k = 0; k < x.length; k++) {
            double[] up = y.clone();
            double[] down = y.clone();
            up[k] += 1e-5;
            down[k] -= 1e-5;
            double slope = (LinearFit.of(x, up).z0() - LinearFit.of(x, down).z0()) / 2e-5;
            variance += slope * slope * residual;
        }
        return Math.sqrt(variance);
    }

    @Test
    void badNumbersTeach() {
        Teaches.oneLine(() -> Estimate.of(), "at least one");
        Teaches.oneLine(() -> Estimate.of(1, Double.NaN), "NaN", "finite");
        Teaches.oneLine(() -> LinearFit.of(new double[] {1, 2}, new double[] {1, 2}), "three");
        Teaches.oneLine(() -> LinearFit.of(new double[] {1, 1, 1}, new double[] {1, 2, 3}), "two different x");
        Teaches.oneLine(
                () -> LinearFit.of(new double[] {1, 2, 3}, new double[] {1, Double.NaN, 3}), "point 1", "finite");
    }
}
