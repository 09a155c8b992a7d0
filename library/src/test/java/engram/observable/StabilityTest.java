package engram.observable;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import engram.Teaches;
import engram.coupling.Couplings;
import engram.coupling.Layout;
import engram.dynamics.Asynchronous;
import engram.dynamics.Order;
import engram.learning.Hebb;
import engram.learning.PseudoInverse;
import engram.model.ExternalField;
import engram.model.Model;
import engram.model.Quadratic;
import engram.model.SiteModel;
import engram.pattern.Binary;
import engram.pattern.Cue;
import engram.pattern.Patterns;
import engram.pattern.UniformVectors;
import engram.random.Streams;
import engram.state.Batch;
import engram.topology.Topology;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class StabilityTest {
    private static final Streams STREAMS = Streams.seed(5);

    /** The quadratic energy is -1/2 sum_i kappa_i without a field from outside, and -sum_i kappa_i / 2 - b . s / 2 with one. */
    @Test
    void stabilitiesAddUpToTheEnergy() {
        for (int d : new int[] {1, 3}) {
            Patterns xi = new UniformVectors(d).draw(5, 30, STREAMS);
            Couplings w = new Hebb().learn(xi, Topology.complete(30));
            double[] b = xi.space().random(STREAMS.open("field"));
            double[] s = xi.space().random(STREAMS.open("state"));
            double bs = 0;
            for (int k = 0; k < b.length; k++) {
                bs += b[k] * s[k];
            }
            Quadratic in = new Quadratic(w, new ExternalField(w.space(), b));
            assertEquals(in.energy(s), -(Arrays.stream(Stability.of(in, s)).sum() + bs) / 2, 1e-12);
        }
    }

    /** W xi = xi for the pseudo-inverse on the whole graph, so that without self-couplings kappa_i = 1 - W_ii, the same for all patterns. */
    @Test
    void pseudoInverseIsEquallyStableInAllPatterns() {
        Patterns xi = new Binary().draw(6, 50, STREAMS);
        SiteModel model = Model.of(new PseudoInverse().learn(xi, Topology.complete(50)));
        double[][] kappa = Stability.of(model, new Cue.Flipped(0).batch(xi, 6, STREAMS));
        for (double[] one : kappa) {
            assertArrayEquals(kappa[0], one, 1e-9);
        }
    }

    /** A state is a fixed point of recall exactly if none of its bits is unstable; both layouts of W count the same bits. */
    @Test
    void fixedPointsHaveNoUnstableBits() {
        Patterns xi = new Binary().draw(12, 60, STREAMS);
        SiteModel model = Model.of(new Hebb(Layout.LOW_RANK).learn(xi, Topology.complete(60)));
        Batch start = new Cue.Flipped(0.2).batch(xi, 100, STREAMS);
        Batch end = Asynchronous.untilFixed(Order.PERMUTED, 60_000)
                .run(model, start, STREAMS)
                .end();
        assertArrayEquals(new int[100], Stability.unstable(model, end));
        int[] before = Stability.unstable(model, start);
        assertEquals(true, Arrays.stream(before).min().getAsInt() > 0);
        SiteModel written = Model.of(new Hebb(Layout.EXPLICIT).learn(xi, Topology.complete(60)));
        assertArrayEquals(before, Stability.unstable(written, start));
    }

    @Test
    void badInputTeaches() {
        Patterns xi = new Binary().draw(2, 6, STREAMS);
        SiteModel model = Model.of(new Hebb().learn(xi, Topology.complete(6)));
        Batch other = new Cue.RandomStart().batch(new Binary().draw(2, 7, STREAMS), 2, STREAMS);
        Teaches.oneLine(() -> Stability.unstable(model, other), "space");
    }
}
