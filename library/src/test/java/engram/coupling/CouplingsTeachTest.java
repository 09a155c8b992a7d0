package engram.coupling;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import engram.Teaches;
import engram.learning.Hebb;
import engram.model.Driven;
import engram.model.ExternalField;
import engram.model.Model;
import engram.model.Quadratic;
import engram.model.ZeroOne;
import engram.pattern.Patterns;
import engram.pattern.UniformVectors;
import engram.random.Streams;
import engram.state.Spins;
import engram.topology.Topology;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What couplings and models say to states of another length, to nothing, and to sites that are not there. */
class CouplingsTeachTest {

    private static List<Couplings> all(int d) {
        Patterns xi = new UniformVectors(d).draw(3, 16, Streams.seed(1));
        double[] kernel = {2, 0, 0, 0, 1, 0, 0, 0, 1};
        Couplings blocks = new Hebb(Layout.EXPLICIT).learn(xi, Topology.complete(16));
        double[] w = new double[xi.space().size() * xi.space().size()];
        List<Couplings> all = new ArrayList<>();
        all.add(blocks);
        all.add(new Hebb(Layout.EXPLICIT).learn(xi, Topology.ring(16, 4)));
        all.add(new Dense(xi.spins(), w));
        all.add(new LowRank(xi));
        all.add(new LowRank(xi, kernel));
        return all;
    }

    /** Reliability case 6: a state too long, or too short. */
    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void reliabilityCase6StatesOfAnotherLength(int d) {
        for (Couplings w : all(d)) {
            String size = "" + 16 * d;
            for (int length : new int[] {0, 15, 16 * d - 1, 16 * d + 1, 40 * d}) {
                double[] s = new double[length];
                double[][] tile = new double[length][1];
                double[][] h = new double[d][1];
                ExternalField b = ExternalField.none(w.space());
                ExternalField some = new ExternalField(
                        w.space(), w.space().random(Streams.seed(2).open("b")));
                Teaches.oneLine(() -> w.form(s), "" + length, size);
                Teaches.oneLine(() -> w.fields(s), "" + length, size);
                Teaches.oneLine(() -> w.field(0, tile, 1, h), "" + length, size);
                Teaches.oneLine(() -> w.cursor(tile, 1), "" + length, size);
                Teaches.oneLine(() -> new Quadratic(w, b).energy(s), "" + length, size);
                Teaches.oneLine(() -> new Quadratic(w, some).energy(s), "" + length, size);
                Teaches.oneLine(() -> new Quadratic(w, some).field(0, tile, 1, h), "" + length, size);
                Teaches.oneLine(() -> new Driven(w, some).cursor(tile, 1), "" + length, size);
                Teaches.oneLine(() -> b.along(s), "" + length, size);
                Teaches.oneLine(() -> some.along(s), "" + length, size);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void sitesThatAreNotThere(int d) {
        for (Couplings w : all(d)) {
            double[][] tile = new double[16 * d][1];
            double[][] h = new double[d][1];
            for (int i : new int[] {-1, 16, Integer.MAX_VALUE, Integer.MIN_VALUE}) {
                Teaches.oneLine(() -> w.block(i, 0), "" + i, "0 to 15");
                Teaches.oneLine(() -> w.block(0, i), "" + i, "0 to 15");
                Teaches.oneLine(() -> w.rounding(i), "" + i, "0 to 15");
                Teaches.oneLine(() -> w.field(i, tile, 1, h), "" + i, "0 to 15");
            }
        }
    }

    @Test
    void nothingIsNamed() {
        Couplings w = all(1).get(0);
        ExternalField b = ExternalField.none(w.space());
        named(() -> new Dense(null, new double[1]), "space = null");
        named(() -> new Dense(w.space(), null), "w = null");
        named(() -> new Blocks(null, 1, new double[1]), "topology = null");
        named(() -> new Blocks(Topology.ring(4, 2), 1, null), "w = null");
        named(() -> new LowRank(null), "xi = null");
        named(() -> new LowRank(null, new double[1]), "xi = null");
        named(() -> new LowRank(new UniformVectors(1).draw(1, 4, Streams.seed(1)), null), "kernel = null");
        for (Couplings one : all(1)) {
            named(() -> one.form(null), "s = null");
            named(() -> one.fields(null), "s = null");
            named(() -> one.cursor(null, 1), "tile of null");
            named(() -> one.field(0, null, 1, new double[1][1]), "tile of null");
        }
        named(() -> Model.of(null), "w = null");
        named(() -> Model.of(w, null), "b = null");
        named(() -> new Quadratic(null), "w = null");
        named(() -> new Quadratic(null, b), "w = null");
        named(() -> new Quadratic(w, null), "b = null");
        named(() -> new Driven(null), "w = null");
        named(() -> new Driven(w, null), "b = null");
        named(() -> new ExternalField(null, new double[1]), "space = null");
        named(() -> new ExternalField(new Spins(1, 1), null), "b = null");
        named(() -> ExternalField.none(null), "space = null");
        named(() -> ExternalField.uniform(null, 1), "space = null");
        named(() -> ExternalField.uniform(new Spins(1, 1), (double[]) null), "one = null");
        named(() -> b.along(null), "s = null");
        named(() -> new ZeroOne(null), "t = null");
        named(() -> new ZeroOne(w, null), "u = null");
        named(() -> ZeroOne.balanced(null), "t = null");
        named(() -> ZeroOne.of(null), "spins = null");
        named(() -> ZeroOne.units(null), "s = null");
        named(() -> ZeroOne.spins(null), "v = null");
        named(() -> new ZeroOne(w).form(null), "v = null");
    }

    private static void named(Executable call, String part) {
        String message = assertThrows(NullPointerException.class, call).getMessage();
        assertEquals(1, message.lines().count(), message);
        assertTrue(message.contains(part), () -> "'" + part + "' is not in: " + message);
    }
}
