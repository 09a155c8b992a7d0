package engram.coupling;

import engram.pattern.Patterns;

/**
 * Patterns of d = 1 as bits, 1 for +1, twice: by site, to make fields, and by pattern, to count
 * overlaps. Bits beyond the end are 0.
 */
final class Signs {
    final int n;
    final int p;
    /** Words a site: ceil(P / 64). */
    final int words;
    /** Bit mu % 64 of {@code bySite[i * words + mu / 64]}. */
    final long[] bySite;
    /** Bit i % 64 of {@code byPattern[mu][i / 64]}. */
    private final long[][] byPattern;

    Signs(Patterns xi) {
        n = xi.n();
        p = xi.p();
        words = (p + 63) / 64;
        bySite = new long[Math.multiplyExact(n, words)];
        byPattern = new long[p][(n + 63) / 64];
        for (int mu = 0; mu < p; mu++) {
            double[] pattern = xi.pattern(mu);
            for (int i = 0; i < n; i++) {
                if (pattern[i] > 0) {
                    bySite[i * words + (mu >> 6)] |= 1L << mu;
                    byPattern[mu][i >> 6] |= 1L << i;
                }
            }
        }
    }

    /** sum_mu xi_i^mu xi_j^mu, which is N W_ij for i != j. */
    int dot(int i, int j) {
        int different = 0;
        for (int w = 0; w < words; w++) {
            different += Long.bitCount(bySite[i * words + w] ^ bySite[j * words + w]);
        }
        return p - 2 * different;
    }

    /** Writes xi_i^mu for all mu. */
    void row(int i, double[] out) {
        for (int mu = 0; mu < p; mu++) {
            out[mu] = (bySite[i * words + (mu >> 6)] >>> mu & 1) * 2.0 - 1;
        }
    }

    /** Writes the places of the ones among site i's bits, ascending; returns how many. */
    int ones(int i, int[] out) {
        int count = 0;
        for (int w = 0; w < words; w++) {
            for (long bits = bySite[i * words + w]; bits != 0; bits &= bits - 1) {
                out[count++] = (w << 6) + Long.numberOfTrailingZeros(bits);
            }
        }
        return count;
    }

    /** Counts N m_mu = sum_j xi_j^mu s_j for each trial of a tile. */
    void count(double[][] x, int width, int[][] m) {
        long[] s = new long[(n + 63) / 64];
        for (int t = 0; t < width; t++) {
            java.util.Arrays.fill(s, 0);
            for (int i = 0; i < n; i++) {
                s[i >> 6] |= x[i][t] > 0 ? 1L << i : 0;
            }
            for (int mu = 0; mu < p; mu++) {
                m[mu][t] = n - 2 * different(byPattern[mu], s);
            }
        }
    }

    private static int different(long[] a, long[] b) {
        int count = 0;
        for (int w = 0; w < a.length; w++) {
            count += Long.bitCount(a[w] ^ b[w]);
        }
        return count;
    }
}
