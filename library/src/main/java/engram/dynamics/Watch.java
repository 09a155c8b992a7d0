package engram.dynamics;

import engram.state.Batch;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * Is called while a run goes, for traces and pictures.
 *
 * @since 0.1.0
 */
public interface Watch {

    /** A watch that is never called. */
    Watch NONE = new Watch() {
        @Override
        public Clock interval() {
            return new Clock(Double.POSITIVE_INFINITY, Clock.Unit.UPDATES);
        }

        @Override
        public void at(Clock now, Batch states) {}
    };

    /**
     * Several watches that are called at the same times.
     *
     * @param watches at least one, all with the same interval
     * @return one watch that calls them all, in this order
     */
    static Watch all(Watch... watches) {
        Objects.requireNonNull(watches, "Watch.all(null): give at least one watch");
        for (Watch watch : watches) {
            Objects.requireNonNull(watch, "Watch.all: a watch is null; Watch.NONE is never called");
        }
        List<Clock> intervals =
                Arrays.stream(watches).map(Watch::interval).distinct().toList();
        if (intervals.size() != 1) {
            throw new IllegalArgumentException("Watch.all: " + watches.length + " watches came, with intervals "
                    + intervals + "; at least one, all with the same interval, are needed");
        }
        List<Watch> all = List.of(watches);
        return new Watch() {
            @Override
            public Clock interval() {
                return intervals.get(0);
            }

            @Override
            public void at(Clock now, Batch states) {
                all.forEach(one -> one.at(now, states));
            }
        };
    }

    /**
     * Returns the time between two looks, above 0, in the unit that the dynamics counts: updates for one site at a time, steps
     * or updates for all at once, clusters for {@link Wolff}, time for flows. Another unit is refused. Dynamics of whole steps
     * looks at the first step that has done as many updates.
     *
     * @return the time between two looks
     */
    Clock interval();

    /**
     * Looks. The first call comes before the first update.
     *
     * @param now how far every trial is that still runs
     * @param states all trials; finished ones as they ended; changes after this call returns
     */
    void at(Clock now, Batch states);
}
