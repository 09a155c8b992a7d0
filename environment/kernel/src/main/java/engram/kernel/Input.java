package engram.kernel;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.dflib.jjava.jupyter.channels.JupyterSocket;
import org.dflib.jjava.jupyter.messages.Message;
import org.dflib.jjava.jupyter.messages.reply.InputReply;
import org.dflib.jjava.jupyter.messages.request.InputRequest;
import org.zeromq.ZMQ;

/** Standard input: each line is asked of the front end, when a cell reads it. */
final class Input extends InputStream {
    private static final long PAUSE = 20;

    private Reply reply;
    private Connection connection;
    private boolean allowed;
    private byte[] line = {};
    private int next;

    /**
     * Lines are now asked for in the name of this request.
     *
     * @param newReply      the request's reply
     * @param newConnection its sockets
     * @param mayAsk        whether the front end takes questions
     */
    synchronized void attach(Reply newReply, Connection newConnection, boolean mayAsk) {
        reply = newReply;
        connection = newConnection;
        allowed = mayAsk;
        line = new byte[0];
        next = 0;
    }

    @Override
    public synchronized int read() throws IOException {
        if (next >= line.length) {
            line = (ask() + "\n").getBytes(StandardCharsets.UTF_8);
            next = 0;
        }
        return line[next++] & 0xFF;
    }

    @Override
    public synchronized int read(byte[] into, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        into[offset] = (byte) read();
        int more = Math.min(length - 1, line.length - next);
        System.arraycopy(line, next, into, offset + 1, more);
        next += more;
        return more + 1;
    }

    @Override
    public synchronized int available() {
        return line.length - next;
    }

    private String ask() throws IOException {
        if (!allowed) {
            throw new NoInput();
        }
        JupyterSocket socket = connection.input();
        Wire wire = connection.wire();
        wire.send(() -> {
            while (waiting(socket)) {
                read(socket);
            }
            socket.sendMessage(
                    new Message<>(reply.getContext(), InputRequest.MESSAGE_TYPE, new InputRequest("", false)));
        });
        try {
            while (true) {
                Message<?> answer = wire.call(() -> waiting(socket) ? read(socket) : null);
                if (answer != null && answer.getContent() instanceof InputReply r && r.getValue() != null) {
                    return r.getValue();
                }
                Thread.sleep(PAUSE);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while waiting for a line of input");
        }
    }

    /** Reads a message, without waiting for frames that do not come. */
    private Message<?> read(JupyterSocket socket) {
        List<byte[]> frames = new ArrayList<>();
        do {
            frames.add(socket.recv());
        } while (socket.hasReceiveMore());
        MessageReader.Received received = connection.reader().read(frames, "stdin");
        return received == null || received.fault() != null ? null : received.message();
    }

    private static boolean waiting(JupyterSocket socket) {
        return (socket.getEvents() & ZMQ.Poller.POLLIN) != 0;
    }
}
