package engram.kernel;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.BiConsumer;

/**
 * Standard output or standard error, sent to the front end while the cell runs.
 *
 * <p>The first text after a pause goes out at once. Text that follows closely waits for up to {@value #PAUSE}
 * milliseconds, so that a loop that prints a hundred thousand lines sends some tens of messages. Text that comes after
 * the cell ended, from a thread that it left running, belongs to that cell still.
 */
final class Output extends OutputStream {
    private static final long PAUSE = 40;
    private static final int LARGE = 1 << 16;

    private final BiConsumer<Reply, String> send;
    private final ByteArrayOutputStream buffer = new ByteArrayOutputStream();
    private Reply reply;
    private Wire wire;
    private long lastSent;
    private boolean scheduled;

    /**
     * A stream that keeps its text until a front end is there.
     *
     * @param send how a reply carries text
     */
    Output(BiConsumer<Reply, String> send) {
        this.send = send;
    }

    /**
     * Text now belongs to this request.
     *
     * @param newReply the request's reply
     * @param newWire  carries it
     */
    synchronized void attach(Reply newReply, Wire newWire) {
        drain();
        reply = newReply;
        wire = newWire;
    }

    @Override
    public synchronized void write(int b) {
        buffer.write(b);
        offer(b);
    }

    @Override
    public synchronized void write(byte[] bytes, int offset, int length) {
        if (length > 0) {
            buffer.write(bytes, offset, length);
            offer(bytes[offset + length - 1]);
        }
    }

    private void offer(int lastByte) {
        if (wire == null) {
            return;
        }
        long quiet = System.currentTimeMillis() - lastSent;
        if (lastByte == '\n' && quiet >= PAUSE || buffer.size() >= LARGE) {
            drain();
        } else if (!scheduled) {
            scheduled = true;
            wire.later(this::late, PAUSE);
        }
    }

    private synchronized void late() {
        scheduled = false;
        drain();
    }

    /** Sends what there is. */
    synchronized void drain() {
        if (reply == null || buffer.size() == 0) {
            return;
        }
        byte[] bytes = buffer.toByteArray();
        int whole = wholeCharacters(bytes);
        if (whole > 0) {
            buffer.reset();
            buffer.write(bytes, whole, bytes.length - whole);
            lastSent = System.currentTimeMillis();
            send.accept(reply, new String(bytes, 0, whole, StandardCharsets.UTF_8));
        }
    }

    /** How many of the bytes make whole UTF-8 characters. */
    private static int wholeCharacters(byte[] bytes) {
        int last = bytes.length - 1;
        int lead = last;
        while (lead > 0 && last - lead < 3 && (bytes[lead] & 0xC0) == 0x80) {
            lead--;
        }
        int b = bytes[lead] & 0xFF;
        int needed = b >= 0xF0 ? 4 : b >= 0xE0 ? 3 : b >= 0xC0 ? 2 : 1;
        return last - lead + 1 >= needed ? bytes.length : lead;
    }
}
