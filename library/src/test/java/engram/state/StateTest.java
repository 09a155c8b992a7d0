package engram.state;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import engram.Teaches;
import engram.random.Streams;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StateTest {

    /** Uniform on the sphere: <s_a> = 0 and <s_a s_b> = delta_ab / d, within four standard errors. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 8})
    void randomSpinsAreUniformOnTheSphere(int d) {
        int n = 40_000;
        double[] s = new Spins(n, d).random(Streams.seed(3).open("moments"));
        for (int a = 0; a < d; a++) {
            double mean = 0;
            double square = 0;
            double cross = 0;
            for (int i = 0; i < n; i++) {
                mean += s[i * d + a] / n;
                square += s[i * d + a] * s[i * d + a] / n;
                cross += s[i * d + a] * s[i * d + (a + 1) % d] / n;
            }
            assertEquals(0, mean, 4 / Math.sqrt((double) d * n));
            assertEquals(1.0 / d, square, 4 / Math.sqrt((double) n));
            assertEquals(d == 1 ? 1 : 0, cross, 4 / Math.sqrt((double) n));
        }
        new Spins(n, d).check(s, "drawn");
    }

    @Test
    void batchKeepsEachTrialApart() {
        Spins space = new Spins(5, 3);
        RandomGenerator random = Streams.seed(4).open("batch");
        double[][] states = new double[150][];
        for (int t = 0; t < states.length; t++) {
            states[t] = space.random(random);
        }
        Batch batch = Batch.of(space, states);
        assertEquals(3, batch.tiles());
        assertEquals(22, batch.width(2));
        for (int t = 0; t < states.length; t++) {
            assertArrayEquals(states[t], batch.state(t));
        }
        assertEquals(states[70][4], batch.tile(1)[4][6]);
    }

    /** 70 trials of 9 numbers: a full tile and a part of one, neither a whole number of cache lines. */
    @Test
    void aTileAtOnceIsItsTrialsOneByOne() {
        Spins space = new Spins(3, 3);
        double[][] states = new double[70][];
        Arrays.setAll(states, t -> space.random(Streams.seed(t).open("state")));
        Batch one = Batch.of(space, states);
        Batch whole = new Batch(space, 70);
        whole.setTile(0, Arrays.copyOfRange(states, 0, 64));
        whole.setTile(1, Arrays.copyOfRange(states, 64, 70));
        for (int t = 0; t < 70; t++) {
            assertArrayEquals(one.state(t), whole.state(t));
        }
        Teaches.oneLine(() -> whole.setTile(1, states), "70 states", "6 trials");
    }

    @Test
    void aVanishingSpinIsLeftAlone() {
        double[] s = {0, 0, 0};
        assertFalse(new Spins(1, 3).normalise(s, 0));
        assertArrayEquals(new double[3], s);
    }

    @Test
    void badStatesTeach() {
        Spins space = new Spins(2, 3);
        Teaches.oneLine(() -> new Spins(0, 3), "n = 0", "at least one");
        Teaches.oneLine(() -> new Spins(4, -1), "d = -1", "at least one");
        Teaches.oneLine(() -> space.check(new double[5], "cue"), "cue", "5", "6");
        Teaches.oneLine(() -> space.check(new double[] {1, 0, 0, Double.NaN, 0, 0}, "cue"), "spin 1", "NaN");
        Teaches.oneLine(() -> space.check(new double[] {1, 0, 0, 2, 0, 0}, "cue"), "spin 1", "2.0", "normalise");
        Teaches.oneLine(() -> new Batch(space, 0), "trials = 0", "at least one");
        Teaches.oneLine(() -> new Batch(space, Integer.MAX_VALUE), "2147483647", "GB", "fewer");
        Teaches.oneLine(() -> new Batch(null, 1), "space = null");
        Teaches.oneLine(() -> space.check(null, "cue"), "cue is null", "6");
        Teaches.oneLine(() -> space.check(new double[8], 3, "cue"), "from 3 on", "6");
        Teaches.oneLine(() -> space.normalise(new double[6], 2), "i = 2", "6 numbers");
        Teaches.oneLine(() -> Batch.of(space, (double[][]) null), "states = null");
    }

    /** What is not a state is refused where it enters: of wrong length, with NaN, with zeros, not of unit length. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void whatIsNoStateDoesNotEnter(int d) {
        Spins space = new Spins(4, d);
        double[] good = space.random(Streams.seed(5).open("state"));
        Batch batch = Batch.of(space, good, good);
        double[][] bad = {
            null,
            new double[0],
            new double[4 * d],
            Arrays.copyOf(good, 4 * d - 1),
            Arrays.copyOf(good, 40 * d),
            good.clone(),
            good.clone(),
            good.clone(),
            good.clone()
        };
        bad[5][d] = Double.NaN;
        bad[6][d] = Double.NEGATIVE_INFINITY;
        for (int a = 0; a < d; a++) {
            bad[7][d + a] *= 1 + 1e-5;
        }
        bad[8][d] = 0.9 * bad[8][d];
        for (double[] s : bad) {
            Teaches.oneLine(() -> batch.set(1, s), "state 1");
            Teaches.oneLine(() -> batch.setTile(0, new double[][] {good, s}), "state 1");
            Teaches.oneLine(() -> Batch.of(space, good, s), "state 1");
        }
        assertArrayEquals(good, batch.state(1));
        Teaches.oneLine(() -> batch.set(2, good), "set(2)", "2 trials");
        Teaches.oneLine(() -> batch.set(-1, good), "set(-1)");
        Teaches.oneLine(() -> batch.state(2), "state(2)", "2 trials");
        Teaches.oneLine(() -> batch.tile(1), "tile(1)", "1 tiles");
        Teaches.oneLine(() -> batch.width(-1), "width(-1)");
        Teaches.oneLine(() -> new Batch(space, 3).state(2), "state(2)", "was it set?");
        batch.tile(0)[3 * d][1] = 3;
        Teaches.oneLine(() -> batch.check("it"), "it, trial 1", "spin 3");
    }

    /** A bit is exactly 1 or -1: what is nearly one is the number of something else. */
    @Test
    void bitsAreExact() {
        Spins bits = new Spins(2, 1);
        Teaches.oneLine(() -> bits.check(new double[] {1, 1 - 1e-9}, "cue"), "spin 1", "exactly");
        Teaches.oneLine(() -> bits.check(new double[] {1, 0}, "cue"), "spin 1 is 0.0", "ZeroOne");
    }

    /** A direction does not depend on the unit of length. */
    @Test
    void vectorsOfAnyLengthAreNormalised() {
        double[] plain = {3, -1, 0.7};
        new Spins(1, 3).normalise(plain, 0);
        for (int exponent : new int[] {-1060, -600, 600, 1020}) {
            double[] s = {Math.scalb(3.0, exponent), Math.scalb(-1.0, exponent), Math.scalb(0.7, exponent)};
            assertTrue(new Spins(1, 3).normalise(s, 0));
            assertArrayEquals(plain, s, exponent < -1022 ? 1e-3 : 0);
        }
        assertFalse(new Spins(1, 3).normalise(new double[] {1, Double.NaN, 0}, 0));
    }

    /** State t has its own stream, so that it does not depend on how many there are. */
    @Test
    void randomStatesAreIndependentOfTheirNumber() {
        Spins space = new Spins(6, 2);
        Streams streams = Streams.seed(8);
        Batch many = Batch.random(space, 70, streams);
        Batch few = Batch.random(space, 2, streams);
        assertArrayEquals(many.state(1), few.state(1));
        assertArrayEquals(space.random(streams.child("start", 69).open("spins")), many.state(69));
        assertFalse(many.aimed());
        assertArrayEquals(
                new double[] {many.state(0)[3], many.state(1)[3]},
                few.each(s -> s[3]).toArray());
    }
}
