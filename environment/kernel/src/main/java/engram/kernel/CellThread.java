package engram.kernel;

import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinWorkerThread;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The thread that owns JShell, the thread that runs notebook code for it, and the way to interrupt.
 *
 * <p>An interrupt reaches notebook code only, never the compiler: an interrupted compiler would lose the jars that it
 * holds open. Notebook code is what {@link #user} runs. It is stopped three times over. {@link Poll} ends loops and calls
 * of code declared in cells, on every thread. {@code Thread.interrupt} reaches the threads started from cells and those of
 * fork-join pools, again and again while the cell runs, for library loops and for code that sleeps or waits. Code that heeds
 * neither is left behind: its thread goes on by itself, the cell ends, and the next cell gets a new thread.
 */
final class CellThread {
    /** How long a cell has to end by itself after an interrupt, in nanoseconds. */
    private static final long GRACE = TimeUnit.MILLISECONDS.toNanos(400);

    private static final long BEAT = 30;

    /** The compiler recurses into expressions, and long sums nest deeply. */
    private static final long COMPILER_STACK = 1L << 22;

    private final ThreadGroup group = new ThreadGroup("cells");
    private final ThreadGroup outside = Thread.currentThread().getThreadGroup();
    private final ExecutorService compiler = Executors.newSingleThreadExecutor(r -> {
        Thread t = new Thread(outside, r, "compiler", COMPILER_STACK);
        t.setDaemon(true);
        owner = t;
        return t;
    });
    private final Set<Thread> left = ConcurrentHashMap.newKeySet();
    private final Arrivals arrivals;
    private final Object lock = new Object();

    private volatile Thread owner;
    private volatile Thread thread;
    private volatile ClassLoader loader;
    private ExecutorService worker = newWorker();
    private long running;
    private boolean user;
    private boolean heedless;

    /**
     * Threads that have not yet run anything.
     *
     * @param arrivals the order in which cells and interrupts came
     */
    CellThread(Arrivals arrivals) {
        this.arrivals = arrivals;
    }

    private ExecutorService newWorker() {
        return Executors.newSingleThreadExecutor(r -> {
            Thread t = new Thread(group, r, "cell");
            t.setDaemon(true);
            t.setContextClassLoader(loader);
            thread = t;
            return t;
        });
    }

    /**
     * The loader through which notebook code finds classes and services by name.
     *
     * @param loader that of the cells
     */
    void contextLoader(ClassLoader loader) {
        this.loader = loader;
        owner.setContextClassLoader(loader);
    }

    /**
     * Runs one cell.
     *
     * @param number the cell's number among the arrivals
     * @param cell   what to run
     * @param <T>    what it gives
     * @return what the cell gave
     * @throws CellError if the cell failed or was interrupted
     */
    <T> T run(long number, Callable<T> cell) {
        return call(() -> {
            synchronized (lock) {
                running = number;
                heedless = false;
                if (!arrivals.isStopped(number)) {
                    left.removeIf(t -> !t.isAlive());
                    Poll.lower(left);
                }
            }
            try {
                check();
                T given = cell.call();
                check();
                return given;
            } catch (Exception | Error e) {
                check();
                throw e;
            } finally {
                synchronized (lock) {
                    running = 0;
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
        refuseLeft();
        try {
            return isCurrent() ? task.call() : compiler.submit(task).get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("the kernel is shutting down");
        } catch (ExecutionException e) {
            throw unchecked(e.getCause());
        } catch (Exception e) {
            throw unchecked(e);
        }
    }

    private static RuntimeException unchecked(Throwable thrown) {
        if (thrown instanceof RuntimeException r) {
            return r;
        }
        if (thrown instanceof Error error) {
            throw error;
        }
        return new IllegalStateException(thrown);
    }

    /**
     * Begins something on the compiler's thread and does not wait for it; what comes next waits its turn.
     *
     * @param task what to run
     */
    void begin(Runnable task) {
        compiler.execute(task);
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
            return Thread.currentThread() == owner ? onWorker(code) : code.call();
        } finally {
            enter(before);
        }
    }

    private <T> T onWorker(Callable<T> code) throws Exception {
        Future<T> given = worker.submit(() -> {
            Thread.interrupted();
            return code.call();
        });
        while (true) {
            try {
                return given.get(BEAT, TimeUnit.MILLISECONDS);
            } catch (TimeoutException e) {
                synchronized (lock) {
                    if (user && isInterrupted()) {
                        if (!given.isDone() && arrivals.sinceInterrupt() > GRACE) {
                            leave();
                            throw new Stopped();
                        }
                        stop();
                    }
                }
            } catch (ExecutionException e) {
                if (e.getCause() instanceof Exception x) {
                    throw x;
                }
                throw unchecked(e.getCause());
            }
        }
    }

    private void leave() {
        heedless = true;
        left.add(thread);
        worker.shutdown();
        worker = newWorker();
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
        refuseLeft();
        boolean before = enter(false);
        try {
            return work.call();
        } finally {
            enter(before);
        }
    }

    /** A thread that was left behind has no part in later cells. */
    private void refuseLeft() {
        if (left.contains(Thread.currentThread())) {
            throw new Stopped();
        }
    }

    private boolean enter(boolean code) {
        synchronized (lock) {
            refuseLeft();
            boolean before = user;
            user = code;
            if (!code) {
                Thread.interrupted();
            } else if (isInterrupted()) {
                Poll.raise();
                user = before;
                throw new Stopped();
            }
            return before;
        }
    }

    /** Lets both threads end once they have nothing to do. */
    void end() {
        compiler.shutdown();
        worker.shutdown();
    }

    /** Whether the caller is on the compiler's thread, or runs notebook code for it. */
    boolean isCurrent() {
        Thread current = Thread.currentThread();
        return current == owner || current == thread;
    }

    /** Whether the caller is the compiler, whose own complaints nobody is shown. */
    boolean isCompiler() {
        return Thread.currentThread() == owner && running != 0;
    }

    /** Stops the running cell if it was asked for before the last interrupt. */
    void interrupt() {
        synchronized (lock) {
            if (user && isInterrupted()) {
                stop();
            }
        }
    }

    private void stop() {
        Poll.raise();
        group.interrupt();
        ThreadGroup top = group;
        while (top.getParent() != null) {
            top = top.getParent();
        }
        Thread[] all = new Thread[2 * top.activeCount() + 1];
        int count = top.enumerate(all);
        for (int i = 0; i < count; i++) {
            if (all[i] instanceof ForkJoinWorkerThread pooled) {
                pooled.interrupt();
            }
        }
    }

    /** Whether a cell is running. */
    boolean isRunning() {
        synchronized (lock) {
            return running != 0;
        }
    }

    boolean isInterrupted() {
        synchronized (lock) {
            return running != 0 && arrivals.isStopped(running);
        }
    }

    /** What an interrupted cell shows. */
    CellError interrupted() {
        synchronized (lock) {
            return CellError.interrupted(heedless);
        }
    }

    private void check() {
        if (isInterrupted()) {
            throw interrupted();
        }
    }
}
