package engram.numeric;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import engram.Teaches;
import engram.random.Streams;
import java.io.File;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class EigenTest {

    /** EJML always, and whoever answers here if that is another. */
    static List<Provider> providers() {
        Provider ejml = new Ejml();
        return Eigen.provider().equals(ejml.name()) ? List.of(ejml) : List.of(ejml, Provider.current());
    }

    /** The second difference on a chain with fixed ends: 2 - 2 cos(pi k / (n + 1)). */
    @ParameterizedTest
    @MethodSource("providers")
    void chainHasItsKnownEigenvalues(Provider provider) {
        int n = 41;
        double[] a = new double[n * n];
        double[] known = new double[n];
        for (int i = 0; i < n; i++) {
            a[i * n + i] = 2;
            if (i > 0) {
                a[i * n + i - 1] = -1;
                a[(i - 1) * n + i] = -1;
            }
            known[i] = 2 - 2 * Math.cos(Math.PI * (i + 1) / (n + 1));
        }
        assertArrayEquals(known, provider.values(a, n), 1e-13);
    }

    @ParameterizedTest
    @MethodSource("providers")
    void vectorsAreOrthonormalAndDiagonalise(Provider provider) {
        for (int n : new int[] {1, 2, 7, 60}) {
            double[] a = random(n, 3);
            double[] before = a.clone();
            double[] values = new double[n];
            Eigen.Decomposition all = new Eigen.Decomposition(values, provider.vectors(a, n, values));
            assertArrayEquals(before, a, 0);
            assertArrayEquals(provider.values(a, n), values, 1e-12);
            Operator op = provider.symmetric(a, n);
            double[] av = new double[n];
            for (int k = 0; k < n; k++) {
                op.apply(all.vector(k), av);
                for (int l = 0; l < n; l++) {
                    assertEquals(k == l ? 1 : 0, Vectors.dot(all.vector(k), all.vector(l)), 1e-13);
                    assertEquals(values[k] * all.vector(k)[l], av[l], 1e-12);
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("providers")
    void operatorsAndProductsAreSums(Provider provider) {
        for (int n : new int[] {1, 3, 4, 5, 37}) {
            double[] a = random(n, 5);
            double[] x = Arrays.copyOf(random(n, 6), n);
            double[] y = new double[n];
            provider.symmetric(a, n).apply(x, y);
            double[] product = new double[n];
            provider.multiply(a, n, n, x, 1, product);
            int m = 2;
            double[] rows = Arrays.copyOf(random(n + 2, 7), m * n);
            double[] gram = new double[m * m];
            provider.gram(rows, m, n, gram);
            for (int r = 0; r < n; r++) {
                double sum = 0;
                for (int c = 0; c < n; c++) {
                    sum += a[r * n + c] * x[c];
                }
                assertEquals(sum, y[r], 1e-13);
                assertEquals(sum, product[r], 1e-13);
            }
            for (int r = 0; r < m; r++) {
                for (int c = 0; c < m; c++) {
                    double sum = 0;
                    for (int k = 0; k < n; k++) {
                        sum += rows[r * n + k] * rows[c * n + k];
                    }
                    assertEquals(sum, gram[r * m + c], 1e-13);
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("providers")
    void sameMatrixSameBits(Provider provider) {
        double[] a = random(150, 9);
        assertArrayEquals(provider.values(a, 150), provider.values(a, 150), 0);
    }

    @Test
    void seamGivesWhatTheProviderGives() {
        double[] a = random(20, 1);
        assertArrayEquals(Provider.current().values(a, 20), Eigen.values(a, 20), 0);
        Eigen.Decomposition all = Eigen.decompose(a, 20);
        assertArrayEquals(Eigen.values(a, 20), all.values(), 1e-13);
        assertTrue(all.toString().contains(Eigen.provider()), all.toString());
        double[] b = Arrays.copyOf(random(8, 2), 60);
        assertArrayEquals(a, Product.of(a, 20, 20, identity(20), 20), 1e-15);
        assertEquals(9, Product.gram(b, 3, 20).length);
    }

    @Test
    void badMatricesTeach() {
        Teaches.oneLine(() -> Eigen.values(new double[5], 2), "5 numbers", "n^2");
        Teaches.oneLine(() -> Eigen.values(new double[] {1, Double.NaN, Double.NaN, 1}, 2), "NaN", "(1, 0)", "finite");
        Teaches.oneLine(() -> Eigen.decompose(new double[] {1, 2, 0, 1}, 2), "A - A^T", "symmetric");
        Teaches.oneLine(() -> Operator.of(new double[] {1, 2, 0, 1}, 2), "Operator.of", "symmetric");
        Teaches.oneLine(() -> Eigen.threads(0), "threads(0)", "at least one");
        Teaches.oneLine(() -> Eigen.threads(Integer.MAX_VALUE), "threads(2147483647)", "more than the cores");
        Teaches.oneLine(() -> Product.of(new double[6], 2, 3, new double[5], 2), "right", "3 rows of 2 need 6");
        Teaches.oneLine(() -> Eigen.decompose(identity(2), 2).vector(2), "vector(2)", "numbered from 0");
    }

    /** With no trace of OpenBLAS on the class path, and with its classes but no natives, EJML answers. */
    @ParameterizedTest
    @ValueSource(strings = {"bytedeco", "x86_64"})
    void withoutNativesEjmlAnswers(String missing) throws Exception {
        List<URL> urls = new ArrayList<>();
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
            if (!entry.contains(missing)) {
                urls.add(new File(entry).toURI().toURL());
            }
        }
        try (URLClassLoader apart =
                new URLClassLoader(urls.toArray(URL[]::new), ClassLoader.getPlatformClassLoader())) {
            Class<?> eigen = apart.loadClass("engram.numeric.Eigen");
            Object values =
                    eigen.getMethod("values", double[].class, int.class).invoke(null, new double[] {2, 1, 1, 2}, 2);
            assertArrayEquals(new double[] {1, 3}, (double[]) values, 1e-15);
            assertEquals("EJML", eigen.getMethod("provider").invoke(null));
        }
    }

    static double[] identity(int n) {
        double[] a = new double[n * n];
        for (int i = 0; i < n; i++) {
            a[i * (n + 1)] = 1;
        }
        return a;
    }

    static double[] random(int n, long seed) {
        RandomGenerator random = Streams.seed(seed).open("matrix");
        double[] a = new double[n * n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j <= i; j++) {
                a[i * n + j] = random.nextGaussian();
                a[j * n + i] = a[i * n + j];
            }
        }
        return a;
    }
}
