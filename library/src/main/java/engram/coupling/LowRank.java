package engram.coupling;

import engram.argument.Given;
import engram.numeric.Gram;
import engram.numeric.Operator;
import engram.numeric.Rows;
import engram.pattern.Patterns;
import engram.pattern.Signs;
import engram.state.Spins;
import engram.topology.Topology;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.CancellationException;

/**
 * Couplings on the complete graph kept as the patterns, W never formed: Hebb's, W_ij = (1/N) sum_mu xi_i^mu (x) xi_j^mu
 * for i != j and W_ii = 0; or with a kernel between the patterns,
 * W_ij = (1/N) sum_(mu, nu) K_mu_nu xi_i^mu (x) xi_j^nu, of which Hebb's are those with K the identity. The pseudo-inverse
 * and dreaming are such kernels.
 *
 * <p>With the overlaps m_mu = (1/N) sum_j xi_j^mu . s_j the field is h_i = sum_mu xi_i^mu (K m)_mu - C_i s_i, where
 * C_i = (1/N) sum_(mu, nu) K_mu_nu xi_i^mu (x) xi_i^nu is the diagonal block that W leaves out (P/N for d = 1 without a
 * kernel). A {@link #cursor} keeps K m, so an update costs O(P d) whatever N, and memory is O(N P d), twice that
 * with a kernel. For d = 1 patterns are bits and without a kernel N m_mu is a whole number: nothing is rounded until the last
 * division by N, and a field of zero is zero.
 *
 * <p>{@link #field} has no overlaps to go by: it works out the row W_i on the spot, O(N P d^2). For d = 1
 * without a kernel a number in a pattern, or a spin under a cursor, counts as its sign.
 *
 * @since 0.1.0
 */
public final class LowRank implements Couplings {
    private final Spins space;
    private final int p;
    /** N, and with a kernel N over the power of two by which the rows of y are divided, so that no square overflows. */
    private final double divisor;
    /** d = 1 without a kernel: the patterns as bits; otherwise null. */
    private final Signs signs;
    /** Otherwise: row i d + a holds that component of all P patterns; or null. */
    private final double[] x;
    /** The rows of x times K, over a power of two; x itself without a kernel. */
    private final double[] y;
    /** The blocks C_i, times the divisor, N d^2 numbers; null where there are signs. */
    private final double[] own;
    /** What rounding may leave of each site's field; null where there are signs, whose fields are exact. */
    private final double[] rounding;

    /**
     * Hebb's couplings of patterns.
     *
     * @param xi the patterns; copied, 2 bits a number for d = 1
     */
    public LowRank(Patterns xi) {
        Objects.requireNonNull(xi, "LowRank(xi = null): try new Binary().draw(p, n, streams)");
        space = xi.spins();
        p = xi.p();
        divisor = space.n();
        signs = xi.d() == 1 ? new Signs(xi) : null;
        x = xi.d() == 1 ? null : xi.transposed();
        y = x;
        own = xi.d() == 1 ? null : own();
        rounding = xi.d() == 1 ? null : rounding();
    }

    /**
     * Couplings of patterns with a kernel between them.
     *
     * @param xi the patterns; copied
     * @param kernel K, symmetric, P x P, row-major
     */
    public LowRank(Patterns xi, double[] kernel) {
        Objects.requireNonNull(xi, "LowRank(xi = null): try new Binary().draw(p, n, streams)");
        Objects.requireNonNull(
                kernel, "LowRank(kernel = null): P x P numbers are needed; without a kernel, LowRank(xi)");
        space = xi.spins();
        p = xi.p();
        check(kernel);
        signs = null;
        x = xi.transposed();
        int power = Math.max(-900, Math.getExponent(Check.largest(kernel)));
        double[] scaled = Arrays.stream(kernel).map(k -> Math.scalb(k, -power)).toArray();
        divisor = Math.scalb((double) space.n(), -power);
        y = new double[x.length];
        for (int k = 0; k < y.length; k++) {
            y[k] = Gram.dot(x, k / p * p, scaled, k % p * p, p);
        }
        own = own();
        rounding = rounding();
    }

    private void check(double[] kernel) {
        if (kernel.length != (long) p * p) {
            throw new IllegalArgumentException("LowRank: a kernel of " + kernel.length + " numbers came for P = " + p
                    + " patterns; P x P = " + (long) p * p + " are needed, row by row");
        }
        Check.finite(kernel, "LowRank: the kernel");
        double most = Check.largest(kernel);
        for (int mu = 0; mu < p; mu++) {
            for (int nu = 0; nu < mu; nu++) {
                if (Math.abs(kernel[mu * p + nu] - kernel[nu * p + mu]) > SAME * most) {
                    throw new IllegalArgumentException("LowRank: the kernel has K(" + mu + ", " + nu + ") = "
                            + kernel[mu * p + nu] + " and K(" + nu + ", " + mu + ") = " + kernel[nu * p + mu]
                            + "; it must be symmetric; for others write W out, as Dense");
                }
            }
        }
    }

    private double[] own() {
        int d = space.d();
        double[] blocks = new double[Math.multiplyExact(space.size(), d)];
        for (int k = 0; k < blocks.length; k++) {
            if (k % 1024 == 0 && Thread.currentThread().isInterrupted()) {
                throw new CancellationException("learning was interrupted at site " + k / d / d + " of " + space.n());
            }
            blocks[k] = times(k / d, k / d / d * d + k % d);
        }
        return blocks;
    }

    /**
     * A field is a sum over P patterns of overlaps, which are sums over N sites: N + P + 8 times 2^-52 of the largest that
     * sum can be, (1/N) sum_mu |xi_i^mu| sum_j |(K xi)_j^mu|.
     */
    private double[] rounding() {
        int d = space.d();
        double[] most = new double[p];
        for (int k = 0; k < y.length; k++) {
            most[k % p] += Math.abs(y[k]) * 0x1p-52;
        }
        double[] bound = new double[space.n()];
        for (int k = 0; k < x.length; k++) {
            bound[k / p / d] += (space.n() + p + 8) * Math.abs(x[k]) * most[k % p] / divisor;
        }
        return bound;
    }

    @Override
    public double rounding(int i) {
        Check.site(space, i);
        return signs != null ? 0 : rounding[i];
    }

    @Override
    public Spins space() {
        return space;
    }

    @Override
    public Topology topology() {
        return Topology.complete(space.n());
    }

    /** The row is computed, O(N P d^2). */
    @Override
    public Row row(int i) {
        Check.site(space, i);
        int d = space.d();
        int n = space.n();
        int[] others = new int[n - 1];
        Arrays.setAll(others, k -> k < i ? k : k + 1);
        int columns = (n - 1) * d;
        double[] w = new double[Math.multiplyExact(columns, d)];
        for (int k = 0; k < w.length; k++) {
            w[k] = times(i * d + k / columns, others[k % columns / d] * d + k % d) / divisor;
        }
        return new Row(i, d, others, 0, n - 1, w, 0);
    }

    @Override
    public boolean isExplicit() {
        return false;
    }

    @Override
    public LowRank symmetrised() {
        return this;
    }

    /** x to W x through overlaps, O(N P d). */
    @Override
    public Operator operator() {
        return new Operator() {
            @Override
            public int size() {
                return space.size();
            }

            @Override
            public void apply(double[] in, double[] out) {
                Check.state(space, out, "Operator.apply");
                System.arraycopy(fields(in), 0, out, 0, out.length);
            }
        };
    }

    /**
     * How many patterns.
     *
     * @return P
     */
    public int p() {
        return p;
    }

    /** N W_ij^ab for i != j, with r = i d + a and c = j d + b; the same bits for c and r. */
    private double times(int r, int c) {
        return signs != null ? signs.dot(r, c) : Gram.dot(y, Math.max(r, c) * p, x, Math.min(r, c) * p, p);
    }

    /** Writes component r = i d + a of all patterns, or of what stands in their place. */
    private void row(int r, double[] rows, double[] out) {
        if (signs != null) {
            signs.row(r, out);
        } else {
            System.arraycopy(rows, r * p, out, 0, p);
        }
    }

    @Override
    public void field(int i, double[][] tile, int width, double[][] h) {
        Check.field(space, i, tile, width, h);
        Given.rows("the tile", tile, 0, tile.length, width);
        int d = space.d();
        for (int a = 0; a < d; a++) {
            Arrays.fill(h[a], 0, width, 0);
            for (int c = 0; c < space.size(); c++) {
                if (c / d != i) {
                    Rows.add(times(i * d + a, c), tile[c], h[a], width);
                }
            }
            Rows.divide(h[a], divisor, width);
        }
    }

    @Override
    public Cursor cursor(double[][] tile, int width) {
        Check.tile(space, tile, width);
        return signs != null
                ? new SignOverlaps(signs, tile, width)
                : new VectorOverlaps(space, divisor, p, x, y, own, rounding, tile, width);
    }

    @Override
    public double[] block(int i, int j) {
        Check.site(space, i);
        Check.site(space, j);
        int d = space.d();
        double[] block = new double[d * d];
        for (int k = 0; k < block.length && i != j; k++) {
            block[k] = times(i * d + k / d, j * d + k % d) / divisor;
        }
        return block;
    }

    @Override
    public double asymmetry() {
        return 0;
    }

    @Override
    public boolean symmetric() {
        return true;
    }

    /** There is no diagonal. */
    @Override
    public boolean descends() {
        return true;
    }

    /**
     * The largest coupling: max |W_ij^ab|. All pairs of sites are looked at, O(N^2 P d^2), unless one of
     * them has the most there can be without a kernel, P/N.
     *
     * @return 0 only if all are
     */
    @Override
    public double largest() {
        int d = space.d();
        double most = 0;
        double bound = x == y ? p : Double.POSITIVE_INFINITY;
        for (int r = d; r < space.size() && most < bound; r++) {
            if (Thread.currentThread().isInterrupted()) {
                throw new CancellationException("the search for the largest coupling was interrupted");
            }
            for (int c = 0; c < r / d * d; c++) {
                most = Math.max(most, Math.abs(times(r, c)));
            }
        }
        return most / divisor;
    }

    @Override
    public double[] fields(double[] s) {
        Check.state(space, s, "fields");
        int d = space.d();
        double[] m = overlaps(y, s);
        double[] xi = new double[p];
        double[] h = new double[space.size()];
        for (int r = 0; r < h.length; r++) {
            row(r, x, xi);
            double sum = Gram.dot(xi, 0, m, 0, p);
            for (int b = 0; b < d; b++) {
                sum -= (signs != null ? p : own[r * d + b]) * s[r / d * d + b];
            }
            h[r] = sum / divisor;
        }
        return h;
    }

    /** N m_mu from the rows of x, N (K m)_mu from those of y. */
    private double[] overlaps(double[] rows, double[] s) {
        double[] m = new double[p];
        double[] xi = new double[p];
        for (int r = 0; r < space.size(); r++) {
            row(r, rows, xi);
            for (int mu = 0; mu < p; mu++) {
                m[mu] += xi[mu] * s[r];
            }
        }
        return m;
    }

    /**
     * The quadratic form -(N/2) sum_mu m_mu (K m)_mu + 1/2 sum_i s_i^T C_i s_i, the energy of recall.
     *
     * @param s n d numbers
     * @return the form; there are no diagonal blocks
     */
    @Override
    public double form(double[] s) {
        Check.state(space, s, "form");
        int d = space.d();
        double[] m = overlaps(x, s);
        double[] km = x == y ? m : overlaps(y, s);
        double all = Gram.dot(m, 0, km, 0, p);
        double same = 0;
        for (int r = 0; r < s.length; r++) {
            for (int b = 0; b < d; b++) {
                same += s[r] * (signs != null ? p : own[r * d + b]) * s[r / d * d + b];
            }
        }
        return -(all - same) / (2 * divisor);
    }

    @Override
    public Object identity() {
        return signs != null ? List.of(space, p, signs.identity()) : List.of(space, p, divisor, x, y);
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "Low-rank %s, N = %d, d = %d, P = %d: overlaps instead of W, symmetric",
                x == y ? "Hebb couplings" : "couplings with a kernel",
                space.n(),
                space.d(),
                p);
    }
}
