package engram.kernel;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.dflib.jjava.jupyter.channels.JupyterSocket;
import org.dflib.jjava.jupyter.channels.ShellChannel;
import org.dflib.jjava.jupyter.channels.ShellReplyEnvironment;
import org.dflib.jjava.jupyter.channels.StdinChannel;
import org.dflib.jjava.jupyter.messages.Header;
import org.dflib.jjava.jupyter.messages.KernelTimestamp;
import org.dflib.jjava.jupyter.messages.Message;
import org.dflib.jjava.jupyter.messages.MessageContext;
import org.dflib.jjava.jupyter.messages.MessageType;
import org.dflib.jjava.jupyter.messages.reply.CommInfoReply;

/** What one request is answered with, sent over the {@link Wire}. */
final class Reply extends ShellReplyEnvironment {
    private final Wire wire;
    private final long cell;
    private volatile List<Output> streams = List.of();
    private volatile boolean answered;

    Reply(ShellChannel shell, StdinChannel stdin, JupyterSocket iopub, MessageContext context, Wire wire, long cell) {
        super(shell, stdin, iopub, context);
        this.wire = wire;
        this.cell = cell;
    }

    /** The number of the cell among the arrivals, 0 if this answers no request to run one. */
    long cell() {
        return cell;
    }

    /** Whether a reply was sent. */
    boolean isAnswered() {
        return answered;
    }

    /**
     * Names the streams whose text goes out before anything that is shown after it.
     *
     * @param before standard output and standard error
     */
    void after(List<Output> before) {
        streams = before;
    }

    @Override
    public void publish(Message<?> message) {
        if (message.getHeader().getType() == MessageType.PUBLISH_STREAM) {
            wire.begin(() -> super.publish(dated(message)));
            return;
        }
        streams.forEach(Output::drain);
        try {
            wire.send(() -> super.publish(dated(message)));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "the display data holds a number that JSON cannot carry, NaN or infinity; put null for a gap", e);
        }
    }

    /** Waits until everything that the cell printed and showed is sent. */
    void settle() {
        streams.forEach(Output::settle);
        wire.send(() -> {});
    }

    @Override
    public void reply(Message<?> message) {
        answered = true;
        if (message.getContent() instanceof CommInfoReply info) {
            reply(MessageType.COMM_INFO_REPLY, Map.of("status", "ok", "comms", info.getComms()));
        } else {
            super.reply(dated(message));
        }
    }

    /** jjava-jupyter dates messages to the minute; front ends time cells by these dates. */
    private static <T> Message<T> dated(Message<T> m) {
        Header<T> h = m.getHeader();
        String now = Instant.now().truncatedTo(ChronoUnit.MICROS).toString();
        Header<T> header = new Header<>(
                h.getId(), h.getUsername(), h.getSessionId(), new KernelTimestamp(now), h.getType(), h.getVersion());
        return new Message<>(
                m.getIdentities(), header, m.getParentHeader(), m.getMetadata(), m.getContent(), m.getBlobs());
    }

    /**
     * Replies with exactly these fields, where jjava-jupyter's own reply lacks one that the protocol asks for.
     *
     * @param type    the kind of the reply
     * @param content its fields
     */
    void reply(MessageType<?> type, Map<String, ?> content) {
        @SuppressWarnings("unchecked")
        MessageType<Map<String, ?>> anyContent = (MessageType<Map<String, ?>>) type;
        reply(new Message<>(getContext(), anyContent, content));
    }
}
