package engram.study;

import engram.random.Streams;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * A trial repeated over points and replicas, on all cores.
 *
 * <p>A cell (point, replica) draws from {@code streams.child(point.toString(), replica)}: from what
 * the point says, not from where it stands. So the same bits come out on any number of threads, and
 * adding a point leaves the others as they were.
 *
 * @param <P> the record that names a point's parameters; its components become columns
 * @param name a word or two, for the progress bar
 * @param points the points, all different
 * @param replicas independent repetitions of each, at least 1
 * @param streams where all randomness comes from
 * @param threads how many cells to run at once, at least 1
 */
public record Sweep<P extends Record>(String name, List<P> points, int replicas, Streams streams, int threads) {

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
         * @throws Exception if it fails, which ends the sweep and names the cell
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
     * Checks the parameters.
     *
     * @param name a word or two, for the progress bar
     * @param points the points, all different
     * @param replicas independent repetitions of each, at least 1
     * @param streams where all randomness comes from
     * @param threads how many cells to run at once, at least 1
     */
    public Sweep {
        if (points.isEmpty() || replicas < 1 || threads < 1) {
            throw new IllegalArgumentException("Sweep(" + name + ": " + points.size() + " points, " + replicas
                    + " replicas, " + threads + " threads): at least one of each is needed");
        }
        points = List.copyOf(points);
        LinkedHashSet<String> seen = new LinkedHashSet<>();
        for (P point : points) {
            if (!seen.add(point.toString())) {
                throw new IllegalArgumentException("Sweep(" + name + "): the point " + point
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
        this(name, points, replicas, streams, Runtime.getRuntime().availableProcessors());
    }

    /**
     * The same sweep on another number of threads.
     *
     * @param count how many, at least 1
     * @return the sweep
     */
    public Sweep<P> onThreads(int count) {
        return new Sweep<>(name, points, replicas, streams, count);
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
    public <R> List<Cell<P, R>> run(Trial<P, R> trial) {
        int total = Math.multiplyExact(points.size(), replicas);
        List<Cell<P, R>> cells = new ArrayList<>(Collections.nCopies(total, null));
        ExecutorService workers = Executors.newFixedThreadPool(Math.min(threads, total), work -> {
            Thread thread = new Thread(work, "sweep " + name);
            thread.setDaemon(true);
            return thread;
        });
        int done = 0;
        try (Progress progress = Progress.begin(name, total)) {
            CompletionService<Integer> finished = new ExecutorCompletionService<>(workers);
            for (int replica = 0; replica < replicas; replica++) {
                for (int k = 0; k < points.size(); k++) {
                    int at = k * replicas + replica;
                    P point = points.get(k);
                    int r = replica;
                    finished.submit(() -> {
                        R result = cell(trial, point, r);
                        synchronized (cells) {
                            cells.set(at, new Cell<>(point, r, result));
                        }
                        return at;
                    });
                }
            }
            while (done < total) {
                Future<Integer> one = finished.poll(250, TimeUnit.MILLISECONDS);
                if (one != null) {
                    one.get();
                    done++;
                }
                progress.advance(done);
            }
        } catch (InterruptedException stop) {
            stopAll(workers);
            Thread.currentThread().interrupt();
            throw new CancellationException(
                    "sweep " + name + " was interrupted with " + done + " of " + total + " cells finished");
        } catch (ExecutionException failure) {
            stopAll(workers);
            if (failure.getCause() instanceof Error error) {
                throw error;
            }
            throw (RuntimeException) failure.getCause();
        } finally {
            workers.shutdownNow();
        }
        synchronized (cells) {
            return List.copyOf(cells);
        }
    }

    private <R> R cell(Trial<P, R> trial, P point, int replica) {
        Streams own = streams.child(point.toString(), replica);
        try {
            return java.util.Objects.requireNonNull(trial.run(point, own), "the trial gave null");
        } catch (CancellationException stop) {
            throw stop;
        } catch (Exception failure) {
            throw new IllegalStateException(
                    "sweep " + name + ", " + point + ", replica " + replica + " failed: " + failure.getMessage()
                            + " (to run it alone: new Streams(" + own.key() + "L))",
                    failure);
        }
    }

    private static void stopAll(ExecutorService workers) {
        workers.shutdownNow();
        boolean again = false;
        while (true) {
            try {
                workers.awaitTermination(900, TimeUnit.MILLISECONDS);
                break;
            } catch (InterruptedException impatient) {
                again = true;
            }
        }
        if (again) {
            Thread.currentThread().interrupt();
        }
    }
}
