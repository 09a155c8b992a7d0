package engram.theory;

import org.apache.commons.math3.distribution.BinomialDistribution;

/**
 * Dense memories with F = exp(beta x), whose capacity is exponential in N: P = exp(alpha N).
 *
 * <p>Sources: Demircigil et al. (2017) for all patterns at once; Lucibello and Mézard (2024) for the random-energy picture of one pattern; the
 * formulas of one typical pattern were derived for this library.
 *
 * @since 0.1.0
 */
public final class ExponentialRecall {
    private ExponentialRecall() {}

    /**
     * Returns the exponent up to which one parallel step brings back all patterns from a fraction of wrong bits, with probability tending to 1:
     * I(1 - 2 rho) / 2, I(a) = [(1 + a) ln(1 + a) + (1 - a) ln(1 - a)] / 2. Without wrong bits it is ln(2) / 2.
     *
     * @param rho fraction of wrong bits, from 0 to below 1/2
     * @return alpha
     */
    public static double all(double rho) {
        if (!(rho >= 0 && rho < 0.5)) {
            throw new IllegalArgumentException(
                    "ExponentialRecall.all(rho = " + rho + "): a fraction of wrong bits lies from 0 to below 1/2");
        }
        double a = 1 - 2 * rho;
        return ((1 + a) * StrictMath.log(1 + a) + (rho == 0 ? 0 : (1 - a) * StrictMath.log(1 - a))) / 4;
    }

    /**
     * Returns the exponent up to which the bits of one typical pattern are stable: 2 beta - ln cosh(2 beta), which tends to ln 2. The other patterns are
     * a random-energy model with random signs.
     *
     * @param beta steepness, above 0
     * @return alpha
     */
    public static double typical(double beta) {
        positive("typical", beta);
        return 2 * beta - lnCosh(2 * beta);
    }

    /**
     * Returns the exponent of one typical pattern of vector spins, d = 3: 2 beta - ln(sinh(2 beta) / (2 beta)), which grows without bound.
     *
     * @param beta steepness, above 0
     * @return alpha
     */
    public static double typicalVectors(double beta) {
        positive("typicalVectors", beta);
        double lnSinh = 2 * beta + StrictMath.log1p(-StrictMath.exp(-4 * beta)) - StrictMath.log(2);
        return 2 * beta - lnSinh + StrictMath.log(2 * beta);
    }

    /**
     * Returns the exponent up to which the softmax weight of one typical pattern of bits dominates: beta - ln cosh beta.
     *
     * @param beta inverse temperature, above 0
     * @return alpha
     */
    public static double softmaxBits(double beta) {
        positive("softmaxBits", beta);
        return beta - lnCosh(beta);
    }

    /**
     * Returns the exponent up to which the softmax weight of one typical Gaussian pattern dominates: beta - beta^2 / 2 up to beta = 1, then 1/2.
     *
     * @param beta inverse temperature, above 0
     * @return alpha
     */
    public static double softmaxGaussian(double beta) {
        positive("softmaxGaussian", beta);
        return beta < 1 ? beta - beta * beta / 2 : 0.5;
    }

    /**
     * Returns how often the nearest of P random patterns of bits is the right one, when so many bits of it are wrong: (1 - Pr[Bin(N, 1/2) &lt;=
     * f])^(P - 1), ties counted as failures. Steep memories recall so.
     *
     * @param neurons N
     * @param patterns P
     * @param flips wrong bits
     * @return a probability
     */
    public static double nearest(int neurons, int patterns, int flips) {
        if (neurons < 1 || patterns < 1 || flips < 0 || flips > neurons) {
            throw new IllegalArgumentException("ExponentialRecall.nearest(N = " + neurons + ", P = " + patterns
                    + ", flips = " + flips + "): at least one neuron and pattern, and 0 to N flips, are needed");
        }
        double closer = new BinomialDistribution(null, neurons, 0.5).cumulativeProbability(flips);
        return StrictMath.exp((patterns - 1) * StrictMath.log1p(-closer));
    }

    private static void positive(String what, double beta) {
        if (!(beta > 0 && beta <= Double.MAX_VALUE)) {
            throw new IllegalArgumentException(
                    "ExponentialRecall." + what + "(beta = " + beta + "): a finite number above 0 is needed");
        }
    }

    private static double lnCosh(double x) {
        return x + StrictMath.log1p(StrictMath.exp(-2 * x)) - StrictMath.log(2);
    }
}
