package engram.theory;

import java.util.Locale;
import java.util.function.DoubleUnaryOperator;
import org.apache.commons.math3.analysis.integration.gauss.GaussIntegrator;
import org.apache.commons.math3.analysis.integration.gauss.GaussIntegratorFactory;

/**
 * Recall of vectors stored by Hebb's rule, in the limit of N to infinity: unit vectors in d dimensions on the
 * complete graph, W_ij = (1/N) sum_mu xi_i^mu (x) xi_j^mu for i != j, P = alpha N uniform patterns, zero temperature,
 * replica symmetric. For d = 1 it is the theory of Amit, Gutfreund and Sompolinsky. Its alpha is P / N; the vectorial
 * paper's gamma is alpha / d.
 *
 * <p>By the cavity. A pattern other than the recalled one has an overlap m_mu of variance r / (N d) with
 * r = 1 / (1 - C)^2 and C = (1/d) tr &lt;ds/dg&gt;: its own part, of variance 1 / (N d) since &lt;xi xi^T&gt; = I / d,
 * is answered by the spins C times over. So a spin sees g = m xi + sigma z, with z a standard Gaussian vector and
 * sigma^2 = alpha r / d^2, and its own echo (alpha / d) C / (1 - C) s, which is parallel to s and does not turn it:
 * s = g / |g|. Hence
 *
 * <pre>
 *   m = &lt;xi . g / |g|&gt;,
 *   C = ((d - 1) / d) &lt;1 / |g|&gt;   (for d = 1: (2 / (pi sigma^2))^(1/2) exp(-m^2 / (2 sigma^2))),
 *   sigma = sqrt(alpha) / (d (1 - C)),   E / N = -m^2 / 2 + (alpha / 2d) (1 - r).
 * </pre>
 *
 * <p>With x = m / sigma everything is a function of x, and the averages over z come down to one integral each:
 *
 * <pre>
 *   I(k, l) = integral from 0 to pi/2 of cos^k t sin^l t exp(-x^2 sin^2 t / 2) dt,
 *   m = (2/pi)^(1/2) x I(d, 0),   C sigma = (2/pi)^(1/2) ((d - 1) / d) I(d - 2, 0),   alpha = (2/pi) x^4 I(d, 2)^2.
 * </pre>
 *
 * <p>alpha(x) has one maximum, the capacity alpha_c; retrieval is the branch of larger x. For small alpha,
 * m = 1 - (d - 1) alpha / 2 if d > 1. For large d, alpha_c d tends to 4/27 = 0.148 with m = (2/3)^(1/2) there.
 * Integrals are good to 1e-14, alpha_c to 1e-12. Near alpha_c, m changes as (alpha_c - alpha)^(1/2), and an error
 * in alpha comes out as its root.
 *
 * <p>{@link Retrieval#replicon} tells where replica symmetry holds. For d = 1 and 2 it never does at zero temperature,
 * and numbers near capacity are a little off. The state is a minimum that recall can end in, not always the lowest.
 * Finite networks follow with alpha = (P - 1) / N, since the recalled pattern is no noise. Sources: Amit, Gutfreund
 * and Sompolinsky, Ann. Phys. 173, 30 (1987), for d = 1; for other d derived here by the cavity.
 *
 * @param d dimension of a spin, at least 1
 * @since 0.1.0
 */
public record VectorMeanField(int d) {
    private static final GaussIntegrator LEGENDRE = new GaussIntegratorFactory().legendre(128);

    private static final double LEAST = 1e-12;

    /**
     * Checks the parameters.
     *
     * @param d dimension of a spin, at least 1
     */
    public VectorMeanField {
        if (d < 1) {
            throw new IllegalArgumentException(
                    "VectorMeanField(d = " + d + "): spins need at least one dimension; try 1, or 3 for vectors");
        }
    }

    /**
     * The retrieval state at one load.
     *
     * @param d dimension of a spin
     * @param alpha P / N
     * @param m the overlap with the recalled pattern
     * @param c the susceptibility C, (1/d) tr of the mean of ds/dg
     * @param r the noise of the other patterns: each overlap with them has variance r / (N d)
     * @param energy E / N, with E = -1/2 sum over i != j of s_i^T W_ij s_j
     * @param replicon 1 - (d - 1) &lt;sigma^2 / |g|^2&gt;: above 0 replica symmetry is stable, below 0 it breaks (de
     *     Almeida and Thouless 1978; for vectors Sharma and Young 2010). The average diverges for d = 1 and 2:
     *     -Infinity
     */
    public record Retrieval(int d, double alpha, double m, double c, double r, double energy, double replicon) {
        @Override
        public String toString() {
            return String.format(
                    Locale.ROOT,
                    "Retrieval(d = %d, alpha = %.6g: m = %.6g, C = %.6g, r = %.6g, E/N = %.6g, replica symmetry %s)",
                    d,
                    alpha,
                    m,
                    c,
                    r,
                    energy,
                    replicon > 0 ? "stable" : "broken");
        }
    }

    /**
     * The capacity: the load at which the retrieval state ceases to exist.
     *
     * @return alpha_c, in patterns a site, P / N
     */
    public double capacity() {
        return alpha(edge());
    }

    /**
     * The retrieval state where it ceases to exist.
     *
     * @return the state at alpha_c
     */
    public Retrieval atCapacity() {
        double x = edge();
        return state(alpha(x), x);
    }

    /**
     * The retrieval state.
     *
     * @param alpha P / N, from 1e-12 to {@link #capacity}
     * @return the state
     */
    public Retrieval at(double alpha) {
        double edge = edge();
        double capacity = alpha(edge);
        if (!(alpha >= LEAST && alpha <= capacity)) {
            throw new IllegalArgumentException(String.format(
                    Locale.ROOT,
                    "VectorMeanField(d = %d).at(alpha = %s): P / N must be above 0 (from 1e-12 on), and beyond alpha_c ="
                            + " %.8g nothing is retrieved; try alpha = %.2g",
                    d,
                    alpha,
                    capacity,
                    capacity / 2));
        }
        // With u = sin t, I(d, 2) is below the integral of u^2 exp(-x^2 u^2 / 2) over all u > 0, so alpha(x) < 1 / x^2.
        return state(alpha, fallsBelowZero(x -> alpha(x) - alpha, edge, 2 / Math.sqrt(alpha)));
    }

    private Retrieval state(double alpha, double x) {
        double m = aligned(d, x);
        double sigma = m / x;
        double c = Math.sqrt(2 / Math.PI)
                / sigma
                * (d == 1 ? Math.exp(-x * x / 2) : (d - 1.0) / d * integral(x, d - 2, 0));
        double r = 1 / ((1 - c) * (1 - c));
        double replicon = d < 3 ? Double.NEGATIVE_INFINITY : 1 - (d - 1) * integral(x, d - 3, 1);
        return new Retrieval(d, alpha, m, c, r, -m * m / 2 + alpha / (2 * d) * (1 - r), replicon);
    }

    /** The mean projection of a unit vector along x e_1 + z on e_1, with z a standard Gaussian vector in d dimensions. */
    static double aligned(int d, double x) {
        return Math.min(1, Math.sqrt(2 / Math.PI) * x * integral(x, d, 0));
    }

    private double alpha(double x) {
        double root = Math.sqrt(2 / Math.PI) * x * x * integral(x, d, 2);
        return root * root;
    }

    /** x at the maximum of alpha(x), where its derivative, 2 I(d, 2) - x^2 I(d, 4) but for a factor, vanishes. */
    private double edge() {
        return fallsBelowZero(x -> 2 * integral(x, d, 2) - x * x * integral(x, d, 4), Math.sqrt(d), 4 * Math.sqrt(d));
    }

    /** Where a function that is positive on the left and negative on the right crosses zero, to the last digit. */
    static double fallsBelowZero(DoubleUnaryOperator f, double left, double right) {
        double middle = (left + right) / 2;
        while (middle > left && middle < right) {
            if (f.applyAsDouble(middle) > 0) {
                left = middle;
            } else {
                right = middle;
            }
            middle = (left + right) / 2;
        }
        return middle;
    }

    /** I(k, l); beyond sin^2 t = 80 / (x^2 + k) the integrand, at most exp(-(x^2 + k) sin^2 t / 2), is below 1e-17. */
    private static double integral(double x, int k, int l) {
        double half = Math.asin(Math.min(1, Math.sqrt(80 / (x * x + k)))) / 2;
        return half
                * LEGENDRE.integrate(u -> {
                    double sin = Math.sin(half * (1 + u));
                    return Math.pow(Math.cos(half * (1 + u)), k) * Math.pow(sin, l) * Math.exp(-x * x * sin * sin / 2);
                });
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "VectorMeanField(d = %d, alpha_c = %.6g)", d, capacity());
    }
}
