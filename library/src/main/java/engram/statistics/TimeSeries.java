package engram.statistics;

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
 *   tau   = 1/2 + sum_(t = 1)^W rho(t),                  se^2   = 2 tau C (1 + 2 delta) / n,   delta = sqrt(2 tau / n),
 * </pre>
 *
 * <p>with the window W the smallest that is at least 5 tau (Sokal), and tau and C put right for the mean having been
 * taken from the same readings, which lowers each C(t) by 2 tau C / n. The sum has a relative error of sqrt(2 (2 W + 1) / n),
 * 45 % for 100 tau readings, and is most often too small where a series is short. So a second tau is taken from an
 * autoregressive process fitted to the same C(t), (1/2) C_noise / (C(0) (1 - sum a)^2), with the order by Akaike's criterion;
 * for a single exponential its relative error is delta only. The larger of the two is reported. The factor 1 + 2 delta in the
 * error is one standard error of tau C: without it the error of a series just long enough is most often too small.
 * Independent readings have tau = 1/2; a smaller one, of readings that avoid each other, is given as 1/2, which makes
 * errors too large rather than too small.
 *
 * <p>A series is long enough if its window was found, it has 100 tau (1 + delta) readings, and the means of 32 successive
 * parts of it do not scatter as if tau were more than 2.5 times larger, as they do where a slow change hides below a fast
 * one. If it is not, tau and the error are bounds, {@link Reading.Bound#AT_LEAST}, and {@link #estimate} refuses. Leave out
 * the readings before equilibrium by {@link #after}. A run that sits in one valley of two looks long enough from inside:
 * compare runs from different starts.
 *
 * <p>Times are in readings. Source: Sokal, in Functional Integration (Cargese 1996), section 3; Madras and Sokal,
 * J. Stat. Phys. 50, 109 (1988), for the error of tau.
 *
 * @since 0.1.0
 */
public final class TimeSeries {
    /** The window in units of tau: what lies beyond is exp(-5) of tau for a single exponential. */
    private static final int WINDOW = 5;

    /** Readings in units of tau that make a series long enough to quote an error. */
    private static final int LONG = 100;

    /** Readings beyond this could have a spread that is no number. */
    private static final double LARGEST = 1e305;

    /** Successive parts of a series whose means must not scatter more than tau lets them. */
    private static final int PARTS = 32;

    /**
     * Factor to which they must not. With 32 parts, P(chi^2 of 31 degrees of freedom > 77.5) is 8e-6.
     */
    private static final double APART = 2.5;

    private final double[] x;
    private final double mean;
    /** The readings less their mean, in units of {@link #unit}: from -2 to 2, so that no square overflows or vanishes. */
    private final double[] z;

    private final double unit;
    private final double square;
    private final boolean moves;
    private final int window;
    private final double tau;
    private final boolean found;
    private final boolean together;

    private TimeSeries(double[] x) {
        this.x = x;
        double scale = powerOfTwo(Arrays.stream(x).map(Math::abs).max().orElseThrow());
        z = Arrays.stream(x).map(value -> value / scale).toArray();
        double first = z[0];
        // Stream sums are compensated, so that the second pass leaves the last bit only.
        double centre = Arrays.stream(z).allMatch(value -> value == first)
                ? first
                : Arrays.stream(z).sum() / z.length;
        centre += sumAround(centre) / z.length;
        for (int k = 0; k < z.length; k++) {
            z[k] -= centre;
        }
        double narrow = powerOfTwo(Arrays.stream(z).map(Math::abs).max().orElseThrow());
        for (int k = 0; k < z.length; k++) {
            z[k] /= narrow;
        }
        mean = centre * scale;
        unit = narrow * scale;
        square = covariance(0);
        // Less than this is the rounding of the readings.
        moves = Math.sqrt(square) * narrow > 1e-12 * Math.abs(centre);
        double time = 0.5;
        int lag = 0;
        // A window beyond n WINDOW / LONG belongs to a series that is too short; for small n a better bound costs
        // nothing.
        int furthest = Math.max(x.length / (LONG / WINDOW), Math.min(x.length / 2, 1000));
        if (moves) {
            while (lag < WINDOW * Math.max(0.5, time) && lag < furthest) {
                if (lag % 64 == 0 && Thread.currentThread().isInterrupted()) {
                    throw new CancellationException("the sum over lags was interrupted");
                }
                time += covariance(++lag) / square;
            }
        }
        window = lag;
        found = moves && lag >= WINDOW * Math.max(0.5, time);
        double unbiased = time * (1 + (2.0 * lag + 1) / x.length) / (1 + 2 * Math.max(0.5, time) / x.length);
        double larger = Math.max(0.5, moves ? Math.max(unbiased, autoregressive()) : 0.5);
        double parts = moves && x.length >= 2 * PARTS ? scatter() : 0;
        together = parts <= APART * larger;
        tau = together ? larger : parts;
    }

    /** The power of two at or below a number; 1 for 0. */
    private static double powerOfTwo(double value) {
        return value == 0 ? 1 : Math.scalb(1.0, Math.max(Double.MIN_EXPONENT, Math.getExponent(value)));
    }

    private double sumAround(double centre) {
        return Arrays.stream(z).map(value -> value - centre).sum();
    }

    /**
     * tau of the autoregressive process x_k = sum_j a_j x_(k-j) + noise whose order, up to 10 log10 n, has the smallest
     * n ln C_noise + 2 p. The coefficients for each order follow from those for the one before (Levinson and Durbin).
     */
    private double autoregressive() {
        int most = Math.min(x.length / 4, (int) (10 * Math.log10(x.length)));
        double[] c = new double[most + 1];
        Arrays.setAll(c, this::covariance);
        double[] a = new double[most + 1];
        double noise = square;
        double criterion = x.length * Math.log(noise);
        double best = 0.5;
        for (int p = 1; p <= most; p++) {
            double left = c[p];
            for (int j = 1; j < p; j++) {
                left -= a[j] * c[p - j];
            }
            double last = left / noise;
            double[] before = a.clone();
            for (int j = 1; j < p; j++) {
                a[j] = before[j] - last * before[p - j];
            }
            a[p] = last;
            noise *= 1 - last * last;
            if (!(noise > 1e-12 * square)) {
                break;
            }
            double now = x.length * Math.log(noise) + 2 * p;
            if (now < criterion) {
                criterion = now;
                double rest = 1 - Arrays.stream(a, 1, p + 1).sum();
                double time = noise * x.length / (x.length - p - 1.0) / (2 * rest * rest * square);
                best = time * (1 + 4 * time / x.length);
            }
        }
        return best;
    }

    /** tau as the means of successive parts tell it: part length times their variance over twice that of the readings. */
    private double scatter() {
        int size = z.length / PARTS;
        double[] means = new double[PARTS];
        for (int k = 0; k < PARTS * size; k++) {
            means[k / size] += z[k] / size;
        }
        double sd = Estimate.of(means).sd();
        return size * sd * sd / (2 * square);
    }

    /**
     * A series.
     *
     * @param values readings in the order in which they were made, at least 2, all from -1e305 to 1e305
     * @return the series, copied
     */
    public static TimeSeries of(double... values) {
        if (values == null || values.length < 2) {
            throw new IllegalArgumentException("TimeSeries.of("
                    + (values == null ? "values = null" : values.length + " readings")
                    + "): a series has at least 2; record more, for example with Trace.every");
        }
        for (int k = 0; k < values.length; k++) {
            if (!(Math.abs(values[k]) <= LARGEST)) {
                throw new IllegalArgumentException("TimeSeries.of: reading " + k + " is " + values[k]
                        + "; all must be finite, and " + LARGEST + " at most in either sign");
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

    /** C(t) in squared units. */
    private double covariance(int lag) {
        double sum = 0;
        for (int k = 0; k + lag < z.length; k++) {
            sum += z[k] * z[k + lag];
        }
        return sum / z.length;
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
        if (!moves) {
            throw new IllegalArgumentException("TimeSeries.autocorrelation(" + lag + "): all " + x.length
                    + " readings are " + mean + "; what does not change has no autocorrelation");
        }
        return covariance(lag) / square;
    }

    /**
     * Whether the series is long enough to quote an error.
     *
     * @return true if it changes at all, its window was found, it has 100 tau (1 + delta) readings, and its parts do not
     *     scatter more than tau lets them
     */
    public boolean longEnough() {
        return found && together && x.length >= needed();
    }

    /** delta, what a tau from so many readings is off by, relative to it. */
    private double doubt() {
        return Math.sqrt(2 * tau / x.length);
    }

    private double needed() {
        return LONG * tau * (1 + doubt());
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
     * @return sqrt(2 tau C (1 + 2 delta) / n); AT_LEAST if the series is too short, 0 of them if all its readings are the
     *     same
     */
    public Reading error() {
        double error = unit * Math.sqrt(2 * tau * variance() * (1 + 2 * doubt()) / x.length);
        return longEnough() ? Reading.found(error) : Reading.atLeast(error);
    }

    /** C in squared units, with no more put right than a series that is long enough can ask for. */
    private double variance() {
        return square / (1 - Math.min(2 * tau / x.length, 2.0 / LONG));
    }

    /**
     * The mean with its error, as of so many independent values.
     *
     * @return an estimate of n / (2 tau) values, rounded down, whose se is {@link #error}
     */
    public Estimate estimate() {
        if (!moves) {
            throw new IllegalArgumentException("TimeSeries.estimate: all " + x.length + " readings are " + mean
                    + ", so there is no error to quote; either nothing can change or the run is stuck");
        }
        if (!longEnough()) {
            throw new IllegalArgumentException(String.format(
                    Locale.ROOT,
                    "TimeSeries.estimate: %d readings with an autocorrelation time of at least %.3g are too short for an"
                            + " error bar; run until there are at least %d tau and the error of tau, here %.3g, or read"
                            + " further apart",
                    x.length,
                    tau,
                    LONG,
                    needed()));
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
        if (f == null || of == null || Arrays.asList(of).contains(null)) {
            throw new IllegalArgumentException("TimeSeries.ofMeans(f = " + (f == null ? "null" : "a function")
                    + ", of = " + (of == null ? "null" : Arrays.toString(of))
                    + "): a function and series are needed, none of them null");
        }
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
            double step = of[a].unit * Math.sqrt(of[a].square / along.length);
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
        if (!line.moves) {
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
                moves ? String.format(Locale.ROOT, ", too short: tau ≥ %.3g", tau) : ", all the same");
    }
}
