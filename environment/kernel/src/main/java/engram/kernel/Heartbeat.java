package engram.kernel;

import java.util.ArrayList;
import java.util.List;
import org.zeromq.SocketType;
import org.zeromq.ZMQ;
import org.zeromq.ZMQException;

/** Sends back whatever comes: a front end takes it for the sign that the kernel lives. A router has no order of turns that could be broken. */
final class Heartbeat {
    private final ZMQ.Socket socket;
    private final Thread thread = new Thread(this::beat, "heartbeat");

    Heartbeat(ZMQ.Context context) {
        socket = context.socket(SocketType.ROUTER);
        thread.setDaemon(true);
    }

    /**
     * Begins to answer.
     *
     * @param address where
     */
    void bind(String address) {
        socket.bind(address);
        thread.start();
    }

    private void beat() {
        while (true) {
            try {
                List<byte[]> frames = new ArrayList<>();
                do {
                    frames.add(socket.recv());
                } while (socket.hasReceiveMore());
                for (int i = 0; i < frames.size(); i++) {
                    socket.send(frames.get(i), i < frames.size() - 1 ? ZMQ.SNDMORE : 0);
                }
            } catch (ZMQException e) {
                if (e.getErrorCode() == ZMQ.Error.ETERM.getCode()) {
                    socket.close();
                    return;
                }
            }
        }
    }
}
