package engram.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Certified values of the Statistical Reference Datasets of the National Institute of Standards and Technology, in
 * {@code nist.txt}. Nonlinear problems are asked for 7 of the 11 certified digits of each parameter and 5 of each error,
 * from both starts, the linear ones for 7 digits in units of the errors; the rest follows from where a search may stop, 1e-9 standard errors from the minimum at best.
 */
class NistTest {
    private static final CurveFit.Curve LANCZOS =
            (x, b) -> b[0] * Math.exp(-b[1] * x) + b[2] * Math.exp(-b[3] * x) + b[4] * Math.exp(-b[5] * x);
    private static final CurveFit.Curve GAUSS = (x, b) -> b[0] * Math.exp(-b[1] * x)
            + b[2] * Math.exp(-Math.pow((x - b[3]) / b[4], 2))
            + b[5] * Math.exp(-Math.pow((x - b[6]) / b[7], 2));
    private static final CurveFit.Curve CHWIRUT = (x, b) -> Math.exp(-b[0] * x) / (b[1] + b[2] * x);
    private static final CurveFit.Curve CUBICS =
            (x, b) -> (b[0] + x * (b[1] + x * (b[2] + x * b[3]))) / (1 + x * (b[4] + x * (b[5] + x * b[6])));
    private static final CurveFit.Curve POLYNOMIAL = (x, b) -> {
        double sum = 0;
        for (int k = b.length - 1; k >= 0; k--) {
            sum = sum * x + b[k];
        }
        return sum;
    };
    private static final Map<String, CurveFit.Curve> FORMS = Map.ofEntries(
            Map.entry("Misra1a", (x, b) -> b[0] * (1 - Math.exp(-b[1] * x))),
            Map.entry("Misra1b", (x, b) -> b[0] * (1 - Math.pow(1 + b[1] * x / 2, -2))),
            Map.entry("Misra1c", (x, b) -> b[0] * (1 - Math.pow(1 + 2 * b[1] * x, -0.5))),
            Map.entry("Misra1d", (x, b) -> b[0] * b[1] * x / (1 + b[1] * x)),
            Map.entry("Chwirut1", CHWIRUT),
            Map.entry("Chwirut2", CHWIRUT),
            Map.entry("Lanczos1", LANCZOS),
            Map.entry("Lanczos2", LANCZOS),
            Map.entry("Lanczos3", LANCZOS),
            Map.entry("Gauss1", GAUSS),
            Map.entry("Gauss2", GAUSS),
            Map.entry("Gauss3", GAUSS),
            Map.entry("DanWood", (x, b) -> b[0] * Math.pow(x, b[1])),
            Map.entry("Kirby2", (x, b) -> (b[0] + x * (b[1] + x * b[2])) / (1 + x * (b[3] + x * b[4]))),
            Map.entry("Hahn1", CUBICS),
            Map.entry("Thurber", CUBICS),
            Map.entry("MGH09", (x, b) -> b[0] * x * (x + b[1]) / (x * (x + b[2]) + b[3])),
            Map.entry("MGH10", (x, b) -> b[0] * Math.exp(b[1] / (x + b[2]))),
            Map.entry("MGH17", (x, b) -> b[0] + b[1] * Math.exp(-x * b[3]) + b[2] * Math.exp(-x * b[4])),
            Map.entry("Roszman1", (x, b) -> b[0] - b[1] * x - Math.atan(b[2] / (x - b[3])) / Math.PI),
            Map.entry(
                    "ENSO",
                    (x, b) -> b[0]
                            + b[1] * Math.cos(2 * Math.PI * x / 12)
                            + b[2] * Math.sin(2 * Math.PI * x / 12)
                            + b[4] * Math.cos(2 * Math.PI * x / b[3])
                            + b[5] * Math.sin(2 * Math.PI * x / b[3])
                            + b[7] * Math.cos(2 * Math.PI * x / b[6])
                            + b[8] * Math.sin(2 * Math.PI * x / b[6])),
            Map.entry("Bennett5", (x, b) -> b[0] * Math.pow(b[1] + x, -1 / b[2])),
            Map.entry("BoxBOD", (x, b) -> b[0] * (1 - Math.exp(-b[1] * x))),
            Map.entry("Rat42", (x, b) -> b[0] / (1 + Math.exp(b[1] - b[2] * x))),
            Map.entry("Rat43", (x, b) -> b[0] / Math.pow(1 + Math.exp(b[1] - b[2] * x), 1 / b[3])),
            Map.entry("Eckerle4", (x, b) -> b[0] / b[1] * Math.exp(-0.5 * Math.pow((x - b[2]) / b[1], 2))));

    /** The lists of numbers below a heading. */
    private static List<double[]> data(String heading) throws IOException {
        try (InputStream in = NistTest.class.getResourceAsStream("nist.txt")) {
            List<String> lines = new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
            List<double[]> lists = new ArrayList<>();
            for (int k = lines.indexOf(heading) + 1;
                    k < lines.size() && !Character.isLetter(lines.get(k).charAt(0));
                    k++) {
                lists.add(Stream.of(lines.get(k).split(" "))
                        .mapToDouble(Double::parseDouble)
                        .toArray());
            }
            return lists;
        }
    }

    static Stream<String> nonlinear() {
        return FORMS.keySet().stream().sorted();
    }

    @ParameterizedTest
    @MethodSource
    void nonlinear(String name) throws IOException {
        List<double[]> problem = data("nonlinear " + name);
        fits(name, FORMS.get(name), problem, problem.get(5), problem.get(6));
    }

    /** Nelson's problem has two predictors, so that the curve's x is the number of the point; it fits log y. */
    @Test
    void twoPredictors() throws IOException {
        List<double[]> problem = data("nonlinear Nelson");
        double[] time = problem.get(5);
        double[] temperature = problem.get(6);
        fits(
                "Nelson",
                (point, b) -> b[0] - b[1] * time[(int) point] * Math.exp(-b[2] * temperature[(int) point]),
                problem,
                numbers(time.length),
                Arrays.stream(problem.get(7)).map(Math::log).toArray());
    }

    private static double[] numbers(int n) {
        double[] x = new double[n];
        Arrays.setAll(x, k -> k);
        return x;
    }

    private static void fits(String name, CurveFit.Curve form, List<double[]> problem, double[] x, double[] y) {
        double[] certified = problem.get(2);
        double[] errors = problem.get(3);
        double rss = problem.get(4)[0];
        // Lanczos1 is exact to rounding: its errors are those of the fourteenth digit of y.
        double rounding = rss < 1e-20 ? 0.01 : 1e-5;
        for (double[] start : problem.subList(0, 2)) {
            CurveFit fit = CurveFit.of(name, form, start, x, y);
            for (int k = 0; k < certified.length; k++) {
                assertEquals(1, fit.a()[k] / certified[k], 1e-7, name + ", b" + (k + 1));
                assertEquals(1, fit.se()[k] / errors[k], rounding, name + ", error of b" + (k + 1));
            }
            assertEquals(1, fit.rss() / rss, rss < 1e-20 ? 0.01 : 1e-9, name);
        }
    }

    /** All 15 certified digits of the mean, and those of the deviation that differences from a mean near 1e7 leave. */
    @ParameterizedTest
    @CsvSource({"Lew, 1e-14", "Lottery, 1e-14", "Mavro, 1e-12", "Michelso, 1e-13", "NumAcc1, 1e-15", "PiDigits, 1e-14"})
    void univariate(String name, double tolerance) throws IOException {
        List<double[]> problem = data("univariate " + name);
        agrees(problem.get(1), problem.get(0), tolerance);
    }

    /** m, then 500 times m - 0.1 and m + 0.1; of m = 1e7 + 0.2 a double holds 16 digits, and its tenths 8 of them. */
    @ParameterizedTest
    @CsvSource({"1.2, 1e-14", "1000000.2, 1e-9", "10000000.2, 1e-8"})
    void alternating(double mean, double tolerance) {
        double[] y = new double[1001];
        Arrays.setAll(y, k -> Math.round(10 * mean + (k == 0 ? 0 : k % 2 == 0 ? 1 : -1)) / 10.0);
        agrees(y, new double[] {mean, 0.1, -0.999}, tolerance);
    }

    private static void agrees(double[] y, double[] certified, double tolerance) {
        Estimate estimate = Estimate.of(y);
        assertEquals(1, estimate.mean() / certified[0], 1e-14);
        assertEquals(1, estimate.sd() / certified[1], tolerance);
        TimeSeries series = TimeSeries.of(y);
        assertEquals(1, series.mean() / certified[0], 1e-14);
        assertEquals(certified[2], series.autocorrelation(1), tolerance);
    }

    @ParameterizedTest
    @CsvSource("Norris")
    void line(String name) throws IOException {
        List<double[]> problem = data("linear " + name);
        double[] b = problem.get(0);
        double[] errors = problem.get(1);
        LinearFit line = LinearFit.of(problem.get(3), problem.get(4));
        assertEquals(1, line.intercept() / b[0], 1e-11);
        assertEquals(1, line.slope() / b[1], 1e-13);
        assertEquals(1, line.interceptSe() / errors[0], 1e-11);
        assertEquals(1, line.slopeSe() / errors[1], 1e-11);
        CurveFit curve = CurveFit.linear(problem.get(3), problem.get(4));
        assertEquals(1, curve.a()[0] / b[0], 1e-7);
        assertEquals(1, curve.a()[1] / b[1], 1e-9);
        assertEquals(1, curve.se()[0] / errors[0], 1e-8);
        assertEquals(1, curve.rss() / problem.get(2)[0], 1e-10);
    }

    /** NoInt1 and NoInt2: the line through the origin. */
    @ParameterizedTest
    @CsvSource({"11, 60, 130, 2.07438016528926, 0.0165289256198347", "3, 4, 3, 0.727272727272727, 0.0420827318078432"})
    void throughTheOrigin(int n, double x0, double y0, double slope, double error) {
        double[] x = new double[n];
        double[] y = new double[n];
        Arrays.setAll(x, k -> x0 + k);
        Arrays.setAll(y, k -> n == 3 ? Math.min(4, y0 + k) : y0 + k);
        CurveFit fit = CurveFit.of("a0 x", (at, a) -> a[0] * at, new double[] {1}, x, y);
        assertEquals(1, fit.a()[0] / slope, 1e-10);
        assertEquals(1, fit.se()[0] / error, 1e-10);
    }

    /** Wampler1 and Wampler2: fifth-order polynomials at 0 to 20, exact. */
    @ParameterizedTest
    @CsvSource({"1", "0.1"})
    void exactPolynomials(double ratio) {
        double[] b = new double[6];
        Arrays.setAll(b, k -> Math.pow(ratio, k));
        double[] x = numbers(21);
        double[] y = Arrays.stream(x).map(at -> POLYNOMIAL.at(at, b)).toArray();
        CurveFit fit = CurveFit.of("polynomial", POLYNOMIAL, new double[6], x, y);
        for (int k = 0; k < 6; k++) {
            assertEquals(1, fit.a()[k] / b[k], 1e-6, "b" + k);
        }
        assertTrue(fit.rss() < 1e-18 * Arrays.stream(y).map(v -> v * v).sum());
    }

    /** Wampler3 to 5 are the polynomial with more and more noise; what counts is the miss in standard errors. */
    @ParameterizedTest
    @CsvSource({"Pontius", "Wampler3", "Wampler4", "Wampler5"})
    void polynomials(String name) throws IOException {
        List<double[]> problem = data("polynomial " + name);
        double[] b = problem.get(0);
        determines(CurveFit.of(name, POLYNOMIAL, new double[b.length], problem.get(2), problem.get(3)), problem);
    }

    private static void determines(CurveFit fit, List<double[]> problem) {
        double[] b = problem.get(0);
        double[] errors = problem.get(1);
        for (int k = 0; k < b.length; k++) {
            assertEquals(b[k], fit.a()[k], 1e-7 * errors[k], fit.form() + ", b" + k);
            assertEquals(1, fit.se()[k] / errors[k], 1e-7, fit.form() + ", error of b" + k);
        }
    }

    /** Powers 0 to 10 of points between -8.8 and -3.1 are alike to fifteen digits: refused, and never wrong. */
    @Test
    void powersTooAlike() throws IOException {
        List<double[]> problem = data("polynomial Filip");
        String refusal = assertThrows(
                        IllegalArgumentException.class,
                        () -> CurveFit.of("Filip", POLYNOMIAL, new double[11], problem.get(2), problem.get(3)))
                .getMessage();
        assertTrue(refusal.startsWith("CurveFit(Filip): "), refusal);
    }

    @Test
    void sixPredictors() throws IOException {
        List<double[]> problem = data("regression Longley");
        CurveFit.Curve plane = (point, b) -> {
            double sum = b[0];
            for (int k = 1; k < b.length; k++) {
                sum += b[k] * problem.get(1 + k)[(int) point];
            }
            return sum;
        };
        determines(CurveFit.of("Longley", plane, new double[7], numbers(16), problem.get(8)), problem);
    }
}
