package engram.numeric;

import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.SingularValueDecomposition_F64;

/**
 * Singular values of many small square matrices; EJML finds them.
 *
 * @since 0.1.0
 */
public final class SingularValues {
    private SingularValues() {}

    /**
     * The singular values of each matrix, from the matrix itself and not from A^T A, so that all are right to some
     * 1e-15 of the largest.
     *
     * @param a matrices one after another, each d x d, row-major, all finite; not changed
     * @param d their size
     * @return d numbers a matrix, each time descending
     */
    public static double[] of(double[] a, int d) {
        if (a == null || d < 1 || d > 46340 || a.length % (d * d) != 0) {
            throw new IllegalArgumentException("SingularValues.of: " + (a == null ? "a = null" : a.length + " numbers")
                    + " came for d = " + d + "; a multiple of d^2, with d at least 1, is needed");
        }
        SingularValueDecomposition_F64<DMatrixRMaj> svd = DecompositionFactory_DDRM.svd(d, d, false, false, true);
        DMatrixRMaj matrix = new DMatrixRMaj(d, d);
        double[] all = new double[a.length / d];
        double[] values = new double[d];
        for (int k = 0; k < a.length / (d * d); k++) {
            double largest = 0;
            for (int e = k * d * d; e < (k + 1) * d * d; e++) {
                if (!(Math.abs(a[e]) <= Double.MAX_VALUE)) {
                    throw new IllegalArgumentException("SingularValues.of: matrix " + k + " holds " + a[e]
                            + "; all numbers must be finite: look where it was made");
                }
                largest = Math.max(largest, Math.abs(a[e]));
            }
            if (largest > 0) {
                for (int e = 0; e < d * d; e++) {
                    matrix.data[e] = a[k * d * d + e] / largest;
                }
                if (!svd.decompose(matrix)) {
                    throw new IllegalStateException("SingularValues: EJML's iteration did not converge on matrix " + k);
                }
                System.arraycopy(svd.getSingularValues(), 0, values, 0, d);
                Arrays.sort(values);
                for (int s = 0; s < d; s++) {
                    all[k * d + s] = values[d - 1 - s] * largest;
                }
            }
        }
        return all;
    }
}
