package engram.pattern;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import engram.Teaches;
import engram.random.Streams;
import engram.state.Batch;
import engram.state.Spins;
import org.junit.jupiter.api.Test;

class PatternsTest {
    private final Streams streams = Streams.seed(11);

    @Test
    void loadIsPatternsPerStoredNumber() {
        Patterns xi = new UniformVectors(3).draw(6, 64, streams);
        assertEquals(6 / (3.0 * 64), xi.load());
        assertEquals(0.1, new Binary().draw(10, 100, streams).load());
    }

    @Test
    void transposedTurnsRowsIntoPatterns() {
        Patterns xi = new UniformVectors(2).draw(4, 5, streams);
        double[] x = xi.transposed();
        for (int mu = 0; mu < 4; mu++) {
            for (int row = 0; row < 10; row++) {
                assertEquals(xi.pattern(mu)[row], x[row * 4 + mu]);
            }
        }
    }

    @Test
    void mixtureOfOneIsThePatternAndOfThreeTheMajority() {
        Patterns bits = new Binary().draw(4, 101, streams);
        assertArrayEquals(bits.pattern(0), bits.mixture(1));
        assertArrayEquals(bits.pattern(2), bits.mixture(0, 0, 0.5));
        double[] three = bits.mixture(1, 1, 1);
        for (int i = 0; i < 101; i++) {
            double sum = bits.pattern(0)[i] + bits.pattern(1)[i] + bits.pattern(2)[i];
            assertEquals(sum > 0 ? 1 : -1, three[i]);
        }
        double[] tied = bits.mixture(1, 1);
        for (int i = 0; i < 101; i++) {
            assertEquals(bits.pattern(0)[i] == bits.pattern(1)[i] ? bits.pattern(0)[i] : 1, tied[i]);
        }
        Teaches.oneLine(() -> bits.mixture(), "0 weights", "P = 4");
        Teaches.oneLine(() -> bits.mixture(1, Double.NaN), "weight 1", "NaN", "finite");
    }

    @Test
    void mixtureOfVectorsBisectsThem() {
        Patterns vectors = new UniformVectors(3).draw(2, 20, streams);
        double[] s = vectors.mixture(1, 1);
        for (int i = 0; i < 20; i++) {
            double square = 0;
            double first = 0;
            double second = 0;
            for (int k = 3 * i; k < 3 * i + 3; k++) {
                square += s[k] * s[k];
                first += s[k] * vectors.pattern(0)[k];
                second += s[k] * vectors.pattern(1)[k];
            }
            assertEquals(1, square, 1e-12);
            assertEquals(first, second, 1e-12);
        }
        double[] none = new Patterns(2, new Spins(1, 2), new double[] {0, 1, 0, -1}).mixture(1, 1);
        assertArrayEquals(new double[] {1, 0}, none);
    }

    @Test
    void biasIsTheMeanOfABit() {
        Patterns xi = new Binary(0.4).draw(100, 1000, streams);
        double mean = 0;
        double[] all = xi.xi();
        for (double bit : all) {
            mean += bit / all.length;
        }
        assertEquals(0.4, mean, 4 * Math.sqrt((1 - 0.16) / all.length));
    }

    @Test
    void cuesHaveTheDistanceTheyPromise() {
        Patterns bits = new Binary().draw(3, 100, streams);
        Patterns vectors = new UniformVectors(3).draw(3, 100, streams);
        for (int mu = 0; mu < 3; mu++) {
            double[] flipped = new Cue.Flipped(0.2).of(bits.pattern(mu), bits.space(), streams.open("f"));
            assertEquals(0.6, overlap(bits.spins(), flipped, bits.pattern(mu)), 1e-12);
            double[] redrawn = new Cue.Rerandomised(0.2).of(vectors.pattern(mu), vectors.space(), streams.open("r"));
            int same = 0;
            for (int i = 0; i < 100; i++) {
                same += redrawn[3 * i] == vectors.pattern(mu)[3 * i] ? 1 : 0;
            }
            assertEquals(80, same);
            double[] still = new Cue.AngularNoise(0).of(vectors.pattern(mu), vectors.space(), streams.open("a"));
            assertArrayEquals(vectors.pattern(mu), still, 1e-15);
        }
    }

    /**
     * Under angular noise the mean of s . xi is ((1 + eta g_1) / |e_1 + eta g|) averaged over Gaussian g, integrated
     * here over its component along the pattern and its length across, for d = 3.
     */
    @Test
    void angularNoiseTiltsAsMuchAsItsFormula() {
        Patterns xi = new UniformVectors(3).draw(1, 40_000, streams);
        double[] s = new Cue.AngularNoise(0.7).of(xi.pattern(0), xi.space(), streams.open("tilt"));
        assertEquals(angularMean(0.7), overlap(xi.spins(), s, xi.pattern(0)), 0.01);
        xi.space().check(s, "cue");
    }

    private static double angularMean(double eta) {
        double sum = 0;
        double weight = 0;
        for (double z = -8; z <= 8; z += 0.01) {
            for (double r = 0.005; r <= 8; r += 0.01) {
                double w = r * Math.exp(-(z * z + r * r) / 2);
                double u = 1 + eta * z;
                sum += w * u / Math.sqrt(u * u + eta * eta * r * r);
                weight += w;
            }
        }
        return sum / weight;
    }

    @Test
    void trialTAimsAtPatternTModP() {
        Patterns xi = new UniformVectors(3).draw(3, 20, streams);
        Batch batch = new Cue.Rerandomised(0).batch(xi, 70, streams);
        for (int t = 0; t < 70; t++) {
            assertArrayEquals(xi.pattern(t % 3), batch.state(t));
        }
    }

    @Test
    void cuesAndPatternsComeFromDifferentStreams() {
        Patterns xi = new UniformVectors(3).draw(2, 20, streams);
        double[] start = new Cue.RandomStart().batch(xi, 2, streams).state(0);
        assertNotEquals(xi.pattern(0)[0], start[0]);
        assertTrue(Math.abs(overlap(xi.spins(), xi.pattern(0), start)) < 0.7);
    }

    @Test
    void badPatternsTeach() {
        Spins space = new Spins(2, 1);
        Teaches.oneLine(() -> new Patterns(0, space, new double[0]), "p = 0", "at least one");
        Teaches.oneLine(() -> new Patterns(2, space, new double[3]), "3", "4");
        Teaches.oneLine(() -> Patterns.of(space, new double[] {1, Double.NaN}), "pattern 0", "NaN");
        Teaches.oneLine(() -> Patterns.of(space, new double[] {1, 0.5}), "spin 1", "+1 or -1");
        Teaches.oneLine(() -> new Binary(1), "bias", "between -1 and 1");
        Teaches.oneLine(() -> new UniformVectors(0), "d = 0");
        Teaches.oneLine(() -> new UniformVectors(3).draw(0, 64, streams), "p = 0", "try");
        Teaches.oneLine(() -> new UniformVectors(3).draw(4, -1, streams), "n = -1", "try");
        Teaches.oneLine(() -> new Cue.Rerandomised(1.2), "1.2", "0 to 1");
        Teaches.oneLine(() -> new Cue.Flipped(Double.NaN), "NaN", "0 to 1");
        Teaches.oneLine(() -> new Cue.AngularNoise(-1), "eta", "zero or more");
        Teaches.oneLine(() -> new Binary().draw(2, 5, streams).pattern(2), "P = 2");
        Teaches.oneLine(() -> new Binary().draw(2, 5, streams).first(3), "first(3)", "P = 2");
    }

    private static double overlap(Spins space, double[] s, double[] xi) {
        double sum = 0;
        for (int k = 0; k < s.length; k++) {
            sum += s[k] * xi[k];
        }
        return sum / space.n();
    }
}
