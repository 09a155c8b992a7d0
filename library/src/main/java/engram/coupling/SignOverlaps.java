package engram.coupling;

import engram.numeric.Rows;
import engram.pattern.Signs;
import java.util.Arrays;

/**
 * The overlaps of d = 1, as whole numbers N m_mu, row by pattern and lane by trial. All arithmetic is
 * exact, so nothing needs renewal, and no bit depends on the order or on the other trials.
 *
 * <p>A field is N h_i = sum_mu xi_i^mu N m_mu - P s_i = 2 S - T - P s_i, with S the sum over the patterns that
 * have +1 at i and T over all. For S the sums over each subset of four patterns are kept (the method of
 * Arlazarov, Dinic, Kronrod and Faradzhev): four bits of site i choose one of 16 rows, so a field adds
 * P/4 rows, with no product.
 *
 * <p>A change is not carried into the rows at once. The changes of up to 16 sites wait, each a row of 0
 * and ±2; a field adds N W_ij, counted from bits, times those that wait. When the place is full they go
 * into the rows together, which are read and written once for 16 changes: the delayed update of
 * determinant Monte Carlo.
 */
final class SignOverlaps implements Cursor {
    private static final int WAITING = 16;

    private final Signs xi;
    private final double[][] x;
    /** Row 16 g + s: the sum of those of patterns 4 g .. 4 g + 3 that are in s, without what waits. */
    private final int[][] subset;
    /** The overlaps themselves, the rows above with one pattern in s. */
    private final int[][] m;
    /** T, of the rows above. */
    private final int[] total;

    /** Changes that wait. */
    private final int[][] change = new int[WAITING][];

    private final int[] site = new int[WAITING];
    private int waiting;
    /** Row 16 g + s: the sum of changes 4 g .. 4 g + 3, those not in s with a minus. */
    private final int[][] signed = new int[4 * WAITING][];

    private final int[] sum;

    SignOverlaps(Signs xi, double[][] x, int width) {
        this.xi = xi;
        this.x = x;
        int[] zeros = new int[width];
        subset = new int[16 * ((xi.p() + 15) / 16 * 4)][];
        for (int row = 0; row < subset.length; row++) {
            subset[row] = row % 16 == 0 || row % 16 > full(row / 16) ? zeros : new int[width];
        }
        m = new int[xi.p()][];
        Arrays.setAll(m, mu -> subset[mu / 4 * 16 + (1 << mu % 4)]);
        Arrays.setAll(change, k -> new int[width]);
        Arrays.setAll(signed, row -> new int[width]);
        total = new int[width];
        sum = new int[width];
        xi.count(x, width, m);
        addUp(width);
    }

    /** The subset of all patterns in a group: 15, less in the last, 0 in those beyond. */
    private int full(int group) {
        return (1 << Math.max(0, Math.min(4, xi.p() - 4 * group))) - 1;
    }

    @Override
    public void field(int i, int width, double[][] h) {
        Arrays.fill(sum, 0, width, 0);
        for (int w = 0, row = 0; w < xi.words(); w++) {
            long bits = xi.bits(i, w);
            for (int k = 0; k < 64 && row < subset.length; k += 16, row += 64) {
                int four = (int) (bits >>> k);
                Rows.addFour(subset, row, four, sum, width);
            }
        }
        Rows.doubleLess(sum, total, width);
        for (int k = 0; k < waiting; k++) {
            Rows.add(xi.dot(i, site[k]), change[k], sum, width);
        }
        copy(sum, h[0], width);
        Rows.add(-xi.p(), x[i], h[0], width);
        Rows.divide(h[0], xi.n(), width);
    }

    private static void copy(int[] from, double[] to, int width) {
        for (int t = 0; t < width; t++) {
            to[t] = from[t];
        }
    }

    @Override
    public void set(int i, int width, double[][] s) {
        if (differ(s[0], x[i], width)) {
            difference(s[0], x[i], change[waiting], width);
            site[waiting++] = i;
            System.arraycopy(s[0], 0, x[i], 0, width);
            if (waiting == WAITING) {
                settle(width);
            }
        }
    }

    private static boolean differ(double[] a, double[] b, int width) {
        for (int t = 0; t < width; t++) {
            if (a[t] != b[t]) {
                return true;
            }
        }
        return false;
    }

    private static void difference(double[] now, double[] before, int[] change, int width) {
        for (int t = 0; t < width; t++) {
            change[t] = (now[t] > 0 ? 1 : -1) - (before[t] > 0 ? 1 : -1);
        }
    }

    /** Carries the changes that wait into the overlaps. */
    private void settle(int width) {
        for (int k = waiting; k < WAITING; k++) {
            Arrays.fill(change[k], 0, width, 0);
            site[k] = 0;
        }
        for (int row = 0; row < signed.length; row++) {
            int s = row % 16;
            if (s == 0) {
                Arrays.fill(signed[row], 0, width, 0);
                for (int k = 0; k < 4; k++) {
                    Rows.add(-1, change[row / 4 + k], signed[row], width);
                }
            } else {
                int[] joins = change[row / 16 * 4 + Integer.numberOfTrailingZeros(s)];
                Rows.sum(signed[row & row - 1], 2, joins, signed[row], width);
            }
        }
        for (int mu = 0; mu < xi.p(); mu++) {
            int bits = 0;
            for (int k = 0; k < WAITING; k++) {
                bits |= (int) (xi.bits(site[k], (mu >> 6)) >>> mu & 1) << k;
            }
            Rows.addFour(signed, 0, bits, m[mu], width);
        }
        waiting = 0;
        addUp(width);
    }

    /** Sums over subsets, from the overlaps. */
    private void addUp(int width) {
        Arrays.fill(total, 0, width, 0);
        for (int group = 0; 4 * group < xi.p(); group++) {
            int row = 16 * group;
            int full = full(group);
            for (int s = 3; s <= full; s++) {
                int less = s & s - 1;
                if (less != 0) {
                    Rows.sum(subset[row + less], 1, subset[row + (s ^ less)], subset[row + s], width);
                }
            }
            Rows.add(1, subset[row + full], total, width);
        }
    }

    @Override
    public void move(int from, int to) {
        for (double[] row : x) {
            row[to] = row[from];
        }
        for (int[] row : subset) {
            row[to] = row[from];
        }
        for (int k = 0; k < waiting; k++) {
            change[k][to] = change[k][from];
        }
        total[to] = total[from];
    }

    /** Late sweeps change little; they begin with nothing that waits. */
    @Override
    public void renew(int width) {
        if (waiting > 0) {
            settle(width);
        }
    }
}
