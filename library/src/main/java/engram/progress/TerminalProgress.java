package engram.progress;

import engram.progress.PacedProgress.Frame;
import java.io.PrintStream;
import java.util.function.Consumer;

/**
 * Progress in a terminal: one line, rewritten in place; or, where the output is a file or a pipe, a plain
 * line for every ten per cent.
 */
final class TerminalProgress implements Consumer<Frame> {
    private final boolean inPlace;
    private final PrintStream out;
    private long shownTenth = -1;

    TerminalProgress(boolean inPlace, PrintStream out) {
        this.inPlace = inPlace;
        this.out = out;
    }

    static Progress begin(String task, long total) {
        return new PacedProgress(
                task, total, new TerminalProgress(System.console() != null, System.err), System::nanoTime);
    }

    @Override
    public void accept(Frame frame) {
        if (inPlace) {
            out.print("\r" + frame.line() + "\u001b[K" + (frame.ended() ? System.lineSeparator() : ""));
            out.flush();
        } else if (frame.ended() || frame.percent() / 10 > shownTenth) {
            shownTenth = frame.percent() / 10;
            out.println(frame.line());
        }
    }
}
