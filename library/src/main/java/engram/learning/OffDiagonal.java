package engram.learning;

import engram.coupling.Blocks;
import engram.coupling.Couplings;
import engram.topology.Topology;
import java.util.concurrent.CancellationException;

/** Couplings written out, number by number, in the layout of {@link Blocks}; no site couples to itself. */
final class OffDiagonal {
    private OffDiagonal() {}

    /** Zeros for every number of every block. */
    static double[] zeros(Object rule, Topology g, int d) {
        double numbers = (double) g.edges() * d * d;
        if (numbers > Integer.MAX_VALUE - 8) {
            throw new IllegalArgumentException(rule + " on " + g + ": its " + (long) numbers
                    + " couplings do not fit one array; take fewer sites or fewer neighbours");
        }
        return new double[(int) numbers];
    }

    /** A copy of any couplings without their diagonal blocks: on their own topology, or on all pairs of sites. */
    static Blocks copy(Object rule, Couplings w) {
        Topology g = w.topology();
        int d = w.space().d();
        double[] copy = zeros(rule, g, d);
        w.walk(row -> {
            int i = row.site();
            for (int a = 0; a < d; a++) {
                int to = row(g, d, i, a);
                for (int k = 0; k < row.degree(); k++) {
                    if (row.sender(k) != i) {
                        System.arraycopy(row.weights(), row.at() + (a * row.degree() + k) * d, copy, to, d);
                        to += d;
                    }
                }
            }
        });
        return new Blocks(g, d, copy);
    }

    /** Where row a of site i begins: degree(i) d numbers, the d components of its neighbours in turn. */
    static int row(Topology g, int d, int i, int a) {
        return (g.start(i) * d + a * g.degree(i)) * d;
    }

    static void stopIfInterrupted(int i, Topology g) {
        if (Thread.currentThread().isInterrupted()) {
            throw new CancellationException("learning was interrupted at site " + i + " of " + g.n());
        }
    }
}
