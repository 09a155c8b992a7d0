package engram.dynamics;

import engram.argument.Given;

/**
 * What an {@link Integration} does where a function g(t, x) of one trial changes its sign: it ends the trial, tells of it, or resets
 * the state. The time is that at which g of the dense output is zero, to about 1e-15 of itself.
 *
 * <pre>{@code
 * Event.end((t, x) -> x[0] - 1).rising();                                   // stops at the threshold
 * Event.note((t, x) -> x[0], (trial, t, x) -> times.add(t));                // collects zero crossings
 * Event.reset((t, x) -> x[0] - 1, (trial, t, x) -> x[0] = 0).rising();      // integrate and fire
 * }</pre>
 *
 * <p>g is computed at the end of each step and three times in between; of two changes between those, neither is seen.
 * {@link Integration#withLongestStep} makes steps shorter. A zero at the start or just after a reset is no change of sign; nor is
 * what a reset does to the g of the other events.
 *
 * @param level the function g
 * @param direction which changes of sign count
 * @param effect what happens to the trial
 * @param action is called at the event, after {@link Effect#END} too
 * @since 0.1.0
 */
public record Event(Level level, Direction direction, Effect effect, Action action) {

    /** A function of the time and of one trial's state. */
    @FunctionalInterface
    public interface Level {
        /**
         * Computes the function.
         *
         * @param t the time
         * @param x the state, a copy
         * @return g(t, x), never NaN; the event is where its sign changes
         */
        double at(double t, double[] x);
    }

    /** What a reader's program does at an event. */
    @FunctionalInterface
    public interface Action {
        /**
         * Is called once an event of one trial, in the order of time for each trial. A {@link Watch} may look at earlier times
         * afterwards, since it reads from the dense output.
         *
         * @param trial the number of the trial in its batch
         * @param t the time of the event
         * @param x the state, a copy; for {@link Effect#RESET} what is written to it is the trial's new state
         */
        void at(int trial, double t, double[] x);
    }

    /** Which changes of sign count. */
    public enum Direction {
        /** From negative to positive and from positive to negative. */
        BOTH,
        /** From negative to positive. */
        RISING,
        /** From positive to negative. */
        FALLING
    }

    /** What happens to the trial. */
    public enum Effect {
        /** It ends there, as {@link Outcome.Crossing}. */
        END,
        /** Nothing. */
        NOTE,
        /** It goes on from the state that the action writes. */
        RESET
    }

    private static final Action NOTHING = (trial, t, x) -> {};

    /**
     * Checks the parameters.
     *
     * @param level the function g
     * @param direction which changes of sign count
     * @param effect what happens to the trial
     * @param action is called at the event
     */
    public Event {
        Given.value(
                "Event", "level", level, "a function (t, x) whose sign changes at the event, as (t, x) -> x[0] - 1,");
        Given.value("Event", "direction", direction, "a direction such as Direction.RISING");
        Given.value("Event", "effect", effect, "an effect such as Effect.END");
        Given.value("Event", "action", action, "a function (trial, t, x) that is called at the event");
    }

    /**
     * Returns an event that ends its trial.
     *
     * @param level the function g
     * @return the event, in both directions
     */
    public static Event end(Level level) {
        return new Event(level, Direction.BOTH, Effect.END, NOTHING);
    }

    /**
     * Returns an event that is told of and changes nothing.
     *
     * @param level the function g
     * @param action gets the trial, the time and the state
     * @return the event, in both directions
     */
    public static Event note(Level level, Action action) {
        return new Event(level, Direction.BOTH, Effect.NOTE, action);
    }

    /**
     * Returns an event that changes the state of its trial.
     *
     * @param level the function g
     * @param action writes the new state over the old one
     * @return the event, in both directions; most resets want one
     */
    public static Event reset(Level level, Action action) {
        return new Event(level, Direction.BOTH, Effect.RESET, action);
    }

    /**
     * Returns the same event where g rises alone.
     *
     * @return the changed event
     */
    public Event rising() {
        return new Event(level, Direction.RISING, effect, action);
    }

    /**
     * Returns the same event where g falls alone.
     *
     * @return the changed event
     */
    public Event falling() {
        return new Event(level, Direction.FALLING, effect, action);
    }

    /** Whether a change to this sign, 1 or -1, counts. */
    boolean counts(double sign) {
        return direction == Direction.BOTH || (direction == Direction.RISING) == sign > 0;
    }

    @Override
    public String toString() {
        return "Event(" + effect + ", " + direction + ")";
    }
}
