package engram.dynamics;

import engram.model.StepModel;
import engram.random.Streams;
import engram.state.Batch;
import java.util.Arrays;

/**
 * A {@link StepModel} makes its steps, x(t + 1) = f(x(t)), until a trial stops moving: until no number of its state changes by
 * more than a tolerance.
 *
 * @param steps most steps a trial may take, at least 1
 * @param tolerance largest change of a number that counts as none, zero or more
 * @since 0.1.0
 */
public record Iteration(int steps, double tolerance) implements Dynamics<StepModel> {

    /**
     * Checks the parameters.
     *
     * @param steps most steps a trial may take, at least 1
     * @param tolerance largest change of a number that counts as none, zero or more
     */
    public Iteration {
        if (steps < 1 || !(tolerance >= 0 && tolerance < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("Iteration(steps = " + steps + ", tolerance = " + tolerance
                    + "): at least one step, and a finite tolerance of zero or more, are needed; try 100 and 1e-9");
        }
    }

    /**
     * Steps with a tolerance of 1e-9.
     *
     * @param steps most steps a trial may take, at least 1
     */
    public Iteration(int steps) {
        this(steps, 1e-9);
    }

    @Override
    public Run run(StepModel model, Batch start, Streams streams, Watch watch) {
        Runner.check(model, start, streams, watch);
        return Runner.run(
                start,
                Clock.steps(steps),
                1,
                watch,
                (tile, end) -> new Steps(model, start.tile(tile), end, tile * Batch.TILE));
    }

    /** The trials of a tile; those that have stopped stay where they are. */
    private final class Steps implements Process {
        private final StepModel model;
        private final double[][] end;
        private final int first;
        private final Outcome[] outcomes;
        private double[][] x;
        private double[][] next;
        private long now;

        Steps(StepModel model, double[][] start, double[][] end, int first) {
            this.model = model;
            this.end = end;
            this.first = first;
            x = Trials.copy(start);
            next = Trials.copy(start);
            outcomes = new Outcome[x[0].length];
        }

        @Override
        public boolean running() {
            return Arrays.stream(outcomes).anyMatch(outcome -> outcome == null);
        }

        @Override
        public Outcome outcome(int lane) {
            return outcomes[lane];
        }

        @Override
        public void advance(double until) {
            while (now < until && running()) {
                Runner.poll(0);
                model.step(x, outcomes.length, next);
                now++;
                model.space().check(next, 0, outcomes.length, "step " + now, first);
                for (int lane = 0; lane < outcomes.length; lane++) {
                    settle(lane);
                }
                double[][] old = x;
                x = next;
                next = old;
            }
        }

        /** Ends a trial that no longer moves; one that has ended stays as it was. */
        private void settle(int lane) {
            double most = 0;
            for (int row = 0; row < x.length; row++) {
                if (outcomes[lane] != null) {
                    next[row][lane] = x[row][lane];
                }
                most = Math.max(most, Math.abs(next[row][lane] - x[row][lane]));
            }
            if (outcomes[lane] == null && most <= tolerance) {
                outcomes[lane] = new Outcome.FixedPoint(Clock.steps(now));
            }
        }

        @Override
        public void write() {
            Process.copy(x, end, outcomes.length);
        }
    }
}
