package engram.numeric;

/** Many vectors against one: the loops of Krylov methods. Each vector is an array of its own. */
final class Vectors {
    private Vectors() {}

    /** y += sign sum_k c_k v_k for k from first, below last. */
    static void add(double[][] v, int first, int last, double[] c, double sign, double[] y) {
        int k = first;
        for (; k + 3 < last; k += 4) {
            four(sign * c[k], v[k], sign * c[k + 1], v[k + 1], sign * c[k + 2], v[k + 2], sign * c[k + 3], v[k + 3], y);
        }
        for (; k < last; k++) {
            add(sign * c[k], v[k], y);
        }
    }

    private static void four(
            double c0,
            double[] v0,
            double c1,
            double[] v1,
            double c2,
            double[] v2,
            double c3,
            double[] v3,
            double[] y) {
        int n = y.length;
        for (int i = 0; i < n; i++) {
            y[i] += (c0 * v0[i] + c1 * v1[i]) + (c2 * v2[i] + c3 * v3[i]);
        }
    }

    /** y += c v. */
    static void add(double c, double[] v, double[] y) {
        int n = y.length;
        for (int i = 0; i < n; i++) {
            y[i] += c * v[i];
        }
    }

    /** c_k = v_k . y for k below last; the sums of one dot product run in a fixed order. */
    static void dots(double[][] v, int last, double[] y, double[] c) {
        int k = 0;
        for (; k + 3 < last; k += 4) {
            dots(v[k], v[k + 1], v[k + 2], v[k + 3], y, c, k);
        }
        for (; k < last; k++) {
            c[k] = dot(v[k], y);
        }
    }

    private static void dots(double[] v0, double[] v1, double[] v2, double[] v3, double[] y, double[] c, int k) {
        double a0 = 0;
        double a1 = 0;
        double a2 = 0;
        double a3 = 0;
        double b0 = 0;
        double b1 = 0;
        double b2 = 0;
        double b3 = 0;
        int n = y.length;
        int i = 0;
        for (; i + 1 < n; i += 2) {
            double y0 = y[i];
            double y1 = y[i + 1];
            a0 += v0[i] * y0;
            b0 += v0[i + 1] * y1;
            a1 += v1[i] * y0;
            b1 += v1[i + 1] * y1;
            a2 += v2[i] * y0;
            b2 += v2[i + 1] * y1;
            a3 += v3[i] * y0;
            b3 += v3[i + 1] * y1;
        }
        if (i < n) {
            a0 += v0[i] * y[i];
            a1 += v1[i] * y[i];
            a2 += v2[i] * y[i];
            a3 += v3[i] * y[i];
        }
        c[k] = a0 + b0;
        c[k + 1] = a1 + b1;
        c[k + 2] = a2 + b2;
        c[k + 3] = a3 + b3;
    }

    static double dot(double[] x, double[] y) {
        double a = 0;
        double b = 0;
        double c = 0;
        double d = 0;
        int n = y.length;
        int i = 0;
        for (; i + 3 < n; i += 4) {
            a += x[i] * y[i];
            b += x[i + 1] * y[i + 1];
            c += x[i + 2] * y[i + 2];
            d += x[i + 3] * y[i + 3];
        }
        for (; i < n; i++) {
            a += x[i] * y[i];
        }
        return (a + b) + (c + d);
    }

    static double norm(double[] x) {
        return Math.sqrt(dot(x, x));
    }

    static void scale(double[] x, double by) {
        for (int i = 0; i < x.length; i++) {
            x[i] *= by;
        }
    }
}
