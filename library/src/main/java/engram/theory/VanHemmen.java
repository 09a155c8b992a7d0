package engram.theory;

import java.util.Locale;

/**
 * Van Hemmen's spin glass with disorder of signs: H = -(J/N) sum_{i&lt;j} (xi_i eta_j + eta_i xi_j) s_i s_j, with xi and
 * eta independent and unbiased, N to infinity, k_B = 1. No replicas are needed.
 *
 * <p>The overlaps with xi and with eta are the same, q, up to their common sign:
 *
 * <pre>
 *   q = 1/2 tanh(2 J q / T),   f = J q^2 - T/2 (ln 2 cosh(2 J q / T) + ln 2),   E/N = -J q^2.
 * </pre>
 *
 * <p>Half the sites, those with xi_i = -eta_i, feel nothing. Spins freeze below T_f = J; at T = 0, q = 1/2, E/N = -J/4 and
 * the entropy is (ln 2) / 2. Source: van Hemmen, Phys. Rev. Lett. 49, 409 (1982).
 *
 * @param temperature T, 0 or above
 * @param strength J, above 0
 * @since 0.1.0
 */
public record VanHemmen(double temperature, double strength) {

    /**
     * Checks the parameters.
     *
     * @param temperature T, 0 or above
     * @param strength J, above 0
     */
    public VanHemmen {
        CurieWeiss.temperature("VanHemmen", temperature);
        if (!(strength > 0 && strength < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(
                    "VanHemmen(J = " + strength + "): a strength above 0, finite, is needed; try 1");
        }
    }

    /**
     * With J = 1.
     *
     * @param temperature T, 0 or above
     */
    public VanHemmen(double temperature) {
        this(temperature, 1);
    }

    /**
     * The overlap with either half of the disorder. With m = 2 q the equation is Curie and Weiss's at T / J.
     *
     * @return q, from 0 to 1/2; 0 from T_f on
     */
    public double q() {
        return new CurieWeiss(temperature / strength).overlap() / 2;
    }

    /**
     * The energy.
     *
     * @return E / N
     */
    public double energy() {
        return 0 - strength * q() * q();
    }

    /**
     * The free energy.
     *
     * @return f, per site
     */
    public double freeEnergy() {
        double q = q();
        double cosh = CurieWeiss.logCosh(temperature, 2 * strength * q);
        return strength * q * q - (cosh + temperature * Math.log(2)) / 2;
    }

    /**
     * The temperature of freezing.
     *
     * @return T_f = J
     */
    public double freezing() {
        return strength;
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "VanHemmen(T = %.4g, J = %.4g: q = %.6g, E/N = %.6g)",
                temperature,
                strength,
                q(),
                energy());
    }
}
