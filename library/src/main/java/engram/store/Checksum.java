package engram.store;

import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32C;

/**
 * CRC-32C over the fields of a stored row, one after another: finds every single flipped bit, and all but one in
 * 4e9 of other damages. Where one text ends and the next begins counts.
 */
final class Checksum {
    private final CRC32C crc = new CRC32C();

    Checksum text(String text) {
        if (text == null) {
            return number(-1);
        }
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        number(bytes.length);
        crc.update(bytes);
        return this;
    }

    Checksum number(long number) {
        for (int shift = 56; shift >= 0; shift -= 8) {
            crc.update((int) (number >>> shift));
        }
        return this;
    }

    Checksum real(double number) {
        return number(Double.doubleToLongBits(number));
    }

    long value() {
        return crc.getValue();
    }
}
