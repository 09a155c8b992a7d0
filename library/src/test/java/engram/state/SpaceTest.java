package engram.state;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import engram.Teaches;
import engram.observable.Overlap;
import engram.pattern.Binary;
import engram.pattern.Cue;
import engram.pattern.Gaussian;
import engram.pattern.Patterns;
import engram.random.Streams;
import java.util.List;
import org.junit.jupiter.api.Test;

/** States of spins, of real numbers, and of layers. */
class SpaceTest {
    private final Streams streams = Streams.seed(1906);
    private final Layers layers = Layers.of(new Spins(3, 1), new Reals(2));

    @Test
    void layersAreOneAfterAnother() {
        assertEquals(5, layers.size());
        assertEquals(5, layers.n());
        assertEquals(3, layers.offset(1));
        double[] s = {1, -1, 1, 0.5, 7};
        layers.check(s, "s");
        assertArrayEquals(new double[] {0.5, 7}, layers.part(s, 1));
        assertEquals("Layers[Spins[n=3, d=1], Reals[n=2]]", layers.toString());
        Teaches.oneLine(() -> layers.check(new double[] {1, 0, 1, 0.5, 7}, "s"), "layer 0", "spin 1");
        Teaches.oneLine(() -> layers.check(new double[] {1, 1, 1, Double.NaN, 7}, "s"), "layer 1", "unit 0", "NaN");
        Teaches.oneLine(() -> layers.check(new double[4], "s"), "4 numbers", "n = 5");
        Teaches.oneLine(() -> layers.layer(2), "layer 2");
        Teaches.oneLine(() -> new Layers(List.of()), "at least one");
        Teaches.oneLine(() -> layers.part(null, 0), "null");
        Teaches.oneLine(() -> new Reals(0), "n = 0");
    }

    @Test
    void batchesHoldAnySpace() {
        Batch batch = new Batch(layers, 70);
        for (int t = 0; t < 70; t++) {
            batch.set(t, layers.random(streams.child("t", t).open("s")));
        }
        batch.check("the batch");
        assertEquals("Batch(trials = 70, Layers[Spins[n=3, d=1], Reals[n=2]])", batch.toString());
        batch.tile(1)[4][3] = Double.POSITIVE_INFINITY;
        Teaches.oneLine(() -> batch.check("the batch"), "trial 67", "layer 1", "unit 1", "Infinity");
        Teaches.oneLine(batch::spins, "Layers", "spins");
        assertFalse(batch.aimed());
        Teaches.oneLine(() -> batch.target(0), "Cue");
        Teaches.oneLine(() -> batch.aim(1, 2), "2 targets", "70");
        Teaches.oneLine(() -> new Batch(layers, 1).aim(-1), "-1");
    }

    @Test
    void cuesOfRealsAndLayers() {
        Patterns xi = new Gaussian().draw(3, 200, streams);
        assertEquals("Patterns(P = 3, Reals[n=200], load = 0.01500)", xi.toString());
        Batch cues = new Cue.GaussianNoise(0.5).batch(xi, new int[] {2, 0}, streams);
        double square = 0;
        for (int i = 0; i < 200; i++) {
            square += Math.pow(cues.state(0)[i] - xi.pattern(2)[i], 2) / 200;
        }
        assertEquals(0.25, square, 0.1);
        assertEquals(1, Overlap.withTargets(new Cue.GaussianNoise(0).batch(xi, 3, streams), xi)[1], 0.4);
        Teaches.oneLine(() -> new Cue.Flipped(0.1).batch(xi, 2, streams), "Cue.Flipped", "Reals");
        Teaches.oneLine(() -> new Cue.AngularNoise(0.1).batch(xi, 2, streams), "Cue.AngularNoise", "Reals");
        Teaches.oneLine(
                () -> new Cue.GaussianNoise(1).batch(new Binary().draw(1, 8, streams), 2, streams), "Spins", "Flipped");
        Teaches.oneLine(() -> new Cue.GaussianNoise(-1), "sigma = -1");
        Teaches.oneLine(xi::d, "Reals", "spins");

        double[] s = {1, -1, 1, 0.5, 7};
        Patterns both = Patterns.of(layers, s);
        Cue cue = new Cue.Layered(List.of(new Cue.Flipped(1), new Cue.GaussianNoise(0)));
        Batch start = cue.batch(both, 2, streams);
        assertArrayEquals(new double[] {-1, 1, -1, 0.5, 7}, start.state(1));
        Patterns visible = Patterns.of(layers.layer(0), layers.part(s, 0));
        assertArrayEquals(
                new double[] {-1},
                Overlap.withTargets(Batch.of(layers, start.state(0)).aim(0), visible));
        Teaches.oneLine(() -> cue.batch(visible, 2, streams), "2 cues", "Spins");
        Teaches.oneLine(() -> new Cue.Layered(List.of()), "each layer");
        Teaches.oneLine(() -> Overlap.withTargets(Batch.of(layers, s).aim(1), visible), "aims at pattern 1", "P = 1");
    }
}
