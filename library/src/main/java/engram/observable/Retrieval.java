package engram.observable;

import engram.argument.Given;
import engram.dynamics.Outcome;
import engram.dynamics.Run;
import engram.pattern.Patterns;
import engram.state.Spins;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * Where recall ended, relative to the patterns: how close each trial came to its target, and which pattern it is closest to.
 *
 * <pre>{@code
 * var ends = Retrieval.of(dynamics.run(model, new Cue.Flipped(0.2).batch(xi, 60, streams), streams), xi);
 * ends.within(5)      // the fraction of trials that end with at most 5 wrong bits
 * ends.nearest()      // the fraction whose target is the nearest of all patterns and their negatives
 * }</pre>
 *
 * <p>A site is wrong if its spin points away from the target's, s_i . xi_i &lt; 0: for Ising spins a wrong bit. The distance from a pattern
 * or its negative is N (1 - |m|) / 2, for Ising spins the smaller of two Hamming distances. Networks of the same number of sites can be
 * {@link #pooled}; fractions are then over the trials of all of them.
 *
 * @since 0.1.0
 */
public final class Retrieval {
    private final int n;
    private final double[] overlaps;
    private final int[] errors;
    private final double[] distances;
    private final boolean[] nearest;
    private final boolean[] fixed;

    private Retrieval(int n, double[] overlaps, int[] errors, double[] distances, boolean[] nearest, boolean[] fixed) {
        this.n = n;
        this.overlaps = overlaps;
        this.errors = errors;
        this.distances = distances;
        this.nearest = nearest;
        this.fixed = fixed;
    }

    /**
     * Compares the end of a run with the patterns. Cost O(N d P) for each trial.
     *
     * @param run where the trials ended; they know their targets if they began as cues
     * @param xi the patterns that the targets number, on the space of the run
     * @return the comparison
     */
    public static Retrieval of(Run run, Patterns xi) {
        Given.value("Retrieval", "run", run, "the run of a dynamics");
        Given.value("Retrieval", "xi", xi, "the patterns that the cues were made from");
        if (!(xi.space() instanceof Spins spins)) {
            throw new IllegalArgumentException("Retrieval(" + xi.space()
                    + "): sites are right or wrong for spins only; for real numbers take Overlap.withTargets");
        }
        double[] overlaps = Overlap.withTargets(run.end(), xi);
        int trials = overlaps.length;
        int[] errors = new int[trials];
        double[] distances = new double[trials];
        boolean[] nearest = new boolean[trials];
        boolean[] fixed = new boolean[trials];
        for (int t = 0; t < trials; t++) {
            double[] s = run.state(t);
            errors[t] = errors(spins, s, xi.pattern(run.end().target(t)));
            double largest =
                    Arrays.stream(Overlap.withAll(s, xi)).map(Math::abs).max().orElseThrow();
            double distance = xi.n() * (1 - largest) / 2;
            distances[t] = spins.d() == 1 ? Math.rint(distance) : distance;
            nearest[t] = overlaps[t] >= largest;
            fixed[t] = run.outcomes().get(t) instanceof Outcome.FixedPoint;
        }
        return new Retrieval(xi.n(), overlaps, errors, distances, nearest, fixed);
    }

    private static int errors(Spins spins, double[] s, double[] xi) {
        int count = 0;
        for (int i = 0; i < spins.n(); i++) {
            double along = 0;
            for (int k = i * spins.d(); k < (i + 1) * spins.d(); k++) {
                along += s[k] * xi[k];
            }
            count += along < 0 ? 1 : 0;
        }
        return count;
    }

    /**
     * The trials of several networks together.
     *
     * @param networks one or more, all with the same number of sites
     * @return all their trials, in order
     */
    public static Retrieval pooled(Collection<Retrieval> networks) {
        Given.value("Retrieval.pooled", "networks", networks, "one or more retrievals");
        List<Retrieval> all = Given.list("Retrieval.pooled", "networks", new ArrayList<>(networks), "retrievals");
        if (all.isEmpty() || all.stream().anyMatch(one -> one.n != all.get(0).n)) {
            throw new IllegalArgumentException(
                    "Retrieval.pooled(" + all + "): one or more retrievals with the same number of sites are needed");
        }
        int[] of = all.stream()
                .flatMapToInt(one -> IntStream.range(0, one.trials()))
                .toArray();
        int[] from = IntStream.range(0, all.size())
                .flatMap(k -> IntStream.generate(() -> k).limit(all.get(k).trials()))
                .toArray();
        boolean[] nearest = new boolean[of.length];
        boolean[] fixed = new boolean[of.length];
        for (int t = 0; t < of.length; t++) {
            nearest[t] = all.get(from[t]).nearest[of[t]];
            fixed[t] = all.get(from[t]).fixed[of[t]];
        }
        return new Retrieval(
                all.get(0).n,
                all.stream().flatMapToDouble(one -> Arrays.stream(one.overlaps)).toArray(),
                all.stream().flatMapToInt(one -> Arrays.stream(one.errors)).toArray(),
                all.stream()
                        .flatMapToDouble(one -> Arrays.stream(one.distances))
                        .toArray(),
                nearest,
                fixed);
    }

    /**
     * The number of trials.
     *
     * @return at least 1
     */
    public int trials() {
        return errors.length;
    }

    /**
     * The signed overlap of each trial with its target.
     *
     * @return from -1 to 1, a copy
     */
    public double[] overlaps() {
        return overlaps.clone();
    }

    /**
     * The mean of {@link #overlaps}.
     *
     * @return the mean signed overlap with the target
     */
    public double overlap() {
        return Arrays.stream(overlaps).average().orElseThrow();
    }

    /**
     * The number of wrong sites of each trial.
     *
     * @return from 0 to N, a copy
     */
    public int[] errors() {
        return errors.clone();
    }

    /**
     * The fraction of wrong sites, over all trials: for Ising spins (1 - m) / 2 of the mean overlap.
     *
     * @return from 0 to 1
     */
    public double wrong() {
        return Arrays.stream(errors).sum() / ((double) trials() * n);
    }

    /**
     * The distance of each trial from the nearest pattern or negative of one, N (1 - |m|) / 2.
     *
     * @return from 0 to N / 2, a copy; whole numbers for Ising spins
     */
    public double[] distances() {
        return distances.clone();
    }

    /**
     * The fraction of trials that end on their target, with every spin on the right side.
     *
     * @return from 0 to 1
     */
    public double exact() {
        return within(0);
    }

    /**
     * The fraction of trials that end with few wrong sites.
     *
     * @param most how many may be wrong; may be a fraction of N, such as 0.05 * n
     * @return from 0 to 1
     */
    public double within(double most) {
        return fraction(t -> errors[t] <= most);
    }

    /**
     * The fraction of trials whose final overlap with the target is above a threshold.
     *
     * @param threshold an overlap
     * @return from 0 to 1
     */
    public double above(double threshold) {
        return fraction(t -> overlaps[t] > threshold);
    }

    /**
     * The fraction of trials whose target is the nearest of all patterns and their negatives, or one of several equally near.
     *
     * @return from 0 to 1
     */
    public double nearest() {
        return fraction(t -> nearest[t]);
    }

    /**
     * The fraction of trials that end close to any pattern or the negative of one, whatever the target.
     *
     * @param most the largest {@link #distances distance}
     * @return from 0 to 1
     */
    public double assigned(double most) {
        return fraction(t -> distances[t] <= most);
    }

    /**
     * The fraction of trials that ended in a fixed point.
     *
     * @return from 0 to 1
     */
    public double fixed() {
        return fraction(t -> fixed[t]);
    }

    private double fraction(IntPredicate is) {
        return IntStream.range(0, trials()).filter(is).count() / (double) trials();
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "Retrieval(%d trials, mean overlap with the target %.3f, on it to the last site %.3f)",
                trials(),
                overlap(),
                exact());
    }
}
