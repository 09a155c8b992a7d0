package engram.dynamics;

import engram.coupling.Cursor;
import engram.model.Model;
import engram.random.Streams;
import engram.state.Batch;
import java.util.Collections;
import java.util.concurrent.CancellationException;

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
 */
public record Little(double temperature, int steps) implements Dynamics {

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
    public Run run(Model model, Batch start, Streams streams, Watch watch) {
        if (temperature == 0) {
            return new Synchronous(steps).run(model, start, streams, watch);
        }
        Trials.check(model, start, streams, watch);
        int n = start.space().n();
        double[][][] now = new double[start.tiles()][][];
        double[][][] next = new double[start.tiles()][][];
        Turn[] turns = new Turn[start.tiles()];
        for (int k = 0; k < now.length; k++) {
            now[k] = new double[start.space().size()][start.width(k)];
            next[k] = new double[start.space().size()][start.width(k)];
            copy(start.tile(k), now[k]);
            turns[k] = new HeatBath(temperature, start, k, streams);
        }
        Batch end = new Batch(start.space(), start.trials());
        boolean watched = watch != Watch.NONE;
        if (watched) {
            watch.at(0, start);
        }
        long looked = 0;
        for (int step = 1; step <= steps; step++) {
            for (int k = 0; k < now.length; k++) {
                step(model, turns[k], now[k], next[k]);
                double[][] old = now[k];
                now[k] = next[k];
                next[k] = old;
            }
            boolean look = watched && (long) step * n - looked >= watch.interval();
            if (look || step == steps) {
                for (int k = 0; k < now.length; k++) {
                    copy(now[k], end.tile(k));
                }
            }
            if (look) {
                looked = (long) step * n;
                watch.at(looked, end);
            }
        }
        return new Run(end, Collections.nCopies(start.trials(), new Outcome.Exhausted((long) steps * n)));
    }

    private static void step(Model model, Turn turn, double[][] x, double[][] next) {
        int n = model.space().n();
        int d = model.space().d();
        int width = x[0].length;
        double[][] h = new double[d][width];
        Cursor cursor = model.cursor(x, width);
        for (int i = 0; i < n; i++) {
            if (i % 1024 == 0 && Thread.currentThread().isInterrupted()) {
                throw new CancellationException("the run was interrupted");
            }
            cursor.field(i, width, h);
            turn.draw(h, x, i * d);
            for (int a = 0; a < d; a++) {
                System.arraycopy(h[a], 0, next[i * d + a], 0, width);
            }
        }
    }

    private static void copy(double[][] from, double[][] to) {
        for (int row = 0; row < from.length; row++) {
            System.arraycopy(from[row], 0, to[row], 0, from[row].length);
        }
    }
}
