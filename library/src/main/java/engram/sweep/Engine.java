package engram.sweep;

import engram.store.Archive;
import engram.store.Plan;
import java.util.function.Consumer;

/**
 * Where the cells of a sweep are computed: {@link Threads} of this program, or the nodes of a cluster. What a cell gives depends on its
 * point and its streams alone, so every engine gives the same bits.
 *
 * @since 0.1.0
 */
public interface Engine {

    /**
     * Begins a sweep.
     *
     * @param <R> the result
     * @param work the cells and how one is computed
     * @param ended gets each cell that has ended, with its result or its failure, on any thread
     * @return the session, in which no cell has started yet
     */
    <R> Session begin(Work<R> work, Consumer<Archive.Ended<R>> ended);

    /**
     * How many cells it computes at a time: so many are started ahead of those that have ended.
     *
     * @return at least 1
     */
    int width();

    /**
     * The cells of a sweep, for the engine that computes them.
     *
     * @param <R> the result
     */
    interface Work<R> {
        /**
         * The cells, by number.
         *
         * @return points, replicas and streams
         */
        Plan<?> plan();

        /**
         * Computes one cell on the calling thread. It never throws: a cell that fails ends with its failure.
         *
         * @param at the cell's number in the plan
         * @return the cell that has ended
         */
        Archive.Ended<R> compute(int at);
    }

    /** A sweep while it is computed; used by one thread. */
    interface Session {
        /**
         * Starts a cell; returns at once.
         *
         * @param at the cell's number in the plan
         */
        void start(int at);

        /** Stops all cells that have not ended and waits a moment for them; interrupts of the calling thread are kept for later. */
        void stop();

        /** Releases what the session holds; all its cells have ended. */
        void close();
    }
}
