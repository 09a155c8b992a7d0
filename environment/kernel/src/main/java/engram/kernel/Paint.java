package engram.kernel;

/** The few colours of a traceback, as terminal codes that every Jupyter front end understands. */
final class Paint {
    private static final String RED = "\u001B[1;31m";
    private static final String GREEN = "\u001B[32m";
    private static final String RESET = "\u001B[0m";

    private Paint() {}

    static String title(String name, String message) {
        return red(name) + (message.isEmpty() ? "" : ": " + message);
    }

    static String red(String text) {
        return RED + text + RESET;
    }

    static String green(String text) {
        return GREEN + text + RESET;
    }
}
