package engram.statistics;

import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;
import java.util.Objects;
import org.apache.commons.math3.stat.descriptive.moment.Mean;
import org.apache.commons.math3.stat.descriptive.moment.Variance;

/**
 * A mean with its standard error: the only form in which the library reports an average.
 *
 * <p>The mean of x_1..x_n is (1/n) sum x_k, the standard deviation uses n - 1 in its denominator,
 * and the standard error is sd / sqrt(n). From one value there is no error to quote: sd and se are
 * then NaN and print as {@code ±?}. Both are taken in two passes, from values scaled by a power of two, so that the unit of
 * the values does not matter.
 *
 * @param mean the mean
 * @param sd the sample standard deviation (n - 1)
 * @param n how many independent values were averaged; the caller chooses what they are
 *     (disorder, thermal noise, or both)
 * @since 0.1.0
 */
public record Estimate(double mean, double sd, long n) implements Measured {

    /**
     * Checks the parameters.
     *
     * @param mean the mean
     * @param sd the sample standard deviation (n - 1)
     * @param n how many independent values were averaged; the caller chooses what they are
     *     (disorder, thermal noise, or both)
     */
    public Estimate {
        if (n < 1) {
            throw new IllegalArgumentException("Estimate(n = " + n + "): an average needs at least one value");
        }
        if (Double.isNaN(mean) || Double.isInfinite(mean)) {
            throw new IllegalArgumentException("Estimate(mean = " + mean
                    + "): the values averaged must be finite; look for the first one that is not");
        }
        if (sd < 0 || Double.isInfinite(sd)) {
            throw new IllegalArgumentException("Estimate(sd = " + sd
                    + "): a standard deviation is finite and not negative; NaN says that it is not known");
        }
    }

    /**
     * The estimate from values.
     *
     * @param values independent values, at least one, all finite
     * @return their mean and standard deviation
     */
    public static Estimate of(double... values) {
        if (values == null || values.length == 0) {
            throw new IllegalArgumentException("Estimate.of(" + (values == null ? "values = null" : "")
                    + "): no values came; an average needs at least one");
        }
        double largest = 0;
        boolean same = true;
        for (int k = 0; k < values.length; k++) {
            if (!Double.isFinite(values[k])) {
                throw new IllegalArgumentException("Estimate.of: value " + k + " is " + values[k]
                        + "; all must be finite: look where it was made");
            }
            largest = Math.max(largest, Math.abs(values[k]));
            same = same && values[k] == values[0];
        }
        if (same) {
            return new Estimate(values[0], values.length == 1 ? Double.NaN : 0, values.length);
        }
        // Values below 1, so that their sum is finite; then deviations around 1, so that their squares are.
        int up = Math.getExponent(largest) + 1;
        double[] scaled = Arrays.stream(values).map(x -> Math.scalb(x, -up)).toArray();
        double mean = new Mean().evaluate(scaled);
        double furthest =
                Arrays.stream(scaled).map(x -> Math.abs(x - mean)).max().orElseThrow();
        int out = Math.getExponent(furthest);
        double[] deviations =
                Arrays.stream(scaled).map(x -> Math.scalb(x - mean, -out)).toArray();
        double sd = Math.sqrt(new Variance().evaluate(deviations));
        return new Estimate(Math.scalb(mean, up), Math.min(Double.MAX_VALUE, Math.scalb(sd, up + out)), values.length);
    }

    /**
     * The estimate from a collection.
     *
     * @param values independent values, at least one, all finite
     * @return their mean and standard deviation
     */
    public static Estimate of(Collection<? extends Number> values) {
        if (values == null || values.stream().anyMatch(Objects::isNull)) {
            throw new IllegalArgumentException("Estimate.of(values = " + values
                    + "): numbers are needed, none of them null; leave out what was not measured");
        }
        return of(values.stream().mapToDouble(Number::doubleValue).toArray());
    }

    /**
     * The mean.
     *
     * @return the mean
     */
    @Override
    public double value() {
        return mean;
    }

    /**
     * The standard error sd / sqrt(n).
     *
     * @return the standard error of the mean; NaN when n = 1
     */
    @Override
    public double se() {
        return sd / Math.sqrt(n);
    }

    /**
     * Mean and error to two digits of the error.
     *
     * @return for example {@code 0.9431 ± 0.0021 (n=64)}
     */
    @Override
    public String toString() {
        return plusMinus(mean, se()) + " (n=" + n + ")";
    }

    /**
     * A value and its error, both cut at the error's second digit.
     *
     * @param value a value
     * @param error its standard error; NaN prints as {@code ?}
     * @return for example {@code 0.00519 ± 0.00004}
     */
    public static String plusMinus(double value, double error) {
        if (Double.isNaN(error) || Double.isInfinite(error)) {
            return String.format(Locale.ROOT, "%.6g ± ?", value);
        }
        if (error <= 0) {
            return String.format(Locale.ROOT, "%s ± 0", trim(value));
        }
        if (Math.abs(value) >= 1e15 || error >= 1e15) {
            return String.format(Locale.ROOT, "%.6g ± %.1e", value, error);
        }
        int decimals = (int) Math.ceil(-Math.log10(error) + 0.999999);
        if (decimals > 12) {
            return String.format(Locale.ROOT, "%.6g ± %.1e", value, error);
        }
        decimals = Math.max(0, decimals);
        return String.format(Locale.ROOT, "%." + decimals + "f ± %." + decimals + "f", value, error);
    }

    private static String trim(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? String.valueOf((long) value)
                : String.format(Locale.ROOT, "%.6g", value);
    }
}
