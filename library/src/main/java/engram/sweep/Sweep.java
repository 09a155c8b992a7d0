package engram.sweep;

import engram.argument.Given;
import engram.random.Streams;
import engram.store.Archive;
import engram.store.Identity;
import engram.store.Plan;
import engram.store.Store;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * A trial repeated over points and replicas, on all cores or on another {@link Engine}.
 *
 * <p>A cell (point, replica) draws from streams that are named by the class and the components of its point, not by
 * its place in the list or by its {@code toString}. So the same bits come out on any number of threads, and
 * adding a point leaves the others as they were.
 *
 * @param <P> the record that names a point's parameters; its components become columns
 * @param name a word or two, for the progress bar
 * @param points the points, all different
 * @param replicas independent repetitions of each, at least 1
 * @param streams where all randomness comes from
 * @param engine where cells are computed
 * @since 0.1.0
 */
public record Sweep<P extends Record>(String name, List<P> points, int replicas, Streams streams, Engine engine) {

    /**
     * What is done in one cell.
     *
     * @param <P> the point's record
     * @param <R> the result's record
     */
    @FunctionalInterface
    public interface Trial<P extends Record, R> {
        /**
         * Runs one cell; may be called from several threads at once.
         *
         * @param point the parameters
         * @param streams the cell's own randomness
         * @return the result
         * @throws Exception if it fails; the sweep names the cell, and ends or goes on as its caller chose
         */
        R run(P point, Streams streams) throws Exception;
    }

    /**
     * One finished cell.
     *
     * @param <P> the point's record
     * @param <R> the result's record
     * @param point the parameters
     * @param replica which repetition, from 0
     * @param result what the trial gave
     */
    public record Cell<P extends Record, R>(P point, int replica, R result) {}

    /**
     * A cell that failed.
     *
     * @param <P> the point's record
     * @param point the parameters
     * @param replica which repetition, from 0
     * @param streams the cell's own randomness: {@code trial.run(point, streams)} runs it alone
     * @param cause what went wrong
     */
    public record Failure<P extends Record>(P point, int replica, Streams streams, Exception cause) {}

    /**
     * What came of a sweep that goes on when a cell fails.
     *
     * @param <P> the point's record
     * @param <R> the result's record
     * @param cells the finished cells, in the order (point, replica)
     * @param failures the failed ones, in the order (replica, point)
     */
    public record Attempt<P extends Record, R>(Cells<P, R> cells, List<Failure<P>> failures) {

        /**
         * Keeps a copy of the failures.
         *
         * @param cells the finished cells, in the order (point, replica)
         * @param failures the failed ones, in the order (replica, point)
         */
        public Attempt {
            Given.value("Attempt", "cells", cells, "the finished cells");
            failures = Given.list("Attempt", "failures", failures, "the failed cells");
        }
    }

    /**
     * Checks the parameters.
     *
     * @param name a word or two, for the progress bar
     * @param points the points, all different
     * @param replicas independent repetitions of each, at least 1
     * @param streams where all randomness comes from
     * @param engine where cells are computed
     */
    public Sweep {
        Given.value("Sweep", "name", name, "a word or two for the progress bar");
        Given.value("Sweep", "engine", engine, "where cells are computed, as Threads.all(),");
        Given.value("Sweep", "streams", streams, "a source of randomness, for example Streams.seed(1),");
        if (points == null || points.isEmpty() || replicas < 1) {
            throw new IllegalArgumentException("Sweep(" + name + ": "
                    + (points == null ? "null points" : points.size() + " points") + ", " + replicas
                    + " replicas): at least one of each is needed");
        }
        int missing = new ArrayList<>(points).indexOf(null);
        if (missing >= 0) {
            throw new IllegalArgumentException(
                    "Sweep(" + name + "): point " + missing + " is null; every point is a record of its parameters");
        }
        points = List.copyOf(points);
        if ((long) points.size() * replicas > Integer.MAX_VALUE) {
            throw new IllegalArgumentException("Sweep(" + name + "): " + points.size() + " points x " + replicas
                    + " replicas are more than the " + Integer.MAX_VALUE + " cells of one sweep; make several of them");
        }
        long[] keys = points.stream()
                .mapToLong(point -> streams.child(Identity.point(point)).key())
                .toArray();
        long[] sorted = keys.clone();
        Arrays.sort(sorted);
        for (int k = 1; k < sorted.length; k++) {
            if (sorted[k] == sorted[k - 1]) {
                long twice = sorted[k];
                int first = IntStream.range(0, keys.length)
                        .filter(j -> keys[j] == twice)
                        .findFirst()
                        .orElseThrow();
                throw new IllegalArgumentException("Sweep(" + name + "): the point " + points.get(first)
                        + " is there twice and would give the same numbers twice; ask for more replicas instead");
            }
        }
    }

    /**
     * A sweep on all cores.
     *
     * @param name a word or two, for the progress bar
     * @param points the points, all different
     * @param replicas independent repetitions of each, at least 1
     * @param streams where all randomness comes from
     */
    public Sweep(String name, List<P> points, int replicas, Streams streams) {
        this(name, points, replicas, streams, Threads.all());
    }

    /**
     * The same sweep on another number of threads.
     *
     * @param count how many, from 1 to 1,024; more than there are cores gain nothing
     * @return the sweep
     */
    public Sweep<P> onThreads(int count) {
        return on(new Threads(count));
    }

    /**
     * The same sweep on another engine.
     *
     * @param other where cells are computed
     * @return the sweep
     */
    public Sweep<P> on(Engine other) {
        return new Sweep<>(name, points, replicas, streams, other);
    }

    /**
     * Runs every cell, and shows progress meanwhile.
     *
     * <p>If the calling thread is interrupted, or a cell fails, all workers are stopped and waited for
     * before this method throws.
     *
     * @param <R> the result's record
     * @param trial what to do in each cell
     * @return the cells in the order (point, replica), whatever order they finished in
     * @throws CancellationException if interrupted
     * @throws IllegalStateException if a cell failed; it names the point, the replica and the streams that
     *     run it again, and the failure is its cause
     */
    public <R> Cells<P, R> run(Trial<P, R> trial) {
        return SweepRun.list(this, trial, new Archive.None<>(), null);
    }

    /**
     * Runs every cell; one that fails does not end the sweep.
     *
     * @param <R> the result's record
     * @param trial what to do in each cell
     * @return the finished cells and the failures
     * @throws CancellationException if interrupted
     */
    public <R> Attempt<P, R> attempt(Trial<P, R> trial) {
        List<Failure<P>> failures = new ArrayList<>();
        return new Attempt<>(SweepRun.list(this, trial, new Archive.None<>(), failures::add), failures);
    }

    /**
     * Runs every cell and hands each on without holding it: for more cells than fit into memory. Cells
     * come in the same order on any number of threads; a slow one holds up the two hundred or so after it.
     * Stops as {@link #run} does.
     *
     * @param <R> the result's record
     * @param trial what to do in each cell
     * @param each gets each cell, on the calling thread, in the order (replica, point)
     */
    public <R> void forEach(Trial<P, R> trial, Consumer<Cell<P, R>> each) {
        SweepRun.stream(
                this,
                trial,
                new Archive.None<>(),
                Given.value("forEach", "each", each, "something that takes each of them"));
    }

    /**
     * This sweep with a store, where each finished cell is kept at once. Run again, it goes on where it
     * stopped.
     *
     * @param <R> the result
     * @param store where cells are kept
     * @param held what the trial uses and the points do not name: a record, a string, a list or a map. Another
     *     value is another study, never mixed with this one
     * @param type the result's class: a record of numbers, booleans, text, enums, arrays, lists and records,
     *     or one of these by itself
     * @return the sweep to run
     */
    public <R> StoredSweep<P, R> stored(Store store, Object held, Class<R> type) {
        return new StoredSweep<>(this, store, held, type);
    }

    /**
     * Returns the cells as engines and stores see them.
     *
     * @return their plan
     */
    public Plan<P> plan() {
        return new Plan<>(name, points, replicas, streams);
    }

    /** What a failed cell makes of the whole run; an {@link Error} is thrown as it is. */
    RuntimeException failure(Archive.Ended<?> cell) {
        Throwable failure = cell.failure();
        if (failure instanceof CancellationException stop) {
            return stop;
        }
        Plan<P> plan = plan();
        IllegalStateException named = new IllegalStateException(
                "sweep " + name + ", " + plan.point(cell.at()) + ", replica " + plan.replica(cell.at()) + " failed: "
                        + failure.getMessage() + " (to run it alone: new Streams("
                        + plan.own(cell.at()).key() + "L))",
                failure);
        if (failure instanceof Error error) {
            error.addSuppressed(new IllegalStateException(named.getMessage()));
            throw error;
        }
        return named;
    }
}
