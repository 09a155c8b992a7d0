package engram.dynamics;

/** How a run of one trial ended. */
public sealed interface Outcome {

    /**
     * Single-site updates made until then; clusters for {@link Wolff}.
     *
     * @return updates; divide by N for sweeps
     */
    long updates();

    /**
     * The same end, of a run that goes on from an earlier one.
     *
     * @param earlier updates made before this run
     * @return the outcome with both counted
     */
    Outcome after(long earlier);

    /**
     * The state no longer moves.
     *
     * @param updates single-site updates made until then
     */
    record FixedPoint(long updates) implements Outcome {

        /**
         * Checks the parameters.
         *
         * @param updates single-site updates made until then
         */
        public FixedPoint {
            counted("FixedPoint", updates);
        }

        @Override
        public Outcome after(long earlier) {
            return new FixedPoint(earlier + updates);
        }
    }

    /**
     * The state comes back after more than one step, as synchronous dynamics can.
     *
     * @param period steps until it is back, 2 or more
     * @param updates single-site updates made until then
     */
    record Cycle(long period, long updates) implements Outcome {

        /**
         * Checks the parameters.
         *
         * @param period steps until it is back, 2 or more
         * @param updates single-site updates made until then
         */
        public Cycle {
            counted("Cycle", updates);
            if (period < 2) {
                throw new IllegalArgumentException("Cycle(period = " + period
                        + "): a cycle comes back after 2 steps or more; a state that stays is a FixedPoint");
            }
        }

        @Override
        public Outcome after(long earlier) {
            return new Cycle(period, earlier + updates);
        }
    }

    /**
     * The budget ran out, or the run was not asked to look.
     *
     * @param updates single-site updates made
     */
    record Exhausted(long updates) implements Outcome {

        /**
         * Checks the parameters.
         *
         * @param updates single-site updates made
         */
        public Exhausted {
            counted("Exhausted", updates);
        }

        @Override
        public Outcome after(long earlier) {
            return new Exhausted(earlier + updates);
        }
    }

    private static void counted(String what, long updates) {
        if (updates < 0) {
            throw new IllegalArgumentException(
                    what + "(updates = " + updates + "): a number of updates is zero or more");
        }
    }
}
