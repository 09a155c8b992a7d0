package engram.benchmarks;

import engram.dynamics.Asynchronous;
import engram.dynamics.Dynamics;
import engram.learning.LocalRidge;
import engram.model.Model;
import engram.model.SiteModel;
import engram.pattern.Cue;
import engram.pattern.Patterns;
import engram.random.Streams;
import engram.state.Batch;
import engram.topology.Topology;
import java.util.Map;

/**
 * Single-site updates of many trials on the ring of the vectorial paper, counted as the matrix product
 * they are: 2 d (d Z) operations for one update of one trial, its normalisation not counted. The best of many runs,
 * as the peak it is held against is the best of many products.
 */
final class SingleSiteUpdates implements Work {
    private final int z;
    private final int updates;
    private final int repeats;
    private final Dynamics<SiteModel> dynamics;
    private final SiteModel model;
    private final Batch start;
    private final Streams streams = Streams.seed(2507);

    SingleSiteUpdates(int n, int z, int trials, int updates, int repeats) {
        this.z = z;
        this.updates = updates;
        this.repeats = repeats;
        Patterns xi = Inputs.vectors(1, z, n);
        dynamics = Asynchronous.budget(updates);
        model = Model.of(new LocalRidge(1e-3).learn(xi, Topology.ring(n, z)));
        start = new Cue.Rerandomised(0.2).batch(xi, trials, streams);
    }

    @Override
    public Map<String, double[]> run() {
        double operations = 2.0 * 3 * 3 * z * updates * start.trials();
        double best = 0;
        for (int k = 0; k < repeats; k++) {
            long began = System.nanoTime();
            dynamics.run(model, start, streams.child("repeat", k));
            best = Math.max(best, operations / (System.nanoTime() - began));
        }
        return Map.of("gflops", new double[] {best});
    }
}
