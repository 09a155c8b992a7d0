package engram.coupling;

import engram.numeric.Rows;
import java.util.Arrays;

/**
 * The overlaps of d = 1, as whole numbers N m_mu, row by pattern and lane by trial. All arithmetic is
 * exact, so it needs no renewal, and neither order nor company can change a bit.
 *
 * <p>A field is N h_i = sum_mu xi_i^mu (N m_mu) - P s_i = 2 S - T - P s_i, with S the sum over the patterns
 * that have +1 at i and T over all: additions of half the rows, no product.
 *
 * <p>A change is not added to all P rows at once. The changes of up to 16 sites wait, each a row of 0 and
 * ±2; a field adds W_ij times those that wait, with N W_ij counted from bits. When the place is full they
 * go into the P rows together, so that each of them is read and written once for 16 changes. This
 * is the delayed update of determinant Monte Carlo.
 */
final class SignOverlaps implements Cursor {
    private static final int WAITING = 16;

    private final Signs xi;
    private final double[][] x;
    /** N m_mu without the changes that wait; then a row of zeros. */
    private final int[][] m;
    /** T, of the rows above. */
    private final int[] total;
    /** Changes that wait; then a row of zeros. */
    private final int[][] change;

    private final int[] site = new int[WAITING];
    private int waiting;
    private final int[] chosen;
    private final int[] sum;

    SignOverlaps(Signs xi, double[][] x, int width) {
        this.xi = xi;
        this.x = x;
        m = new int[xi.p + 1][width];
        total = new int[width];
        change = new int[WAITING + 1][width];
        chosen = new int[Math.max(xi.p + 7, 8)];
        sum = new int[width];
        xi.count(x, width, m);
        for (int mu = 0; mu < xi.p; mu++) {
            Rows.add(1, m[mu], total, width);
        }
    }

    @Override
    public void field(int i, int width, double[][] h) {
        Arrays.fill(sum, 0, width, 0);
        int count = xi.ones(i, chosen);
        while (count % 8 != 0) {
            chosen[count++] = xi.p;
        }
        for (int k = 0; k < count; k += 8) {
            Rows.addEight(m, chosen, k, sum, width);
        }
        Rows.add(1, sum, sum, width);
        Rows.add(-1, total, sum, width);
        for (int k = 0; k < waiting; k++) {
            Rows.add(xi.dot(i, site[k]), change[k], sum, width);
        }
        copy(sum, h[0], width);
        Rows.add(-xi.p, x[i], h[0], width);
        Rows.divide(h[0], xi.n, width);
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

    /** Adds the changes that wait to the overlaps. */
    private void settle(int width) {
        Arrays.fill(sum, 0, width, 0);
        for (int k = 0; k < WAITING; k++) {
            Rows.add(1, change[k], sum, width);
            Rows.add(2 * xi.ones(site[k], chosen) - xi.p, change[k], total, width);
        }
        for (int mu = 0; mu < xi.p; mu++) {
            int mask = 0;
            for (int k = 0; k < WAITING; k++) {
                mask |= (int) (xi.bySite[site[k] * xi.words + (mu >> 6)] >>> mu & 1) << k;
            }
            boolean most = Integer.bitCount(mask) > WAITING / 2;
            int few = most ? ~mask & (1 << WAITING) - 1 : mask;
            for (int k = 0; k < 8; k++) {
                chosen[k] = Math.min(WAITING, Integer.numberOfTrailingZeros(few));
                few &= few - 1;
            }
            Rows.add(most ? 1 : -1, sum, m[mu], width);
            Rows.addEight(most ? -2 : 2, change, chosen, m[mu], width);
        }
        waiting = 0;
    }

    @Override
    public void move(int from, int to) {
        for (double[] row : x) {
            row[to] = row[from];
        }
        for (int[] row : m) {
            row[to] = row[from];
        }
        for (int k = 0; k < waiting; k++) {
            change[k][to] = change[k][from];
        }
        total[to] = total[from];
    }

    @Override
    public void renew(int width) {}
}
