package engram.numeric;

import java.util.Arrays;

/** The twin without {@code jdk.incubator.vector}: loops that the JIT compiler may turn into SIMD. */
final class PlainRidgeLoops implements RidgeLoops {

    @Override
    public void outer(double[] x, int at, int p, int d, int m, int n, double[] tiles, int to) {
        Arrays.fill(tiles, to, to + SIDE * SIDE, 0);
        for (int b = 0; b < d; b++) {
            for (int r = 0; r < SIDE; r++) {
                add(x[at + b * p + m + r], x, at + b * p + n, tiles, to + r * SIDE, SIDE);
            }
        }
    }

    @Override
    public void sum(double[] tiles, int[] which, int from, int z, double[] sums, int to) {
        Arrays.fill(sums, to, to + SIDE * SIDE, 0);
        for (int k = 0; k < z; k++) {
            int at = which[from + k] * SIDE * SIDE;
            for (int e = 0; e < SIDE * SIDE; e++) {
                sums[to + e] += tiles[at + e];
            }
        }
    }

    @Override
    public void factor(double[] g, int[] row, int p, int rows) {
        double[] entry = new double[LANES];
        for (int m = 0; m < rows; m++) {
            for (int n = 0; n < Math.min(m, p); n++) {
                int at = row[m] + n * LANES;
                System.arraycopy(g, at, entry, 0, LANES);
                for (int k = 0; k < n; k++) {
                    take(g, row[m] + k * LANES, row[n] + k * LANES, entry);
                }
                scale(entry, g, row[n] + n * LANES, at);
            }
            if (m < p) {
                int at = row[m] + m * LANES;
                System.arraycopy(g, at, entry, 0, LANES);
                for (int k = 0; k < m; k++) {
                    take(g, row[m] + k * LANES, row[m] + k * LANES, entry);
                }
                for (int lane = 0; lane < LANES; lane++) {
                    g[at + lane] = 1 / Math.sqrt(entry[lane]);
                }
            }
        }
    }

    @Override
    public void back(double[] g, int[] row, int p, int rows) {
        double[] entry = new double[LANES];
        for (int r = p; r < rows; r++) {
            for (int n = p - 1; n >= 0; n--) {
                int at = row[r] + n * LANES;
                System.arraycopy(g, at, entry, 0, LANES);
                // The order of the vectors: first the blocks below from the top, then inside the block from its end.
                int below = (n / BLOCK + 1) * BLOCK;
                for (int k = below; k < p; k++) {
                    take(g, row[r] + k * LANES, row[k] + n * LANES, entry);
                }
                for (int k = below - 1; k > n; k--) {
                    take(g, row[r] + k * LANES, row[k] + n * LANES, entry);
                }
                scale(entry, g, row[n] + n * LANES, at);
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
            Arrays.fill(w, to + a * stride, to + a * stride + width, 0);
            for (int mu = 0; mu < p; mu++) {
                add(c[from + a * next + mu * LANES], x, mu * size + column, w, to + a * stride, width);
            }
        }
    }

    private static void add(double factor, double[] x, int at, double[] sum, int to, int width) {
        for (int k = 0; k < width; k++) {
            sum[to + k] += factor * x[at + k];
        }
    }

    private static void take(double[] g, int at, int from, double[] entry) {
        for (int lane = 0; lane < LANES; lane++) {
            entry[lane] -= g[at + lane] * g[from + lane];
        }
    }

    private static void scale(double[] entry, double[] g, int by, int to) {
        for (int lane = 0; lane < LANES; lane++) {
            g[to + lane] = entry[lane] * g[by + lane];
        }
    }

    @Override
    public String toString() {
        return "plain loops";
    }
}
