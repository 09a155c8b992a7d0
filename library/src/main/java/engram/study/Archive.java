package engram.study;

import java.util.BitSet;
import java.util.List;

/**
 * Where a sweep's finished cells are kept, numbered in the order of computation.
 *
 * @param <R> the result
 */
interface Archive<R> extends AutoCloseable {

    /** A cell that has ended: with a result, or with what went wrong. */
    record Ended<R>(int at, R result, String text, double seconds, String time, Throwable failure) {}

    /** Which cells are there already. */
    BitSet kept();

    /** Makes ready for keeping so many more; fails here, before any work, if that cannot be. */
    void prepare(int missing);

    /** A result as it will be kept; called on any thread. */
    String encode(R result);

    /** Keeps cells: when this returns, they are safe. */
    void keep(List<Ended<R>> cells);

    /** The result of a cell that is there. */
    R read(int at);

    /** The sweep is being stopped: do not wait long for anyone. */
    void hurry();

    @Override
    void close();

    /** Keeps nothing. */
    final class None<R> implements Archive<R> {
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
