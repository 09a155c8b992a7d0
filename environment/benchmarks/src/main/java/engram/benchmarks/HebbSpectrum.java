package engram.benchmarks;

import engram.learning.PseudoInverse;
import engram.numeric.Eigen;
import engram.observable.Spectrum;
import engram.pattern.Patterns;
import java.util.Map;

/** All eigenvalues of Hebb's couplings of binary patterns, diagonal kept, from the patterns. */
final class HebbSpectrum implements Work {
    private final Patterns xi;

    HebbSpectrum(int n, int p, int threads) {
        xi = Inputs.bits(1, p, n);
        Eigen.threads(threads);
    }

    @Override
    public Map<String, double[]> run() {
        return Map.of(
                "eigenvalues", Spectrum.hebb(xi, PseudoInverse.Diagonal.KEPT).values());
    }
}
