package engram.numeric;

/**
 * Eigenvalues of symmetric matrices, the seam behind which dense linear algebra stands.
 *
 * <p>EJML (pure Java) answers, unless {@code org.bytedeco:openblas} and its natives are on the class path: then
 * LAPACK does. {@link #provider} says which. The two agree to rounding, not in every bit. Bits do not depend on
 * anything else but the number of {@link #threads} and the kind of processor. {@code -Dengram.lapack=ejml} keeps
 * natives out.
 *
 * @since 0.1.0
 */
public final class Eigen {
    private static final int TILE = 32;

    private Eigen() {}

    /**
     * Eigenvalues and eigenvectors.
     *
     * @param values lambda_0 up to lambda_(n-1), ascending
     * @param vectors n x n, row-major: row k is the unit eigenvector of values[k]
     */
    public record Decomposition(double[] values, double[] vectors) {

        /**
         * One eigenvector.
         *
         * @param k which, from 0 for the smallest eigenvalue
         * @return a copy, n numbers
         */
        public double[] vector(int k) {
            int n = values.length;
            if (k < 0 || k >= n) {
                throw new IllegalArgumentException("vector(" + k + "): there are " + n + ", numbered from 0");
            }
            return java.util.Arrays.copyOfRange(vectors, k * n, (k + 1) * n);
        }

        @Override
        public String toString() {
            int n = values.length;
            return "Decomposition(n = " + n + ", values from " + values[0] + " to " + values[n - 1] + ", by "
                    + provider() + ")";
        }
    }

    /**
     * All eigenvalues.
     *
     * @param a n x n, symmetric, row-major; not changed
     * @param n its size
     * @return n numbers, ascending
     */
    public static double[] values(double[] a, int n) {
        int exponent = check(a, n, "Eigen.values");
        return scaled(Provider.current().values(scaled(a, -exponent), n), exponent);
    }

    /**
     * All eigenvalues and eigenvectors.
     *
     * @param a n x n, symmetric, row-major; not changed
     * @param n its size
     * @return both
     */
    public static Decomposition decompose(double[] a, int n) {
        int exponent = check(a, n, "Eigen.decompose");
        double[] values = new double[n];
        double[] vectors = Provider.current().vectors(scaled(a, -exponent), n, values);
        return new Decomposition(scaled(values, exponent), vectors);
    }

    /** Times a power of two, which changes no digit: iterations compare with numbers that have no unit. */
    private static double[] scaled(double[] a, int exponent) {
        double[] scaled = new double[a.length];
        for (int k = 0; k < a.length; k++) {
            scaled[k] = Math.scalb(a[k], exponent);
            if (Double.isInfinite(scaled[k])) {
                throw new IllegalArgumentException("Eigen: eigenvalue " + k
                        + " is beyond the largest number; scale the matrix, whose eigenvalues scale with it");
            }
        }
        return scaled;
    }

    /**
     * Who answers.
     *
     * @return for example {@code "EJML"} or {@code "OpenBLAS 0.3.31"}
     */
    public static String provider() {
        return Provider.current().name();
    }

    /**
     * How many threads OpenBLAS may use, in the whole program: one unless this, or the environment variable
     * OPENBLAS_NUM_THREADS, says otherwise. Another number gives other bits in the last places, so that results of
     * one thread are the same on machines of any number of cores; and a sweep keeps all cores busy by itself. EJML
     * always uses one.
     *
     * @param count from 1 to the number of cores; more would wait for each other and take a hundred times as long
     */
    public static void threads(int count) {
        int cores = Runtime.getRuntime().availableProcessors();
        if (count < 1 || count > cores) {
            throw new IllegalArgumentException("Eigen.threads(" + count + "): at least one thread is needed, and with"
                    + " more than the cores, which are " + cores + " here, they wait for each other; try 1");
        }
        Provider.current().threads(count);
    }

    /**
     * Size, finiteness and symmetry; looks at the matrix in tiles that fit the cache. Returns the binary exponent of the
     * largest entry, 0 for a matrix of zeros.
     */
    static int check(double[] a, int n, String where) {
        if (a == null || n < 1 || a.length != (long) n * n) {
            throw new IllegalArgumentException(where + ": " + (a == null ? "a = null" : a.length + " numbers")
                    + " came for n = " + n + "; n^2, with n at least 1, are needed, row by row");
        }
        double largest = 0;
        double apart = 0;
        for (int top = 0; top < n; top += TILE) {
            for (int left = 0; left <= top; left += TILE) {
                for (int r = top; r < Math.min(n, top + TILE); r++) {
                    for (int c = left; c < Math.min(r + 1, left + TILE); c++) {
                        double lower = a[r * n + c];
                        double upper = a[c * n + r];
                        if (!(Math.abs(lower) <= Double.MAX_VALUE && Math.abs(upper) <= Double.MAX_VALUE)) {
                            throw new IllegalArgumentException(where + ": entries (" + r + ", " + c + ") and (" + c
                                    + ", " + r + ") are " + lower + " and " + upper
                                    + "; all must be finite: look where the matrix was made");
                        }
                        if (Math.abs(lower) > largest) {
                            largest = Math.abs(lower);
                        }
                        if (Math.abs(lower / 2 - upper / 2) > apart / 2) {
                            apart = Math.min(Double.MAX_VALUE, Math.abs(lower - upper));
                        }
                    }
                }
            }
        }
        if (apart > 1e-10 * largest) {
            throw new IllegalArgumentException(where + ": max |A - A^T| = " + apart + " of " + largest
                    + ", so the eigenvalues may be complex; give a symmetric matrix, for example (A + A^T) / 2");
        }
        return largest == 0 ? 0 : Math.getExponent(largest);
    }
}
