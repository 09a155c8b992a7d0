package engram;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.function.Executable;

/** Bad input is answered in one line that says what came and what to do. */
public final class Teaches {
    private Teaches() {}

    /** The call fails with one line that contains each part. */
    public static void oneLine(Executable call, String... parts) {
        String message = assertThrows(IllegalArgumentException.class, call).getMessage();
        assertEquals(1, message.lines().count(), message);
        for (String part : parts) {
            assertTrue(message.contains(part), () -> "'" + part + "' is not in: " + message);
        }
    }
}
