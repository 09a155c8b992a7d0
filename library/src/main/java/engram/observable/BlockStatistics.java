package engram.observable;

import engram.coupling.Couplings;
import engram.numeric.SingularValues;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * How strong couplings between two sites are, and how directed: for each pair (i, j), i != j, whose block W_ij is
 * not zero, its singular values s_1 down to s_d, its Frobenius norm |W_ij|_F = (sum s_k^2)^(1/2), and its anisotropy
 * lambda_max / lambda_min of W_ij^T W_ij = (s_1 / s_d)^2.
 *
 * <p>Both orders of a pair count, also where W is symmetric. None of this depends on how the spins at a site are
 * turned. For Hebb's rule with independent uniform vectors the mean of |W_ij|_F^2 is P / N^2 exactly.
 *
 * <p>The anisotropy has no mean: a random square block is nearly singular with a probability in proportion to how
 * nearly, so P(anisotropy > a) falls as a^(-1/2), and averages over samples do not settle. Quote quantiles. A block
 * of rank below d, as all are where Hebb's rule stores fewer than d patterns, has none: {@link #deficient} counts
 * those, and {@link #anisotropies} leaves them out. Singular values below 1e-13 s_1 are zero but for rounding.
 *
 * <p>Source: Gallavotti and Zaccone, the numbers in the text on W_ij.
 *
 * @since 0.1.0
 */
public final class BlockStatistics {
    private static final double ZERO = 1e-13;

    private final int n;
    private final int d;
    private final double[] singular;
    private final double[] norms;
    private final double[] anisotropies;

    private BlockStatistics(int n, int d, double[] singular) {
        this.n = n;
        this.d = d;
        this.singular = singular;
        norms = new double[singular.length / d];
        double[] ratios = new double[norms.length];
        int full = 0;
        for (int k = 0; k < norms.length; k++) {
            double first = singular[k * d];
            double last = singular[k * d + d - 1];
            double squares = 0;
            for (int s = k * d; s < (k + 1) * d; s++) {
                squares += singular[s] / first * (singular[s] / first);
            }
            norms[k] = first * Math.sqrt(squares);
            if (last > ZERO * first) {
                ratios[full] = first / last * (first / last);
                full++;
            }
        }
        anisotropies = Arrays.copyOf(ratios, full);
    }

    /**
     * Looks at all blocks. Cost O(N Z) singular value decompositions.
     *
     * @param w couplings, d at least 2, with some block off the diagonal that is not zero
     * @return their statistics
     */
    public static BlockStatistics of(Couplings w) {
        if (w == null) {
            throw new IllegalArgumentException("BlockStatistics.of(w = null): couplings are needed; learn some first");
        }
        int n = w.space().n();
        int d = w.space().d();
        if (d < 2) {
            throw new IllegalArgumentException("BlockStatistics: " + w.space()
                    + " has d = 1; its couplings are single numbers without directions, so d of at least 2 is needed");
        }
        long pairs = pairs(w);
        if (pairs * d > Integer.MAX_VALUE - 8) {
            throw new IllegalArgumentException("BlockStatistics: the " + pairs + " pairs of " + w.space()
                    + " do not fit one array; look at a smaller network, of some thousand sites");
        }
        double[] singular = new double[(int) pairs * d];
        int[] length = {0};
        w.walk(row -> {
            double[] values = SingularValues.of(others(row, d), d);
            System.arraycopy(values, 0, singular, length[0], values.length);
            length[0] += values.length;
        });
        if (length[0] == 0) {
            throw new IllegalArgumentException(
                    "BlockStatistics: all blocks of " + w + " off the diagonal are zero; learn some patterns first");
        }
        return new BlockStatistics(n, d, Arrays.copyOf(singular, length[0]));
    }

    /** How many pairs may be coupled; of a single site, which has no topology, none. */
    private static long pairs(Couplings w) {
        int n = w.space().n();
        return n == 1
                ? 0
                : IntStream.range(0, n).mapToLong(w.topology()::degree).sum();
    }

    /** The blocks by which a site receives from others, without those that are zero. */
    private static double[] others(Couplings.Row row, int d) {
        double[] others = new double[row.degree() * d * d];
        int length = 0;
        for (int k = 0; k < row.degree(); k++) {
            double[] block = row.block(k);
            if (row.sender(k) != row.site() && Arrays.stream(block).anyMatch(x -> x != 0)) {
                System.arraycopy(block, 0, others, length, d * d);
                length += d * d;
            }
        }
        return Arrays.copyOf(others, length);
    }

    /**
     * How many pairs are coupled.
     *
     * @return pairs (i, j) with i != j and W_ij not zero, at least 1
     */
    public int pairs() {
        return norms.length;
    }

    /**
     * How many blocks have a rank below d, and so no anisotropy.
     *
     * @return from 0 to {@link #pairs}
     */
    public int deficient() {
        return norms.length - anisotropies.length;
    }

    /**
     * All singular values.
     *
     * @return d numbers a pair, descending, pairs in the order of rows i; a copy
     */
    public double[] singularValues() {
        return singular.clone();
    }

    /**
     * The Frobenius norms.
     *
     * @return |W_ij|_F, one a pair, in the order of rows i; a copy
     */
    public double[] norms() {
        return norms.clone();
    }

    /**
     * The anisotropies of the blocks of full rank.
     *
     * @return (s_1 / s_d)^2, at least 1, in the order of rows i; a copy, empty if no block has full rank
     */
    public double[] anisotropies() {
        return anisotropies.clone();
    }

    /**
     * The mean norm. Pairs share sites and are not independent: take errors over networks.
     *
     * @return mean of |W_ij|_F over pairs
     */
    public double meanNorm() {
        return Arrays.stream(norms).sum() / norms.length;
    }

    /**
     * The median norm.
     *
     * @return the quantile at 0.5
     */
    public double medianNorm() {
        return normQuantile(0.5);
    }

    /**
     * A quantile of the norms, interpolated between order statistics.
     *
     * @param share from 0 for the smallest to 1 for the largest
     * @return the norm that this share of the pairs stays below
     */
    public double normQuantile(double share) {
        return quantile("normQuantile", norms, share);
    }

    /**
     * The median anisotropy of the blocks of full rank.
     *
     * @return the quantile at 0.5
     */
    public double medianAnisotropy() {
        return anisotropyQuantile(0.5);
    }

    /**
     * A quantile of the anisotropies of the blocks of full rank, interpolated between order statistics.
     *
     * @param share from 0 for the smallest to 1 for the largest
     * @return the anisotropy that this share of those blocks stays below
     */
    public double anisotropyQuantile(double share) {
        if (anisotropies.length == 0) {
            throw new IllegalArgumentException("BlockStatistics: all " + norms.length + " blocks have a rank below d = "
                    + d + ", so lambda_max / lambda_min is infinite; store at least d patterns, or read"
                    + " singularValues()");
        }
        return quantile("anisotropyQuantile", anisotropies, share);
    }

    private static double quantile(String what, double[] values, double share) {
        if (!(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException(
                    what + "(" + share + "): a share lies from 0 to 1; try 0.5 for the median");
        }
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        double at = share * (sorted.length - 1);
        int below = (int) at;
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (at - below) * (sorted[above] - sorted[below]);
    }

    @Override
    public String toString() {
        String directed = anisotropies.length == 0
                ? "all of rank below d"
                : String.format(
                        Locale.ROOT,
                        "anisotropy median %.4g (quartiles %.4g to %.4g)%s",
                        medianAnisotropy(),
                        anisotropyQuantile(0.25),
                        anisotropyQuantile(0.75),
                        deficient() == 0 ? "" : ", " + deficient() + " of rank below d");
        return String.format(
                Locale.ROOT,
                "BlockStatistics(N = %d, d = %d, %d pairs: |W_ij|_F mean %.4g, median %.4g; %s)",
                n,
                d,
                pairs(),
                meanNorm(),
                medianNorm(),
                directed);
    }
}
