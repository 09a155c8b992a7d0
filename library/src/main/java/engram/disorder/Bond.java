package engram.disorder;

import engram.coupling.Blocks;
import engram.topology.Topology;
import java.util.Arrays;
import java.util.concurrent.CancellationException;

/** What couples two sites, d = 1: asked once for each bond of each pair i below j, in ascending order. */
@FunctionalInterface
interface Bond {
    double between(int i, int j);

    /** Symmetric couplings on a graph whose connections run both ways. */
    static Blocks on(Topology topology, Bond bond) {
        double[] w = new double[topology.edges()];
        int[] neighbour = topology.neighbours();
        for (int i = 0; i < topology.n(); i++) {
            if (Thread.currentThread().isInterrupted()) {
                throw new CancellationException("drawing couplings was cancelled");
            }
            for (int e = topology.start(i); e < topology.start(i + 1); e++) {
                int back = topology.edge(neighbour[e], i);
                if (back < 0) {
                    throw new IllegalArgumentException(topology + ": site " + i + " receives from " + neighbour[e]
                            + " but not the other way; couplings of pairs need a symmetric graph, try complete or"
                            + " diluted(n, z, true, streams)");
                }
                if (i < neighbour[e]) {
                    for (int k = 0; k < topology.bonds(e); k++) {
                        w[e] += bond.between(i, neighbour[e]);
                    }
                    w[back] = w[e];
                }
            }
        }
        return new Blocks(topology, 1, w);
    }

    /** The periodic lattice of length^dimension sites, each joined to the 2 dimension nearest. */
    static Topology lattice(String what, int length, int dimension) {
        if (length < 2 || dimension < 1 || dimension > 26) {
            throw new IllegalArgumentException(what + ".lattice(length = " + length + ", dimension = " + dimension
                    + "): a side of at least 2 sites and a dimension from 1 to 26 are needed; try 32, 2");
        }
        int[] sides = new int[dimension];
        Arrays.fill(sides, length);
        return Topology.lattice(Topology.Edges.PERIODIC, sides);
    }
}
