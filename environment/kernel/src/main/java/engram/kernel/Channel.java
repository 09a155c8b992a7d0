package engram.kernel;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.Pipe;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.dflib.jjava.jupyter.channels.JupyterConnection;
import org.dflib.jjava.jupyter.channels.ShellChannel;
import org.dflib.jjava.jupyter.kernel.KernelConnectionProperties;
import org.dflib.jjava.jupyter.messages.HMACGenerator;
import org.dflib.jjava.jupyter.messages.Message;
import org.zeromq.ZMQ;
import org.zeromq.ZMQException;

/**
 * The shell or the control channel, and the one thread that touches its socket.
 *
 * <p>The thread reads each message when it arrives, also while a cell runs: the order in which cells and interrupts came is
 * known from that. Nothing that arrives ends the thread. What other threads send goes through it.
 */
final class Channel extends ShellChannel {
    private static final long PAUSE = 10;
    private static final long IDLE = 60_000;

    private final String name;
    private final boolean control;
    private final ZMQ.Context context;
    private final MessageReader reader;
    private final Consumer<MessageReader.Received> taker;
    private final Log log;
    private final Pipe wake;
    private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
    private final Thread thread;
    private volatile boolean open = true;

    /**
     * A channel that is not yet bound.
     *
     * @param context    the context of its socket
     * @param signatures signs what it sends
     * @param control    whether it is the control channel
     * @param connection the connection it is part of
     * @param reader     reads messages
     * @param taker      takes each message, on the channel's thread
     * @param log        where faults are noted
     */
    Channel(
            ZMQ.Context context,
            HMACGenerator signatures,
            boolean control,
            JupyterConnection connection,
            MessageReader reader,
            Consumer<MessageReader.Received> taker,
            Log log) {
        super(context, signatures, control, connection);
        this.name = control ? "control" : "shell";
        this.control = control;
        this.context = context;
        this.reader = reader;
        this.taker = taker;
        this.log = log;
        try {
            wake = Pipe.open();
            wake.source().configureBlocking(false);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        thread = new Thread(this::serve, name);
    }

    @Override
    public void bind(KernelConnectionProperties properties) {
        bind(formatAddress(
                properties.getTransport(),
                properties.getIp(),
                control ? properties.getControlPort() : properties.getShellPort()));
        thread.start();
    }

    private void serve() {
        ZMQ.Poller poller = context.poller(2);
        poller.register(this, ZMQ.Poller.POLLIN);
        poller.register(wake.source(), ZMQ.Poller.POLLIN);
        ByteBuffer drain = ByteBuffer.allocate(64);
        while (open) {
            try {
                poller.poll(IDLE);
                while (wake.source().read(drain) > 0) {
                    drain.clear();
                }
                for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
                    task.run();
                }
                receive();
            } catch (ZMQException e) {
                if (e.getErrorCode() == ZMQ.Error.ETERM.getCode()) {
                    return;
                }
                failed(e);
            } catch (IOException | RuntimeException | Error e) {
                failed(e);
            }
        }
    }

    private void failed(Throwable e) {
        log.line("the " + name + " channel goes on after " + e);
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Takes all messages that have arrived. */
    private void receive() {
        for (byte[] first = recv(ZMQ.DONTWAIT); first != null; first = recv(ZMQ.DONTWAIT)) {
            List<byte[]> frames = new ArrayList<>();
            frames.add(first);
            while (hasReceiveMore()) {
                frames.add(recv());
            }
            MessageReader.Received received = reader.read(frames, name);
            if (received != null) {
                taker.accept(received);
            }
        }
    }

    /** Runs something on the channel's thread. */
    private CompletableFuture<Void> post(Runnable task) {
        CompletableFuture<Void> done = new CompletableFuture<>();
        tasks.add(() -> {
            try {
                task.run();
                done.complete(null);
            } catch (RuntimeException | Error e) {
                done.completeExceptionally(e);
            }
        });
        try {
            synchronized (wake) {
                wake.sink().write(ByteBuffer.wrap(new byte[1]));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return done;
    }

    /**
     * Waits until what has arrived so far is taken.
     *
     * @param millis the longest wait
     */
    void catchUp(long millis) {
        if (Thread.currentThread() == thread || !thread.isAlive()) {
            return;
        }
        try {
            post(this::receive).get(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (TimeoutException | ExecutionException e) {
            log.line("the " + name + " channel did not catch up: " + e);
        }
    }

    @Override
    public void sendMessage(Message<?> message) {
        if (Thread.currentThread() == thread || !thread.isAlive()) {
            super.sendMessage(message);
            return;
        }
        try {
            post(() -> super.sendMessage(message)).join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException r) {
                throw r;
            }
            throw e;
        }
    }

    @Override
    public void close() {
        open = false;
        if (thread.isAlive() && Thread.currentThread() != thread) {
            post(() -> {});
            try {
                thread.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        super.close();
    }
}
