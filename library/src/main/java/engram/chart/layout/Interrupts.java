package engram.chart.layout;

import java.util.concurrent.CancellationException;

/**
 * Lets a reader stop a cell that draws.
 *
 * @since 0.1.0
 */
public final class Interrupts {

    private Interrupts() {}

    /** Ends drawing with a {@link CancellationException} if the thread was interrupted. */
    public static void poll() {
        if (Thread.currentThread().isInterrupted()) {
            throw new CancellationException("drawing was interrupted");
        }
    }
}
