package engram.model;

import engram.coupling.Cursor;
import engram.coupling.SingleRows;
import engram.state.Spins;
import java.util.Optional;

/**
 * A network of spins that can be asked for its local fields, one site at a time.
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
 *
 * @since 0.1.0
 */
public interface SiteModel extends Model {

    @Override
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
}
