package engram.benchmarks;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Engram's side of the comparison: one work, done once for every line on standard input, its seconds
 * and results printed as a line of JSON. {@code environment/benchmarks/run} starts it, with the other
 * side beside it, and asks both in turn.
 */
public final class Compare {
    private static final double WARM_SECONDS = 3;

    private Compare() {}

    /**
     * Warms up, says so, and then does the work once a line.
     *
     * @param arguments the name of the work, then its sizes
     */
    public static void main(String[] arguments) {
        if (arguments.length == 0) {
            throw new IllegalArgumentException("no work was named; try: hopfield 1000 100 10 2");
        }
        int[] sizes =
                Arrays.stream(arguments).skip(1).mapToInt(Integer::parseInt).toArray();
        Work work = work(arguments[0], sizes);
        Work small = work.small();
        long began = System.nanoTime();
        do {
            small.run();
        } while (System.nanoTime() - began < WARM_SECONDS * 1e9);
        System.out.println("{\"ready\": true}");
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))
                .lines()
                .forEach(line -> once(work));
    }

    private static void once(Work work) {
        long start = System.nanoTime();
        Map<String, double[]> result = work.run();
        double seconds = (System.nanoTime() - start) * 1e-9;
        System.out.println("{\"seconds\": " + seconds + ", \"result\": " + json(result) + "}");
    }

    private static Work work(String name, int[] sizes) {
        return switch (name) {
            case "fig2" -> new Fig2Top(sizes[0], sizes[1], sizes[2], sizes[3], sizes[4], sizes[5]);
            case "ridge" -> new RidgeLearning(sizes[0], sizes[1]);
            case "updates" -> new SingleSiteUpdates(sizes[0], sizes[1], sizes[2], sizes[3], sizes[4]);
            case "hopfield" -> new HopfieldRecall(sizes[0], sizes[1], sizes[2], sizes[3]);
            case "dense" -> new DenseMemoryRecall(sizes[0], sizes[1], sizes[2], sizes[3]);
            case "encog" -> new EncogRecall(sizes[0], sizes[1], sizes[2], sizes[3], sizes[4]);
            case "million" -> new MillionNeurons(sizes[0], sizes[1]);
            case "symmetric" -> new SymmetricEigenvalues(sizes[0], sizes[1]);
            case "hebb" -> new HebbSpectrum(sizes[0], sizes[1], sizes[2]);
            case "edge-ridge" -> HessianEdge.ridge(sizes[0], sizes[1], sizes[2], sizes[3]);
            case "edge-hebb" -> HessianEdge.hebb(sizes[0], sizes[1], sizes[2]);
            default ->
                throw new IllegalArgumentException(name + " is not a work; fig2, ridge, updates, hopfield, dense,"
                        + " encog, million, symmetric, hebb, edge-ridge and edge-hebb are");
        };
    }

    private static String json(Map<String, double[]> result) {
        return result.entrySet().stream()
                .map(entry -> "\"" + entry.getKey() + "\": " + Arrays.toString(entry.getValue()))
                .collect(Collectors.joining(", ", "{", "}"));
    }
}
