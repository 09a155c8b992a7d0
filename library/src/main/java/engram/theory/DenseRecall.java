package engram.theory;

import java.util.Locale;
import org.apache.commons.math3.special.Erf;

/**
 * Recall of a dense memory E = -sum_mu F(xi^mu . s) of unit spins at zero temperature, with P = alpha N^(n - 1) uniform patterns, n = 3 or
 * more, N to infinity:
 *
 * <pre>
 *   m = A_d(m^(n - 1) sqrt(d^n / (alpha c))),   alpha_c = (d^n / c) max_y A_d(y)^(2 n - 2) / y^2,
 *   A_d(y) = &lt;u_1 / |u|&gt;, u = y e_1 + a standard Gaussian vector;   A_1(y) = erf(y / sqrt 2)
 * </pre>
 *
 * For Ising spins, d = 1, this is m = erf(m^(n - 1) / sqrt(2 alpha c)). As d grows alpha_c grows about as d^(n - 1), where Hebb's rule (n = 2)
 * loses.
 *
 * The noise constant c is (2 n - 3)!! for F = x^n, half of it for the rectified power, and (n - 1)! for the pure n-spin
 * interaction. There is no reaction of the noise as in Amit, Gutfreund and Sompolinsky's equations, which hold for n = 2. Sources: Gardner
 * (1987), Abbott and Arian (1987), Krotov and Hopfield (2016) for d = 1; for vectors derived here from the signal and noise of one step, which
 * does not change the noise for n of 3 or more.
 *
 * @param n the power, 3 or more
 * @param noise the constant c, above 0
 * @param d dimension of a spin, 1 for Ising spins
 * @since 0.1.0
 */
public record DenseRecall(int n, double noise, int d) {
    private static final double LARGEST = 20;

    /** (2 n - 3)!! of larger powers leaves the range of doubles. */
    private static final int MOST = 100;

    /**
     * Checks the parameters.
     *
     * @param n the power, 3 or more
     * @param noise the constant c, above 0
     * @param d dimension of a spin
     */
    public DenseRecall {
        check(n);
        if (d < 1 || !(noise > 0 && noise <= Double.MAX_VALUE)) {
            throw new IllegalArgumentException("DenseRecall(n = " + n + ", noise = " + noise + ", d = " + d
                    + "): a constant above 0 and a dimension of 1 or more are needed");
        }
    }

    /**
     * Returns the same theory for vectors.
     *
     * @param dimension of a spin, 1 for Ising spins
     * @return the theory in d dimensions
     */
    public DenseRecall in(int dimension) {
        return new DenseRecall(n, noise, dimension);
    }

    /**
     * Returns the theory of F = x^n.
     *
     * @param n the power, 3 or more
     * @return c = (2 n - 3)!!
     */
    public static DenseRecall power(int n) {
        check(n);
        double c = 1;
        for (int k = 2 * n - 3; k > 1; k -= 2) {
            c *= k;
        }
        return new DenseRecall(n, c, 1);
    }

    /**
     * Returns the theory of the rectified power.
     *
     * @param n the power, 3 or more
     * @return c = (2 n - 3)!! / 2
     */
    public static DenseRecall rectified(int n) {
        return new DenseRecall(n, power(n).noise() / 2, 1);
    }

    /**
     * Returns the theory of the pure n-spin interaction.
     *
     * @param n the power, 3 or more
     * @return c = (n - 1)!
     */
    public static DenseRecall pure(int n) {
        check(n);
        double c = 1;
        for (int k = 2; k < n; k++) {
            c *= k;
        }
        return new DenseRecall(n, c, 1);
    }

    private static void check(int n) {
        if (n < 3 || n > MOST) {
            throw new IllegalArgumentException("DenseRecall(n = " + n + "): a power from 3 to " + MOST
                    + " is needed; n = 2 is AmitGutfreundSompolinsky, or VectorMeanField for vectors");
        }
    }

    private double aligned(double y) {
        return d == 1 ? Erf.erf(y / Math.sqrt(2)) : VectorMeanField.aligned(d, y);
    }

    /** alpha c / d^n as a function of y; its maximum is at the critical load. */
    private double load(double y) {
        return StrictMath.pow(aligned(y), 2 * n - 2) / (y * y);
    }

    private double unit() {
        return StrictMath.pow(d, n) / noise;
    }

    private double best() {
        return Peak.of(this::load, 0.1, LARGEST * Math.sqrt(d));
    }

    /**
     * Returns the critical load.
     *
     * @return alpha_c: P = alpha_c N^(n - 1)
     */
    public double capacity() {
        return load(best()) * unit();
    }

    /**
     * Returns the overlap at the critical load, where the state of recall vanishes.
     *
     * @return m_c
     */
    public double criticalOverlap() {
        return aligned(best());
    }

    /**
     * Returns the overlap of the state of recall.
     *
     * @param alpha the load, zero or more
     * @return the largest solution m; 0 beyond the capacity
     */
    public double overlap(double alpha) {
        if (!(alpha >= 0)) {
            throw new IllegalArgumentException("DenseRecall.overlap(alpha = " + alpha + "): a load is zero or more");
        }
        if (alpha == 0) {
            return 1;
        }
        if (alpha > capacity()) {
            return 0;
        }
        // load(y) falls from its maximum on.
        double y = VectorMeanField.fallsBelowZero(
                at -> load(at) * unit() - alpha,
                best(),
                Math.max(LARGEST * Math.sqrt(d), 2 * Math.sqrt(unit() / alpha)));
        return aligned(y);
    }

    /**
     * Returns the largest P at which all bits of a pattern are right with high probability, N^(n - 1) / (2 c ln N), for Ising spins: "no errors" up to 1 / sqrt(4
     * pi ln N) wrong bits a pattern.
     *
     * @param neurons N, 2 or more
     * @return patterns
     */
    public double withoutErrors(int neurons) {
        if (neurons < 2) {
            throw new IllegalArgumentException(
                    "DenseRecall.withoutErrors(neurons = " + neurons + "): two or more are needed");
        }
        return StrictMath.pow(neurons, n - 1) / (2 * noise * StrictMath.log(neurons));
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT, "DenseRecall(n = %d, d = %d, c = %.4g, alpha_c = %.5g)", n, d, noise, capacity());
    }
}
