package engram.learning;

import engram.pattern.Patterns;
import engram.topology.Topology;

/** What rules share whose couplings are a kernel between the patterns, W = (1/N) Xi K Xi^T. */
final class Projected {
    /** So many couplings, 128 MB, and the patterns are kept in their place. */
    private static final long MANY = 1L << 24;

    private Projected() {}

    /** Whether the couplings stay patterns and kernel; on the complete graph only. */
    static boolean lowRank(Object rule, Hebb.Form form, Patterns xi, Topology g) {
        if (form == Hebb.Form.LOW_RANK && !g.isComplete()) {
            throw new IllegalArgumentException(rule + " on " + g
                    + ": overlaps stand for W only where all are connected; use Topology.complete(" + g.n()
                    + ") or Hebb.Form.BLOCKS");
        }
        long size = xi.space().size();
        boolean better = g.isComplete() && size * size >= MANY && 4L * xi.p() <= size;
        return form == Hebb.Form.LOW_RANK || form == Hebb.Form.CHOSEN && better;
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
