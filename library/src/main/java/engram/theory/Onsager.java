package engram.theory;

import java.util.Locale;

/**
 * The Ising model on the square lattice, exactly, for N to infinity: E = -sum over pairs of neighbours of s_i s_j
 * (J = 1), k_B = 1, no field. With b = 1 / T and the complete elliptic integrals K and E of modulus
 * k = 2 sinh 2b / cosh^2 2b, whose complement is |k'|, k' = 2 tanh^2 2b - 1:
 *
 * <pre>
 *   |M| = (1 - sinh^-4 2b)^(1/8) below T_c,   E/N = -coth 2b (1 + (2/pi) k' K),
 *   c = (2/pi) (b coth 2b)^2 (2 K - 2 E - (1 - k') (pi/2 + k' K)).
 * </pre>
 *
 * <p>K and E come from the arithmetic-geometric mean of 1 and |k'|, good to 1e-15 even near T_c. Energies are
 * good to 1e-15 of 1 + T; the specific heat to 1e-15 of b^2, beside which it vanishes for T below 0.2. Sources: Onsager, Phys. Rev.
 * 65, 117 (1944); Yang, Phys. Rev. 85, 808 (1952) for M.
 *
 * @param temperature T, 0 or above
 * @since 0.1.0
 */
public record Onsager(double temperature) {
    /** T_c = 2 / ln(1 + 2^(1/2)) = 2.269185. */
    public static final double CRITICAL = 2 / Math.log(1 + Math.sqrt(2));

    /**
     * Checks the parameters.
     *
     * @param temperature T, 0 or above
     */
    public Onsager {
        CurieWeiss.temperature("Onsager", temperature);
    }

    /**
     * The spontaneous magnetisation.
     *
     * @return |M|, 0 from T_c on
     */
    public double magnetisation() {
        if (temperature >= CRITICAL) {
            return 0;
        }
        double sinh = Math.sinh(2 / temperature);
        return Math.pow(1 - 1 / (sinh * sinh) / (sinh * sinh), 0.125);
    }

    /**
     * The energy.
     *
     * @return E / N, -2 at T = 0, -2^(1/2) at T_c
     */
    public double energy() {
        double tanh = Math.tanh(2 / temperature);
        double complement = 2 * tanh * tanh - 1;
        return complement == 0 ? -Math.sqrt(2) : -(1 + 2 / Math.PI * complement * elliptic(complement)[0]) / tanh;
    }

    /**
     * The specific heat.
     *
     * @return c = d(E/N)/dT; infinite, as a logarithm, at T_c
     */
    public double specificHeat() {
        if (temperature == 0) {
            return 0;
        }
        double tanh = Math.tanh(2 / temperature);
        double complement = 2 * tanh * tanh - 1;
        if (complement == 0 || temperature == CRITICAL) {
            return Double.POSITIVE_INFINITY;
        }
        double[] integrals = elliptic(complement);
        double root = 1 / (temperature * tanh);
        return 2
                / Math.PI
                * root
                * root
                * (2 * integrals[0] - 2 * integrals[1] - (1 - complement) * (Math.PI / 2 + complement * integrals[0]));
    }

    /** K and E, from the complement of the modulus: E / K = 1 - sum 2^(n - 1) c_n^2 with c_0 = k. */
    private static double[] elliptic(double complement) {
        double a = 1;
        double g = Math.abs(complement);
        double power = 0.5;
        double sum = power * (1 - g * g);
        while (a - g > 1e-15 * a) {
            double c = (a - g) / 2;
            double mean = (a + g) / 2;
            g = Math.sqrt(a * g);
            a = mean;
            power *= 2;
            sum += power * c * c;
        }
        double first = Math.PI / (2 * a);
        return new double[] {first, first * (1 - sum)};
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "Onsager(T = %.6g: |M| = %.6g, E/N = %.6g, c = %.6g)",
                temperature,
                magnetisation(),
                energy(),
                specificHeat());
    }
}
