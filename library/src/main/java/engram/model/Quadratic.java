package engram.model;

import engram.coupling.Couplings;
import java.util.Locale;

/**
 * The quadratic network, E(s) = -1/2 sum_ij s_i^T W_ij s_j with W = W^T: Hopfield 1982 for d = 1,
 * Gallavotti and Zaccone, Eq 6, for d = 3.
 *
 * @param w symmetric couplings
 */
public record Quadratic(Couplings w) implements CoupledModel, EnergyModel {

    /**
     * Checks the parameters.
     *
     * @param w symmetric couplings
     */
    public Quadratic {
        if (!w.symmetric()) {
            throw new IllegalArgumentException(String.format(
                    Locale.ROOT,
                    "Quadratic: max |W - W^T| = %.3g of %.3g, so there is no energy; use Driven, or learn with"
                            + " Symmetrised(rule)",
                    w.asymmetry(),
                    w.largest()));
        }
    }

    @Override
    public double energy(double[] s) {
        return w.form(s);
    }

    @Override
    public String toString() {
        return "Quadratic: E = -1/2 sum s_i W_ij s_j\n└─ " + w;
    }
}
