package engram.learning;

import engram.coupling.Layout;
import engram.numeric.Gram;
import engram.pattern.Patterns;
import engram.topology.Topology;
import java.util.concurrent.CancellationException;

/** What rules share whose couplings are a kernel between the patterns, W = (1/N) Xi K Xi^T. */
final class Projected {
    /** So many couplings, 128 MB, and the patterns are kept in their place. */
    private static final long MANY = 1L << 24;

    private Projected() {}

    /** Whether the couplings stay patterns and kernel; on the complete graph only. */
    static boolean lowRank(Object rule, Layout layout, Patterns xi, Topology g) {
        if (layout == Layout.LOW_RANK && !g.isComplete()) {
            throw new IllegalArgumentException(rule + " on " + g
                    + ": overlaps stand for W only where all are connected; use Topology.complete(" + g.n()
                    + ") or Layout.EXPLICIT");
        }
        long size = xi.space().size();
        boolean better = g.isComplete() && size * size >= MANY && 4L * xi.p() <= size;
        return layout == Layout.LOW_RANK || layout == Layout.CHOSEN && better;
    }

    /** Xi^T Xi, P x P, from the rows of Xi; an interrupt ends the sum. */
    static double[] overlaps(double[] x, int p) {
        double[] gram = new double[p * p];
        int size = x.length / p;
        for (int row = 0; row < size; row++) {
            if (Thread.currentThread().isInterrupted()) {
                throw new CancellationException("learning was interrupted at component " + row + " of " + size);
            }
            Gram.add(x, row * p, p, gram);
        }
        return gram;
    }

    /** The P x P identity, row-major. */
    static double[] identity(int p) {
        double[] one = new double[p * p];
        for (int mu = 0; mu < p; mu++) {
            one[mu * p + mu] = 1;
        }
        return one;
    }
}
