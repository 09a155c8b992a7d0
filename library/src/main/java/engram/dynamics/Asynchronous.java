package engram.dynamics;

import engram.coupling.SingleRows;
import engram.model.SiteModel;
import engram.random.Streams;
import engram.state.Batch;
import java.util.Objects;
import java.util.Optional;

/**
 * One site at a time turns along its field, s_i = h_i / |h_i| (for d = 1, sign h_i), at zero
 * temperature. Not {@link Synchronous}, where all turn at once.
 *
 * <p>The trials of one tile ({@link Batch#TILE} of them) share the order in which sites are visited;
 * different tiles have orders of their own. Each trial thus sees an order of the right
 * distribution, and all its updates become one loop over trials.
 *
 * <p>Only directions of fields count, so the unit of couplings and outer field changes nothing but the energy's; a spin whose
 * field is zero, or no longer than the rounding of the sum that makes it, stays.
 *
 * <p>With symmetric couplings and no negative self-coupling ({@link engram.model.EnergyModel#descends}) the energy never
 * rises, so runs end in fixed points. A trial that reaches one leaves the tile, and the rest go on without it.
 *
 * @param order in which order sites are visited
 * @param updates most single-site updates a trial may take
 * @param tolerance a trial has stopped when no spin moved further than this in one sweep of N updates
 *     (and, for {@link Order#UNIFORM}, none would move further if visited); 0 never looks, and every trial
 *     takes all its updates
 * @param precision floating-point precision of the run; {@link Precision#SINGLE} goes with a tolerance of 0 only
 * @since 0.1.0
 */
public record Asynchronous(Order order, long updates, double tolerance, Precision precision)
        implements Dynamics<SiteModel> {

    /**
     * Checks the parameters.
     *
     * @param order in which order sites are visited
     * @param updates most single-site updates a trial may take
     * @param tolerance a trial has stopped when no spin moved further than this in one sweep of N updates
     *     (and, for {@link Order#UNIFORM}, none would move further if visited); 0 never looks, and every trial
     *     takes all its updates
     * @param precision floating-point precision of the run; {@link Precision#SINGLE} goes with a tolerance of 0 only
     */
    public Asynchronous {
        Objects.requireNonNull(order, "Asynchronous(order = null): try Order.PERMUTED");
        Objects.requireNonNull(precision, "Asynchronous(precision = null): try Precision.DOUBLE");
        if (updates < 1 || !(tolerance >= 0 && tolerance < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("Asynchronous(updates = " + updates + ", tolerance = " + tolerance
                    + "): at least one update, and a finite tolerance of zero or more, are needed; try 1000 and 1e-7");
        }
        if (precision == Precision.SINGLE && tolerance > 0) {
            throw new IllegalArgumentException("Asynchronous(tolerance = " + tolerance
                    + ", SINGLE): single precision cannot see when the state stops; use DOUBLE, or a tolerance of 0");
        }
    }

    /**
     * In double precision.
     *
     * @param order in which order sites are visited
     * @param updates most single-site updates a trial may take
     * @param tolerance as above; 0 never looks
     */
    public Asynchronous(Order order, long updates, double tolerance) {
        this(order, updates, tolerance, Precision.DOUBLE);
    }

    /**
     * A fixed number of updates, uniform with replacement, with no look at whether the state still
     * moves; in single precision, which is several times faster.
     *
     * @param updates single-site updates a trial
     * @return the dynamics
     */
    public static Asynchronous budget(long updates) {
        return new Asynchronous(Order.UNIFORM, updates, 0, Precision.SINGLE);
    }

    /**
     * Another order, all else the same.
     *
     * @param other in which order sites are visited
     * @return the changed dynamics
     */
    public Asynchronous withOrder(Order other) {
        return new Asynchronous(other, updates, tolerance, precision);
    }

    /**
     * Another precision, all else the same.
     *
     * @param other floating-point precision of the run
     * @return the changed dynamics
     */
    public Asynchronous withPrecision(Precision other) {
        return new Asynchronous(order, updates, tolerance, other);
    }

    /**
     * Sweeps until nothing moves further than 1e-7.
     *
     * @param order in which order sites are visited
     * @param updates most single-site updates a trial may take
     * @return the dynamics
     */
    public static Asynchronous untilFixed(Order order, long updates) {
        return new Asynchronous(order, updates, 1e-7);
    }

    @Override
    public Run run(SiteModel model, Batch start, Streams streams, Watch watch) {
        Runner.check(model, start, streams, watch);
        Optional<SingleRows> rows = precision == Precision.SINGLE ? model.singleRows() : Optional.empty();
        return Runner.updates(
                start,
                updates,
                1,
                rows.isPresent() ? Precision.SINGLE : Precision.DOUBLE,
                watch,
                (tile, end) -> rows.isPresent()
                        ? new SingleTrials(rows.get(), start, tile, end, order, streams)
                        : new Trials(model, start, tile, end, order, tolerance, streams));
    }
}
