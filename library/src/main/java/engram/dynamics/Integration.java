package engram.dynamics;

import engram.argument.Given;
import engram.model.FlowModel;
import engram.random.Streams;
import engram.state.Batch;
import engram.state.Layers;
import engram.state.Space;
import engram.state.Spins;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Continuous time: dx/dt = v(t, x) from t = 0 on, by the embedded Runge-Kutta method of order 8(5, 3) of Dormand and Prince (Hairer,
 * Norsett and Wanner, Solving Ordinary Differential Equations I, II.5 and II.6), which chooses its steps by itself. It is not for
 * stiff flows, whose rates differ by many powers of ten: there its steps are as short as the fastest rate asks.
 *
 * <pre>{@code
 * Run run = Integration.until(100).run(model, start, streams, Trace.every(Clock.time(0.1), x -> x[0]));
 * }</pre>
 *
 * <p>The error of one step is measured for each trial, as the root of the mean over its numbers x_i of (error_i / (absolute + relative
 * |x_i|))^2. The step is taken if this is below 1 for all trials, and its length follows the largest. So a trial is never less exact
 * for the trials beside it, and a trial alone takes the steps of its own.
 *
 * <p>The trials of a tile ({@link Batch#TILE} of them) share their steps, so that a velocity can be a product of matrices: within the
 * tolerance, the digits of a trial depend on the others of its tile. With an event that resets states each trial has steps of its own,
 * since a reset ends a step. Watches read the dense output (order 7) at their times, and change neither steps nor results.
 *
 * <p>A trial ends at a fixed point, if one is looked for; at an {@link Event}; or at the end of the time. One that ends stays as it was
 * and is no longer computed. A {@code FixedPoint} is where max_i |v_i(t, x)| falls to {@code rest}, at the time at which it does. It says
 * that the state no longer moves only if v does not depend on t, and is not to be told from a slow passage. Near an attractor the
 * errors of the steps keep |v| at about the tolerance times the fastest rate, so a much smaller {@code rest} is never reached.
 *
 * @param time when a trial ends if nothing ends it before, above 0
 * @param absolute tolerance of a number's error in one step, above 0
 * @param relative tolerance of that error relative to the number, above 0
 * @param longestStep no step is longer, above 0; infinite leaves it to the tolerance
 * @param rest a trial is at rest where no velocity is larger, in units of x over units of t; 0 never looks
 * @param events what happens where functions of t and x change their signs
 * @since 0.1.0
 */
public record Integration(
        double time, double absolute, double relative, double longestStep, double rest, List<Event> events)
        implements Dynamics<FlowModel> {

    private static final double ABSOLUTE = 1e-10;
    private static final double RELATIVE = 1e-8;
    private static final double REST = 1e-6;

    /**
     * Checks the parameters.
     *
     * @param time when a trial ends if nothing ends it before, above 0
     * @param absolute tolerance of a number's error in one step, above 0
     * @param relative tolerance of that error relative to the number, above 0
     * @param longestStep no step is longer, above 0; infinite leaves it to the tolerance
     * @param rest a trial is at rest where no velocity is larger; 0 never looks
     * @param events what happens where functions of t and x change their signs
     */
    public Integration {
        if (!(time > 0 && time < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("Integration(time = " + time
                    + "): a finite time above 0 is needed, in the unit of the time constants; try 100 of them");
        }
        if (!(finiteAndPositive(absolute) && finiteAndPositive(relative))) {
            throw new IllegalArgumentException("Integration(absolute = " + absolute + ", relative = " + relative
                    + "): tolerances are finite numbers above 0; try 1e-10 and 1e-8");
        }
        if (!(longestStep > 0)) {
            throw new IllegalArgumentException("Integration(longestStep = " + longestStep
                    + "): a step has a length above 0; try a tenth of the shortest time of interest");
        }
        if (!(rest >= 0 && rest < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(
                    "Integration(rest = " + rest
                            + "): the velocity of a trial at rest is a finite number, zero or more; try 1e-6, or 0 never to look");
        }
        events = Given.list("Integration", "events", events, "an event such as Event.end((t, x) -> x[0] - 1)");
    }

    private static boolean finiteAndPositive(double tolerance) {
        return tolerance > 0 && tolerance < Double.POSITIVE_INFINITY;
    }

    /**
     * Integrates to a time, with tolerances of 1e-10 (absolute) and 1e-8 (relative) a step, and does not look whether a trial rests.
     *
     * @param time when every trial ends, above 0
     * @return the dynamics
     */
    public static Integration until(double time) {
        return new Integration(time, ABSOLUTE, RELATIVE, Double.POSITIVE_INFINITY, 0, List.of());
    }

    /**
     * Integrates until no velocity of a trial is larger than 1e-6, with the tolerances of {@link #until}.
     *
     * @param time when a trial ends that is not at rest before, above 0
     * @return the dynamics
     */
    public static Integration untilRest(double time) {
        return until(time).withRest(REST);
    }

    /**
     * Returns the same dynamics with other tolerances.
     *
     * @param absolute tolerance of a number's error in one step, above 0
     * @param relative tolerance of that error relative to the number, above 0
     * @return the changed dynamics
     */
    public Integration withTolerance(double absolute, double relative) {
        return new Integration(time, absolute, relative, longestStep, rest, events);
    }

    /**
     * Returns the same dynamics with a bound on its steps, for velocities or events that a long step would jump over.
     *
     * @param longest no step is longer, above 0
     * @return the changed dynamics
     */
    public Integration withLongestStep(double longest) {
        return new Integration(time, absolute, relative, longest, rest, events);
    }

    /**
     * Returns the same dynamics with another bound on the velocity of a trial at rest.
     *
     * @param largest a trial is at rest where no velocity is larger; 0 never looks
     * @return the changed dynamics
     */
    public Integration withRest(double largest) {
        return new Integration(time, absolute, relative, longestStep, largest, events);
    }

    /**
     * Returns the same dynamics with more events. Events of one trial at the same time happen in the order in which they were given.
     *
     * @param more the events
     * @return the changed dynamics
     */
    public Integration on(Event... more) {
        Given.value("Integration.on", "more", more, "an event such as Event.end((t, x) -> x[0] - 1)");
        List<Event> all = new ArrayList<>(events);
        all.addAll(Arrays.asList(more));
        return new Integration(time, absolute, relative, longestStep, rest, all);
    }

    @Override
    public Run run(FlowModel model, Batch start, Streams streams, Watch watch) {
        Runner.check(model, start, streams, watch);
        refuseSpins(model.space());
        boolean alone = events.stream().anyMatch(event -> event.effect() == Event.Effect.RESET);
        return Runner.run(start, Clock.time(time), 0, watch, (tile, end) -> {
            int width = start.width(tile);
            List<Process> parts = new ArrayList<>();
            int many = alone ? 1 : width;
            for (int lane = 0; lane < width; lane += many) {
                parts.add(new FlowTrials(this, model, start.tile(tile), end, tile * Batch.TILE, lane, many));
            }
            return parts.size() == 1 ? parts.get(0) : new Apart(parts);
        });
    }

    /** Unit vectors would leave their spheres between two steps. */
    private static void refuseSpins(Space space) {
        boolean spins = space instanceof Spins;
        if (space instanceof Layers layers) {
            layers.layers().forEach(Integration::refuseSpins);
        }
        if (spins) {
            throw new IllegalArgumentException("Integration: the model lives on " + space
                    + ", whose unit vectors would not stay on their spheres; real numbers are needed, try new Reals("
                    + space.size() + ") for angles or potentials");
        }
    }

    /** The trials of a tile, each by itself. */
    private record Apart(List<Process> trials) implements Process {
        @Override
        public void advance(double until) {
            trials.forEach(one -> one.advance(until));
        }

        @Override
        public boolean running() {
            return trials.stream().anyMatch(Process::running);
        }

        @Override
        public void write() {
            trials.forEach(Process::write);
        }

        @Override
        public Outcome outcome(int lane) {
            return trials.get(lane).outcome(lane);
        }
    }
}
