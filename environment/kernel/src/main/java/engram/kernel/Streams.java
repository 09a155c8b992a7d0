package engram.kernel;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.dflib.jjava.jupyter.channels.ShellReplyEnvironment;
import org.dflib.jjava.jupyter.kernel.JupyterIO;

/** The kernel's streams and display, which belong to the latest execute request. */
final class Streams extends JupyterIO {
    private final Output output;
    private final Output errors;
    private final Input input = new Input();
    private final PrintStream out;
    private final PrintStream err;

    /**
     * Streams that keep their text until a front end is there.
     *
     * @param mute whether what the calling thread prints is nobody's
     */
    Streams(BooleanSupplier mute) {
        super(StandardCharsets.UTF_8);
        output = new Output(ShellReplyEnvironment::writeToStdOut, mute);
        errors = new Output(ShellReplyEnvironment::writeToStdErr, mute);
        out = new Printer(output);
        err = new Printer(errors);
    }

    /** A print stream that was closed prints nothing ever after; this one is closed for its user only. */
    private static final class Printer extends PrintStream {
        Printer(Output to) {
            super(to, true, StandardCharsets.UTF_8);
        }

        @Override
        public void close() {
            flush();
        }
    }

    /** Makes these the streams of the process. What is written before the first cell comes out with it. */
    void install() {
        redirect();
        Thread.setDefaultUncaughtExceptionHandler((thread, thrown) -> {
            if (thrown instanceof Exit) {
                System.err.println(thrown.getMessage());
            } else if (!(thrown instanceof Stopped)) {
                System.err.print("Exception in thread \"" + thread.getName() + "\" ");
                thrown.printStackTrace();
            }
        });
    }

    /**
     * A line of the kernel itself, whatever a cell has made of the streams.
     *
     * @param text the line
     */
    void notice(String text) {
        errors.notice(text);
    }

    /** Each cell begins with these streams, whatever the one before it put in their place. */
    private void redirect() {
        System.setOut(out);
        System.setErr(err);
        System.setIn(input);
    }

    /**
     * Points everything at a request.
     *
     * @param reply      the request's reply
     * @param connection its sockets
     * @param mayAsk     whether the front end answers when a cell reads a line
     */
    void attach(Reply reply, Connection connection, boolean mayAsk) {
        redirect();
        setEnv(reply);
        output.attach(reply, connection.wire());
        errors.attach(reply, connection.wire());
        input.attach(reply, connection, mayAsk);
        reply.after(List.of(output, errors));
    }
}
