package engram.progress;

import engram.argument.Given;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * Progress as frames for a screen, at most four a second, with a rate and the time left. A task shorter than a second
 * shows nothing.
 *
 * <p>The rate is that of the later half of the time so far (at least fifteen seconds): a slow start is
 * forgotten, one slow unit does not swing it.
 *
 * @since 0.1.0
 */
public final class PacedProgress implements Progress {

    private static final double QUIET = 1;
    private static final double BETWEEN = 0.25;
    private static final double SHORTEST_MEMORY = 15;

    /**
     * What is to be shown, in whichever form a screen knows.
     *
     * @param task its name
     * @param done units finished
     * @param total units announced
     * @param seconds since it began
     * @param rate units a second of late; 0 if unknown
     * @param ended whether this is the last frame
     */
    public record Frame(String task, long done, long total, double seconds, double rate, boolean ended) {

        /**
         * Whether all is done.
         *
         * @return true if every unit is finished
         */
        public boolean finished() {
            return done >= total;
        }

        /**
         * Time left at this rate.
         *
         * @return seconds, NaN if the rate is unknown
         */
        public double left() {
            return rate > 0 ? (total - done) / rate : Double.NaN;
        }

        /**
         * One line of text.
         *
         * @return for example {@code capacity  37/130  28 %  4.1/s  0:23 left}
         */
        public String line() {
            String head = String.format(Locale.ROOT, "%s  %d/%d", task, done, total);
            if (finished()) {
                return head + " in " + clock(seconds);
            }
            if (ended) {
                return head + " interrupted after " + clock(seconds);
            }
            head += String.format(Locale.ROOT, "  %d %%", percent());
            return rate > 0 ? head + "  " + speed(rate) + "  " + clock(left()) + " left" : head;
        }

        /**
         * How much is done.
         *
         * @return percent, rounded down
         */
        public long percent() {
            return total <= 0 ? 100 : done <= Long.MAX_VALUE / 100 ? done * 100 / total : done / (total / 100);
        }

        private static String speed(double rate) {
            if (rate < 1) {
                return String.format(Locale.ROOT, "%.1f/min", 60 * rate);
            }
            return String.format(Locale.ROOT, rate < 10 ? "%.1f/s" : "%.0f/s", rate);
        }

        private static String clock(double seconds) {
            long s = Math.round(seconds);
            return s < 3600
                    ? String.format(Locale.ROOT, "%d:%02d", s / 60, s % 60)
                    : String.format(Locale.ROOT, "%d:%02d:%02d", s / 3600, s / 60 % 60, s % 60);
        }
    }

    private record Seen(double seconds, long done) {}

    private final String task;
    private final long total;
    private final Consumer<Frame> screen;
    private final LongSupplier clock;
    private final long start;
    private final Deque<Seen> seen = new ArrayDeque<>();
    private long done;
    private long before;
    private double shownAt = Double.NEGATIVE_INFINITY;
    private boolean closed;

    /**
     * A task begins.
     *
     * @param task its name
     * @param total how many units it has
     * @param screen what shows a frame
     * @param clock counts nanoseconds
     */
    public PacedProgress(String task, long total, Consumer<Frame> screen, LongSupplier clock) {
        this.task = Given.value("PacedProgress", "task", task, "a word or two");
        this.total = total;
        this.screen = Given.value("PacedProgress", "screen", screen, "something that shows a frame");
        this.clock = Given.value("PacedProgress", "clock", clock, "a clock, such as System::nanoTime,");
        this.start = clock.getAsLong();
        seen.add(new Seen(0, 0));
    }

    private double seconds() {
        return (clock.getAsLong() - start) * 1e-9;
    }

    @Override
    public void resume(long count) {
        before = count;
        seen.clear();
        seen.add(new Seen(seconds(), count));
        advance(count);
    }

    @Override
    public void advance(long now) {
        done = now;
        double t = seconds();
        if (t < QUIET || t - shownAt < BETWEEN || done >= total) {
            return;
        }
        show(t, false);
    }

    private void show(double t, boolean ended) {
        shownAt = t;
        double memory = Math.max(SHORTEST_MEMORY, t / 2);
        while (seen.size() > 1 && t - seen.peekFirst().seconds() > memory) {
            seen.removeFirst();
        }
        Seen first = seen.peekFirst();
        double rate = done > first.done() && t > first.seconds()
                ? (done - first.done()) / (t - first.seconds())
                : t > 0 ? (done - before) / t : 0;
        seen.addLast(new Seen(t, done));
        screen.accept(new Frame(task, done, total, t, rate, ended));
    }

    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        double t = seconds();
        if (shownAt < 0 && t < QUIET) {
            return;
        }
        boolean interrupted = Thread.interrupted();
        try {
            show(t, true);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
