package engram.dynamics;

/** One tile of trials while they run. Times are counted as the dynamics counts them. */
interface Process {

    /**
     * Goes on to a time, or until all its trials have ended. Those that end write their last state at once.
     *
     * @param until a later time than the last, never beyond the budget
     */
    void advance(long until);

    /** Whether any of its trials may still go on. */
    boolean running();

    /** Writes the states of the trials that still run. */
    void write();

    /** How a trial of the tile has ended; null while it runs. */
    Outcome outcome(int lane);

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
