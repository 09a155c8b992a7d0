package engram.study;

import engram.argument.Given;
import engram.dynamics.Dynamics;
import engram.memory.Memory;
import engram.model.Model;
import engram.pattern.Cue;
import engram.pattern.PatternEnsemble;
import engram.random.Streams;
import engram.statistics.Reading;
import engram.topology.Topology;
import java.util.Arrays;

/**
 * The capacity study: how many patterns can be recalled.
 *
 * <p>For P = 1, 2, ... fresh patterns are drawn and learned, and recall runs from corrupted cues,
 * trials aiming at the patterns in turn. A trial succeeds if its final signed overlap with its target is
 * above the threshold, and a P meets the criterion if at least the given fraction of trials succeeds.
 * {@link Scan} reads a capacity off the fractions. Every knob of the protocol is a component, and a
 * {@code with} method changes one.
 *
 * @param memory what stores the patterns
 * @param patterns where patterns come from
 * @param cue how a pattern is corrupted
 * @param dynamics how recall moves
 * @param threshold overlap that a success must exceed, below 1
 * @param success fraction of trials that must succeed, above 0 and at most 1
 * @param trials how many trials for each P, at least 1
 * @param <M> what the memory makes and the dynamics needs
 * @since 0.1.0
 */
public record Capacity<M extends Model>(
        Memory<? extends M> memory,
        PatternEnsemble patterns,
        Cue cue,
        Dynamics<? super M> dynamics,
        double threshold,
        double success,
        int trials) {
    /** Patterns that a scan goes up to. */
    static final int MOST = 1_000_000;

    /**
     * Checks the parameters.
     *
     * @param memory what stores the patterns
     * @param patterns where patterns come from
     * @param cue how a pattern is corrupted
     * @param dynamics how recall moves
     * @param threshold overlap that a success must exceed, below 1
     * @param success fraction of trials that must succeed, above 0 and at most 1
     * @param trials how many trials for each P, at least 1
     */
    public Capacity {
        if (!(threshold >= -1 && threshold < 1)) {
            throw new IllegalArgumentException(
                    "Capacity(threshold = " + threshold + "): an overlap to exceed lies from -1 to below 1; try 0.7");
        }
        if (!(success > 0 && success <= 1)) {
            throw new IllegalArgumentException("Capacity(success = " + success
                    + "): the fraction of trials that must succeed lies above 0, at most 1; try 0.95");
        }
        if (trials < 1) {
            throw new IllegalArgumentException(
                    "Capacity(trials = " + trials + "): at least one trial is needed; try 500");
        }
        Given.value("Capacity", "memory", memory, "something that stores patterns, such as new Hebb(),");
        Given.value("Capacity", "patterns", patterns, "an ensemble of patterns, such as new Binary(),");
        Given.value("Capacity", "cue", cue, "a cue, such as new Cue.Flipped(0.1),");
        Given.value("Capacity", "dynamics", dynamics, "a dynamics, such as Asynchronous.budget(1000),");
    }

    /**
     * Another memory, all else the same.
     *
     * @param other what stores the patterns
     * @return the changed study
     */
    public Capacity<M> withMemory(Memory<? extends M> other) {
        return new Capacity<>(other, patterns, cue, dynamics, threshold, success, trials);
    }

    /**
     * Another pattern ensemble, all else the same.
     *
     * @param other the ensemble
     * @return the changed study
     */
    public Capacity<M> withPatterns(PatternEnsemble other) {
        return new Capacity<>(memory, other, cue, dynamics, threshold, success, trials);
    }

    /**
     * Another cue, all else the same.
     *
     * @param other the cue
     * @return the changed study
     */
    public Capacity<M> withCue(Cue other) {
        return new Capacity<>(memory, patterns, other, dynamics, threshold, success, trials);
    }

    /**
     * Another dynamics, all else the same.
     *
     * @param other the dynamics
     * @return the changed study
     */
    public Capacity<M> withDynamics(Dynamics<? super M> other) {
        return new Capacity<>(memory, patterns, cue, other, threshold, success, trials);
    }

    /**
     * Another criterion, all else the same.
     *
     * @param overlap threshold that a success must exceed
     * @param fraction fraction of trials that must succeed
     * @return the changed study
     */
    public Capacity<M> withCriterion(double overlap, double fraction) {
        return new Capacity<>(memory, patterns, cue, dynamics, overlap, fraction, trials);
    }

    /**
     * Another number of trials, all else the same.
     *
     * @param count trials for each P
     * @return the changed study
     */
    public Capacity<M> withTrials(int count) {
        return new Capacity<>(memory, patterns, cue, dynamics, threshold, success, count);
    }

    /**
     * Final overlaps at one P.
     *
     * @param g the topology
     * @param p how many patterns
     * @param streams where patterns, cues and orders come from
     * @return the signed overlap of each trial with its target
     */
    public double[] overlaps(Topology g, int p, Streams streams) {
        return new Recall<>(memory, patterns, cue, dynamics, trials).overlaps(g, p, streams);
    }

    /**
     * The fraction of successful trials for every P from 1 up, with fresh patterns for each.
     *
     * @param g the topology
     * @param most largest P to try, at least 1
     * @param streams where everything comes from; P has its own branch, so a longer scan begins with the
     *     shorter one
     * @return the fractions and the capacities they give
     */
    public Scan scan(Topology g, int most, Streams streams) {
        Given.value("scan", "g", g, "a topology");
        Given.value("scan", "streams", streams, "a place in the tree of random streams, such as Streams.seed(1),");
        if (most < 1 || most > MOST) {
            throw new IllegalArgumentException("scan(most = " + most + "): the largest P to try must be from 1 to "
                    + MOST + "; the local rules hold about Z");
        }
        double[] fraction = new double[most];
        for (int p = 1; p <= most; p++) {
            fraction[p - 1] = fraction(g, p, streams.child("P", p));
        }
        return new Scan(fraction, success);
    }

    /**
     * The fraction of successful trials at one P.
     *
     * @param g the topology
     * @param p how many patterns
     * @param streams where patterns, cues and orders come from
     * @return the fraction of trials whose final overlap is above the threshold
     */
    public double fraction(Topology g, int p, Streams streams) {
        double[] m = overlaps(g, p, streams);
        return Arrays.stream(m).filter(overlap -> overlap > threshold).count() / (double) trials;
    }

    /**
     * The load at which the fraction of successful trials falls to the criterion, from chosen P and not from all. The search ends when two
     * of them in a row are hopeless, since nearly all the time goes into the largest P.
     *
     * @param g the topology
     * @param loads the P to try, at least 1, ascending
     * @param hopeless a fraction below the criterion; P that reach less count as hopeless
     * @param streams where everything comes from; P has the branch that it has in {@link #scan}
     * @return where the fraction first falls to {@link #success}, on the straight line between two P; AT_MOST the first P or AT_LEAST the
     *     last if it does not fall between them
     */
    public Reading fall(Topology g, int[] loads, double hopeless, Streams streams) {
        Given.value("fall", "g", g, "a topology");
        Given.value("fall", "streams", streams, "a place in the tree of random streams, such as Streams.seed(1),");
        Given.value("fall", "loads", loads, "numbers of patterns to try");
        if (!(hopeless >= 0 && hopeless < success)) {
            throw new IllegalArgumentException("fall(hopeless = " + hopeless
                    + "): a fraction from 0 to below the criterion " + success + " is needed");
        }
        for (int k = 0; k < loads.length; k++) {
            if (loads[k] < 1 || loads[k] > MOST || k > 0 && loads[k] <= loads[k - 1]) {
                throw new IllegalArgumentException("fall(loads = " + Arrays.toString(loads) + "): numbers from 1 to "
                        + MOST + " in ascending order are needed");
            }
        }
        double[] fraction = new double[loads.length];
        int tried = 0;
        for (int misses = 0; tried < loads.length && misses < 2; tried++) {
            fraction[tried] = fraction(g, loads[tried], streams.child("P", loads[tried]));
            misses = fraction[tried] < hopeless ? misses + 1 : 0;
        }
        return Reading.firstFall(
                Arrays.stream(loads, 0, tried).asDoubleStream().toArray(), Arrays.copyOf(fraction, tried), success);
    }

    /**
     * What a scan over P found.
     *
     * @param fraction successful fraction at P = 1, 2, ...
     * @param success fraction that meets the criterion
     */
    public record Scan(double[] fraction, double success) {

        /**
         * Keeps a copy.
         *
         * @param fraction successful fraction at P = 1, 2, ...
         * @param success fraction that meets the criterion
         */
        public Scan {
            fraction = Given.value("Scan", "fraction", fraction, "one fraction for each P")
                    .clone();
        }

        /**
         * The successful fractions.
         *
         * @return those at P = 1, 2, ..., a copy
         */
        @Override
        public double[] fraction() {
            return fraction.clone();
        }

        /**
         * The largest P that meets the criterion, whatever happens below it.
         *
         * @return P_c, 0 if none does
         */
        public int last() {
            int last = 0;
            for (int p = 1; p <= fraction.length; p++) {
                last = fraction[p - 1] >= success ? p : last;
            }
            return last;
        }

        /**
         * The P before the first that misses the criterion.
         *
         * @return P_c, 0 if P = 1 misses
         */
        public int first() {
            int p = 0;
            while (p < fraction.length && fraction[p] >= success) {
                p++;
            }
            return p;
        }

        /**
         * Whether the scan ended too soon: the largest P tried still meets the criterion, so that the
         * capacity is at least that and not known.
         *
         * @return true if the capacity is only a lower bound
         */
        public boolean censored() {
            return last() == fraction.length;
        }

        /**
         * The largest P that meets the criterion, or a bound: AT_LEAST the largest P tried if that still meets it,
         * AT_MOST 1 if none does.
         *
         * @return P_c as a reading
         */
        public Reading reading() {
            int last = last();
            return last == fraction.length
                    ? Reading.atLeast(last)
                    : last == 0 ? Reading.atMost(1) : Reading.found(last);
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Scan that && success == that.success && Arrays.equals(fraction, that.fraction);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(fraction) + Double.hashCode(success);
        }

        @Override
        public String toString() {
            return "Scan(P = 1.." + fraction.length + ", last " + last() + ", first " + first()
                    + (censored() ? ", censored: still recalled at the largest P" : "")
                    + (last() == 0 ? ", none recalled" : "") + ")";
        }
    }
}
