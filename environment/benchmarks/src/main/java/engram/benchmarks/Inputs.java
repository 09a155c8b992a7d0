package engram.benchmarks;

import engram.pattern.Patterns;
import engram.state.Batch;
import engram.state.Spins;
import java.util.Arrays;

/**
 * Inputs by formula, the same as in {@code peers/worker.py}: entry k of a named array is the finaliser
 * of SplitMix64 applied to a seed and k.
 */
final class Inputs {
    private static final double UNIT = 0x1p-53;

    private Inputs() {}

    /** 64 random bits for one k. */
    static long word(long seed, long k) {
        long z = (k + 1 + (seed << 40)) * 0x9E3779B97F4A7C15L;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    /** A number in [0, 1). */
    static double uniform(long seed, long k) {
        return (word(seed, k) >>> 11) * UNIT;
    }

    /** P patterns of N bits. */
    static Patterns bits(long seed, int p, int n) {
        double[] xi = new double[p * n];
        Arrays.setAll(xi, k -> word(seed, k) < 0 ? 1 : -1);
        return new Patterns(p, new Spins(n, 1), xi);
    }

    /** P patterns of N unit vectors in three dimensions, uniform on the sphere. */
    static Patterns vectors(long seed, int p, int n) {
        double[] xi = new double[3 * p * n];
        for (int k = 0; k < p * n; k++) {
            double z = 2 * uniform(seed, 2L * k) - 1;
            double phi = 2 * Math.PI * uniform(seed, 2L * k + 1);
            double r = Math.sqrt(1 - z * z);
            xi[3 * k] = r * Math.cos(phi);
            xi[3 * k + 1] = r * Math.sin(phi);
            xi[3 * k + 2] = z;
        }
        return new Patterns(p, new Spins(n, 3), xi);
    }

    /** Cue t is pattern t mod P with round(fraction N) bits flipped: those with the smallest words. */
    static double[] flipped(long seed, Patterns xi, int t, double fraction) {
        int n = xi.n();
        double[] s = xi.pattern(t % xi.p());
        long[] words = new long[n];
        Arrays.setAll(words, i -> word(seed, (long) t * n + i) ^ Long.MIN_VALUE);
        long[] sorted = words.clone();
        Arrays.sort(sorted);
        int count = (int) Math.round(fraction * n);
        for (int i = 0; i < n; i++) {
            s[i] = count > 0 && words[i] <= sorted[count - 1] ? -s[i] : s[i];
        }
        return s;
    }

    /** The cues from one to before another. */
    static Batch flipped(long seed, Patterns xi, int from, int until, double fraction) {
        Batch batch = new Batch(xi.space(), until - from);
        for (int t = from; t < until; t++) {
            batch.set(t - from, flipped(seed, xi, t, fraction));
        }
        return batch;
    }
}
