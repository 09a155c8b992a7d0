package engram.benchmarks;

import engram.coupling.Dense;
import engram.dynamics.Asynchronous;
import engram.dynamics.Dynamics;
import engram.dynamics.Order;
import engram.dynamics.Run;
import engram.learning.Hebb;
import engram.model.Model;
import engram.model.SiteModel;
import engram.pattern.Patterns;
import engram.random.Streams;
import engram.state.Batch;
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
 * Recall in the binary Hopfield network (N = 2,000, P = 100) from 20 % flips to the fixed point: with the
 * couplings as Hebb's rule keeps them, against W formed number by number. Time is for all the cues.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class RecallBinary {
    private static final int N = 2000;
    private static final int P = 100;

    private final Dynamics<SiteModel> dynamics = Asynchronous.untilFixed(Order.SEQUENTIAL, 1000L * N);
    private Batch start;
    private SiteModel kept;
    private SiteModel formed;

    /** How many cues run together. */
    @Param({"1", "64"})
    public int cues;

    /** For JMH. */
    public RecallBinary() {}

    /** Learns and draws the cues. */
    @Setup
    public void learn() {
        Patterns xi = Inputs.bits(1, P, N);
        start = Inputs.flipped(2, xi, 0, cues, 0.2);
        kept = Model.of(new Hebb().learn(xi, Topology.complete(N)));
        formed = Model.of(new Dense(xi.spins(), hebb(xi.transposed())));
    }

    private static double[] hebb(double[] x) {
        double[] w = new double[N * N];
        for (int i = 0; i < N; i++) {
            for (int j = 0; j < i; j++) {
                double sum = 0;
                for (int mu = 0; mu < P; mu++) {
                    sum += x[i * P + mu] * x[j * P + mu];
                }
                w[i * N + j] = sum / N;
                w[j * N + i] = sum / N;
            }
        }
        return w;
    }

    /**
     * With the couplings as the rule keeps them.
     *
     * @return the run
     */
    @Benchmark
    public Run asKept() {
        return dynamics.run(kept, start, Streams.seed(1));
    }

    /**
     * With W formed, the named alternative.
     *
     * @return the run
     */
    @Benchmark
    public Run formed() {
        return dynamics.run(formed, start, Streams.seed(1));
    }
}
