package engram.statistics;

import engram.argument.Given;
import java.util.Arrays;
import java.util.concurrent.CancellationException;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * A number that is computed from several samples together, with the error that leaving out one sample after the other shows: for ratios of
 * averages, places where averaged curves cross, and whatever else is no average itself. Averages have {@link Estimate}, for which both
 * errors are the same.
 *
 * <pre>
 *   value = f(all samples),   f_k = f(all but sample k),   se^2 = (n - 1) / n sum_k (f_k - mean f)^2.
 * </pre>
 *
 * <p>The samples must be independent, for example networks, or chains from their own streams. The bias of the value, of order 1 / n, is
 * not removed. Source: Tukey, Ann. Math. Stat. 29, 614 (1958); Efron and Tibshirani, An Introduction to the Bootstrap (1993), chapter 11.
 *
 * @param value the number from all samples; NaN if they do not give one
 * @param se its standard error; NaN if all samples, or all but one, do not give a number somewhere
 * @param n how many samples
 * @since 0.1.0
 */
public record Jackknife(double value, double se, int n) implements Measured {
    /** Each sample costs a pass over all others. */
    private static final int LARGEST = 100_000;

    /**
     * Checks the parameters.
     *
     * @param value the number from all samples; NaN if they do not give one
     * @param se its standard error; NaN if it is not known
     * @param n how many samples
     */
    public Jackknife {
        if (n < 2 || se < 0) {
            throw new IllegalArgumentException("Jackknife(se = " + se + ", n = " + n
                    + "): at least two samples and an error of 0 or above are needed");
        }
    }

    /**
     * Leaves out each sample once.
     *
     * @param n how many samples, 2 to 100,000
     * @param statistic the number from the samples whose indices it gets, in ascending order; NaN if these do not give one
     * @return the number from all samples, with its error
     */
    public static Jackknife of(int n, ToDoubleFunction<int[]> statistic) {
        Given.value("Jackknife.of", "statistic", statistic, "a function of the indices of samples");
        if (n < 2) {
            throw new IllegalArgumentException(
                    "Jackknife.of(n = " + n + "): one sample is left out at a time, so at least two are needed");
        }
        if (n > LARGEST) {
            throw new IllegalArgumentException("Jackknife.of(n = " + n + "): up to " + LARGEST
                    + " samples can be left out one by one; average blocks of them first");
        }
        double all = statistic.applyAsDouble(IntStream.range(0, n).toArray());
        double[] without = new double[n];
        for (int k = 0; k < n; k++) {
            if (Thread.currentThread().isInterrupted()) {
                throw new CancellationException("Jackknife was cancelled");
            }
            int out = k;
            without[k] = statistic.applyAsDouble(
                    IntStream.range(0, n).filter(sample -> sample != out).toArray());
        }
        double mean = Arrays.stream(without).average().orElseThrow();
        double squares =
                Arrays.stream(without).map(x -> (x - mean) * (x - mean)).sum();
        return new Jackknife(all, Math.sqrt((n - 1.0) / n * squares), n);
    }

    /**
     * Where the difference of two averaged curves first falls through zero: for example where the cumulants of two sizes cross.
     *
     * @param x abscissae, ascending
     * @param above for each sample the curve that lies above at the first x, one value for each x
     * @param below for each sample the other curve; sample k of both curves is left out together
     * @return the place, between two x by a straight line; NaN if the averages do not cross within x
     */
    public static Jackknife crossing(double[] x, double[][] above, double[][] below) {
        Given.value("Jackknife.crossing", "x", x, "abscissae");
        Given.value("Jackknife.crossing", "above", above, "one curve for each sample");
        Given.value("Jackknife.crossing", "below", below, "one curve for each sample");
        if (above.length != below.length) {
            throw new IllegalArgumentException("Jackknife.crossing: " + above.length + " and " + below.length
                    + " curves came; as many of both are needed, since sample k of both is left out together");
        }
        for (int k = 0; k < above.length; k++) {
            if (above[k] == null || below[k] == null || above[k].length != x.length || below[k].length != x.length) {
                throw new IllegalArgumentException("Jackknife.crossing: a curve of sample " + k + " does not have "
                        + x.length + " values; one for each x is needed");
            }
        }
        return of(above.length, chosen -> {
            double[] difference = IntStream.range(0, x.length)
                    .mapToDouble(k -> Arrays.stream(chosen)
                            .mapToDouble(sample -> above[sample][k] - below[sample][k])
                            .average()
                            .orElseThrow())
                    .toArray();
            Reading fall = Reading.firstFall(x, difference, 0);
            return fall.censored() ? Double.NaN : fall.value();
        });
    }

    @Override
    public String toString() {
        return Estimate.plusMinus(value, se) + " (n=" + n + ")";
    }
}
