package engram.learning;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import engram.Teaches;
import engram.coupling.Blocks;
import engram.coupling.Couplings;
import engram.dynamics.Outcome;
import engram.dynamics.Synchronous;
import engram.model.Driven;
import engram.model.Model;
import engram.model.SiteModel;
import engram.observable.Overlap;
import engram.pattern.Binary;
import engram.pattern.Patterns;
import engram.random.Streams;
import engram.state.Batch;
import engram.state.Spins;
import engram.topology.Topology;
import org.junit.jupiter.api.Test;

class SequenceTest extends LearningRuleContract {

    @Override
    LearningRule rule() {
        return new Sequence(0.5, true);
    }

    @Override
    Topology topology(int n) {
        return Topology.ring(n, 4);
    }

    @Test
    void bothTermsAreTheOuterProducts() {
        Patterns xi = patterns(3, 9, 3);
        Couplings open = new Sequence(2, 0.5, false).learn(xi, Topology.ring(9, 4));
        Couplings closed = new Sequence(2, 0.5, true).learn(xi, Topology.ring(9, 4));
        for (int a = 0; a < 3; a++) {
            for (int b = 0; b < 3; b++) {
                double sum = 0;
                for (int mu = 0; mu < 3; mu++) {
                    double following = mu < 2 ? xi.pattern(mu + 1)[6 + a] : 0;
                    sum += (2 * xi.pattern(mu)[6 + a] + 0.5 * following) * xi.pattern(mu)[9 + b] / 9;
                }
                assertEquals(sum, open.block(2, 3)[3 * a + b], 1e-15);
                sum += 0.5 * xi.pattern(0)[6 + a] * xi.pattern(2)[9 + b] / 9;
                assertEquals(sum, closed.block(2, 3)[3 * a + b], 1e-15);
            }
        }
        assertArrayEquals(new double[9], open.block(2, 2));
        assertEquals(new Sequence(1, 0.5, true), new Sequence(0.5, true));
    }

    /** Orthogonal bits (Sylvester): h = xi^(mu+1) - C xi^mu with |C| at most P/N, so each step is exact. */
    @Test
    void orthogonalPatternsAreSteppedThroughExactly() {
        int n = 16;
        double[][] rows = new double[5][n];
        for (int mu = 0; mu < 5; mu++) {
            for (int i = 0; i < n; i++) {
                rows[mu][i] = Integer.bitCount((mu + 3) & i) % 2 == 0 ? 1 : -1;
            }
        }
        Spins space = new Spins(n, 1);
        Patterns xi = Patterns.of(space, rows);
        SiteModel open = Model.of(new Sequence(0, 1, false).learn(xi, Topology.complete(n)));
        SiteModel closed = Model.of(new Sequence(0, 1, true).learn(xi, Topology.complete(n)));
        assertInstanceOf(Driven.class, closed);
        for (int steps = 1; steps < 5; steps++) {
            assertArrayEquals(rows[steps], after(open, rows[0], steps));
        }
        for (int steps = 1; steps <= 10; steps++) {
            assertArrayEquals(rows[steps % 5], after(closed, rows[0], steps));
        }
        var run = new Synchronous(100).run(closed, Batch.of(space, rows), Streams.seed(0));
        assertEquals(5, run.cycles());
        assertEquals(5, ((Outcome.Cycle) run.outcomes().get(0)).period());
    }

    private static double[] after(SiteModel model, double[] start, int steps) {
        return new Synchronous(steps)
                .run(model, Batch.of(model.space(), start), Streams.seed(0))
                .state(0);
    }

    /** A strength below 1 leaves random patterns alone, above 1 one step leads on: 1 beside strength. */
    @Test
    void besideHebbItTakesAStrengthAboveOne() {
        Patterns xi = new Binary().draw(4, 1000, Streams.seed(1));
        Topology g = Topology.complete(1000);
        double[] start = xi.pattern(1);
        double[] weak = after(Model.of(new Sequence(0.5, true).learn(xi, g)), start, 1);
        double[] strong = after(Model.of(new Sequence(2, true).learn(xi, g)), start, 1);
        assertArrayEquals(start, weak);
        assertArrayEquals(xi.pattern(2), strong);
    }

    /** Düring, Coolen and Sherrington 1998: cycles of up to .269 N random bits are followed. */
    @Test
    void cyclesAreFollowedUpToTheirCapacity() {
        assertTrue(overlapAfterOneRound(0.2) > 0.9, "below");
        assertTrue(overlapAfterOneRound(0.34) < 0.5, "above");
    }

    private static double overlapAfterOneRound(double load) {
        int n = 500;
        int p = (int) Math.round(load * n);
        Patterns xi = new Binary().draw(p, n, Streams.seed(1));
        SiteModel model = Model.of(new Sequence(0, 1, true).learn(xi, Topology.complete(n)));
        return Overlap.signed(xi.space(), after(model, xi.pattern(0), p), xi.pattern(0));
    }

    @Test
    void badInputTeaches() {
        Teaches.oneLine(() -> new Sequence(Double.NaN, 1, true), "hebb = NaN", "finite");
        Teaches.oneLine(() -> new Sequence(0, true), "strength = 0", "Hebb");
        Teaches.oneLine(() -> rule().learn(patterns(1, 9, 1), Topology.complete(9)), "P = 1", "two or more");
    }

    @Test
    void twoPatternsInACycleAreSymmetric() {
        Couplings w = new Sequence(0, 1, true).learn(patterns(2, 9, 3), Topology.complete(9));
        assertTrue(w.symmetric());
        assertTrue(!((Blocks) rule().learn(patterns(3, 9, 3), Topology.complete(9))).symmetric());
    }
}
