package engram.numeric;

import java.util.Arrays;

/** The twin without {@code jdk.incubator.vector}: loops over trials that the JIT compiler may turn into SIMD. */
final class PlainLanes implements Lanes {

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
                for (int b = 0; b < d; b++, row += width) {
                    for (int a = 0; a < d; a++) {
                        add(w[next++], x, row, h, a * width, width);
                    }
                }
            }
            align(d, x, origin + i * d * width, h, width);
        }
    }

    private static void add(float weight, float[] x, int row, float[] h, int to, int width) {
        for (int lane = 0; lane < width; lane++) {
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
