package engram.benchmarks;

import engram.observable.Overlap;
import engram.pattern.Patterns;
import java.util.Map;
import java.util.stream.IntStream;
import org.encog.neural.thermal.HopfieldNetwork;

/**
 * The same recall by Encog, the Java alternative. Its network is given the couplings: its own training
 * would take half an hour for 500 patterns and makes the same matrix. One network a thread, all
 * on one array of couplings. Only the first cues are run, and the result says by how much to scale.
 */
final class EncogRecall implements Work {
    private final Patterns xi;
    private final int run;
    private final int cues;
    private final int threads;
    private final double[] w;

    EncogRecall(int n, int p, int cues, int threads, int run) {
        this.cues = cues;
        this.threads = threads;
        this.run = run;
        xi = Inputs.bits(1, p, n);
        double[] x = xi.transposed();
        w = new double[n * n];
        IntStream.range(0, n).parallel().forEach(i -> {
            for (int j = 0; j < i; j++) {
                double sum = 0;
                for (int mu = 0; mu < p; mu++) {
                    sum += x[i * p + mu] * x[j * p + mu];
                }
                w[i * n + j] = sum;
                w[j * n + i] = sum;
            }
        });
    }

    @Override
    public Map<String, double[]> run() {
        double[] overlap = new double[run];
        int n = xi.n();
        IntStream.range(0, threads).parallel().forEach(k -> {
            HopfieldNetwork network = new HopfieldNetwork();
            network.init(n, w, new double[n]);
            for (int t = k * run / threads; t < (k + 1) * run / threads; t++) {
                network.getCurrentState().setData(Inputs.flipped(2, xi, t, 0.2));
                network.runUntilStable(1000);
                double[] end = network.getCurrentState().getData();
                overlap[t] = Overlap.signed(xi.space(), end, xi.pattern(t % xi.p()));
            }
        });
        return Map.of("overlap", overlap, "scale", new double[] {cues / (double) run});
    }
}
