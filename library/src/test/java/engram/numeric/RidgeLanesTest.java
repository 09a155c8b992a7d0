package engram.numeric;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RidgeLanesTest {
    private static final double LAMBDA = 0.05;

    /** Two full groups and one of three sites. */
    private final int n = 2 * RidgeLanes.GROUP + 3;

    private final SplittableRandom random = new SplittableRandom(3);
    private final int[] start = new int[n + 1];
    private int[] neighbour;
    private double[] xi;

    /** Every site draws its neighbours, 0 to 12 of them, so stretches of consecutive numbers have all lengths. */
    private void network(int p, int d) {
        neighbour = new int[12 * n];
        int end = 0;
        for (int i = 0; i < n; i++) {
            start[i] = end;
            double share = random.nextInt(13) / (double) n;
            for (int j = 0; j < n && end - start[i] < 12; j++) {
                boolean near = Math.abs(j - i) < 4 && i % 3 == 0;
                if (j != i && (near || random.nextDouble() < share)) {
                    neighbour[end++] = j;
                }
            }
        }
        start[n] = end;
        xi = random.doubles((long) p * n * d, -1, 1).toArray();
    }

    private double[] learned(int p, int d, double lambda, RidgeLoops loops, int together, double[] left) {
        double[] w = new double[start[n] * d * d];
        RidgeLanes lanes = new RidgeLanes(xi, p, n, d, lambda, loops);
        int[] site = IntStream.range(0, n).toArray();
        double[] some = new double[together];
        for (int first = 0; first < n; first += together) {
            int count = Math.min(together, n - first);
            lanes.regress(site, first, count, neighbour, start, w, some);
            System.arraycopy(some, 0, left, first, count);
        }
        return w;
    }

    /** The two implementations give the same bits, and so does a site alone. */
    @ParameterizedTest
    @CsvSource({
        "1, 1", "1, 7", "1, 12", "2, 3", "2, 8", "3, 1", "3, 2", "3, 4", "3, 5", "3, 9", "3, 16", "3, 17", "3, 36",
        "3, 41", "4, 13", "5, 33", "7, 6"
    })
    void twinsAgreeBitForBit(int d, int p) {
        network(p, d);
        double[] left = new double[n];
        double[] expected = learned(p, d, LAMBDA, new PlainRidgeLoops(), RidgeLanes.GROUP, left);
        for (int together : new int[] {1, 9, RidgeLanes.GROUP}) {
            double[] other = new double[n];
            assertArrayEquals(expected, learned(p, d, LAMBDA, RidgeLoops.FASTEST, together, other), 0);
            assertArrayEquals(left, other, 0);
        }
    }

    /**
     * The weights are those of the primal form, (A A^T + lambda I) W^T = A Y^T, solved by EJML, on either side of
     * P = d Z. Tolerance: the order of the system times its condition, at most trace / lambda, times the rounding unit,
     * for each of the two.
     */
    @ParameterizedTest
    @CsvSource({"1, 1", "1, 6", "1, 30", "2, 5", "2, 24", "3, 1", "3, 11", "3, 36", "3, 50", "4, 10", "5, 3"})
    void dualIsPrimal(int d, int p) {
        network(p, d);
        double[] w = learned(p, d, LAMBDA, RidgeLoops.FASTEST, RidgeLanes.GROUP, new double[n]);
        for (int i = 0; i < n; i++) {
            int columns = (start[i + 1] - start[i]) * d;
            double[] square = new double[columns * columns];
            double[] right = new double[columns * d];
            double trace = LAMBDA;
            for (int r = 0; r < columns; r++) {
                for (int c = 0; c <= r; c++) {
                    square[r * columns + c] = product(p, d, column(i, r, d), column(i, c, d)) + (r == c ? LAMBDA : 0);
                }
                for (int a = 0; a < d; a++) {
                    right[r * d + a] = product(p, d, column(i, r, d), i * d + a);
                }
                trace += square[r * columns + r];
            }
            Solve.positiveDefinite(square, columns, right, d);
            double largest = Arrays.stream(right).map(Math::abs).max().orElse(0);
            double tolerance = 2 * Math.max(p, columns) * trace / LAMBDA * Math.ulp(1.0) * largest;
            for (int a = 0; a < d; a++) {
                for (int c = 0; c < columns; c++) {
                    assertEquals(right[c * d + a], w[start[i] * d * d + a * columns + c], tolerance);
                }
            }
        }
    }

    private int column(int i, int c, int d) {
        return neighbour[start[i] + c / d] * d + c % d;
    }

    private double product(int p, int d, int r, int c) {
        return IntStream.range(0, p)
                .mapToDouble(mu -> xi[mu * n * d + r] * xi[mu * n * d + c])
                .sum();
    }

    /** The smallest pivot is that of the P x P system, here factored by EJML. */
    @Test
    void theSmallestPivotIsMeasured() {
        int d = 3;
        int p = 10;
        network(p, d);
        double[] left = new double[n];
        learned(p, d, LAMBDA, RidgeLoops.FASTEST, RidgeLanes.GROUP, left);
        for (int i = 0; i < n; i++) {
            double[] gram = new double[p * p];
            double trace = LAMBDA;
            for (int m = 0; m < p; m++) {
                for (int k = 0; k <= m; k++) {
                    for (int c = 0; c < (start[i + 1] - start[i]) * d; c++) {
                        int row = column(i, c, d);
                        gram[m * p + k] += xi[m * n * d + row] * xi[k * n * d + row];
                    }
                }
                gram[m * p + m] += LAMBDA;
                trace += gram[m * p + m];
            }
            double expected = Solve.positiveDefinite(gram, p, new double[p], 1);
            assertEquals(expected, left[i], 2 * p * trace / LAMBDA * Math.ulp(1.0) * expected);
        }
    }

    /** Without a ridge a pattern stored twice leaves nothing but rounding; a site without neighbours, nothing at all. */
    @Test
    void aSingularSystemShows() {
        int d = 3;
        int p = 6;
        network(p, d);
        System.arraycopy(xi, 0, xi, 4 * n * d, n * d);
        for (RidgeLoops loops : new RidgeLoops[] {new PlainRidgeLoops(), RidgeLoops.FASTEST}) {
            double[] left = new double[n];
            learned(p, d, 0, loops, RidgeLanes.GROUP, left);
            for (int i = 0; i < n; i++) {
                assertTrue(left[i] <= p * Math.ulp(1.0), "site " + i + ": " + left[i]);
                if (start[i] == start[i + 1]) {
                    assertEquals(0, left[i]);
                }
            }
        }
    }

    @Test
    void vectorsAreUsedWhereTheModuleIs() {
        assumeTrue(ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent());
        assertInstanceOf(VectorRidgeLoops.class, RidgeLoops.FASTEST);
    }
}
