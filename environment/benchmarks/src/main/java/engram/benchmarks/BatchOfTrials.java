package engram.benchmarks;

import engram.dynamics.Asynchronous;
import engram.dynamics.Dynamics;
import engram.dynamics.Precision;
import engram.dynamics.Run;
import engram.learning.LocalRidge;
import engram.model.Model;
import engram.model.SiteModel;
import engram.pattern.Cue;
import engram.pattern.Patterns;
import engram.pattern.UniformVectors;
import engram.random.Streams;
import engram.state.Batch;
import engram.topology.Topology;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Recall of 512 trials on the ring of the vectorial paper (N = 64, Z = 24, P = 24, 1,000 single-site
 * updates each): all trials in one batch, against the same in double precision and against the same
 * dynamics trial by trial. Time is for one update of one trial.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class BatchOfTrials {
    private static final int TRIALS = 512;
    private static final int UPDATES = 1000;

    private final Streams streams = Streams.seed(2507);
    private final Dynamics<SiteModel> dynamics = Asynchronous.budget(UPDATES);
    private final Dynamics<SiteModel> inDouble = Asynchronous.budget(UPDATES).withPrecision(Precision.DOUBLE);
    private final Patterns xi = new UniformVectors(3).draw(24, 64, streams);
    private final SiteModel model = Model.of(new LocalRidge(1e-3).learn(xi, Topology.ring(64, 24)));
    private final Batch start = new Cue.Rerandomised(0.2).batch(xi, TRIALS, streams);

    /** For JMH. */
    public BatchOfTrials() {}

    /**
     * All trials together.
     *
     * @return the run
     */
    @Benchmark
    @OperationsPerInvocation(TRIALS * UPDATES)
    public Run batch() {
        return dynamics.run(model, start, streams);
    }

    /**
     * All trials together, in double precision.
     *
     * @return the run
     */
    @Benchmark
    @OperationsPerInvocation(TRIALS * UPDATES)
    public Run batchInDouble() {
        return inDouble.run(model, start, streams);
    }

    /**
     * One after another, the named alternative.
     *
     * @return the last run
     */
    @Benchmark
    @OperationsPerInvocation(TRIALS * UPDATES)
    public Run trialByTrial() {
        Run last = null;
        for (int t = 0; t < TRIALS; t++) {
            last = dynamics.run(model, start.state(t), streams);
        }
        return last;
    }
}
