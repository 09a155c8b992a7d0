package engram.numeric;

import java.io.IOException;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.openblas.global.openblas;
import org.bytedeco.openblas.presets.openblas_nolapack;

/**
 * Native BLAS and LAPACK. Making one fails with a linkage error where classes or natives are missing.
 * Matrices go to memory outside the heap, which is freed when they are done with.
 */
final class OpenBlas implements Provider {
    private static final int ROWS = 101;
    private static final int COLUMNS = 102;
    private static final int AS_IS = 111;
    private static final int TRANSPOSED = 112;
    private static final int LOWER = 122;

    private final String name;

    OpenBlas() {
        Loader.load(openblas.class);
        String version;
        try {
            version = Loader.getVersion("org.bytedeco", "openblas").split("-")[0];
        } catch (IOException unknown) {
            version = "(version unknown)";
        }
        name = "OpenBLAS " + version;
        if (System.getenv("OPENBLAS_NUM_THREADS") == null) {
            threads(1);
        }
        if (values(new double[] {2, 1, 1, 2}, 2)[1] != 3) {
            throw new IllegalStateException(name + " does not compute");
        }
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public void threads(int count) {
        openblas_nolapack.blas_set_num_threads(count);
    }

    /** The last door before memory that nothing guards: the public ones have said what is wrong in their own words. */
    private static void length(double[] a, long needed) {
        if (a.length != needed) {
            throw new IllegalArgumentException(
                    "OpenBLAS: an array of " + a.length + " numbers came where " + needed + " are needed");
        }
    }

    @Override
    public double[] values(double[] a, int n) {
        length(a, (long) n * n);
        double[] values = new double[n];
        try (DoublePointer matrix = new DoublePointer(a)) {
            solve('N', matrix, n, values);
        }
        return values;
    }

    @Override
    public double[] vectors(double[] a, int n, double[] values) {
        length(a, (long) n * n);
        length(values, n);
        double[] vectors = new double[n * n];
        try (DoublePointer matrix = new DoublePointer(a)) {
            solve('V', matrix, n, values);
            matrix.get(vectors);
        }
        return vectors;
    }

    /** Divide and conquer; by columns, where LAPACK is at home and a symmetric matrix is the same. */
    private void solve(char job, DoublePointer matrix, int n, double[] values) {
        try (DoublePointer w = new DoublePointer((long) n)) {
            int info = openblas.LAPACKE_dsyevd(COLUMNS, (byte) job, (byte) 'L', n, matrix, n, w);
            if (info != 0) {
                throw new IllegalStateException("Eigen: " + name + " could not solve a symmetric " + n + " x " + n
                        + " problem (dsyevd says " + info + "); start Java with -Dengram.lapack=ejml to use EJML");
            }
            w.get(values);
        }
    }

    @Override
    public void multiply(double[] a, int m, int k, double[] b, int n, double[] c) {
        length(a, (long) m * k);
        length(b, (long) k * n);
        length(c, (long) m * n);
        try (DoublePointer left = new DoublePointer(a);
                DoublePointer right = new DoublePointer(b);
                DoublePointer product = new DoublePointer((long) m * n)) {
            openblas.cblas_dgemm(ROWS, AS_IS, AS_IS, m, n, k, 1, left, k, right, n, 0, product, n);
            product.get(c);
        }
    }

    @Override
    public void gram(double[] x, int m, int k, double[] g) {
        length(x, (long) m * k);
        length(g, (long) m * m);
        try (DoublePointer rows = new DoublePointer(x);
                DoublePointer product = new DoublePointer((long) m * m)) {
            openblas.cblas_dgemm(ROWS, AS_IS, TRANSPOSED, m, m, k, 1, rows, k, rows, k, 0, product, m);
            product.get(g);
        }
        for (int r = 0; r < m; r++) {
            for (int c = 0; c < r; c++) {
                g[c * m + r] = g[r * m + c];
            }
        }
    }

    @Override
    public Operator symmetric(double[] a, int n) {
        length(a, (long) n * n);
        return new Symmetric(n, new DoublePointer(a), new DoublePointer((long) n), new DoublePointer((long) n));
    }

    /** Reads one triangle only; the memory is freed with the object. */
    private record Symmetric(int size, DoublePointer matrix, DoublePointer from, DoublePointer to) implements Operator {

        @Override
        public void apply(double[] x, double[] y) {
            length(x, size);
            length(y, size);
            from.put(x, 0, size);
            openblas.cblas_dsymv(COLUMNS, LOWER, size, 1, matrix, size, from, 1, 0, to, 1);
            to.get(y, 0, size);
        }
    }
}
