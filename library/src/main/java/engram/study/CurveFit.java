package engram.study;

import java.util.Arrays;
import java.util.Locale;
import org.apache.commons.math3.exception.MathIllegalStateException;
import org.apache.commons.math3.fitting.leastsquares.LeastSquaresBuilder;
import org.apache.commons.math3.fitting.leastsquares.LeastSquaresOptimizer;
import org.apache.commons.math3.fitting.leastsquares.LeastSquaresProblem;
import org.apache.commons.math3.fitting.leastsquares.LevenbergMarquardtOptimizer;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.SingularValueDecomposition;
import org.apache.commons.math3.util.Pair;

/**
 * A curve of any form fitted by unweighted least squares, with what is needed to choose between forms.
 *
 * <p>{@link #aicc} is Akaike's criterion for Gaussian residuals of unknown variance, with its small-sample correction:
 * n ln(rss / n) + 2 k + 2 k (k + 1) / (n - k - 1), with k the parameters and the variance. Of two forms fitted to the
 * same points the one with the smaller value is to be preferred; a difference below 2 decides nothing (Burnham and
 * Anderson 2002). {@link #predicted} asks the same of the data alone: the root mean square error at each point of the
 * curve fitted to all others. For a straight line with a crossing see {@link LinearFit}.
 *
 * @param form the name of the form
 * @param curve the form
 * @param a its fitted parameters
 * @param se their standard errors, from the residuals
 * @param rss the sum of the squared residuals
 * @param aicc the corrected criterion; infinite if there are too few points for it
 * @param predicted root mean square error of leave-one-out prediction
 * @param n the number of points
 */
public record CurveFit(
        String form, Curve curve, double[] a, double[] se, double rss, double aicc, double predicted, int n) {

    /** Columns of slopes whose directions agree to this, the error of central differences with room, are one. */
    private static final double DEPENDENT = 1e-7;

    /** A form: a function of x with parameters. */
    @FunctionalInterface
    public interface Curve {
        /**
         * The value.
         *
         * @param x a place
         * @param a the parameters
         * @return y
         */
        double at(double x, double[] a);
    }

    /**
     * Fits a form.
     *
     * @param form its name
     * @param curve the form
     * @param guess where the search for the parameters starts
     * @param x abscissae, at least two more than there are parameters
     * @param y ordinates, as many
     * @return the fit
     */
    public static CurveFit of(String form, Curve curve, double[] guess, double[] x, double[] y) {
        if (x.length != y.length || x.length < guess.length + 2) {
            throw new IllegalArgumentException(
                    "CurveFit(" + form + "): " + x.length + " x and " + y.length + " y came for " + guess.length
                            + " parameters; a y for each x and two points more than parameters are needed");
        }
        for (int k = 0; k < x.length; k++) {
            if (!Double.isFinite(x[k]) || !Double.isFinite(y[k])) {
                throw new IllegalArgumentException("CurveFit(" + form + "): point " + k + " is (" + x[k] + ", " + y[k]
                        + "); every point must be finite: leave out the ones that are not");
            }
        }
        int n = x.length;
        LeastSquaresOptimizer.Optimum optimum = search(form, curve, guess, x, y);
        double[] a = optimum.getPoint().toArray();
        double rss = optimum.getResiduals().dotProduct(optimum.getResiduals());
        int k = a.length + 1;
        double aicc = n - k - 1 > 0
                ? n * Math.log(rss / n) + 2 * k + 2.0 * k * (k + 1) / (n - k - 1)
                : Double.POSITIVE_INFINITY;
        double squares = 0;
        for (int out = 0; out < n; out++) {
            double[] without = search(form, curve, a, leave(x, out), leave(y, out))
                    .getPoint()
                    .toArray();
            double miss = y[out] - curve.at(x[out], without);
            squares += miss * miss;
        }
        return new CurveFit(form, curve, a, errors(form, optimum, rss, n), rss, aicc, Math.sqrt(squares / n), n);
    }

    /**
     * The line a0 + a1 x.
     *
     * @param x abscissae
     * @param y ordinates
     * @return the fit
     */
    public static CurveFit linear(double[] x, double[] y) {
        return of("a0 + a1 x", (at, a) -> a[0] + a[1] * at, new double[] {mean(y), 0}, x, y);
    }

    /**
     * The logarithm a0 + a1 ln x.
     *
     * @param x abscissae, all above 0
     * @param y ordinates
     * @return the fit
     */
    public static CurveFit logarithmic(double[] x, double[] y) {
        positive("logarithmic", "x", x);
        return of("a0 + a1 ln x", (at, a) -> a[0] + a[1] * Math.log(at), new double[] {mean(y), 0}, x, y);
    }

    /**
     * The exponential a0 exp(a1 x). The search starts from the line through ln y.
     *
     * @param x abscissae
     * @param y ordinates, all above 0
     * @return the fit, in y itself and not in its logarithm, so that it compares with other forms
     */
    public static CurveFit exponential(double[] x, double[] y) {
        positive("exponential", "y", y);
        double[] start = linear(x, Arrays.stream(y).map(Math::log).toArray()).a();
        return of(
                "a0 exp(a1 x)",
                (at, a) -> a[0] * Math.exp(a[1] * at),
                new double[] {Math.exp(start[0]), start[1]},
                x,
                y);
    }

    /**
     * The power a0 x^a1. The search starts from the line through ln y against ln x.
     *
     * @param x abscissae, all above 0
     * @param y ordinates, all above 0
     * @return the fit, in y itself and not in its logarithm
     */
    public static CurveFit power(double[] x, double[] y) {
        positive("power", "x", x);
        positive("power", "y", y);
        double[] start = linear(
                        Arrays.stream(x).map(Math::log).toArray(),
                        Arrays.stream(y).map(Math::log).toArray())
                .a();
        return of("a0 x^a1", (at, a) -> a[0] * Math.pow(at, a[1]), new double[] {Math.exp(start[0]), start[1]}, x, y);
    }

    private static void positive(String form, String axis, double[] values) {
        for (int k = 0; k < values.length; k++) {
            if (!(values[k] > 0)) {
                throw new IllegalArgumentException("CurveFit." + form + ": " + axis + "[" + k + "] = " + values[k]
                        + "; all must be above 0 for this form: leave the point out, or fit another form");
            }
        }
    }

    private static double mean(double[] values) {
        return Arrays.stream(values).average().orElse(0);
    }

    private static double[] leave(double[] values, int out) {
        double[] rest = new double[values.length - 1];
        System.arraycopy(values, 0, rest, 0, out);
        System.arraycopy(values, out + 1, rest, out, rest.length - out);
        return rest;
    }

    private static LeastSquaresOptimizer.Optimum search(
            String form, Curve curve, double[] guess, double[] x, double[] y) {
        LeastSquaresProblem problem = new LeastSquaresBuilder()
                .start(guess)
                .target(y)
                .model(point -> {
                    double[] a = point.toArray();
                    return new Pair<>(
                            new ArrayRealVector(values(curve, x, a), false),
                            new Array2DRowRealMatrix(slopes(curve, x, a), false));
                })
                .maxEvaluations(10_000)
                .maxIterations(10_000)
                .build();
        try {
            return new LevenbergMarquardtOptimizer().optimize(problem);
        } catch (MathIllegalStateException lost) {
            throw new IllegalArgumentException(
                    "CurveFit(" + form + "): the search from " + Arrays.toString(guess)
                            + " found no minimum; start it nearer, or check that the form can follow the points",
                    lost);
        }
    }

    private static double[] values(Curve curve, double[] x, double[] a) {
        double[] y = new double[x.length];
        Arrays.setAll(y, k -> curve.at(x[k], a));
        return y;
    }

    /** Central differences; their error is of the order of eps^(2/3) of the slope. */
    private static double[][] slopes(Curve curve, double[] x, double[] a) {
        double[][] slope = new double[x.length][a.length];
        for (int k = 0; k < a.length; k++) {
            double step = Math.cbrt(Math.ulp(1.0)) * Math.max(1e-3, Math.abs(a[k]));
            double[] up = a.clone();
            double[] down = a.clone();
            up[k] += step;
            down[k] -= step;
            for (int row = 0; row < x.length; row++) {
                slope[row][k] = (curve.at(x[row], up) - curve.at(x[row], down)) / (up[k] - down[k]);
            }
        }
        return slope;
    }

    private static double[] errors(String form, LeastSquaresOptimizer.Optimum optimum, double rss, int n) {
        RealMatrix slope = optimum.getJacobian().copy();
        int parameters = slope.getColumnDimension();
        double[] length = new double[parameters];
        for (int k = 0; k < parameters; k++) {
            length[k] = slope.getColumnVector(k).getNorm();
            slope.setColumnVector(k, slope.getColumnVector(k).mapMultiply(1 / length[k]));
        }
        double[] singular = Arrays.stream(length).allMatch(x -> x > 0)
                ? new SingularValueDecomposition(slope).getSingularValues()
                : new double[1];
        if (singular[singular.length - 1] < DEPENDENT) {
            throw new IllegalArgumentException("CurveFit(" + form + "): the points do not determine all " + parameters
                    + " parameters; fix one of them, or take more points");
        }
        RealMatrix covariance = new SingularValueDecomposition(slope).getCovariance(0);
        double[] se = new double[parameters];
        for (int k = 0; k < parameters; k++) {
            se[k] = Math.sqrt(rss / (n - parameters) * covariance.getEntry(k, k)) / length[k];
        }
        return se;
    }

    /**
     * The fitted curve.
     *
     * @param x a place
     * @return y
     */
    public double at(double x) {
        return curve.at(x, a);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof CurveFit that
                && form.equals(that.form)
                && Arrays.equals(a, that.a)
                && Arrays.equals(se, that.se)
                && rss == that.rss
                && n == that.n;
    }

    @Override
    public int hashCode() {
        return 31 * form.hashCode() + Arrays.hashCode(a);
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(form);
        for (int k = 0; k < a.length; k++) {
            text.append(k == 0 ? ": " : ", ")
                    .append("a")
                    .append(k)
                    .append(" = ")
                    .append(Estimate.plusMinus(a[k], se[k]));
        }
        return text.append(String.format(Locale.ROOT, "; AICc %.2f, predicts to %.3g, n = %d", aicc, predicted, n))
                .toString();
    }
}
