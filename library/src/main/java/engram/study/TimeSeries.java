package engram.study;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CancellationException;
import java.util.function.ToDoubleFunction;

/**
 * Readings of one quantity at even spacing along one run, which remember each other: their mean, and the error of it that
 * the memory leaves. Not {@link Estimate}, which takes its values for independent.
 *
 * <pre>
 *   C(t)  = (1/n) sum_k (x_k - mean) (x_(k+t) - mean),   rho(t) = C(t) / C(0),
 *   tau   = 1/2 + sum_(t = 1)^W rho(t),                  se     = sqrt(2 tau C / n),
 * </pre>
 *
 * <p>with the window W the smallest that is at least 5 tau (Sokal), and C the variance, with C(0) put right for the mean
 * having been taken from the same readings: C = C(0) / (1 - 2 tau / n). Independent readings have tau = 1/2; a smaller one,
 * of readings that avoid each other, is given as 1/2, which makes errors too large rather than too small.
 *
 * <p>A series is long enough if its window was found and it has 100 tau readings. If it is not, tau and the error are
 * bounds, {@link Reading.Bound#AT_LEAST}, and {@link #estimate} refuses. Leave out the readings before equilibrium by
 * {@link #after}. A run that sits in one valley of two looks long enough from inside: compare runs from different starts.
 *
 * <p>Times are in readings. Source: Sokal, in Functional Integration (Cargese 1996), section 3; Madras and Sokal,
 * J. Stat. Phys. 50, 109 (1988), for the error of tau.
 */
public final class TimeSeries {
    /** The window in units of tau: what lies beyond is exp(-5) of tau for a single exponential. */
    private static final int WINDOW = 5;

    /** Readings in units of tau that make a series long enough to quote an error. */
    private static final int LONG = 100;

    private final double[] x;
    private final double mean;
    private final double square;
    private final int window;
    private final double tau;
    private final boolean found;

    private TimeSeries(double[] x) {
        this.x = x;
        // Stream sums are compensated, so that readings all the same have a mean that is the same too.
        mean = Arrays.stream(x).sum() / x.length;
        square = covariance(0);
        double time = 0.5;
        int lag = 0;
        // A window beyond n WINDOW / LONG belongs to a series that is too short; for small n a better bound costs
        // nothing.
        int furthest = Math.max(x.length / (LONG / WINDOW), Math.min(x.length / 2, 1000));
        if (moves()) {
            while (lag < WINDOW * Math.max(0.5, time) && lag < furthest) {
                if (lag % 64 == 0 && Thread.currentThread().isInterrupted()) {
                    throw new CancellationException("the sum over lags was interrupted");
                }
                time += covariance(++lag) / square;
            }
        }
        window = lag;
        found = moves() && lag >= WINDOW * Math.max(0.5, time);
        tau = Math.max(0.5, time);
    }

    /**
     * A series.
     *
     * @param values readings in the order in which they were made, at least 2, all finite
     * @return the series, copied
     */
    public static TimeSeries of(double... values) {
        if (values.length < 2) {
            throw new IllegalArgumentException("TimeSeries.of(" + values.length
                    + " readings): a series has at least 2; record more, for example with Trace.every");
        }
        for (int k = 0; k < values.length; k++) {
            if (!Double.isFinite(values[k])) {
                throw new IllegalArgumentException(
                        "TimeSeries.of: reading " + k + " is " + values[k] + "; all must be finite");
            }
        }
        return new TimeSeries(values.clone());
    }

    /**
     * The series without its beginning.
     *
     * @param readings how many to leave out, so that at least 2 are left
     * @return the rest
     */
    public TimeSeries after(int readings) {
        if (readings < 0 || readings > x.length - 2) {
            throw new IllegalArgumentException("TimeSeries.after(" + readings + "): from 0 to " + (x.length - 2)
                    + " of " + x.length + " readings can be left out");
        }
        return new TimeSeries(Arrays.copyOfRange(x, readings, x.length));
    }

    private double covariance(int lag) {
        double sum = 0;
        for (int k = 0; k + lag < x.length; k++) {
            sum += (x[k] - mean) * (x[k + lag] - mean);
        }
        return sum / x.length;
    }

    /** Whether the readings differ by more than the rounding of their mean. */
    private boolean moves() {
        return square > 1e-24 * mean * mean;
    }

    /**
     * How many readings.
     *
     * @return n
     */
    public int length() {
        return x.length;
    }

    /**
     * The mean.
     *
     * @return the mean of all readings
     */
    public double mean() {
        return mean;
    }

    /**
     * The autocorrelation.
     *
     * @param lag t, from 0 to n - 1
     * @return rho(t), from -1 to 1
     */
    public double autocorrelation(int lag) {
        if (lag < 0 || lag >= x.length) {
            throw new IllegalArgumentException("TimeSeries.autocorrelation(" + lag + "): a lag from 0 to "
                    + (x.length - 1) + " is needed, for " + x.length + " readings");
        }
        if (!moves()) {
            throw new IllegalArgumentException("TimeSeries.autocorrelation(" + lag + "): all " + x.length
                    + " readings are " + mean + "; what does not change has no autocorrelation");
        }
        return covariance(lag) / square;
    }

    /**
     * Whether the series is long enough to quote an error.
     *
     * @return true if it changes at all, its window was found, and it has 100 tau readings
     */
    public boolean longEnough() {
        return found && x.length >= LONG * tau;
    }

    /**
     * The integrated autocorrelation time.
     *
     * @return tau in readings; AT_LEAST if the series is too short, or if all its readings are the same
     */
    public Reading tau() {
        return longEnough() ? Reading.found(tau) : Reading.atLeast(tau);
    }

    /**
     * The standard error of tau, sqrt(2 (2 W + 1) / n) tau.
     *
     * @return the error; AT_LEAST if the series is too short
     */
    public Reading tauError() {
        double error = tau * Math.sqrt(2.0 * (2 * window + 1) / x.length);
        return longEnough() ? Reading.found(error) : Reading.atLeast(error);
    }

    /**
     * The standard error of the mean.
     *
     * @return sqrt(2 tau C / n); AT_LEAST if the series is too short, 0 of them if all its readings are the same
     */
    public Reading error() {
        double error = Math.sqrt(2 * tau * variance() / x.length);
        return longEnough() ? Reading.found(error) : Reading.atLeast(error);
    }

    /** C, with no more put right than a series that is long enough can ask for. */
    private double variance() {
        return square / (1 - Math.min(2 * tau / x.length, 2.0 / LONG));
    }

    /**
     * The mean with its error, as of so many independent values.
     *
     * @return an estimate of n / (2 tau) values, rounded down, whose se is {@link #error}
     */
    public Estimate estimate() {
        if (!moves()) {
            throw new IllegalArgumentException("TimeSeries.estimate: all " + x.length + " readings are " + mean
                    + ", so there is no error to quote; either nothing can change or the run is stuck");
        }
        if (!longEnough()) {
            throw new IllegalArgumentException(String.format(
                    Locale.ROOT,
                    "TimeSeries.estimate: %d readings with an autocorrelation time of at least %.3g are too short for an"
                            + " error bar; run until there are at least %d tau, here %.3g, or read further apart",
                    x.length,
                    tau,
                    LONG,
                    LONG * tau));
        }
        long independent = (long) (x.length / (2 * tau));
        return new Estimate(mean, error().value() * Math.sqrt(independent), independent);
    }

    /**
     * A function of the means of quantities read along one run, as a susceptibility or Binder's cumulant is:
     *
     * <pre>{@code
     * Estimate binder = TimeSeries.ofMeans(m -> 1 - m[1] / (3 * m[0] * m[0]), square, fourth);
     * }</pre>
     *
     * <p>The error is that of the mean of sum_a (df/dm_a) x_a, with derivatives at the means, so that what the quantities
     * share counts once, and so does their memory (U. Wolff, Comput. Phys. Commun. 156, 143 (2004)). The value is off by
     * terms of the order of the squared error. It is the error of a function that is straight over a standard error; where f
     * has an extremum at the means, none can be given.
     *
     * @param f a function of the means, in the order of the series
     * @param of series of the same readings, at least one, as long as each other
     * @return f of the means, with its error, as of so many independent readings; refused as by {@link #estimate}
     */
    public static Estimate ofMeans(ToDoubleFunction<double[]> f, TimeSeries... of) {
        if (of.length == 0 || Arrays.stream(of).anyMatch(one -> one.x.length != of[0].x.length)) {
            throw new IllegalArgumentException("TimeSeries.ofMeans: series of "
                    + Arrays.toString(
                            Arrays.stream(of).mapToInt(TimeSeries::length).toArray())
                    + " readings came; at least one, all of the same readings, are needed");
        }
        double[] means = Arrays.stream(of).mapToDouble(TimeSeries::mean).toArray();
        double value = f.applyAsDouble(means.clone());
        double[] along = new double[of[0].x.length];
        for (int a = 0; a < of.length; a++) {
            double step = Math.sqrt(of[a].square / along.length);
            double slope = step > 0 ? slope(f, means, a, step) : 0;
            for (int k = 0; k < along.length; k++) {
                along[k] += slope * (of[a].x[k] - means[a]);
            }
        }
        if (!Double.isFinite(value) || !Arrays.stream(along).allMatch(Double::isFinite)) {
            throw new IllegalArgumentException("TimeSeries.ofMeans: at the means " + Arrays.toString(means)
                    + " the function is " + value + " or has no slope; it must be finite and smooth there");
        }
        TimeSeries line = new TimeSeries(along);
        if (!line.moves()) {
            throw new IllegalArgumentException("TimeSeries.ofMeans: at the means " + Arrays.toString(means)
                    + " the function has an extremum, or no reading changes, so there is no error to quote");
        }
        Estimate spread = line.estimate();
        return new Estimate(value, spread.sd(), spread.n());
    }

    private static double slope(ToDoubleFunction<double[]> f, double[] means, int a, double step) {
        double[] at = means.clone();
        at[a] = means[a] + step;
        double above = f.applyAsDouble(at);
        at[a] = means[a] - step;
        return (above - f.applyAsDouble(at)) / (2 * step);
    }

    /**
     * One level of binning.
     *
     * @param size readings a bin
     * @param bins the mean over bins, as if they were independent
     */
    public record Level(int size, Estimate bins) {}

    /**
     * The mean over bins of consecutive readings; its error is right once the size is many tau.
     *
     * @param size readings a bin, so that there are at least 2 bins; readings that do not fill one are left out
     * @return the estimate over bins
     */
    public Estimate binned(int size) {
        if (size < 1 || size > x.length / 2) {
            throw new IllegalArgumentException("TimeSeries.binned(" + size + "): of " + x.length
                    + " readings, bins of 1 to " + x.length / 2 + " can be made, so that there are two");
        }
        double[] means = new double[x.length / size];
        for (int bin = 0; bin < means.length; bin++) {
            for (int k = 0; k < size; k++) {
                means[bin] += x[bin * size + k] / size;
            }
        }
        return Estimate.of(means);
    }

    /**
     * Bins of 1, 2, 4, 8, ... readings, down to 16 bins: the errors rise and then stay, if the series is long enough.
     *
     * @return the levels, smallest bins first
     */
    public List<Level> binnings() {
        List<Level> levels = new ArrayList<>();
        for (int size = 1; size <= Math.max(1, x.length / 16); size *= 2) {
            levels.add(new Level(size, binned(size)));
        }
        return levels;
    }

    @Override
    public String toString() {
        if (longEnough()) {
            return String.format(
                    Locale.ROOT,
                    "%s (%d readings, tau = %.3g)",
                    Estimate.plusMinus(mean, error().value()),
                    x.length,
                    tau);
        }
        return String.format(
                Locale.ROOT,
                "%.6g ± ? (%d readings%s)",
                mean,
                x.length,
                moves() ? String.format(Locale.ROOT, ", too short: tau ≥ %.3g", tau) : ", all the same");
    }
}
