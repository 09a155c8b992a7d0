package engram.model;

import engram.coupling.Couplings;
import java.util.Locale;

/**
 * The quadratic network, E(s) = -1/2 sum_ij s_i^T W_ij s_j - sum_i b_i . s_i with W = W^T: Hopfield 1982 for d = 1 (in units
 * of +-1; {@link ZeroOne} has his own), Gallavotti and Zaccone, Eq 6, for d = 3 and b = 0.
 *
 * <p>Single-site recall never raises the energy if no self-coupling is negative: {@link #descends}. With W = (-3, .5; .5, -3)
 * it goes up and down for ever, between (+, +) at 2.5 and (+, -) at 3.5.
 *
 * @param w symmetric couplings
 * @param b field from outside, on the same spins
 * @since 0.1.0
 */
public record Quadratic(Couplings w, ExternalField b) implements CoupledModel, EnergyModel {

    /**
     * Checks the parameters.
     *
     * @param w symmetric couplings
     * @param b field from outside, on the same spins
     */
    public Quadratic {
        ExternalField.check("Quadratic", w, b);
        if (!w.symmetric()) {
            throw new IllegalArgumentException(String.format(
                    Locale.ROOT,
                    "Quadratic: max |W - W^T| = %.3g of %.3g, so there is no energy; use Driven, or learn with"
                            + " Symmetrised(rule)",
                    w.asymmetry(),
                    w.largest()));
        }
    }

    /**
     * A network in no field.
     *
     * @param w symmetric couplings
     */
    public Quadratic(Couplings w) {
        this(w, ExternalField.without("Quadratic", w));
    }

    @Override
    public double energy(double[] s) {
        return w.form(s) - b.along(s);
    }

    @Override
    public boolean descends() {
        return w.descends();
    }

    @Override
    public String toString() {
        return "Quadratic: E = -1/2 sum s_i W_ij s_j" + (b.isNone() ? "" : " - sum b_i s_i")
                + (descends() ? "" : ", which recall may raise: W_ii is negative")
                + (b.isNone() ? "\n└─ " + w : "\n├─ " + w + "\n└─ " + b);
    }
}
