package engram.benchmarks;

import engram.coupling.Couplings;
import engram.learning.Hebb;
import engram.learning.LearningRule;
import engram.learning.LocalRidge;
import engram.numeric.Eigen;
import engram.observable.SphereHessian;
import engram.pattern.Patterns;
import engram.topology.Topology;
import java.util.Map;

/** The smallest eigenvalue of the sphere Hessian at the first stored pattern, from the couplings. */
final class HessianEdge implements Work {
    private final Couplings w;
    private final double[] s;

    private HessianEdge(LearningRule rule, Topology g, int p, int threads) {
        Patterns xi = Inputs.vectors(1, p, g.n());
        w = rule.learn(xi, g);
        s = xi.pattern(0);
        Eigen.threads(threads);
    }

    /** Local ridge on a ring: sparse couplings, not symmetric. */
    static HessianEdge ridge(int n, int z, int p, int threads) {
        return new HessianEdge(new LocalRidge(1e-3), Topology.ring(n, z), p, threads);
    }

    /** Hebb's rule on the complete graph. */
    static HessianEdge hebb(int n, int p, int threads) {
        return new HessianEdge(new Hebb(), Topology.complete(n), p, threads);
    }

    @Override
    public Map<String, double[]> run() {
        double value = SphereHessian.of(w, s, SphereHessian.Part.FIELDS_AS_GIVEN)
                .smallest()
                .value();
        return Map.of("smallest", new double[] {value});
    }
}
