package engram.disorder;

import engram.coupling.Blocks;
import engram.random.Streams;
import engram.topology.Topology;
import java.util.Locale;
import java.util.random.RandomGenerator;

/**
 * Independent random couplings, J_ij = J_ji of mean 0 on the connections of a graph, d = 1. On all pairs with variance 1/N
 * this is Sherrington and Kirkpatrick's model, on a lattice Edwards and Anderson's. A triangle is frustrated with
 * probability 1/2.
 *
 * @param topology who is joined, a symmetric graph
 * @param deviation the standard deviation of a coupling, above 0
 * @param law how couplings are distributed
 * @since 0.1.0
 */
public record SpinGlass(Topology topology, double deviation, Law law) {

    /** How couplings are distributed. */
    public enum Law {
        /** Normal. */
        GAUSSIAN,
        /** The deviation, or minus it, with equal odds. */
        SIGNS
    }

    /**
     * Checks the parameters.
     *
     * @param topology who is joined, a symmetric graph
     * @param deviation the standard deviation of a coupling, above 0
     * @param law how couplings are distributed
     */
    public SpinGlass {
        if (topology == null || law == null) {
            throw new IllegalArgumentException("SpinGlass(topology = " + topology + ", law = " + law
                    + "): neither may be null; try SpinGlass.lattice(16, 2).with(SpinGlass.Law.SIGNS)");
        }
        if (!(deviation > 0 && deviation < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("SpinGlass(deviation = " + deviation
                    + "): a standard deviation above 0, finite, is needed; try 1, or N^(-1/2) on all pairs");
        }
    }

    /**
     * Sherrington and Kirkpatrick's: all pairs, Gaussian, of variance 1/N. The spectrum is a semicircle from -2 to 2, T_c = 1,
     * the ground state at -0.7632 a spin.
     *
     * @param n number of sites
     * @return the model
     */
    public static SpinGlass complete(int n) {
        return new SpinGlass(Topology.complete(n), 1 / Math.sqrt(n), Law.GAUSSIAN);
    }

    /**
     * Edwards and Anderson's: nearest neighbours on a periodic lattice, Gaussian, of variance 1.
     *
     * @param length sites along each side, at least 2; with 2, both bonds of a pair count
     * @param dimension of the lattice, at least 1
     * @return the model of length^dimension sites, numbered as in {@link Ferromagnet#lattice}
     */
    public static SpinGlass lattice(int length, int dimension) {
        return new SpinGlass(Bond.lattice("SpinGlass", length, dimension), 1, Law.GAUSSIAN);
    }

    /**
     * Another law, the same variance.
     *
     * @param other how couplings are distributed
     * @return the changed model
     */
    public SpinGlass with(Law other) {
        return new SpinGlass(topology, deviation, other);
    }

    /**
     * One realisation.
     *
     * @param streams where the couplings come from
     * @return the couplings, symmetric
     */
    public Blocks draw(Streams streams) {
        if (streams == null) {
            throw new IllegalArgumentException(
                    "SpinGlass.draw(streams = null): couplings are drawn; give Streams.seed(1)");
        }
        RandomGenerator random = streams.open("couplings");
        return Bond.on(
                topology,
                (i, j) -> deviation * (law == Law.GAUSSIAN ? random.nextGaussian() : random.nextBoolean() ? 1 : -1));
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "SpinGlass(%s, deviation = %.4g, %s)", topology, deviation, law);
    }
}
