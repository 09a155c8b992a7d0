package engram.kernel;

import java.util.List;

/** What a failed cell shows: the name and the message of the error, and the lines that explain it. */
final class CellError extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private static final String INTERRUPTED = "Interrupted";

    private final String name;
    private final transient List<String> lines;

    /**
     * An error ready to show.
     *
     * @param name    the type of the error, as a reader would say it
     * @param message its message
     * @param lines   the traceback, whose first line repeats name and message
     * @param cause   what the code threw, or null
     */
    CellError(String name, String message, List<String> lines, Throwable cause) {
        super(message, cause, false, false);
        this.name = name;
        this.lines = List.copyOf(lines);
    }

    /**
     * A cell that was stopped.
     *
     * @param heedless whether what it called did not stop
     * @return the error
     */
    static CellError interrupted(boolean heedless) {
        String message = heedless
                ? "the cell was stopped; what it called heeds no interrupt and runs on by itself until it returns"
                : "the cell was stopped";
        return new CellError(INTERRUPTED, message, List.of(Paint.title(INTERRUPTED, message)), null);
    }

    /**
     * What went wrong where no cell is to blame.
     *
     * @param thrown what was thrown
     * @return its name and message
     */
    static CellError of(Throwable thrown) {
        String name = thrown.getClass().getSimpleName();
        String message = thrown.getMessage() == null ? "" : thrown.getMessage();
        return new CellError(name, message, List.of(Paint.title(name, message)), thrown);
    }

    boolean isInterrupt() {
        return name.equals(INTERRUPTED);
    }

    String name() {
        return name;
    }

    List<String> lines() {
        return lines;
    }
}
