package engram.kernel;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * The one thread that sends what cells publish.
 *
 * <p>A thread that is interrupted while it writes to a socket closes the channel beneath it for good. Cells are
 * interrupted, so cells never touch a socket: they hand the message over and wait, deaf, until it is sent.
 */
final class Wire {
    private final ScheduledExecutorService executor;

    Wire() {
        executor = new ScheduledThreadPoolExecutor(1, r -> {
            Thread t = new Thread(r, "wire");
            t.setDaemon(true);
            return t;
        });
    }

    /**
     * Does something on the wire's thread and waits for it, whatever interrupts.
     *
     * @param task what to do
     * @param <T>  what it gives
     * @return what it gave
     */
    <T> T call(Callable<T> task) {
        Future<T> done = executor.submit(task);
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return done.get();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException r) {
                throw r;
            }
            throw new IllegalStateException(e.getCause());
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /**
     * Sends something and waits for it.
     *
     * @param send what to do
     */
    void send(Runnable send) {
        call(() -> {
            send.run();
            return null;
        });
    }

    /**
     * Sends something in its turn and does not wait.
     *
     * @param send what to do
     */
    void begin(Runnable send) {
        executor.execute(send);
    }

    /**
     * Does something a little later.
     *
     * @param task   what to do
     * @param millis how much later
     */
    void later(Runnable task, long millis) {
        executor.schedule(task, millis, TimeUnit.MILLISECONDS);
    }
}
