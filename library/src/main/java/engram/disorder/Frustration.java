package engram.disorder;

import engram.coupling.Couplings;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.CancellationException;

/**
 * How many triangles of couplings cannot be satisfied: those with J_ij J_jk J_ki below 0, in which no choice of three signs
 * puts each pair at its best. A coupling of zero makes no triangle. None are frustrated in a ferromagnet or after a gauge;
 * half of them in a spin glass. Source: Toulouse, Commun. Phys. 2, 115 (1977).
 *
 * @param triangles how many triangles there are
 * @param frustrated how many of them are frustrated
 */
public record Frustration(long triangles, long frustrated) {

    /**
     * Checks the parameters.
     *
     * @param triangles how many triangles there are
     * @param frustrated how many of them are frustrated
     */
    public Frustration {
        if (frustrated < 0 || triangles < frustrated) {
            throw new IllegalArgumentException("Frustration(triangles = " + triangles + ", frustrated = " + frustrated
                    + "): from 0 to all of the triangles can be frustrated");
        }
    }

    /**
     * Counts the triangles of couplings, N^3 / 6 of them if all pairs are coupled.
     *
     * @param w symmetric couplings of Ising spins, d = 1
     * @return the count
     */
    public static Frustration of(Couplings w) {
        if (w.space().d() != 1 || !w.symmetric()) {
            throw new IllegalArgumentException(
                    "Frustration: " + w + " came; couplings of Ising spins, d = 1, are needed, and symmetric");
        }
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

    /**
     * The share of frustrated triangles.
     *
     * @return from 0 to 1
     */
    public double fraction() {
        if (triangles == 0) {
            throw new IllegalArgumentException(
                    "Frustration.fraction: there are no triangles, as on a square lattice; ask for it on all pairs");
        }
        return frustrated / (double) triangles;
    }

    @Override
    public String toString() {
        return triangles == 0
                ? "Frustration(no triangles)"
                : String.format(
                        Locale.ROOT,
                        "Frustration(%d of %d triangles: %.6g)",
                        frustrated,
                        triangles,
                        frustrated / (double) triangles);
    }
}
