package engram.statistics;

import java.util.Locale;
import org.apache.commons.math3.stat.regression.SimpleRegression;

/**
 * The line y = slope (x - z0) fitted by unweighted least squares, with the standard errors of its
 * parts.
 *
 * <p>With residual variance s^2 = sum (y - fit)^2 / (n - 2) and S = sum (x - mean x)^2:
 * se(slope) = s / sqrt(S); se(intercept) = s sqrt(1/n + (mean x)^2 / S); and for the crossing
 * z0 = -intercept / slope the first-order propagation with cov(intercept, slope) =
 * -(mean x) s^2 / S, which comes to se(z0) = (s / |slope|) sqrt(1/n + (mean x - z0)^2 / S).
 *
 * @param slope the slope
 * @param slopeSe its standard error
 * @param intercept the value at x = 0
 * @param interceptSe its standard error
 * @param z0 where the line crosses zero, -intercept / slope; infinite or NaN where the line is level
 * @param z0Se its standard error
 * @param r2 the coefficient of determination
 * @param n the number of points
 * @since 0.1.0
 */
public record LinearFit(
        double slope, double slopeSe, double intercept, double interceptSe, double z0, double z0Se, double r2, int n) {

    /**
     * Fits a line.
     *
     * @param x abscissae, at least three, not all equal, all finite
     * @param y ordinates, as many
     * @return the fit
     */
    public static LinearFit of(double[] x, double[] y) {
        if (x == null || y == null || x.length != y.length || x.length < 3) {
            throw new IllegalArgumentException("LinearFit.of(" + (x == null ? "x = null" : x.length + " x") + ", "
                    + (y == null ? "y = null" : y.length + " y")
                    + "): a line with an error bar needs at least three pairs, one y for each x");
        }
        double farX = 0;
        double farY = 0;
        for (int k = 0; k < x.length; k++) {
            if (!Double.isFinite(x[k]) || !Double.isFinite(y[k])) {
                throw new IllegalArgumentException("LinearFit.of: point " + k + " is (" + x[k] + ", " + y[k]
                        + "); every point must be finite: leave out the ones that are not");
            }
            farX = Math.max(farX, Math.abs(x[k] - x[0]));
            farY = Math.max(farY, Math.abs(y[k]));
        }
        if (farX == 0 || Double.isInfinite(farX)) {
            throw new IllegalArgumentException(
                    farX == 0
                            ? "LinearFit.of: all x equal " + x[0] + "; a slope needs two different x"
                            : "LinearFit.of: the x lie further apart than the largest number; choose a larger unit for x");
        }
        // In units of powers of two near 1, and x from its first, so that no square overflows or vanishes.
        int ex = Math.getExponent(farX);
        int ey = farY == 0 ? 0 : Math.getExponent(farY);
        SimpleRegression line = new SimpleRegression();
        double meanX = 0;
        for (int k = 0; k < x.length; k++) {
            double at = Math.scalb(x[k] - x[0], -ex);
            line.addData(at, Math.scalb(y[k], -ey));
            meanX += at / x.length;
        }
        double slope = line.getSlope();
        double sumOfSquares = line.getXSumSquares();
        double s = Math.sqrt(line.getMeanSquareError());
        double zero = -line.getIntercept() / slope;
        double origin = Math.scalb(-x[0], -ex);
        double z0Se =
                s / Math.abs(slope) * Math.hypot(1 / Math.sqrt(x.length), (meanX - zero) / Math.sqrt(sumOfSquares));
        return new LinearFit(
                Math.scalb(slope, ey - ex),
                Math.scalb(line.getSlopeStdErr(), ey - ex),
                Math.scalb(line.getIntercept() + slope * origin, ey),
                Math.scalb(s * Math.hypot(1 / Math.sqrt(x.length), (meanX - origin) / Math.sqrt(sumOfSquares)), ey),
                x[0] + Math.scalb(zero, ex),
                Math.scalb(z0Se, ex),
                line.getRSquare(),
                x.length);
    }

    /**
     * A coefficient of the line with its standard error.
     *
     * @param name {@code slope}, {@code intercept} or {@code z0}
     * @return the coefficient
     */
    public Coefficient coefficient(String name) {
        return switch (String.valueOf(name)) {
            case "slope" -> new Coefficient(slope, slopeSe);
            case "intercept" -> new Coefficient(intercept, interceptSe);
            case "z0" -> new Coefficient(z0, z0Se);
            default ->
                throw new IllegalArgumentException(
                        "LinearFit.coefficient(\"" + name + "\"): a line has slope, intercept and z0");
        };
    }

    /**
     * The line's value.
     *
     * @param x a place
     * @return slope (x - z0)
     */
    public double at(double x) {
        return intercept + slope * x;
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "y = (%s) (x - (%s)), R2 = %.4f, n = %d",
                Estimate.plusMinus(slope, slopeSe),
                Estimate.plusMinus(z0, z0Se),
                r2,
                n);
    }
}
