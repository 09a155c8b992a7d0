package engram.kernel;

import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;
import org.dflib.jjava.jupyter.channels.JupyterConnection;
import org.dflib.jjava.jupyter.channels.JupyterSocket;
import org.dflib.jjava.jupyter.channels.ShellChannel;
import org.dflib.jjava.jupyter.channels.ShellHandler;
import org.dflib.jjava.jupyter.channels.ShellReplyEnvironment;
import org.dflib.jjava.jupyter.kernel.KernelConnectionProperties;
import org.dflib.jjava.jupyter.messages.HMACGenerator;
import org.dflib.jjava.jupyter.messages.Message;
import org.dflib.jjava.jupyter.messages.MessageContext;
import org.dflib.jjava.jupyter.messages.MessageType;
import org.dflib.jjava.jupyter.messages.publish.PublishStatus;
import org.dflib.jjava.jupyter.messages.request.ExecuteRequest;
import org.zeromq.ZMQ;

/**
 * The sockets of one kernel, and who serves what arrives.
 *
 * <p>Requests on the shell channel are served one after the other on a thread of their own; those on the control channel at
 * once. The loops that jjava-jupyter has for both end with the first message that they cannot read, and so are not
 * started.
 */
final class Connection extends JupyterConnection {
    /** A publisher drops what a slow reader has not fetched; its own limit is 1000 messages. */
    private static final int UNREAD = 100_000;

    /** Larger messages close the connection of whoever sends them: nothing that notebooks send comes near. */
    private static final long LARGEST = 1L << 28;

    private static final long CATCH_UP = 200;
    private static final long FAREWELL = 100;
    private static final Set<MessageType<?>> AT_ONCE = Set.of(
            MessageType.INTERRUPT_REQUEST,
            MessageType.SHUTDOWN_REQUEST,
            MessageType.KERNEL_INFO_REQUEST,
            MessageType.COMM_INFO_REQUEST);

    private final KernelConnectionProperties properties;
    private final Wire wire = new Wire();
    private final Log log = new Log();
    private final ZMQ.Context context = ZMQ.context(1);
    private final MessageReader reader;
    private final Heartbeat pulse = new Heartbeat(context);
    private final Channel requests;
    private final Channel commands;
    private final Arrivals arrivals;
    private volatile Reply running;
    private volatile boolean ending;
    private final BlockingQueue<Request> waiting = new LinkedBlockingQueue<>();

    /**
     * A request on the shell channel.
     *
     * @param received the message
     * @param ticket   its place in the order of cells
     */
    private record Request(MessageReader.Received received, long ticket) {}

    /**
     * Sockets that are not yet bound.
     *
     * @param properties what Jupyter wrote into the connection file
     * @param arrivals   the order in which cells and interrupts arrive
     * @throws GeneralSecurityException if there is no such signature scheme
     */
    Connection(KernelConnectionProperties properties, Arrivals arrivals) throws GeneralSecurityException {
        super(properties);
        this.properties = properties;
        this.arrivals = arrivals;
        HMACGenerator signatures = properties.createHMACGenerator();
        this.reader = new MessageReader(signatures, signatures != HMACGenerator.NO_AUTH_INSTANCE, log);
        this.requests = new Channel(context, signatures, false, this, reader, this::enqueue, log);
        this.commands = new Channel(context, signatures, true, this, reader, this::command, log);
        iopub.setSndHWM(UNREAD);
        for (ZMQ.Socket socket : List.of(requests, commands, stdin)) {
            socket.setMaxMsgSize(LARGEST);
        }
    }

    @Override
    public void connect() {
        pulse.bind(properties.getTransport() + "://" + properties.getIp() + ":" + properties.getHbPort());
        stdin.bind(properties);
        iopub.bind(properties);
        requests.bind(properties);
        commands.bind(properties);
        iopub.sendMessage(new Message<>(null, PublishStatus.MESSAGE_TYPE, PublishStatus.STARTING));
        new Thread(this::serve, "requests").start();
        Runtime.getRuntime().addShutdownHook(new Thread(this::sayGoodbye, "goodbye"));
    }

    /** Whoever ends the process while a cell runs, the front end is told. */
    private void sayGoodbye() {
        Reply reply = running;
        if (reply != null && !ending) {
            try {
                String text = "the process of the kernel ends while this cell runs: it was told to, or a library called"
                        + " System.exit; all variables are lost";
                reply.writeToStdErr(text + "\n");
                reply.settle();
                refuse(reply, "execute_request", text);
                reply.resolveDeferrals();
                Thread.sleep(FAREWELL);
            } catch (InterruptedException | RuntimeException e) {
                log.line("the front end was not told that the process ends: " + e);
            }
        }
    }

    /** From now on the end of the process is no surprise. */
    void expectEnd() {
        ending = true;
    }

    Wire wire() {
        return wire;
    }

    JupyterSocket input() {
        return stdin;
    }

    MessageReader reader() {
        return reader;
    }

    Log log() {
        return log;
    }

    @Override
    public ShellReplyEnvironment prepareReplyEnv(ShellChannel shell, MessageContext parent) {
        return new Reply(shell, stdin, iopub, parent, wire, 0);
    }

    private void enqueue(MessageReader.Received received) {
        if (received.message().getHeader().getType() == MessageType.INTERRUPT_REQUEST) {
            serve(requests, new Request(received, 0));
        } else {
            boolean cell = received.message().getContent() instanceof ExecuteRequest;
            waiting.add(new Request(
                    received, cell ? arrivals.cell(received.message().getHeader()) : 0));
        }
    }

    private void command(MessageReader.Received received) {
        MessageType<?> type = received.message().getHeader().getType();
        if (type == MessageType.INTERRUPT_REQUEST) {
            requests.catchUp(CATCH_UP);
        }
        serve(
                commands,
                new Request(
                        AT_ONCE.contains(type) || received.fault() != null
                                ? received
                                : new MessageReader.Received(
                                        received.message(),
                                        "it belongs on the shell channel, control is for interrupt_request,"
                                                + " shutdown_request and kernel_info_request"),
                        0));
    }

    private void serve() {
        while (true) {
            try {
                serve(requests, waiting.take());
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    /**
     * Takes away the cells that wait and were asked for before another failed or was interrupted.
     *
     * @param interrupted whether it was interrupted: then cells that were asked for after the interrupt stay
     * @param abort       answers a request to run a cell
     * @return what answers each request
     */
    List<Runnable> takeCells(boolean interrupted, Consumer<Reply> abort) {
        requests.catchUp(CATCH_UP);
        List<Runnable> taken = new ArrayList<>();
        waiting.removeIf(request -> request.received().message().getContent() instanceof ExecuteRequest
                && (!interrupted || arrivals.isStopped(request.ticket()))
                && taken.add(() -> serve(requests, request, (reply, message) -> abort.accept((Reply) reply))));
        return taken;
    }

    private void serve(Channel channel, Request request) {
        serve(
                channel,
                request,
                getHandler(request.received().message().getHeader().getType()));
    }

    /** Serves a request so that nothing it holds can end the thread, and so that it is answered if that is possible. */
    @SuppressWarnings({"unchecked", "rawtypes"})
    private void serve(Channel channel, Request request, ShellHandler handler) {
        Message<?> message = request.received().message();
        String type = message.getHeader().getType().getName();
        Reply reply = new Reply(channel, stdin, iopub, message, wire, request.ticket());
        String fault = request.received().fault();
        try {
            if (fault != null) {
                reply.setBusyDeferIdle();
                refuse(reply, type, fault);
            } else if (handler == null) {
                log.line("a message on a channel for requests was dropped: " + type + " is no request");
            } else {
                running = message.getContent() instanceof ExecuteRequest ? reply : running;
                handler.handle(reply, message);
            }
        } catch (Exception | StackOverflowError | LinkageError | AssertionError | OutOfMemoryError e) {
            if (!reply.isAnswered()) {
                refuse(reply, type, e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage());
            }
        } finally {
            running = running == reply ? null : running;
            try {
                reply.resolveDeferrals();
            } catch (RuntimeException e) {
                log.line("the answer to " + type + " was not finished: " + e);
            }
        }
    }

    private void refuse(Reply reply, String type, String fault) {
        log.line(type + " was refused: " + fault);
        MessageType<?> answer = MessageType.getType(type.replaceFirst("_request$", "_reply"));
        if (type.endsWith("_request") && answer != MessageType.UNKNOWN) {
            String text = type + " was refused: " + fault;
            try {
                reply.reply(
                        answer,
                        Map.of("status", "error", "ename", "BadRequest", "evalue", text, "traceback", List.of(text)));
            } catch (RuntimeException e) {
                log.line("the answer to " + type + " was not sent: " + e);
            }
        }
    }

    @Override
    public void close() {
        requests.close();
        commands.close();
        super.close();
        context.close();
    }
}
