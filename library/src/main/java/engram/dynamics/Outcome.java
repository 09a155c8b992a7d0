package engram.dynamics;

/**
 * How a run of one trial ended.
 *
 * @since 0.1.0
 */
public sealed interface Outcome {

    /**
     * When it ended.
     *
     * @return the time, in the unit that the dynamics counts
     */
    Clock at();

    /**
     * Returns the single-site updates made until then; other units are refused.
     *
     * @return updates; divide by N for sweeps
     */
    default long updates() {
        return (long) at().in(Clock.Unit.UPDATES);
    }

    /**
     * The same end, of a run that goes on from an earlier one.
     *
     * @param earlier the time that the earlier run took
     * @return the outcome with both counted
     */
    Outcome after(Clock earlier);

    /**
     * The state no longer moves.
     *
     * @param at when
     */
    record FixedPoint(Clock at) implements Outcome {

        /**
         * Checks the parameters.
         *
         * @param at when
         */
        public FixedPoint {
            counted("FixedPoint", at);
        }

        @Override
        public Outcome after(Clock earlier) {
            return new FixedPoint(at.plus(earlier));
        }
    }

    /**
     * The state comes back after more than one step, as synchronous dynamics can.
     *
     * @param period steps until it is back, 2 or more
     * @param at when
     */
    record Cycle(long period, Clock at) implements Outcome {

        /**
         * Checks the parameters.
         *
         * @param period steps until it is back, 2 or more
         * @param at when
         */
        public Cycle {
            counted("Cycle", at);
            if (period < 2) {
                throw new IllegalArgumentException("Cycle(period = " + period
                        + "): a cycle comes back after 2 steps or more; a state that stays is a FixedPoint");
            }
        }

        @Override
        public Outcome after(Clock earlier) {
            return new Cycle(period, at.plus(earlier));
        }
    }

    /**
     * The budget ran out, or the run was not asked to look.
     *
     * @param at when
     */
    record Exhausted(Clock at) implements Outcome {

        /**
         * Checks the parameters.
         *
         * @param at when
         */
        public Exhausted {
            counted("Exhausted", at);
        }

        @Override
        public Outcome after(Clock earlier) {
            return new Exhausted(at.plus(earlier));
        }
    }

    /**
     * The trial came to an event that ends it, by an {@link Integration}.
     *
     * @param event which of the dynamics' events, from 0
     * @param at when
     */
    record Crossing(int event, Clock at) implements Outcome {

        /**
         * Checks the parameters.
         *
         * @param event which of the dynamics' events, from 0
         * @param at when
         */
        public Crossing {
            counted("Crossing", at);
            if (event < 0) {
                throw new IllegalArgumentException("Crossing(event = " + event
                        + "): events are numbered from 0, in the order in which the dynamics was given them");
            }
        }

        @Override
        public Outcome after(Clock earlier) {
            return new Crossing(event, at.plus(earlier));
        }
    }

    private static void counted(String what, Clock at) {
        if (at == null) {
            throw new IllegalArgumentException(what + "(at = null): say when, as Clock.updates(1000)");
        }
    }
}
