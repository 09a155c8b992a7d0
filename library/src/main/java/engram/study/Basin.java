package engram.study;

import engram.argument.Given;
import engram.dynamics.Dynamics;
import engram.memory.Memory;
import engram.model.Model;
import engram.observable.Overlap;
import engram.pattern.Cue;
import engram.pattern.PatternEnsemble;
import engram.pattern.Patterns;
import engram.random.Streams;
import engram.statistics.Reading;
import engram.topology.Topology;
import java.util.Arrays;
import java.util.function.DoubleFunction;

/**
 * The basin study: how much of a pattern can be corrupted before recall fails.
 *
 * <p>In one network, recall runs from cues of growing corruption, trials aiming at the patterns in turn. A trial
 * succeeds if its final signed overlap with its target is above the threshold; {@link Curve#critical()} is the
 * corruption at which half of them do.
 *
 * @param memory what stores the patterns
 * @param patterns where patterns come from
 * @param corruption the cue at a corruption, for example {@code Cue.Rerandomised::new}
 * @param dynamics how recall moves
 * @param threshold overlap that a success must exceed, from -1 to below 1
 * @param trials how many trials for each corruption, at least 1
 * @param <M> what the memory makes and the dynamics needs
 * @since 0.1.0
 */
public record Basin<M extends Model>(
        Memory<? extends M> memory,
        PatternEnsemble patterns,
        DoubleFunction<Cue> corruption,
        Dynamics<? super M> dynamics,
        double threshold,
        int trials) {

    /**
     * Checks the parameters.
     *
     * @param memory what stores the patterns
     * @param patterns where patterns come from
     * @param corruption the cue at a corruption, for example {@code Cue.Rerandomised::new}
     * @param dynamics how recall moves
     * @param threshold overlap that a success must exceed, from -1 to below 1
     * @param trials how many trials for each corruption, at least 1
     */
    public Basin {
        if (!(threshold >= -1 && threshold < 1) || trials < 1) {
            throw new IllegalArgumentException("Basin(threshold = " + threshold + ", trials = " + trials
                    + "): an overlap to exceed from -1 to below 1 and at least one trial are needed; try 0.9 and 200");
        }
        Given.value("Basin", "memory", memory, "something that stores patterns, such as new Hebb(),");
        Given.value("Basin", "patterns", patterns, "an ensemble of patterns, such as new Binary(),");
        Given.value("Basin", "corruption", corruption, "how a cue is made of a fraction, such as Cue.Flipped::new,");
        Given.value("Basin", "dynamics", dynamics, "a dynamics, such as Asynchronous.budget(1000),");
    }

    /**
     * Success against corruption in one network.
     *
     * @param g the topology
     * @param p how many patterns
     * @param corruptions where to look, ascending
     * @param streams where patterns, cues and orders come from
     * @return the curve
     */
    public Curve curve(Topology g, int p, double[] corruptions, Streams streams) {
        Given.value("curve", "g", g, "a topology");
        Given.value("curve", "streams", streams, "a place in the tree of random streams, such as Streams.seed(1),");
        Given.value("curve", "corruptions", corruptions, "where to look");
        Cue[] cues = new Cue[corruptions.length];
        Arrays.setAll(cues, k -> corruption.apply(corruptions[k]));
        Patterns xi = patterns.draw(p, g.n(), streams);
        M model = memory.store(xi, g, streams.child("store"));
        double[] success = new double[cues.length];
        for (int k = 0; k < cues.length; k++) {
            Streams own = streams.child("corruption", k);
            double[] m = Overlap.withTargets(
                    dynamics.run(model, cues[k].batch(xi, trials, own), own).end(), xi);
            success[k] = Arrays.stream(m).filter(overlap -> overlap > threshold).count() / (double) trials;
        }
        return new Curve(corruptions, success);
    }

    /**
     * Success against corruption.
     *
     * @param corruption how strongly cues were corrupted, ascending
     * @param success the fraction of trials that came back
     */
    public record Curve(double[] corruption, double[] success) {

        /**
         * Keeps copies.
         *
         * @param corruption how strongly cues were corrupted, ascending
         * @param success the fraction of trials that came back
         */
        public Curve {
            Given.value("Curve", "corruption", corruption, "where success was measured");
            Given.value("Curve", "success", success, "the fractions of success");
            if (corruption.length != success.length) {
                throw new IllegalArgumentException("Basin.Curve: " + corruption.length + " corruptions and "
                        + success.length + " successes came; one of each is needed at every point");
            }
            corruption = corruption.clone();
            success = success.clone();
        }

        /**
         * How strongly cues were corrupted.
         *
         * @return ascending numbers, a copy
         */
        @Override
        public double[] corruption() {
            return corruption.clone();
        }

        /**
         * The fraction of trials that came back.
         *
         * @return one number for each corruption, a copy
         */
        @Override
        public double[] success() {
            return success.clone();
        }

        /**
         * Where half of the trials fail.
         *
         * @return the critical corruption, or a bound if all the curve lies on one side
         */
        public Reading critical() {
            return critical(0.5);
        }

        /**
         * Where success first falls to a level.
         *
         * @param level a fraction of trials
         * @return the critical corruption, or a bound if all the curve lies on one side
         */
        public Reading critical(double level) {
            return Reading.firstFall(corruption, success, level);
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Curve that
                    && Arrays.equals(corruption, that.corruption)
                    && Arrays.equals(success, that.success);
        }

        @Override
        public int hashCode() {
            return 31 * Arrays.hashCode(corruption) + Arrays.hashCode(success);
        }

        @Override
        public String toString() {
            return "Basin.Curve(" + corruption.length + " corruptions, half of the trials fail at " + critical() + ")";
        }
    }
}
