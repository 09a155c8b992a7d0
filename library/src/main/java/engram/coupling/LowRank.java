package engram.coupling;

import engram.numeric.Gram;
import engram.numeric.Rows;
import engram.pattern.Patterns;
import engram.state.Spins;
import java.util.Locale;
import java.util.concurrent.CancellationException;

/**
 * Hebb couplings on the complete graph, W_ij = (1/N) sum_mu xi_i^mu (x) xi_j^mu for i != j and W_ii = 0,
 * kept as the patterns: W is never formed.
 *
 * <p>With the overlaps m_mu = (1/N) sum_j xi_j^mu . s_j the field is h_i = sum_mu xi_i^mu m_mu - C_i s_i,
 * where C_i = (1/N) sum_mu xi_i^mu (x) xi_i^mu is the diagonal block that W leaves out (P/N for d = 1). A
 * {@link #cursor} keeps the overlaps, so an update costs O(P d) whatever N, and memory is O(N P d). For
 * d = 1 patterns are bits and N m_mu is a whole number: nothing is rounded until the last division by
 * N, and a field of zero is zero.
 *
 * <p>{@link #field} has no overlaps to go by: it works out the row W_i on the spot, O(N P d^2). For d = 1
 * a number in a pattern, or a spin under a cursor, counts as its sign.
 */
public final class LowRank implements Couplings {
    private final Spins space;
    private final int p;
    /** d = 1: the patterns as bits; otherwise null. */
    private final Signs signs;
    /** d > 1: row i d + a holds that component of all P patterns; otherwise null. */
    private final double[] x;
    /** d > 1: the blocks N C_i, N d^2 numbers; otherwise null. */
    private final double[] own;

    /**
     * Couplings of patterns.
     *
     * @param xi the patterns; copied, 2 bits a number for d = 1
     */
    public LowRank(Patterns xi) {
        space = xi.space();
        p = xi.p();
        int d = xi.d();
        signs = d == 1 ? new Signs(xi) : null;
        x = d == 1 ? null : xi.transposed();
        own = d == 1 ? null : new double[Math.multiplyExact(space.size(), d)];
        for (int k = 0; k < space.size() * d && d > 1; k++) {
            int row = k / d;
            own[k] = Gram.dot(x, row * p, x, (row / d * d + k % d) * p, p);
        }
    }

    @Override
    public Spins space() {
        return space;
    }

    /**
     * How many patterns.
     *
     * @return P
     */
    public int p() {
        return p;
    }

    /** N W_ij^ab for i != j, with r = i d + a and c = j d + b. */
    private double times(int r, int c) {
        return signs != null ? signs.dot(r, c) : Gram.dot(x, r * p, x, c * p, p);
    }

    /** Writes component r = i d + a of all patterns. */
    private void row(int r, double[] out) {
        if (signs != null) {
            signs.row(r, out);
        } else {
            System.arraycopy(x, r * p, out, 0, p);
        }
    }

    @Override
    public void field(int i, double[][] tile, int width, double[][] h) {
        int d = space.d();
        for (int a = 0; a < d; a++) {
            java.util.Arrays.fill(h[a], 0, width, 0);
            for (int c = 0; c < space.size(); c++) {
                if (c / d != i) {
                    Rows.add(times(i * d + a, c), tile[c], h[a], width);
                }
            }
            Rows.divide(h[a], space.n(), width);
        }
    }

    @Override
    public Cursor cursor(double[][] tile, int width) {
        return signs != null ? new SignOverlaps(signs, tile, width) : new VectorOverlaps(space, p, x, own, tile, width);
    }

    @Override
    public double[] block(int i, int j) {
        int d = space.d();
        double[] block = new double[d * d];
        for (int k = 0; k < block.length && i != j; k++) {
            block[k] = times(i * d + k / d, j * d + k % d) / space.n();
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

    /**
     * The largest coupling: max |W_ij^ab|. All pairs of sites are looked at, O(N^2 P d^2), unless one of
     * them has the most there can be, P/N.
     *
     * @return 0 only if all are
     */
    @Override
    public double largest() {
        int d = space.d();
        double most = 0;
        for (int r = d; r < space.size() && most < p; r++) {
            if (Thread.currentThread().isInterrupted()) {
                throw new CancellationException("the search for the largest coupling was interrupted");
            }
            for (int c = 0; c < r / d * d; c++) {
                most = Math.max(most, Math.abs(times(r, c)));
            }
        }
        return most / space.n();
    }

    @Override
    public double[] fields(double[] s) {
        int d = space.d();
        double[] m = overlaps(s);
        double[] xi = new double[p];
        double[] h = new double[space.size()];
        for (int r = 0; r < h.length; r++) {
            row(r, xi);
            double sum = Gram.dot(xi, 0, m, 0, p);
            for (int b = 0; b < d; b++) {
                sum -= (d == 1 ? p : own[r * d + b]) * s[r / d * d + b];
            }
            h[r] = sum / space.n();
        }
        return h;
    }

    /** N m_mu. */
    private double[] overlaps(double[] s) {
        double[] m = new double[p];
        double[] xi = new double[p];
        for (int r = 0; r < space.size(); r++) {
            row(r, xi);
            for (int mu = 0; mu < p; mu++) {
                m[mu] += xi[mu] * s[r];
            }
        }
        return m;
    }

    /**
     * The quadratic form -(N/2) sum_mu m_mu^2 + 1/2 sum_i s_i^T C_i s_i, the energy of recall.
     *
     * @param s n d numbers
     * @return the form; there are no diagonal blocks
     */
    @Override
    public double form(double[] s) {
        int d = space.d();
        double all = 0;
        for (double m : overlaps(s)) {
            all += m * m;
        }
        double same = 0;
        for (int r = 0; r < s.length; r++) {
            for (int b = 0; b < d; b++) {
                same += s[r] * (d == 1 ? p : own[r * d + b]) * s[r / d * d + b];
            }
        }
        return -(all - same) / (2.0 * space.n());
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "Low-rank Hebb couplings, N = %d, d = %d, P = %d: overlaps instead of W, symmetric",
                space.n(),
                space.d(),
                p);
    }
}
