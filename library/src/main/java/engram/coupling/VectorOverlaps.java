package engram.coupling;

import engram.numeric.Fields;
import engram.numeric.Rows;
import engram.state.Spins;
import java.util.Arrays;

/**
 * The overlaps of d > 1, and of any d with a kernel, as sums N (K m)_mu, row by pattern and lane by trial. Each change
 * adds its rounding; every eighth sweep they are summed anew from the spins. Between two such sums 8 N updates have been
 * made, each with a rounding of at most half a unit in the last place of N (K m)_mu: together below 1e-15 N of
 * the largest overlap possible, and in practice its square root.
 */
final class VectorOverlaps implements Cursor {
    private static final int SWEEPS = 8;

    private final Spins space;
    private final double divisor;
    private final int p;
    /** What a field takes from the overlaps: rows of patterns. */
    private final double[] xi;
    /** What a spin adds to them: the same rows, times the kernel if there is one. */
    private final double[] kernelled;

    private final double[] own;
    private final double[] rounding;
    private final double[][] x;
    private final double[][] m;
    private final int[] everyone;
    private final double[][] one = new double[1][];
    private final double[][] change;
    private int sweep;

    VectorOverlaps(
            Spins space,
            double divisor,
            int p,
            double[] xi,
            double[] kernelled,
            double[] own,
            double[] rounding,
            double[][] x,
            int width) {
        this.space = space;
        this.divisor = divisor;
        this.p = p;
        this.xi = xi;
        this.kernelled = kernelled;
        this.own = own;
        this.rounding = rounding;
        this.x = x;
        m = new double[p][width];
        everyone = new int[p];
        Arrays.setAll(everyone, mu -> mu);
        change = new double[space.d()][width];
        sum(width);
    }

    /** N (K m)_mu, site by site. */
    private void sum(int width) {
        for (double[] row : m) {
            Arrays.fill(row, 0, width, 0);
        }
        for (int i = 0; i < space.n(); i++) {
            add(i, x, i * space.d(), width);
        }
    }

    /** Adds site i's part for the spins c in d rows of a tile. */
    private void add(int i, double[][] c, int from, int width) {
        int d = space.d();
        for (int mu = 0; mu < p; mu++) {
            int at = i * d * p + mu;
            int a = 0;
            for (; a + 2 < d; a += 3, at += 3 * p) {
                Rows.add(
                        kernelled[at],
                        c[from + a],
                        kernelled[at + p],
                        c[from + a + 1],
                        kernelled[at + 2 * p],
                        c[from + a + 2],
                        m[mu],
                        width);
            }
            for (; a < d; a++, at += p) {
                Rows.add(kernelled[at], c[from + a], m[mu], width);
            }
        }
    }

    @Override
    public void field(int i, int width, double[][] h) {
        int d = space.d();
        for (int a = 0; a < d; a++) {
            int r = i * d + a;
            one[0] = h[a];
            Fields.at(xi, r * p, everyone, 0, p, 1, m, width, one);
            for (int b = 0; b < d; b++) {
                Rows.add(-own[r * d + b], x[i * d + b], h[a], width);
            }
            Rows.divide(h[a], divisor, width);
        }
    }

    @Override
    public double rounding(int i) {
        return rounding[i];
    }

    @Override
    public void set(int i, int width, double[][] s) {
        int d = space.d();
        boolean same = true;
        for (int a = 0; a < d; a++) {
            same &= Arrays.equals(s[a], 0, width, x[i * d + a], 0, width);
            System.arraycopy(s[a], 0, change[a], 0, width);
            Rows.add(-1.0, x[i * d + a], change[a], width);
            System.arraycopy(s[a], 0, x[i * d + a], 0, width);
        }
        // Bits mostly stay as they are.
        if (!same) {
            add(i, change, 0, width);
        }
    }

    @Override
    public void move(int from, int to) {
        for (double[] row : x) {
            row[to] = row[from];
        }
        for (double[] row : m) {
            row[to] = row[from];
        }
    }

    @Override
    public void renew(int width) {
        if (++sweep % SWEEPS == 0) {
            sum(width);
        }
    }
}
