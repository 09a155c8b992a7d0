package engram.benchmarks;

import engram.dynamics.Asynchronous;
import engram.dynamics.Order;
import engram.dynamics.Run;
import engram.learning.Hebb;
import engram.model.Model;
import engram.model.SiteModel;
import engram.observable.Overlap;
import engram.pattern.Patterns;
import engram.random.Streams;
import engram.state.Batch;
import engram.topology.Topology;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * One recall from 10 % flips to the fixed point in a binary network so large that W could not be kept:
 * learning, the cue and the run.
 */
final class MillionNeurons implements Work {
    private final Patterns xi;
    private final Work small;

    MillionNeurons(int n, int p) {
        xi = Inputs.bits(1, p, n);
        small = n <= 20_000 ? this : new MillionNeurons(20_000, p);
    }

    @Override
    public Work small() {
        return small;
    }

    @Override
    public Map<String, double[]> run() {
        SiteModel model = Model.of(new Hebb().learn(xi, Topology.complete(xi.n())));
        Batch cue = Batch.of(xi.space(), Inputs.flipped(2, xi, 0, 0.1));
        Run run = Asynchronous.untilFixed(Order.PERMUTED, 1000L * xi.n()).run(model, cue, Streams.seed(2));
        double overlap = Overlap.signed(xi.space(), run.state(0), xi.pattern(0));
        return Map.of(
                "overlap", new double[] {overlap},
                "fixed", new double[] {run.fixedPoints()},
                "gigabytes", new double[] {peak()});
    }

    /** The most memory this process has held, patterns, heap and JVM together. */
    private static double peak() {
        try {
            return Files.readAllLines(Path.of("/proc/self/status")).stream()
                    .filter(line -> line.startsWith("VmHWM:"))
                    .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D", "")) * 1024e-9)
                    .findFirst()
                    .orElse(Double.NaN);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
