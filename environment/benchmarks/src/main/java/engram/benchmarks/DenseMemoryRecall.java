package engram.benchmarks;

import engram.dynamics.Asynchronous;
import engram.dynamics.Dynamics;
import engram.dynamics.Order;
import engram.dynamics.Run;
import engram.model.OverlapEnergy;
import engram.model.SiteModel;
import engram.neuron.Power;
import engram.observable.Overlap;
import engram.pattern.Patterns;
import engram.random.Streams;
import engram.state.Batch;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Dense memory with F = x^3 for x &gt; 0: cues with 10 % of their bits flipped go to a fixed point, in
 * sweeps over the sites from 0 to N - 1. The cues are divided among the threads.
 */
final class DenseMemoryRecall implements Work {
    private final Patterns xi;
    private final int cues;
    private final int threads;
    private final SiteModel model;
    private final Batch[] starts;
    private final Dynamics<SiteModel> dynamics;

    DenseMemoryRecall(int n, int p, int cues, int threads) {
        this.cues = cues;
        this.threads = threads;
        xi = Inputs.bits(1, p, n);
        model = new OverlapEnergy(xi, Power.rectified(3));
        starts = new Batch[threads];
        for (int k = 0; k < threads; k++) {
            starts[k] = Inputs.flipped(2, xi, k * cues / threads, (k + 1) * cues / threads, 0.1);
        }
        dynamics = Asynchronous.untilFixed(Order.SEQUENTIAL, 1000L * n);
    }

    @Override
    public Map<String, double[]> run() {
        double[] overlap = new double[cues];
        IntStream.range(0, threads).parallel().forEach(k -> {
            Run run = dynamics.run(model, starts[k], Streams.seed(k));
            int first = k * cues / threads;
            for (int t = 0; t < starts[k].trials(); t++) {
                overlap[first + t] = Overlap.signed(xi.space(), run.state(t), xi.pattern((first + t) % xi.p()));
            }
        });
        return Map.of("overlap", overlap);
    }
}
