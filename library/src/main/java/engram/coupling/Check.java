package engram.coupling;

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
        rows("the tile", x, x.length, width);
    }

    /** What {@code field} takes, but for the rows of the tile, which {@link #lookedFor} tells where they are not there. */
    static void field(Spins space, int i, double[][] x, int width, double[][] h) {
        tile(space, x);
        site(space, i);
        rows("field", h, space.d(), width);
    }

    /** Says in one line why a tile could not be read. */
    static RuntimeException lookedFor(double[][] x, int width, RuntimeException trouble) {
        rows("the tile", x, x.length, width);
        return trouble;
    }

    /** So many rows, each of at least width numbers. */
    static void rows(String what, double[][] rows, int count, int width) {
        if (width < 0 || rows == null || rows.length < count) {
            throw new IllegalArgumentException(
                    what + ": " + (rows == null ? "null" : rows.length + " rows") + " and width = " + width + " came; "
                            + count + " rows of at least width numbers, one a trial, are needed");
        }
        for (int a = 0; a < count; a++) {
            if (rows[a] == null || rows[a].length < width) {
                throw new IllegalArgumentException(what + ": row " + a + " "
                        + (rows[a] == null ? "is null" : "has " + rows[a].length + " numbers") + "; width = " + width
                        + " of them, one a trial, are needed");
            }
        }
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
