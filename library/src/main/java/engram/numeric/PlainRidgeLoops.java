package engram.numeric;

import java.util.Arrays;

/**
 * The twin without {@code jdk.incubator.vector}. Whole tiles are loops that the JIT compiler turns into SIMD; loops over
 * eight numbers are too short for that, so they are written out, with eight sums in registers.
 */
final class PlainRidgeLoops implements RidgeLoops {

    @Override
    public void outer(double[] x, int at, int p, int d, int m, int n, double[] tile) {
        for (int r = 0; r < SIDE; r++) {
            products(x, at + m + r, p, d, x, at + n, p, tile, r * SIDE);
        }
    }

    @Override
    public void sum(double[][] tiles, int[] which, int from, int z, double[] sum) {
        Arrays.fill(sum, 0);
        for (int k = from; k < from + z; k++) {
            add(tiles[which[k]], sum);
        }
    }

    private static void add(double[] tile, double[] sum) {
        for (int e = 0; e < SIDE * SIDE; e++) {
            sum[e] += tile[e];
        }
    }

    @Override
    public void factor(double[] g, int[] row, int p, int rows) {
        for (int m = 0; m < rows; m++) {
            for (int n = 0; n < Math.min(m, p); n++) {
                int at = row[m] + n * LANES;
                take(g, row[m], row[n], n, at);
                scale(g, row[n] + n * LANES, at);
            }
            if (m < p) {
                int at = row[m] + m * LANES;
                take(g, row[m], row[m], m, at);
                for (int lane = 0; lane < LANES; lane++) {
                    g[at + lane] = 1 / Math.sqrt(g[at + lane]);
                }
            }
        }
    }

    @Override
    public void back(double[] g, int[] row, int p, int rows) {
        for (int r = p; r < rows; r++) {
            for (int n = p - 1; n >= 0; n--) {
                int at = row[r] + n * LANES;
                // The order of the vectors: first the blocks below from the top, then inside the block from its end.
                int below = (n / BLOCK + 1) * BLOCK;
                for (int k = below; k < p; k++) {
                    take(g, row[r] + k * LANES, row[k] + n * LANES, 1, at);
                }
                for (int k = below - 1; k > n; k--) {
                    take(g, row[r] + k * LANES, row[k] + n * LANES, 1, at);
                }
                scale(g, row[n] + n * LANES, at);
            }
        }
    }

    @Override
    public void weights(
            double[] c,
            int from,
            int next,
            int d,
            int p,
            double[] x,
            int size,
            int column,
            int width,
            double[] w,
            int to,
            int stride) {
        for (int a = 0; a < d; a++) {
            for (int k = 0; k < width; k += SIDE) {
                products(c, from + a * next, LANES, p, x, column + k, size, w, to + a * stride + k);
            }
        }
    }

    /** Eight sums of products, a factor common to all of them at a time. */
    private static void products(
            double[] factors, int from, int step, int count, double[] x, int at, int row, double[] out, int to) {
        double s0 = 0;
        double s1 = 0;
        double s2 = 0;
        double s3 = 0;
        double s4 = 0;
        double s5 = 0;
        double s6 = 0;
        double s7 = 0;
        for (int k = 0; k < count; k++) {
            double factor = factors[from + k * step];
            int y = at + k * row;
            s0 += factor * x[y];
            s1 += factor * x[y + 1];
            s2 += factor * x[y + 2];
            s3 += factor * x[y + 3];
            s4 += factor * x[y + 4];
            s5 += factor * x[y + 5];
            s6 += factor * x[y + 6];
            s7 += factor * x[y + 7];
        }
        out[to] = s0;
        out[to + 1] = s1;
        out[to + 2] = s2;
        out[to + 3] = s3;
        out[to + 4] = s4;
        out[to + 5] = s5;
        out[to + 6] = s6;
        out[to + 7] = s7;
    }

    /** Takes the products of so many entries of two rows from an entry, at all sites. */
    private static void take(double[] g, int x, int y, int count, int to) {
        double s0 = g[to];
        double s1 = g[to + 1];
        double s2 = g[to + 2];
        double s3 = g[to + 3];
        double s4 = g[to + 4];
        double s5 = g[to + 5];
        double s6 = g[to + 6];
        double s7 = g[to + 7];
        for (int k = 0; k < count * LANES; k += LANES) {
            s0 -= g[x + k] * g[y + k];
            s1 -= g[x + k + 1] * g[y + k + 1];
            s2 -= g[x + k + 2] * g[y + k + 2];
            s3 -= g[x + k + 3] * g[y + k + 3];
            s4 -= g[x + k + 4] * g[y + k + 4];
            s5 -= g[x + k + 5] * g[y + k + 5];
            s6 -= g[x + k + 6] * g[y + k + 6];
            s7 -= g[x + k + 7] * g[y + k + 7];
        }
        g[to] = s0;
        g[to + 1] = s1;
        g[to + 2] = s2;
        g[to + 3] = s3;
        g[to + 4] = s4;
        g[to + 5] = s5;
        g[to + 6] = s6;
        g[to + 7] = s7;
    }

    private static void scale(double[] g, int by, int to) {
        for (int lane = 0; lane < LANES; lane++) {
            g[to + lane] *= g[by + lane];
        }
    }

    @Override
    public String toString() {
        return "plain loops";
    }
}
