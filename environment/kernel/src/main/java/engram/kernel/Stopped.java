package engram.kernel;

/** Ends notebook code that was interrupted. An {@code Error}, so that {@code catch (Exception e)} lets it pass. */
final class Stopped extends Error {
    private static final long serialVersionUID = 1L;

    Stopped() {
        super("stopped", null, false, false);
    }
}
