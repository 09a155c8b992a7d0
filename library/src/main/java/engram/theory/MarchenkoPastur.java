package engram.theory;

import java.util.Locale;

/**
 * Marchenko and Pastur's law: the eigenvalues of W = (scale / M) X X^T, with X an M x P matrix of independent
 * entries of mean 0 and variance 1, for M and P to infinity at load gamma = P / M.
 *
 * <p>A share max(0, 1 - gamma) of the M eigenvalues is zero; the rest has the density
 * ((b - x) (x - a))^(1/2) / (2 pi scale x) from a = scale (1 - sqrt gamma)^2 to b = scale (1 + sqrt gamma)^2. The
 * whole has mass 1 and mean scale gamma.
 *
 * <p>Hebb's couplings on the complete graph with the diagonal kept, W = Xi Xi^T / N, have this spectrum with
 * M = N d, gamma = P / (N d), which is {@code Patterns.load()}, and scale 1 in every dimension d: components of
 * uniform unit vectors have mean 0 and variance 1 / d, so W = (1 / (N d)) X X^T with X = sqrt(d) Xi. That the
 * components of one vector depend on each other does not matter in the limit. It is not the law of W with its
 * diagonal blocks zeroed, unless d = 1, where zeroing shifts it by -gamma. Sources: Marchenko and Pastur 1967;
 * Gallavotti and Zaccone, Fig 7.
 *
 * @param load gamma, columns over rows, above 0 and finite
 * @param scale the variance of the entries times what stands before X X^T / M, above 0 and finite; 1 for Hebb's rule
 * @since 0.1.0
 */
public record MarchenkoPastur(double load, double scale) {

    /**
     * Checks the parameters.
     *
     * @param load gamma, columns over rows, above 0 and finite
     * @param scale the variance of the entries times what stands before X X^T / M, above 0 and finite; 1 for
     *     Hebb's rule
     */
    public MarchenkoPastur {
        if (!(load > 0 && scale > 0) || Double.isInfinite(load) || Double.isInfinite(scale)) {
            throw new IllegalArgumentException("MarchenkoPastur(load = " + load + ", scale = " + scale
                    + "): both must be above 0 and finite; for Hebb's rule try load = P / (N d), scale = 1");
        }
    }

    /**
     * The law for Hebb's rule.
     *
     * @param load P / (N d), above 0 and finite
     */
    public MarchenkoPastur(double load) {
        this(load, 1);
    }

    /**
     * Where the eigenvalues that are not zero begin.
     *
     * @return scale (1 - sqrt gamma)^2
     */
    public double lower() {
        double root = 1 - Math.sqrt(load);
        return scale * root * root;
    }

    /**
     * Where they end.
     *
     * @return scale (1 + sqrt gamma)^2
     */
    public double upper() {
        double root = 1 + Math.sqrt(load);
        return scale * root * root;
    }

    /**
     * The weight of the atom at zero.
     *
     * @return max(0, 1 - gamma)
     */
    public double atom() {
        return Math.max(0, 1 - load);
    }

    /**
     * The density beside the atom. Of the eigenvalues that are not zero alone it is 1 / min(1, gamma) times this.
     *
     * @param x a place
     * @return the density per eigenvalue of all M; infinite at x = 0 if gamma = 1
     */
    public double density(double x) {
        place("density", x);
        double a = lower();
        double b = upper();
        if (!(x >= a && x <= b)) {
            return 0;
        }
        return a > 0
                ? Math.sqrt((b - x) * (x - a)) / (2 * Math.PI * scale * x)
                : Math.sqrt((b - x) / x) / (2 * Math.PI * scale);
    }

    /**
     * The distribution function, in closed form: the integral of the density is
     * (R + (a + b) phi / 2 - sqrt(a b) psi) / (2 pi scale) with R = ((b - x) (x - a))^(1/2),
     * tan(phi / 2) = ((x - a) / (b - x))^(1/2) and tan(psi / 2) = (b / a)^(1/2) tan(phi / 2).
     *
     * @param x a place
     * @return the share of the M eigenvalues at or below x, the atom included from x = 0 on
     */
    public double distribution(double x) {
        place("distribution", x);
        double a = lower();
        double b = upper();
        if (x < 0) {
            return 0;
        }
        if (x >= b) {
            return 1;
        }
        if (x <= a) {
            return atom();
        }
        double from = Math.sqrt(x - a);
        double to = Math.sqrt(b - x);
        double phi = 2 * Math.atan2(from, to);
        double psi = 2 * Math.atan2(Math.sqrt(b) * from, Math.sqrt(a) * to);
        double integral = from * to + (a + b) / 2 * phi - Math.sqrt(a) * Math.sqrt(b) * psi;
        return Math.min(1, atom() + integral / (2 * Math.PI * scale));
    }

    private static void place(String what, double x) {
        if (Double.isNaN(x)) {
            throw new IllegalArgumentException(what + "(NaN): a number is needed; look where it was made");
        }
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "MarchenkoPastur(load = %.4g, scale = %.4g: %.4g to %.4g, %.4g at zero)",
                load,
                scale,
                lower(),
                upper(),
                atom());
    }
}
