package engram.dynamics;

/** One tile of trials while they run. Times are counted as the dynamics counts them. */
interface Process {

    /**
     * Goes on to a time, or until all its trials have ended. Those that end write their last state at once.
     *
     * @param until a later time than the last, never beyond the budget
     */
    void advance(double until);

    /** Whether any of its trials may still go on. Most dynamics use up their budget. */
    default boolean running() {
        return true;
    }

    /** Writes the states of the trials that still run. */
    void write();

    /** How a trial of the tile has ended; null while it runs. */
    default Outcome outcome(int lane) {
        return null;
    }

    /** Writes rows of so many trials over others. */
    static void copy(double[][] from, double[][] to, int width) {
        copy(from, to, 0, width);
    }

    /** Writes rows of so many trials over others from a row on. */
    static void copy(double[][] from, double[][] to, int at, int width) {
        for (int row = 0; row < from.length; row++) {
            System.arraycopy(from[row], 0, to[at + row], 0, width);
        }
    }

    /** Begins a tile. */
    @FunctionalInterface
    interface Begin {
        /**
         * Begins a tile.
         *
         * @param tile which of the batch
         * @param end rows for its states
         * @return the tile at time 0
         */
        Process tile(int tile, double[][] end);
    }
}
