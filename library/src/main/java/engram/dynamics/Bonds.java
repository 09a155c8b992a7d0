package engram.dynamics;

import engram.coupling.Couplings;
import engram.model.CoupledModel;
import engram.model.SiteModel;
import java.util.Arrays;
import java.util.Locale;

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
        if (!w.isExplicit()) {
            throw new IllegalArgumentException("Wolff: " + w
                    + " keep no bonds; learn them number by number, with Layout.EXPLICIT, or use Glauber");
        }
        if (!w.symmetric()) {
            throw new IllegalArgumentException(
                    "Wolff: " + w + " came; clusters need symmetric couplings; use Glauber, or symmetrise them");
        }
        Found found = new Found(w.space().n());
        w.walk(found);
        return found.bonds();
    }

    /** Collects bonds row by row. */
    private static final class Found implements Couplings.Visitor {
        private final int[] start;
        private int[] neighbour;
        private double[] strength;
        private int count;

        Found(int n) {
            start = new int[n + 1];
            neighbour = new int[n];
            strength = new double[n];
        }

        @Override
        public void row(Couplings.Row row) {
            for (int k = 0; k < row.degree(); k++) {
                double bond = bond(row.block(k), row.site(), row.sender(k));
                if (bond > 0) {
                    if (count == neighbour.length) {
                        neighbour = Arrays.copyOf(neighbour, 2 * count);
                        strength = Arrays.copyOf(strength, 2 * count);
                    }
                    neighbour[count] = row.sender(k);
                    strength[count++] = bond;
                }
            }
            start[row.site() + 1] = count;
        }

        Bonds bonds() {
            return new Bonds(start, Arrays.copyOf(neighbour, count), Arrays.copyOf(strength, count));
        }
    }

    /** J of a block J 1, checked. */
    private static double bond(double[] block, int i, int j) {
        int d = (int) Math.round(Math.sqrt(block.length));
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
