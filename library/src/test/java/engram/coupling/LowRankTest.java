package engram.coupling;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import engram.Teaches;
import engram.learning.Hebb;
import engram.pattern.Cue;
import engram.pattern.Patterns;
import engram.pattern.UniformVectors;
import engram.random.Streams;
import engram.state.Batch;
import engram.state.Spins;
import engram.topology.Topology;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LowRankTest {
    private final Streams streams = Streams.seed(1985);

    /** Overlaps instead of W: the same couplings, number by number. */
    @ParameterizedTest
    @CsvSource({"1, 1", "1, 70", "1, 128", "2, 5", "3, 7", "5, 4"})
    void isTheSameCouplingsAsBlocks(int d, int p) {
        Patterns xi = new UniformVectors(d).draw(p, 33, streams);
        LowRank low = new LowRank(xi);
        Couplings w = blocks(xi);
        double[] s = xi.space().random(streams.open("s"));
        for (int i = 0; i < 33; i++) {
            for (int j = 0; j < 33; j++) {
                assertArrayEquals(w.block(i, j), low.block(i, j), d == 1 ? 0 : 1e-15);
            }
        }
        assertEquals(w.largest(), low.largest(), 1e-15);
        assertTrue(low.symmetric());
        assertEquals(0, low.asymmetry());
        assertEquals(w.form(s), low.form(s), 1e-11);
        assertArrayEquals(w.fields(s), low.fields(s), 1e-12);
        double[][] tile = Batch.of(xi.space(), s).tile(0);
        double[][] h = new double[d][1];
        double[][] tracked = new double[d][1];
        Cursor cursor = low.cursor(tile, 1);
        for (int i = 0; i < 33; i++) {
            low.field(i, tile, 1, h);
            cursor.field(i, 1, tracked);
            for (int a = 0; a < d; a++) {
                assertEquals(low.fields(s)[i * d + a], h[a][0], 1e-13);
                assertEquals(low.fields(s)[i * d + a], tracked[a][0], 1e-13);
            }
        }
    }

    /**
     * Through a thousand changes at random, trials that leave and sweeps that begin, tracked fields are
     * those of the state as it is: to the last bit for d = 1, to rounding for others.
     */
    @ParameterizedTest
    @CsvSource({"1, 3, 1", "1, 40, 64", "1, 100, 7", "2, 6, 5", "3, 6, 64", "4, 5, 1"})
    void aCursorTracksTheFields(int d, int p, int trials) {
        int n = 40;
        Patterns xi = new UniformVectors(d).draw(p, n, streams);
        LowRank w = new LowRank(xi);
        double[][] x = new Cue.RandomStart().batch(xi, trials, streams).tile(0);
        int width = trials;
        Cursor cursor = w.cursor(x, width);
        RandomGenerator random = streams.open("changes");
        double[][] h = new double[d][width];
        double[][] s = new double[d][width];
        for (int change = 0; change < 1000; change++) {
            if (change % n == 0) {
                cursor.renew(width);
            }
            if (width > 1 && random.nextInt(100) == 0) {
                cursor.move(--width, random.nextInt(width + 1));
            }
            int i = random.nextInt(n);
            for (int t = 0; t < width; t++) {
                boolean turns = random.nextInt(3) == 0;
                double[] spin = new Spins(1, d).random(random);
                for (int a = 0; a < d; a++) {
                    s[a][t] = turns ? spin[a] : x[i * d + a][t];
                }
            }
            cursor.set(i, width, s);
            int at = random.nextInt(n);
            cursor.field(at, width, h);
            for (int t = 0; t < width; t++) {
                double[] state = new double[n * d];
                for (int row = 0; row < state.length; row++) {
                    state[row] = x[row][t];
                }
                for (int a = 0; a < d; a++) {
                    assertEquals(s[a][t], x[i * d + a][t]);
                    assertEquals(w.fields(state)[at * d + a], h[a][t], d == 1 ? 0 : 1e-12);
                }
            }
        }
    }

    /** N h is even where P (N - 1) is, so fields of exactly zero abound, and they are zero. */
    @Test
    void tiesAreZero() {
        Patterns xi = new UniformVectors(1).draw(4, 22, streams);
        LowRank low = new LowRank(xi);
        Couplings w = blocks(xi);
        int ties = 0;
        for (int trial = 0; trial < 200; trial++) {
            double[] s = xi.space().random(streams.child("trial", trial).open("s"));
            double[] h = low.fields(s);
            double[] rounded = w.fields(s);
            for (int i = 0; i < 22; i++) {
                assertEquals(Math.abs(rounded[i]) < 1e-12, h[i] == 0);
                assertEquals(Math.rint(22 * h[i]), 22 * h[i], 1e-13);
                ties += h[i] == 0 ? 1 : 0;
            }
        }
        assertTrue(ties > 100, ties + " ties");
    }

    /** Many sweeps between renewals leave tracked overlaps where a fresh cursor finds them. */
    @ParameterizedTest
    @ValueSource(ints = {2, 3})
    void roundingDoesNotAddUp(int d) {
        int n = 300;
        Patterns xi = new UniformVectors(d).draw(10, n, streams);
        LowRank w = new LowRank(xi);
        double[][] x = new Cue.RandomStart().batch(xi, 3, streams).tile(0);
        Cursor tracked = w.cursor(x, 3);
        RandomGenerator random = streams.open("changes");
        double[][] s = new double[d][3];
        for (int sweep = 0; sweep < 31; sweep++) {
            tracked.renew(3);
            for (int i = 0; i < n; i++) {
                for (int t = 0; t < 3; t++) {
                    double[] spin = new Spins(1, d).random(random);
                    for (int a = 0; a < d; a++) {
                        s[a][t] = spin[a];
                    }
                }
                tracked.set(i, 3, s);
            }
        }
        double[][] h = new double[d][3];
        double[][] anew = new double[d][3];
        Cursor fresh = w.cursor(x, 3);
        for (int i = 0; i < n; i++) {
            tracked.field(i, 3, h);
            fresh.field(i, 3, anew);
            for (int a = 0; a < d; a++) {
                assertArrayEquals(anew[a], h[a], 1e-13);
            }
        }
    }

    /** The sum over pairs of patterns, block by block; fields and energy from it, read whole, by site and tracked. */
    @ParameterizedTest
    @CsvSource({"1, 1", "1, 9", "2, 5", "3, 7"})
    void aKernelIsASumOverPairsOfPatterns(int d, int p) {
        int n = 21;
        Patterns xi = new UniformVectors(d).draw(p, n, streams);
        double[] all = xi.xi();
        double[] kernel = kernel(p);
        LowRank w = new LowRank(xi, kernel);
        double[] s = xi.space().random(streams.open("s"));
        double[] h = new double[n * d];
        double form = 0;
        for (int r = 0; r < n * d; r++) {
            for (int c = 0; c < n * d; c++) {
                double sum = 0;
                for (int mu = 0; mu < p; mu++) {
                    for (int nu = 0; nu < p; nu++) {
                        sum += all[mu * n * d + r] * kernel[mu * p + nu] * all[nu * n * d + c] / n;
                    }
                }
                double expected = r / d == c / d ? 0 : sum;
                assertEquals(expected, w.block(r / d, c / d)[r % d * d + c % d], 1e-14 * p * p);
                h[r] += expected * s[c];
            }
            form -= h[r] * s[r] / 2;
        }
        assertArrayEquals(h, w.fields(s), 1e-12);
        assertEquals(form, w.form(s), 1e-11);
        double[][] tile = Batch.of(xi.space(), s).tile(0);
        double[][] one = new double[d][1];
        for (int i = 0; i < n; i++) {
            for (boolean tracked : new boolean[] {true, false}) {
                if (tracked) {
                    w.cursor(tile, 1).field(i, 1, one);
                } else {
                    w.field(i, tile, 1, one);
                }
                for (int a = 0; a < d; a++) {
                    assertEquals(h[i * d + a], one[a][0], 1e-12);
                }
            }
            for (int j = 0; j < n; j++) {
                for (int k = 0; k < d * d; k++) {
                    assertEquals(w.block(i, j)[k], w.block(j, i)[k % d * d + k / d]);
                }
            }
        }
        assertTrue(w.symmetric() && w.toString().contains("kernel"));
    }

    /** K the identity is Hebb: the same field to rounding, and a tracked field stays true through many changes. */
    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void theIdentityIsHebbAndKernelsAreTracked(int d) {
        int n = 30;
        Patterns xi = new UniformVectors(d).draw(4, n, streams);
        double[] identity = new double[16];
        for (int k = 0; k < 16; k += 5) {
            identity[k] = 1;
        }
        double[] start = xi.space().random(streams.open("s"));
        assertArrayEquals(new LowRank(xi).fields(start), new LowRank(xi, identity).fields(start), 1e-14);
        assertEquals(new LowRank(xi).largest(), new LowRank(xi, identity).largest(), 1e-15);
        LowRank w = new LowRank(xi, kernel(4));
        double[][] x = Batch.of(xi.space(), start).tile(0);
        Cursor cursor = w.cursor(x, 1);
        RandomGenerator random = streams.open("changes");
        double[][] h = new double[d][1];
        double[][] s = new double[d][1];
        double[] state = start.clone();
        for (int change = 0; change < 500; change++) {
            if (change % n == 0) {
                cursor.renew(1);
            }
            int i = random.nextInt(n);
            double[] spin = new Spins(1, d).random(random);
            for (int a = 0; a < d; a++) {
                s[a][0] = spin[a];
                state[i * d + a] = spin[a];
            }
            cursor.set(i, 1, s);
            int at = random.nextInt(n);
            cursor.field(at, 1, h);
            for (int a = 0; a < d; a++) {
                assertEquals(w.fields(state)[at * d + a], h[a][0], 1e-12);
            }
        }
    }

    @Test
    void aWrongKernelTeaches() {
        Patterns xi = new UniformVectors(1).draw(2, 10, streams);
        Teaches.oneLine(() -> new LowRank(xi, new double[3]), "3 numbers", "P x P = 4");
        Teaches.oneLine(() -> new LowRank(xi, new double[] {1, 2, 0, 1}), "K(1, 0) = 0.0", "symmetric", "Dense");
        Teaches.oneLine(() -> new LowRank(xi, new double[] {1, Double.NaN, 0, 1}), "NaN", "finite");
    }

    /** Symmetric, of no special form. */
    private static double[] kernel(int p) {
        double[] kernel = new double[p * p];
        for (int mu = 0; mu < p; mu++) {
            for (int nu = 0; nu < p; nu++) {
                kernel[mu * p + nu] = (mu == nu ? 1 : 0) + Math.cos(mu + nu) / 2 + Math.sin(mu * nu);
            }
        }
        return kernel;
    }

    private static Couplings blocks(Patterns xi) {
        return new Hebb(Layout.EXPLICIT).learn(xi, Topology.complete(xi.n()));
    }
}
