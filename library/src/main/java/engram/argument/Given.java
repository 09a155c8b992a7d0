package engram.argument;

import java.util.List;

/** Checks arguments where they enter; for the library's own use. */
public final class Given {
    private Given() {}

    /**
     * Refuses null in one line that names the argument and says what it is for.
     *
     * @param <T> what it is
     * @param call the constructor or method, as a user writes it
     * @param name the argument's name
     * @param value what came
     * @param needed what was needed
     * @return the value
     */
    public static <T> T value(String call, String name, T value, String needed) {
        if (value == null) {
            throw new IllegalArgumentException(call + "(" + name + " = null): " + needed + " was needed");
        }
        return value;
    }

    /**
     * A list's own copy; refuses null, and null in it.
     *
     * @param <T> what its elements are
     * @param call the constructor or method, as a user writes it
     * @param name the argument's name
     * @param values what came
     * @param needed what was needed
     * @return an unmodifiable copy
     */
    public static <T> List<T> list(String call, String name, List<T> values, String needed) {
        value(call, name, values, needed);
        for (int k = 0; k < values.size(); k++) {
            value(call, name + "[" + k + "]", values.get(k), needed);
        }
        return List.copyOf(values);
    }

    /**
     * Refuses rows of trials that are too few or too short.
     *
     * @param what what they are, for the message
     * @param rows the rows
     * @param at the first that counts
     * @param size how many count
     * @param width how many trials
     */
    public static void rows(String what, double[][] rows, int at, int size, int width) {
        if (rows == null || at < 0 || width < 0 || at > rows.length - size) {
            throw new IllegalArgumentException(what + ": " + (rows == null ? "null" : rows.length + " rows")
                    + " came for " + width + " trials; " + size + " rows from row " + at + " on are needed");
        }
        for (int row = at; row < at + size; row++) {
            if (rows[row] == null || rows[row].length < width) {
                throw new IllegalArgumentException(
                        what + ": row " + row + " has " + (rows[row] == null ? "no" : rows[row].length) + " numbers; "
                                + width + " trials need one each");
            }
        }
    }
}
