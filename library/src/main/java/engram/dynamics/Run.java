package engram.dynamics;

import engram.state.Batch;
import java.util.List;
import java.util.Objects;

/**
 * Where the trials of a run ended, and how.
 *
 * @param end final states, in the order of the trials
 * @param outcomes how each ended
 * @param precision in which the states were kept: what was used, not what was asked for
 * @since 0.1.0
 */
public record Run(Batch end, List<Outcome> outcomes, Precision precision) {

    /**
     * Checks the parameters.
     *
     * @param end final states, in the order of the trials
     * @param outcomes how each ended
     * @param precision in which the states were kept
     */
    public Run {
        Objects.requireNonNull(end, "Run(end = null): give the final states");
        Objects.requireNonNull(precision, "Run(precision = null): say in which the states were kept");
        Objects.requireNonNull(outcomes, "Run(outcomes = null): give one outcome a trial");
        for (Outcome outcome : outcomes) {
            Objects.requireNonNull(outcome, "Run: an outcome is null; each trial ends somehow, say Exhausted");
        }
        outcomes = List.copyOf(outcomes);
        if (outcomes.size() != end.trials()) {
            throw new IllegalArgumentException(
                    "Run: " + outcomes.size() + " outcomes for " + end.trials() + " trials; one each is needed");
        }
    }

    /**
     * In double precision.
     *
     * @param end final states, in the order of the trials
     * @param outcomes how each ended
     */
    public Run(Batch end, List<Outcome> outcomes) {
        this(end, outcomes, Precision.DOUBLE);
    }

    /**
     * The final state of one trial.
     *
     * @param t the trial
     * @return a copy, n d numbers
     */
    public double[] state(int t) {
        return end.state(t);
    }

    /**
     * How many trials stopped moving.
     *
     * @return the number of fixed points
     */
    public long fixedPoints() {
        return outcomes.stream().filter(o -> o instanceof Outcome.FixedPoint).count();
    }

    /**
     * How many trials ended in a cycle.
     *
     * @return the number of cycles
     */
    public long cycles() {
        return outcomes.stream().filter(o -> o instanceof Outcome.Cycle).count();
    }

    /**
     * How many trials were ended by an event.
     *
     * @return the number of crossings
     */
    public long crossings() {
        return outcomes.stream().filter(o -> o instanceof Outcome.Crossing).count();
    }

    /**
     * How many trials were still moving when their time was up.
     *
     * @return the number of exhausted trials
     */
    public long exhausted() {
        return outcomes.size() - fixedPoints() - cycles() - crossings();
    }

    @Override
    public String toString() {
        return "Run(" + end.trials() + " trials: " + fixedPoints() + " fixed points, " + cycles() + " cycles, "
                + (crossings() > 0 ? crossings() + " crossings, " : "")
                + exhausted() + " exhausted"
                + (precision == Precision.SINGLE ? "; single precision)" : ")");
    }
}
