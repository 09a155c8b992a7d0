package engram.dynamics;

import engram.state.Batch;

/** Looks at a run as it goes, for traces and pictures. */
public interface Watch {

    /** Looks at nothing. */
    Watch NONE = new Watch() {
        @Override
        public long interval() {
            return Long.MAX_VALUE;
        }

        @Override
        public void at(long updates, Batch now) {}
    };

    /**
     * How often to look.
     *
     * @return single-site updates between two looks, at least 1; synchronous dynamics looks at the first
     *     step that has done as many; {@link Wolff} counts clusters
     */
    long interval();

    /**
     * A look. The first comes before the first update.
     *
     * @param updates single-site updates, or clusters, made so far in every trial that still runs
     * @param now all trials; finished ones as they ended; changes after this call returns
     */
    void at(long updates, Batch now);
}
