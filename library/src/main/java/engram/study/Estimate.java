package engram.study;

import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;

/**
 * A mean with its standard error: the only form in which the library reports an average.
 *
 * <p>The mean of x_1..x_n is (1/n) sum x_k, the standard deviation uses n - 1 in its denominator,
 * and the standard error is sd / sqrt(n). From one value there is no error to quote: sd and se are
 * then NaN and print as {@code ±?}.
 *
 * @param mean the mean
 * @param sd the sample standard deviation (n - 1)
 * @param n how many independent values were averaged; whoever makes the estimate says over what
 *     (disorder, thermal noise, or both)
 */
public record Estimate(double mean, double sd, long n) {

    /**
     * Checks the parameters.
     *
     * @param mean the mean
     * @param sd the sample standard deviation (n - 1)
     * @param n how many independent values were averaged; whoever makes the estimate says over what
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
    }

    /**
     * The estimate from values.
     *
     * @param values independent values, at least one, all finite
     * @return their mean and standard deviation
     */
    public static Estimate of(double... values) {
        if (values.length == 0) {
            throw new IllegalArgumentException("Estimate.of(): no values came; an average needs at least one");
        }
        if (Arrays.stream(values).allMatch(x -> x == values[0])) {
            return new Estimate(values[0], values.length == 1 ? Double.NaN : 0, values.length);
        }
        double mean = 0;
        for (double x : values) {
            mean += x;
        }
        mean /= values.length;
        double squares = 0;
        for (double x : values) {
            squares += (x - mean) * (x - mean);
        }
        double sd = values.length == 1 ? Double.NaN : Math.sqrt(squares / (values.length - 1));
        return new Estimate(mean, sd, values.length);
    }

    /**
     * The estimate from a collection.
     *
     * @param values independent values, at least one, all finite
     * @return their mean and standard deviation
     */
    public static Estimate of(Collection<? extends Number> values) {
        return of(values.stream().mapToDouble(Number::doubleValue).toArray());
    }

    /**
     * The standard error sd / sqrt(n).
     *
     * @return the standard error of the mean; NaN when n = 1
     */
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
