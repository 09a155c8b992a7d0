package engram.numeric;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LanesTest {
    /** The rows of a tile begin here in its array. */
    private static final int ORIGIN = 5;

    private final int n = 9;
    private final int z = 5;
    private final SplittableRandom random = new SplittableRandom(5);
    private final int[] neighbour = new int[n * z];
    private float[] w;
    private final int[] at = new int[n];
    private final int[] from = new int[n];
    private final int[] degree = new int[n];
    private float[] x;
    private float[] h;

    private void network(int d) {
        w = new float[n * z * d * d];
        x = new float[n * d * Lanes.width(d) + Lanes.LINE];
        h = new float[d * Lanes.width(d)];
        for (int i = 0; i < n; i++) {
            at[i] = i * z * d * d;
            from[i] = i * z;
            degree[i] = z;
        }
        for (int k = 0; k < w.length; k++) {
            w[k] = (float) random.nextGaussian();
        }
        for (int k = 0; k < neighbour.length; k++) {
            neighbour[k] = random.nextInt(n);
        }
        for (int k = 0; k < x.length; k++) {
            x[k] = (float) random.nextGaussian();
        }
    }

    private float[] after(Lanes lanes, int d, int updates) {
        float[] copy = x.clone();
        int[] visits = new int[updates];
        Arrays.setAll(visits, k -> k * 7 % n);
        lanes.turn(w, at, neighbour, from, degree, d, visits, updates, copy, ORIGIN, h);
        return copy;
    }

    /** The two implementations give the same bits, over many updates. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 8})
    void twinsAgreeBitForBit(int d) {
        network(d);
        assertArrayEquals(after(new PlainLanes(), d, 500), after(Lanes.FASTEST, d, 500), 0);
    }

    /** One update against the double-precision loops. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 8})
    void oneUpdateIsThatOfDoublePrecision(int d) {
        network(d);
        int width = Lanes.width(d);
        double[][] exact = new double[n * d][width];
        double[] rows = new double[w.length];
        for (int row = 0; row < exact.length; row++) {
            for (int lane = 0; lane < width; lane++) {
                exact[row][lane] = x[ORIGIN + row * width + lane];
            }
        }
        for (int i = 0; i < n; i++) {
            for (int c = 0; c < z * d; c++) {
                for (int a = 0; a < d; a++) {
                    rows[at[i] + a * z * d + c] = w[at[i] + c * d + a];
                }
            }
        }
        double[][] field = new double[d][width];
        Fields.at(rows, 0, neighbour, 0, z, d, exact, width, field);
        Alignment.turn(field, exact, exact, 0, d, width, new double[width], 0, null);
        float[] single = after(Lanes.FASTEST, d, 1);
        for (int a = 0; a < d; a++) {
            for (int lane = 0; lane < width; lane++) {
                assertEquals(exact[a][lane], single[ORIGIN + a * width + lane], 2e-5);
            }
        }
    }

    @Test
    void withoutFieldASpinStays() {
        for (int d : new int[] {1, 3}) {
            network(d);
            Arrays.fill(w, 0);
            assertArrayEquals(x, after(Lanes.FASTEST, d, 1), 0);
        }
    }

    /** Wherever the rows begin, they give the same numbers. */
    @Test
    void theOriginIsOneOfALineAndChangesNothing() {
        network(3);
        int origin = Lanes.FASTEST.origin(x, h);
        assertTrue(origin >= 0 && origin < Lanes.LINE, () -> "origin " + origin);
        float[] moved = new float[x.length];
        System.arraycopy(x, ORIGIN, moved, origin, x.length - Lanes.LINE);
        int[] visits = {0, 3, 6, 1};
        Lanes.FASTEST.turn(w, at, neighbour, from, degree, 3, visits, visits.length, moved, origin, h);
        Lanes.FASTEST.turn(w, at, neighbour, from, degree, 3, visits, visits.length, x, ORIGIN, h);
        assertArrayEquals(
                Arrays.copyOfRange(x, ORIGIN, ORIGIN + x.length - Lanes.LINE),
                Arrays.copyOfRange(moved, origin, origin + x.length - Lanes.LINE),
                0);
    }

    @Test
    void vectorsAreUsedWhereTheModuleIs() {
        assumeTrue(ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent());
        assertInstanceOf(VectorLanes.class, Lanes.FASTEST);
    }

    /** Once compiled, updates allocate nothing. */
    @Test
    void nothingIsAllocatedInTheLoop() {
        network(3);
        ThreadMXBean thread = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        int[] visits = new int[20_000];
        Arrays.setAll(visits, k -> k % n);
        long least = Long.MAX_VALUE;
        for (int attempt = 0; attempt < 60 && least > 10_000; attempt++) {
            long before = thread.getCurrentThreadAllocatedBytes();
            Lanes.FASTEST.turn(w, at, neighbour, from, degree, 3, visits, visits.length, x, 0, h);
            least = Math.min(least, thread.getCurrentThreadAllocatedBytes() - before);
        }
        assertEquals(0, least, 10_000, "bytes for 20,000 updates");
    }
}
