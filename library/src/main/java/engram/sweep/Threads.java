package engram.sweep;

import engram.argument.Given;
import engram.store.Archive;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Threads of this program.
 *
 * @param width how many, from 1 to 1,024; more than there are cores gain nothing
 * @since 0.1.0
 */
public record Threads(int width) implements Engine {
    /** How long a stop waits for cells, in milliseconds. */
    private static final int PATIENCE = 900;

    /**
     * Checks the parameter.
     *
     * @param width how many, from 1 to 1,024
     */
    public Threads {
        if (width < 1 || width > 1024) {
            throw new IllegalArgumentException("Threads(" + width
                    + "): from 1 to 1024 threads are possible, and more than the cores gain nothing; try "
                    + Runtime.getRuntime().availableProcessors());
        }
    }

    /**
     * Returns as many threads as there are cores.
     *
     * @return the engine
     */
    public static Threads all() {
        return new Threads(Math.min(1024, Runtime.getRuntime().availableProcessors()));
    }

    @Override
    public <R> Session begin(Work<R> work, Consumer<Archive.Ended<R>> ended) {
        Given.value("Threads.begin", "work", work, "the cells to compute");
        Given.value("Threads.begin", "ended", ended, "what takes each cell that has ended");
        String name = "sweep " + work.plan().sweep();
        ExecutorService workers =
                Executors.newFixedThreadPool(Math.min(width, work.plan().cells()), cell -> {
                    Thread thread = new Thread(cell, name);
                    thread.setDaemon(true);
                    return thread;
                });
        return new Session() {
            @Override
            public void start(int at) {
                workers.execute(() -> ended.accept(work.compute(at)));
            }

            @Override
            public void stop() {
                workers.shutdownNow();
                boolean again = false;
                while (true) {
                    try {
                        workers.awaitTermination(PATIENCE, TimeUnit.MILLISECONDS);
                        break;
                    } catch (InterruptedException impatient) {
                        again = true;
                    }
                }
                if (again) {
                    Thread.currentThread().interrupt();
                }
            }

            @Override
            public void close() {
                workers.shutdownNow();
            }
        };
    }
}
