package engram.model;

import engram.coupling.Couplings;
import engram.coupling.Cursor;
import engram.coupling.SingleRows;
import engram.state.Spins;
import java.util.Locale;
import java.util.Optional;

/**
 * The quadratic network, E(s) = -1/2 sum_ij s_i^T W_ij s_j with W = W^T: Hopfield 1982 for d = 1,
 * Gallavotti and Zaccone, Eq 6, for d = 3.
 *
 * @param w symmetric couplings
 */
public record Quadratic(Couplings w) implements EnergyModel {

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
    public Spins space() {
        return w.space();
    }

    @Override
    public void field(int i, double[][] x, int width, double[][] h) {
        w.field(i, x, width, h);
    }

    @Override
    public Optional<SingleRows> singleRows() {
        return w.singleRows();
    }

    @Override
    public Cursor cursor(double[][] x, int width) {
        return w.cursor(x, width);
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
