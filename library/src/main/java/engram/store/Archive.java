package engram.store;

import java.util.BitSet;
import java.util.List;

/**
 * Where a sweep's finished cells are kept, numbered in the order of computation.
 *
 * @param <R> the result
 * @since 0.1.0
 */
public interface Archive<R> extends AutoCloseable {

    /**
     * A cell that has ended: with a result, or with what went wrong.
     *
     * @param <R> the result
     * @param at its number
     * @param result its result, or null
     * @param text the result as it will be kept, or null
     * @param seconds how long it took
     * @param time when it ended
     * @param failure what went wrong, or null
     */
    record Ended<R>(int at, R result, String text, double seconds, String time, Throwable failure) {}

    /**
     * Which cells are there already.
     *
     * @return their numbers
     */
    BitSet kept();

    /**
     * Makes ready for keeping so many more; fails here, before any work, if that cannot be.
     *
     * @param missing how many
     */
    void prepare(int missing);

    /**
     * A result as it will be kept; called on any thread.
     *
     * @param result of a cell
     * @return its text
     */
    String encode(R result);

    /**
     * Keeps cells: when this returns, they are safe.
     *
     * @param cells with results
     */
    void keep(List<Ended<R>> cells);

    /**
     * The result of a cell that is there.
     *
     * @param at its number
     * @return its result
     */
    R read(int at);

    /** The sweep is being stopped: do not wait long for anyone. */
    void hurry();

    @Override
    void close();

    /**
     * Keeps nothing.
     *
     * @param <R> the result
     */
    final class None<R> implements Archive<R> {
        /** An archive of no cells. */
        public None() {}

        @Override
        public BitSet kept() {
            return new BitSet();
        }

        @Override
        public void prepare(int missing) {}

        @Override
        public String encode(R result) {
            return "";
        }

        @Override
        public void keep(List<Ended<R>> cells) {}

        @Override
        public R read(int at) {
            throw new IllegalStateException("cell " + at + " was not kept");
        }

        @Override
        public void hurry() {}

        @Override
        public void close() {}
    }
}
