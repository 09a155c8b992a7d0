package engram.dynamics;

import engram.coupling.Blocks;
import engram.coupling.Couplings;
import engram.coupling.Dense;
import engram.model.CoupledModel;
import engram.model.SiteModel;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.CancellationException;

/**
 * The bonds of a ferromagnet, from both ends: site i is joined to {@code neighbour[k]} with J = {@code strength[k]} above 0, for
 * k from {@code start[i]} to {@code start[i + 1] - 1}.
 */
record Bonds(int[] start, int[] neighbour, double[] strength) {

    /** The bonds of a model, or one line on why clusters cannot grow on it. */
    static Bonds of(SiteModel model) {
        if (!(model instanceof CoupledModel coupled)) {
            throw new IllegalArgumentException(
                    "Wolff: " + model + " came; clusters grow on couplings, as Quadratic has them; use Glauber");
        }
        if (!coupled.b().isNone()) {
            throw new IllegalArgumentException(
                    "Wolff: " + coupled.b() + " came; a cluster turns as one only where nothing acts from outside; use"
                            + " Glauber, or Metropolis");
        }
        Couplings w = coupled.w();
        if (!(w instanceof Blocks) && !(w instanceof Dense)) {
            throw new IllegalArgumentException(
                    "Wolff: " + w + " keep no bonds; learn them as blocks, with Hebb.Form.BLOCKS, or use Glauber");
        }
        if (!w.symmetric()) {
            throw new IllegalArgumentException(
                    "Wolff: " + w + " came; clusters need symmetric couplings; use Glauber, or symmetrise them");
        }
        int n = w.space().n();
        int[] start = new int[n + 1];
        int[] neighbour = new int[n];
        double[] strength = new double[n];
        int found = 0;
        for (int i = 0; i < n; i++) {
            if (Thread.currentThread().isInterrupted()) {
                throw new CancellationException("the run was interrupted");
            }
            int first = w instanceof Blocks blocks ? blocks.topology().start(i) : 0;
            int degree = w instanceof Blocks blocks ? blocks.topology().degree(i) : n;
            for (int k = 0; k < degree; k++) {
                int j = w instanceof Blocks blocks ? blocks.topology().neighbours()[first + k] : k;
                double bond = bond(w, i, j);
                if (bond > 0) {
                    if (found == neighbour.length) {
                        neighbour = Arrays.copyOf(neighbour, 2 * found);
                        strength = Arrays.copyOf(strength, 2 * found);
                    }
                    neighbour[found] = j;
                    strength[found++] = bond;
                }
            }
            start[i + 1] = found;
        }
        return new Bonds(start, Arrays.copyOf(neighbour, found), Arrays.copyOf(strength, found));
    }

    /** J of a block J 1, checked. */
    private static double bond(Couplings w, int i, int j) {
        double[] block = w.block(i, j);
        int d = w.space().d();
        for (int k = 0; k < block.length; k++) {
            if (block[k] != 0 && i == j) {
                throw new IllegalArgumentException("Wolff: site " + i + " has the self-coupling " + block[k]
                        + "; a cluster has no bond from a site to itself; leave the diagonal out, or use Glauber");
            }
            if (block[k] != (k % (d + 1) == 0 ? block[0] : 0)) {
                throw new IllegalArgumentException("Wolff: the block of bond " + i + "-" + j
                        + " is not a number times the unit matrix; reflections need that; use Glauber");
            }
        }
        if (block[0] < 0) {
            throw new IllegalArgumentException(String.format(
                    Locale.ROOT,
                    "Wolff: bond %d-%d has J = %.4g; clusters grow on J of zero or more; use Glauber, or Gauge the"
                            + " signs away where nothing is frustrated",
                    i,
                    j,
                    block[0]));
        }
        return block[0];
    }
}
