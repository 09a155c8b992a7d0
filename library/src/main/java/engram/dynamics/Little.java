package engram.dynamics;

import engram.coupling.Cursor;
import engram.model.SiteModel;
import engram.random.Streams;
import engram.state.Batch;

/**
 * Heat bath at all sites at once, at temperature T (k_B = 1): P(s' | s) = prod_i exp(h_i(s) s_i' / T) / (2 cosh(h_i(s) / T))
 * for bits; for d > 1 each spin is drawn about its field as by {@link Glauber}.
 *
 * <p>With symmetric couplings between bits the stationary weight is not exp(-E / T) but exp(-Hbar / T), with
 * Hbar = -T sum_i ln 2 cosh(h_i / T) - sum_i b_i s_i (Peretto 1984; b from outside); the two agree on what is remembered below T = 1 at low load, not on
 * fluctuations.
 *
 * <p>T = 0 is {@link Synchronous}, which stops at a fixed point or when it has found a cycle. Each trial draws its spins
 * from a stream of its own. Source: Little, Math. Biosci. 19, 101 (1974).
 *
 * @param temperature T, zero or more; infinite is legal, and spins are then drawn uniformly
 * @param steps steps a trial takes, each of N single-site updates, at least 1
 * @since 0.1.0
 */
public record Little(double temperature, int steps) implements Dynamics<SiteModel> {

    /**
     * Checks the parameters.
     *
     * @param temperature T, zero or more; infinite is legal, and spins are then drawn uniformly
     * @param steps steps a trial takes, each of N single-site updates, at least 1
     */
    public Little {
        Turn.check("Little", temperature);
        if (steps < 1) {
            throw new IllegalArgumentException("Little(steps = " + steps + "): at least one step is needed; try 1000");
        }
    }

    @Override
    public Run run(SiteModel model, Batch start, Streams streams, Watch watch) {
        if (temperature == 0) {
            return new Synchronous(steps).run(model, start, streams, watch);
        }
        Runner.check(model, start, streams, watch);
        int n = start.spins().n();
        return Runner.updates(
                start,
                (long) steps * n,
                n,
                Precision.DOUBLE,
                watch,
                (tile, end) ->
                        new Steps(model, start.tile(tile), end, new HeatBath(temperature, start, tile, streams)));
    }

    /** The trials of a tile, all spins of all of them at once. */
    private static final class Steps implements Process {
        private final SiteModel model;
        private final Turn turn;
        private final double[][] end;
        private final double[][] h;
        private double[][] x;
        private double[][] next;
        private long now;

        Steps(SiteModel model, double[][] start, double[][] end, Turn turn) {
            this.model = model;
            this.turn = turn;
            this.end = end;
            x = Trials.copy(start);
            next = Trials.copy(start);
            h = new double[model.space().d()][x[0].length];
        }

        @Override
        public void advance(double until) {
            int n = model.space().n();
            for (; now < until; now += n) {
                EverySite.visit(model, x, h, this::draw);
                double[][] old = x;
                x = next;
                next = old;
            }
        }

        private void draw(int i, Cursor cursor) {
            turn.draw(h, x, i * h.length);
            Process.copy(h, next, i * h.length, h[0].length);
        }

        @Override
        public void write() {
            Process.copy(x, end, x[0].length);
        }
    }
}
