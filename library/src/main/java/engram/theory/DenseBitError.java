package engram.theory;

import engram.argument.Given;
import engram.neuron.Interaction;
import java.util.Locale;
import org.apache.commons.math3.special.Erf;

/**
 * Errors of the first update in a dense memory E = -sum_mu F(xi^mu . s) of N Ising spins that starts at a stored pattern, from signal and
 * noise at finite N.
 *
 * <p>With the integers y_mu = sum_{j != i} xi_j^mu s_j, the field of site i is h_i = sum_mu xi_i^mu D(y_mu), D(y) = (F(y + 1) - F(y - 1)) / 2.
 * The pattern itself gives the signal D(N - 1); each other pattern a term of mean 0 (its sign xi_i^mu is independent of y_mu) and of
 * variance E[D(y)^2], y the sum of N - 1 random signs, computed here without approximation. The sum of P - 1 such terms is
 * taken as Gaussian, so that a bit is wrong with probability Q(1 / sqrt((P - 1) r)), r = E[D^2] / D(N - 1)^2, and a pattern is a fixed point with
 * probability (1 - Q)^N, which tends to exp(-N Q).
 *
 * <p>The noise constant is c_N = r N^(n - 1). It tends to (2 n - 3)!! for F = x^n, half of that for the rectified power, (n - 1)! for the
 * pure n-spin interaction. Source: Krotov and Hopfield, <i>Dense associative memory for pattern recognition</i> (2016), whose formulas
 * take the leading order in N.
 *
 * @param f the function F
 * @param neurons N, from 2 to 100,000
 * @since 0.1.0
 */
public record DenseBitError(Interaction f, int neurons) {
    private static final int MOST = 100_000;

    /**
     * Checks the size.
     *
     * @param f the function F
     * @param neurons N, from 2 to 100,000
     */
    public DenseBitError {
        Given.value("DenseBitError", "f", f, "a function F, such as new Power(3),");
        if (neurons < 2 || neurons > MOST) {
            throw new IllegalArgumentException(
                    "DenseBitError(neurons = " + neurons + "): from 2 to " + MOST + " neurons are possible; try 100");
        }
    }

    private double step(int y) {
        return (f.of(y + 1) - f.of(y - 1)) / 2;
    }

    /**
     * Returns the noise of one other pattern, relative to the signal.
     *
     * @return r = E[D^2] / D(N - 1)^2
     */
    public double ratio() {
        double signal = step(neurons - 1);
        if (!(signal > 0 && Double.isFinite(signal))) {
            throw new IllegalArgumentException(
                    "DenseBitError(" + f + ", neurons = " + neurons + "): the signal F(N) - F(N - 2) is " + 2 * signal
                            + "; a function that grows, and stays finite, at N is needed");
        }
        int m = neurons - 1;
        // The binomial weights, from the middle outwards, so that none overflows.
        double sum = 0;
        double weights = 0;
        double weight = 1;
        for (int up = (m + 1) / 2; up <= m; up++) {
            double d = step(2 * up - m) / signal;
            double mirrored = step(m - 2 * up) / signal;
            boolean middle = 2 * up == m;
            sum += weight * (middle ? d * d : d * d + mirrored * mirrored);
            weights += weight * (middle ? 1 : 2);
            weight *= (m - up) / (up + 1.0);
        }
        return sum / weights;
    }

    /**
     * Returns the noise constant at this N.
     *
     * @param n the power of F
     * @return c_N = r N^(n - 1)
     */
    public double constant(int n) {
        return ratio() * StrictMath.pow(neurons, n - 1);
    }

    /**
     * Returns the probability that a bit of a stored pattern turns.
     *
     * @param patterns P, 1 or more
     * @return Q(1 / sqrt((P - 1) r))
     */
    public double probability(int patterns) {
        if (patterns < 1) {
            throw new IllegalArgumentException("DenseBitError(patterns = " + patterns + "): at least one is needed");
        }
        return patterns == 1 ? 0 : Erf.erfc(1 / Math.sqrt(2 * (patterns - 1) * ratio())) / 2;
    }

    /**
     * Returns the probability that a stored pattern is a fixed point, as if its bits were independent.
     *
     * @param patterns P, 1 or more
     * @return (1 - Q)^N
     */
    public double stable(int patterns) {
        return StrictMath.exp(neurons * StrictMath.log1p(-probability(patterns)));
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "DenseBitError(%s, N = %d, r = %.4g)", f, neurons, ratio());
    }
}
