package engram.notebook;

/** Checks arguments where they enter. */
final class Arguments {

    private Arguments() {}

    /** Refuses null in one line that names the argument and what it needs. */
    static <T> T given(String call, String name, T value, String needed) {
        if (value == null) {
            throw new IllegalArgumentException(call + "(" + name + " = null): needs " + needed);
        }
        return value;
    }
}
