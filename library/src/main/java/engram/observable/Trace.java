package engram.observable;

import engram.dynamics.Clock;
import engram.dynamics.Watch;
import engram.state.Batch;
import java.util.Arrays;
import java.util.Objects;
import java.util.function.ToDoubleFunction;

/**
 * Records one number of one trial while it runs: an energy trace, an overlap trace. {@link #ofAll} reads all trials together.
 *
 * <pre>{@code
 * Trace energy = Trace.every(1, model::energy);
 * dynamics.run(model, Batch.of(space, cue), streams, energy);
 * }</pre>
 *
 * @since 0.1.0
 */
public final class Trace implements Watch {
    private final Clock interval;
    private final ToDoubleFunction<Batch> read;
    private double[] times = new double[64];
    private double[] values = new double[64];
    private int length;

    private Trace(Clock interval, ToDoubleFunction<Batch> read) {
        this.interval = interval;
        this.read = read;
    }

    /**
     * A trace of the first trial, of dynamics that counts updates.
     *
     * @param interval single-site updates between two readings, at least 1
     * @param read what to read off the state
     * @return an empty trace, for one run
     */
    public static Trace every(long interval, ToDoubleFunction<double[]> read) {
        if (interval < 1) {
            throw new IllegalArgumentException(
                    "Trace.every(" + interval + "): at least one update must pass between two readings");
        }
        return every(Clock.updates(interval), read);
    }

    /**
     * A trace of the first trial.
     *
     * @param interval the time between two readings, above 0, in the unit that the dynamics counts
     * @param read what to read off the state
     * @return an empty trace, for one run
     */
    public static Trace every(Clock interval, ToDoubleFunction<double[]> read) {
        if (read == null) {
            throw new IllegalArgumentException("Trace.every(read = null): a number to read off the state is needed, for"
                    + " example model::energy");
        }
        if (interval == null || interval.now() == 0) {
            throw new IllegalArgumentException(
                    "Trace.every(" + interval + "): some time must pass between two readings; try Clock.updates(1)");
        }
        return new Trace(interval, batch -> read.applyAsDouble(batch.state(0)));
    }

    /**
     * A trace of all trials, such as their mean overlap.
     *
     * @param interval the time between two readings, above 0, in the unit that the dynamics counts
     * @param read what to read off the batch
     * @return an empty trace, for one run
     */
    public static Trace ofAll(Clock interval, ToDoubleFunction<Batch> read) {
        if (read == null) {
            throw new IllegalArgumentException(
                    "Trace.ofAll(read = null): a number to read off the batch is needed, for example its mean overlap");
        }
        if (interval == null || interval.now() == 0) {
            throw new IllegalArgumentException(
                    "Trace.ofAll(" + interval + "): some time must pass between two readings; try Clock.updates(1)");
        }
        return new Trace(interval, read);
    }

    @Override
    public Clock interval() {
        return interval;
    }

    @Override
    public void at(Clock now, Batch batch) {
        Objects.requireNonNull(now, "Trace.at(now = null): the time of the look is needed");
        Objects.requireNonNull(batch, "Trace.at(batch = null): the states of a run are needed");
        if (length == values.length) {
            times = Arrays.copyOf(times, 2 * length);
            values = Arrays.copyOf(values, 2 * length);
        }
        times[length] = now.now();
        values[length++] = read.applyAsDouble(batch);
    }

    /**
     * When it was read.
     *
     * @return the time of each reading, in the unit of the interval
     */
    public double[] times() {
        return Arrays.copyOf(times, length);
    }

    /**
     * What was read.
     *
     * @return one value a reading
     */
    public double[] values() {
        return Arrays.copyOf(values, length);
    }

    /**
     * The time average of what was read.
     *
     * @return the mean of {@link #values}, NaN before the first reading; for its error see {@code TimeSeries.of(trace.values())}
     */
    public double mean() {
        double sum = 0;
        for (int k = 0; k < length; k++) {
            sum += values[k];
        }
        return sum / length;
    }

    @Override
    public String toString() {
        return length == 0
                ? "Trace(empty)"
                : "Trace(" + length + " readings, " + values[0] + " to " + values[length - 1] + ")";
    }
}
