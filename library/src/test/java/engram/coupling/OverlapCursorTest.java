package engram.coupling;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import engram.pattern.Patterns;
import engram.pattern.UniformVectors;
import engram.random.Streams;
import engram.state.Spins;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Cursors that carry overlaps along agree with one made afresh from the spins as they are. */
class OverlapCursorTest {
    private static final int N = 21;
    private static final int WIDTH = 5;

    private static LowRank couplings(int d, int p) {
        Patterns xi = new UniformVectors(d).draw(p, N, Streams.seed(8).child("d", d));
        return new LowRank(xi);
    }

    private static double[][] tile(Spins space, RandomGenerator random) {
        double[][] x = new double[space.size()][WIDTH];
        for (int t = 0; t < WIDTH; t++) {
            double[] s = space.random(random);
            for (int row = 0; row < s.length; row++) {
                x[row][t] = s[row];
            }
        }
        return x;
    }

    private static void agree(Cursor cursor, Couplings w, double[][] x, double tolerance) {
        int d = w.space().d();
        double[][] h = new double[d][WIDTH];
        double[][] fresh = new double[d][WIDTH];
        for (int i = 0; i < N; i++) {
            cursor.field(i, WIDTH, h);
            w.field(i, x, WIDTH, fresh);
            for (int a = 0; a < d; a++) {
                assertArrayEquals(fresh[a], h[a], tolerance);
            }
        }
    }

    /** Bits: whole numbers, so exact but for the division, through 40 changes of which 16 at a time wait, and renewals. */
    @ParameterizedTest
    @CsvSource({"1, 3", "1, 18", "1, 70", "2, 4", "3, 5", "4, 3", "6, 3", "7, 2"})
    void fieldsFollowTheSpins(int d, int p) {
        LowRank w = couplings(d, p);
        RandomGenerator random = Streams.seed(9).open("spins");
        double[][] x = tile(w.space(), random);
        Cursor cursor = w.cursor(x, WIDTH);
        agree(cursor, w, x, 1e-13);
        for (int step = 0; step < 40; step++) {
            int i = (step * 8 + 3) % N;
            double[][] s = new double[d][WIDTH];
            double[][] other = tile(w.space(), random);
            for (int a = 0; a < d; a++) {
                // Every third site stays as it is.
                s[a] = step % 3 == 0 ? x[i * d + a].clone() : other[i * d + a];
            }
            cursor.set(i, WIDTH, s);
            for (int a = 0; a < d; a++) {
                assertArrayEquals(s[a], x[i * d + a]);
            }
            agree(cursor, w, x, 1e-13);
            if (step == 20 || step == 37) {
                cursor.renew(WIDTH);
                agree(cursor, w, x, 1e-13);
            }
            if (step == 30) {
                cursor.move(4, 1);
                agree(cursor, w, x, 1e-13);
            }
        }
    }

    /** Vectors are summed anew from the spins every eighth sweep, and not before. */
    @Test
    void everyEighthSweepIsSummedAnew() {
        LowRank w = couplings(3, 4);
        RandomGenerator random = Streams.seed(10).open("spins");
        double[][] x = tile(w.space(), random);
        Cursor cursor = w.cursor(x, WIDTH);
        double[][] before = new double[3][WIDTH];
        double[][] after = new double[3][WIDTH];
        double[][] behind = tile(w.space(), random);
        for (int round = 0; round < 2; round++) {
            // Spins changed behind the cursor's back, all but those of site 0, come to light at the renewal.
            for (int row = 3; row < x.length; row++) {
                for (int t = 0; t < WIDTH; t++) {
                    x[row][t] = round == 0 ? behind[row][t] : -x[row][t];
                }
            }
            cursor.field(0, WIDTH, before);
            for (int sweep = 1; sweep < 8; sweep++) {
                cursor.renew(WIDTH);
                cursor.field(0, WIDTH, after);
                assertArrayEquals(before[1], after[1]);
            }
            cursor.renew(WIDTH);
            cursor.field(0, WIDTH, after);
            assertFalse(Arrays.equals(before[1], after[1]));
            agree(cursor, w, x, 1e-13);
        }
    }
}
