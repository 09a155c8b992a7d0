package engram.kernel;

import java.security.GeneralSecurityException;
import org.dflib.jjava.jupyter.channels.JupyterConnection;
import org.dflib.jjava.jupyter.channels.JupyterSocket;
import org.dflib.jjava.jupyter.channels.ShellChannel;
import org.dflib.jjava.jupyter.channels.ShellReplyEnvironment;
import org.dflib.jjava.jupyter.kernel.KernelConnectionProperties;
import org.dflib.jjava.jupyter.messages.MessageContext;

/** The sockets of one kernel. */
final class Connection extends JupyterConnection {
    /** A publisher drops what a slow reader has not fetched; its own limit is 1000 messages. */
    private static final int UNREAD = 100_000;

    private final Wire wire = new Wire();

    Connection(KernelConnectionProperties properties) throws GeneralSecurityException {
        super(properties);
        iopub.setSndHWM(UNREAD);
    }

    Wire wire() {
        return wire;
    }

    JupyterSocket input() {
        return stdin;
    }

    @Override
    public ShellReplyEnvironment prepareReplyEnv(ShellChannel shell, MessageContext context) {
        return new Reply(shell, stdin, iopub, context, wire);
    }
}
