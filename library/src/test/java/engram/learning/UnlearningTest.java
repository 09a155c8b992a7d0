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
import engram.pattern.Patterns;
import engram.random.Streams;
import engram.state.Batch;
import engram.topology.Topology;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UnlearningTest extends LearningRuleContract {

    @Override
    LearningRule rule() {
        return new Unlearning(new Hebb(), 0.01, 20, Streams.seed(1));
    }

    @Override
    Topology topology(int n) {
        return Topology.ring(n, 4);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void withoutDreamsItIsTheRule(int d) {
        Patterns xi = patterns(5, 12, d);
        Topology g = Topology.ring(12, 6);
        assertArrayEquals(
                ((Blocks) new Hebb().learn(xi, g)).weights(),
                ((Blocks) new Unlearning(new Hebb(), 0.1, 0, Streams.seed(1)).learn(xi, g)).weights());
    }

    /** One pattern, odd N: every dream ends on it or its opposite, so D dreams leave 1 - epsilon D of it. */
    @Test
    void aLonePatternIsAllThatIsDreamtOf() {
        Patterns xi = patterns(1, 15, 1);
        Blocks w = (Blocks) new Unlearning(new Hebb(), 0.01, 40, Streams.seed(1)).learn(xi, Topology.complete(15));
        Blocks hebb = (Blocks) new Hebb().learn(xi, Topology.complete(15));
        double[] left = Arrays.stream(hebb.weights()).map(x -> 0.6 * x).toArray();
        assertArrayEquals(left, w.weights(), 1e-15);
    }

    /** One dream takes one state away: N (W - W') / epsilon is s s^T for vectors too, and s was at rest. */
    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void aDreamTakesAwayAnAttractor(int d) {
        int n = 20;
        Patterns xi = patterns(3, n, d);
        Couplings before = new Hebb().learn(xi, Topology.complete(n));
        Couplings after = new Unlearning(new Hebb(), 0.5, 1, Streams.seed(3)).learn(xi, Topology.complete(n));
        double[] s = new double[n * d];
        double[][] lost = new double[n][];
        for (int i = 1; i < n; i++) {
            double[] was = before.block(i, 0);
            double[] is = after.block(i, 0);
            lost[i] = new double[d * d];
            for (int k = 0; k < d * d; k++) {
                lost[i][k] = n * (was[k] - is[k]) / 0.5;
            }
        }
        double[] first = unit(lost[1], d);
        for (int i = 1; i < n; i++) {
            for (int a = 0; a < d; a++) {
                for (int b = 0; b < d; b++) {
                    s[i * d + a] += lost[i][a * d + b] * first[b];
                }
            }
        }
        System.arraycopy(first, 0, s, 0, d);
        for (int i = 0; i < n && d == 1; i++) {
            s[i] = Math.abs(Math.abs(s[i]) - 1) < 1e-12 ? Math.signum(s[i]) : s[i];
        }
        xi.space().check(s, "the state dreamt of");
        double[] h = before.fields(s);
        for (int i = 0; i < n; i++) {
            double along = 0;
            double square = 0;
            for (int a = 0; a < d; a++) {
                along += h[i * d + a] * s[i * d + a];
                square += h[i * d + a] * h[i * d + a];
            }
            assertEquals(Math.sqrt(square), along, 1e-6);
        }
    }

    /** The right unit vector of an outer product, up to its sign. */
    private static double[] unit(double[] outer, int d) {
        double[] v = Arrays.copyOf(outer, d);
        double length = Math.sqrt(Arrays.stream(v).map(x -> x * x).sum());
        return Arrays.stream(v).map(x -> x / length).toArray();
    }

    /** Hopfield, Feinstein and Palmer 1983: from random states more memories are reached. */
    @Test
    void memoriesBecomeMoreAccessible() {
        double awake = reached(0);
        double rested = reached(100);
        double error = Math.sqrt((awake * (1 - awake) + rested * (1 - rested)) / 640);
        assertTrue(rested - awake > 4 * error, awake + " before, " + rested + " after");
    }

    /** Fraction of 640 random states, 10 networks of 5 patterns, that end on a pattern or its opposite. */
    private static double reached(int dreams) {
        int count = 0;
        for (int replica = 0; replica < 10; replica++) {
            Streams streams = Streams.seed(6).child("replica", replica);
            Patterns xi = new Binary().draw(5, 32, streams);
            LearningRule rule = new Unlearning(new Hebb(), 0.01, dreams, streams);
            SiteModel model = Model.of(rule.learn(xi, Topology.complete(32)));
            Batch starts = new Batch(xi.space(), 64);
            var random = streams.open("starts");
            for (int t = 0; t < 64; t++) {
                starts.set(t, xi.space().random(random));
            }
            var run = Asynchronous.untilFixed(Order.PERMUTED, 32_000).run(model, starts, streams);
            for (int t = 0; t < 64; t++) {
                double most = 0;
                for (double m : Overlap.withAll(run.state(t), xi)) {
                    most = Math.max(most, Math.abs(m));
                }
                count += most == 1 ? 1 : 0;
            }
        }
        return count / 640.0;
    }

    @Test
    void symmetricToTheLastBit() {
        assertEquals(0, rule().learn(patterns(6, 20, 3), Topology.complete(20)).asymmetry());
    }

    @Test
    void badInputTeaches() {
        Streams streams = Streams.seed(1);
        Teaches.oneLine(() -> new Unlearning(new Hebb(), 0, 10, streams), "epsilon = 0", "try 0.01");
        Teaches.oneLine(() -> new Unlearning(new Hebb(), 0.01, -1, streams), "dreams = -1", "zero or more");
        Teaches.oneLine(
                () -> new Unlearning(new LocalRidge(1e-3), 0.01, 1, streams)
                        .learn(patterns(3, 9, 1), Topology.complete(9)),
                "not symmetric",
                "Symmetrised");
        new Unlearning(new Symmetrised(new LocalRidge(1e-3)), 0.01, 1, streams)
                .learn(patterns(3, 9, 1), Topology.complete(9));
    }
}
