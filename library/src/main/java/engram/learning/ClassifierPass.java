package engram.learning;

import java.util.Arrays;

/**
 * One batch of images through a {@link DenseClassifier}, forwards and backwards: all arrays that this needs, and the loops.
 *
 * <p>What belongs to a memory is computed for each memory alone, and sums over memories run from the first to the last, so the bits
 * depend neither on which thread computes which memory nor on the other images of a batch. Rows are arrays of their own and the image is the
 * innermost index (the pixel, in gradients): loops over four of them at a time are what JDK 17 vectorises; over eight it does
 * not. Cost of a batch of B images: 4 K N B operations in products and about 2 K C B log2(n) in powers. The benchmark LearnDigits has
 * the products alone beside it.
 */
final class ClassifierPass {
    private final int n;
    private final double temperature;
    private final double[][] pixelWeights;
    private final double[][] labelWeights;
    private final int memories;
    private final int pixels;
    private final int classes;

    /** Images of the batch, x[t][i] and x[i][t]. */
    final double[][] x;

    private final double[][] turned;

    /** b_mu for each image. */
    private final double[][] b;

    /** ((b_mu + 2 xi_mu,a) / T)_+^(n-1) for each label a, and last without label: power[mu][a][t]. */
    private final double[][][] power;

    /** Sums over memories of the differences of F, then the derivative of the loss in them: h[a][t]. */
    final double[][] h;

    /** h, raised in the way of the power: the part of one memory and label, and scratch. */
    private final double[][] scratch;

    private final double[][] shift;

    ClassifierPass(int n, double temperature, double[][] pixelWeights, double[][] labelWeights, int width) {
        this.n = n;
        this.temperature = temperature;
        this.pixelWeights = pixelWeights;
        this.labelWeights = labelWeights;
        memories = pixelWeights.length;
        pixels = pixelWeights[0].length;
        classes = labelWeights[0].length;
        x = new double[width][pixels];
        turned = new double[pixels][width];
        b = new double[memories][width];
        power = new double[memories][classes + 1][width];
        h = new double[classes][width];
        scratch = new double[memories][width];
        shift = new double[memories][width];
    }

    /**
     * Takes images with pixels 2 v - 1.
     *
     * @param images all images, v from 0 to 1
     * @param which the numbers of those of the batch
     * @param from the first of them that counts
     * @param width how many count
     */
    void take(double[] images, int[] which, int from, int width) {
        for (int t = 0; t < width; t++) {
            int at = which[from + t] * pixels;
            double[] row = x[t];
            for (int i = 0; i < pixels; i++) {
                row[i] = 2 * images[at + i] - 1;
            }
        }
        turn(width);
    }

    /** Transposes the images, in blocks that fit the cache. */
    void turn(int width) {
        for (int from = 0; from < pixels; from += 16) {
            int to = Math.min(pixels, from + 16);
            for (int t = 0; t < width; t++) {
                double[] row = x[t];
                for (int i = from; i < to; i++) {
                    turned[i][t] = row[i];
                }
            }
        }
    }

    /** b and the powers of some memories. */
    void forward(int from, int to, int width) {
        for (int mu = from; mu < to; mu++) {
            double[] w = pixelWeights[mu];
            double[] own = b[mu];
            double sum = 0;
            for (double label : labelWeights[mu]) {
                sum += label;
            }
            Arrays.fill(own, 0, width, -sum);
            int i = 0;
            for (; i + 3 < pixels; i += 4) {
                add(
                        own,
                        turned[i],
                        turned[i + 1],
                        turned[i + 2],
                        turned[i + 3],
                        w[i],
                        w[i + 1],
                        w[i + 2],
                        w[i + 3],
                        width);
            }
            for (; i < pixels; i++) {
                add(own, turned[i], w[i], width);
            }
            for (int a = 0; a < classes; a++) {
                raise(own, 2 * labelWeights[mu][a], power[mu][a], scratch[mu], width);
            }
            raise(own, 0, power[mu][classes], scratch[mu], width);
        }
    }

    /** h of all labels: sums over all memories, in their order. */
    void sum(int width) {
        for (int a = 0; a < classes; a++) {
            Arrays.fill(h[a], 0, width, 0);
        }
        double scale = 1 / temperature;
        for (int mu = 0; mu < memories; mu++) {
            for (int a = 0; a < classes; a++) {
                terms(b[mu], 2 * labelWeights[mu][a], scale, power[mu][a], power[mu][classes], h[a], width);
            }
        }
    }

    /** The part of one memory in h of one label, for one image. */
    double term(int mu, int a, int t) {
        double scale = 1 / temperature;
        return power[mu][a][t] * ((b[mu][t] + 2 * labelWeights[mu][a]) * scale)
                - power[mu][classes][t] * (b[mu][t] * scale);
    }

    /**
     * Minus the gradient of some memories, where h holds the derivative of the loss in h.
     *
     * @param down minus the derivative, pixels[mu] and labels[mu] are added to it
     */
    void backward(int from, int to, int width, double[][] downPixels, double[][] downLabels) {
        double scale = n / temperature;
        for (int mu = from; mu < to; mu++) {
            double[] delta = shift[mu];
            Arrays.fill(delta, 0, width, 0);
            double[] rest = power[mu][classes];
            for (int a = 0; a < classes; a++) {
                slopes(delta, h[a], power[mu][a], rest, width);
            }
            double sum = 0;
            for (int t = 0; t < width; t++) {
                delta[t] *= -scale;
                sum += delta[t];
            }
            for (int a = 0; a < classes; a++) {
                double direct = 0;
                for (int t = 0; t < width; t++) {
                    direct += h[a][t] * power[mu][a][t];
                }
                downLabels[mu][a] += -2 * scale * direct - sum;
            }
            gather(delta, width, downPixels[mu]);
        }
    }

    /** down += sum_t delta_t x_t, over images with a delta only: of a rectified power most have none. */
    private void gather(double[] delta, int width, double[] down) {
        int[] some = new int[4];
        int waiting = 0;
        for (int t = 0; t < width; t++) {
            if (delta[t] != 0) {
                some[waiting++] = t;
                if (waiting == 4) {
                    add(
                            down,
                            x[some[0]],
                            x[some[1]],
                            x[some[2]],
                            x[some[3]],
                            delta[some[0]],
                            delta[some[1]],
                            delta[some[2]],
                            delta[some[3]],
                            pixels);
                    waiting = 0;
                }
            }
        }
        for (int k = 0; k < waiting; k++) {
            add(down, x[some[k]], delta[some[k]], pixels);
        }
    }

    private static void add(
            double[] y,
            double[] x0,
            double[] x1,
            double[] x2,
            double[] x3,
            double w0,
            double w1,
            double w2,
            double w3,
            int size) {
        for (int k = 0; k < size; k++) {
            y[k] = y[k] + w0 * x0[k] + w1 * x1[k] + w2 * x2[k] + w3 * x3[k];
        }
    }

    private static void add(double[] y, double[] x, double w, int size) {
        for (int k = 0; k < size; k++) {
            y[k] += w * x[k];
        }
    }

    /** h += P y - P0 y0, with y = (b + up) / T: where y is negative its power is 0. */
    private static void terms(
            double[] b, double up, double scale, double[] power, double[] rest, double[] h, int width) {
        for (int t = 0; t < width; t++) {
            h[t] = h[t] + (power[t] * ((b[t] + up) * scale) - rest[t] * (b[t] * scale));
        }
    }

    private static void slopes(double[] delta, double[] d, double[] power, double[] rest, int width) {
        for (int t = 0; t < width; t++) {
            delta[t] += d[t] * (power[t] - rest[t]);
        }
    }

    /** out = ((b + up) / T)_+^(n-1), by squaring. */
    private void raise(double[] b, double up, double[] out, double[] square, int width) {
        double scale = 0.5 / temperature;
        for (int t = 0; t < width; t++) {
            double y = b[t] + up;
            square[t] = (y + Math.abs(y)) * scale;
        }
        int left = n - 1;
        boolean first = true;
        while (true) {
            if ((left & 1) == 1) {
                if (first) {
                    System.arraycopy(square, 0, out, 0, width);
                } else {
                    multiply(out, square, width);
                }
                first = false;
            }
            left >>= 1;
            if (left == 0) {
                return;
            }
            multiply(square, square, width);
        }
    }

    private static void multiply(double[] y, double[] x, int width) {
        for (int t = 0; t < width; t++) {
            y[t] *= x[t];
        }
    }
}
