package engram.coupling;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import engram.Teaches;
import engram.learning.Hebb;
import engram.pattern.Binary;
import engram.pattern.Patterns;
import engram.pattern.UniformVectors;
import engram.random.Streams;
import engram.state.Spins;
import engram.topology.Topology;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The numbers by which couplings say how exact they are, in which unit they are, and whether recall descends. */
class BoundsTest {
    private static final double ULP = 0x1p-52;
    private final Streams streams = Streams.seed(754);

    private double[] numbers(int count) {
        RandomGenerator random = streams.open("numbers");
        double[] numbers = new double[count];
        Arrays.setAll(numbers, k -> random.nextGaussian());
        return numbers;
    }

    /** (terms + 8) units in the last place of sum |W_ij|, the terms being degree d; it scales with W. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void roundingOfRows(int d) {
        Topology g = Topology.diluted(8, 3, false, streams);
        Blocks blocks = new Blocks(g, d, numbers(g.edges() * d * d));
        Dense dense = new Dense(new Spins(5, d), numbers(25 * d * d));
        for (Couplings w : new Couplings[] {blocks, dense}) {
            for (int i = 0; i < w.space().n(); i++) {
                double sum = 0;
                for (int j = 0; j < w.space().n(); j++) {
                    for (double x : w.block(i, j)) {
                        sum += Math.abs(x);
                    }
                }
                int terms = w.row(i).degree() * d;
                double expected = (terms + 8) * ULP * sum;
                assertEquals(expected, w.rounding(i), 1e-12 * expected);
                assertEquals(8 * w.rounding(i), w.map((r, s, x) -> 8 * x).rounding(i));
                double[][] tile = new double[w.space().size()][1];
                assertEquals(w.rounding(i), w.cursor(tile, 1).rounding(i));
            }
        }
    }

    /** (N + P + 8) units in the last place of (1/N) sum_mu |xi_i^mu| sum_j |(K xi)_j^mu|, summed over components. */
    @ParameterizedTest
    @CsvSource({"1, true", "2, false", "3, false", "2, true"})
    void roundingOfOverlaps(int d, boolean withKernel) {
        int n = 9;
        int p = 3;
        Patterns xi = new UniformVectors(d).draw(p, n, streams);
        double[] kernel = {3, 0.5, 0, 0.5, 1, -1, 0, -1, 2};
        LowRank w = withKernel ? new LowRank(xi, kernel) : new LowRank(xi);
        double[] all = xi.xi();
        int size = n * d;
        for (int i = 0; i < n; i++) {
            double expected = 0;
            for (int mu = 0; mu < p; mu++) {
                double senders = 0;
                for (int r = 0; r < size; r++) {
                    double mixed = withKernel ? 0 : all[mu * size + r];
                    for (int nu = 0; nu < p && withKernel; nu++) {
                        mixed += kernel[mu * p + nu] * all[nu * size + r];
                    }
                    senders += Math.abs(mixed);
                }
                for (int a = 0; a < d; a++) {
                    expected += (n + p + 8) * ULP * Math.abs(all[mu * size + i * d + a]) * senders / n;
                }
            }
            assertEquals(expected, w.rounding(i), 1e-12 * expected);
        }
        assertFalse(w.isExplicit());
        assertEquals(p, w.p());
        assertEquals(0, new LowRank(new Binary().draw(p, n, streams)).rounding(0));
    }

    /** The unit of the kernel is that of W, however large or small. */
    @ParameterizedTest
    @ValueSource(doubles = {1e-250, 1e-3, 1e3, 1e250})
    void aKernelInAnyUnit(double unit) {
        Patterns xi = new UniformVectors(3).draw(2, 6, streams);
        LowRank one = new LowRank(xi, new double[] {2, 0.5, 0.5, 1});
        LowRank scaled = new LowRank(xi, new double[] {2 * unit, 0.5 * unit, 0.5 * unit, unit});
        for (int i = 0; i < 6; i++) {
            double[] expected =
                    Arrays.stream(one.block(0, i)).map(x -> unit * x).toArray();
            assertArrayEquals(expected, scaled.block(0, i), 1e-13 * unit);
            assertEquals(unit * one.rounding(i), scaled.rounding(i), 1e-13 * unit * one.rounding(i));
        }
        assertEquals(unit * one.largest(), scaled.largest(), 1e-13 * unit);
    }

    /** A kernel need be symmetric to rounding only, in any unit. */
    @Test
    void aKernelThatIsSymmetricToRounding() {
        Patterns xi = new UniformVectors(1).draw(2, 6, streams);
        for (double unit : new double[] {1e-6, 1, 1e6}) {
            assertEquals(2, new LowRank(xi, new double[] {unit, unit, unit * (1 + 1e-13), unit}).p());
            Teaches.oneLine(() -> new LowRank(xi, new double[] {unit, unit, unit * (1 + 1e-11), unit}), "K(1, 0)");
        }
    }

    /** Where W_ii has a negative eigenvalue, or W^T is not W, descent is not claimed. */
    @Test
    void descentIsClaimedWhereItIsTrue() {
        for (double unit : new double[] {1e-9, 1, 1e9}) {
            assertTrue(descends(unit, 1, 0, 0, 1));
            assertTrue(descends(unit, 0, 0, 0, 0));
            assertTrue(descends(unit, 1, 1, 1, 1), "the eigenvalues are 0 and 2");
            assertFalse(descends(unit, 1, 1.1, 1.1, 1), "the eigenvalues are -0.1 and 2.1");
            assertFalse(descends(unit, 2, 0, 0, -0.1));
            assertFalse(descends(unit, -1e-6, 0, 0, -1e-6));
            assertFalse(descends(unit, 1, 0.2, 0.1, 1), "not symmetric");
            Spins bits = new Spins(2, 1);
            assertTrue(new Dense(bits, new double[] {0, unit, unit, unit / 2}).descends());
            assertFalse(new Dense(bits, new double[] {0, unit, unit, -unit / 2}).descends());
            assertFalse(new Dense(bits, new double[] {-unit / 2, unit, unit, 0}).descends());
            assertFalse(new Dense(bits, new double[] {0, unit, -unit, 0}).descends());
        }
        assertTrue(new Dense(new Spins(2, 1), new double[4]).descends());
    }

    /** The second of two vectors with this block on the diagonal. */
    private static boolean descends(double unit, double... block) {
        double[] w = new double[16];
        w[2] = unit;
        w[8] = unit;
        w[10] = unit * block[0];
        w[11] = unit * block[1];
        w[14] = unit * block[2];
        w[15] = unit * block[3];
        return new Dense(new Spins(2, 2), w).descends();
    }

    /** Differences of one part in 1e12 of the largest are rounding, in any unit. */
    @Test
    void symmetryIsToRounding() {
        for (double unit : new double[] {1e-9, 1, 1e9}) {
            Spins bits = new Spins(2, 1);
            assertTrue(new Dense(bits, new double[] {0, unit, unit * (1 + 1e-13), 0}).symmetric());
            assertFalse(new Dense(bits, new double[] {0, unit, unit * (1 + 1e-11), 0}).symmetric());
        }
    }

    /** Whole multiples of one number are floats that are whole numbers: Hebb's are N W, those of +-J are +-1. */
    @ParameterizedTest
    @ValueSource(doubles = {1e-12, 0.3, 1, 1e12})
    void multiplesOfAUnitAreWholeInSinglePrecision(double unit) {
        Patterns xi = new Binary().draw(5, 13, streams);
        for (Topology g : new Topology[] {Topology.complete(13), Topology.ring(13, 4)}) {
            Couplings hebb = new Hebb(Layout.EXPLICIT).learn(xi, g).map((i, j, x) -> unit * x);
            SingleRows rows = hebb.singleRows().orElseThrow();
            for (int i = 0; i < 13; i++) {
                Couplings.Row row = hebb.row(i);
                for (int k = 0; k < row.degree(); k++) {
                    assertEquals(Math.rint(13 * row.get(k, 0, 0) / unit), rows.w()[rows.at()[i] + k]);
                }
            }
        }
        double[] glass = {0, unit, -unit, unit, 0, -unit, -unit, -unit, 0};
        float[] signs = {0, 1, -1, 1, 0, -1, -1, -1, 0};
        Dense w = new Dense(new Spins(3, 1), glass);
        assertArrayEquals(signs, w.singleRows().orElseThrow().w());
        double[] thirds = {0, unit / 3, unit / 2, 0, 0, unit * 7 / 5, 0, 0, 0};
        assertArrayEquals(
                new float[] {0, 2, 3, 0, 0, 1, 0, 0, 0},
                new Dense(new Spins(3, 1), thirds).singleRows().orElseThrow().w());
    }

    /** Others are divided by sum_j |W_ij| of their site, by columns. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void othersAreSharesOfTheirSum(int d) {
        Topology g = Topology.ring(7, 4);
        for (double unit : new double[] {1e-200, 1, 1e200}) {
            double[] all =
                    Arrays.stream(numbers(g.edges() * d * d)).map(x -> unit * x).toArray();
            Blocks w = new Blocks(g, d, all);
            SingleRows rows = w.singleRows().orElseThrow();
            for (int i = 0; i < 7; i++) {
                double sum = 0;
                Couplings.Row row = w.row(i);
                for (int k = 0; k < row.degree(); k++) {
                    for (double x : row.block(k)) {
                        sum += Math.abs(x / unit);
                    }
                }
                for (int k = 0; k < row.degree(); k++) {
                    for (int c = 0; c < d * d; c++) {
                        assertEquals(
                                row.get(k, c / d, c % d) / unit / sum,
                                rows.w()[rows.at()[i] + k * d * d + c % d * d + c / d],
                                1e-7);
                    }
                }
            }
        }
    }

    /** Where whole-number fields are longer than a float can count, there are no rows in single precision. */
    @Test
    void sumsTooLongForAFloat() {
        int n = 40;
        double[] w = new double[n * n];
        for (int k = 0; k < w.length; k++) {
            w[k] = k % n == 0 ? 1 : 500_000;
        }
        assertTrue(new Dense(new Spins(n, 1), w).singleRows().isEmpty(), "39 x 500,000 > 2^24");
        int few = 30;
        double[] less = new double[few * few];
        for (int k = 0; k < less.length; k++) {
            less[k] = k % few == 0 ? 1 : 500_000;
        }
        float[] single =
                new Dense(new Spins(few, 1), less).singleRows().orElseThrow().w();
        assertEquals(1, single[0]);
        assertEquals(500_000, single[1]);
        assertArrayEquals(
                new float[few * few],
                new Dense(new Spins(few, 1), new double[few * few])
                        .singleRows()
                        .orElseThrow()
                        .w());
    }

    @Test
    void aUnitIsFoundWhereThereIsOne() {
        assertEquals(6, unit(1, 0.5, 1.0 / 3));
        assertEquals(1, unit(1, -1, 0, 1));
        assertEquals(13, unit(1, 5.0 / 13, -7.0 / 13));
        assertEquals(10, unit(1, 0.1, 0.3, 0.7));
        assertEquals(1000003, unit(1, 1 / 1000003.0), "a denominator below 2^20");
        assertEquals(0, unit(1, 1 / 2000003.0), "and one above");
        assertEquals(0, unit(1, Math.sqrt(0.5)));
        assertEquals(0, unit(1, 1 / Math.PI, 0.5));
        assertEquals(2, CommonUnit.inLargest(new double[] {9, 9, 4, 2, 9}, 2, 2, 0.25));
    }

    /** How many units 1, the largest, is. */
    private static double unit(double... w) {
        return CommonUnit.inLargest(w, 0, w.length, 1);
    }

    @Test
    void numbersThatAreNoneAreRefused() {
        double[] w = {0, 1, Double.NaN, 0};
        Teaches.oneLine(() -> new Dense(new Spins(2, 1), w), "coupling number 2 is NaN");
        Teaches.oneLine(() -> new Blocks(Topology.complete(2), 1, new double[] {1, 1 / 0.0}), "number 1 is Infinity");
        Teaches.oneLine(() -> new Blocks(Topology.ring(5, 2), 3, new double[7]), "7 numbers", "edges d^2 = 90");
        Teaches.oneLine(() -> new Dense(new Spins(3, 2), new double[7]), "7 numbers", "(n d)^2 = 36");
    }

    @Test
    void couplingsIntroduceThemselves() {
        assertEquals(
                "Block couplings on ring(N = 5, Z = 2), d = 1, symmetric",
                new Blocks(Topology.ring(5, 2), 1, new double[10]).toString());
        assertEquals(
                "Dense couplings, N = 2, d = 1, asymmetric",
                new Dense(new Spins(2, 1), new double[] {0, 1, 0, 0}).toString());
        assertEquals(
                "Block couplings on complete(N = 2), d = 1, asymmetric",
                new Blocks(Topology.complete(2), 1, new double[] {1, 2}).toString());
        assertEquals("Dense couplings, N = 1, d = 1, symmetric", new Dense(new Spins(1, 1), new double[1]).toString());
        assertEquals(
                "Row of site 1: 2 blocks of 1 x 1",
                new Dense(new Spins(2, 1), new double[4]).row(1).toString());
    }

    /** What a tile lacks is said in one line. */
    @Test
    void tilesThatLackRowsTeach() {
        Dense w = new Dense(new Spins(3, 1), new double[9]);
        double[][] short0 = {{1, 1}, {1}, {1, 1}};
        double[][] none = {{1, 1}, null, {1, 1}};
        double[][] whole = {{1, 1}, {1, 1}, {1, 1}};
        double[][] h = new double[1][2];
        for (Couplings any : new Couplings[] {w, new LowRank(new Binary().draw(1, 3, streams))}) {
            Teaches.oneLine(() -> any.field(0, short0, 2, h), "the tile: row 1 has 1 numbers", "width = 2");
            Teaches.oneLine(() -> any.field(0, none, 2, h), "the tile: row 1 is null", "width = 2");
            Teaches.oneLine(() -> any.cursor(none, 2), "row 1 is null");
            Teaches.oneLine(() -> any.field(0, whole, 2, new double[1][1]), "field: row 0 has 1 numbers");
            Teaches.oneLine(() -> any.field(0, whole, 2, new double[0][]), "field: 0 rows", "1 rows");
            Teaches.oneLine(() -> any.field(0, whole, 2, null), "field: null");
            Teaches.oneLine(() -> any.field(0, whole, -1, h), "width = -1");
        }
        Cursor cursor = Cursor.asking((i, x, width, out) -> out[0][0] = i, whole);
        double[][] out = new double[1][2];
        cursor.field(2, 1, out);
        assertEquals(2, out[0][0]);
        assertEquals(0, cursor.rounding(1));
        Teaches.oneLine(() -> Cursor.asking((i, x, width, o) -> {}, new double[0][]), "0 rows");
        Teaches.oneLine(() -> cursor.move(0, 2), "move(from = 0, to = 2)", "2 trials");
        Teaches.oneLine(() -> cursor.move(-1, 0), "move(from = -1");
        Teaches.oneLine(() -> cursor.set(3, 1, out), "set(i = 3", "3 rows");
        Teaches.oneLine(() -> cursor.set(0, 2, new double[][] {{1}}), "row 0 has 1 numbers");
        cursor.set(2, 2, new double[][] {{-1, -1}});
        assertArrayEquals(new double[] {-1, -1}, whole[2]);
        cursor.move(1, 0);
    }
}
