package engram.random;

import java.util.random.RandomGenerator;
import org.apache.commons.rng.core.source64.L64X128Mix;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;

/**
 * LXM's L64X128Mix of Commons RNG (Steele and Vigna 2021): period 2^64 (2^128 - 1), and 2^63 sequences that never
 * meet, told apart by an odd addend.
 *
 * <p>The JDK's interface has defaults for integers in a range, for Gaussians and for exponentials. They have changed between
 * JDKs and are others in a browser, so none of them is used here: everything but the 64 random bits comes from
 * Commons RNG too. Gaussians are its ziggurat, 276 steps of which one in a hundred compares a number with {@code Math.exp};
 * a JVM whose exp differs in the last bit decides otherwise once in 10^17 draws.
 *
 * <p>The order of the calls matters: {@code nextInt} and {@code nextBoolean} use up the bits of one draw before they take the next.
 */
final class Generator implements RandomGenerator {
    private final L64X128Mix bits;
    private final ZigguratSampler.NormalizedGaussian gaussian;

    /**
     * The generator of a key.
     *
     * @param key 64 bits; other keys give other starting points, and nearly all of them other addends
     */
    Generator(long key) {
        bits = new L64X128Mix(Streams.mix(key), Streams.mix(key + 1), Streams.mix(key + 2), Streams.mix(key + 3));
        gaussian = ZigguratSampler.NormalizedGaussian.of(bits);
    }

    @Override
    public long nextLong() {
        return bits.nextLong();
    }

    @Override
    public long nextLong(long bound) {
        return bits.nextLong(bound);
    }

    @Override
    public long nextLong(long origin, long bound) {
        return bits.nextLong(origin, bound);
    }

    @Override
    public int nextInt() {
        return bits.nextInt();
    }

    @Override
    public int nextInt(int bound) {
        return bits.nextInt(bound);
    }

    @Override
    public int nextInt(int origin, int bound) {
        return bits.nextInt(origin, bound);
    }

    @Override
    public boolean nextBoolean() {
        return bits.nextBoolean();
    }

    @Override
    public void nextBytes(byte[] bytes) {
        bits.nextBytes(bytes);
    }

    @Override
    public double nextDouble() {
        return bits.nextDouble();
    }

    @Override
    public double nextDouble(double bound) {
        return bits.nextDouble(bound);
    }

    @Override
    public double nextDouble(double origin, double bound) {
        return bits.nextDouble(origin, bound);
    }

    @Override
    public float nextFloat() {
        return bits.nextFloat();
    }

    @Override
    public float nextFloat(float bound) {
        return bits.nextFloat(bound);
    }

    @Override
    public float nextFloat(float origin, float bound) {
        return bits.nextFloat(origin, bound);
    }

    @Override
    public double nextGaussian() {
        return gaussian.sample();
    }

    @Override
    public double nextGaussian(double mean, double stddev) {
        if (!(stddev >= 0)) {
            throw new IllegalArgumentException(
                    "nextGaussian(stddev = " + stddev + "): a standard deviation of zero or more was needed; try 1");
        }
        return mean + stddev * gaussian.sample();
    }

    @Override
    public double nextExponential() {
        return ZigguratSampler.Exponential.of(bits).sample();
    }
}
