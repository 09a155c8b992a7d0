package engram.numeric;

import engram.random.Streams;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.CancellationException;
import java.util.random.RandomGenerator;

/**
 * The smallest (or largest) eigenvalue of a symmetric operator and its vector, by products with vectors only.
 *
 * <p>Lanczos' recurrence with the basis kept orthogonal in full, thick restarts when the basis is full (Wu and Simon
 * 2000), and a start vector of independent Gaussians. What is returned has been checked by one more product:
 * |A v - theta v| is at most tolerance times the largest |A q| seen, a lower bound of |A|. Otherwise there is an
 * {@link IllegalStateException}, never a number. The residual proves that an eigenvalue is near; that it is the
 * extreme one rests on the start vector having some of it, which fails with probability zero. One vector of a
 * degenerate eigenvalue is found, not all.
 *
 * @param tolerance largest residual, relative to |A|; from 1e-14 to below 1
 * @param steps most products with A, at least 1
 * @param basis most vectors kept at a time, at least 8: memory of basis n numbers, and never above 512 MB for more
 *     than 24 of them
 * @param start where the start vector comes from
 * @since 0.1.0
 */
public record Lanczos(double tolerance, int steps, int basis, Streams start) {

    /** Products between two looks at the small eigenproblem. */
    private static final int LOOK = 5;

    /**
     * Checks the parameters.
     *
     * @param tolerance largest residual, relative to |A|; from 1e-14 to below 1
     * @param steps most products with A, at least 1
     * @param basis most vectors kept at a time, at least 8
     * @param start where the start vector comes from
     */
    public Lanczos {
        if (!(tolerance >= 1e-14 && tolerance < 1) || steps < 1 || basis < 8 || start == null) {
            throw new IllegalArgumentException("Lanczos(tolerance = " + tolerance + ", steps = " + steps + ", basis = "
                    + basis + ", start = " + (start == null ? "null" : "given")
                    + "): a tolerance from 1e-14 to below 1, at least 1 step and a basis of at least 8 are"
                    + " needed; try new Lanczos()");
        }
    }

    /** Residual 1e-8 of |A|, at most 5,000 products, 240 vectors, always the same start. */
    public Lanczos() {
        this(1e-8, 5000, 240, Streams.seed(1950));
    }

    /**
     * The same with another tolerance.
     *
     * @param other largest residual, relative to |A|
     * @return a copy
     */
    public Lanczos within(double other) {
        return new Lanczos(other, steps, basis, start);
    }

    /**
     * The smallest eigenvalue.
     *
     * @param a a symmetric operator
     * @return the pair
     */
    public Eigenpair smallest(Operator a) {
        return new Search(a, 1).run();
    }

    /**
     * The largest eigenvalue.
     *
     * @param a a symmetric operator
     * @return the pair
     */
    public Eigenpair largest(Operator a) {
        return new Search(a, -1).run();
    }

    /** One search for the smallest eigenvalue of sign A. */
    private final class Search {
        private final Operator a;
        private final int sign;
        private final int n;
        private final int most;
        private final double[][] v;
        private final Arrow t;
        private final double[] c;
        private double[] w;
        private double scale;
        private int exponent;
        private int steps;

        Search(Operator a, int sign) {
            if (a == null) {
                throw new IllegalArgumentException("Lanczos(a = null): an operator is needed; try Operator.of");
            }
            this.a = a;
            this.sign = sign;
            n = a.size();
            if (n < 1) {
                throw new IllegalArgumentException("Lanczos: the operator has size " + n + "; at least 1 is needed");
            }
            most = Math.min(n, Math.min(basis, Math.max(24, (1 << 26) / n)));
            v = new double[most + 1][];
            t = new Arrow(most);
            c = new double[most + 1];
            w = new double[n];
        }

        Eigenpair run() {
            begin();
            double residual = Double.NaN;
            int k = 0;
            while (steps < Lanczos.this.steps) {
                double beta = extend(k);
                if (scale == 0) {
                    return new Eigenpair(0, v[0], 0, steps);
                }
                k++;
                boolean closed = beta <= 1e-15 * scale || k == n;
                boolean full = k == most;
                if (closed || full || steps % LOOK == 0 || steps >= Lanczos.this.steps) {
                    double theta = t.smallest(k);
                    double[] y = t.vector(k, theta);
                    double expected = beta * Math.abs(y[k - 1]);
                    residual = expected;
                    if (closed || expected <= tolerance * scale) {
                        Eigenpair pair = pair(y, k);
                        residual = Math.scalb(pair.residual(), -exponent);
                        if (residual <= tolerance * scale) {
                            return pair;
                        }
                        if (closed) {
                            break;
                        }
                    }
                }
                if (full) {
                    k = restart(k, beta);
                } else {
                    v[k] = w;
                    Vectors.scale(v[k], 1 / beta);
                    w = new double[n];
                }
            }
            throw new IllegalStateException(String.format(
                    Locale.ROOT,
                    "Lanczos: after %d products with a %d x %d operator the residual is %.2g of its norm, not the %.2g"
                            + " wanted; allow more steps or a larger basis, or accept a larger tolerance; for a small"
                            + " matrix Eigen.values gives all",
                    steps,
                    n,
                    n,
                    residual / scale,
                    tolerance));
        }

        private void begin() {
            RandomGenerator random = start.open("lanczos");
            v[0] = new double[n];
            for (int i = 0; i < n; i++) {
                v[0][i] = random.nextGaussian();
            }
            Vectors.scale(v[0], 1 / Vectors.norm(v[0]));
        }

        /** w = A v_k made orthogonal to all of v_0..v_k; returns its length. */
        private double extend(int k) {
            double length = product(v[k]);
            scale = Math.max(scale, length);
            double alpha = Vectors.dot(v[k], w);
            t.diagonal[k] = alpha;
            Vectors.add(-alpha, v[k], w);
            if (k > t.tip) {
                Vectors.add(-t.off[k - 1], v[k - 1], w);
            } else if (k == t.tip) {
                Vectors.add(v, 0, k, t.off, -1, w);
            }
            double before = Vectors.norm(w);
            double after = before;
            for (int pass = 0; pass < 3; pass++) {
                Vectors.dots(v, k + 1, w, c);
                Vectors.add(v, 0, k + 1, c, -1, w);
                after = Vectors.norm(w);
                if (after > 0.7 * before) {
                    break;
                }
                before = after;
            }
            t.off[k] = after;
            return after;
        }

        private double product(double[] x) {
            if (Thread.currentThread().isInterrupted()) {
                throw new CancellationException("Lanczos was interrupted after " + steps + " products");
            }
            a.apply(x, w);
            steps++;
            double largest = 0;
            for (int i = 0; i < n; i++) {
                if (!(Math.abs(w[i]) <= Double.MAX_VALUE)) {
                    throw new IllegalArgumentException("Lanczos: product " + steps + " with the operator holds " + w[i]
                            + "; all must be finite: look where the operator was made");
                }
                largest = Math.max(largest, Math.abs(w[i]));
            }
            if (scale == 0 && largest > 0) {
                // The first product tells the size of A: the search works with A in units of a power of two near it.
                exponent = Math.getExponent(largest);
            }
            for (int i = 0; i < n; i++) {
                w[i] = sign * Math.scalb(w[i], -exponent);
            }
            double length = Vectors.norm(w);
            if (!Double.isFinite(length)) {
                throw new IllegalArgumentException("Lanczos: product " + steps + " with the operator is 2^500 times the"
                        + " first, which no symmetric matrix does to unit vectors; look where the operator was made");
            }
            return length;
        }

        /** The vector sum_j y_j v_j with its Rayleigh quotient and its true residual; w is spared. */
        private Eigenpair pair(double[] y, int k) {
            double[] x = new double[n];
            Vectors.add(v, 0, k, y, 1, x);
            Vectors.scale(x, 1 / Vectors.norm(x));
            int largest = 0;
            for (int i = 1; i < n; i++) {
                largest = Math.abs(x[i]) > Math.abs(x[largest]) ? i : largest;
            }
            if (x[largest] < 0) {
                Vectors.scale(x, -1);
            }
            double[] spared = w;
            w = new double[n];
            product(x);
            double theta = Vectors.dot(x, w);
            double square = 0;
            for (int i = 0; i < n; i++) {
                double off = w[i] - theta * x[i];
                square += off * off;
            }
            w = spared;
            double value = Math.scalb(sign * theta, exponent);
            if (Double.isInfinite(value)) {
                throw new IllegalArgumentException(
                        "Lanczos: the eigenvalue is beyond the largest number; scale the operator down");
            }
            return new Eigenpair(value, x, Math.scalb(Math.sqrt(square), exponent), steps);
        }

        /** Keeps the lowest quarter of the Ritz vectors and the new direction; returns where to go on. */
        private int restart(int k, double beta) {
            Eigen.Decomposition small = Eigen.decompose(t.matrix(k), k);
            int kept = Math.max(2, k / 4);
            double[][] fresh = new double[kept][n];
            for (int j = 0; j < kept; j++) {
                Vectors.add(v, 0, k, small.vector(j), 1, fresh[j]);
                t.diagonal[j] = small.values()[j];
                t.off[j] = beta * small.vectors()[j * k + k - 1];
            }
            t.tip = kept;
            Arrays.fill(v, null);
            System.arraycopy(fresh, 0, v, 0, kept);
            v[kept] = w;
            Vectors.scale(v[kept], 1 / beta);
            w = new double[n];
            return kept;
        }
    }

    /**
     * The projected matrix: an arrowhead of kept Ritz values, whose tip is row {@code tip}, followed by a
     * tridiagonal tail. Entry off[j] couples j to the tip below it, and j to j + 1 from it on. Eliminating from
     * the top fills nothing in, so counting eigenvalues below a number and solving take O(k) operations.
     */
    private static final class Arrow {
        /** Pivots are not let below this, so that nothing overflows. */
        private static final double FLOOR = 1e-280;

        private final double[] diagonal;
        private final double[] off;
        private final double[] pivot;
        private int tip;

        Arrow(int most) {
            diagonal = new double[most + 1];
            off = new double[most + 1];
            pivot = new double[most + 1];
        }

        double[] matrix(int k) {
            double[] full = new double[k * k];
            for (int j = 0; j < k; j++) {
                full[j * k + j] = diagonal[j];
                int to = Math.max(tip, j + 1);
                if (to < k) {
                    full[j * k + to] = off[j];
                    full[to * k + j] = off[j];
                }
            }
            return full;
        }

        /** The smallest eigenvalue of the leading k x k part, from below, by bisection. */
        double smallest(int k) {
            double[] reach = new double[k];
            for (int j = 0; j < k; j++) {
                int to = Math.max(tip, j + 1);
                if (to < k) {
                    reach[j] += Math.abs(off[j]);
                    reach[to] += Math.abs(off[j]);
                }
            }
            double low = Double.POSITIVE_INFINITY;
            double high = Double.POSITIVE_INFINITY;
            double size = Double.MIN_NORMAL;
            for (int j = 0; j < k; j++) {
                low = Math.min(low, diagonal[j] - reach[j]);
                high = Math.min(high, diagonal[j]);
                size = Math.max(size, Math.abs(diagonal[j]) + reach[j]);
            }
            low -= 1e-15 * size;
            while (high - low > 4e-16 * size) {
                double middle = (low + high) / 2;
                if (middle <= low || middle >= high) {
                    break;
                }
                if (positive(k, middle)) {
                    low = middle;
                } else {
                    high = middle;
                }
            }
            return low;
        }

        /** Whether T - x has positive pivots only, that is whether all eigenvalues are above x. */
        private boolean positive(int k, double x) {
            double atTip = 0;
            for (int j = 0; j < Math.min(tip, k); j++) {
                double p = diagonal[j] - x;
                if (!(p > 0)) {
                    return false;
                }
                pivot[j] = Math.max(p, FLOOR);
                atTip += off[j] * off[j] / p;
            }
            double taken = atTip;
            for (int j = tip; j < k; j++) {
                double p = diagonal[j] - x - taken;
                if (!(p > 0)) {
                    return false;
                }
                pivot[j] = Math.max(p, FLOOR);
                taken = off[j] * off[j] / p;
            }
            return true;
        }

        /** The unit eigenvector next to x, which is just below the smallest eigenvalue, by inverse iteration. */
        double[] vector(int k, double x) {
            double[] y = new double[k];
            Arrays.fill(y, 1 / Math.sqrt(k));
            double below = x;
            double step = 1e-16 * Math.max(Math.abs(x), FLOOR);
            while (!positive(k, below)) {
                below -= step;
                step *= 2;
            }
            for (int iteration = 0; iteration < 4; iteration++) {
                for (int j = 0; j < k; j++) {
                    int to = Math.max(tip, j + 1);
                    if (to < k) {
                        y[to] -= off[j] / pivot[j] * y[j];
                    }
                }
                double largest = 0;
                for (int j = k - 1; j >= 0; j--) {
                    int to = Math.max(tip, j + 1);
                    y[j] = y[j] / pivot[j] - (to < k ? off[j] / pivot[j] * y[to] : 0);
                    largest = Math.max(largest, Math.abs(y[j]));
                }
                Vectors.scale(y, 1 / largest);
                Vectors.scale(y, 1 / Vectors.norm(y));
            }
            return y;
        }
    }
}
