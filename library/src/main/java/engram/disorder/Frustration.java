package engram.disorder;

import engram.coupling.Couplings;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.CancellationException;

/**
 * How many loops of couplings cannot be satisfied: those in which the product of J along the loop is below 0, so that no
 * choice of signs puts each pair at its best. The loops are all triangles, or the squares of a lattice, which has no
 * triangles. A coupling of zero makes no loop. None are frustrated in a ferromagnet or after a gauge; half of them in a spin
 * glass. Source: Toulouse, Commun. Phys. 2, 115 (1977).
 *
 * @param loops how many loops there are
 * @param frustrated how many of them are frustrated
 * @since 0.1.0
 */
public record Frustration(long loops, long frustrated) {

    /**
     * Checks the parameters.
     *
     * @param loops how many loops there are
     * @param frustrated how many of them are frustrated
     */
    public Frustration {
        if (frustrated < 0 || loops < frustrated) {
            throw new IllegalArgumentException("Frustration(loops = " + loops + ", frustrated = " + frustrated
                    + "): from 0 to all of the loops can be frustrated");
        }
    }

    /**
     * Counts the triangles of couplings, N^3 / 6 of them if all pairs are coupled.
     *
     * @param w symmetric couplings of Ising spins, d = 1
     * @return the count
     */
    public static Frustration of(Couplings w) {
        check(w);
        int n = w.space().n();
        int[][] later = new int[n][];
        byte[][] signs = new byte[n][];
        int[] found = new int[n];
        byte[] sign = new byte[n];
        for (int i = 0; i < n; i++) {
            int count = 0;
            for (int j = i + 1; j < n; j++) {
                double coupling = w.block(i, j)[0];
                if (coupling != 0) {
                    found[count] = j;
                    sign[count++] = (byte) (coupling > 0 ? 1 : -1);
                }
            }
            later[i] = Arrays.copyOf(found, count);
            signs[i] = Arrays.copyOf(sign, count);
        }
        long triangles = 0;
        long excess = 0;
        byte[] mark = new byte[n];
        for (int i = 0; i < n; i++) {
            if (Thread.currentThread().isInterrupted()) {
                throw new CancellationException("Frustration was cancelled");
            }
            Arrays.fill(mark, (byte) 0);
            for (int e = 0; e < later[i].length; e++) {
                mark[later[i][e]] = signs[i][e];
            }
            for (int e = 0; e < later[i].length; e++) {
                int j = later[i][e];
                int there = 0;
                int sum = 0;
                for (int f = 0; f < later[j].length; f++) {
                    int product = mark[later[j][f]] * signs[j][f];
                    there += product * product;
                    sum += product;
                }
                triangles += there;
                excess += (long) signs[i][e] * sum;
            }
        }
        return new Frustration(triangles, (triangles - excess) / 2);
    }

    private static void check(Couplings w) {
        Objects.requireNonNull(w, "Frustration(w = null): couplings of Ising spins were needed");
        if (w.space().d() != 1 || !w.symmetric()) {
            throw new IllegalArgumentException(
                    "Frustration: " + w + " came; couplings of Ising spins, d = 1, are needed, and symmetric");
        }
    }

    /**
     * Counts the plaquettes of couplings on a periodic lattice, its squares of four nearest neighbours: N of them in two
     * dimensions, 3 N in three.
     *
     * @param w symmetric couplings of Ising spins, d = 1, on length^dimension sites numbered as in {@link Ferromagnet#lattice}
     * @param length sites along each side, at least 3
     * @param dimension of the lattice, at least 2
     * @return the count
     */
    public static Frustration plaquettes(Couplings w, int length, int dimension) {
        check(w);
        int n = w.space().n();
        if (length < 3 || dimension < 2 || Math.pow(length, dimension) != n) {
            throw new IllegalArgumentException(
                    "Frustration.plaquettes(length = " + length + ", dimension = " + dimension
                            + "): a side of at least 3, at least two dimensions, and length^dimension = N = " + n
                            + " sites are needed; try " + Math.round(Math.sqrt(n)) + ", 2");
        }
        long loops = 0;
        long frustrated = 0;
        for (int i = 0; i < n; i++) {
            if (Thread.currentThread().isInterrupted()) {
                throw new CancellationException("Frustration was cancelled");
            }
            for (int a = 1, first = 1; a < dimension; a++) {
                first *= length;
                for (int b = 0, second = 1; b < a; b++, second *= length) {
                    int right = step(i, first, length);
                    int up = step(i, second, length);
                    int across = step(right, second, length);
                    double sign = Math.signum(w.block(i, right)[0])
                            * Math.signum(w.block(right, across)[0])
                            * Math.signum(w.block(across, up)[0])
                            * Math.signum(w.block(up, i)[0]);
                    loops += sign != 0 ? 1 : 0;
                    frustrated += sign < 0 ? 1 : 0;
                }
            }
        }
        return new Frustration(loops, frustrated);
    }

    /** The next site in the direction whose sites are so far apart in number. */
    private static int step(int i, int stride, int length) {
        return i / stride % length == length - 1 ? i + stride - length * stride : i + stride;
    }

    /**
     * The share of frustrated loops.
     *
     * @return from 0 to 1
     */
    public double fraction() {
        if (loops == 0) {
            throw new IllegalArgumentException("Frustration.fraction: there are no such loops; a square lattice has no"
                    + " triangles, ask for its plaquettes");
        }
        return frustrated / (double) loops;
    }

    @Override
    public String toString() {
        return loops == 0
                ? "Frustration(no loops)"
                : String.format(
                        Locale.ROOT,
                        "Frustration(%d of %d loops: %.6g)",
                        frustrated,
                        loops,
                        frustrated / (double) loops);
    }
}
