package engram.dynamics;

import engram.state.Batch;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

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
     * Several who look at the same moments.
     *
     * @param watches at least one, all with the same interval
     * @return one watch that tells them all, in this order
     */
    static Watch all(Watch... watches) {
        Objects.requireNonNull(watches, "Watch.all(null): give at least one watch");
        for (Watch watch : watches) {
            Objects.requireNonNull(watch, "Watch.all: a watch is null; Watch.NONE looks at nothing");
        }
        long[] intervals =
                Arrays.stream(watches).mapToLong(Watch::interval).distinct().toArray();
        if (intervals.length != 1) {
            throw new IllegalArgumentException("Watch.all: " + watches.length + " watches came, with intervals "
                    + Arrays.toString(intervals) + "; at least one, all with the same interval, are needed");
        }
        List<Watch> all = List.of(watches);
        return new Watch() {
            @Override
            public long interval() {
                return intervals[0];
            }

            @Override
            public void at(long updates, Batch now) {
                all.forEach(one -> one.at(updates, now));
            }
        };
    }

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
