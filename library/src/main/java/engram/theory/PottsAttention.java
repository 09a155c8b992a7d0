package engram.theory;

import java.util.Locale;

/**
 * The modern Hopfield network of P orthogonal patterns of norm M, which is the mean-field Potts model of P states: the softmax weight p of one
 * pattern, the others sharing the rest, obeys
 *
 * <pre>
 *   p = 1 / (1 + (P - 1) exp(-c (P p - 1) / (P - 1))),   c = beta M^2
 * </pre>
 *
 * The state of one pattern appears at c_1 (a spinodal), has the energy of the average of all at c_2 = 2 (P - 1) ln(P - 1) / (P - 2), where p =
 * (P - 1) / P exactly, and the average loses its stability at c_3 = P.
 *
 * @param patterns P, 3 or more
 * @since 0.1.0
 */
public record PottsAttention(int patterns) {

    /**
     * Checks the number of patterns.
     *
     * @param patterns P, 3 or more
     */
    public PottsAttention {
        if (patterns < 3) {
            throw new IllegalArgumentException("PottsAttention(patterns = " + patterns
                    + "): three or more are needed; two are an Ising model, whose transition is continuous");
        }
    }

    /** c at which p is a solution. */
    private double c(double p) {
        return StrictMath.log(p * (patterns - 1) / (1 - p)) * (patterns - 1) / (patterns * p - 1);
    }

    private double least() {
        return Peak.of(p -> -c(p), 1.0 / patterns + 1e-9, 1 - 1e-12);
    }

    /**
     * Returns where the state of one pattern appears.
     *
     * @return c_1
     */
    public double spinodal() {
        return c(least());
    }

    /**
     * Returns the weight of the pattern where its state appears.
     *
     * @return p at c_1
     */
    public double weightAtSpinodal() {
        return least();
    }

    /**
     * Returns where the state of one pattern has the energy of the average of all.
     *
     * @return c_2
     */
    public double transition() {
        return 2.0 * (patterns - 1) * StrictMath.log(patterns - 1) / (patterns - 2);
    }

    /**
     * Returns where the average of all patterns loses its stability.
     *
     * @return c_3 = P
     */
    public double stability() {
        return patterns;
    }

    /**
     * Returns the weight of one pattern in its own state.
     *
     * @param c beta M^2, zero or more
     * @return p, the largest solution; 1 / P below c_1
     */
    public double weight(double c) {
        if (!(c >= 0 && c <= Double.MAX_VALUE)) {
            throw new IllegalArgumentException(
                    "PottsAttention.weight(c = " + c + "): beta M^2 is finite, zero or more");
        }
        double edge = least();
        if (c < c(edge)) {
            return 1.0 / patterns;
        }
        return VectorMeanField.fallsBelowZero(p -> c - c(p), edge, 1 - 1e-16);
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "PottsAttention(P = %d: c_1 = %.6g, c_2 = %.6g, c_3 = %d)",
                patterns,
                spinodal(),
                transition(),
                patterns);
    }
}
