package engram.random;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.lang.reflect.Method;
import java.util.HashSet;
import java.util.Set;
import java.util.function.DoubleSupplier;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class StreamsTest {

    /** Bits written down once: a change of JDK or of the mixing must not move any published result. */
    @Test
    void sameSeedSameBitsOnEveryJdk() {
        RandomGenerator random = Streams.seed(1982).child("replica", 3).open("patterns");
        assertEquals("e2c0f52efa0d1451", Long.toHexString(random.nextLong()));
        assertEquals("0x1.298128a5246a4p-3", Double.toHexString(random.nextGaussian()));
        assertEquals("461", String.valueOf(random.nextInt(1000)));
        assertEquals("0x1.a7751e56b95d4p-1", Double.toHexString(random.nextDouble()));
        double sum = 0;
        for (int k = 0; k < 10_000; k++) {
            sum += random.nextGaussian();
        }
        assertEquals("-0x1.4234fe64b5b7ep7", Double.toHexString(sum));
    }

    /** The algorithm written out: mix of LCG plus xoroshiro128, then a step of each (Steele and Vigna 2021, figure 1). */
    @Test
    void theGeneratorIsL64X128Mix() {
        long key = Streams.seed(3).child("bits").key();
        long a = Streams.mix(key) | 1;
        long s = Streams.mix(key + 1);
        long x0 = Streams.mix(key + 2);
        long x1 = Streams.mix(key + 3);
        RandomGenerator ours = Streams.seed(3).open("bits");
        for (int k = 0; k < 1000; k++) {
            long z = s + x0;
            z = (z ^ (z >>> 32)) * 0xdaba0b6eb09322e3L;
            z = (z ^ (z >>> 32)) * 0xdaba0b6eb09322e3L;
            assertEquals(z ^ (z >>> 32), ours.nextLong());
            s = 0xd1342543de82ef95L * s + a;
            x1 ^= x0;
            x0 = Long.rotateLeft(x0, 24) ^ x1 ^ (x1 << 16);
            x1 = Long.rotateLeft(x1, 37);
        }
    }

    /** Ranges, Gaussians and exponentials: four standard errors of mean and variance; no default of the JDK is left. */
    @Test
    void everyLawHasItsMoments() throws NoSuchMethodException {
        RandomGenerator random = Streams.seed(11).open("moments");
        moments(() -> random.nextInt(7), 3, 4, 28.0);
        moments(() -> random.nextInt(-2, 3), 0, 2, 6.8);
        moments(() -> random.nextLong(7), 3, 4, 28.0);
        moments(random::nextDouble, 0.5, 1 / 12.0, 1 / 80.0);
        moments(random::nextFloat, 0.5, 1 / 12.0, 1 / 80.0);
        moments(() -> random.nextBoolean() ? 1 : -1, 0, 1, 1);
        moments(random::nextGaussian, 0, 1, 3);
        moments(() -> random.nextGaussian(2, 3), 2, 9, 243);
        moments(random::nextExponential, 1, 1, 9);
        for (Method method : RandomGenerator.class.getMethods()) {
            boolean draws = method.getName().startsWith("next");
            if (draws) {
                assertEquals(
                        Generator.class,
                        Generator.class
                                .getMethod(method.getName(), method.getParameterTypes())
                                .getDeclaringClass(),
                        method.toString());
            }
        }
    }

    private static void moments(DoubleSupplier draw, double mean, double variance, double fourth) {
        int n = 100_000;
        double first = 0;
        double second = 0;
        for (int k = 0; k < n; k++) {
            double x = draw.getAsDouble() - mean;
            first += x / n;
            second += x * x / n;
        }
        assertEquals(0, first, 4 * Math.sqrt(variance / n));
        assertEquals(variance, second, 4 * Math.sqrt((fourth - variance * variance) / n) + 1e-9);
    }

    @Test
    void aNameIsNeeded() {
        assertThrows(NullPointerException.class, () -> Streams.seed(1).child(null));
        assertThrows(NullPointerException.class, () -> Streams.seed(1).open(null));
        assertThrows(
                IllegalArgumentException.class, () -> Streams.seed(1).open("x").nextGaussian(0, -1));
    }

    @Test
    void childrenAreAllDifferent() {
        Set<Long> keys = new HashSet<>();
        Streams root = Streams.seed(7);
        for (String name : new String[] {"P", "p", "PP", "", "replica"}) {
            for (int k = -500; k < 500; k++) {
                keys.add(root.child(name, k).key());
                keys.add(root.child(name, k).child(name, k).key());
            }
        }
        assertEquals(10_000, keys.size());
    }

    @Test
    void openedTwiceStartsTwiceFromTheSamePlace() {
        Streams at = Streams.seed(5).child("z", 8);
        assertEquals(at.open("cues").nextLong(), at.open("cues").nextLong());
        assertNotEquals(at.open("cues").nextLong(), at.open("patterns").nextLong());
    }

    /** Neighbouring keys give unrelated numbers: mean and correlation within four standard errors. */
    @Test
    void neighbouringChildrenAreUncorrelated() {
        int n = 20_000;
        double mean = 0;
        double product = 0;
        Streams root = Streams.seed(1);
        for (int k = 0; k < n; k++) {
            double a = root.child("cell", k).open("x").nextDouble() - 0.5;
            double b = root.child("cell", k + 1).open("x").nextDouble() - 0.5;
            mean += a / n;
            product += a * b / n;
        }
        assertEquals(0, mean, 4 * Math.sqrt(1 / 12.0 / n));
        assertEquals(0, product, 4 / 12.0 / Math.sqrt(n));
    }
}
