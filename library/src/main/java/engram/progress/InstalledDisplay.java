package engram.progress;

/** Holds the display that {@link Progress#begin} uses. */
final class InstalledDisplay {
    static volatile Progress.Display current = Progress.TERMINAL;

    private InstalledDisplay() {}
}
