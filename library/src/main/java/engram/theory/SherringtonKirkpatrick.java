package engram.theory;

import java.util.Locale;

/**
 * Sherrington and Kirkpatrick's spin glass, replica symmetric: H = -1/2 sum_ij J_ij s_i s_j - h sum_i s_i, with J_ij = J_ji
 * independent, of mean 0 and variance 1/N, J_ii = 0, N to infinity, k_B = 1.
 *
 * <p>With g = q^(1/2) z + h, z a standard Gaussian, and C = (1 - q) / T:
 *
 * <pre>
 *   q = &lt;tanh^2 g/T&gt;,   f = -C (1 - q) / 4 - T &lt;ln 2 cosh g/T&gt;,   E/N = -C (1 + q) / 2 - h &lt;tanh g/T&gt;.
 * </pre>
 *
 * <p>Without a field spins freeze below T_c = 1. Replica symmetry holds above the line of de Almeida and Thouless,
 * T^2 = &lt;sech^4 g/T&gt;. Below it these are the answers of a wrong but instructive theory: at T = 0 the energy is
 * -(2/pi)^(1/2) = -0.7979 and the entropy -1/(2 pi), while the true ground state has -0.7632. Sources: Sherrington and
 * Kirkpatrick, Phys. Rev. Lett. 35, 1792 (1975); de Almeida and Thouless, J. Phys. A 11, 983 (1978).
 *
 * @param temperature T, 0 or above
 * @param field h, finite
 * @since 0.1.0
 */
public record SherringtonKirkpatrick(double temperature, double field) {

    /**
     * Checks the parameters.
     *
     * @param temperature T, 0 or above
     * @param field h, finite
     */
    public SherringtonKirkpatrick {
        CurieWeiss.temperature("SherringtonKirkpatrick", temperature);
        field("SherringtonKirkpatrick", field);
    }

    private static void field(String what, double field) {
        if (!Double.isFinite(field)) {
            throw new IllegalArgumentException(what + "(h = " + field + "): a finite field is needed; try 0");
        }
    }

    /**
     * Without a field.
     *
     * @param temperature T, 0 or above
     */
    public SherringtonKirkpatrick(double temperature) {
        this(temperature, 0);
    }

    /**
     * The Edwards-Anderson parameter: the one solution above 0 if there is one, since &lt;tanh^2&gt; / q falls with q.
     *
     * @return q, from 0 to 1
     */
    public double q() {
        if (temperature == 0) {
            return 1;
        }
        if (field == 0 && temperature >= 1) {
            return 0;
        }
        return VectorMeanField.fallsBelowZero(q -> at(q).q() - q, 0, 1);
    }

    private CavityField at(double q) {
        return CavityField.at(temperature, field, Math.sqrt(q));
    }

    /**
     * The magnetisation.
     *
     * @return &lt;tanh g/T&gt;, 0 without a field
     */
    public double magnetisation() {
        return at(q()).s();
    }

    /**
     * The free energy.
     *
     * @return f, per site
     */
    public double freeEnergy() {
        double q = q();
        CavityField g = at(q);
        return -g.c() * (1 - q) / 4 - g.free();
    }

    /**
     * The energy.
     *
     * @return E / N, the field's part included
     */
    public double energy() {
        double q = q();
        CavityField g = at(q);
        return -g.c() * (1 + q) / 2 - field * g.s();
    }

    /**
     * The stability of replica symmetry.
     *
     * @return 1 - &lt;sech^4 g/T&gt; / T^2, above 0 where it holds; -Infinity at T = 0
     */
    public double replicon() {
        return 1 - at(q()).fourth();
    }

    /**
     * The line of de Almeida and Thouless: the temperature below which replica symmetry breaks.
     *
     * @param field h, at most 8 in size
     * @return T, 1 without a field; for a large one (4/3) (2 pi)^(-1/2) exp(-h^2 / 2)
     */
    public static double almeidaThouless(double field) {
        if (!(Math.abs(field) <= 8)) {
            throw new IllegalArgumentException("SherringtonKirkpatrick.almeidaThouless(h = " + field
                    + "): the line is known for fields up to 8, where T is 7e-15; try 0.5");
        }
        return field == 0
                ? 1
                : VectorMeanField.fallsBelowZero(T -> -new SherringtonKirkpatrick(T, field).replicon(), 0, 1);
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "SherringtonKirkpatrick(T = %.4g, h = %.4g: q = %.6g, E/N = %.6g, replica symmetry %s)",
                temperature,
                field,
                q(),
                energy(),
                replicon() > 0 ? "stable" : "broken");
    }
}
