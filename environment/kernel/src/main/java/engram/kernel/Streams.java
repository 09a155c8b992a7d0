package engram.kernel;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.dflib.jjava.jupyter.channels.ShellReplyEnvironment;
import org.dflib.jjava.jupyter.kernel.JupyterIO;

/** The kernel's streams and display, which belong to the latest execute request. */
final class Streams extends JupyterIO {
    private final Output output = new Output(ShellReplyEnvironment::writeToStdOut);
    private final Output errors = new Output(ShellReplyEnvironment::writeToStdErr);
    private final Input input = new Input();

    Streams() {
        super(StandardCharsets.UTF_8);
    }

    /** Makes these the streams of the process. What is written before the first cell comes out with it. */
    void install() {
        System.setOut(new PrintStream(output, true, StandardCharsets.UTF_8));
        System.setErr(new PrintStream(errors, true, StandardCharsets.UTF_8));
        System.setIn(input);
        Thread.setDefaultUncaughtExceptionHandler((thread, thrown) -> {
            if (!(thrown instanceof Stopped)) {
                System.err.print("Exception in thread \"" + thread.getName() + "\" ");
                thrown.printStackTrace();
            }
        });
    }

    /**
     * Points everything at a request.
     *
     * @param reply      the request's reply
     * @param connection its sockets
     * @param mayAsk     whether the front end answers when a cell reads a line
     */
    void attach(Reply reply, Connection connection, boolean mayAsk) {
        setEnv(reply);
        output.attach(reply, connection.wire());
        errors.attach(reply, connection.wire());
        input.attach(reply, connection, mayAsk);
        reply.after(List.of(output, errors));
    }
}
