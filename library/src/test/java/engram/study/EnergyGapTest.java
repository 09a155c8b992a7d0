package engram.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import engram.Teaches;
import engram.dynamics.Asynchronous;
import engram.dynamics.Order;
import engram.learning.Hebb;
import engram.learning.LocalRidge;
import engram.learning.PseudoInverse;
import engram.model.Model;
import engram.model.Quadratic;
import engram.pattern.Patterns;
import engram.pattern.UniformVectors;
import engram.random.Streams;
import engram.topology.Topology;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class EnergyGapTest {
    private static final Asynchronous DESCENT = Asynchronous.untilFixed(Order.PERMUTED, 100_000);

    /** One pattern: W = (xi xi^T - 1) / N has the two minima xi and -xi, E = -(N - 1) / 2. */
    @Test
    void onePatternIsTheOnlyMinimum() {
        EnergyGap.Landscape found = new EnergyGap<>(new Hebb(), new UniformVectors(1), DESCENT, 50)
                .landscape(Topology.complete(11), 1, Streams.seed(1));
        assertEquals(1, found.minima().size());
        assertEquals(50, found.memoryHits());
        assertEquals(0, found.spuriousHits());
        assertEquals(-5, found.memories().get(0).energy(), 1e-12);
        assertEquals(1, found.memories().get(0).overlap(), 1e-12);
        assertEquals(OptionalDouble.empty(), found.gap());
        assertEquals(-5, found.deepestMemory().getAsDouble(), 1e-12);
        assertEquals(OptionalDouble.empty(), found.deepestSpurious());
    }

    /**
     * All 2^12 states of three patterns: what starts find are exactly the minima, with their energies. A field is a
     * sum of 11 odd numbers over 12, and so never zero.
     */
    @Test
    void smallBinaryNetworksAgainstEnumeration() {
        int n = 12;
        int p = 3;
        UniformVectors bits = new UniformVectors(1);
        Streams streams = Streams.seed(5);
        EnergyGap.Landscape found =
                new EnergyGap<>(new Hebb(), bits, DESCENT, 3000).landscape(Topology.complete(n), p, streams);
        Patterns xi = bits.draw(p, n, streams);
        Quadratic model = (Quadratic) Model.of(new Hebb().learn(xi, Topology.complete(n)));
        List<Double> exact = new ArrayList<>();
        for (int code = 0; code < 1 << n; code++) {
            double[] s = new double[n];
            for (int i = 0; i < n; i++) {
                s[i] = (code >> i & 1) == 1 ? 1 : -1;
            }
            double[] h = model.w().fields(s);
            boolean minimum = s[0] > 0;
            for (int i = 0; i < n; i++) {
                minimum &= s[i] * h[i] > 0;
            }
            if (minimum) {
                exact.add(model.energy(s));
            }
        }
        Collections.sort(exact);
        assertEquals(exact.size(), found.minima().size());
        for (int k = 0; k < exact.size(); k++) {
            assertEquals(exact.get(k), found.minima().get(k).energy(), 1e-12);
        }
        assertEquals(0, found.moving());
        assertEquals(3000, found.memoryHits() + found.spuriousHits());
        if (found.gap().isPresent()) {
            assertEquals(
                    exact.get(0),
                    Math.min(
                            found.deepestMemory().getAsDouble(),
                            found.deepestSpurious().getAsDouble()),
                    1e-12);
        }
    }

    /** A projector with its diagonal has W xi = xi, so memories lie at -N / 2 and nothing lies below. */
    @Test
    void memoriesOfAProjectorAreTheGroundStates() {
        EnergyGap.Landscape found = new EnergyGap<>(
                        new PseudoInverse(PseudoInverse.Diagonal.KEPT), new UniformVectors(3), DESCENT, 100)
                .landscape(Topology.complete(20), 2, Streams.seed(6));
        assertTrue(found.memoryHits() > 0);
        found.memories().forEach(m -> assertEquals(-10, m.energy(), 1e-6));
        found.spurious().forEach(m -> assertTrue(m.energy() > -10));
        assertTrue(found.gap().isEmpty() || found.gap().getAsDouble() > 0);
    }

    @Test
    void runsThatStillMoveBelongToNoMinimum() {
        EnergyGap.Landscape found = new EnergyGap<>(
                        new Hebb(), new UniformVectors(3), Asynchronous.untilFixed(Order.SEQUENTIAL, 40), 10)
                .landscape(Topology.complete(20), 3, Streams.seed(7));
        assertEquals(10, found.moving());
        assertEquals(0, found.minima().size());
        assertTrue(found.toString().contains("10 runs still moving"));
    }

    @Test
    void badInputTeaches() {
        Teaches.oneLine(() -> new EnergyGap<>(new Hebb(), new UniformVectors(3), DESCENT, 0), "starts = 0");
        Teaches.oneLine(() -> new EnergyGap<>(new Hebb(), new UniformVectors(3), DESCENT, 9, 1, 0.9), "resembles = 1");
        Teaches.oneLine(
                () -> new EnergyGap<>(new LocalRidge(1e-3), new UniformVectors(3), DESCENT, 9)
                        .landscape(Topology.ring(12, 4), 2, Streams.seed(1)),
                "not symmetric",
                "Symmetrised");
    }
}
