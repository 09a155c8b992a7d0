package engram;

import engram.coupling.Blocks;
import engram.coupling.Couplings;
import engram.coupling.Dense;
import engram.coupling.LowRank;
import engram.model.ExternalField;
import engram.pattern.UniformVectors;
import engram.random.Streams;
import engram.state.Spins;
import engram.topology.Topology;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/**
 * Any small symmetric network in any layout, in a field from outside or none, and one of its states.
 *
 * @param w the couplings
 * @param b the field
 * @param s the state
 * @param streams for what a property draws besides
 */
public record Networks(Couplings w, ExternalField b, double[] s, Streams streams) {

    /** How the couplings are kept. */
    private enum Kind {
        MATRIX_WITH_DIAGONAL,
        MATRIX,
        RING,
        DILUTED,
        LOW_RANK,
        KERNEL
    }

    /** Networks of at most nine spins of the given dimensions. */
    public static Arbitrary<Networks> ofDimension(int least, int most) {
        return Combinators.combine(
                        Arbitraries.of(Kind.class),
                        Arbitraries.integers().between(3, 9),
                        Arbitraries.integers().between(least, most),
                        Arbitraries.of(true, false),
                        Arbitraries.longs())
                .as(Networks::make);
    }

    private static Networks make(Kind kind, int n, int d, boolean driven, long seed) {
        Streams streams = Streams.seed(seed);
        Spins space = new Spins(n, d);
        RandomGenerator random = streams.open("network");
        double[] b = new double[n * d];
        Arrays.setAll(b, k -> driven ? random.nextGaussian() : 0);
        return new Networks(
                couplings(kind, space, random, streams), new ExternalField(space, b), space.random(random), streams);
    }

    private static Couplings couplings(Kind kind, Spins space, RandomGenerator random, Streams streams) {
        int n = space.n();
        int d = space.d();
        return switch (kind) {
            case MATRIX_WITH_DIAGONAL -> new Dense(space, numbers(n * d * n * d, random)).symmetrised();
            case MATRIX ->
                new Dense(space, numbers(n * d * n * d, random)).symmetrised().map((i, j, x) -> i == j ? 0 : x);
            case RING -> blocks(Topology.ring(n, 2), d, random);
            case DILUTED -> blocks(Topology.diluted(n, (n - 1) / 2.0, true, streams), d, random);
            case LOW_RANK -> new LowRank(new UniformVectors(d).draw(3, n, streams));
            case KERNEL ->
                new LowRank(
                        new UniformVectors(d).draw(2, n, streams), new double[] {random.nextGaussian(), 0.25, 0.25, 1});
        };
    }

    private static Couplings blocks(Topology g, int d, RandomGenerator random) {
        return new Blocks(g, d, numbers(g.edges() * d * d, random)).symmetrised();
    }

    private static double[] numbers(int count, RandomGenerator random) {
        double[] numbers = new double[count];
        Arrays.setAll(numbers, k -> random.nextGaussian());
        return numbers;
    }

    /** The size of the numbers that energies of this network are sums of. */
    public double scale() {
        double most = 1 + w.largest();
        for (double x : b.values()) {
            most = Math.max(most, Math.abs(x));
        }
        return most * w.space().size() * w.space().size();
    }

    @Override
    public String toString() {
        return w + " in " + b + ", state " + Arrays.toString(s);
    }
}
