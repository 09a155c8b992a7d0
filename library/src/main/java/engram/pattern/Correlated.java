package engram.pattern;

import engram.random.Streams;
import engram.state.Spins;
import java.util.Arrays;
import java.util.Objects;
import java.util.random.RandomGenerator;

/**
 * Bits with mean zero, alike from pattern to pattern and independent from site to site: at each site
 * &lt;xi_i^mu xi_i^nu&gt; = C_mu_nu, so that two patterns have the mean overlap C_mu_nu with standard deviation
 * ((1 - C_mu_nu^2) / N)^(1/2).
 *
 * <p>At each site a Gaussian vector with correlations sin(pi C_mu_nu / 2) is drawn and its signs are taken; by
 * the arcsine law, &lt;sign x sign y&gt; = (2 / pi) arcsin rho, the signs have C. The sines must form a correlation matrix
 * themselves, and of some C they do not: such C cannot be had in this way. C_mu_nu = 1 gives equal patterns and -1
 * opposite ones, bit for bit; C the identity gives {@link Binary} without bias, by law.
 *
 * <p>The first patterns are the same however many are drawn, up to the size of C. Draws cost O(N P^2). Not
 * {@link Hierarchical}, whose overlaps come from a tree. Source: Sheppard 1899 for the law.
 *
 * @param covariance C, symmetric, P rows of P numbers from -1 to 1 with 1 on the diagonal
 * @since 0.1.0
 */
public record Correlated(double[][] covariance) implements PatternEnsemble {

    /** What rounding may leave of a pivot that is zero; sines are good to 1e-16 each. */
    private static final double ROUNDING = 1e-12;

    /** Patterns of one draw, whose covariance is factored in P^3 / 6 steps. */
    private static final int MOST = 10_000;

    /**
     * Checks the parameters.
     *
     * @param covariance C, symmetric, P rows of P numbers from -1 to 1 with 1 on the diagonal
     */
    public Correlated {
        Objects.requireNonNull(
                covariance, "Correlated(covariance = null): give one row a pattern, or try Correlated.equally(8, 0.3)");
        for (double[] row : covariance) {
            Objects.requireNonNull(row, "Correlated: a row of the covariance is null; give P rows of P numbers");
        }
        covariance = copy(covariance);
        int p = covariance.length;
        if (p == 0) {
            throw new IllegalArgumentException("Correlated: the covariance has no rows; give one row a pattern, as in"
                    + " {{1, 0.5}, {0.5, 1}}, or try Correlated.equally(8, 0.3)");
        }
        for (int mu = 0; mu < p; mu++) {
            if (covariance[mu].length != p) {
                throw new IllegalArgumentException("Correlated: row " + mu + " of the covariance has "
                        + covariance[mu].length + " numbers, and there are " + p + " rows; it must be square");
            }
            for (int nu = 0; nu < mu; nu++) {
                double c = covariance[mu][nu];
                if (!(Math.abs(c) <= 1) || c != covariance[nu][mu]) {
                    throw new IllegalArgumentException("Correlated: patterns " + nu + " and " + mu + " got C = "
                            + covariance[nu][mu] + " and " + c
                            + "; both must be the same number, from -1 (opposite) to 1 (equal)");
                }
            }
            if (covariance[mu][mu] != 1) {
                throw new IllegalArgumentException("Correlated: C of pattern " + mu + " with itself came as "
                        + covariance[mu][mu] + "; a pattern of bits has overlap 1 with itself");
            }
        }
        factor(covariance);
    }

    /**
     * All patterns alike to one degree, C_mu_nu = overlap for mu != nu.
     *
     * @param p the most patterns that can be drawn
     * @param overlap from 0 to 1; below zero only as far as P patterns can avoid each other
     * @return the ensemble
     */
    public static Correlated equally(int p, double overlap) {
        if (p < 1 || p > MOST) {
            throw new IllegalArgumentException("Correlated.equally(p = " + p + "): from 1 to " + MOST
                    + " patterns are needed, whose covariance has p^2 numbers; try 8");
        }
        double[][] covariance = new double[p][p];
        for (int mu = 0; mu < p; mu++) {
            Arrays.fill(covariance[mu], overlap);
            covariance[mu][mu] = 1;
        }
        return new Correlated(covariance);
    }

    /**
     * The covariance.
     *
     * @return C, a copy
     */
    @Override
    public double[][] covariance() {
        return copy(covariance);
    }

    @Override
    public Patterns draw(int p, int n, Streams streams) {
        double[] xi = new double[UniformVectors.length(p, n, 1, streams)];
        if (p > covariance.length) {
            throw new IllegalArgumentException(this + ".draw(p = " + p + ", n = " + n
                    + "): the covariance is that of " + covariance.length
                    + " patterns; draw at most so many, or give a larger one");
        }
        RandomGenerator random = streams.open("patterns");
        double[][] root = factor(covariance);
        double[] gaussian = new double[xi.length];
        double[] x = new double[n];
        for (int mu = 0; mu < p; mu++) {
            Arrays.fill(x, 0);
            for (int i = 0; i < n; i++) {
                gaussian[mu * n + i] = random.nextGaussian();
            }
            for (int nu = 0; nu <= mu; nu++) {
                for (int i = 0; i < n && root[mu][nu] != 0; i++) {
                    x[i] += root[mu][nu] * gaussian[nu * n + i];
                }
            }
            for (int i = 0; i < n; i++) {
                xi[mu * n + i] = x[i] > 0 ? 1 : -1;
            }
        }
        return new Patterns(p, new Spins(n, 1), xi);
    }

    /** The lower triangle L with L L^T = sin(pi C / 2); a pattern that hangs on those before it has L_mu_mu = 0. */
    private static double[][] factor(double[][] covariance) {
        int p = covariance.length;
        double[][] root = new double[p][p];
        for (int mu = 0; mu < p; mu++) {
            for (int nu = 0; nu <= mu; nu++) {
                double left = Math.sin(Math.PI / 2 * covariance[mu][nu]);
                for (int k = 0; k < nu; k++) {
                    left -= root[mu][k] * root[nu][k];
                }
                boolean none = nu == mu ? left < ROUNDING : root[nu][nu] == 0;
                if (none && (nu == mu ? left < -ROUNDING : Math.abs(left) > Math.sqrt(ROUNDING))) {
                    throw new IllegalArgumentException("Correlated: no Gaussians have the correlations sin(pi C / 2),"
                            + " from pattern " + mu + " on; make the overlaps smaller, or less opposed, as in"
                            + " Correlated.equally(8, 0.3)");
                }
                root[mu][nu] = none ? 0 : nu == mu ? Math.sqrt(left) : left / root[nu][nu];
            }
        }
        return root;
    }

    private static double[][] copy(double[][] rows) {
        return Arrays.stream(rows).map(double[]::clone).toArray(double[][]::new);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Correlated that && Arrays.deepEquals(covariance, that.covariance);
    }

    @Override
    public int hashCode() {
        return Arrays.deepHashCode(covariance);
    }

    @Override
    public String toString() {
        int p = covariance.length;
        String text = Arrays.deepToString(covariance);
        double c = p > 1 ? covariance[0][1] : 0;
        boolean equally = true;
        for (int mu = 0; mu < p; mu++) {
            for (int nu = 0; nu < mu; nu++) {
                equally &= covariance[mu][nu] == c;
            }
        }
        return equally ? "Correlated[" + p + " patterns, overlap " + c + "]" : "Correlated[" + text + "]";
    }
}
