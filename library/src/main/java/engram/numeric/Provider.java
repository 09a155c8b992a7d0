package engram.numeric;

/** Who does dense linear algebra. All matrices are row-major; arguments have been checked. */
interface Provider {

    /** Its name and, where it matters, its version. */
    String name();

    /** Eigenvalues of a symmetric matrix, ascending. */
    double[] values(double[] a, int n);

    /** The same, and the vectors: the k-th is row k of what is returned. */
    double[] vectors(double[] a, int n, double[] values);

    /** c = a b, with a m x k and b k x n. */
    void multiply(double[] a, int m, int k, double[] b, int n, double[] c);

    /** g = x x^T, with x m x k: both triangles. */
    void gram(double[] x, int m, int k, double[] g);

    /** A symmetric matrix, copied, as an operator. */
    Operator symmetric(double[] a, int n);

    /** How many threads it may use. */
    void threads(int count);

    /** The one that answers in this program: OpenBLAS if its classes and natives are there, EJML otherwise. */
    static Provider current() {
        return Chosen.PROVIDER;
    }

    /** Looked for once, when first needed. */
    final class Chosen {
        private static final Provider PROVIDER = choose();

        private Chosen() {}

        private static Provider choose() {
            if ("ejml".equalsIgnoreCase(System.getProperty("engram.lapack"))) {
                return new Ejml();
            }
            try {
                return new OpenBlas();
            } catch (LinkageError | RuntimeException absent) {
                return new Ejml();
            }
        }
    }
}
