package engram.kernel;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
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

    private static final int REMEMBERED = 1000;
    private static final long LATE = -1;

    private final Deque<Asked> recent = new ArrayDeque<>();
    private long cells;
    private long stopped;
    private Instant asked;
    private String session;
    private long came;

    /**
     * A cell that has arrived.
     *
     * @param number  its number
     * @param session the session that asked for it
     * @param date    when it was asked for, or null
     */
    private record Asked(long number, String session, Instant date) {}

    /**
     * A cell has arrived.
     *
     * @param header the header of its request
     * @return its number, negative if an interrupt was asked for after it that has arrived before
     */
    synchronized long cell(Header<?> header) {
        Instant date = date(header);
        boolean late = date != null
                && asked != null
                && date.isBefore(asked)
                && (sameSession(header) || System.nanoTime() - came < MOMENT);
        if (late) {
            return LATE;
        }
        cells++;
        recent.addLast(new Asked(cells, header.getSessionId(), date));
        if (recent.size() > REMEMBERED) {
            recent.removeFirst();
        }
        return cells;
    }

    /** The number of a cell that came without a message. */
    synchronized long cell() {
        return ++cells;
    }

    /**
     * An interrupt has arrived: no cell that was asked for before it runs on. Cells that the same session asked for after it
     * have arrived before it, and do.
     *
     * @param header the header of its request, or null
     */
    synchronized void interrupt(Header<?> header) {
        asked = header == null ? null : date(header);
        session = header == null ? null : header.getSessionId();
        came = System.nanoTime();
        long before = cells;
        for (Iterator<Asked> last = recent.descendingIterator(); asked != null && last.hasNext(); before--) {
            Asked cell = last.next();
            boolean later = cell.number() == before
                    && cell.date() != null
                    && cell.date().isAfter(asked)
                    && !cell.session().isEmpty()
                    && cell.session().equals(session);
            if (!later) {
                break;
            }
        }
        stopped = Math.max(stopped, before);
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
