package engram.numeric;

import java.util.Arrays;

/** The twin without {@code jdk.incubator.vector}: loops over trials that the JIT compiler may turn into SIMD. */
final class PlainLanes implements Lanes {
    private static final int WIDTH_3 = Lanes.width(3);
    private static final int WIDTH_OTHER = Lanes.width(1);

    /** No matter here: the loops are bound by other things. */
    @Override
    public int origin(float[] x, float[] h) {
        return 0;
    }

    @Override
    public void turn(
            float[] w,
            int[] at,
            int[] neighbour,
            int[] from,
            int[] degree,
            int d,
            int[] visits,
            int count,
            float[] x,
            int origin,
            float[] h) {
        int width = Lanes.width(d);
        for (int u = 0; u < count; u++) {
            int i = visits[u];
            Arrays.fill(h, 0, d * width, 0);
            int next = at[i];
            for (int k = 0; k < degree[i]; k++) {
                int row = origin + neighbour[from[i] + k] * d * width;
                if (d == 3) {
                    three(w, next, x, row, h);
                    next += 9;
                    continue;
                }
                for (int b = 0; b < d; b++, row += width) {
                    for (int a = 0; a < d; a++) {
                        add(w[next++], x, row, h, a * width);
                    }
                }
            }
            align(d, x, origin + i * d * width, h, width);
        }
    }

    /** A whole block in one loop of constant length: loops of 32 with one multiply-add each are too short for SIMD. */
    private static void three(float[] w, int at, float[] x, int row, float[] h) {
        float xx = w[at];
        float yx = w[at + 1];
        float zx = w[at + 2];
        float xy = w[at + 3];
        float yy = w[at + 4];
        float zy = w[at + 5];
        float xz = w[at + 6];
        float yz = w[at + 7];
        float zz = w[at + 8];
        for (int lane = 0; lane < WIDTH_3; lane++) {
            float sx = x[row + lane];
            float sy = x[row + WIDTH_3 + lane];
            float sz = x[row + 2 * WIDTH_3 + lane];
            h[lane] = Math.fma(xz, sz, Math.fma(xy, sy, Math.fma(xx, sx, h[lane])));
            h[WIDTH_3 + lane] = Math.fma(yz, sz, Math.fma(yy, sy, Math.fma(yx, sx, h[WIDTH_3 + lane])));
            h[2 * WIDTH_3 + lane] = Math.fma(zz, sz, Math.fma(zy, sy, Math.fma(zx, sx, h[2 * WIDTH_3 + lane])));
        }
    }

    private static void add(float weight, float[] x, int row, float[] h, int to) {
        for (int lane = 0; lane < WIDTH_OTHER; lane++) {
            h[to + lane] = Math.fma(weight, x[row + lane], h[to + lane]);
        }
    }

    private static void align(int d, float[] x, int site, float[] h, int width) {
        for (int lane = 0; lane < width; lane++) {
            float square = 0;
            for (int a = 0; a < d; a++) {
                square = Math.fma(h[a * width + lane], h[a * width + lane], square);
            }
            if (square >= NO_FIELD_SQUARED) {
                float scale = 1 / (float) Math.sqrt(square);
                for (int a = 0; a < d; a++) {
                    float along = h[a * width + lane];
                    x[site + a * width + lane] = d == 1 ? Math.signum(along) : along * scale;
                }
            }
        }
    }

    @Override
    public String toString() {
        return "plain loops";
    }
}
