package engram.observable;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import engram.Teaches;
import engram.coupling.Couplings;
import engram.coupling.Dense;
import engram.coupling.Layout;
import engram.learning.Hebb;
import engram.learning.LearningRule;
import engram.learning.LocalRidge;
import engram.learning.PseudoInverse;
import engram.learning.Symmetrised;
import engram.numeric.Eigenpair;
import engram.observable.SphereHessian.Part;
import engram.pattern.Patterns;
import engram.pattern.UniformVectors;
import engram.random.Streams;
import engram.state.Spins;
import engram.topology.Topology;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SphereHessianTest {
    private static final Streams SEED = Streams.seed(29);

    /** u^T H u is the second derivative of the energy along the geodesic cos(r t) s_i + sin(r t) x_i / r. */
    @ParameterizedTest
    @ValueSource(ints = {2, 3, 5})
    void isTheSecondDerivativeAlongGeodesics(int d) {
        Patterns xi = patterns(4, 13, d);
        for (LearningRule rule : new LearningRule[] {
            new Hebb(),
            new PseudoInverse(PseudoInverse.Diagonal.KEPT),
            new PseudoInverse(),
            new Symmetrised(new LocalRidge(1e-3))
        }) {
            Couplings w = rule.learn(xi, Topology.complete(13));
            double[] s = xi.space().random(SEED.open("state"));
            SphereHessian hessian = SphereHessian.of(w, s);
            for (int direction = 0; direction < 5; direction++) {
                double[] u = unit(hessian.size(), direction);
                double[] hu = new double[u.length];
                hessian.apply(u, hu);
                double step = 1e-3;
                double[] x = hessian.lift(u);
                double second = (w.form(geodesic(xi.spins(), s, x, step))
                                - 2 * w.form(s)
                                + w.form(geodesic(xi.spins(), s, x, -step)))
                        / (step * step);
                assertEquals(second, dot(u, hu), 2e-6, rule + ", d = " + d);
            }
        }
    }

    /** The same for a relaxed energy on sparse graphs, through the operator's sparse form. */
    @ParameterizedTest
    @ValueSource(ints = {2, 3, 4})
    void operatorIsTheMatrixIsTheFormula(int d) {
        Patterns xi = patterns(3, 30, d);
        for (Topology g : new Topology[] {
            Topology.ring(30, 4),
            Topology.ring(30, 6),
            Topology.complete(30),
            Topology.diluted(30, 5, false, SEED),
            Topology.diluted(30, 5, true, SEED)
        }) {
            Couplings w = new LocalRidge(1e-3).learn(xi, g);
            double[] s = xi.pattern(1);
            for (Part part : Part.values()) {
                SphereHessian hessian = SphereHessian.of(w, s, part);
                double[] matrix = hessian.matrix();
                assertArrayEquals(formula(w, s, part, hessian), matrix, 1e-13, g + ", " + part);
                double[] u = unit(hessian.size(), 3);
                double[] hu = new double[u.length];
                hessian.apply(u, hu);
                for (int r = 0; r < u.length; r++) {
                    assertEquals(dot(Arrays.copyOfRange(matrix, r * u.length, (r + 1) * u.length), u), hu[r], 1e-13);
                }
            }
        }
    }

    @Test
    void denseAndBlockCouplingsOfTheSameNetworkAgree() {
        Patterns xi = patterns(3, 12, 3);
        Couplings blocks = new Hebb().learn(xi, Topology.complete(12));
        double[] s = xi.space().random(SEED.open("state"));
        assertArrayEquals(
                SphereHessian.of(blocks, s).matrix(),
                SphereHessian.of(dense(blocks), s).matrix(),
                1e-15);
    }

    /** W that is never formed, against W that is. */
    @ParameterizedTest
    @ValueSource(ints = {2, 3, 4})
    void lowRankCouplingsHaveTheSameHessian(int d) {
        Patterns xi = patterns(4, 20, d);
        double[] s = xi.pattern(0);
        SphereHessian blocks = SphereHessian.of(new Hebb(Layout.EXPLICIT).learn(xi, Topology.complete(20)), s);
        SphereHessian lowRank = SphereHessian.of(new Hebb(Layout.LOW_RANK).learn(xi, Topology.complete(20)), s);
        assertArrayEquals(blocks.matrix(), lowRank.matrix(), 1e-14);
        assertArrayEquals(blocks.multipliers(), lowRank.multipliers(), 1e-14);
        double[] u = unit(blocks.size(), 4);
        double[] expected = new double[u.length];
        double[] hu = new double[u.length];
        blocks.apply(u, expected);
        lowRank.apply(u, hu);
        assertArrayEquals(expected, hu, 1e-14);
        assertEquals(blocks.spectrum().smallest(), lowRank.smallest().value(), 1e-12);
    }

    /** tr H = (d - 1) sum_i h_i . s_i - sum_i (tr S_ii - s_i S_ii s_i). */
    @Test
    void trace() {
        Patterns xi = patterns(5, 14, 3);
        Couplings w = new PseudoInverse(PseudoInverse.Diagonal.KEPT).learn(xi, Topology.complete(14));
        double[] s = xi.space().random(SEED.open("state"));
        double trace = -2 * 2 * w.form(s);
        for (int i = 0; i < 14; i++) {
            double[] block = w.block(i, i);
            for (int a = 0; a < 3; a++) {
                trace -= block[4 * a];
                for (int b = 0; b < 3; b++) {
                    trace += s[3 * i + a] * block[3 * a + b] * s[3 * i + b];
                }
            }
        }
        SphereHessian hessian = SphereHessian.of(w, s);
        assertEquals(trace, Arrays.stream(hessian.spectrum().values()).sum(), 1e-12);
        assertEquals(-2 * w.form(s), Arrays.stream(hessian.multipliers()).sum(), 1e-12);
    }

    /** One pattern, at the pattern: the coupling term is xi_i xi_j^T, which no tangent direction sees. */
    @ParameterizedTest
    @ValueSource(ints = {2, 3, 4})
    void hebbWithOnePattern(int d) {
        int n = 20;
        Patterns xi = patterns(1, n, d);
        SphereHessian hessian = SphereHessian.of(new Hebb().learn(xi, Topology.complete(n)), xi.pattern(0));
        for (double value : hessian.spectrum().values()) {
            assertEquals((n - 1.0) / n, value, 1e-14);
        }
        assertEquals((n - 1.0) / n, hessian.smallest().value(), 1e-13);
    }

    /** A ferromagnet, all spins parallel: d - 1 rotations cost nothing, all other modes 1. */
    @Test
    void ferromagnetHasItsGoldstoneModes() {
        int n = 12;
        Spins space = new Spins(n, 3);
        double[] s = new double[36];
        double[] up = space.random(SEED.open("up"));
        for (int k = 0; k < 36; k++) {
            s[k] = up[k % 3];
        }
        double[] values = SphereHessian.of(isotropic(space, (i, j) -> 1.0 / n), s)
                .spectrum()
                .values();
        for (int k = 0; k < values.length; k++) {
            assertEquals(k < 2 ? 0 : 1, values[k], 1e-14);
        }
    }

    /** Isotropic disordered couplings, at a minimum: one zero mode for each of the d (d - 1) / 2 rotations. */
    @ParameterizedTest
    @ValueSource(ints = {2, 3, 4})
    void spinGlassHasItsGoldstoneModes(int d) {
        int n = 24;
        Spins space = new Spins(n, d);
        RandomGenerator random = SEED.open("glass");
        double[] j = new double[n * n];
        Arrays.setAll(j, k -> random.nextGaussian());
        Couplings w = isotropic(space, (a, b) -> j[Math.max(a, b) * n + Math.min(a, b)]);
        double[] s = space.random(random);
        relax(w, s);
        double[] values = SphereHessian.of(w, s).spectrum().values();
        int modes = d * (d - 1) / 2;
        for (int k = 0; k < values.length; k++) {
            assertTrue(k < modes ? Math.abs(values[k]) < 1e-7 : values[k] > 1e-3, k + ": " + values[k]);
        }
    }

    /** A rotation of patterns and state together is a change of words. */
    @ParameterizedTest
    @ValueSource(ints = {2, 3, 5})
    void rotationsLeaveTheSpectrumAsItWas(int d) {
        Patterns xi = patterns(4, 16, d);
        double[] s = xi.space().random(SEED.open("state"));
        double[] axis = new Spins(1, d).random(SEED.open("axis"));
        double[] other = new Spins(1, d).random(SEED.open("other"));
        Patterns turned = new Patterns(4, xi.space(), reflect(reflect(xi.xi(), axis), other));
        double[] turnedState = reflect(reflect(s, axis), other);
        LearningRule rule = new LocalRidge(1e-3);
        for (Part part : Part.values()) {
            assertArrayEquals(
                    SphereHessian.of(rule.learn(xi, Topology.ring(16, 6)), s, part)
                            .spectrum()
                            .values(),
                    SphereHessian.of(rule.learn(turned, Topology.ring(16, 6)), turnedState, part)
                            .spectrum()
                            .values(),
                    1e-11);
        }
    }

    /** Dense, sparse, above and below the capacity: Lanczos finds what the full spectrum has. */
    @Test
    void smallestIsTheSmallest() {
        for (int p : new int[] {2, 12, 30}) {
            Patterns xi = patterns(p, 40, 3);
            for (Topology g : new Topology[] {Topology.ring(40, 6), Topology.complete(40)}) {
                SphereHessian hessian =
                        SphereHessian.of(new LocalRidge(1e-3).learn(xi, g), xi.pattern(0), Part.FIELDS_AS_GIVEN);
                Eigenpair low = hessian.smallest();
                assertEquals(hessian.spectrum().smallest(), low.value(), 1e-10);
                double[] x = hessian.lift(low.vector());
                assertEquals(1, dot(x, x), 1e-13);
                for (int i = 0; i < 40; i++) {
                    assertEquals(
                            0,
                            dot(
                                    Arrays.copyOfRange(x, 3 * i, 3 * i + 3),
                                    Arrays.copyOfRange(xi.pattern(0), 3 * i, 3 * i + 3)),
                            1e-14);
                }
            }
        }
    }

    /** W Xi = Xi and P > N: tangent space and patterns must meet, so the smallest eigenvalue is not above zero. */
    @Test
    void projectorsCannotBeStableAboveOneThird() {
        for (int p : new int[] {13, 16, 20}) {
            Patterns xi = patterns(p, 12, 3);
            Couplings w = new PseudoInverse(PseudoInverse.Diagonal.KEPT).learn(xi, Topology.complete(12));
            assertTrue(SphereHessian.of(w, xi.pattern(0)).smallest().value() < 1e-10);
        }
    }

    @Test
    void symmetricCouplingsHaveOneHessian() {
        Patterns xi = patterns(3, 15, 3);
        Couplings w = new Hebb().learn(xi, Topology.ring(15, 4));
        double[] s = xi.pattern(2);
        for (Part part : Part.values()) {
            assertArrayEquals(
                    SphereHessian.of(w, s).matrix(),
                    SphereHessian.of(w, s, part).matrix(),
                    1e-15);
        }
    }

    @Test
    void badInputTeaches() {
        Patterns xi = patterns(3, 15, 3);
        Couplings w = new Hebb().learn(xi, Topology.ring(15, 4));
        Couplings asymmetric = new LocalRidge(1e-3).learn(xi, Topology.ring(15, 4));
        double[] s = xi.pattern(0);
        Teaches.oneLine(() -> SphereHessian.of(asymmetric, s), "W - W^T", "SYMMETRISED", "FIELDS_AS_GIVEN");
        Teaches.oneLine(() -> SphereHessian.of(w, s, null), "part is null");
        Teaches.oneLine(() -> SphereHessian.of(w, new double[44]), "44", "45");
        double[] off = s.clone();
        off[7] += 0.1;
        Teaches.oneLine(() -> SphereHessian.of(w, off), "spin 2", "normalise");
        off[7] = Double.NaN;
        Teaches.oneLine(() -> SphereHessian.of(w, off), "spin 2", "NaN");
        Patterns bits = patterns(2, 9, 1);
        Couplings ising = new Hebb().learn(bits, Topology.complete(9));
        Teaches.oneLine(() -> SphereHessian.of(ising, bits.pattern(0)), "d = 1", "no tangent space", "Spectrum.of");
        SphereHessian hessian = SphereHessian.of(w, s);
        Teaches.oneLine(() -> hessian.apply(new double[30], new double[29]), "30 and 29", "30 are needed");
        Teaches.oneLine(() -> hessian.lift(new double[45]), "45", "= 30");
    }

    private interface Strength {
        double of(int i, int j);
    }

    /** W_ij = J_ij times the identity. */
    private static Couplings isotropic(Spins space, Strength j) {
        int size = space.size();
        double[] w = new double[size * size];
        for (int r = 0; r < size; r++) {
            for (int c = 0; c < size; c++) {
                if (r / space.d() != c / space.d() && r % space.d() == c % space.d()) {
                    w[r * size + c] = j.of(r / space.d(), c / space.d());
                }
            }
        }
        return new Dense(space, w);
    }

    private static void relax(Couplings w, double[] s) {
        Spins space = w.space();
        double[] matrix = ((Dense) w).matrix();
        for (int sweep = 0; sweep < 20000; sweep++) {
            for (int i = 0; i < space.n(); i++) {
                double[] h = new double[space.d()];
                for (int a = 0; a < space.d(); a++) {
                    int row = (i * space.d() + a) * space.size();
                    h[a] = dot(Arrays.copyOfRange(matrix, row, row + space.size()), s);
                }
                System.arraycopy(h, 0, s, i * space.d(), space.d());
                space.normalise(s, i);
            }
        }
    }

    /** -B^T S B + diag(h . s), block by block, with B read off through lift. */
    private static double[] formula(Couplings w, double[] s, Part part, SphereHessian hessian) {
        int size = w.space().size();
        double[] m = ((Dense) dense(w)).matrix();
        double[] symmetric = new double[size * size];
        for (int r = 0; r < size; r++) {
            for (int c = 0; c < size; c++) {
                symmetric[r * size + c] = (m[r * size + c] + m[c * size + r]) / 2;
            }
        }
        double[] h = multiply(part == Part.SYMMETRISED ? symmetric : m, s);
        int t = hessian.size();
        double[][] lifted = new double[t][];
        for (int k = 0; k < t; k++) {
            double[] e = new double[t];
            e[k] = 1;
            lifted[k] = hessian.lift(e);
        }
        double[] expected = new double[t * t];
        for (int k = 0; k < t; k++) {
            double[] sb = multiply(symmetric, lifted[k]);
            for (int l = 0; l < t; l++) {
                expected[l * t + k] = -dot(lifted[l], sb);
            }
            int d = w.space().d();
            int i = k / (d - 1);
            for (int a = 0; a < d; a++) {
                expected[k * t + k] += h[i * d + a] * s[i * d + a];
            }
        }
        return expected;
    }

    private static Couplings dense(Couplings w) {
        int n = w.space().n();
        int d = w.space().d();
        double[] matrix = new double[n * d * n * d];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                for (int a = 0; a < d; a++) {
                    System.arraycopy(w.block(i, j), a * d, matrix, (i * d + a) * n * d + j * d, d);
                }
            }
        }
        return new Dense(w.space(), matrix);
    }

    private static double[] multiply(double[] m, double[] x) {
        double[] y = new double[x.length];
        Arrays.setAll(y, r -> dot(Arrays.copyOfRange(m, r * x.length, (r + 1) * x.length), x));
        return y;
    }

    private static double[] geodesic(Spins space, double[] s, double[] x, double time) {
        double[] at = new double[s.length];
        for (int i = 0; i < space.n(); i++) {
            int from = i * space.d();
            double[] v = Arrays.copyOfRange(x, from, from + space.d());
            double speed = Math.sqrt(dot(v, v));
            for (int a = 0; a < space.d(); a++) {
                at[from + a] = Math.cos(speed * time) * s[from + a] + Math.sin(speed * time) * v[a] / speed;
            }
        }
        return at;
    }

    /** Every spin mirrored at the plane across a unit vector; two such are a rotation. */
    private static double[] reflect(double[] all, double[] axis) {
        double[] mirrored = all.clone();
        int d = axis.length;
        for (int i = 0; i < all.length; i += d) {
            double along = dot(Arrays.copyOfRange(all, i, i + d), axis);
            for (int a = 0; a < d; a++) {
                mirrored[i + a] -= 2 * along * axis[a];
            }
        }
        return mirrored;
    }

    private static double[] unit(int n, int index) {
        RandomGenerator random = SEED.child("direction", index).open("u");
        double[] u = new double[n];
        Arrays.setAll(u, k -> random.nextGaussian());
        double length = Math.sqrt(dot(u, u));
        Arrays.setAll(u, k -> u[k] / length);
        return u;
    }

    private static double dot(double[] x, double[] y) {
        double sum = 0;
        for (int k = 0; k < x.length; k++) {
            sum += x[k] * y[k];
        }
        return sum;
    }

    private static Patterns patterns(int p, int n, int d) {
        return new UniformVectors(d).draw(p, n, SEED.child("d", d));
    }

    /**
     * Symmetric enough is 1e-11 of the largest block, by sums of absolute values, wherever in the blocks the difference is:
     * for d = 3, where all is written out, each of the nine components.
     */
    @Test
    void howSymmetricIsEnough() {
        int n = 4;
        Spins space = new Spins(n, 3);
        double[] s = space.random(SEED.open("enough"));
        RandomGenerator random = SEED.open("block");
        int size = space.size();
        double[] w = new double[size * size];
        for (int r = 0; r < size; r++) {
            for (int c = 0; c < r; c++) {
                if (r / 3 != c / 3) {
                    w[r * size + c] = random.nextGaussian();
                    w[c * size + r] = w[r * size + c];
                }
            }
        }
        double largest = 0;
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                double sum = 0;
                for (int k = 0; k < 9; k++) {
                    sum += Math.abs(w[(3 * i + k / 3) * size + 3 * j + k % 3]);
                }
                largest = Math.max(largest, sum);
            }
        }
        for (int k = 0; k < 9; k++) {
            int at = (3 + k / 3) * size + 9 + k % 3;
            double[] within = w.clone();
            within[at] += 0.9e-11 * largest;
            SphereHessian.of(new Dense(space, within), s);
            double[] beyond = w.clone();
            beyond[at] += (k % 2 == 0 ? 1 : -1) * 1.1e-11 * largest;
            Teaches.oneLine(() -> SphereHessian.of(new Dense(space, beyond), s), "|W - W^T|", "SYMMETRISED");
        }
        double[] shared = w.clone();
        shared[3 * size + 9] += 0.6e-11 * largest;
        shared[5 * size + 11] -= 0.6e-11 * largest;
        Teaches.oneLine(() -> SphereHessian.of(new Dense(space, shared), s), "|W - W^T|");
    }
}
