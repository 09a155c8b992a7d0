package engram.disorder;

import engram.coupling.Blocks;
import engram.topology.Topology;
import java.util.concurrent.CancellationException;

/** What couples two sites, d = 1: asked once for each pair i below j, in ascending order. */
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
                    w[e] = bond.between(i, neighbour[e]);
                    w[back] = w[e];
                }
            }
        }
        return new Blocks(topology, 1, w);
    }

    /** The periodic lattice of length^dimension sites, each joined to the 2 dimension nearest. */
    static Topology lattice(String what, int length, int dimension) {
        double sites = Math.pow(length, dimension);
        if (length < 3 || dimension < 1 || sites * dimension > Integer.MAX_VALUE / 16) {
            throw new IllegalArgumentException(what + ".lattice(length = " + length + ", dimension = " + dimension
                    + "): a side of at least 3 sites (with 2 both neighbours are one), a dimension of at least 1 and"
                    + " length^dimension dimension below 2^27 are needed; try 32, 2");
        }
        int n = (int) sites;
        int[][] pairs = new int[n * dimension][];
        for (int i = 0; i < n; i++) {
            int stride = 1;
            for (int a = 0; a < dimension; a++) {
                boolean last = i / stride % length == length - 1;
                pairs[i * dimension + a] = new int[] {i, i + (last ? stride - length * stride : stride)};
                stride *= length;
            }
        }
        return Topology.of(n, pairs);
    }
}
