package engram.dynamics;

import static org.junit.jupiter.api.Assertions.assertEquals;

import engram.random.Streams;
import java.util.random.RandomGenerator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class OddsTest {

    /**
     * The table decides as p itself does, for uniform numbers far from p and next to it, at, beside and between the grid points,
     * beyond the grid, and at the ends of what a double holds.
     */
    @ParameterizedTest
    @EnumSource(Odds.class)
    void theTableDecidesAsTheProbability(Odds odds) {
        RandomGenerator random = Streams.seed(1953).open("odds");
        for (int k = 0; k < 300_000; k++) {
            double y = 120 * random.nextDouble() - 60;
            agree(odds, y, random);
            agree(odds, Math.rint(32 * y) / 32, random);
            agree(odds, Math.nextUp(Math.rint(32 * y) / 32), random);
            agree(odds, Math.nextDown(Math.rint(32 * y) / 32), random);
        }
        double[] ends = {0, -0.0, Double.MIN_VALUE, 1e-300, 40, 1e17, 1e300, Double.MAX_VALUE, Double.POSITIVE_INFINITY
        };
        for (double y : ends) {
            agree(odds, y, random);
            agree(odds, -y, random);
        }
    }

    private static void agree(Odds odds, double y, RandomGenerator random) {
        double p = odds.p(y);
        double away = Math.scalb(random.nextDouble() - 0.5, -random.nextInt(60));
        double[] drawn = {0, 0x1p-53, 1 - 0x1p-53, random.nextDouble(), p, Math.nextDown(p), Math.nextUp(p), p + away};
        for (double one : drawn) {
            double u = Math.max(0, Math.min(one, 1 - 0x1p-53));
            assertEquals(u < p ? -1 : 1, odds.side(u, y), 0, () -> odds + ", y = " + y + ", u = " + u);
        }
    }
}
