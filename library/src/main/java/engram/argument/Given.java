package engram.argument;

import java.util.List;

/**
 * Checks arguments where they enter; for the library's own use.
 *
 * @since 0.1.0
 */
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
                    + " and width = " + width + " came; " + size
                    + " rows of at least width numbers, one a trial, are needed"
                    + (at == 0 ? "" : " from row " + at + " on"));
        }
        for (int row = at; row < at + size; row++) {
            if (rows[row] == null || rows[row].length < width) {
                throw new IllegalArgumentException(what + ": row " + row + " "
                        + (rows[row] == null ? "is null" : "has " + rows[row].length + " numbers") + "; width = "
                        + width
                        + " of them, one a trial, are needed");
            }
        }
    }

    /**
     * Refuses null and an output that is too short.
     *
     * @param call the method, as a user writes it
     * @param x what is read
     * @param out what is written, at least as long
     */
    public static void room(String call, double[] x, double[] out) {
        if (x == null || out == null || out.length < x.length) {
            throw new IllegalArgumentException(call + ": " + (x == null ? "null" : x.length + " numbers")
                    + " came and room for " + (out == null ? "none (null)" : out.length)
                    + "; both arrays are needed, the second at least as long as the first");
        }
    }

    /**
     * Refuses an index that does not count anything.
     *
     * @param call the method, as a user writes it
     * @param index what came
     * @param count how many there are, numbered from 0
     */
    public static void index(String call, int index, int count) {
        if (index < 0 || index >= count) {
            throw new IllegalArgumentException(call + ": " + index + " came; there are " + count + ", numbered from 0");
        }
    }
}
