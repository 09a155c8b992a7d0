package engram.theory;

import java.util.Locale;
import org.apache.commons.math3.distribution.BinomialDistribution;
import org.apache.commons.math3.special.Erf;

/**
 * How often a bit of a stored pattern is unstable at once: the signal-to-noise theory of Hopfield 1982. Couplings are
 * Hebb's, T_ij = sum_mu xi_i^mu xi_j^mu without diagonal, of n independent unbiased patterns; the state is one of them. At
 * site i it makes the signal xi_i K, with K the number of other neurons that speak, and the n - 1 other patterns
 * add (n - 1) K independent signs:
 *
 * <pre>
 *   units                      K            x = signal / noise
 *   spins of +-1               N - 1        sqrt((N - 1) / (n - 1)),   (N / n)^(1/2) for large N
 *   0 and 1, no thresholds     about N/2    sqrt(K / (n - 1)),         (N / 2n)^(1/2) for large N
 *
 *   P(x) = (2 pi)^(-1/2) int_x^inf exp(-t^2 / 2) dt.
 * </pre>
 *
 * <p>Hopfield's x = (N / 2n)^(1/2) is that of his own units with U_i = 0, where only neurons that are on speak; it does not
 * describe spins of +-1, nor his units with U_i = 1/2 sum_j T_ij ({@link engram.model.ZeroOne#balanced}), which, as he says,
 * hold twice as much. A bit is taken by itself, before any other has turned: whether the state then stays near the pattern,
 * as it does up to a load of .138, is not in it ({@link AmitGutfreundSompolinsky}). Source: Hopfield, PNAS 79, 2554 (1982),
 * Eq 10, where sigma^2 = (n - 1) N / 2.
 *
 * @param units in which units neurons are
 * @since 0.1.0
 */
public record BitError(Units units) {
    /** P(40) is below the smallest number. */
    private static final double FURTHEST = 40;

    /** What a neuron's two states are, and so how many of them speak. */
    public enum Units {
        /** +1 and -1: all do. */
        SPINS(1),
        /** 1 and 0, no thresholds: those that are on do. */
        ZERO_ONE(2);

        private final double silence;

        Units(double silence) {
            this.silence = silence;
        }
    }

    /**
     * Signal over noise for large N.
     *
     * @param load n / N, above 0
     * @return x = (N / n)^(1/2) for spins, (N / 2n)^(1/2) for 0 and 1
     */
    public double x(double load) {
        if (!(load > 0)) {
            throw new IllegalArgumentException(
                    "BitError.x(load = " + load + "): a load n / N above 0 is needed; try 0.15");
        }
        return 1 / Math.sqrt(units.silence * load);
    }

    /**
     * How probably a bit errs, for large N.
     *
     * @param load n / N, above 0
     * @return P(x)
     */
    public double probability(double load) {
        return tail(x(load));
    }

    private static double tail(double x) {
        return Erf.erfc(x / Math.sqrt(2)) / 2;
    }

    /**
     * The load at which a bit errs with a given probability, for large N.
     *
     * @param probability P, above 0 and below 1/2
     * @return n / N = 1 / x^2 for spins, 1 / (2 x^2) for 0 and 1, where P(x) = P
     */
    public double load(double probability) {
        if (!(probability > 0 && probability < 0.5)) {
            throw new IllegalArgumentException("BitError.load(probability = " + probability
                    + "): above 0 and below 1/2 is needed, the errors at load 0 and at infinite load; try 0.0036");
        }
        double low = 0;
        double high = FURTHEST;
        while (high - low > 4 * Math.ulp(high)) {
            double middle = (low + high) / 2;
            if (tail(middle) > probability) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return 1 / (units.silence * high * high);
    }

    /**
     * How probably a bit errs, exactly: the binomial tail in place of P(x), for 0 and 1 averaged over the number of neurons that
     * are on. A field of zero is no error, since a neuron then stays.
     *
     * @param neurons N, at least 2
     * @param patterns n, at least 1; (n - 1) (N - 1) below 2^31
     * @return the probability
     */
    public double probability(int neurons, int patterns) {
        if (neurons < 2 || patterns < 1) {
            throw new IllegalArgumentException("BitError.probability(neurons = " + neurons + ", patterns = " + patterns
                    + "): at least two neurons and one pattern are needed; try 100 and 15");
        }
        if ((patterns - 1L) * (neurons - 1L) > Integer.MAX_VALUE) {
            throw new IllegalArgumentException("BitError.probability(neurons = " + neurons + ", patterns = " + patterns
                    + "): (n - 1) (N - 1) is above 2^31; so large a network follows probability(load)");
        }
        if (units == Units.SPINS) {
            return tail(neurons - 1, patterns);
        }
        BinomialDistribution on = new BinomialDistribution(null, neurons - 1, 0.5);
        double sum = 0;
        for (int k = 1; k < neurons; k++) {
            sum += on.probability(k) * tail(k, patterns);
        }
        return sum;
    }

    /** How probably (n - 1) k signs add up to less than -k: fewer than (n - 2) k / 2 of them are +1. */
    private static double tail(int k, int patterns) {
        int fewest = Math.floorDiv((patterns - 2) * k + 1, 2);
        return fewest <= 0
                ? 0
                : new BinomialDistribution(null, (patterns - 1) * k, 0.5).cumulativeProbability(fewest - 1);
    }

    /**
     * How probably a pattern is a fixed point, if its bits err independently of each other: (1 - P)^N. They do not quite, errors
     * come together, and a few more patterns are stable.
     *
     * @param neurons N, at least 2
     * @param patterns n, at least 1
     * @return the expected fraction of patterns stable to the last bit, with {@link #probability(int, int)}
     */
    public double stable(int neurons, int patterns) {
        return Math.exp(neurons * Math.log1p(-probability(neurons, patterns)));
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "BitError(%s: x = (N / %sn)^(1/2), P = %.4f at n = 0.15 N)",
                units == Units.SPINS ? "spins of +-1" : "0 and 1, no thresholds",
                units == Units.SPINS ? "" : "2",
                probability(0.15));
    }
}
