package engram.theory;

import java.util.Locale;
import org.apache.commons.math3.analysis.solvers.BisectionSolver;

/**
 * Recall of a dense memory of Ising spins at temperature T, replica symmetric: E = -N^(1 - n) sum_mu F(xi^mu . s) with F = x^n or the
 * pure n-spin interaction, P = alpha N^(n - 1), N to infinity:
 *
 * <pre>
 *   h = n [ m^(n - 1) + sqrt(alpha c(q)) z ],   m = &lt;tanh(h / T)&gt;,   q = &lt;tanh^2(h / T)&gt;,   z standard normal,
 *   c(q) = E[u^(n - 1) v^(n - 1)] with u, v standard normal of correlation q;   pure: (n - 1)! q^(n - 1)
 * </pre>
 *
 * c(q) is 1 + 2 q^2 for n = 3 and 9 q + 6 q^3 for n = 4. For few patterns m = tanh(n m^(n - 1) / T): a first-order transition. Sources: Gardner
 * (1987), Abbott and Arian (1987).
 *
 * @param n the power, 3 or more
 * @param pure whether the interaction is the pure n-spin one
 * @since 0.1.0
 */
public record WarmDenseRecall(int n, boolean pure) {
    /** Averages over z run so far. */
    private static final double WIDTH = 8;

    /** Of the temperature at which recall ends. */
    private static final double PRECISION = 1e-6;

    /** Least number of points of an average. */
    private static final int POINTS = 101;

    /**
     * Checks the power.
     *
     * @param n the power, 3 or more
     * @param pure whether the interaction is the pure n-spin one
     */
    public WarmDenseRecall {
        if (n < 3 || n > 100) {
            throw new IllegalArgumentException(
                    "WarmDenseRecall(n = " + n
                            + "): a power from 3 to 100 is needed; n = 2 is AmitGutfreundSompolinsky, and CurieWeiss for few patterns");
        }
    }

    /**
     * A state of recall.
     *
     * @param alpha P / N^(n - 1)
     * @param temperature T
     * @param m overlap with the pattern
     * @param q overlap of two replicas
     */
    public record State(double alpha, double temperature, double m, double q) {
        @Override
        public String toString() {
            return String.format(
                    Locale.ROOT, "State(alpha = %.4g, T = %.4g: m = %.6g, q = %.6g)", alpha, temperature, m, q);
        }
    }

    /** E[u^k v^k] of standard normal numbers of correlation q: sum over j of j! q^j (C(k, j) (k - j - 1)!!)^2, k - j even. */
    private double noise(double q) {
        int k = n - 1;
        if (pure) {
            return factorial(k) * StrictMath.pow(q, k);
        }
        double sum = 0;
        for (int j = k; j >= 0; j -= 2) {
            double odd = 1;
            for (int f = k - j - 1; f > 1; f -= 2) {
                odd *= f;
            }
            double ways = factorial(k) / (factorial(j) * factorial(k - j)) * odd;
            sum += factorial(j) * StrictMath.pow(q, j) * ways * ways;
        }
        return sum;
    }

    private static double factorial(int k) {
        double product = 1;
        for (int f = 2; f <= k; f++) {
            product *= f;
        }
        return product;
    }

    /**
     * Returns the state of recall: that of the largest m.
     *
     * @param alpha P / N^(n - 1), zero or more
     * @param temperature T, above 0
     * @return the state; m = 0 and q = 0 where there is none
     */
    public State at(double alpha, double temperature) {
        if (!(alpha >= 0 && temperature > 0) || Double.isInfinite(alpha + temperature)) {
            throw new IllegalArgumentException("WarmDenseRecall.at(alpha = " + alpha + ", T = " + temperature
                    + "): a load of zero or more and a temperature above 0 are needed; T = 0 is DenseRecall");
        }
        double m = 1;
        double q = 1;
        for (int step = 0; step < 100_000; step++) {
            double signal = n * StrictMath.pow(m, n - 1) / temperature;
            double width = n * Math.sqrt(alpha * noise(q)) / temperature;
            double mean = 0;
            double square = 0;
            double norm = 0;
            // The trapezoidal rule errs by exp(-2 pi (distance of the poles of tanh) / step); they are at pi / (2
            // width).
            int points = Math.max(POINTS, (int) Math.min(20_001, 60 * width));
            for (int k = 0; k < points; k++) {
                double z = WIDTH * (2.0 * k / (points - 1) - 1);
                double weight = StrictMath.exp(-z * z / 2);
                double spin = StrictMath.tanh(signal + width * z);
                mean += weight * spin;
                square += weight * spin * spin;
                norm += weight;
            }
            double change = Math.abs(mean / norm - m) + Math.abs(square / norm - q);
            m = mean / norm;
            q = square / norm;
            if (m < 0.05) {
                return new State(alpha, temperature, 0, 0);
            }
            if (change < 1e-11) {
                break;
            }
        }
        return new State(alpha, temperature, m, q);
    }

    /**
     * Returns the temperature up to which there is a state of recall.
     *
     * @param alpha P / N^(n - 1), below the capacity at T = 0
     * @return T_M
     */
    public double limit(double alpha) {
        if (!(alpha < (pure ? DenseRecall.pure(n) : DenseRecall.power(n)).capacity())) {
            throw new IllegalArgumentException("WarmDenseRecall.limit(alpha = " + alpha
                    + "): there is no recall even at T = 0, see DenseRecall.capacity()");
        }
        return new BisectionSolver(PRECISION).solve(100, t -> at(alpha, t).m() > 0 ? 1 : -1, PRECISION, n);
    }

    /**
     * Returns the spinodal of few patterns, alpha = 0: where m = tanh(n m^(n - 1) / T) loses its solution. With y = n m^(n - 1) / T, T = n
     * tanh(y)^(n - 1) / y has its maximum there.
     *
     * @return T and m
     */
    public State spinodal() {
        double y = Peak.of(this::temperature, 1e-3, 50);
        double m = StrictMath.tanh(y);
        return new State(0, temperature(y), m, m * m);
    }

    private double temperature(double y) {
        return n * StrictMath.pow(StrictMath.tanh(y), n - 1) / y;
    }

    /**
     * Returns where recall of few patterns and the paramagnet have equal free energies, f = (n - 1) m^n - T ln(2 cosh y) = -T ln 2: the
     * first-order transition.
     *
     * @return T and m
     */
    public State transition() {
        double y = VectorMeanField.fallsBelowZero(
                at -> {
                    double m = StrictMath.tanh(at);
                    double cosh = at + StrictMath.log1p(StrictMath.exp(-2 * at)) - StrictMath.log(2);
                    return (n - 1) * StrictMath.pow(m, n) - temperature(at) * cosh;
                },
                StrictMath.log(2) / 2,
                50);
        double m = StrictMath.tanh(y);
        return new State(0, temperature(y), m, m * m);
    }
}
