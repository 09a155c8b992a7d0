package engram.kernel;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.BiConsumer;
import java.util.function.BooleanSupplier;

/**
 * Standard output or standard error, sent to the front end while the cell runs.
 *
 * <p>The first text after a pause goes out at once. Text that follows closely waits for up to {@value #PAUSE}
 * milliseconds, so that a loop that prints a hundred thousand lines sends some tens of messages. Text that comes after
 * the cell ended, from a thread that it left running, belongs to that cell still. A cell may print {@value #MOST} bytes;
 * of what comes after only a count is shown.
 */
final class Output extends OutputStream {
    private static final long PAUSE = 40;
    private static final int LARGE = 1 << 16;
    private static final int MOST = 10_000_000;

    private final BiConsumer<Reply, String> send;
    private final ByteArrayOutputStream buffer = new ByteArrayOutputStream();
    private Reply reply;
    private Wire wire;
    private long lastSent;
    private boolean scheduled;
    private final BooleanSupplier mute;
    private long written;
    private boolean told;

    /**
     * A stream that keeps its text until a front end is there.
     *
     * @param send how a reply carries text
     * @param mute whether what the calling thread prints is nobody's
     */
    Output(BiConsumer<Reply, String> send, BooleanSupplier mute) {
        this.send = send;
        this.mute = mute;
    }

    /**
     * Text now belongs to this request.
     *
     * @param newReply the request's reply
     * @param newWire  carries it
     */
    synchronized void attach(Reply newReply, Wire newWire) {
        settle();
        reply = newReply;
        wire = newWire;
        written = 0;
        told = false;
    }

    @Override
    public synchronized void write(int b) {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public synchronized void write(byte[] bytes, int offset, int length) {
        if (length <= 0 || mute.getAsBoolean()) {
            return;
        }
        int fits = (int) Math.min(length, Math.max(0, MOST - written));
        written += length;
        if (fits > 0) {
            buffer.write(bytes, offset, fits);
            offer(bytes[offset + fits - 1]);
        }
        if (fits < length && !told) {
            told = true;
            drain();
            say("\n... this cell has printed " + MOST + " bytes; what it prints from here on is counted, not shown\n");
        }
    }

    /**
     * A line of the kernel itself.
     *
     * @param text the line
     */
    synchronized void notice(String text) {
        drain();
        say(text + "\n");
    }

    private void say(String text) {
        if (reply != null) {
            send.accept(reply, text);
        }
    }

    /** Sends what there is, at the end of the cell: also how much was not shown. */
    synchronized void settle() {
        drain();
        if (written > MOST) {
            say("... " + (written - MOST) + " bytes more were printed\n");
            written = MOST;
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
