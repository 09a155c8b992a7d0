package engram.benchmarks;

import java.util.Map;

/** Something to be timed, set up by its constructor. */
interface Work {

    /**
     * Does it once.
     *
     * @return results to be compared with the other side's, by name
     */
    Map<String, double[]> run();

    /** What to warm up with: the same, or the same but smaller. */
    default Work small() {
        return this;
    }
}
