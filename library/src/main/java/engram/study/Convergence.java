package engram.study;

import engram.argument.Given;
import engram.dynamics.Clock;
import engram.dynamics.Dynamics;
import engram.dynamics.Outcome;
import engram.dynamics.Run;
import engram.dynamics.Watch;
import engram.memory.Memory;
import engram.model.Model;
import engram.observable.Overlap;
import engram.pattern.Cue;
import engram.pattern.PatternEnsemble;
import engram.pattern.Patterns;
import engram.random.Streams;
import engram.state.Batch;
import engram.statistics.Reading;
import engram.topology.Topology;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * The convergence study: how many sweeps recall takes, to a fixed point and to a memory.
 *
 * <p>One sweep is N single-site updates. The time to the fixed point is when the dynamics said so, and depends on
 * its tolerance; the time to a memory is the first whole sweep after which some |m_mu| exceeds the threshold. A run
 * that had not got there when its budget ended is censored: its time is only known to be longer.
 *
 * @param memory what stores the patterns
 * @param patterns where patterns come from
 * @param cue where recall starts; {@link Cue.RandomStart} for states that know nothing
 * @param dynamics how recall moves: one that stops at fixed points
 * @param threshold overlap that a memory must exceed, from 0 to below 1
 * @param trials how many trials, at least 1
 * @param <M> what the memory makes and the dynamics needs
 * @since 0.1.0
 */
public record Convergence<M extends Model>(
        Memory<? extends M> memory,
        PatternEnsemble patterns,
        Cue cue,
        Dynamics<? super M> dynamics,
        double threshold,
        int trials) {

    /**
     * Checks the parameters.
     *
     * @param memory what stores the patterns
     * @param patterns where patterns come from
     * @param cue where recall starts; {@link Cue.RandomStart} for states that know nothing
     * @param dynamics how recall moves: one that stops at fixed points
     * @param threshold overlap that a memory must exceed, from 0 to below 1
     * @param trials how many trials, at least 1
     */
    public Convergence {
        if (!(threshold >= 0 && threshold < 1) || trials < 1) {
            throw new IllegalArgumentException("Convergence(threshold = " + threshold + ", trials = " + trials
                    + "): an overlap to exceed from 0 to below 1 and at least one trial are needed; try 0.9 and 200");
        }
        Given.value("Convergence", "memory", memory, "something that stores patterns, such as new Hebb(),");
        Given.value("Convergence", "patterns", patterns, "an ensemble of patterns, such as new Binary(),");
        Given.value("Convergence", "cue", cue, "a cue, such as new Cue.Flipped(0.1),");
        Given.value("Convergence", "dynamics", dynamics, "a dynamics, such as Asynchronous.budget(1000),");
    }

    /**
     * Times of one network.
     *
     * @param g the topology
     * @param p how many patterns
     * @param streams where patterns, cues and orders come from
     * @return the times of all trials
     */
    public Times times(Topology g, int p, Streams streams) {
        Given.value("times", "g", g, "a topology");
        Given.value("times", "streams", streams, "a place in the tree of random streams, such as Streams.seed(1),");
        Patterns xi = patterns.draw(p, g.n(), streams);
        M model = memory.store(xi, g, streams.child("store"));
        int n = g.n();
        double[] passed = new double[trials];
        Arrays.fill(passed, -1);
        Watch passage = new Watch() {
            @Override
            public Clock interval() {
                return Clock.updates(n);
            }

            @Override
            public void at(Clock time, Batch now) {
                for (int t = 0; t < trials; t++) {
                    if (passed[t] < 0 && largest(now.state(t), xi) > threshold) {
                        passed[t] = time.now() / n;
                    }
                }
            }
        };
        Run run = dynamics.run(model, cue.batch(xi, trials, streams), streams, passage);
        double[] target = Overlap.withTargets(run.end(), xi);
        return new Times(
                IntStream.range(0, trials)
                        .mapToObj(t -> {
                            Outcome outcome = run.outcomes().get(t);
                            return new Time(
                                    outcome.updates() / (double) n,
                                    outcome instanceof Outcome.FixedPoint,
                                    Math.max(0, passed[t]),
                                    passed[t] >= 0,
                                    target[t],
                                    largest(run.state(t), xi));
                        })
                        .toList(),
                threshold);
    }

    private static double largest(double[] s, Patterns xi) {
        return Arrays.stream(Overlap.withAll(s, xi)).map(Math::abs).max().orElseThrow();
    }

    /**
     * The times of one trial.
     *
     * @param sweeps when it ended
     * @param fixed whether that was at a fixed point; if not, the time to one is longer than {@code sweeps}
     * @param passage when some |m_mu| first exceeded the threshold, in whole sweeps; 0 if it never did
     * @param passed whether it did
     * @param target final signed overlap with the pattern it was to recall
     * @param overlap final largest |m_mu|
     */
    public record Time(double sweeps, boolean fixed, double passage, boolean passed, double target, double overlap) {}

    /**
     * The times of many trials.
     *
     * @param trials one a trial
     * @param threshold overlap that a memory must exceed
     */
    public record Times(List<Time> trials, double threshold) {

        /**
         * Keeps a copy.
         *
         * @param trials one a trial
         * @param threshold overlap that a memory must exceed
         */
        public Times {
            trials = Given.list("Times", "trials", trials, "the times of each trial");
        }

        /**
         * Quantile of the time to a fixed point.
         *
         * @param q which, above 0 and at most 1
         * @return sweeps; AT_LEAST the longest run if fewer had come to rest
         */
        public Reading fixedPoint(double q) {
            double[] done = trials.stream()
                    .filter(Time::fixed)
                    .mapToDouble(Time::sweeps)
                    .toArray();
            return Reading.quantile(done, trials.size() - done.length, longest(), q);
        }

        /**
         * Quantile of the time to a memory, over all trials.
         *
         * @param q which, above 0 and at most 1
         * @return sweeps; AT_LEAST the longest run if fewer ever came near a memory
         */
        public Reading memory(double q) {
            double[] done = trials.stream()
                    .filter(Time::passed)
                    .mapToDouble(Time::passage)
                    .toArray();
            return Reading.quantile(done, trials.size() - done.length, longest(), q);
        }

        /**
         * The mean time at which trials ended. It is the mean time to a fixed point if all of them are {@link #settled}, and below it
         * otherwise.
         *
         * @return sweeps
         */
        public double sweeps() {
            return trials.stream().mapToDouble(Time::sweeps).average().orElseThrow();
        }

        private double longest() {
            return trials.stream().mapToDouble(Time::sweeps).max().orElseThrow();
        }

        /**
         * Trials at rest in the end.
         *
         * @return the fraction that reached a fixed point
         */
        public double settled() {
            return fraction(Time::fixed);
        }

        /**
         * Trials in a memory in the end.
         *
         * @return the fraction whose largest |m_mu| is above the threshold
         */
        public double retrieved() {
            return fraction(time -> time.overlap() > threshold);
        }

        private double fraction(Predicate<Time> which) {
            return trials.stream().filter(which).count() / (double) trials.size();
        }

        @Override
        public String toString() {
            return "Times(" + trials.size() + " trials: median to a fixed point " + fixedPoint(0.5)
                    + " sweeps, to a memory " + memory(0.5) + "; " + Math.round(100 * settled()) + " % at rest, "
                    + Math.round(100 * retrieved()) + " % in a memory)";
        }
    }
}
