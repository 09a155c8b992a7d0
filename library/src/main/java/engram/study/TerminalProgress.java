package engram.study;

import java.io.PrintStream;
import java.util.Locale;
import java.util.function.LongSupplier;

/**
 * Progress as one line of a terminal, rewritten in place about four times a second, or, where the
 * output is a file or a pipe, as a plain line every ten per cent. Tasks that end within two seconds
 * say nothing.
 */
final class TerminalProgress implements Progress {
    private static final long QUIET = 2_000_000_000L;
    private static final long BETWEEN = 250_000_000L;

    private final String task;
    private final long total;
    private final boolean inPlace;
    private final PrintStream out;
    private final LongSupplier clock;
    private final long start;
    private long done;
    private long shownAt;
    private long shownTenth;
    private boolean shown;

    TerminalProgress(String task, long total, boolean inPlace, PrintStream out, LongSupplier clock) {
        this.task = task;
        this.total = total;
        this.inPlace = inPlace;
        this.out = out;
        this.clock = clock;
        this.start = clock.getAsLong();
    }

    static Progress begin(String task, long total) {
        return new TerminalProgress(task, total, System.console() != null, System.err, System::nanoTime);
    }

    @Override
    public void advance(long now) {
        done = now;
        long time = clock.getAsLong();
        if (time - start < QUIET) {
            return;
        }
        if (inPlace) {
            if (time - shownAt >= BETWEEN) {
                shownAt = time;
                shown = true;
                out.print("\r" + line(time) + "\u001b[K");
                out.flush();
            }
        } else if (done * 10 / total > shownTenth) {
            shownTenth = done * 10 / total;
            shown = true;
            out.println(line(time));
        }
    }

    @Override
    public void close() {
        if (inPlace && shown) {
            out.println("\r" + line(clock.getAsLong()) + "\u001b[K");
        }
    }

    /** For example {@code capacity  37/130  28 %  4.1/s  0:23 left}. */
    private String line(long time) {
        double seconds = (time - start) * 1e-9;
        String head = String.format(Locale.ROOT, "%s  %d/%d  %d %%", task, done, total, done * 100 / total);
        if (done >= total) {
            return head + "  in " + clockFace(seconds);
        }
        return done == 0
                ? head
                : head
                        + String.format(
                                Locale.ROOT,
                                "  %.2g/s  %s left",
                                done / seconds,
                                clockFace(seconds * (total - done) / done));
    }

    private static String clockFace(double seconds) {
        long s = Math.round(seconds);
        return s < 3600
                ? String.format(Locale.ROOT, "%d:%02d", s / 60, s % 60)
                : String.format(Locale.ROOT, "%d:%02d:%02d", s / 3600, s / 60 % 60, s % 60);
    }
}
