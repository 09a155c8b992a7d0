package engram.statistics;

import engram.argument.Given;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.CancellationException;
import java.util.function.DoubleFunction;
import org.apache.commons.math3.exception.MathIllegalStateException;
import org.apache.commons.math3.fitting.leastsquares.LeastSquaresBuilder;
import org.apache.commons.math3.fitting.leastsquares.LevenbergMarquardtOptimizer;
import org.apache.commons.math3.fitting.leastsquares.ValueAndJacobianFunction;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.RealVector;
import org.apache.commons.math3.linear.SingularValueDecomposition;
import org.apache.commons.math3.util.Pair;
import org.apache.commons.math3.util.Precision;

/**
 * A curve of any form fitted by unweighted least squares, with what is needed to choose between forms.
 *
 * <p>{@link #aicc} is Akaike's criterion for Gaussian residuals of unknown variance, with its small-sample correction:
 * n ln(rss / n) + 2 k + 2 k (k + 1) / (n - k - 1), with k the parameters and the variance. Of two forms fitted to the
 * same points the one with the smaller value is to be preferred; a difference below 2 decides nothing (Burnham and
 * Anderson 2002). {@link #predicted} asks the same of the data alone: the root mean square error at each point of the
 * curve fitted to all others. For a straight line with a crossing see {@link LinearFit}.
 *
 * <p>Parameters, x and y may have any unit. The search is Levenberg and Marquardt's (MINPACK's lmder), from the guess with
 * three bounds of the first step, in parameters and values scaled by powers of two. Slopes are central differences
 * extrapolated to a step of zero (Ridders 1982), each from the step at which the curve changes visibly. What it finds is
 * refined by Gauss-Newton steps, and counts as a minimum only if one more of them would move it by less than 1e-4 of the
 * standard errors (the relative offset of Bates and Watts 1981); otherwise the fit is refused.
 *
 * @param form the name of the form
 * @param curve the form
 * @param a its fitted parameters
 * @param se their standard errors, from the residuals
 * @param rss the sum of the squared residuals; 0 or infinite where y is so small or large that its square is
 * @param aicc the corrected criterion; infinite if there are too few points for it
 * @param predicted root mean square error of leave-one-out prediction
 * @param n the number of points
 * @since 0.1.0
 */
public record CurveFit(
        String form, Curve curve, double[] a, double[] se, double rss, double aicc, double predicted, int n) {

    /** Columns of slopes whose directions agree to this, the error of the slopes with room, are one. */
    private static final double DEPENDENT = 1e-10;

    /** How far from the minimum, in standard errors, a point counts as it. */
    private static final double OFFSET = 1e-4;

    /** How small, relative to y, a change of the curve is rounding. */
    private static final double ROUNDING = 1e-11;

    /** How far apart, relatively, two sums of squares are that rounding cannot tell apart. */
    private static final double LEVEL = 1e-13;

    /** First steps of the search, in units of the guess; MINPACK recommends the largest. */
    private static final double[] FIRST_STEPS = {100, 1, 0.1};

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
     * Keeps copies.
     *
     * @param form what was fitted
     * @param curve the form itself
     * @param a the parameters
     * @param se their standard errors
     * @param rss the sum of the squared residuals
     * @param aicc the corrected criterion
     * @param predicted root mean square error of leave-one-out prediction
     * @param n the number of points
     */
    public CurveFit {
        Given.value("CurveFit", "curve", curve, "the form");
        a = Given.value("CurveFit", "a", a, "the parameters").clone();
        se = Given.value("CurveFit", "se", se, "their standard errors").clone();
    }

    /**
     * The parameters.
     *
     * @return a copy
     */
    @Override
    public double[] a() {
        return a.clone();
    }

    /**
     * The standard errors of the parameters.
     *
     * @return a copy
     */
    @Override
    public double[] se() {
        return se.clone();
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
        if (form == null || curve == null || guess == null || x == null || y == null) {
            throw new IllegalArgumentException("CurveFit.of(form = " + form + ", curve = "
                    + (curve == null ? "null" : "a function") + ", guess = " + Arrays.toString(guess) + ", x = "
                    + (x == null ? "null" : x.length + " numbers") + ", y = "
                    + (y == null ? "null" : y.length + " numbers") + "): none of them can be null");
        }
        if (guess.length == 0 || x.length != y.length || x.length < guess.length + 2) {
            throw new IllegalArgumentException("CurveFit(" + form + "): " + x.length + " x and " + y.length
                    + " y came for " + guess.length
                    + " parameters; at least one parameter, a y for each x and two points"
                    + " more than parameters are needed");
        }
        for (int k = 0; k < x.length; k++) {
            if (!Double.isFinite(x[k]) || !Double.isFinite(y[k])) {
                throw new IllegalArgumentException("CurveFit(" + form + "): point " + k + " is (" + x[k] + ", " + y[k]
                        + "); every point must be finite: leave out the ones that are not");
            }
        }
        for (int k = 0; k < x.length; k++) {
            if (!Double.isFinite(curve.at(x[k], guess.clone()))) {
                throw new IllegalArgumentException("CurveFit(" + form + "): with the guess " + Arrays.toString(guess)
                        + " the curve at x = " + x[k] + " is " + curve.at(x[k], guess.clone())
                        + "; start where it is finite at all points");
            }
        }
        Search search = new Search(curve, guess, x, y);
        Minimum found = null;
        for (double first : FIRST_STEPS) {
            Minimum minimum = search.from(search.scaled(guess), first, 1e-14);
            if (found == null || minimum.better(found)) {
                found = minimum;
            }
        }
        double[] a = found.at();
        found.check(form, guess, search.actual(a));
        int n = x.length;
        int k = a.length + 1;
        double aicc = n - k - 1 > 0
                ? n * (Math.log(found.rss() / n) + 2 * Math.log(search.unit)) + 2 * k + 2.0 * k * (k + 1) / (n - k - 1)
                : Double.POSITIVE_INFINITY;
        double squares = 0;
        for (int out = 0; out < n; out++) {
            Search without = new Search(curve, search.actual(a), leave(x, out), leave(y, out));
            double[] end = without.actual(
                    without.near(without.scaled(search.actual(a))).at());
            double miss = (y[out] - curve.at(x[out], end)) / search.unit;
            squares += miss * miss;
        }
        double[] se = new double[a.length];
        for (int j = 0; j < se.length; j++) {
            se[j] = found.se()[j] * search.units[j];
        }
        return new CurveFit(
                form,
                curve,
                search.actual(a),
                se,
                found.rss() * search.unit * search.unit,
                aicc,
                Math.sqrt(squares / n) * search.unit,
                n);
    }

    /**
     * The line a0 + a1 x.
     *
     * @param x abscissae
     * @param y ordinates
     * @return the fit
     */
    public static CurveFit linear(double[] x, double[] y) {
        given("linear", x, y);
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
        given("logarithmic", x, y);
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
        given("exponential", x, y);
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
        given("power", x, y);
        positive("power", "x", x);
        positive("power", "y", y);
        double[] start = linear(
                        Arrays.stream(x).map(Math::log).toArray(),
                        Arrays.stream(y).map(Math::log).toArray())
                .a();
        return of("a0 x^a1", (at, a) -> a[0] * Math.pow(at, a[1]), new double[] {Math.exp(start[0]), start[1]}, x, y);
    }

    private static void given(String form, double[] x, double[] y) {
        if (x == null || y == null) {
            throw new IllegalArgumentException(
                    "CurveFit." + form + "(x = " + (x == null ? "null" : x.length + " numbers") + ", y = "
                            + (y == null ? "null" : y.length + " numbers") + "): none of them can be null");
        }
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

    /** The power of two at or below a number; 1 for 0. */
    private static double powerOfTwo(double value) {
        return value == 0 ? 1 : Math.scalb(1.0, Math.max(Double.MIN_EXPONENT, Math.getExponent(value)));
    }

    /**
     * What is known at the end of a search, in scaled values and parameters.
     *
     * @param at the parameters
     * @param rss sum of squares
     * @param se standard errors; null if the points do not determine all parameters
     * @param step the next Gauss-Newton step
     * @param offset how much of the residuals it would take away, relative to what is left
     * @param rounding whether that much may be rounding of the curve
     */
    private record Minimum(double[] at, double rss, double[] se, double[] step, double offset, boolean rounding) {

        /** Where the points do not determine all parameters. */
        static Minimum undetermined(double[] at, double rss) {
            return new Minimum(at, rss, null, null, Double.NaN, false);
        }

        private boolean found() {
            return se != null && (offset <= OFFSET || rounding);
        }

        boolean better(Minimum other) {
            return found() != other.found() ? found() : rss < other.rss;
        }

        void check(String form, double[] guess, double[] end) {
            if (se == null) {
                throw new IllegalArgumentException("CurveFit(" + form + "): at " + Arrays.toString(end)
                        + ", where the search from " + Arrays.toString(guess)
                        + " ended, the points do not determine all "
                        + end.length + " parameters; fix one of them, take more points, or start nearer");
            }
            if (!found()) {
                throw new IllegalArgumentException(String.format(
                        Locale.ROOT,
                        "CurveFit(%s): the search from %s found no minimum; it ended at %s, off by %.1e of the residuals;"
                                + " start it nearer, or check that the form can follow the points",
                        form,
                        Arrays.toString(guess),
                        Arrays.toString(end),
                        offset));
            }
        }
    }

    /** Least squares in units of powers of two: values near 1, parameters near 1 where the search begins. */
    private static final class Search implements ValueAndJacobianFunction {
        private final Curve curve;
        private final double[] x;
        private final double[] y;
        private final double unit;
        private final double[] units;
        private final double[] steps;
        private double[] best;
        private double least;

        Search(Curve curve, double[] guess, double[] x, double[] y) {
            this.curve = curve;
            this.x = x;
            unit = powerOfTwo(Arrays.stream(y).map(Math::abs).max().orElse(0));
            this.y = Arrays.stream(y).map(value -> value / unit).toArray();
            units = new double[guess.length];
            for (int k = 0; k < units.length; k++) {
                units[k] = guess[k] != 0 ? powerOfTwo(Math.abs(guess[k])) : visible(guess, k);
            }
            steps = new double[guess.length];
            Arrays.fill(steps, 0.25);
        }

        /** Smallest power of two by which a parameter of 0 must change so that the curve changes by 1/64 of y. */
        private double visible(double[] guess, int k) {
            double[] before = raw(guess);
            int low = Double.MIN_EXPONENT;
            int high = Double.MAX_EXPONENT;
            while (high - low > 1) {
                int middle = (low + high) / 2;
                double[] moved = guess.clone();
                moved[k] = Math.scalb(1.0, middle);
                if (distance(raw(moved), before) >= 1.0 / 64) {
                    high = middle;
                } else {
                    low = middle;
                }
            }
            return high == Double.MAX_EXPONENT ? 1 : Math.scalb(1.0, high);
        }

        double[] scaled(double[] a) {
            double[] p = new double[a.length];
            Arrays.setAll(p, k -> a[k] / units[k]);
            return p;
        }

        double[] actual(double[] p) {
            double[] a = new double[p.length];
            Arrays.setAll(a, k -> p[k] * units[k]);
            return a;
        }

        /** The best point that a search meets; that it ends for want of digits is no failure. */
        Minimum from(double[] start, double first, double tolerance) {
            best = start.clone();
            least = squares(start);
            try {
                new LevenbergMarquardtOptimizer(first, tolerance, tolerance, tolerance, Precision.SAFE_MIN)
                        .optimize(new LeastSquaresBuilder()
                                .start(start)
                                .target(y)
                                .model(this)
                                .lazyEvaluation(true)
                                .maxEvaluations(5_000)
                                .maxIterations(5_000)
                                .build());
            } catch (MathIllegalStateException ended) {
                // The caller looks at where it ended.
                return refined(best, 1e-9);
            }
            return refined(best, 1e-9);
        }

        /** The minimum next to a point that is one but for a point left out. */
        Minimum near(double[] start) {
            Minimum end = refined(start, OFFSET);
            return end.found() ? end : from(start, FIRST_STEPS[0], 1e-10);
        }

        /**
         * Gauss-Newton steps, halved if need be, while they go down and the minimum is further off than is near enough.
         * Nearer than 1e-8 standard errors the sum of squares no longer tells up from down, but its slope does.
         */
        private Minimum refined(double[] from, double enough) {
            double now = squares(from);
            Minimum here = minimum(from);
            for (int round = 0; round < 20 && here.step() != null && here.offset() > enough; round++) {
                Minimum next = null;
                double then = now;
                for (double part = 1; part > 1e-3 && next == null; part /= 2) {
                    double[] trial = here.at().clone();
                    for (int k = 0; k < trial.length; k++) {
                        trial[k] += part * here.step()[k];
                    }
                    then = squares(trial);
                    if (then < now * (1 + LEVEL)) {
                        Minimum there = minimum(trial);
                        next = then < now * (1 - LEVEL) || there.offset() < here.offset() ? there : null;
                    }
                }
                if (next == null) {
                    return here;
                }
                here = next;
                now = then;
            }
            return here;
        }

        Minimum minimum(double[] p) {
            int parameters = p.length;
            RealVector residual = new ArrayRealVector(y).subtract(computeValue(p));
            RealMatrix slope = computeJacobian(p);
            double rss = residual.dotProduct(residual);
            double[] length = new double[parameters];
            for (int k = 0; k < parameters; k++) {
                length[k] = slope.getColumnVector(k).getNorm();
                if (!(length[k] > 0)) {
                    return Minimum.undetermined(p, rss);
                }
                slope.setColumnVector(k, slope.getColumnVector(k).mapMultiply(1 / length[k]));
            }
            SingularValueDecomposition svd = new SingularValueDecomposition(slope);
            double[] singular = svd.getSingularValues();
            RealVector along = svd.getUT().operate(residual);
            double[] step = svd.getV()
                    .operate(along.ebeDivide(new ArrayRealVector(singular)))
                    .toArray();
            if (singular[parameters - 1] < DEPENDENT) {
                return Minimum.undetermined(p, rss);
            }
            RealMatrix covariance = svd.getCovariance(0);
            double[] se = new double[parameters];
            int free = x.length - parameters;
            for (int k = 0; k < parameters; k++) {
                step[k] /= length[k];
                se[k] = Math.sqrt(rss / free * covariance.getEntry(k, k)) / length[k];
            }
            double gain = along.getNorm();
            double offset = gain == 0 ? 0 : gain / Math.sqrt(parameters) / Math.sqrt(rss / Math.max(1, free));
            return new Minimum(p, rss, se, step, offset, gain <= ROUNDING * Math.sqrt(x.length));
        }

        private double squares(double[] p) {
            double[] values = raw(actual(p));
            double sum = 0;
            for (int k = 0; k < values.length; k++) {
                sum += (y[k] - values[k]) * (y[k] - values[k]);
            }
            return Double.isNaN(sum) ? Double.POSITIVE_INFINITY : sum;
        }

        /** Values of the curve, relative to the largest y. */
        private double[] raw(double[] a) {
            if (Thread.currentThread().isInterrupted()) {
                throw new CancellationException("a curve fit was interrupted");
            }
            double[] values = new double[x.length];
            for (int k = 0; k < values.length; k++) {
                values[k] = curve.at(x[k], a.clone()) / unit;
            }
            return values;
        }

        /** The largest difference; infinite where a value is no number. */
        private static double distance(double[] f, double[] g) {
            double largest = 0;
            for (int k = 0; k < f.length; k++) {
                double apart = Math.abs(f[k] - g[k]);
                largest = Double.isNaN(apart) ? Double.POSITIVE_INFINITY : Math.max(largest, apart);
            }
            return largest;
        }

        @Override
        public Pair<RealVector, RealMatrix> value(RealVector point) {
            double[] p = point.toArray();
            return new Pair<>(computeValue(p), computeJacobian(p));
        }

        @Override
        public RealVector computeValue(double[] p) {
            double[] values = raw(actual(p));
            double sum = 0;
            for (int k = 0; k < values.length; k++) {
                // Beyond reach: the search turns back.
                values[k] = Math.abs(values[k]) <= 1e100 ? values[k] : 1e100;
                sum += (y[k] - values[k]) * (y[k] - values[k]);
            }
            if (sum < least) {
                least = sum;
                best = p.clone();
            }
            return new ArrayRealVector(values, false);
        }

        @Override
        public RealMatrix computeJacobian(double[] p) {
            double[][] slope = new double[x.length][p.length];
            double[] here = raw(actual(p));
            double size = Math.max(1, Arrays.stream(here).map(Math::abs).max().orElse(1));
            for (int k = 0; k < p.length; k++) {
                double[] column = slopes(p, k, here, size);
                for (int row = 0; row < column.length; row++) {
                    slope[row][k] = column[row];
                }
            }
            return new Array2DRowRealMatrix(slope, false);
        }

        /** Slopes along one parameter, from the largest step at which the curve stays near. */
        private double[] slopes(double[] p, int k, double[] here, double size) {
            double step = Math.min(64 * steps[k], Math.max(Math.abs(p[k]), 1) / 4);
            double[] up = moved(p, k, step);
            double[] down = moved(p, k, -step);
            while (!(Math.max(distance(up, here), distance(down, here)) <= size / 16)) {
                step /= 8;
                up = moved(p, k, step);
                down = moved(p, k, -step);
                if (step < Double.MIN_NORMAL) {
                    return new double[x.length];
                }
            }
            steps[k] = step;
            return extrapolated(
                    h -> {
                        double[] above = moved(p, k, h);
                        double[] below = moved(p, k, -h);
                        double width = (p[k] + h) - (p[k] - h);
                        for (int row = 0; row < above.length; row++) {
                            above[row] = width == 0 ? Double.NaN : (above[row] - below[row]) / width;
                        }
                        return above;
                    },
                    step);
        }

        private double[] moved(double[] p, int k, double by) {
            double[] other = p.clone();
            other[k] += by;
            return raw(actual(other));
        }

        /** Ridders' table: differences at steps h, h/2, h/4, ... and their even powers of h taken away, while that helps. */
        private static double[] extrapolated(DoubleFunction<double[]> difference, double from) {
            double[][] before = {difference.apply(from)};
            double[] answer = before[0];
            double error = Double.POSITIVE_INFINITY;
            double h = from;
            for (int i = 1; i < 24; i++) {
                h /= 2;
                double[][] now = new double[Math.min(i, 6) + 1][];
                now[0] = difference.apply(h);
                double factor = 1;
                for (int j = 1; j < now.length; j++) {
                    factor *= 4;
                    now[j] = new double[now[0].length];
                    for (int row = 0; row < now[j].length; row++) {
                        now[j][row] = now[j - 1][row] + (now[j - 1][row] - before[j - 1][row]) / (factor - 1);
                    }
                    double off = Math.max(distance(now[j], now[j - 1]), distance(now[j], before[j - 1]));
                    if (off < error) {
                        error = off;
                        answer = now[j];
                    }
                }
                double change = distance(now[now.length - 1], before[before.length - 1]);
                if (error == 0 || change > 2 * error && i > 3) {
                    break;
                }
                before = now;
            }
            return answer;
        }
    }

    /**
     * A parameter of the curve with its standard error.
     *
     * @param k which, from 0
     * @return the parameter
     */
    public Coefficient coefficient(int k) {
        if (k < 0 || k >= a.length) {
            throw new IllegalArgumentException(
                    "CurveFit.coefficient(" + k + "): " + form + " has the parameters a0 to a" + (a.length - 1));
        }
        return new Coefficient(a[k], se[k]);
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
