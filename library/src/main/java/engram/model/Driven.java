package engram.model;

import engram.coupling.Couplings;
import engram.coupling.Cursor;
import engram.coupling.SingleRows;
import engram.state.Spins;
import java.util.Optional;

/**
 * A network of any couplings, symmetric or not: it has fields, and so dynamics, but no energy.
 *
 * @param w couplings
 */
public record Driven(Couplings w) implements Model {

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
    public String toString() {
        return "Driven: h_i = sum W_ij s_j, no energy\n└─ " + w;
    }
}
