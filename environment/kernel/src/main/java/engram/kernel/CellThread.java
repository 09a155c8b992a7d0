package engram.kernel;

import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * The one thread that owns JShell and runs cells, and the way to interrupt it.
 *
 * <p>An interrupt reaches notebook code only, never the compiler: an interrupted compiler would lose the jars that it
 * holds open. Notebook code is what {@link #user} runs. It is stopped twice over: {@link Poll} ends loops and calls of
 * code declared in cells, on every thread, and {@code Thread.interrupt} reaches this thread and those started from it, for
 * library loops and for code that sleeps or waits.
 */
final class CellThread {
    private final ThreadGroup group = new ThreadGroup("cells");
    private final ExecutorService executor = Executors.newSingleThreadExecutor(r -> {
        Thread t = new Thread(group, r, "cell");
        t.setDaemon(true);
        thread = t;
        return t;
    });

    private volatile Thread thread;
    private final Object lock = new Object();
    private boolean running;
    private boolean user;
    private boolean interrupted;

    /**
     * Runs one cell.
     *
     * @param cell what to run
     * @param <T>  what it gives
     * @return what the cell gave
     * @throws CellError if the cell failed or was interrupted
     */
    <T> T run(Callable<T> cell) {
        return call(() -> {
            synchronized (lock) {
                running = true;
                interrupted = false;
                Poll.lower();
            }
            try {
                T given = cell.call();
                check();
                return given;
            } catch (Exception | Error e) {
                check();
                throw e;
            } finally {
                synchronized (lock) {
                    running = false;
                    interrupted = false;
                    Thread.interrupted();
                }
            }
        });
    }

    /**
     * Runs something that needs JShell and no notebook code.
     *
     * @param task what to run
     * @param <T>  what it gives
     * @return what it gave
     */
    <T> T call(Callable<T> task) {
        try {
            return executor.submit(task).get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("the kernel is shutting down");
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException r) {
                throw r;
            }
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw new IllegalStateException(e.getCause());
        }
    }

    /**
     * Begins something on this thread and does not wait for it; what comes next waits its turn.
     *
     * @param task what to run
     */
    void begin(Runnable task) {
        executor.execute(task);
    }

    /**
     * Runs notebook code: between its start and its end an interrupt goes through.
     *
     * @param code notebook code
     * @param <T>  what it gives
     * @return what it gave
     * @throws Exception what the code threw
     */
    <T> T user(Callable<T> code) throws Exception {
        boolean before = enter(true);
        try {
            return code.call();
        } finally {
            enter(before);
        }
    }

    /**
     * Runs the compiler, also where notebook code asks for it.
     *
     * @param work what to run
     * @param <T>  what it gives
     * @return what it gave
     * @throws Exception what the work threw
     */
    <T> T compiler(Callable<T> work) throws Exception {
        boolean before = enter(false);
        try {
            return work.call();
        } finally {
            enter(before);
        }
    }

    private boolean enter(boolean code) {
        synchronized (lock) {
            boolean before = user;
            user = code;
            if (code) {
                if (interrupted) {
                    Poll.raise();
                    throw new Stopped();
                }
            } else {
                Thread.interrupted();
            }
            return before;
        }
    }

    /** Whether the caller is on this thread. */
    boolean isCurrent() {
        return Thread.currentThread() == thread;
    }

    /** Stops the running cell, if there is one. */
    void interrupt() {
        synchronized (lock) {
            if (running) {
                interrupted = true;
                if (user) {
                    Poll.raise();
                    group.interrupt();
                }
            }
        }
    }

    boolean interrupted() {
        synchronized (lock) {
            return interrupted;
        }
    }

    private void check() {
        if (interrupted()) {
            throw CellError.interrupted();
        }
    }
}
