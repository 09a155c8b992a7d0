package engram.random;

import java.util.Locale;
import java.util.Objects;
import java.util.random.RandomGenerator;

/**
 * A place in a tree of independent random streams: a key, derived from a seed and a path of names
 * and indices.
 *
 * <p>A caller that needs randomness is given a {@code Streams}, descends by {@link #child child} and
 * opens a generator by purpose. A generator depends on the seed and the path alone, never on
 * threads, on loop order, or on what else was drawn: drawing other cues leaves the patterns as they
 * were.
 *
 * <pre>{@code
 * Streams root = Streams.seed(1982);
 * RandomGenerator patterns = root.child("replica", 3).open("patterns");
 * }</pre>
 *
 * <p>Keys are mixed with the finaliser of SplitMix64 (Steele, Lea and Flood 2014). The generator is
 * L64X128Mix of Commons RNG (Steele and Vigna 2021): 2^63 families that never meet, each of period
 * 2^192. Its numbers are the same on every JDK.
 *
 * @param key 64 bits that stand for the seed and the path so far
 * @since 0.1.0
 */
public record Streams(long key) {

    /**
     * The root of the tree for a seed.
     *
     * @param seed any number
     * @return the root
     */
    public static Streams seed(long seed) {
        return new Streams(mix(seed ^ 0x9E3779B97F4A7C15L));
    }

    /**
     * The stream below this one at a name and an index.
     *
     * @param name what is being numbered, for example {@code "replica"}
     * @param index which one
     * @return the child; the same name and index always give the same child
     */
    public Streams child(String name, long index) {
        Objects.requireNonNull(name, "Streams.child(name = null): a name was needed, such as \"replica\"");
        long hash = key;
        for (int k = 0; k < name.length(); k++) {
            hash = mix(hash ^ name.charAt(k)) + 0x9E3779B97F4A7C15L;
        }
        return new Streams(mix(hash ^ mix(index + 0x632BE59BD9B4E019L)));
    }

    /**
     * The stream below this one at a name.
     *
     * @param name a name
     * @return {@code child(name, 0)}
     */
    public Streams child(String name) {
        return child(name, 0);
    }

    /**
     * A generator for one purpose. Opened twice, it starts twice from the same place.
     *
     * @param purpose what the numbers are for, for example {@code "cues"}
     * @return a fresh generator, for one thread
     */
    public RandomGenerator open(String purpose) {
        Objects.requireNonNull(purpose, "Streams.open(purpose = null): a name was needed, such as \"cues\"");
        return new Generator(child(purpose).key);
    }

    /** A permutation of all 64-bit numbers whose outputs look random. */
    static long mix(long z) {
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "Streams(%016x)", key);
    }
}
