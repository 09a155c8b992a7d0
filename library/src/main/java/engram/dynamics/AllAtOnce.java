package engram.dynamics;

import engram.argument.Given;
import engram.coupling.Cursor;
import engram.model.SiteModel;
import engram.random.Streams;
import engram.state.Batch;
import java.util.Arrays;
import java.util.random.RandomGenerator;

/**
 * Whole states move in steps by a rule of one's own, which sees the fields at all sites. A step counts as N updates.
 *
 * @param rule how a state moves
 * @param steps how many steps a trial takes, at least 1
 * @since 0.1.0
 */
public record AllAtOnce(StepRule rule, int steps) implements Dynamics<SiteModel> {

    /**
     * Checks the parameters.
     *
     * @param rule how a state moves
     * @param steps how many steps a trial takes, at least 1
     */
    public AllAtOnce {
        Given.value("AllAtOnce", "rule", rule, "how a state moves, a function (h, s, next, random) that sets next,");
        if (steps < 1) {
            throw new IllegalArgumentException("AllAtOnce(steps = " + steps + "): at least one step is needed; try 20");
        }
    }

    @Override
    public Run run(SiteModel model, Batch start, Streams streams, Watch watch) {
        Runner.check(model, start, streams, watch);
        int n = start.spins().n();
        return Runner.updates(
                start,
                (long) steps * n,
                n,
                Precision.DOUBLE,
                watch,
                (tile, end) -> new Steps(model, start.tile(tile), end, Turn.generators(start, tile, streams)));
    }

    /** The trials of a tile. */
    private final class Steps implements Process {
        private final SiteModel model;
        private final RandomGenerator[] random;
        private final double[][] x;
        private final double[][] end;
        private final double[][] h;
        private final double[][] fields;
        private long now;

        Steps(SiteModel model, double[][] start, double[][] end, RandomGenerator[] random) {
            this.model = model;
            this.random = random;
            this.end = end;
            x = Trials.copy(start);
            h = new double[model.space().d()][random.length];
            fields = new double[x.length][random.length];
        }

        @Override
        public void advance(double until) {
            int n = model.space().n();
            for (; now < until; now += n) {
                EverySite.visit(model, x, h, this::keep);
                for (int lane = 0; lane < random.length; lane++) {
                    step(lane);
                }
            }
        }

        private void keep(int i, Cursor cursor) {
            Process.copy(h, fields, i * h.length, random.length);
        }

        private void step(int lane) {
            double[] field = new double[x.length];
            double[] s = new double[x.length];
            for (int row = 0; row < x.length; row++) {
                field[row] = Turn.finite(fields[row][lane]);
                s[row] = x[row][lane];
            }
            double[] next = s.clone();
            rule.step(field, s, next, random[lane]);
            int d = h.length;
            for (int i = 0; i < x.length / d; i++) {
                OwnTurn.check(Arrays.copyOfRange(next, i * d, (i + 1) * d), i);
            }
            for (int row = 0; row < x.length; row++) {
                x[row][lane] = next[row];
            }
        }

        @Override
        public void write() {
            Process.copy(x, end, random.length);
        }
    }
}
