package engram.numeric;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LanesTest {
    private final int n = 9;
    private final int z = 5;
    private final SplittableRandom random = new SplittableRandom(5);
    private final int[] neighbour = new int[n * z];
    private float[] w;
    private float[][] x;
    private float[][] h;

    private void network(int d) {
        w = new float[n * z * d * d];
        x = new float[n * d][Lanes.WIDTH];
        h = new float[d][Lanes.WIDTH];
        for (int k = 0; k < w.length; k++) {
            w[k] = (float) random.nextGaussian();
        }
        for (int k = 0; k < neighbour.length; k++) {
            neighbour[k] = random.nextInt(n);
        }
        for (float[] row : x) {
            for (int lane = 0; lane < row.length; lane++) {
                row[lane] = (float) random.nextGaussian();
            }
        }
    }

    private float[][] after(Lanes lanes, int d, int updates) {
        float[][] copy = new float[x.length][];
        for (int row = 0; row < x.length; row++) {
            copy[row] = x[row].clone();
        }
        for (int k = 0; k < updates; k++) {
            int i = k * 7 % n;
            lanes.turn(w, i * z * d * d, neighbour, i * z, z, d, copy, i, h);
        }
        return copy;
    }

    /** The two implementations give the same bits, over many updates. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 8})
    void twinsAgreeBitForBit(int d) {
        network(d);
        float[][] plain = after(new PlainLanes(), d, 500);
        float[][] fastest = after(Lanes.FASTEST, d, 500);
        for (int row = 0; row < plain.length; row++) {
            assertArrayEquals(plain[row], fastest[row], 0);
        }
    }

    /** One update against the double-precision loops. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 8})
    void oneUpdateIsThatOfDoublePrecision(int d) {
        network(d);
        double[][] exact = new double[x.length][Lanes.WIDTH];
        double[] weights = new double[w.length];
        for (int row = 0; row < x.length; row++) {
            for (int lane = 0; lane < Lanes.WIDTH; lane++) {
                exact[row][lane] = x[row][lane];
            }
        }
        for (int k = 0; k < w.length; k++) {
            weights[k] = w[k];
        }
        double[][] field = new double[d][Lanes.WIDTH];
        Fields.at(weights, 0, neighbour, 0, z, d, exact, Lanes.WIDTH, field);
        Alignment.turn(field, exact, exact, 0, d, Lanes.WIDTH, new double[Lanes.WIDTH], null);
        float[][] single = after(Lanes.FASTEST, d, 1);
        for (int a = 0; a < d; a++) {
            for (int lane = 0; lane < Lanes.WIDTH; lane++) {
                assertEquals(exact[a][lane], single[a][lane], 2e-5);
            }
        }
    }

    @Test
    void withoutFieldASpinStays() {
        for (int d : new int[] {1, 3}) {
            network(d);
            java.util.Arrays.fill(w, 0);
            float[][] end = after(Lanes.FASTEST, d, 1);
            assertArrayEquals(x[0], end[0], 0);
        }
    }

    @Test
    void vectorsAreUsedWhereTheModuleIs() {
        assumeTrue(ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent());
        assertInstanceOf(VectorLanes.class, Lanes.FASTEST);
    }

    /** Once compiled, a million updates allocate nothing. */
    @Test
    void nothingIsAllocatedInTheLoop() {
        network(3);
        ThreadMXBean thread = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long least = Long.MAX_VALUE;
        for (int attempt = 0; attempt < 60 && least > 10_000; attempt++) {
            long before = thread.getCurrentThreadAllocatedBytes();
            for (int k = 0; k < 20_000; k++) {
                int i = k % n;
                Lanes.FASTEST.turn(w, i * z * 9, neighbour, i * z, z, 3, x, i, h);
            }
            least = Math.min(least, thread.getCurrentThreadAllocatedBytes() - before);
        }
        assertEquals(0, least, 10_000, "bytes for 20,000 updates");
    }
}
