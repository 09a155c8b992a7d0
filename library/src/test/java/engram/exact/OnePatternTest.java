package engram.exact;

import static org.junit.jupiter.api.Assertions.assertEquals;

import engram.Teaches;
import engram.learning.Hebb;
import engram.model.Quadratic;
import engram.observable.Overlap;
import engram.pattern.Binary;
import engram.pattern.Patterns;
import engram.random.Streams;
import engram.theory.CurieWeiss;
import engram.topology.Topology;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OnePatternTest {
    @ParameterizedTest
    @ValueSource(doubles = {0.1, 0.7, 1.3})
    void sumsOverAlignedSpinsAreSumsOverAllStates(double temperature) {
        for (int n : new int[] {2, 7, 10}) {
            Patterns xi = new Binary().draw(1, n, Streams.seed(n));
            Quadratic model = new Quadratic(new Hebb().learn(xi, Topology.complete(n)));
            OnePattern one = new OnePattern(n);
            double hopfield =
                    AllStates.of(model).at(temperature).mean(s -> Overlap.absolute(xi.space(), s, xi.pattern(0)));
            double little = AllStates.little(model, temperature)
                    .at(temperature)
                    .mean(s -> Overlap.absolute(xi.space(), s, xi.pattern(0)));
            assertEquals(hopfield, one.hopfield(temperature, Math::abs), 1e-12);
            assertEquals(little, one.little(temperature, Math::abs), 1e-12);
            assertEquals(1, one.little(temperature, m -> 1), 1e-12);
            assertEquals(0, one.hopfield(temperature, m -> m), 1e-12);
        }
    }

    @Test
    void bothEndAtCurieWeissForLargeN() {
        double m = new CurieWeiss(0.6).overlap();
        assertEquals(m, new OnePattern(100_000).hopfield(0.6, Math::abs), 1e-4);
        assertEquals(m, new OnePattern(100_000).little(0.6, Math::abs), 1e-4);
    }

    @Test
    void badArgumentsAreExplained() {
        Teaches.oneLine(() -> new OnePattern(0), "n = 0", "try 1000");
        Teaches.oneLine(() -> new OnePattern(5).little(0, Math::abs), "temperature = 0.0", "try 0.5");
        Teaches.oneLine(() -> new OnePattern(5).hopfield(1, null), "null", "Math::abs");
    }
}
