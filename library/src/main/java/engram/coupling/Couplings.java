package engram.coupling;

import engram.state.Spins;
import java.util.Optional;

/**
 * The couplings W between sites: d x d blocks W_ij, by which site i receives W_ij s_j.
 *
 * <p>Users need not implement this: a rule of one's own returns {@link Blocks} or {@link Dense}.
 */
public sealed interface Couplings permits Dense, Blocks, LowRank {

    /**
     * The space of the states these couplings act on.
     *
     * @return N and d
     */
    Spins space();

    /**
     * The field that the couplings make at one site of many trials, h_i = sum_j W_ij s_j.
     *
     * @param i the site
     * @param x a tile: rows of trials, row j d + b
     * @param width how many trials
     * @param h out: d rows of at least width numbers
     */
    void field(int i, double[][] x, int width, double[][] h);

    /**
     * A cursor over a tile of trials, through which dynamics reads fields and changes spins. The default
     * asks {@link #field} each time.
     *
     * @param x a tile: rows of trials, row j d + b; from now on changed through the cursor alone
     * @param width how many trials
     * @return a cursor, for one thread
     */
    default Cursor cursor(double[][] x, int width) {
        return Cursor.asking(this::field, x);
    }

    /**
     * One block.
     *
     * @param i the receiving site
     * @param j the sending site
     * @return d x d numbers, row-major; zeros where there is no connection
     */
    double[] block(int i, int j);

    /**
     * How far from symmetric: max |W_ij^ab - W_ji^ba|.
     *
     * @return 0 for symmetric couplings
     */
    double asymmetry();

    /**
     * The largest coupling: max |W_ij^ab|.
     *
     * @return 0 only if all are
     */
    double largest();

    /**
     * Whether W = W^T, to rounding.
     *
     * @return true if {@link #asymmetry} is at most 1e-12 of {@link #largest}
     */
    default boolean symmetric() {
        return asymmetry() <= 1e-12 * largest();
    }

    /**
     * The same couplings in single precision, for dynamics that need no more.
     *
     * @return rows, if these couplings are stored as rows
     */
    default Optional<SingleRows> singleRows() {
        return Optional.empty();
    }

    /**
     * All fields of one state.
     *
     * @param s n d numbers
     * @return h, n d numbers
     */
    default double[] fields(double[] s) {
        Spins space = space();
        int d = space.d();
        double[][] x = new double[space.size()][];
        for (int row = 0; row < x.length; row++) {
            x[row] = new double[] {s[row]};
        }
        double[][] h = new double[d][1];
        double[] all = new double[space.size()];
        for (int i = 0; i < space.n(); i++) {
            field(i, x, 1, h);
            for (int a = 0; a < d; a++) {
                all[i * d + a] = h[a][0];
            }
        }
        return all;
    }

    /**
     * The quadratic form -1/2 sum_ij s_i^T W_ij s_j. For symmetric W it is the energy that recall
     * descends; for any other W it is only a number to look at.
     *
     * @param s n d numbers
     * @return the form, diagonal blocks included
     */
    default double form(double[] s) {
        double[] h = fields(s);
        double sum = 0;
        for (int k = 0; k < h.length; k++) {
            sum += h[k] * s[k];
        }
        return -sum / 2;
    }
}
