package engram.numeric;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import engram.Teaches;
import engram.random.Streams;
import java.util.Arrays;
import java.util.concurrent.CancellationException;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LanczosTest {
    private final Lanczos lanczos = new Lanczos();

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 10, 50, 300})
    void endsOfARandomSpectrum(int n) {
        double[] a = EigenTest.random(n, 11);
        double[] all = Eigen.values(a, n);
        Operator op = Operator.of(a, n);
        Eigenpair low = lanczos.smallest(op);
        assertEquals(all[0], low.value(), 1e-10);
        fits(op, low);
        Eigenpair high = lanczos.largest(op);
        assertEquals(all[n - 1], high.value(), 1e-10);
        fits(op, high);
    }

    /** A small basis restarts many times and still gets there. */
    @ParameterizedTest
    @ValueSource(ints = {8, 12, 30})
    void restartsReachTheSame(int basis) {
        double[] a = EigenTest.random(300, 12);
        Eigenpair low = new Lanczos(1e-10, 5000, basis, Streams.seed(2)).smallest(Operator.of(a, 300));
        assertEquals(Eigen.values(a, 300)[0], low.value(), 1e-12 * 40);
        fits(Operator.of(a, 300), low);
    }

    @Test
    void degenerateSmallest() {
        // 40 copies of -1 under a bulk from 0 to 1.
        Operator a = diagonal(400, k -> k < 40 ? -1 : k / 400.0);
        Eigenpair low = lanczos.smallest(a);
        assertEquals(-1, low.value(), 1e-13);
        fits(a, low);
    }

    @Test
    void clusteredSmallest() {
        // Ten values 1e-5 apart under a bulk from 0 to 1.
        Operator a = diagonal(500, k -> k < 10 ? -0.01 + 1e-5 * k : k / 500.0);
        Eigenpair low = lanczos.smallest(a);
        assertEquals(-0.01, low.value(), 1e-9);
        fits(a, low);
    }

    @Test
    void fewDistinctValuesEndAtOnce() {
        Eigenpair low = lanczos.smallest(diagonal(1000, k -> k % 3));
        assertEquals(0, low.value(), 1e-13);
        assertTrue(low.steps() <= 20, low.toString());
        assertEquals(5, lanczos.smallest(diagonal(100, k -> 5)).value(), 1e-13);
        assertEquals(0, lanczos.smallest(diagonal(100, k -> 0)).value(), 0);
        assertEquals(3, lanczos.largest(diagonal(1, k -> 3)).value(), 1e-15);
    }

    @Test
    void scaleDoesNotMatter() {
        double[] a = EigenTest.random(120, 4);
        Eigenpair one = lanczos.smallest(Operator.of(a, 120));
        for (double factor : new double[] {0x1p-300, 0x1p300}) {
            double[] scaled = Arrays.stream(a).map(x -> x * factor).toArray();
            assertEquals(one.value(), lanczos.smallest(Operator.of(scaled, 120)).value() / factor, 1e-12);
        }
    }

    @Test
    void sameStartSameBits() {
        Operator a = Operator.of(EigenTest.random(200, 4), 200);
        assertArrayEquals(lanczos.smallest(a).vector(), lanczos.smallest(a).vector(), 0);
        Eigenpair other = new Lanczos(1e-8, 5000, 240, Streams.seed(77)).smallest(a);
        assertEquals(lanczos.smallest(a).value(), other.value(), 1e-11);
    }

    @Test
    void tooFewStepsSaySoAndGiveNothing() {
        Operator a = diagonal(2000, k -> 1 - Math.cos(Math.PI * k / 2000));
        String message = assertThrows(
                        IllegalStateException.class, () -> new Lanczos(1e-10, 30, 240, Streams.seed(1)).smallest(a))
                .getMessage();
        assertEquals(1, message.lines().count(), message);
        assertTrue(message.contains("30 products") && message.contains("allow more steps"), message);
    }

    @Test
    void badInputTeaches() {
        Teaches.oneLine(() -> lanczos.within(0), "tolerance = 0.0", "new Lanczos()");
        Teaches.oneLine(() -> new Lanczos(1e-8, 0, 240, Streams.seed(1)), "steps = 0");
        Teaches.oneLine(() -> new Lanczos(1e-8, 10, 7, Streams.seed(1)), "basis = 7");
        Teaches.oneLine(() -> lanczos.smallest(diagonal(0, k -> 0)), "size 0");
        Teaches.oneLine(() -> lanczos.smallest(diagonal(9, k -> Double.NaN)), "NaN", "finite");
    }

    @Test
    void canBeInterrupted() {
        Operator a = diagonal(2000, k -> 1 - Math.cos(Math.PI * k / 2000));
        Thread.currentThread().interrupt();
        try {
            assertThrows(CancellationException.class, () -> lanczos.smallest(a));
        } finally {
            assertTrue(Thread.interrupted());
        }
    }

    /** Unit length, and the residual is what it says. */
    private static void fits(Operator a, Eigenpair pair) {
        double[] y = new double[a.size()];
        a.apply(pair.vector(), y);
        Vectors.add(-pair.value(), pair.vector(), y);
        assertEquals(1, Vectors.norm(pair.vector()), 1e-14);
        assertEquals(pair.residual(), Vectors.norm(y), 1e-13);
    }

    private static Operator diagonal(int n, IntToDoubleFunction entry) {
        return new Operator() {
            @Override
            public int size() {
                return n;
            }

            @Override
            public void apply(double[] x, double[] y) {
                for (int k = 0; k < n; k++) {
                    y[k] = entry.applyAsDouble(k) * x[k];
                }
            }
        };
    }

    /** The search is the same in any unit, to the bit for powers of two. */
    @Test
    void anyScale() {
        double[] a = {2, 1, 0, 0, 1, 3, -1, 0, 0, -1, 1, 0.5, 0, 0, 0.5, -2};
        Eigenpair plain = new Lanczos().smallest(Operator.of(a, 4));
        for (int exponent : new int[] {-1000, -700, -40, 600, 1000}) {
            double[] scaled =
                    java.util.Arrays.stream(a).map(v -> Math.scalb(v, exponent)).toArray();
            Eigenpair other = new Lanczos().smallest(Operator.of(scaled, 4));
            assertEquals(Math.scalb(plain.value(), exponent), other.value());
            assertArrayEquals(plain.vector(), other.vector());
            assertEquals(
                    Math.scalb(new Lanczos().largest(Operator.of(a, 4)).value(), exponent),
                    new Lanczos().largest(Operator.of(scaled, 4)).value());
        }
        assertEquals(0, new Lanczos().smallest(Operator.of(new double[16], 4)).value());
    }
}
