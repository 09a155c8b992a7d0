package engram.numeric;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.decomposition.chol.CholeskyDecompositionInner_DDRM;

/**
 * Linear systems with a symmetric positive definite matrix; EJML factors, row-major arrays in and out.
 *
 * @since 0.1.0
 */
public final class Solve {
    private Solve() {}

    /**
     * Solves A X = B by Cholesky.
     *
     * @param a n x n, symmetric, row-major; only its lower triangle is read
     * @param n size of the system; 0, as for a site without neighbours, leaves nothing to do
     * @param b n x m, row-major; overwritten by X
     * @param m number of right-hand sides
     * @return the smallest pivot ratio L_kk^2 / A_kk: how much of the k-th row is left once the rows before it
     *     are taken away. At or below zero A is not positive definite and b is unchanged; near 1e-14 it is
     *     singular to rounding
     */
    public static double positiveDefinite(double[] a, int n, double[] b, int m) {
        if (a == null || b == null || n < 0 || m < 0 || a.length != (long) n * n || b.length != (long) n * m) {
            throw new IllegalArgumentException(
                    "Solve.positiveDefinite(" + (a == null ? "a = null" : a.length + " numbers")
                            + ", n = " + n + ", " + (b == null ? "b = null" : b.length + " numbers") + ", m = " + m
                            + "): n^2 and n m numbers are needed, with n of 0 or more");
        }
        finite("a", a);
        finite("b", b);
        if (n == 0) {
            return 1;
        }
        DMatrixRMaj matrix = new DMatrixRMaj(n, n);
        for (int r = 0; r < n; r++) {
            for (int c = 0; c <= r; c++) {
                matrix.data[r * n + c] = a[r * n + c];
                matrix.data[c * n + r] = a[r * n + c];
            }
        }
        CholeskyDecompositionInner_DDRM cholesky = new CholeskyDecompositionInner_DDRM(true);
        if (!cholesky.decompose(matrix)) {
            return 0;
        }
        double[] l = cholesky.getT().data;
        double left = 1;
        for (int k = 0; k < n; k++) {
            left = Math.min(left, l[k * n + k] * l[k * n + k] / a[k * n + k]);
        }
        for (int k = 0; k < n; k++) {
            for (int j = 0; j < k; j++) {
                subtractRow(b, k * m, b, j * m, l[k * n + j], m);
            }
            divideRow(b, k * m, l[k * n + k], m);
        }
        for (int k = n - 1; k >= 0; k--) {
            for (int j = k + 1; j < n; j++) {
                subtractRow(b, k * m, b, j * m, l[j * n + k], m);
            }
            divideRow(b, k * m, l[k * n + k], m);
        }
        return left;
    }

    private static void finite(String name, double[] values) {
        for (int k = 0; k < values.length; k++) {
            if (!Double.isFinite(values[k])) {
                throw new IllegalArgumentException("Solve.positiveDefinite: " + name + "[" + k + "] is " + values[k]
                        + "; all must be finite: look where it was made");
            }
        }
    }

    private static void subtractRow(double[] to, int at, double[] row, int from, double factor, int m) {
        for (int c = 0; c < m; c++) {
            to[at + c] -= factor * row[from + c];
        }
    }

    private static void divideRow(double[] row, int at, double by, int m) {
        for (int c = 0; c < m; c++) {
            row[at + c] /= by;
        }
    }
}
