package engram.coupling;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import engram.Teaches;
import engram.disorder.Frustration;
import engram.disorder.Gauge;
import engram.dynamics.Wolff;
import engram.learning.Clipped;
import engram.learning.LearningRule;
import engram.learning.Symmetrised;
import engram.learning.Unlearning;
import engram.model.Model;
import engram.observable.BlockStatistics;
import engram.observable.Spectrum;
import engram.observable.SphereHessian;
import engram.pattern.UniformVectors;
import engram.random.Streams;
import engram.state.Batch;
import engram.state.Spins;
import engram.store.Identity;
import engram.topology.Topology;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every layout of couplings owes, and that all who read couplings take it; a layout's own test extends this. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class CouplingsContract {
    private static final Streams STREAMS = Streams.seed(1936);

    /** Couplings in this layout, of several sizes, d = 1 among them; symmetric and not, if it has both. */
    protected abstract List<Couplings> layouts();

    final Stream<Couplings> couplings() {
        return layouts().stream();
    }

    /** The matrix from blocks, asked for one by one. */
    private static double[] matrix(Couplings w) {
        int n = w.space().n();
        int d = w.space().d();
        double[] matrix = new double[n * d * n * d];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                double[] block = w.block(i, j);
                assertEquals(d * d, block.length);
                for (int c = 0; c < d * d; c++) {
                    matrix[(i * d + c / d) * n * d + j * d + c % d] = block[c];
                }
            }
        }
        return matrix;
    }

    private static Dense dense(Couplings w) {
        return new Dense(w.space(), matrix(w));
    }

    private static double[] state(Couplings w) {
        return w.space().random(STREAMS.open("state"));
    }

    private static double near(Couplings w) {
        return 1e-13 * w.largest() * w.space().size();
    }

    @ParameterizedTest
    @MethodSource("couplings")
    void rowsAreTheBlocks(Couplings w) {
        int n = w.space().n();
        int d = w.space().d();
        double[] matrix = matrix(w);
        for (int i = 0; i < n; i++) {
            Couplings.Row row = w.row(i);
            assertEquals(i, row.site());
            int neighbours = 0;
            for (int j = 0; j < n; j++) {
                int k = row.find(j);
                assertEquals(i != j && k >= 0, w.topology().edge(i, j) >= 0);
                neighbours += i != j && k >= 0 ? 1 : 0;
                if (k >= 0) {
                    assertEquals(j, row.sender(k));
                    assertTrue(k == 0 || row.sender(k - 1) < j);
                    assertArrayEquals(w.block(i, j), row.block(k));
                }
                for (int c = 0; c < d * d; c++) {
                    double w1 = matrix[(i * d + c / d) * n * d + j * d + c % d];
                    assertEquals(w1, k < 0 ? 0 : row.get(k, c / d, c % d));
                    if (k >= 0) {
                        int at = row.at() + (c / d * row.degree() + k) * d + c % d;
                        assertEquals(w1, row.weights()[at]);
                    }
                }
            }
            assertEquals(w.topology().degree(i), neighbours);
            assertEquals(row.degree(), neighbours + (row.find(i) >= 0 ? 1 : 0));
            Teaches.oneLine(() -> row.sender(-1), "block -1", "site " + row.site());
            Teaches.oneLine(() -> row.block(row.degree()), "block " + row.degree());
            Teaches.oneLine(() -> row.get(0, d, 0), "a = " + d);
        }
    }

    @ParameterizedTest
    @MethodSource("couplings")
    void aWalkShowsEveryRowOnceInOrder(Couplings w) {
        int[] next = {0};
        w.walk(row -> {
            assertEquals(next[0]++, row.site());
            assertEquals(w.row(row.site()).degree(), row.degree());
        });
        assertEquals(w.space().n(), next[0]);
        Thread.currentThread().interrupt();
        try {
            String said = assertThrows(CancellationException.class, () -> w.walk(row -> next[0]++))
                    .getMessage();
            assertTrue(said.contains("site 0 of " + w.space().n()), said);
        } finally {
            Thread.interrupted();
        }
        assertEquals(w.space().n(), next[0]);
    }

    /** h = W s by the matrix, and what is called rounding bounds the difference from a sum without rounding. */
    @ParameterizedTest
    @MethodSource("couplings")
    void fieldsAreTheMatrixTimesTheState(Couplings w) {
        double[] matrix = matrix(w);
        int size = w.space().size();
        int d = w.space().d();
        double[] s = state(w);
        double[] h = new double[size];
        double form = 0;
        for (int r = 0; r < size; r++) {
            for (int c = 0; c < size; c++) {
                h[r] += matrix[r * size + c] * s[c];
            }
            form -= h[r] * s[r] / 2;
        }
        assertArrayEquals(h, w.fields(s), near(w));
        assertEquals(form, w.form(s), near(w) * size);
        assertArrayEquals(matrix, w.matrix());
        double[] out = new double[size];
        assertEquals(size, w.operator().size());
        w.operator().apply(s, out);
        assertArrayEquals(h, out, near(w));
        double[][] tile = new double[size][3];
        for (int row = 0; row < size; row++) {
            tile[row] = new double[] {s[row], -s[row], s[row]};
        }
        double[][] field = new double[d][3];
        for (int i = 0; i < w.space().n(); i++) {
            w.field(i, tile, 3, field);
            double length = 0;
            for (int a = 0; a < d; a++) {
                assertEquals(h[i * d + a], field[a][0], near(w));
                assertEquals(-field[a][0] + 0.0, field[a][1] + 0.0);
                assertEquals(field[a][0], field[a][2]);
                length += Math.pow(h[i * d + a] - field[a][0], 2);
            }
            assertTrue(w.rounding(i) >= 0 && w.rounding(i) <= 1e-10 * Math.max(1, w.largest()) * size);
            assertTrue(w.rounding(i) == 0 || Math.sqrt(length) <= w.rounding(i));
        }
    }

    /** Two sets of spins that cancel leave a field that counts as none. */
    @ParameterizedTest
    @MethodSource("couplings")
    void aFieldThatCancelsIsWithinRounding(Couplings w) {
        int n = w.space().n();
        int d = w.space().d();
        double[][] zero = new double[n * d][1];
        double[][] h = new double[d][1];
        for (int i = 0; i < n; i++) {
            w.field(i, zero, 1, h);
            for (double[] component : h) {
                assertEquals(0, component[0]);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("couplings")
    void whatIsSaidOfSymmetryIsTrueOfTheBlocks(Couplings w) {
        Dense known = dense(w);
        assertEquals(known.asymmetry(), w.asymmetry(), 1e-15 * known.largest());
        assertEquals(known.largest(), w.largest(), 1e-15 * known.largest());
        assertEquals(known.symmetric(), w.symmetric());
        assertEquals(known.descends(), w.descends());
        if (bothWays(w)) {
            assertArrayEquals(known.symmetrised().matrix(), matrix(w.symmetrised()));
            assertEquals(0, w.symmetrised().asymmetry());
            assertTrue(w.symmetrised().symmetric());
        } else {
            Teaches.oneLine(w::symmetrised, "one way only");
        }
    }

    private static boolean bothWays(Couplings w) {
        Topology g = w.topology();
        for (int i = 0; i < g.n(); i++) {
            for (int j = 0; j < g.n(); j++) {
                if (g.edge(i, j) >= 0 && g.edge(j, i) < 0) {
                    return false;
                }
            }
        }
        return true;
    }

    @ParameterizedTest
    @MethodSource("couplings")
    void aMapIsOfEveryNumber(Couplings w) {
        int n = w.space().n();
        int d = w.space().d();
        double[] before = matrix(w);
        Couplings mapped = w.map((i, j, x) -> (i + 2 * j) * x);
        assertNotSame(w, mapped);
        assertTrue(mapped.isExplicit());
        double[] after = matrix(mapped);
        for (int k = 0; k < before.length; k++) {
            assertEquals((k / (n * d * d) + 2 * (k % (n * d) / d)) * before[k] + 0.0, after[k] + 0.0);
        }
        assertArrayEquals(before, matrix(w));
        double[] ones = matrix(w.map((i, j, x) -> 1));
        for (int k = 0; k < ones.length; k++) {
            Couplings.Row row = w.row(k / (n * d * d));
            assertEquals(row.find(k % (n * d) / d) >= 0 ? 1 : 0, ones[k], "numbers that are not there stay 0");
        }
        assertThrows(NullPointerException.class, () -> w.map(null));
        assertThrows(NullPointerException.class, () -> w.walk(null));
        if (w.isExplicit()) {
            Gauge gauge = Gauge.draw(n, STREAMS);
            double[] eps = gauge.epsilon();
            double[] turned = matrix(gauge.of(w));
            for (int k = 0; k < before.length; k++) {
                assertEquals(eps[k / (n * d * d)] * eps[k % (n * d) / d] * before[k] + 0.0, turned[k] + 0.0);
            }
        } else {
            Teaches.oneLine(() -> Gauge.draw(n, STREAMS).of(w), "keep patterns");
        }
    }

    /** Through changes, trials that leave and sweeps that begin, a cursor's field is that of the tile. */
    @ParameterizedTest
    @MethodSource("couplings")
    void aCursorFollowsTheTile(Couplings w) {
        int n = w.space().n();
        int d = w.space().d();
        int trials = 5;
        RandomGenerator random = STREAMS.open("cursor");
        double[][] states = new double[trials][];
        Arrays.setAll(states, t -> w.space().random(random));
        double[][] tile = Batch.of(w.space(), states).tile(0);
        int width = trials;
        Cursor cursor = w.cursor(tile, width);
        double[][] known = new double[d][trials];
        double[][] h = new double[d][trials];
        for (int change = 0; change < 300; change++) {
            if (change % n == 0) {
                cursor.renew(width);
            }
            if (change % 100 == 99) {
                cursor.move(--width, 0);
            }
            int i = random.nextInt(n);
            double[][] s = new double[d][width];
            for (int t = 0; t < width; t++) {
                double[] spin = new Spins(1, d).random(random);
                for (int a = 0; a < d; a++) {
                    s[a][t] = spin[a];
                }
            }
            cursor.set(i, width, s);
            int at = random.nextInt(n);
            cursor.field(at, width, h);
            w.field(at, tile, width, known);
            assertEquals(w.rounding(at), cursor.rounding(at));
            for (int a = 0; a < d; a++) {
                for (int t = 0; t < width; t++) {
                    assertEquals(s[a][t], tile[i * d + a][t]);
                    assertEquals(known[a][t], h[a][t], near(w));
                }
            }
        }
    }

    /** Rows in single precision are those in double precision times one positive number a site. */
    @ParameterizedTest
    @MethodSource("couplings")
    void singlePrecisionKeepsDirections(Couplings w) {
        int d = w.space().d();
        if (w.singleRows().isEmpty()) {
            return;
        }
        SingleRows single = w.singleRows().orElseThrow();
        for (int i = 0; i < w.space().n(); i++) {
            Couplings.Row row = w.row(i);
            assertEquals(row.degree(), single.degree()[i]);
            double factor = 0;
            double most = 0;
            for (int k = 0; k < row.degree(); k++) {
                assertEquals(row.sender(k), single.neighbour()[single.from()[i] + k]);
                for (int c = 0; c < d * d; c++) {
                    double exact = row.get(k, c / d, c % d);
                    if (Math.abs(exact) > most) {
                        most = Math.abs(exact);
                        factor = single.w()[single.at()[i] + (k * d + c % d) * d + c / d] / exact;
                    }
                }
            }
            assertTrue(most == 0 || factor > 0);
            for (int k = 0; k < row.degree(); k++) {
                for (int c = 0; c < d * d; c++) {
                    assertEquals(
                            factor * row.get(k, c / d, c % d),
                            single.w()[single.at()[i] + (k * d + c % d) * d + c / d],
                            1e-6 * factor * most);
                }
            }
        }
    }

    /** Whatever reads couplings reads the same in these as in the matrix. */
    @ParameterizedTest
    @MethodSource("couplings")
    void everyReaderTakesThem(Couplings w) {
        int n = w.space().n();
        int d = w.space().d();
        Couplings known = dense(w);
        double[] s = state(w);
        double near = 1e-12 * w.largest() * w.space().size();
        if (w.symmetric()) {
            assertArrayEquals(Spectrum.of(known).values(), Spectrum.of(w).values(), near);
            assertEquals(Spectrum.largest(known).value(), Spectrum.largest(w).value(), 1e3 * near);
            if (d > 1) {
                assertArrayEquals(
                        SphereHessian.of(known, s).matrix(),
                        SphereHessian.of(w, s).matrix(),
                        near);
            } else {
                assertEquals(Frustration.of(known), Frustration.of(w));
            }
        }
        if (d > 1) {
            for (SphereHessian.Part part : SphereHessian.Part.values()) {
                double[] u = new double[n * (d - 1)];
                Arrays.setAll(u, k -> Math.cos(k));
                double[] there = new double[u.length];
                double[] here = new double[u.length];
                SphereHessian.of(known, s, part).apply(u, there);
                SphereHessian.of(w, s, part).apply(u, here);
                assertArrayEquals(there, here, near);
            }
            assertArrayEquals(
                    BlockStatistics.of(known).singularValues(),
                    BlockStatistics.of(w).singularValues(),
                    near);
        }
        LearningRule fixed = (xi, g) -> w;
        LearningRule written = (xi, g) -> new Blocks(w.topology(), d, offDiagonal(w));
        var xi = new UniformVectors(d).draw(1, n, STREAMS);
        Topology g = w.topology();
        assertArrayEquals(matrix(new Clipped(written).learn(xi, g)), matrix(new Clipped(fixed).learn(xi, g)));
        if (w.symmetric()) {
            assertArrayEquals(
                    matrix(new Unlearning(written, 0.01, 2, STREAMS).learn(xi, g)),
                    matrix(new Unlearning(fixed, 0.01, 2, STREAMS).learn(xi, g)));
        }
        if (bothWays(w)) {
            assertEquals(0, new Symmetrised(fixed).learn(xi, g).asymmetry());
        }
    }

    /** The numbers off the diagonal in the layout of {@link Blocks}. */
    private static double[] offDiagonal(Couplings w) {
        int d = w.space().d();
        Topology g = w.topology();
        double[] all = new double[g.edges() * d * d];
        for (int i = 0; i < g.n(); i++) {
            for (int k = 0; k < g.degree(i); k++) {
                double[] block = w.block(i, g.neighbours()[g.start(i) + k]);
                for (int c = 0; c < d * d; c++) {
                    all[(g.start(i) * d + c / d * g.degree(i) + k) * d + c % d] = block[c];
                }
            }
        }
        return all;
    }

    /** Clusters grow on explicit ferromagnetic couplings in this layout as on those of the matrix. */
    @ParameterizedTest
    @MethodSource("couplings")
    void clustersGrowWhereCouplingsAreNumbers(Couplings w) {
        Wolff wolff = new Wolff(1, 20);
        double[] s = state(w);
        if (!w.isExplicit()) {
            Teaches.oneLine(() -> wolff.run(Model.of(w), s, STREAMS), "no bonds", "Layout.EXPLICIT");
        } else if (w.symmetric() && w.space().d() == 1) {
            Couplings magnet = w.map((i, j, x) -> i == j ? 0 : Math.abs(x));
            assertArrayEquals(
                    wolff.run(Model.of(dense(magnet)), s, STREAMS).state(0),
                    wolff.run(Model.of(magnet), s, STREAMS).state(0));
        }
    }

    @ParameterizedTest
    @MethodSource("couplings")
    void anIdentityIsOfTheNumbers(Couplings w) {
        assertNotNull(w.identity());
        assertEquals(Identity.held(w), Identity.held(w));
        assertFalse(w.toString().contains("\n") || w.toString().contains("@"), w.toString());
    }

    @ParameterizedTest
    @MethodSource("couplings")
    void badInputTeaches(Couplings w) {
        int n = w.space().n();
        double[][] h = new double[w.space().d()][1];
        double[][] tile = new double[w.space().size()][1];
        for (int i : new int[] {-1, n}) {
            Teaches.oneLine(() -> w.row(i), "site " + i, "0 to " + (n - 1));
            Teaches.oneLine(() -> w.block(i, 0), "site " + i);
            Teaches.oneLine(() -> w.block(0, i), "site " + i);
            Teaches.oneLine(() -> w.rounding(i), "site " + i);
            Teaches.oneLine(() -> w.field(i, tile, 1, h), "site " + i);
        }
        Teaches.oneLine(() -> w.field(0, new double[1][1], 1, h), "a tile of 1 rows");
        Teaches.oneLine(() -> w.fields(new double[0]), "0 numbers");
        Teaches.oneLine(() -> w.operator().apply(new double[0], new double[0]), "0 numbers");
    }

    @Test
    void thereIsSomethingToTry() {
        assertTrue(couplings().anyMatch(w -> w.space().d() == 1));
    }
}
