package engram.observable;

import engram.coupling.Couplings;
import engram.learning.PseudoInverse;
import engram.numeric.Eigen;
import engram.numeric.Eigenpair;
import engram.numeric.Lanczos;
import engram.numeric.Product;
import engram.pattern.Patterns;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Eigenvalues and what is read off them: edges, densities, outliers.
 *
 * @param values the eigenvalues, ascending, all finite
 * @since 0.1.0
 */
public record Spectrum(double[] values) {

    /**
     * Checks the parameters.
     *
     * @param values the eigenvalues, ascending, all finite
     */
    public Spectrum {
        if (values == null) {
            throw new IllegalArgumentException("Spectrum(values = null): eigenvalues are needed; try Spectrum.of");
        }
        values = values.clone();
        for (int k = 0; k < values.length; k++) {
            if (!Double.isFinite(values[k]) || (k > 0 && values[k] < values[k - 1])) {
                throw new IllegalArgumentException("Spectrum: value " + k + " is " + values[k]
                        + (k > 0 ? " after " + values[k - 1] : "") + "; finite numbers in ascending order are needed");
            }
        }
        values = values.clone();
    }

    /**
     * The eigenvalues.
     *
     * @return the eigenvalues, ascending; a copy
     */
    @Override
    public double[] values() {
        return values.clone();
    }

    private static final int MOST_BINS = 1_000_000;

    /**
     * A part of the density: one bar of a histogram.
     *
     * @param from where it begins
     * @param to where it ends; that point belongs to the next bar, but to this one if there is none
     * @param count eigenvalues inside
     * @param density count / (all eigenvalues x width)
     */
    public record Bin(double from, double to, int count, double density) {}

    /**
     * A stretch without eigenvalues.
     *
     * @param from the eigenvalue below it
     * @param to the eigenvalue above it
     */
    public record Gap(double from, double to) {
        /**
         * How wide it is.
         *
         * @return to - from
         */
        public double width() {
            return to - from;
        }
    }

    /**
     * All eigenvalues of a matrix.
     *
     * @param a n x n, symmetric, row-major
     * @param n its size
     * @return the spectrum
     */
    public static Spectrum of(double[] a, int n) {
        return new Spectrum(Eigen.values(a, n));
    }

    /**
     * All eigenvalues of couplings, as an (N d) x (N d) matrix.
     *
     * @param w symmetric couplings
     * @return N d eigenvalues
     */
    public static Spectrum of(Couplings w) {
        symmetric(w);
        return of(matrix(w), w.space().size());
    }

    /**
     * All eigenvalues of Hebb's couplings on the complete graph, W = Xi Xi^T / N, from the P x P Gram matrix
     * Xi^T Xi / N, which has the same ones but for N d - P zeros. Cost P^2 (N d + P) instead of (N d)^3.
     *
     * @param xi the patterns
     * @param diagonal KEPT, or for d = 1 ZEROED, which shifts all eigenvalues by -P / N. For d > 1 the diagonal
     *     blocks are not multiples of the identity and their loss is not a shift: learn the couplings and use
     *     {@link #of(Couplings)}
     * @return N d eigenvalues
     */
    public static Spectrum hebb(Patterns xi, PseudoInverse.Diagonal diagonal) {
        if (xi == null || diagonal == null) {
            throw new IllegalArgumentException("Spectrum.hebb(xi = " + xi + ", diagonal = " + diagonal
                    + "): patterns and KEPT or ZEROED are needed");
        }
        int n = xi.n();
        int size = xi.space().size();
        boolean zeroed = diagonal == PseudoInverse.Diagonal.ZEROED;
        if (zeroed && xi.d() > 1) {
            throw new IllegalArgumentException("Spectrum.hebb: with d = " + xi.d()
                    + " the diagonal blocks of Xi Xi^T / N differ from site to site, so that zeroing them is not a"
                    + " shift; keep them (KEPT), or use Spectrum.of(new Hebb().learn(xi, Topology.complete(" + n
                    + ")))");
        }
        boolean few = xi.p() <= size;
        int m = few ? xi.p() : size;
        double[] gram = Product.gram(few ? xi.xi() : xi.transposed(), m, few ? size : xi.p());
        for (int k = 0; k < gram.length; k++) {
            gram[k] /= n;
        }
        double[] nonzero = Eigen.values(gram, m);
        double[] values = new double[size];
        for (int k = 0; k < m; k++) {
            values[size - m + k] = Math.max(0, nonzero[k]);
        }
        if (zeroed) {
            double shift = xi.p() / (double) n;
            Arrays.setAll(values, k -> values[k] - shift);
        }
        return new Spectrum(values);
    }

    /**
     * The smallest eigenvalue of couplings and its mode, without the others, by Lanczos.
     *
     * @param w symmetric couplings
     * @return it and its vector of n d numbers
     */
    public static Eigenpair smallest(Couplings w) {
        symmetric(w);
        return new Lanczos().smallest(w.operator());
    }

    /**
     * The largest eigenvalue of couplings and its mode, without the others, by Lanczos.
     *
     * @param w symmetric couplings
     * @return it and its vector of n d numbers
     */
    public static Eigenpair largest(Couplings w) {
        symmetric(w);
        return new Lanczos().largest(w.operator());
    }

    private static void symmetric(Couplings w) {
        if (w == null) {
            throw new IllegalArgumentException("Spectrum(w = null): couplings are needed; learn some first");
        }
        if (!w.symmetric()) {
            throw new IllegalArgumentException(String.format(
                    Locale.ROOT,
                    "Spectrum: max |W - W^T| = %.3g of %.3g, so the eigenvalues may be complex; learn with"
                            + " Symmetrised(rule) for those of (W + W^T) / 2",
                    w.asymmetry(),
                    w.largest()));
        }
    }

    /** Couplings as an (N d) x (N d) matrix. */
    private static double[] matrix(Couplings w) {
        int size = w.space().size();
        if ((long) size * size > Integer.MAX_VALUE - 8) {
            throw new IllegalArgumentException("Spectrum: the matrix of " + w.space() + " has " + (long) size * size
                    + " numbers and does not fit one array; ask for smallest() or largest(), which need no matrix");
        }
        return w.matrix();
    }

    /**
     * How many eigenvalues.
     *
     * @return their number
     */
    public int size() {
        return values.length;
    }

    /**
     * The smallest one.
     *
     * @return the lower edge
     */
    public double smallest() {
        some("smallest");
        return values[0];
    }

    /**
     * The largest one.
     *
     * @return the upper edge
     */
    public double largest() {
        return values[some("largest") - 1];
    }

    private int some(String what) {
        if (values.length == 0) {
            throw new IllegalArgumentException(
                    "Spectrum." + what + ": this part of the spectrum is empty; widen the range it was cut with");
        }
        return values.length;
    }

    /**
     * The part above a bulk edge: outliers, if the edge is the bulk's upper one.
     *
     * @param edge a number
     * @return the eigenvalues above it, perhaps none
     */
    public Spectrum above(double edge) {
        return new Spectrum(Arrays.stream(values).filter(x -> x > edge).toArray());
    }

    /**
     * The part below a bulk edge.
     *
     * @param edge a number
     * @return the eigenvalues below it, perhaps none
     */
    public Spectrum below(double edge) {
        return new Spectrum(Arrays.stream(values).filter(x -> x < edge).toArray());
    }

    /**
     * The widest stretch without eigenvalues: what separates outliers from the bulk, if anything does.
     *
     * @return the gap between two successive eigenvalues that is largest
     */
    public Gap widestGap() {
        if (values.length < 2) {
            throw new IllegalArgumentException(
                    "widestGap: " + values.length + " eigenvalues have no gap between them; at least two are needed");
        }
        int widest = 1;
        for (int k = 2; k < values.length; k++) {
            if (values[k] - values[k - 1] > values[widest] - values[widest - 1]) {
                widest = k;
            }
        }
        return new Gap(values[widest - 1], values[widest]);
    }

    /**
     * The density of states as a histogram over the whole range.
     *
     * @param bins how many bars, at least 1
     * @return the bars; their densities integrate to 1
     */
    public List<Bin> histogram(int bins) {
        some("histogram");
        double width = largest() - smallest();
        // Where there is one eigenvalue only, a width of 1, more where the rounding of the eigenvalue is.
        double pad = width > 0 ? 0 : Math.max(0.5, 2 * Math.ulp(largest()));
        return histogram(bins, smallest() - pad, largest() + pad);
    }

    /**
     * The density of states as a histogram.
     *
     * @param bins how many bars, at least 1
     * @param from where the first begins
     * @param to where the last ends
     * @return the bars; densities are relative to all eigenvalues, also those outside the range
     */
    public List<Bin> histogram(int bins, double from, double to) {
        some("histogram");
        if (bins < 1 || bins > MOST_BINS || !(to > from) || !Double.isFinite(to - from)) {
            throw new IllegalArgumentException("histogram(bins = " + bins + ", from = " + from + ", to = " + to
                    + "): from 1 to " + MOST_BINS + " bins and a finite range with from below to are needed");
        }
        int[] count = new int[bins];
        for (double x : values) {
            if (x >= from && x <= to) {
                count[Math.min(bins - 1, (int) ((x - from) / (to - from) * bins))]++;
            }
        }
        List<Bin> histogram = new ArrayList<>(bins);
        double width = (to - from) / bins;
        for (int k = 0; k < bins; k++) {
            histogram.add(
                    new Bin(from + k * width, from + (k + 1) * width, count[k], count[k] / (values.length * width)));
        }
        return histogram;
    }

    /**
     * The density of states, smoothed: rho(x) = (1/n) sum_k of Gaussians of width b at the eigenvalues.
     *
     * @param at where to evaluate it
     * @param bandwidth b, above 0; {@link #bandwidth} if nothing better is known
     * @return one density a point; the whole integrates to 1
     */
    public double[] density(double[] at, double bandwidth) {
        some("density");
        if (!(bandwidth > 0) || Double.isInfinite(bandwidth)) {
            throw new IllegalArgumentException("density(bandwidth = " + bandwidth
                    + "): must be above 0 and finite; try bandwidth(), or for a degenerate spectrum a histogram");
        }
        for (int k = 0; at == null || k < at.length; k++) {
            if (at == null || !Double.isFinite(at[k])) {
                throw new IllegalArgumentException("density(at" + (at == null ? " = null" : "[" + k + "] = " + at[k])
                        + "): the places must be finite numbers");
            }
        }
        double norm = 1 / (values.length * bandwidth * Math.sqrt(2 * Math.PI));
        double[] rho = new double[at.length];
        for (int k = 0; k < at.length; k++) {
            for (double x : values) {
                double z = (at[k] - x) / bandwidth;
                rho[k] += norm * Math.exp(-z * z / 2);
            }
        }
        return rho;
    }

    /**
     * Silverman's rule of thumb, 0.9 min(sd, interquartile range / 1.34) n^(-1/5). Too wide for a spectrum in
     * several pieces: cut it with {@link #above} and {@link #below} first.
     *
     * @return a bandwidth; 0 if more than half of the eigenvalues are equal
     */
    public double bandwidth() {
        int n = some("bandwidth");
        // In units of the largest, so that no square overflows or vanishes.
        double unit = Math.max(Math.abs(values[0]), Math.abs(values[n - 1]));
        if (unit == 0) {
            return 0;
        }
        double mean = Arrays.stream(values).map(x -> x / unit).average().orElseThrow();
        double square =
                Arrays.stream(values).map(x -> x / unit - mean).map(x -> x * x).sum() / Math.max(1, n - 1);
        double quartiles = values[3 * (n - 1) / 4] / unit - values[(n - 1) / 4] / unit;
        return unit * (0.9 * Math.min(Math.sqrt(square), quartiles / 1.34) * Math.pow(n, -0.2));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Spectrum that && Arrays.equals(values, that.values);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(values);
    }

    @Override
    public String toString() {
        return values.length == 0
                ? "Spectrum(empty)"
                : String.format(Locale.ROOT, "Spectrum(%d eigenvalues, %.6g to %.6g)", size(), smallest(), largest());
    }
}
