package engram.benchmarks;

import engram.coupling.Blocks;
import engram.learning.LearningRule;
import engram.learning.LocalRidge;
import engram.pattern.Patterns;
import engram.topology.Topology;
import java.util.Map;

/** Local ridge learning of the first P = 1 .. floor(1.7 Z) of one set of patterns on a ring. */
final class RidgeLearning implements Work {
    private final Patterns xi;
    private final Topology ring;
    private final LearningRule rule = new LocalRidge(1e-3);

    RidgeLearning(int n, int z) {
        xi = Inputs.vectors(1, (int) (1.7 * z), n);
        ring = Topology.ring(n, z);
    }

    @Override
    public Map<String, double[]> run() {
        double[] squares = new double[xi.p()];
        for (int p = 1; p <= xi.p(); p++) {
            for (double w : ((Blocks) rule.learn(xi.first(p), ring)).weights()) {
                squares[p - 1] += w * w;
            }
        }
        return Map.of("squares", squares);
    }
}
