package engram.coupling;

import engram.identity.Identified;
import engram.numeric.Eigen;
import engram.numeric.Fields;
import engram.numeric.Operator;
import engram.state.Spins;
import engram.topology.Topology;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CancellationException;

/**
 * The couplings W between sites: d x d blocks W_ij, by which site i receives W_ij s_j.
 *
 * <p>{@link Dense}, {@link Blocks} and {@link LowRank} are layouts of W, and a rule of one's own returns one of them. Code
 * that reads W walks its {@link Row rows}, whatever the layout. A layout of one's own implements {@link #space},
 * {@link #topology}, {@link #row} and {@link #identity}; all else is computed from those, and is overridden where the layout
 * has a faster way.
 *
 * @since 0.1.0
 */
public interface Couplings extends Identified {
    /** Couplings that differ by no more than this part of the largest are the same but for rounding. */
    double SAME = 1e-12;

    /**
     * The space of the states these couplings act on.
     *
     * @return N and d
     */
    Spins space();

    /**
     * Returns which site receives from which. Self-couplings W_ii are not part of it.
     *
     * @return the topology off the diagonal; complete where every pair may be coupled
     */
    Topology topology();

    /**
     * The blocks by which one site receives.
     *
     * @param i the site
     * @return its row: a block for every neighbour in {@link #topology}, and for the site itself where the layout has
     *     diagonal blocks; senders ascending
     */
    Row row(int i);

    /**
     * Whether W is kept number by number, so that {@link #row} copies nothing. Otherwise each row is computed when it is
     * asked for, and {@link #fields} may be the cheaper way to use W.
     *
     * @return true unless a layout says otherwise
     */
    default boolean isExplicit() {
        return true;
    }

    /**
     * Calls a visitor with every row, in the order of sites. An interrupt ends the walk with a
     * {@link CancellationException}.
     *
     * @param visitor reads one row at a time
     */
    default void walk(Visitor visitor) {
        Objects.requireNonNull(visitor, "walk(visitor = null): try w.walk(row -> ...)");
        for (int i = 0; i < space().n(); i++) {
            if (Thread.currentThread().isInterrupted()) {
                throw new CancellationException(
                        "reading the couplings was interrupted at site " + i + " of " + space().n());
            }
            visitor.row(row(i));
        }
    }

    /** Reads rows of couplings; see {@link #walk}. */
    @FunctionalInterface
    interface Visitor {
        /**
         * Reads one row.
         *
         * @param row the blocks by which one site receives; may be kept
         */
        void row(Row row);
    }

    /** A function of one number W_ij^ab; see {@link #map}. */
    @FunctionalInterface
    interface Entry {
        /**
         * What replaces a number.
         *
         * @param i the receiving site
         * @param j the sending site
         * @param w one component W_ij^ab
         * @return the new W_ij^ab
         */
        double of(int i, int j, double w);
    }

    /**
     * The blocks by which one site receives, as a view that copies nothing: component (a, b) of block k is
     * {@code weights()[at() + (a * degree() + k) * d + b]}.
     */
    final class Row {
        private final int site;
        private final int d;
        private final int[] senders;
        private final int from;
        private final int degree;
        private final double[] weights;
        private final int at;

        /**
         * A view of blocks.
         *
         * @param site the receiving site
         * @param d dimension of a spin
         * @param senders a list that holds the sending sites, ascending
         * @param from where they begin in it
         * @param degree how many there are
         * @param weights an array that holds the row: d times degree d numbers, one component of the receiving spin after
         *     another, each over the d components of all senders in turn; kept, not copied
         * @param at where the row begins in it
         */
        public Row(int site, int d, int[] senders, int from, int degree, double[] weights, int at) {
            Objects.requireNonNull(senders, "Row(senders = null): a list of sites is needed");
            Objects.requireNonNull(weights, "Row(weights = null): degree d^2 numbers are needed");
            if (site < 0 || d < 1 || Math.min(from, degree) < 0 || (long) from + degree > senders.length) {
                throw new IllegalArgumentException("Row(site = " + site + ", d = " + d + ", from = " + from
                        + ", degree = " + degree + "): " + senders.length
                        + " senders came; a site from 0, d of at least 1 and a part of that list are needed");
            }
            if (at < 0 || at + (long) degree * d * d > weights.length) {
                throw new IllegalArgumentException("Row(at = " + at + "): degree d^2 = " + (long) degree * d * d
                        + " numbers from there on are needed; " + weights.length + " numbers came");
            }
            this.site = site;
            this.d = d;
            this.senders = senders;
            this.from = from;
            this.degree = degree;
            this.weights = weights;
            this.at = at;
        }

        /**
         * The receiving site.
         *
         * @return i
         */
        public int site() {
            return site;
        }

        /**
         * How many blocks the row has.
         *
         * @return the number of senders, the site itself among them if it has a diagonal block
         */
        public int degree() {
            return degree;
        }

        /**
         * A sending site.
         *
         * @param k from 0 to degree - 1
         * @return j
         */
        public int sender(int k) {
            return senders[from + check(k)];
        }

        /**
         * Looks for a sender.
         *
         * @param j a site
         * @return its k, or a negative number if the row has no block for it
         */
        public int find(int j) {
            int place = Arrays.binarySearch(senders, from, from + degree, j);
            return place < 0 ? -1 : place - from;
        }

        /**
         * One number.
         *
         * @param k from 0 to degree - 1
         * @param a component of the receiving spin
         * @param b component of the sending spin
         * @return W_ij^ab, j being sender k
         */
        public double get(int k, int a, int b) {
            if (Math.min(a, b) < 0 || Math.max(a, b) >= d) {
                throw new IllegalArgumentException(
                        "Row.get(a = " + a + ", b = " + b + "): spins have the components 0 to " + (d - 1));
            }
            return weights[at + (a * degree + check(k)) * d + b];
        }

        /**
         * One block.
         *
         * @param k from 0 to degree - 1
         * @return d x d numbers, row-major; a copy
         */
        public double[] block(int k) {
            check(k);
            double[] block = new double[d * d];
            for (int a = 0; a < d; a++) {
                System.arraycopy(weights, at + (a * degree + k) * d, block, a * d, d);
            }
            return block;
        }

        /**
         * The array that holds the row, not a copy, for reading.
         *
         * @return more numbers than this row's, perhaps
         */
        public double[] weights() {
            return weights;
        }

        /**
         * Where the row begins in {@link #weights}.
         *
         * @return an index
         */
        public int at() {
            return at;
        }

        private int check(int k) {
            if (k < 0 || k >= degree) {
                throw new IllegalArgumentException("block " + k + " of site " + site + " was asked for; its row has "
                        + degree + " of them, numbered from 0");
            }
            return k;
        }

        /** The field at this site. */
        private void field(double[][] x, int width, double[][] h) {
            Fields.at(weights, at, senders, from, degree, d, x, width, h);
        }

        private double rounding() {
            return Rounding.of(weights, at, degree * d * d, degree * d);
        }

        @Override
        public String toString() {
            return "Row of site " + site + ": " + degree + " blocks of " + d + " x " + d;
        }
    }

    /**
     * The field that the couplings make at one site of many trials, h_i = sum_j W_ij s_j.
     *
     * @param i the site
     * @param x a tile: rows of trials, row j d + b
     * @param width how many trials
     * @param h out: d rows of at least width numbers
     */
    default void field(int i, double[][] x, int width, double[][] h) {
        Check.field(space(), i, x, width, h);
        try {
            row(i).field(x, width, h);
        } catch (RuntimeException e) {
            throw Check.lookedFor(x, width, e);
        }
    }

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
    default double rounding(int i) {
        return row(i).rounding();
    }

    /**
     * One block.
     *
     * @param i the receiving site
     * @param j the sending site
     * @return d x d numbers, row-major; zeros where there is no connection
     */
    default double[] block(int i, int j) {
        Check.site(space(), j);
        Row row = row(i);
        int k = row.find(j);
        return k < 0 ? new double[space().d() * space().d()] : row.block(k);
    }

    /**
     * How far from symmetric: max |W_ij^ab - W_ji^ba|.
     *
     * @return 0 for symmetric couplings
     */
    default double asymmetry() {
        int d = space().d();
        double[] most = {0};
        walk(row -> {
            for (int k = 0; k < row.degree(); k++) {
                double[] back = block(row.sender(k), row.site());
                for (int c = 0; c < d * d; c++) {
                    most[0] = Math.max(most[0], Math.abs(row.get(k, c / d, c % d) - back[c % d * d + c / d]));
                }
            }
        });
        return most[0];
    }

    /**
     * The largest coupling: max |W_ij^ab|.
     *
     * @return 0 only if all are
     */
    default double largest() {
        int d = space().d();
        double[] most = {0};
        walk(row -> {
            for (int c = 0; c < row.degree() * d * d; c++) {
                most[0] = Math.max(most[0], Math.abs(row.weights()[row.at() + c]));
            }
        });
        return most[0];
    }

    /**
     * Whether W = W^T, to rounding.
     *
     * @return true if {@link #asymmetry} is at most {@link #SAME} of {@link #largest}
     */
    default boolean symmetric() {
        return asymmetry() <= SAME * largest();
    }

    /**
     * The symmetric part (W + W^T) / 2.
     *
     * @return couplings; on a topology, every connection must run both ways
     */
    default Couplings symmetrised() {
        return Written.out(this, (i, j, x) -> x).symmetrised();
    }

    /**
     * The same couplings with every number replaced by a function of it. Numbers that the layout does not have, as those
     * between sites that are not connected, stay 0.
     *
     * <pre>{@code
     * Couplings half = w.map((i, j, x) -> x / 2);
     * }</pre>
     *
     * @param f the function; finite
     * @return fresh couplings kept number by number, whatever the layout of these
     */
    default Couplings map(Entry f) {
        Objects.requireNonNull(f, "map(f = null): try w.map((i, j, x) -> 2 * x)");
        return Written.out(this, f);
    }

    /**
     * W as a matrix.
     *
     * @return (n d)^2 numbers, row-major: row i d + a, column j d + b; for reading, since they may be the couplings' own
     */
    default double[] matrix() {
        return Written.matrix(this, (i, j, x) -> x);
    }

    /**
     * W as an operator on states, x to W x, without a matrix unless it is there.
     *
     * @return the operator; for eigenvalues W must be {@link #symmetric}
     */
    default Operator operator() {
        return new FieldOperator(this);
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
