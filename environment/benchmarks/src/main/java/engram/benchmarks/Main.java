package engram.benchmarks;

/** Starts the benchmarks. */
public final class Main {
    private Main() {}

    /**
     * Placeholder entry point.
     *
     * @param args the connection file
     */
    public static void main(String[] args) {}
}
