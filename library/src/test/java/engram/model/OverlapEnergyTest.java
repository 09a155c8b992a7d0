package engram.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import engram.Teaches;
import engram.dynamics.Asynchronous;
import engram.dynamics.Glauber;
import engram.dynamics.Order;
import engram.dynamics.Run;
import engram.exact.AllStates;
import engram.learning.Hebb;
import engram.memory.DenseMemory;
import engram.neuron.Exponential;
import engram.neuron.Interaction;
import engram.neuron.Lagrangian;
import engram.neuron.LogSumExp;
import engram.neuron.Power;
import engram.neuron.PureSpin;
import engram.observable.Overlap;
import engram.pattern.Binary;
import engram.pattern.Cue;
import engram.pattern.Patterns;
import engram.pattern.Signs;
import engram.pattern.UniformVectors;
import engram.random.Streams;
import engram.state.Batch;
import engram.statistics.Estimate;
import engram.study.Capacity;
import engram.theory.DenseRecall;
import engram.topology.Topology;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class OverlapEnergyTest {
    private static final Patterns BITS = new Binary().draw(5, 13, Streams.seed(4));
    private static final Patterns VECTORS = new UniformVectors(3).draw(4, 9, Streams.seed(4));
    private final Streams streams = Streams.seed(2016);

    /** A Lagrangian that is neither a sum nor a logarithm. */
    private static final Lagrangian LENGTH = new Lagrangian() {
        @Override
        public double value(double[] x) {
            return Math.sqrt(Arrays.stream(x).map(one -> one * one).sum());
        }

        @Override
        public void activation(double[] x, double[] g) {
            double length = value(x);
            Arrays.setAll(g, mu -> x[mu] / length);
        }
    };

    abstract static class Memory implements EnergyContract {
        abstract Lagrangian hidden();

        Patterns xi() {
            return BITS;
        }

        @Override
        public double rounding() {
            return 1e-9;
        }

        @Override
        public SiteModel model() {
            return new OverlapEnergy(xi(), hidden());
        }
    }

    @Nested
    class Cubic extends Memory {
        @Override
        Lagrangian hidden() {
            return new Power(3);
        }
    }

    @Nested
    class Rectified extends Memory {
        @Override
        Lagrangian hidden() {
            return Power.rectified(4);
        }
    }

    @Nested
    class Pure extends Memory {
        @Override
        Lagrangian hidden() {
            return new PureSpin(3, 13);
        }
    }

    @Nested
    class Exp extends Memory {
        @Override
        Lagrangian hidden() {
            return new Exponential(0.5);
        }
    }

    @Nested
    class Softmax extends Memory {
        @Override
        Lagrangian hidden() {
            return new LogSumExp(0.7);
        }
    }

    @Nested
    class OfOnesOwn extends Memory {
        @Override
        Lagrangian hidden() {
            return LENGTH;
        }
    }

    abstract static class OfVectors extends Memory {
        @Override
        Patterns xi() {
            return VECTORS;
        }
    }

    @Nested
    class CubicVectors extends OfVectors {
        @Override
        Lagrangian hidden() {
            return new Power(3);
        }
    }

    @Nested
    class SoftmaxVectors extends OfVectors {
        @Override
        Lagrangian hidden() {
            return new LogSumExp(0.7);
        }
    }

    @Nested
    class VectorsByDifferences extends OfVectors {
        @Override
        Lagrangian hidden() {
            return (Interaction) x -> x * x * x / 3;
        }
    }

    @Test
    void fIsWhatItSays() {
        assertEquals(-27, new Power(3).of(-3));
        assertEquals(0, Power.rectified(3).of(-3));
        assertEquals(Math.pow(3, 30), new Power(30).of(3), 0);
        assertEquals(1 << 20, new Power(20).of(2));
        // p_3 = x^3 - (3N - 2) x, with x the sum of N signs: 6 times the sum over triples.
        for (int up = 0; up <= 6; up++) {
            int[] s = signs(up);
            double triples = 0;
            for (int i = 0; i < 6; i++) {
                for (int j = 0; j < i; j++) {
                    for (int k = 0; k < j; k++) {
                        triples += s[i] * s[j] * s[k];
                    }
                }
            }
            double x = Arrays.stream(s).sum();
            assertEquals(6 * triples, new PureSpin(3, 6).of(x), 1e-12);
            assertEquals(x * x * x - 16 * x, new PureSpin(3, 6).of(x), 1e-12);
        }
        for (Interaction f : new Interaction[] {
            new Power(3), new Power(4), Power.rectified(3), new PureSpin(4, 9), new Exponential(0.3)
        }) {
            for (double x : new double[] {-3, -0.5, 0.5, 2, 7}) {
                double step = 1e-6;
                assertEquals(
                        (f.of(x + step) - f.of(x - step)) / (2 * step),
                        f.slope(x),
                        1e-5 * (1 + Math.abs(f.slope(x))),
                        f + " at " + x);
            }
        }
        double[] g = new double[3];
        new LogSumExp(2).activation(new double[] {1000, 999, -1000}, g);
        assertEquals(1 / (1 + Math.exp(-2)), g[0], 1e-15);
        assertEquals(
                1000 + Math.log1p(Math.exp(-2)) / 2, new LogSumExp(2).value(new double[] {1000, 999, -1000}), 1e-12);
    }

    private static int[] signs(int up) {
        return IntStream.range(0, 6).map(i -> i < up ? 1 : -1).toArray();
    }

    /** The square is Hopfield's network without self-coupling, trajectory by trajectory, ties included. */
    @Test
    void theSquareIsHopfields() {
        Patterns xi = new Binary().draw(6, 40, streams);
        OverlapEnergy square = new OverlapEnergy(xi, new Power(2));
        Quadratic hebb = (Quadratic) Model.of(new Hebb().learn(xi, Topology.complete(40)));
        Batch start = new Cue.RandomStart().batch(xi, 100, streams);
        Asynchronous recall = Asynchronous.untilFixed(Order.UNIFORM, 4000);
        Run one = recall.run(square, start, streams);
        Run other = recall.run(hebb, start, streams);
        for (int t = 0; t < 100; t++) {
            assertArrayEquals(other.state(t), one.state(t), 0);
            assertEquals(80 * hebb.energy(one.state(t)) - 6 * 40, square.energy(one.state(t)), 1e-9);
        }
        assertEquals(other.outcomes(), one.outcomes());
    }

    /** The logarithm is monotonic: the same recall, and no overflow where beta N = 1000. */
    @Test
    void theLogarithmRecallsAsTheExponential() {
        Patterns xi = new Binary().draw(60, 30, streams);
        Batch start = new Cue.Flipped(0.3).batch(xi, 120, streams);
        Asynchronous recall = Asynchronous.untilFixed(Order.PERMUTED, 3000);
        Run exp = recall.run(new OverlapEnergy(xi, new Exponential(0.4)), start, streams);
        Run log = recall.run(new OverlapEnergy(xi, new LogSumExp(0.4)), start, streams);
        for (int t = 0; t < 120; t++) {
            assertArrayEquals(exp.state(t), log.state(t), 0);
        }
        Patterns large = new Binary().draw(50, 100, streams);
        Batch cues = new Cue.Flipped(0.3).batch(large, 50, streams);
        Run steep = recall.run(new OverlapEnergy(large, new LogSumExp(10)), cues, streams);
        assertTrue(Estimate.of(Overlap.withTargets(steep.end(), large)).mean() > 0.95);
        Teaches.oneLine(() -> new OverlapEnergy(large, new Exponential(10)).cursor(cues.tile(0), 50), "LogSumExp");
    }

    @Test
    void bitsHaveBoltzmannsLaw() {
        Patterns xi = new Binary().draw(2, 8, streams);
        OverlapEnergy cubic = new OverlapEnergy(xi, (Interaction) x -> x * x * x / 64);
        double exact = AllStates.of(cubic).at(1).energy();
        Batch start = new Cue.RandomStart().batch(xi, 2000, streams);
        Batch end = new Glauber(1, Order.UNIFORM, 8 * 100)
                .run(cubic, start, streams)
                .end();
        double[] energies = new double[2000];
        Arrays.setAll(energies, t -> cubic.energy(end.state(t)));
        Estimate mean = Estimate.of(energies);
        assertEquals(exact, mean.mean(), 4 * mean.se());
    }

    /** Convex Lagrangians: recall along the field with the own part never raises the energy of vectors. */
    @Test
    void vectorsDescend() {
        for (Lagrangian hidden : new Lagrangian[] {new Power(4), Power.rectified(3), new LogSumExp(1)}) {
            OverlapEnergy model = new OverlapEnergy(VECTORS, hidden);
            assertTrue(model.descends());
            double[] s = VECTORS.space().random(streams.open("start"));
            double before = model.energy(s);
            for (int sweep = 0; sweep < 30; sweep++) {
                s = new Asynchronous(Order.SEQUENTIAL, 9, 0)
                        .run(model, s, streams)
                        .state(0);
                double after = model.energy(s);
                assertTrue(after <= before + 1e-9 * Math.abs(before), hidden + ": " + before + " to " + after);
                before = after;
            }
        }
        assertFalse(new OverlapEnergy(VECTORS, new Power(3)).descends());
        assertTrue(new OverlapEnergy(BITS, new Power(3)).descends());
        Teaches.oneLine(
                () -> new Glauber(1, Order.UNIFORM, 10)
                        .run(new OverlapEnergy(VECTORS, new Power(3)), VECTORS.pattern(0), streams),
                "affine");
    }

    /** N = 100, exact recall from 10 wrong bits, against an independent computation (200 trials, standard error up to .035). */
    @Test
    void capacities() {
        assertEquals(0.835, exact(new Power(3), 362, 0), 4 * 0.05);
        assertEquals(0.81, exact(Power.rectified(3), 724, 0.1), 4 * 0.05);
        assertEquals(0.245, exact(new Power(2), 20, 0.1), 4 * 0.05);
    }

    /**
     * The cubic memory of vectors, d = 3, N = 50, alpha = .2: the overlap after recall from a pattern, against an independent simulation
     * (.9684, standard error .001; the theory of infinite N has .9755).
     */
    @Test
    void vectorsAreRecalled() {
        Patterns xi = new UniformVectors(3).draw(500, 50, streams);
        Batch start = new Cue.AngularNoise(0).batch(xi, 64, streams);
        Run run = Asynchronous.untilFixed(Order.PERMUTED, 50 * 400)
                .run(new OverlapEnergy(xi, new Power(3)), start, streams);
        Estimate m = Estimate.of(Overlap.withTargets(run.end(), xi));
        assertEquals(0.9684, m.mean(), 4 * Math.hypot(m.se(), 0.001));
        assertTrue(m.mean() < DenseRecall.power(3).in(3).overlap(0.2));
    }

    private double exact(Lagrangian hidden, int p, double flipped) {
        Capacity<OverlapEnergy> study = new Capacity<>(
                new DenseMemory(hidden),
                new Binary(),
                new Cue.Flipped(flipped),
                Asynchronous.untilFixed(Order.PERMUTED, 10_000),
                0.999,
                0.9,
                128);
        double[] m = study.overlaps(Topology.complete(100), p, streams.child("P", p));
        return Arrays.stream(m).filter(one -> one > 0.999).count() / 128.0;
    }

    @Test
    void badInputTeaches() {
        Teaches.oneLine(() -> new Power(1), "n = 1", "2");
        Teaches.oneLine(() -> new PureSpin(3, 2), "neurons = 2");
        Teaches.oneLine(() -> new Exponential(0), "beta = 0");
        Teaches.oneLine(() -> new Exponential(Double.NaN), "NaN");
        Teaches.oneLine(() -> new LogSumExp(-1), "beta = -1");
        Teaches.oneLine(() -> new LogSumExp(1).value(new double[0]), "at least one");
        Teaches.oneLine(() -> new OverlapEnergy(BITS, null), "hidden = null");
        Teaches.oneLine(() -> new OverlapEnergy(BITS, new Power(400)).cursor(new double[13][1], 1), "finite");
        Teaches.oneLine(() -> new DenseMemory(new Power(3)).store(BITS, Topology.ring(13, 4), streams), "complete");
        Teaches.oneLine(() -> new Signs(VECTORS), "d = 1");
        assertEquals(
                "OverlapEnergy(P = 5, N = 13, d = 1, L = x^3 for x > 0)",
                new OverlapEnergy(BITS, Power.rectified(3)).toString());
    }
}
