package engram.theory;

import java.util.Locale;
import org.apache.commons.math3.special.Erf;

/**
 * The largest load at which any couplings store random unbiased bit patterns with a margin: for each site i
 * xi_i^mu sum_j J_ij xi_j^mu / |J_i| &gt;= kappa for all P = alpha N patterns, couplings not symmetric. For N to infinity
 *
 * <pre>
 *   1 / alpha_c = integral from -kappa to infinity of (t + kappa)^2 Dt = (1 + kappa^2) Phi(kappa) + kappa phi(kappa),
 * </pre>
 *
 * <p>phi and Phi the normal density and its integral; alpha_c = 2 at kappa = 0. Replica symmetry is exact for kappa of 0 or
 * above. Not the capacity of Hebb's rule, {@link AmitGutfreundSompolinsky}. Source: Gardner, J. Phys. A 21, 257 (1988),
 * unbiased patterns.
 *
 * @param kappa the margin, 0 or above
 * @since 0.1.0
 */
public record Gardner(double kappa) {

    /**
     * Checks the parameters.
     *
     * @param kappa the margin, 0 or above
     */
    public Gardner {
        if (!(kappa >= 0 && kappa < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("Gardner(kappa = " + kappa
                    + "): a margin of 0 or above is needed, below 0 replica symmetry fails; try 0 for alpha_c = 2");
        }
    }

    /**
     * The largest load.
     *
     * @return alpha_c = P / N, at most 2
     */
    public double capacity() {
        double below = Erf.erfc(-kappa / Math.sqrt(2)) / 2;
        return 1 / ((1 + kappa * kappa) * below + kappa * CavityField.gauss(kappa));
    }

    /**
     * The largest margin at one load.
     *
     * @param alpha P / N, above 0 (from 1e-12 on) and at most 2
     * @return the theory at the kappa whose capacity is alpha
     */
    public static Gardner atLoad(double alpha) {
        if (!(alpha >= 1e-12 && alpha <= 2)) {
            throw new IllegalArgumentException("Gardner.atLoad(alpha = " + alpha
                    + "): P / N must be above 0 (from 1e-12 on) and at most 2, beyond which no couplings store all"
                    + " patterns; try 1");
        }
        // The integral is above kappa^2 / 2.
        return new Gardner(VectorMeanField.fallsBelowZero(
                kappa -> new Gardner(kappa).capacity() - alpha, 0, Math.sqrt(2 / alpha)));
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "Gardner(kappa = %.6g, alpha_c = %.6g)", kappa, capacity());
    }
}
