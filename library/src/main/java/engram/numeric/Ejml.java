package engram.numeric;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;

/** EJML: pure Java, always there, one thread. */
final class Ejml implements Provider {

    @Override
    public String name() {
        return "EJML";
    }

    @Override
    public double[] values(double[] a, int n) {
        EigenDecomposition_F64<DMatrixRMaj> eigen = decompose(a, n, false);
        double[] values = new double[n];
        Arrays.setAll(values, k -> eigen.getEigenvalue(k).getReal());
        Arrays.sort(values);
        return values;
    }

    @Override
    public double[] vectors(double[] a, int n, double[] values) {
        EigenDecomposition_F64<DMatrixRMaj> eigen = decompose(a, n, true);
        int[] order = IntStream.range(0, n)
                .boxed()
                .sorted(Comparator.comparingDouble(k -> eigen.getEigenvalue(k).getReal()))
                .mapToInt(Integer::intValue)
                .toArray();
        double[] vectors = new double[n * n];
        for (int k = 0; k < n; k++) {
            values[k] = eigen.getEigenvalue(order[k]).getReal();
            System.arraycopy(eigen.getEigenVector(order[k]).data, 0, vectors, k * n, n);
        }
        return vectors;
    }

    private static EigenDecomposition_F64<DMatrixRMaj> decompose(double[] a, int n, boolean vectors) {
        EigenDecomposition_F64<DMatrixRMaj> eigen = DecompositionFactory_DDRM.eig(n, vectors, true);
        if (!eigen.decompose(DMatrixRMaj.wrap(n, n, a.clone()))) {
            throw new IllegalStateException("Eigen: EJML's QR iteration did not converge on a symmetric " + n + " x "
                    + n + " matrix; scale it so that its entries are near 1");
        }
        return eigen;
    }

    @Override
    public void multiply(double[] a, int m, int k, double[] b, int n, double[] c) {
        CommonOps_DDRM.mult(DMatrixRMaj.wrap(m, k, a), DMatrixRMaj.wrap(k, n, b), DMatrixRMaj.wrap(m, n, c));
    }

    @Override
    public void gram(double[] x, int m, int k, double[] g) {
        DMatrixRMaj matrix = DMatrixRMaj.wrap(m, k, x);
        CommonOps_DDRM.multTransB(matrix, matrix, DMatrixRMaj.wrap(m, m, g));
    }

    @Override
    public Operator symmetric(double[] a, int n) {
        double[][] rows = new double[n][];
        Arrays.setAll(rows, r -> Arrays.copyOfRange(a, r * n, (r + 1) * n));
        return new Rows(rows);
    }

    @Override
    public void threads(int count) {
        // EJML's plain classes know one thread only.
    }

    /** A symmetric matrix is a sum over rows as well as over columns; over rows the loop is one that becomes SIMD. */
    private record Rows(double[][] rows) implements Operator {

        @Override
        public int size() {
            return rows.length;
        }

        @Override
        public void apply(double[] x, double[] y) {
            int n = rows.length;
            Arrays.fill(y, 0);
            Vectors.add(rows, 0, n, x, 1, y);
        }
    }
}
