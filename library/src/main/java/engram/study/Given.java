package engram.study;

import java.util.List;

/** Checks arguments where they enter. */
final class Given {
    private Given() {}

    /** Refuses null in one line that names the argument and says what it is for. */
    static <T> T value(String call, String name, T value, String needed) {
        if (value == null) {
            throw new IllegalArgumentException(call + "(" + name + " = null): " + needed + " was needed");
        }
        return value;
    }

    /** A list's own copy; refuses null, and null in it. */
    static <T> List<T> list(String call, String name, List<T> values, String needed) {
        value(call, name, values, needed);
        for (int k = 0; k < values.size(); k++) {
            value(call, name + "[" + k + "]", values.get(k), needed);
        }
        return List.copyOf(values);
    }
}
