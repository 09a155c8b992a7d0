package engram.kernel;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.reflect.TypeToken;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dflib.jjava.jupyter.kernel.ExpressionValue;
import org.dflib.jjava.jupyter.kernel.history.HistoryEntry;
import org.dflib.jjava.jupyter.messages.HMACGenerator;
import org.dflib.jjava.jupyter.messages.Header;
import org.dflib.jjava.jupyter.messages.KernelTimestamp;
import org.dflib.jjava.jupyter.messages.Message;
import org.dflib.jjava.jupyter.messages.MessageType;
import org.dflib.jjava.jupyter.messages.ReplyType;
import org.dflib.jjava.jupyter.messages.adapters.ExpressionValueAdapter;
import org.dflib.jjava.jupyter.messages.adapters.HistoryEntryAdapter;
import org.dflib.jjava.jupyter.messages.adapters.HistoryRequestAdapter;
import org.dflib.jjava.jupyter.messages.adapters.ReplyTypeAdapter;
import org.dflib.jjava.jupyter.messages.request.CompleteRequest;
import org.dflib.jjava.jupyter.messages.request.ExecuteRequest;
import org.dflib.jjava.jupyter.messages.request.HistoryRequest;
import org.dflib.jjava.jupyter.messages.request.InspectRequest;
import org.dflib.jjava.jupyter.messages.request.IsCompleteRequest;

/**
 * Turns the frames of a message into the message. Nothing that arrives makes it throw: what cannot be trusted or has no
 * readable header is dropped with a line in the log, and what is signed but wrong is handed on with its fault, to be
 * answered. A signature that came before is dropped too.
 */
final class MessageReader {
    private static final byte[] DELIMITER = "<IDS|MSG>".getBytes(StandardCharsets.US_ASCII);
    private static final int FRAMES = 5;
    private static final int REMEMBERED = 1 << 16;
    private static final Gson REPLIES = new GsonBuilder()
            .registerTypeAdapter(HistoryEntry.class, HistoryEntryAdapter.INSTANCE)
            .registerTypeAdapter(ExpressionValue.class, ExpressionValueAdapter.INSTANCE)
            .create();
    private static final Gson GSON = new GsonBuilder()
            .registerTypeAdapter(HistoryRequest.class, HistoryRequestAdapter.INSTANCE)
            .registerTypeHierarchyAdapter(ReplyType.class, new ReplyTypeAdapter(REPLIES))
            .create();

    private final HMACGenerator signatures;
    private final boolean signed;
    private final Log log;
    private final Map<String, Boolean> seen = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
            return size() > REMEMBERED;
        }
    };

    /**
     * A reader for all channels of a kernel: a message is not served twice, on whichever channel it comes.
     *
     * @param signatures computes signatures
     * @param signed     whether messages are signed; a connection file with an empty key says that they are not
     * @param log        where dropped messages are noted
     */
    MessageReader(HMACGenerator signatures, boolean signed, Log log) {
        this.signatures = signatures;
        this.signed = signed;
        this.log = log;
    }

    /**
     * A message that may be trusted.
     *
     * @param message the message; without content if there is a fault
     * @param fault   what is wrong with it, or null
     */
    record Received(Message<?> message, String fault) {}

    /**
     * Reads a message.
     *
     * @param frames  all its frames
     * @param channel the channel's name, for the log
     * @return the message, or null if it was dropped
     */
    synchronized Received read(List<byte[]> frames, String channel) {
        try {
            String reason = untrusted(frames);
            if (reason == null) {
                return read(frames);
            }
            log.line("a message on the " + channel + " channel was dropped: " + reason);
        } catch (RuntimeException | StackOverflowError e) {
            log.line("a message on the " + channel + " channel was dropped: its header cannot be read ("
                    + (e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage()) + ")");
        }
        return null;
    }

    private static int delimiter(List<byte[]> frames) {
        int at = 0;
        while (at < frames.size() && !Arrays.equals(DELIMITER, frames.get(at))) {
            at++;
        }
        return at;
    }

    private String untrusted(List<byte[]> frames) {
        int at = delimiter(frames);
        if (at == frames.size()) {
            return "it has no <IDS|MSG> frame";
        }
        int count = frames.size() - at - 1;
        if (count < FRAMES) {
            return "it has " + count + " frames after <IDS|MSG>, signature, header, parent header, metadata and content"
                    + " were needed";
        }
        if (!signed) {
            return null;
        }
        String due = signatures.calculateSignature(
                frames.get(at + 2), frames.get(at + 3), frames.get(at + 4), frames.get(at + 5));
        if (!MessageDigest.isEqual(due.getBytes(StandardCharsets.US_ASCII), frames.get(at + 1))) {
            return "its signature is wrong";
        }
        return seen.put(due, true) == null ? null : "it came before";
    }

    private static Received read(List<byte[]> frames) {
        int at = delimiter(frames);
        Header<?> header = header(json(frames.get(at + 2)));
        List<byte[]> identities = List.copyOf(frames.subList(0, at));
        List<byte[]> blobs = new ArrayList<>(frames.subList(at + FRAMES + 1, frames.size()));
        try {
            JsonElement parentJson = json(frames.get(at + 3));
            Header<?> parent =
                    parentJson.isJsonObject() && parentJson.getAsJsonObject().has("msg_type")
                            ? header(parentJson)
                            : null;
            Map<String, Object> metadata = GSON.fromJson(json(frames.get(at + 4)), new TypeToken<>() {});
            JsonElement contentJson = json(frames.get(at + 5));
            if (!contentJson.isJsonObject()) {
                return faulty(identities, header, "its content is not a JSON object");
            }
            Object content = GSON.fromJson(contentJson, header.getType().getContentType());
            return hasCode(content)
                    ? new Received(message(identities, header, parent, metadata, content, blobs), null)
                    : faulty(identities, header, "its content has no code, a string was needed");
        } catch (RuntimeException | StackOverflowError e) {
            return faulty(
                    identities,
                    header,
                    "it does not hold what a message of this type holds ("
                            + (e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage()) + ")");
        }
    }

    private static boolean hasCode(Object content) {
        if (content instanceof ExecuteRequest r) {
            return r.getCode() != null;
        }
        if (content instanceof CompleteRequest r) {
            return r.getCode() != null;
        }
        if (content instanceof InspectRequest r) {
            return r.getCode() != null;
        }
        return !(content instanceof IsCompleteRequest r) || r.getCode() != null;
    }

    private static Received faulty(List<byte[]> identities, Header<?> header, String fault) {
        return new Received(message(identities, header, null, null, null, List.of()), fault);
    }

    @SuppressWarnings("unchecked")
    private static Message<?> message(
            List<byte[]> identities,
            Header<?> header,
            Header<?> parent,
            Map<String, Object> metadata,
            Object content,
            List<byte[]> blobs) {
        return new Message<>(identities, (Header<Object>) header, parent, metadata, content, blobs);
    }

    private static JsonElement json(byte[] frame) {
        return JsonParser.parseString(new String(frame, StandardCharsets.UTF_8));
    }

    private static Header<?> header(JsonElement json) {
        if (!json.isJsonObject()) {
            throw new IllegalArgumentException("it is not a JSON object");
        }
        JsonObject fields = json.getAsJsonObject();
        String type = text(fields, "msg_type");
        if (MessageType.getType(type) == MessageType.UNKNOWN) {
            throw new IllegalArgumentException("msg_type \"" + type + "\" is unknown");
        }
        return new Header<>(
                text(fields, "msg_id"),
                text(fields, "username"),
                text(fields, "session"),
                new KernelTimestamp(text(fields, "date")),
                MessageType.getType(type),
                text(fields, "version"));
    }

    private static String text(JsonObject fields, String name) {
        JsonElement value = fields.get(name);
        return value != null && value.isJsonPrimitive() ? value.getAsString() : "";
    }
}
