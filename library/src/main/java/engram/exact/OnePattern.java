package engram.exact;

import engram.argument.Given;
import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;

/**
 * Exact thermal averages of a network that has stored one pattern by Hebb's rule, J_ij = xi_i xi_j / N without a diagonal, at any N: Mattis's
 * model, or after a gauge Curie and Weiss's ferromagnet of finite size. Not a theory for large N, for which see
 * {@code engram.theory.CurieWeiss}.
 *
 * <p>States differ in the number k of spins that agree with the pattern alone, m = 2 k / N - 1, so that sums over 2^N states are sums over
 * k. A state has the weight exp(-E / T) = exp((N m^2 - 1) / (2 T)) under heat-bath dynamics of one spin after the other, and under Little's
 * parallel dynamics prod_i 2 cosh(h_i / T), where the field of a spin that agrees is m - 1/N along the pattern and that of another m + 1/N
 * (Peretto 1984). {@link AllStates} gives the same numbers for N up to 20 and any couplings.
 *
 * <pre>{@code
 * new OnePattern(1024).little(0.8, Math::abs) - new OnePattern(1024).hopfield(0.8, Math::abs)
 * }</pre>
 *
 * @param n number of spins N, from 1 to 1,000,000
 * @since 0.1.0
 */
public record OnePattern(int n) {
    private static final int MOST = 1_000_000;

    /**
     * Checks the number of spins.
     *
     * @param n number of spins N, from 1 to 1,000,000
     */
    public OnePattern {
        if (n < 1 || n > MOST) {
            throw new IllegalArgumentException(
                    "OnePattern(n = " + n + "): from 1 to 1,000,000 spins can be summed over; try 1000");
        }
    }

    /**
     * An average in equilibrium with single-site updates, where the weight is Boltzmann's.
     *
     * @param temperature T, above 0
     * @param f a function of the overlap m with the pattern, such as {@code Math::abs}
     * @return the mean of f(m)
     */
    public double hopfield(double temperature, DoubleUnaryOperator f) {
        return mean("hopfield", temperature, f, k -> {
            double sum = 2 * k - n;
            return (sum * sum - n) / (2 * n * temperature);
        });
    }

    /**
     * An average in equilibrium with parallel updates.
     *
     * @param temperature T, above 0
     * @param f a function of the overlap m with the pattern, such as {@code Math::abs}
     * @return the mean of f(m)
     */
    public double little(double temperature, DoubleUnaryOperator f) {
        return mean("little", temperature, f, k -> {
            double sum = 2 * k - n;
            return k * logCosh2((sum - 1) / (n * temperature)) + (n - k) * logCosh2((sum + 1) / (n * temperature));
        });
    }

    private double mean(String what, double temperature, DoubleUnaryOperator f, DoubleUnaryOperator logWeight) {
        Given.value("OnePattern." + what, "f", f, "a function of the overlap, such as Math::abs,");
        if (!(temperature > 0 && temperature < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("OnePattern." + what + "(temperature = " + temperature
                    + "): a temperature above 0, finite, is needed; try 0.5");
        }
        double[] weight = new double[n + 1];
        double choose = 0;
        for (int k = 0; k <= n; k++) {
            weight[k] = choose + logWeight.applyAsDouble(k);
            choose += Math.log((n - k) / (k + 1.0));
        }
        double most = Arrays.stream(weight).max().orElseThrow();
        double all = 0;
        double sum = 0;
        for (int k = 0; k <= n; k++) {
            double p = Math.exp(weight[k] - most);
            all += p;
            sum += p * f.applyAsDouble(2.0 * k / n - 1);
        }
        return sum / all;
    }

    /** ln 2 cosh x, without overflow. */
    private static double logCosh2(double x) {
        return Math.abs(x) + Math.log1p(Math.exp(-2 * Math.abs(x)));
    }
}
