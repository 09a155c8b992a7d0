package engram.kernel;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Lines for whoever runs the Jupyter server: the standard error of the process, which no cell is shown. A thread of its own
 * writes them, and lines are dropped when too many wait, so that a pipe that nobody reads blocks nothing.
 */
final class Log {
    private static final int WAITING = 100;
    private static final int LENGTH = 500;

    private final PrintStream to =
            new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
    private final Executor writer = new ThreadPoolExecutor(
            1,
            1,
            0,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(WAITING),
            r -> {
                Thread t = new Thread(r, "log");
                t.setDaemon(true);
                return t;
            },
            new ThreadPoolExecutor.DiscardPolicy());

    /**
     * Writes a line.
     *
     * @param text what happened; control characters are replaced, so that it stays one line
     */
    void line(String text) {
        String cut = text.length() <= LENGTH ? text : text.substring(0, LENGTH) + "...";
        writer.execute(() -> to.println("engram kernel: " + cut.replaceAll("\\p{Cntrl}", " ")));
    }
}
