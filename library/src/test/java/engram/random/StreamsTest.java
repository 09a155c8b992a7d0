package engram.random;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.HashSet;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class StreamsTest {

    /** Bits written down once: a change of JDK or of the mixing must not move any published result. */
    @Test
    void sameSeedSameBitsOnEveryJdk() {
        RandomGenerator random = Streams.seed(1982).child("replica", 3).open("patterns");
        assertEquals("dbc76cf5a4fc167a", Long.toHexString(random.nextLong()));
        assertEquals("0x1.ad4199c04c802p-2", Double.toHexString(random.nextGaussian()));
        assertEquals("257", String.valueOf(random.nextInt(1000)));
        assertEquals("0x1.3e18d8a0aab6cp-1", Double.toHexString(random.nextDouble()));
        double sum = 0;
        for (int k = 0; k < 10_000; k++) {
            sum += random.nextGaussian();
        }
        assertEquals("0x1.b0b9bfc1af71ap3", Double.toHexString(sum));
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
