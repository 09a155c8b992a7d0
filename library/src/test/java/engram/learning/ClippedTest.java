package engram.learning;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import engram.coupling.Blocks;
import engram.coupling.Couplings;
import engram.coupling.Layout;
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
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClippedTest extends LearningRuleContract {

    @Override
    LearningRule rule() {
        return new Clipped(new Hebb());
    }

    @Override
    Topology topology(int n) {
        return Topology.ring(n, 4);
    }

    /** Signs as they were, one size, and the sum of squares as it was. */
    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void signsAndTheRootMeanSquareStay(int d) {
        for (LearningRule rule : new LearningRule[] {new Hebb(Layout.LOW_RANK), new Hebb(), new PseudoInverse()}) {
            Couplings w = rule.learn(patterns(4, 11, d), Topology.complete(11));
            Couplings signs = new Clipped(rule).learn(patterns(4, 11, d), Topology.complete(11));
            double squares = 0;
            for (int i = 0; i < 11; i++) {
                for (int j = 0; j < 11; j++) {
                    for (int k = 0; k < d * d; k++) {
                        double number = w.block(i, j)[k];
                        double sign = Math.abs(number) < 1e-12 ? 0 : Math.signum(number);
                        assertEquals(sign * signs.largest(), signs.block(i, j)[k]);
                        squares += number * number;
                    }
                }
            }
            assertEquals(Math.sqrt(squares / (110 * d * d)), signs.largest(), 1e-14);
            assertTrue(signs.symmetric());
        }
    }

    /** A kept diagonal is dropped, and an even P leaves zeros: 2 patterns agree or disagree. */
    @Test
    void theDiagonalGoesAndZerosStay() {
        LearningRule kept = new PseudoInverse(PseudoInverse.Diagonal.KEPT);
        Couplings w = new Clipped(kept).learn(patterns(4, 9, 3), Topology.complete(9));
        assertArrayEquals(new double[9], w.block(2, 2));
        Patterns xi = patterns(2, 9, 1);
        Couplings hebb = new Clipped(new Hebb()).learn(xi, Topology.complete(9));
        for (int i = 1; i < 9; i++) {
            boolean agree = xi.pattern(0)[0] * xi.pattern(0)[i] == xi.pattern(1)[0] * xi.pattern(1)[i];
            assertEquals(agree, hebb.block(0, i)[0] != 0);
        }
    }

    /** E[xi_i xi_j sign(W_ij)] = binom(P - 1, (P - 1)/2) / 2^(P - 1) for odd P; pairs are uncorrelated. */
    @Test
    void theSignalOfAPatternIsTheExactOne() {
        int n = 300;
        Patterns xi = new Binary().draw(9, n, Streams.seed(7));
        Blocks w = (Blocks) new Clipped(new Hebb()).learn(xi, Topology.complete(n));
        double exact = 70.0 / 256;
        double error = Math.sqrt((1 - exact * exact) / (n * (n - 1) / 2.0));
        for (int mu = 0; mu < 9; mu++) {
            double signal = -2 * w.form(xi.pattern(mu)) / w.largest() / (n * (n - 1.0));
            assertEquals(exact, signal, 4 * error);
        }
    }

    /** Sompolinsky 1986: .102 N patterns instead of .138 N. */
    @Test
    void capacityLiesBetweenEightAndTwelvePercent() {
        assertTrue(recall(new Clipped(new Hebb()), 80) > 0.95);
        assertTrue(recall(new Clipped(new Hebb()), 125) < 0.8);
        assertTrue(recall(new Hebb(Layout.EXPLICIT), 125) > 0.95);
    }

    private static double recall(LearningRule rule, int p) {
        Patterns xi = new Binary().draw(p, 1000, Streams.seed(3));
        SiteModel model = Model.of(rule.learn(xi, Topology.complete(1000)));
        var run = Asynchronous.untilFixed(Order.PERMUTED, 200_000)
                .run(model, new Cue.Flipped(0).batch(xi, 64, Streams.seed(4)), Streams.seed(5));
        return Arrays.stream(Overlap.withTargets(run.end(), xi)).average().orElseThrow();
    }

    @Test
    void noRuleIsRefused() {
        assertThrows(NullPointerException.class, () -> new Clipped(null));
    }
}
