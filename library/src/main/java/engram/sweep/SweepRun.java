package engram.sweep;

import engram.argument.Given;
import engram.progress.Progress;
import engram.random.Streams;
import engram.store.Archive;
import engram.store.Plan;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.ObjIntConsumer;

/**
 * One run of a sweep. An engine computes cells; everything else (starting them, keeping what they found,
 * handing it on, progress) happens on the calling thread. Only a bounded number of cells is under way,
 * and cells are handed on in the order of computation, whatever order they end in.
 */
final class SweepRun<P extends Record, R> implements Engine.Work<R> {
    /** How many cells are started ahead; also the largest number kept in one transaction. */
    private static final int AHEAD = 256;

    /** What a listed cell takes at least. */
    private static final int BYTES = 32;

    private final Sweep<P> sweep;
    private final Plan<P> plan;
    private final Sweep.Trial<P, R> trial;
    private final Archive<R> archive;
    private final ObjIntConsumer<Sweep.Cell<P, R>> each;
    private final Consumer<Sweep.Failure<P>> failed;
    private final int total;
    private final int window;
    private final Archive.Ended<R>[] ended;
    private final BlockingQueue<Archive.Ended<R>> queue = new LinkedBlockingQueue<>();
    private final List<Archive.Ended<R>> unkept = new ArrayList<>();
    private int done;
    private Archive.Ended<R> fatal;

    /**
     * A run that gives its cells to {@code each}; failures go to {@code failed}, or end the run if that is null.
     * {@code window} bounds how far the newest cell may be ahead of the oldest that has not ended.
     */
    @SuppressWarnings({"unchecked", "rawtypes"})
    private SweepRun(
            Sweep<P> sweep,
            Sweep.Trial<P, R> trial,
            Archive<R> archive,
            ObjIntConsumer<Sweep.Cell<P, R>> each,
            Consumer<Sweep.Failure<P>> failed,
            int window) {
        this.sweep = sweep;
        this.plan = sweep.plan();
        this.trial = Given.value("run", "trial", trial, "a trial, which says what is done in each cell,");
        this.archive = archive;
        this.each = each;
        this.failed = failed;
        this.total = plan.cells();
        this.window = Math.min(total, Math.max(window, 4 * sweep.engine().width()));
        this.ended = new Archive.Ended[this.window];
    }

    /** All cells, in the order (point, replica). */
    static <P extends Record, R> Cells<P, R> list(
            Sweep<P> sweep, Sweep.Trial<P, R> trial, Archive<R> archive, Consumer<Sweep.Failure<P>> failed) {
        int n = sweep.points().size();
        if (sweep.plan().cells() > Runtime.getRuntime().maxMemory() / BYTES) {
            archive.close();
            throw new IllegalArgumentException(
                    "sweep " + sweep.name() + ": a list of " + sweep.plan().cells()
                            + " cells does not fit into the memory of this program; take them one by one with forEach");
        }
        List<Sweep.Cell<P, R>> cells =
                new ArrayList<>(Collections.nCopies(sweep.plan().cells(), null));
        ObjIntConsumer<Sweep.Cell<P, R>> put = (cell, at) -> cells.set(at % n * sweep.replicas() + at / n, cell);
        new SweepRun<>(sweep, trial, archive, put, failed, Integer.MAX_VALUE).run();
        cells.removeIf(Objects::isNull);
        return Cells.of(sweep.name(), cells);
    }

    /** Hands the cells on one by one and keeps none. */
    static <P extends Record, R> void stream(
            Sweep<P> sweep, Sweep.Trial<P, R> trial, Archive<R> archive, Consumer<Sweep.Cell<P, R>> each) {
        new SweepRun<>(sweep, trial, archive, (cell, at) -> each.accept(cell), null, AHEAD).run();
    }

    private void run() {
        try (archive) {
            BitSet kept = archive.kept();
            done = kept.cardinality();
            if (done < total) {
                archive.prepare(total - done);
            }
            try (Progress progress = Progress.begin(sweep.name(), total)) {
                progress.resume(done);
                run(kept, progress);
            }
        }
        if (fatal != null) {
            throw sweep.failure(fatal);
        }
    }

    private void run(BitSet kept, Progress progress) {
        Engine.Session session = sweep.engine().begin(this, queue::add);
        boolean complete = false;
        try {
            compute(kept, progress, session);
            complete = fatal == null;
        } catch (InterruptedException stop) {
            stop(session);
            complete = true;
            progress.advance(done);
            Thread.currentThread().interrupt();
            throw new CancellationException(
                    "sweep " + sweep.name() + " was interrupted with " + done + " of " + total + " cells finished"
                            + (archive instanceof Archive.None ? "" : " and stored; run it again to go on"));
        } finally {
            if (complete) {
                session.close();
            } else {
                stop(session);
            }
        }
    }

    private void compute(BitSet kept, Progress progress, Engine.Session session) throws InterruptedException {
        int started = 0;
        int handedOn = 0;
        int running = 0;
        while (handedOn < total) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            while (started < total
                    && started - handedOn < window
                    && running < AHEAD + sweep.engine().width()) {
                if (!kept.get(started)) {
                    session.start(started);
                    running++;
                }
                started++;
            }
            int before = handedOn;
            while (handedOn < started && handedOn - before < AHEAD && handOn(handedOn, kept)) {
                handedOn++;
            }
            if (handedOn > before && handedOn < total && queue.isEmpty()) {
                continue;
            }
            if (handedOn < total) {
                Archive.Ended<R> first = queue.poll(handedOn > before ? 0 : 250, TimeUnit.MILLISECONDS);
                running -= collect(first);
                progress.advance(done);
                if (fatal != null) {
                    return;
                }
            }
        }
    }

    /** Keeps the cells that have ended; gives how many those are. */
    private int collect(Archive.Ended<R> first) {
        List<Archive.Ended<R>> batch = new ArrayList<>();
        if (first != null) {
            batch.add(first);
        }
        queue.drainTo(batch);
        for (Archive.Ended<R> cell : batch) {
            if (cell.failure() == null) {
                unkept.add(cell);
            } else if (fatal == null && (failed == null || !(cell.failure() instanceof Exception))
                    || cell.failure() instanceof CancellationException) {
                fatal = cell;
            }
        }
        keep();
        for (Archive.Ended<R> cell : batch) {
            ended[cell.at() % window] = cell;
            done += cell.failure() == null ? 0 : 1;
        }
        return batch.size();
    }

    private void keep() {
        if (!unkept.isEmpty()) {
            archive.keep(unkept);
            done += unkept.size();
            unkept.clear();
        }
    }

    private boolean handOn(int at, BitSet kept) {
        if (kept.get(at)) {
            each.accept(new Sweep.Cell<>(plan.point(at), plan.replica(at), archive.read(at)), at);
            return true;
        }
        Archive.Ended<R> cell = ended[at % window];
        if (cell == null) {
            return false;
        }
        ended[at % window] = null;
        if (cell.failure() instanceof Exception failure) {
            failed.accept(new Sweep.Failure<>(plan.point(at), plan.replica(at), plan.own(at), failure));
        } else {
            each.accept(new Sweep.Cell<>(plan.point(at), plan.replica(at), cell.result()), at);
        }
        return true;
    }

    @Override
    public Plan<P> plan() {
        return plan;
    }

    @Override
    public Archive.Ended<R> compute(int at) {
        Streams own = plan.own(at);
        long start = System.nanoTime();
        try {
            R result = Objects.requireNonNull(trial.run(plan.point(at), own), "the trial gave null");
            double seconds = (System.nanoTime() - start) * 1e-9;
            String time = Instant.now().truncatedTo(ChronoUnit.MILLIS).toString();
            return new Archive.Ended<>(at, result, archive.encode(result), seconds, time, null);
        } catch (Throwable failure) {
            return new Archive.Ended<>(at, null, null, 0, null, failure);
        }
    }

    /** Stops the engine, waits for it, and keeps what it had finished. */
    private void stop(Engine.Session session) {
        session.stop();
        boolean again = Thread.interrupted();
        archive.hurry();
        for (Archive.Ended<R> cell : queue) {
            if (cell.failure() == null) {
                unkept.add(cell);
            }
        }
        try {
            keep();
        } catch (RuntimeException notKept) {
            unkept.clear();
        }
        if (again) {
            Thread.currentThread().interrupt();
        }
    }
}
