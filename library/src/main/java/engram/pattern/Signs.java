package engram.pattern;

import engram.argument.Given;
import engram.identity.Identified;
import java.util.Arrays;
import java.util.concurrent.CancellationException;

/**
 * Patterns of Ising spins as bits, 1 for +1 and 0 for -1, kept twice: by site, for fields, and by pattern, for overlaps. A 64th
 * of the memory of numbers, and overlaps by counting bits.
 *
 * @since 0.1.0
 */
public final class Signs implements Identified {
    private final int n;
    private final int p;
    /** Words a site: ceil(P / 64). */
    private final int words;
    /** Bit mu % 64 of {@code bySite[i * words + mu / 64]}. */
    private final long[] bySite;
    /** Bit i % 64 of {@code byPattern[mu][i / 64]}. */
    private final long[][] byPattern;

    /**
     * Copies patterns into bits.
     *
     * @param xi patterns of spins with d = 1
     */
    public Signs(Patterns xi) {
        Given.value("Signs", "xi", xi, "patterns of Ising spins");
        if (xi.d() != 1) {
            throw new IllegalArgumentException(
                    "Signs(" + xi + "): patterns of Ising spins, d = 1, are needed; vectors have no signs");
        }
        n = xi.n();
        p = xi.p();
        words = (p + 63) / 64;
        bySite = new long[Math.multiplyExact(n, words)];
        byPattern = new long[p][(n + 63) / 64];
        for (int mu = 0; mu < p; mu++) {
            if (Thread.currentThread().isInterrupted()) {
                throw new CancellationException("copying patterns was interrupted at " + mu + " of " + p);
            }
            double[] pattern = xi.pattern(mu);
            for (int i = 0; i < n; i++) {
                if (pattern[i] > 0) {
                    bySite[i * words + (mu >> 6)] |= 1L << mu;
                    byPattern[mu][i >> 6] |= 1L << i;
                }
            }
        }
    }

    /**
     * Returns the number of sites.
     *
     * @return N
     */
    public int n() {
        return n;
    }

    /**
     * Returns the number of patterns.
     *
     * @return P
     */
    public int p() {
        return p;
    }

    /**
     * Returns the number of words that hold the bits of a site.
     *
     * @return ceil(P / 64)
     */
    public int words() {
        return words;
    }

    /**
     * Returns 64 bits of a site.
     *
     * @param i the site
     * @param word which 64 patterns, from 0
     * @return bit k is that of pattern 64 word + k; bits beyond P are 0
     */
    public long bits(int i, int word) {
        Given.index("Signs.bits(i)", i, n);
        Given.index("Signs.bits(word)", word, words);
        return bySite[i * words + word];
    }

    /**
     * Computes sum_mu xi_i^mu xi_j^mu, which is N W_ij of Hebb's rule for different sites.
     *
     * @param i a site
     * @param j a site
     * @return from -P to P
     */
    public int dot(int i, int j) {
        Given.index("Signs.dot(i)", i, n);
        Given.index("Signs.dot(j)", j, n);
        int different = 0;
        for (int w = 0; w < words; w++) {
            different += Long.bitCount(bySite[i * words + w] ^ bySite[j * words + w]);
        }
        return p - 2 * different;
    }

    /**
     * Writes xi_i^mu for all mu.
     *
     * @param i the site
     * @param out P numbers, 1 or -1
     */
    public void row(int i, double[] out) {
        Given.index("Signs.row(i)", i, n);
        room("row", out == null ? -1 : out.length);
        for (int mu = 0; mu < p; mu++) {
            out[mu] = (bySite[i * words + (mu >> 6)] >>> mu & 1) * 2.0 - 1;
        }
    }

    /**
     * Computes the overlaps x_mu = sum_j xi_j^mu s_j of each trial of a tile.
     *
     * @param x the tile: rows of 1 and -1
     * @param width how many trials
     * @param m out: P rows of at least width numbers
     */
    public void count(double[][] x, int width, int[][] m) {
        Given.rows("Signs.count(x)", x, 0, n, width);
        if (m == null) {
            throw new IllegalArgumentException("Signs.count(m = null): P rows for the overlaps are needed");
        }
        room("count", m.length);
        for (int[] row : m) {
            if (row == null || row.length < width) {
                throw new IllegalArgumentException("Signs.count(m): a row has " + (row == null ? "no" : row.length)
                        + " numbers; " + width + " trials need one each");
            }
        }
        long[] s = new long[(n + 63) / 64];
        for (int t = 0; t < width; t++) {
            Arrays.fill(s, 0);
            for (int i = 0; i < n; i++) {
                s[i >> 6] |= x[i][t] > 0 ? 1L << i : 0;
            }
            for (int mu = 0; mu < p; mu++) {
                m[mu][t] = n - 2 * different(byPattern[mu], s);
            }
        }
    }

    private void room(String what, int length) {
        if (length < p) {
            throw new IllegalArgumentException("Signs." + what + ": "
                    + (length < 0 ? "null came" : "there is room for " + length) + "; P = " + p + " are needed");
        }
    }

    private static int different(long[] a, long[] b) {
        int count = 0;
        for (int w = 0; w < a.length; w++) {
            count += Long.bitCount(a[w] ^ b[w]);
        }
        return count;
    }

    @Override
    public Object identity() {
        return bySite;
    }
}
