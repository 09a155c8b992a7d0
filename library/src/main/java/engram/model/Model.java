package engram.model;

import engram.coupling.Couplings;
import engram.coupling.Cursor;
import engram.coupling.SingleRows;
import engram.state.Spins;
import java.util.Optional;

/**
 * A network that can be asked for its local fields.
 *
 * <p>Conventions of the whole library: the field at site i is h_i = sum_j W_ij s_j + b_i, where b, the field from
 * outside, is mostly zero; where there is an energy, it is E(s) = -1/2 sum_ij s_i^T W_ij s_j - sum_i b_i . s_i, so that
 * h_i = -dE/ds_i for symmetric W without diagonal. Where the energy is not quadratic, the field of a bit is half the energy
 * difference, (E(s_i = -1) - E(s_i = +1)) / 2, which -dE/ds_i is not; with anything else a bit at a temperature has the wrong law.
 * The field of a vector is -dE/ds_i, and {@link Affine} says that it is enough to draw the vector. Recall at zero temperature turns s_i along h_i; Hebb couplings carry 1/N.
 *
 * <p>At zero temperature the unit of W and b does not matter, since only directions of fields count. A spin whose field is
 * zero stays as it is; what is zero but for rounding is told by the cursor, {@link Cursor#rounding}. A
 * model of one's own whose fields are sums that may cancel does best to keep them whole numbers.
 */
public interface Model {

    /**
     * The space of its states.
     *
     * @return N and d
     */
    Spins space();

    /**
     * The local field at one site of many trials.
     *
     * @param i the site
     * @param x a tile: rows of trials, row j d + b
     * @param width how many trials
     * @param h out: d rows of at least width numbers
     */
    void field(int i, double[][] x, int width, double[][] h);

    /**
     * The couplings that its fields are made of, in single precision, each site's divided by a number of its own.
     *
     * @return rows, if the field is along sum_j W_ij s_j, nothing more, with couplings stored as rows
     */
    default Optional<SingleRows> singleRows() {
        return Optional.empty();
    }

    /**
     * A cursor over a tile of trials, through which dynamics reads fields and changes spins. The default
     * asks {@link #field} each time; a model that can keep a running account overrides it.
     *
     * @param x a tile: rows of trials, row j d + b; from now on changed through the cursor alone
     * @param width how many trials
     * @return a cursor, for one thread
     */
    default Cursor cursor(double[][] x, int width) {
        return Cursor.asking(this::field, x);
    }

    /**
     * The network that couplings make: one with an energy if they are symmetric, a driven one
     * otherwise. {@link EnergyModel#descends} says whether recall goes down in that energy.
     *
     * @param w the couplings
     * @return a {@link Quadratic} or a {@link Driven} model
     */
    static Model of(Couplings w) {
        return of(w, ExternalField.without("Model.of", w));
    }

    /**
     * The network that couplings make in a field from outside: one with an energy if they are symmetric, a
     * driven one otherwise.
     *
     * @param w the couplings
     * @param b the field, on the same spins
     * @return a {@link Quadratic} or a {@link Driven} model
     */
    static Model of(Couplings w, ExternalField b) {
        ExternalField.check("Model.of", w, b);
        return w.symmetric() ? new Quadratic(w, b) : new Driven(w, b);
    }
}
