package engram.coupling;

import engram.numeric.Eigen;
import engram.state.Spins;
import java.util.Optional;

/**
 * The couplings W between sites: d x d blocks W_ij, by which site i receives W_ij s_j.
 *
 * <p>Users need not implement this: a rule of one's own returns {@link Blocks} or {@link Dense}.
 */
public sealed interface Couplings permits Dense, Blocks, LowRank {
    /** Couplings that differ by no more than this part of the largest are the same but for rounding. */
    double SAME = 1e-12;

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
        Check.tile(space(), x, width);
        return new Asking(this::field, this::rounding, x);
    }

    /**
     * How long a field at one site can be and still be nothing but rounding, where its terms cancel: about as many units
     * in the last place of sum_j |W_ij| as there are terms. It scales with W.
     *
     * @param i the site
     * @return the bound, for spins of length 1; 0 where fields of zero are exact
     */
    double rounding(int i);

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
     * @return true if {@link #asymmetry} is at most {@link #SAME} of {@link #largest}
     */
    default boolean symmetric() {
        return asymmetry() <= SAME * largest();
    }

    /**
     * The same couplings in single precision, for zero-temperature dynamics that need no more. Each site's are divided by
     * a number of its own, which changes no direction; see {@link SingleRows}.
     *
     * @return rows, if these couplings are stored as rows and single precision does them justice
     */
    default Optional<SingleRows> singleRows() {
        return Optional.empty();
    }

    /**
     * Whether zero-temperature recall one site at a time never raises {@link #form} (in any field from outside, the energy):
     * W is symmetric, and no diagonal block W_ii has a negative eigenvalue. A site that turns from s to s' changes the
     * energy by -(s' - s) . h_i - 1/2 (s' - s) . W_ii (s' - s), and only the first part is never positive by itself.
     *
     * @return true if both hold to {@link #SAME} of {@link #largest}
     */
    default boolean descends() {
        if (!symmetric()) {
            return false;
        }
        int d = space().d();
        double largest = largest();
        for (int i = 0; i < space().n() && largest > 0; i++) {
            double[] own = block(i, i);
            double[] half = new double[d * d];
            double most = 0;
            for (int k = 0; k < half.length; k++) {
                half[k] = own[k] / largest / 2 + own[k % d * d + k / d] / largest / 2;
                most = Math.max(most, Math.abs(half[k]));
            }
            if (most > SAME && (d == 1 ? half[0] : Eigen.values(half, d)[0]) < -SAME) {
                return false;
            }
        }
        return true;
    }

    /**
     * All fields of one state.
     *
     * @param s n d numbers
     * @return h, n d numbers
     */
    default double[] fields(double[] s) {
        Spins space = space();
        Check.state(space, s, "fields");
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
     * The quadratic form -1/2 sum_ij s_i^T W_ij s_j. For symmetric W it is the energy; recall one site at
     * a time never raises it where {@link #descends}. For any other W it is only a number to look at.
     *
     * @param s n d numbers
     * @return the form, diagonal blocks included
     */
    default double form(double[] s) {
        Check.state(space(), s, "form");
        double[] h = fields(s);
        double sum = 0;
        for (int k = 0; k < h.length; k++) {
            sum += h[k] * s[k];
        }
        return -sum / 2;
    }
}
