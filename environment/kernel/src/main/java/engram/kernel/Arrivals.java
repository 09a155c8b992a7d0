package engram.kernel;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.concurrent.TimeUnit;
import org.dflib.jjava.jupyter.messages.Header;

/**
 * The order in which cells and interrupts were asked for.
 *
 * <p>They travel on two channels, so one that was sent earlier can arrive later. The dates of the messages tell: always when
 * one session sent both, because then one clock wrote both dates; of two sessions only for a moment, because clocks
 * differ.
 */
final class Arrivals {
    private static final long MOMENT = TimeUnit.MILLISECONDS.toNanos(100);

    private long cells;
    private long stopped;
    private Instant asked;
    private String session;
    private long came;

    /**
     * A cell has arrived.
     *
     * @param header the header of its request
     * @return its number, or 0 if an interrupt was asked for after it that has arrived before
     */
    synchronized long cell(Header<?> header) {
        Instant date = asked == null ? null : date(header);
        boolean late =
                date != null && date.isBefore(asked) && (sameSession(header) || System.nanoTime() - came < MOMENT);
        return late ? 0 : ++cells;
    }

    /** The number of a cell that came without a message. */
    synchronized long cell() {
        return ++cells;
    }

    /**
     * An interrupt has arrived: no cell that was asked for until now runs on.
     *
     * @param header the header of its request, or null
     */
    synchronized void interrupt(Header<?> header) {
        stopped = cells;
        asked = header == null ? null : date(header);
        session = header == null ? null : header.getSessionId();
        came = System.nanoTime();
    }

    /**
     * Whether a cell was asked for before an interrupt.
     *
     * @param cell its number
     */
    synchronized boolean isStopped(long cell) {
        return cell <= stopped;
    }

    /** How long ago the last interrupt came, in nanoseconds. */
    synchronized long sinceInterrupt() {
        return System.nanoTime() - came;
    }

    private boolean sameSession(Header<?> header) {
        return !header.getSessionId().isEmpty() && header.getSessionId().equals(session);
    }

    private static Instant date(Header<?> header) {
        try {
            return OffsetDateTime.parse(header.getTimestamp().getDateString()).toInstant();
        } catch (DateTimeException e) {
            return null;
        }
    }
}
