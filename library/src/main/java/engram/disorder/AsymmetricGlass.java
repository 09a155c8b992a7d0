package engram.disorder;

import engram.coupling.Dense;
import engram.random.Streams;
import engram.state.Spins;
import java.util.Locale;
import java.util.concurrent.CancellationException;
import java.util.random.RandomGenerator;

/**
 * Independent Gaussian couplings on all pairs, of mean 0 and variance 1/N, whose two directions are correlated: J_ii = 0 and
 * &lt;J_ij J_ji&gt; = eta / N, d = 1.
 *
 * <p>J_ij = g / N^(1/2) and J_ji = (eta g + (1 - eta^2)^(1/2) g') / N^(1/2) for j &lt; i, g and g' standard Gaussians. At eta = 1 J is
 * symmetric, exactly, and the network has an energy: Sherrington and Kirkpatrick's spin glass (another realisation than {@link SpinGlass} draws
 * from the same streams). At eta = 0 the directions are independent and cycles of any length occur. At eta = -1 J is antisymmetric. The
 * spectrum fills an ellipse with half axes 1 + eta and 1 - eta. Sources: Crisanti and Sompolinsky, Phys. Rev. A 36, 4922 (1987); Sommers,
 * Crisanti, Sompolinsky and Stein, Phys. Rev. Lett. 60, 1895 (1988).
 *
 * @param n number of sites, from 1 to 40,000
 * @param symmetry eta, from -1 to 1
 * @since 0.1.0
 */
public record AsymmetricGlass(int n, double symmetry) {
    private static final int MOST = 40_000;

    /**
     * Checks the parameters.
     *
     * @param n number of sites, from 1 to 40,000
     * @param symmetry eta, from -1 to 1
     */
    public AsymmetricGlass {
        if (n < 1 || n > MOST || !(symmetry >= -1 && symmetry <= 1)) {
            throw new IllegalArgumentException("AsymmetricGlass(n = " + n + ", symmetry = " + symmetry
                    + "): from 1 to 40,000 sites and a symmetry from -1 to 1 are needed; try 100 and 0");
        }
    }

    /**
     * One realisation.
     *
     * @param streams where the couplings come from
     * @return the couplings, N x N
     */
    public Dense draw(Streams streams) {
        if (streams == null) {
            throw new IllegalArgumentException(
                    "AsymmetricGlass.draw(streams = null): couplings are drawn; give Streams.seed(1)");
        }
        RandomGenerator random = streams.open("couplings");
        double[] w = new double[n * n];
        double unit = Math.sqrt(n);
        double rest = Math.sqrt(1 - symmetry * symmetry);
        for (int i = 0; i < n; i++) {
            if (Thread.currentThread().isInterrupted()) {
                throw new CancellationException("drawing couplings was interrupted at site " + i + " of " + n);
            }
            for (int j = 0; j < i; j++) {
                double g = random.nextGaussian();
                w[i * n + j] = g / unit;
                w[j * n + i] = (rest > 0 ? symmetry * g + rest * random.nextGaussian() : symmetry * g) / unit;
            }
        }
        return new Dense(new Spins(n, 1), w);
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "AsymmetricGlass(N = %d, eta = %.4g)", n, symmetry);
    }
}
