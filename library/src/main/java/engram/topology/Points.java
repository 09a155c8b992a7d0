package engram.topology;

import engram.random.Streams;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import java.util.random.RandomGenerator;

/**
 * N points in d dimensions, in a periodic box or in open space.
 *
 * <p>Flat, point by point: coordinate a of point i at {@code x[i * d + a]}. In a periodic box the way from i to j is
 * the one to the nearest image of j, and a coordinate may lie outside of the box.
 *
 * @param d dimension, at least 1
 * @param side the length of each side of the periodic box; positive infinity for open space
 * @param x N d finite coordinates, N at least 2
 * @since 0.1.0
 */
public record Points(int d, double side, double[] x) {

    /**
     * Checks the parameters.
     *
     * @param d dimension, at least 1
     * @param side the length of each side of the periodic box; positive infinity for open space
     * @param x N d finite coordinates, N at least 2
     */
    public Points {
        if (d < 1 || !(side > 0)) {
            throw new IllegalArgumentException("Points(d = " + d + ", side = " + side
                    + "): at least one dimension and a side above 0 are needed; for open space say side ="
                    + " Double.POSITIVE_INFINITY");
        }
        if (x == null) {
            throw new IllegalArgumentException("Points(x = null): N d coordinates are needed, point by point");
        }
        if (x.length < 2L * d || x.length % d != 0) {
            throw new IllegalArgumentException("Points(d = " + d + "): " + x.length
                    + " numbers came; N d are needed, point by point, with N at least 2");
        }
        for (int k = 0; k < x.length; k++) {
            if (!Double.isFinite(x[k])) {
                throw new IllegalArgumentException("Points: coordinate " + k % d + " of point " + k / d + " is " + x[k]
                        + "; all must be finite: look where the points were made");
            }
        }
        x = x.clone();
    }

    /**
     * All coordinates, point by point.
     *
     * @return N d numbers, a copy: ask once, before a loop
     */
    @Override
    public double[] x() {
        return x.clone();
    }

    /**
     * Points in open space.
     *
     * @param d dimension
     * @param x N d coordinates
     * @return the points
     */
    public static Points open(int d, double... x) {
        return new Points(d, Double.POSITIVE_INFINITY, x);
    }

    /**
     * Independent points, uniform in a periodic box of one point a unit volume: an ideal gas.
     *
     * @param n number of points, at least 2
     * @param d dimension, at least 1
     * @param streams where the points come from
     * @return points in a box of side n^(1/d)
     */
    public static Points random(int n, int d, Streams streams) {
        if (n < 2 || d < 1 || (long) n * d > Integer.MAX_VALUE - 8) {
            throw new IllegalArgumentException("Points.random(n = " + n + ", d = " + d
                    + "): at least two points and one dimension are needed, and n d below 2^31; try n = 64, d = 3");
        }
        Objects.requireNonNull(
                streams, "Points.random(streams = null): streams to draw from were needed; try Streams.seed(1)");
        double side = d == 1 ? n : d == 2 ? Math.sqrt(n) : d == 3 ? Math.cbrt(n) : Math.pow(n, 1.0 / d);
        RandomGenerator random = streams.open("points");
        double[] x = new double[n * d];
        Arrays.setAll(x, k -> side * random.nextDouble());
        return new Points(d, side, x);
    }

    /**
     * A square, cubic, ... lattice of spacing 1 in a periodic box, each coordinate moved by a uniform amount.
     *
     * @param length sites along each side, at least 3, so that the nearest on either hand differ
     * @param d dimension, at least 1
     * @param jitter most that a coordinate moves, either way: 0 for the lattice itself, up to 0.5
     * @param streams where the movements come from
     * @return length^d points; the first coordinate runs fastest
     */
    public static Points lattice(int length, int d, double jitter, Streams streams) {
        if (length < 3 || d < 1 || Math.pow(length, d) * d > Integer.MAX_VALUE - 8) {
            throw new IllegalArgumentException("Points.lattice(length = " + length + ", d = " + d
                    + "): at least 3 sites a side and one dimension are needed, and length^d d below 2^31; try length"
                    + " = 8, d = 3");
        }
        if (!(jitter >= 0 && jitter <= 0.5)) {
            throw new IllegalArgumentException("Points.lattice(jitter = " + jitter
                    + "): from 0 to 0.5 of a spacing is needed, beyond which sites change places; try 0.2");
        }
        Objects.requireNonNull(
                streams, "Points.lattice(streams = null): streams to draw from were needed; try Streams.seed(1)");
        int n = (int) Math.round(Math.pow(length, d));
        RandomGenerator random = streams.open("points");
        double[] x = new double[n * d];
        for (int i = 0; i < n; i++) {
            int rest = i;
            for (int a = 0; a < d; a++) {
                x[i * d + a] = rest % length + jitter * (2 * random.nextDouble() - 1);
                rest /= length;
            }
        }
        return new Points(d, length, x);
    }

    /**
     * Number of points.
     *
     * @return N
     */
    public int n() {
        return x.length / d;
    }

    /**
     * Whether the box is periodic.
     *
     * @return false in open space
     */
    public boolean periodic() {
        return side < Double.POSITIVE_INFINITY;
    }

    /**
     * One coordinate of all points, as charts take it.
     *
     * @param a which, from 0 to d - 1
     * @return N numbers, a copy
     */
    public double[] coordinate(int a) {
        if (a < 0 || a >= d) {
            throw new IllegalArgumentException("coordinate(" + a + "): there are d = " + d + ", numbered from 0");
        }
        double[] values = new double[n()];
        Arrays.setAll(values, i -> x[i * d + a]);
        return values;
    }

    /**
     * The step along one axis on the way from a point to the nearest image of another.
     *
     * @param i where the way begins
     * @param j where it ends
     * @param a the axis
     * @return x_j - x_i, in a periodic box at most half a side either way
     */
    public double step(int i, int j, int a) {
        int n = n();
        if (i < 0 || i >= n || j < 0 || j >= n || a < 0 || a >= d) {
            throw new IllegalArgumentException("Points.step(" + i + ", " + j + ", " + a + "): there are " + n
                    + " points and " + d + " axes, each numbered from 0");
        }
        double step = x[j * d + a] - x[i * d + a];
        return periodic() ? step - side * Math.rint(step / side) : step;
    }

    /**
     * The squared distance of two points.
     *
     * @param i a point
     * @param j another
     * @return |x_j - x_i|^2, to the nearest image
     */
    public double squaredDistance(int i, int j) {
        double square = 0;
        for (int a = 0; a < d; a++) {
            double step = step(i, j, a);
            square += step * step;
        }
        return square;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Points that && d == that.d && side == that.side && Arrays.equals(x, that.x);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * d + Double.hashCode(side)) + Arrays.hashCode(x);
    }

    @Override
    public String toString() {
        return periodic()
                ? String.format(Locale.ROOT, "Points(N = %d, d = %d, periodic box of side %.4g)", n(), d, side)
                : String.format(Locale.ROOT, "Points(N = %d, d = %d, open space)", n(), d);
    }
}
