package engram.observable;

import engram.argument.Given;
import engram.dynamics.Clock;
import engram.dynamics.Watch;
import engram.pattern.Patterns;
import engram.state.Batch;
import java.util.Arrays;

/**
 * How far each trial of a run follows a sequence of patterns: how many of them it visits in their order, one after the other.
 *
 * <p>A trial begins at its target, which counts as the first. At each look the next pattern in turn counts as visited if its signed overlap
 * with the state is above a threshold and no other pattern has a larger one; only then the one after it is waited for. The sequence is a ring:
 * after the last pattern comes the first. A state that jumps ahead, or stays, adds nothing.
 *
 * <pre>{@code
 * var order = Succession.of(xi, 0.4, Clock.updates(n / 4));
 * dynamics.run(Model.of(new Sequence(1.3, true).learn(xi, g)), new Cue.Flipped(0).batch(xi, xi.p(), streams), streams, order);
 * order.mean(20)      // patterns in order, at most 20 of each trial counted
 * }</pre>
 *
 * <p>Looks must be closer than the time that a pattern lasts, or some are missed. Cost O(N d P) a trial and look.
 *
 * @since 0.1.0
 */
public final class Succession implements Watch {
    private final Patterns xi;
    private final double least;
    private final Clock interval;
    private int[] visited = {};

    private Succession(Patterns xi, double least, Clock interval) {
        this.xi = xi;
        this.least = least;
        this.interval = interval;
    }

    /**
     * A watch of all trials, which must know their targets.
     *
     * @param xi the patterns in their order, at least 2
     * @param least the overlap that a visited pattern must exceed, from -1 to below 1
     * @param interval the time between two looks, above 0, in the unit that the dynamics counts
     * @return a watch, for one run
     */
    public static Succession of(Patterns xi, double least, Clock interval) {
        Given.value("Succession", "xi", xi, "the patterns in their order");
        Given.value("Succession", "interval", interval, "the time between two looks, such as Clock.updates(n / 4),");
        if (xi.p() < 2 || !(least >= -1 && least < 1) || interval.now() == 0) {
            throw new IllegalArgumentException(
                    "Succession(P = " + xi.p() + ", least = " + least + ", interval = " + interval
                            + "): two patterns or more, an overlap to exceed from -1 to below 1 and some time between looks"
                            + " are needed; try 0.4 and Clock.updates(n / 4)");
        }
        return new Succession(xi, least, interval);
    }

    @Override
    public Clock interval() {
        return interval;
    }

    @Override
    public void at(Clock time, Batch now) {
        Given.value("Succession.at", "now", now, "the states of a run");
        if (visited.length != now.trials()) {
            visited = new int[now.trials()];
            Arrays.fill(visited, 1);
        }
        for (int t = 0; t < visited.length; t++) {
            int next = Math.floorMod(now.target(t) + visited[t], xi.p());
            double[] m = Overlap.withAll(now.state(t), xi);
            if (m[next] > least && m[next] >= Arrays.stream(m).max().orElseThrow()) {
                visited[t]++;
            }
        }
    }

    /**
     * The number of patterns that each trial visited in order.
     *
     * @return at least 1 each, a copy; empty before a run
     */
    public int[] visited() {
        return visited.clone();
    }

    /**
     * The mean number of patterns in order. Trials that are still on their way when the run ends are counted as far as they came, so
     * compare runs of one length, or count no more than all of them could reach.
     *
     * @param most no trial counts more than this
     * @return the mean over trials
     */
    public double mean(int most) {
        if (visited.length == 0 || most < 1) {
            throw new IllegalArgumentException("Succession.mean(most = " + most + ") over " + visited.length
                    + " trials: give it to a run first, and count at least the first pattern; try 20");
        }
        return Arrays.stream(visited)
                .map(count -> Math.min(count, most))
                .average()
                .orElseThrow();
    }

    @Override
    public String toString() {
        return "Succession(" + xi.p() + " patterns, m > " + least
                + (visited.length == 0
                        ? ", empty)"
                        : ", visited in order by each trial: " + Arrays.toString(visited) + ")");
    }
}
