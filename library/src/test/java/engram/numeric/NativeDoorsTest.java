package engram.numeric;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import engram.Teaches;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Arrays of wrong lengths are refused before native code or a loop could run over their ends. */
class NativeDoorsTest {
    private static final int[] WRONG = {0, 1, 3, 5, 17, 1000};

    @Test
    void operatorsCheckBothVectors() {
        double[] a = {2, 0, 0, 2};
        Operator matrix = Operator.of(a, 2);
        Teaches.oneLine(() -> matrix.apply(null, new double[2]), "x = null", "n = 2");
        Teaches.oneLine(() -> matrix.apply(new double[2], null), "y = null", "n = 2");
        for (int wrong : WRONG) {
            Teaches.oneLine(() -> matrix.apply(new double[wrong], new double[2]), wrong + " numbers", "n = 2");
            Teaches.oneLine(() -> matrix.apply(new double[2], new double[wrong]), wrong + " numbers", "n = 2");
        }
        double[] y = new double[2];
        matrix.apply(new double[] {1, 2}, y);
        assertArrayEquals(new double[] {2, 4}, y);
        Operator large = Operator.of(new double[160_000], 400);
        Teaches.oneLine(() -> large.apply(new double[400], new double[10]), "10 numbers", "n = 400");
        Teaches.oneLine(() -> large.apply(new double[1], new double[400]), "1 numbers", "n = 400");
    }

    @Test
    void matricesMustBeSquare() {
        for (int wrong : WRONG) {
            Teaches.oneLine(() -> Operator.of(new double[wrong], 2), "Operator.of", wrong + " numbers", "n = 2");
            Teaches.oneLine(() -> Eigen.values(new double[wrong], 2), "Eigen.values", "n = 2");
            Teaches.oneLine(() -> Eigen.decompose(new double[wrong], 2), "Eigen.decompose", "n = 2");
            Teaches.oneLine(() -> Product.gram(new double[wrong], 2, 2), "Product.gram", "2 rows of 2");
            Teaches.oneLine(() -> Product.of(new double[wrong], 2, 2, new double[4], 2), "left");
            Teaches.oneLine(() -> Product.of(new double[4], 2, 2, new double[wrong], 2), "right");
            Teaches.oneLine(() -> Solve.positiveDefinite(new double[wrong], 2, new double[2], 1), "n = 2");
            Teaches.oneLine(() -> Solve.positiveDefinite(new double[4], 2, new double[wrong], 1), "n = 2");
        }
        for (int n : new int[] {-1, 0, 46341, 65536, Integer.MAX_VALUE, Integer.MIN_VALUE}) {
            Teaches.oneLine(() -> Operator.of(new double[4], n), "n = " + n);
            Teaches.oneLine(() -> Eigen.values(new double[0], n), "n = " + n);
            Teaches.oneLine(() -> Product.gram(new double[0], n, n), "Product.gram");
            Teaches.oneLine(() -> Product.of(new double[0], n, 1, new double[0], n), "Product.of");
            if (n != 0) {
                Teaches.oneLine(() -> Solve.positiveDefinite(new double[0], n, new double[0], 1), "n = " + n);
            }
            Teaches.oneLine(() -> SingularValues.of(new double[0], n), "d = " + n);
        }
        Teaches.oneLine(() -> Eigen.values(null, 2), "a = null");
        Teaches.oneLine(() -> Product.of(null, 1, 1, new double[1], 1), "null");
        Teaches.oneLine(() -> Product.of(new double[65536], 65536, 1, new double[65536], 65536), "does not fit");
        Teaches.oneLine(() -> Solve.positiveDefinite(null, 1, new double[1], 1), "a = null");
        Teaches.oneLine(() -> SingularValues.of(null, 1), "a = null");
    }

    @Test
    void numbersThatAreNotFiniteAreRefused() {
        for (double bad : new double[] {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY}) {
            double[] a = {1, bad, bad, 1};
            Teaches.oneLine(() -> Operator.of(a, 2), "finite");
            Teaches.oneLine(() -> Eigen.values(a, 2), "finite");
            Teaches.oneLine(() -> Product.gram(a, 2, 2), "row 0, column 1", "finite");
            Teaches.oneLine(() -> Product.of(a, 2, 2, new double[4], 2), "finite");
            Teaches.oneLine(() -> Solve.positiveDefinite(a, 2, new double[2], 1), "a[1]", "finite");
            Teaches.oneLine(
                    () -> Solve.positiveDefinite(new double[] {1, 0, 0, 1}, 2, new double[] {0, bad}, 1), "b[1]");
        }
        Teaches.oneLine(() -> Product.of(new double[] {1e200}, 1, 1, new double[] {1e200}, 1), "largest number");
    }

    /** Eigenvalues and singular values of c A are those of A times c, to the bit for powers of two. */
    @Test
    void eigenvaluesScaleExactly() {
        double[] a = {2, 1, 0, 1, 3, -1, 0, -1, 1};
        double[] plain = Eigen.values(a, 3);
        Eigen.Decomposition both = Eigen.decompose(a, 3);
        double[] singular = SingularValues.of(a, 3);
        for (int exponent : new int[] {-1000, -700, -30, 1, 600, 1000}) {
            double[] scaled = Arrays.stream(a).map(v -> Math.scalb(v, exponent)).toArray();
            double[] expected =
                    Arrays.stream(plain).map(v -> Math.scalb(v, exponent)).toArray();
            assertArrayEquals(expected, Eigen.values(scaled, 3));
            assertArrayEquals(both.vectors(), Eigen.decompose(scaled, 3).vectors());
            double[] strengths = SingularValues.of(scaled, 3);
            for (int k = 0; k < 3; k++) {
                assertEquals(Math.scalb(singular[k], exponent), strengths[k], 1e-15 * strengths[0]);
            }
        }
        assertArrayEquals(new double[2], Eigen.values(new double[4], 2));
    }
}
