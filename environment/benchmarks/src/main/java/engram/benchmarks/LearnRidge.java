package engram.benchmarks;

import engram.coupling.Couplings;
import engram.learning.LocalRidge;
import engram.pattern.Patterns;
import engram.pattern.UniformVectors;
import engram.random.Streams;
import engram.topology.Topology;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Local ridge learning on the ring of the vectorial paper (N = 64, Z = 24) at three loads: well below the
 * capacity, at it, and above 3Z, where the dual form gives way to the primal.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class LearnRidge {
    private final Topology ring = Topology.ring(64, 24);
    private final LocalRidge rule = new LocalRidge(1e-3);
    private Patterns xi;

    /** How many patterns. */
    @Param({"8", "24", "96"})
    public int p;

    /** For JMH. */
    public LearnRidge() {}

    /** Draws the patterns. */
    @Setup
    public void draw() {
        xi = new UniformVectors(3).draw(p, 64, Streams.seed(2507));
    }

    /**
     * Learns all sites.
     *
     * @return the couplings
     */
    @Benchmark
    public Couplings learn() {
        return rule.learn(xi, ring);
    }
}
