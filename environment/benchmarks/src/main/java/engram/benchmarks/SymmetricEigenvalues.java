package engram.benchmarks;

import engram.numeric.Eigen;
import java.util.Map;

/** All eigenvalues of a symmetric matrix of uniform numbers. */
final class SymmetricEigenvalues implements Work {
    private final int n;
    private final double[] a;

    SymmetricEigenvalues(int n, int threads) {
        this.n = n;
        a = new double[n * n];
        for (int r = 0; r < n; r++) {
            for (int c = 0; c <= r; c++) {
                a[r * n + c] = Inputs.uniform(1, (long) r * n + c) - 0.5;
                a[c * n + r] = a[r * n + c];
            }
        }
        Eigen.threads(threads);
    }

    @Override
    public Map<String, double[]> run() {
        return Map.of("eigenvalues", Eigen.values(a, n));
    }
}
