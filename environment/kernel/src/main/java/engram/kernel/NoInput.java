package engram.kernel;

/** A cell reads a line where nobody can type one. Not an {@code IOException}: a Scanner would swallow it and report that there is no line. */
final class NoInput extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    NoInput() {
        super("System.in was read, but this front end takes no input; put the value in a variable");
    }
}
