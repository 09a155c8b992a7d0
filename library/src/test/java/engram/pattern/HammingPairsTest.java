package engram.pattern;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import engram.Teaches;
import engram.random.Streams;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HammingPairsTest {
    private final Streams streams = Streams.seed(1982);

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 10, 20, 30, 100})
    void partnersAreThatFarApartExactly(int distance) {
        Patterns xi = new HammingPairs(3, distance).draw(8, 100, streams);
        for (int k = 0; k < 3; k++) {
            assertEquals(distance, distance(xi, 2 * k, 2 * k + 1));
        }
    }

    /** All but the partners are Binary's, so without pairs the two ensembles are one. */
    @Test
    void eldersAndTheRestAreBinaryBitForBit() {
        Patterns binary = new Binary().draw(8, 100, streams);
        assertEquals(binary, new HammingPairs(0, 10).draw(8, 100, streams));
        Patterns one = new HammingPairs(20).draw(8, 100, streams);
        Patterns three = new HammingPairs(3, 10).draw(8, 100, streams);
        for (int mu = 0; mu < 8; mu++) {
            if (mu != 1) {
                assertArrayEquals(binary.pattern(mu), one.pattern(mu));
            }
            if (mu % 2 == 0 || mu == 7) {
                assertArrayEquals(binary.pattern(mu), three.pattern(mu));
            }
        }
        Patterns opposite = new HammingPairs(100).draw(2, 100, streams);
        double[] both = opposite.xi();
        for (int i = 0; i < 100; i++) {
            assertEquals(-both[i], both[100 + i]);
        }
    }

    /** Across pairs bits are independent: each of K distances has mean N/2 and variance N/4. */
    @Test
    void strangersAreHalfTheSitesApart() {
        int n = 2000;
        Patterns xi = new HammingPairs(4, 300).draw(8, n, streams);
        double sum = 0;
        int count = 0;
        for (int mu = 0; mu < 8; mu++) {
            for (int nu = 0; nu < mu; nu++) {
                if (mu / 2 != nu / 2) {
                    assertEquals(n / 2.0, distance(xi, mu, nu), 4.5 * Math.sqrt(n / 4.0));
                    sum += distance(xi, mu, nu);
                    count++;
                }
            }
        }
        // The four distances between two pairs share a part of their noise: at most four times the variance of the
        // mean.
        assertEquals(n / 2.0, sum / count, 4 * Math.sqrt(4 * n / 4.0 / count));
    }

    /** Which sites differ is uniform: each of 50 sites in a fifth of 2,000 draws. */
    @Test
    void everySiteIsReversedAsOften() {
        int[] reversed = new int[50];
        int draws = 2000;
        for (int draw = 0; draw < draws; draw++) {
            Patterns xi = new HammingPairs(10).draw(2, 50, streams.child("draw", draw));
            double[] both = xi.xi();
            for (int i = 0; i < 50; i++) {
                reversed[i] += both[i] == both[50 + i] ? 0 : 1;
            }
        }
        for (int count : reversed) {
            assertEquals(0.2, count / (double) draws, 4.5 * Math.sqrt(0.2 * 0.8 / draws));
        }
        assertEquals(10 * draws, Arrays.stream(reversed).sum());
    }

    @Test
    void badInputTeaches() {
        Teaches.oneLine(() -> new HammingPairs(-1, 10), "pairs = -1", "try 1");
        Teaches.oneLine(() -> new HammingPairs(-3), "distance = -3", "negative");
        Teaches.oneLine(() -> new HammingPairs(2, 10).draw(3, 100, streams), "p = 3", "at least 4 patterns");
        Teaches.oneLine(() -> new HammingPairs(30).draw(8, 20, streams), "distance=30", "n = 20", "smaller");
        Teaches.oneLine(() -> new HammingPairs(30).draw(0, 20, streams), "p = 0");
    }

    private static int distance(Patterns xi, int mu, int nu) {
        double[] one = xi.pattern(mu);
        double[] other = xi.pattern(nu);
        int distance = 0;
        for (int i = 0; i < xi.n(); i++) {
            distance += one[i] == other[i] ? 0 : 1;
        }
        return distance;
    }
}
