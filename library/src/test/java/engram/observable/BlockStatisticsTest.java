package engram.observable;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import engram.Teaches;
import engram.coupling.Blocks;
import engram.coupling.Couplings;
import engram.coupling.Dense;
import engram.coupling.Layout;
import engram.coupling.LowRank;
import engram.learning.Hebb;
import engram.learning.LocalRidge;
import engram.numeric.SingularValues;
import engram.pattern.Patterns;
import engram.pattern.UniformVectors;
import engram.random.Streams;
import engram.state.Spins;
import engram.statistics.Estimate;
import engram.topology.Topology;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BlockStatisticsTest {
    private final Streams streams = Streams.seed(7);

    @Test
    void diagonalBlocksShowTheirNumbers() {
        double[] w = new double[36];
        w[0 * 6 + 3] = -0.5;
        w[1 * 6 + 4] = 2;
        w[2 * 6 + 5] = 1;
        for (int a = 0; a < 3; a++) {
            w[(3 + a) * 6 + a] = 3;
            w[a * 6 + a] = 99;
        }
        BlockStatistics all = BlockStatistics.of(new Dense(new Spins(2, 3), w));
        assertEquals(2, all.pairs());
        assertArrayEquals(new double[] {2, 1, 0.5, 3, 3, 3}, all.singularValues(), 1e-14);
        assertArrayEquals(new double[] {Math.sqrt(5.25), Math.sqrt(27)}, all.norms(), 1e-14);
        assertArrayEquals(new double[] {16, 1}, all.anisotropies(), 1e-13);
        assertEquals(8.5, all.medianAnisotropy(), 1e-13);
        assertEquals(1 + 0.1 * 15, all.anisotropyQuantile(0.1), 1e-13);
        assertEquals(0, all.deficient());
    }

    /** 2 x 2: s_1^2 + s_2^2 = |A|^2 and s_1 s_2 = |det A|. */
    @Test
    void twoByTwoHasAClosedForm() {
        RandomGenerator random = streams.open("blocks");
        double[] a = random.doubles(400, -1, 1).toArray();
        double[] values = SingularValues.of(a, 2);
        for (int k = 0; k < 100; k++) {
            double norm =
                    Math.sqrt(Arrays.stream(a, 4 * k, 4 * k + 4).map(x -> x * x).sum());
            double det = Math.abs(a[4 * k] * a[4 * k + 3] - a[4 * k + 1] * a[4 * k + 2]);
            double sum = Math.sqrt(norm * norm + 2 * det);
            double difference = Math.sqrt(Math.max(0, norm * norm - 2 * det));
            assertEquals((sum + difference) / 2, values[2 * k], 1e-14);
            assertEquals((sum - difference) / 2, values[2 * k + 1], 1e-14);
        }
    }

    /** U diag(1, 1e-6, 1e-11) V: the smallest one would drown in A^T A, where its square stands beside 1. */
    @Test
    void smallSingularValuesKeepTheirDigits() {
        double[] u = reflection(0.3, 0.4, 0.5);
        double[] v = reflection(-0.2, 0.9, 0.1);
        double[] s = {1, 1e-6, 1e-11};
        double[] a = new double[9];
        for (int k = 0; k < 27; k++) {
            a[k / 9 * 3 + k / 3 % 3] += 1e-200 * u[k / 9 * 3 + k % 3] * s[k % 3] * v[k % 3 * 3 + k / 3 % 3];
        }
        double[] values = SingularValues.of(a, 3);
        for (int k = 0; k < 3; k++) {
            assertEquals(s[k], values[k] * 1e200, 2e-15);
        }
    }

    /** P patterns make blocks of rank P at most: none has an anisotropy below d, all have at d. */
    @ParameterizedTest
    @CsvSource({"2, 1", "3, 1", "3, 2", "4, 3", "2, 2", "3, 3", "4, 4"})
    void rankIsTheNumberOfPatterns(int d, int p) {
        Patterns xi = new UniformVectors(d).draw(p, 20, streams);
        BlockStatistics all = BlockStatistics.of(new Hebb().learn(xi, Topology.complete(20)));
        assertEquals(p < d ? all.pairs() : 0, all.deficient());
        assertEquals(p < d ? 0 : all.pairs(), all.anisotropies().length);
        if (p == 1) {
            for (double norm : all.norms()) {
                assertEquals(1.0 / 20, norm, 1e-16);
            }
        }
        if (p < d) {
            Teaches.oneLine(all::medianAnisotropy, "rank below d = " + d, "infinite", "patterns");
            assertTrue(all.toString().contains("rank below d"));
        }
    }

    @Test
    void turningTheSpinsOfEachSiteChangesNothing() {
        Patterns xi = new UniformVectors(3).draw(6, 12, streams);
        RandomGenerator random = streams.open("turns");
        double[] all = xi.xi();
        double[] turned = new double[all.length];
        for (int i = 0; i < 12; i++) {
            double[] q = reflection(random.nextGaussian(), random.nextGaussian(), random.nextGaussian());
            for (int mu = 0; mu < 6; mu++) {
                for (int k = 0; k < 9; k++) {
                    turned[(mu * 12 + i) * 3 + k / 3] += q[k] * all[(mu * 12 + i) * 3 + k % 3];
                }
            }
        }
        Patterns other = new Patterns(6, xi.space(), turned);
        assertArrayEquals(
                BlockStatistics.of(new LowRank(xi)).singularValues(),
                BlockStatistics.of(new LowRank(other)).singularValues(),
                1e-15);
    }

    @Test
    void allFormsOfWGiveTheSameNumbers() {
        Patterns xi = new UniformVectors(3).draw(5, 10, streams);
        Blocks blocks = (Blocks) new Hebb(Layout.EXPLICIT).learn(xi, Topology.complete(10));
        double[] matrix = new double[900];
        for (int i = 0; i < 10; i++) {
            for (int j = 0; j < 10; j++) {
                double[] block = blocks.block(i, j);
                for (int a = 0; a < 3; a++) {
                    System.arraycopy(block, 3 * a, matrix, (3 * i + a) * 30 + 3 * j, 3);
                }
            }
        }
        double[] expected = BlockStatistics.of(blocks).singularValues();
        assertArrayEquals(
                expected, BlockStatistics.of(new Dense(xi.spins(), matrix)).singularValues());
        assertArrayEquals(expected, BlockStatistics.of(new LowRank(xi)).singularValues(), 1e-16);
        Couplings ring = new LocalRidge(1e-3).learn(xi, Topology.ring(10, 4));
        BlockStatistics sparse = BlockStatistics.of(ring);
        assertEquals(40, sparse.pairs());
        double squares = 0;
        for (double x : ((Blocks) ring).weights()) {
            squares += x * x;
        }
        assertEquals(squares, Arrays.stream(sparse.norms()).map(x -> x * x).sum(), 1e-13 * squares);
    }

    /** E |W_ij|_F^2 = P / N^2 exactly: the P squares are 1 each, and different patterns are independent. */
    @ParameterizedTest
    @ValueSource(ints = {2, 3})
    void hebbHasItsMeanSquareNorm(int d) {
        int n = 64;
        int p = 16;
        double[] squares = new double[40];
        for (int r = 0; r < squares.length; r++) {
            Patterns xi = new UniformVectors(d).draw(p, n, streams.child("replica", r));
            BlockStatistics all = BlockStatistics.of(new Hebb().learn(xi, Topology.complete(n)));
            squares[r] = Arrays.stream(all.norms()).map(x -> x * x).sum() / all.pairs();
            assertTrue(all.meanNorm() < Math.sqrt(squares[r]));
        }
        Estimate mean = Estimate.of(squares);
        assertEquals(p / (double) (n * n), mean.mean(), 4 * mean.se());
    }

    /**
     * Why there is no mean anisotropy: det W_ij has a finite density at 0, so P(anisotropy > a) falls as a^(-1/2),
     * and four times the level leaves half. Four standard errors over networks.
     */
    @Test
    void anisotropyHasAHeavyTail() {
        double[] excess = new double[40];
        for (int r = 0; r < excess.length; r++) {
            Patterns xi = new UniformVectors(3).draw(16, 64, streams.child("tail", r));
            double[] all = BlockStatistics.of(new Hebb().learn(xi, Topology.complete(64)))
                    .anisotropies();
            double above = Arrays.stream(all).filter(x -> x > 1e4).count();
            double farAbove = Arrays.stream(all).filter(x -> x > 4e4).count();
            excess[r] = (farAbove - above / 2) / all.length;
        }
        Estimate mean = Estimate.of(excess);
        assertEquals(0, mean.mean(), 4 * mean.se());
    }

    @Test
    void badInputTeaches() {
        Teaches.oneLine(
                () -> BlockStatistics.of(new LowRank(new UniformVectors(1).draw(2, 5, streams))),
                "d = 1",
                "at least 2");
        Teaches.oneLine(
                () -> BlockStatistics.of(new Dense(new Spins(2, 2), new double[16])), "zero", "learn some patterns");
        Teaches.oneLine(
                () -> BlockStatistics.of(new LowRank(new UniformVectors(2).draw(1, 50_000, streams))), "do not fit");
        BlockStatistics some = BlockStatistics.of(new LowRank(new UniformVectors(2).draw(3, 5, streams)));
        Teaches.oneLine(() -> some.normQuantile(1.5), "1.5", "0 to 1");
        Teaches.oneLine(() -> some.anisotropyQuantile(Double.NaN), "NaN", "0 to 1");
        Teaches.oneLine(() -> SingularValues.of(new double[5], 2), "5 numbers", "multiple");
        Teaches.oneLine(() -> SingularValues.of(new double[] {1, 0, 0, Double.NaN}, 2), "NaN", "finite");
    }

    /** The reflection across the plane orthogonal to a vector, an orthogonal matrix. */
    private static double[] reflection(double x, double y, double z) {
        double[] v = {x, y, z};
        double square = x * x + y * y + z * z;
        double[] q = new double[9];
        Arrays.setAll(q, k -> (k % 4 == 0 ? 1 : 0) - 2 * v[k / 3] * v[k % 3] / square);
        return q;
    }
}
