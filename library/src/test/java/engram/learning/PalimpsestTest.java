package engram.learning;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import engram.Teaches;
import engram.coupling.Blocks;
import engram.coupling.Couplings;
import engram.dynamics.Asynchronous;
import engram.dynamics.Order;
import engram.model.Model;
import engram.model.SiteModel;
import engram.observable.Overlap;
import engram.pattern.Binary;
import engram.pattern.Cue;
import engram.pattern.Patterns;
import engram.random.Streams;
import engram.topology.Topology;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PalimpsestTest extends LearningRuleContract {

    @Override
    LearningRule rule() {
        return new Palimpsest(0.1, 0.15);
    }

    @Override
    Topology topology(int n) {
        return Topology.ring(n, 4);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void withoutABoundItIsHebb(int d) {
        Patterns xi = patterns(5, 12, d);
        Topology g = Topology.ring(12, 6);
        assertArrayEquals(
                ((Blocks) new Hebb().learn(xi, g)).weights(),
                ((Blocks) new Palimpsest(1.0 / 12, Double.POSITIVE_INFINITY).learn(xi, g)).weights(),
                1e-15);
    }

    /** Three patterns one after another, by hand. */
    @Test
    void numbersAreClippedAfterEachPattern() {
        Patterns xi = patterns(3, 9, 3);
        Couplings w = new Palimpsest(1, 0.2).learn(xi, Topology.complete(9));
        for (int a = 0; a < 3; a++) {
            for (int b = 0; b < 3; b++) {
                double sum = 0;
                for (int mu = 0; mu < 3; mu++) {
                    sum += xi.pattern(mu)[6 + a] * xi.pattern(mu)[12 + b];
                    sum = Math.max(-0.2, Math.min(0.2, sum));
                }
                assertEquals(sum, w.block(2, 4)[3 * a + b], 1e-15);
            }
        }
        assertArrayEquals(new double[9], w.block(4, 4));
        assertTrue(w.symmetric());
    }

    /**
     * A coupling walks on -k .. k steps and in the long run is anywhere with equal odds, so the newest pattern
     * leaves the mean of min(v + 1, k), 2 k / (2 k + 1). Pairs are uncorrelated, each of variance at most k^2.
     */
    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void theNewestPatternLeavesItsExactSignal(int k) {
        int n = 300;
        Patterns xi = new Binary().draw(100, n, Streams.seed(11));
        Couplings w = new Palimpsest(1, k).learn(xi, Topology.complete(n));
        double signal = -2 * w.form(xi.pattern(99)) / (n * (n - 1.0));
        double exact = 2.0 * k / (2 * k + 1);
        double error = k / Math.sqrt(n * (n - 1) / 2.0);
        assertEquals(exact, signal, 4 * error);
    }

    /** Long after the start: about .05 N at A = .375, to twice the root of the count; less at .6, none at .9. */
    @Test
    void theNewestAreRememberedUnlessTheBoundIsFar() {
        int best = remembered(600, 0.375);
        assertEquals(30, best, 2 * Math.sqrt(30));
        assertTrue(remembered(600, 0.6) < best);
        assertEquals(0, remembered(600, 0.9));
    }

    /** How many of the last 64 patterns of N are recalled with m > .95. */
    private static int remembered(int n, double a) {
        int p = n;
        Patterns xi = new Binary().draw(p, n, Streams.seed(1));
        SiteModel model = Model.of(Palimpsest.scaled(n, a).learn(xi, Topology.complete(n)));
        double[][] last = new double[64][];
        for (int age = 0; age < last.length; age++) {
            last[age] = xi.pattern(p - 1 - age);
        }
        Patterns newest = Patterns.of(xi.space(), last);
        var run = Asynchronous.untilFixed(Order.PERMUTED, 200L * n)
                .run(model, new Cue.Flipped(0).batch(newest, 64, Streams.seed(4)), Streams.seed(5));
        int count = 0;
        for (double m : Overlap.withTargets(run.end(), newest)) {
            count += m > 0.95 ? 1 : 0;
        }
        return count;
    }

    @Test
    void badInputTeaches() {
        Teaches.oneLine(() -> new Palimpsest(0, 1), "step = 0", "above 0", "try");
        Teaches.oneLine(() -> new Palimpsest(1, Double.NaN), "bound = NaN");
        Teaches.oneLine(() -> Palimpsest.scaled(10, -1), "a = -1", "0.4");
    }
}
