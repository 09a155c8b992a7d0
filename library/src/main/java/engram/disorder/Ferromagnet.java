package engram.disorder;

import engram.coupling.Blocks;
import engram.topology.Topology;
import java.util.Locale;

/**
 * Ising spins that all pairs of neighbours would like parallel: J_ij = J on every connection of a graph, d = 1, no
 * disorder at all. With J below 0, the antiferromagnet.
 *
 * @param topology who is joined, a symmetric graph
 * @param strength J, finite
 * @since 0.1.0
 */
public record Ferromagnet(Topology topology, double strength) {

    /**
     * Checks the parameters.
     *
     * @param topology who is joined, a symmetric graph
     * @param strength J, finite
     */
    public Ferromagnet {
        if (topology == null) {
            throw new IllegalArgumentException("Ferromagnet(topology = null): give a graph, as"
                    + " Topology.lattice(Topology.Edges.FREE, 8, 12), or try Ferromagnet.lattice(32, 2)");
        }
        finite("Ferromagnet", strength);
    }

    static void finite(String what, double strength) {
        if (!Double.isFinite(strength)) {
            throw new IllegalArgumentException(
                    what + "(strength = " + strength + "): a finite coupling is needed; try 1, or 1/N on all pairs");
        }
    }

    /**
     * The Ising model on a periodic lattice, J = 1: for dimension 2 Onsager's, for 1 the ring, for 3 the cubic lattice. Site
     * x + length (y + length (z + ...)) is at (x, y, z, ...). For sides that differ, or free edges, give a
     * {@link Topology#lattice} to the constructor.
     *
     * @param length sites along each side, at least 2; with 2, both bonds of a pair count
     * @param dimension of the lattice, at least 1
     * @return the ferromagnet of length^dimension sites, 2 dimension neighbours each
     */
    public static Ferromagnet lattice(int length, int dimension) {
        return new Ferromagnet(Bond.lattice("Ferromagnet", length, dimension), 1);
    }

    /**
     * Curie and Weiss's ferromagnet: all pairs, J = 1/N.
     *
     * @param n number of sites
     * @return the ferromagnet, with T_c = 1
     */
    public static Ferromagnet complete(int n) {
        return new Ferromagnet(Topology.complete(n), 1.0 / n);
    }

    /**
     * The couplings.
     *
     * @return J for every bond of the graph, symmetric
     */
    public Blocks couplings() {
        return Bond.on(topology, (i, j) -> strength);
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "Ferromagnet(%s, J = %.4g)", topology, strength);
    }
}
