package engram.dynamics;

import engram.model.Model;
import engram.random.Streams;
import engram.state.Batch;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CancellationException;

/** What all runs have in common: checks, tiles, looks of a watch, outcomes, interrupts. */
final class Runner {
    private Runner() {}

    /** Checks what every run needs, before any work. */
    static void check(Model model, Batch start, Streams streams, Watch watch) {
        Objects.requireNonNull(model, "run(model = null): a network is needed; try Model.of(w)");
        Objects.requireNonNull(
                start, "run(start = null): states are needed; try new Cue.RandomStart().batch(xi, 64, streams)");
        Objects.requireNonNull(streams, "run(streams = null): try Streams.seed(1)");
        Objects.requireNonNull(watch, "run(watch = null): try Watch.NONE");
        if (watch.interval() == null || watch.interval().now() == 0) {
            throw new IllegalArgumentException("run(watch with interval() = " + watch.interval()
                    + "): the time between two looks is above 0; try N updates, a look a sweep");
        }
        if (!model.space().equals(start.space())) {
            throw new IllegalArgumentException("the model lives on " + model.space() + " and the states on "
                    + start.space() + "; both must be the same");
        }
        start.check("the start");
    }

    /** Looks, now and then, whether the thread was interrupted. */
    static void poll(long count) {
        if (count % 1024 == 0 && Thread.currentThread().isInterrupted()) {
            throw new CancellationException("the run was interrupted");
        }
    }

    /**
     * Runs all tiles of spins that count updates to the end of a budget.
     *
     * @param start the states to begin with
     * @param budget when it ends, a multiple of the quantum
     * @param quantum the least number of updates that can pass, N where all sites move at once
     * @param precision in which states are kept
     * @param watch looks at the start, after each of its intervals (rounded up to the quantum) while a trial runs, and at the end
     * @param begin makes the tiles
     */
    static Run updates(Batch start, long budget, long quantum, Precision precision, Watch watch, Process.Begin begin) {
        boolean steps = quantum > 1 && watch.interval().unit() == Clock.Unit.STEPS;
        double interval = steps ? quantum * watch.interval().now() : interval(watch, Clock.Unit.UPDATES);
        return run(start, Clock.updates(budget), interval, quantum, precision, watch, begin);
    }

    /**
     * Runs all tiles to the end of a budget. Trials that have not ended by then are exhausted.
     *
     * @param start the states to begin with
     * @param budget when it ends
     * @param quantum the least time that can pass; 0 where time is continuous
     * @param watch looks at the start, after each of its intervals while a trial runs, and at the end
     * @param begin makes the tiles
     */
    static Run run(Batch start, Clock budget, double quantum, Watch watch, Process.Begin begin) {
        double interval = interval(watch, budget.unit());
        return run(start, budget, interval, quantum, Precision.DOUBLE, watch, begin);
    }

    private static double interval(Watch watch, Clock.Unit unit) {
        return watch == Watch.NONE ? Double.POSITIVE_INFINITY : watch.interval().in(unit);
    }

    private static Run run(
            Batch start,
            Clock budget,
            double interval,
            double quantum,
            Precision precision,
            Watch watch,
            Process.Begin begin) {
        Batch end = start.fresh();
        Outcome[] outcomes = new Outcome[start.trials()];
        if (watch == Watch.NONE) {
            for (int k = 0; k < start.tiles(); k++) {
                Process tile = begin.tile(k, end.tile(k));
                tile.advance(budget.now());
                finish(tile, k, start.width(k), outcomes);
            }
        } else {
            watched(start, budget, interval, quantum, watch, begin, end, outcomes);
        }
        for (int t = 0; t < outcomes.length; t++) {
            outcomes[t] = outcomes[t] == null ? new Outcome.Exhausted(budget) : outcomes[t];
        }
        return new Run(end, List.of(outcomes), precision);
    }

    private static void watched(
            Batch start,
            Clock budget,
            double interval,
            double quantum,
            Watch watch,
            Process.Begin begin,
            Batch end,
            Outcome[] outcomes) {
        watch.at(new Clock(0, budget.unit()), start);
        List<Process> tiles = new ArrayList<>();
        for (int k = 0; k < start.tiles(); k++) {
            tiles.add(begin.tile(k, end.tile(k)));
        }
        long looks = 0;
        for (double now = 0; now < budget.now() && tiles.stream().anyMatch(Process::running); ) {
            looks++;
            now = quantum == 0 ? moment(looks * interval, budget.now()) : later(now, interval, quantum, budget.now());
            for (Process tile : tiles) {
                if (tile.running()) {
                    tile.advance(now);
                    tile.write();
                }
            }
            watch.at(new Clock(now, budget.unit()), end);
        }
        for (int k = 0; k < tiles.size(); k++) {
            finish(tiles.get(k), k, start.width(k), outcomes);
        }
    }

    /** A look in continuous time; one that rounding alone keeps from the end is at the end. */
    private static double moment(double now, double budget) {
        return now >= budget * (1 - 1e-12) ? budget : now;
    }

    /** The next look where time passes in quanta. */
    private static double later(double now, double interval, double quantum, double budget) {
        if (interval >= budget - now) {
            return budget;
        }
        double over = (now + interval) % quantum;
        return now + interval + (over == 0 ? 0 : quantum - over);
    }

    private static void finish(Process tile, int k, int width, Outcome[] outcomes) {
        tile.write();
        for (int lane = 0; lane < width; lane++) {
            outcomes[k * Batch.TILE + lane] = tile.outcome(lane);
        }
    }
}
