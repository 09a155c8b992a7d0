package engram.coupling;

import engram.argument.Given;
import engram.state.Spins;
import java.util.Objects;

/** Checks on what comes to couplings. */
final class Check {
    private Check() {}

    static void finite(double[] w, String what) {
        for (int k = 0; k < w.length; k++) {
            if (!Double.isFinite(w[k])) {
                throw new IllegalArgumentException(what + ": coupling number " + k + " is " + w[k]
                        + "; all must be finite: check the patterns and the rule that made it");
            }
        }
    }

    /** The numbers of one state; any numbers, since fields and forms are defined for all. */
    static void state(Spins space, double[] s, String what) {
        Objects.requireNonNull(s, () -> what + "(s = null): a state of n d = " + space.size() + " numbers is needed");
        if (s.length != space.size()) {
            throw new IllegalArgumentException(what + ": a state of " + s.length + " numbers came; " + space
                    + " needs n d = " + space.size() + ", component a of site i at s[i * d + a]");
        }
    }

    /** The rows of a tile. */
    static void tile(Spins space, double[][] x) {
        Objects.requireNonNull(x, () -> "a tile of null came; " + space + " needs n d = " + space.size() + " rows");
        if (x.length != space.size()) {
            throw new IllegalArgumentException("a tile of " + x.length + " rows came; " + space + " needs n d = "
                    + space.size() + ", row i d + a for component a of site i");
        }
    }

    /** The rows of a tile, each long enough for its trials. */
    static void tile(Spins space, double[][] x, int width) {
        tile(space, x);
        Given.rows("the tile", x, 0, x.length, width);
    }

    /** What {@code field} takes, but for the rows of the tile, which {@link #lookedFor} tells where they are not there. */
    static void field(Spins space, int i, double[][] x, int width, double[][] h) {
        tile(space, x);
        site(space, i);
        Given.rows("field", h, 0, space.d(), width);
    }

    /** Says in one line why a tile could not be read. */
    static RuntimeException lookedFor(double[][] x, int width, RuntimeException trouble) {
        Given.rows("the tile", x, 0, x.length, width);
        return trouble;
    }

    /** The number of a site. */
    static void site(Spins space, int i) {
        if (i < 0 || i >= space.n()) {
            throw new IllegalArgumentException(
                    "site " + i + " was asked for; " + space + " has sites 0 to " + (space.n() - 1));
        }
    }

    static double largest(double[] w) {
        double most = 0;
        for (double x : w) {
            most = Math.max(most, Math.abs(x));
        }
        return most;
    }
}
