package engram.numeric;

import java.util.Arrays;

/** The twin without {@code jdk.incubator.vector}: loops over trials that the JIT compiler may turn into SIMD. */
final class PlainLanes implements Lanes {

    @Override
    public void turn(float[] w, int at, int[] neighbour, int from, int z, int d, float[][] x, int site, float[][] h) {
        for (int a = 0; a < d; a++) {
            Arrays.fill(h[a], 0, WIDTH, 0);
        }
        for (int k = 0; k < z; k++) {
            for (int b = 0; b < d; b++) {
                float[] row = x[neighbour[from + k] * d + b];
                for (int a = 0; a < d; a++) {
                    add(w[at + a * d * z + k * d + b], row, h[a]);
                }
            }
        }
        for (int lane = 0; lane < WIDTH; lane++) {
            float square = 0;
            for (int a = 0; a < d; a++) {
                square = Math.fma(h[a][lane], h[a][lane], square);
            }
            if (square >= NO_FIELD_SQUARED) {
                float scale = 1 / (float) Math.sqrt(square);
                for (int a = 0; a < d; a++) {
                    x[site * d + a][lane] = d == 1 ? Math.signum(h[a][lane]) : h[a][lane] * scale;
                }
            }
        }
    }

    private static void add(float weight, float[] row, float[] h) {
        for (int lane = 0; lane < WIDTH; lane++) {
            h[lane] = Math.fma(weight, row[lane], h[lane]);
        }
    }

    @Override
    public String toString() {
        return "plain loops";
    }
}
