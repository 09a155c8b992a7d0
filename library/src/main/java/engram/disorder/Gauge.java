package engram.disorder;

import engram.coupling.Blocks;
import engram.coupling.Couplings;
import engram.pattern.Patterns;
import engram.random.Streams;
import java.util.Arrays;
import java.util.Objects;
import java.util.random.RandomGenerator;

/**
 * A gauge transformation: s_i to eps_i s_i and J_ij to eps_i J_ij eps_j with signs eps_i, for spins of any dimension.
 * Energies, overlaps between gauged states and gauged patterns, frustration and dynamics without ties do not notice.
 * Only signs change, so all is exact, and a second time undoes the first. Source: Toulouse, Commun. Phys. 2, 115 (1977).
 *
 * @param epsilon N numbers, each 1 or -1
 * @since 0.1.0
 */
public record Gauge(double[] epsilon) {

    /**
     * Checks the parameters.
     *
     * @param epsilon N numbers, each 1 or -1
     */
    public Gauge {
        Objects.requireNonNull(epsilon, "Gauge(epsilon = null): one sign a site is needed; try Gauge.draw(n, streams)");
        epsilon = epsilon.clone();
        signs("Gauge", epsilon, epsilon.length);
    }

    /**
     * The signs.
     *
     * @return N numbers, each 1 or -1; a copy
     */
    @Override
    public double[] epsilon() {
        return epsilon.clone();
    }

    static void signs(String what, double[] x, int n) {
        if (x == null || x.length != n || n < 1) {
            throw new IllegalArgumentException(what + ": " + (x == null ? "null" : x.length)
                    + " signs came; one a site, N = " + Math.max(1, n) + ", are needed");
        }
        for (int i = 0; i < n; i++) {
            if (Math.abs(x[i]) != 1) {
                throw new IllegalArgumentException(
                        what + ": number " + i + " is " + x[i] + "; signs are needed, each 1 or -1");
            }
        }
    }

    /**
     * A random gauge.
     *
     * @param n number of sites, at least 1
     * @param streams where the signs come from
     * @return independent unbiased signs
     */
    public static Gauge draw(int n, Streams streams) {
        if (n < 1 || n > Integer.MAX_VALUE - 8 || streams == null) {
            throw new IllegalArgumentException("Gauge.draw(n = " + n + ", streams = " + streams
                    + "): one sign a site, n of at least 1, and streams to draw them from are needed");
        }
        RandomGenerator random = streams.open("gauge");
        double[] epsilon = new double[n];
        Arrays.setAll(epsilon, i -> random.nextBoolean() ? 1 : -1);
        return new Gauge(epsilon);
    }

    /**
     * Transforms a state.
     *
     * @param s n d numbers
     * @return eps_i s_i, fresh
     */
    public double[] of(double[] s) {
        Objects.requireNonNull(s, "Gauge.of(s = null): a state was needed");
        int d = s.length / epsilon.length;
        if (d < 1 || s.length % epsilon.length != 0) {
            throw new IllegalArgumentException(
                    "Gauge: a state of " + s.length + " numbers came; N d are needed, with N = " + epsilon.length);
        }
        double[] turned = new double[s.length];
        Arrays.setAll(turned, k -> epsilon[k / d] * s[k]);
        return turned;
    }

    /**
     * Transforms patterns.
     *
     * @param xi the patterns
     * @return eps_i xi_i^mu, fresh; Hebb's couplings of these are the gauged ones
     */
    public Patterns of(Patterns xi) {
        Objects.requireNonNull(xi, "Gauge.of(xi = null): patterns were needed");
        sites(xi.n(), xi);
        double[] turned = xi.xi();
        for (int k = 0; k < turned.length; k++) {
            turned[k] *= epsilon[k / xi.d() % xi.n()];
        }
        return new Patterns(xi.p(), xi.space(), turned);
    }

    /**
     * Transforms couplings.
     *
     * @param w couplings kept number by number, as {@link Couplings#isExplicit} says
     * @return eps_i W_ij eps_j, fresh, in the same layout
     */
    public Couplings of(Couplings w) {
        Objects.requireNonNull(w, "Gauge.of(w = null): couplings were needed");
        if (!w.isExplicit()) {
            throw new IllegalArgumentException(
                    "Gauge: " + w + " keep patterns, not couplings; transform those and learn again");
        }
        sites(w.space().n(), w);
        return w.map(this::turned);
    }

    /**
     * Transforms couplings on a graph.
     *
     * @param w the couplings
     * @return eps_i W_ij eps_j, fresh, on the same graph
     */
    public Blocks of(Blocks w) {
        Objects.requireNonNull(w, "Gauge.of(w = null): couplings were needed");
        sites(w.space().n(), w);
        return w.map(this::turned);
    }

    private double turned(int i, int j, double x) {
        return x * (epsilon[i] * epsilon[j]);
    }

    private void sites(int n, Object what) {
        if (n != epsilon.length) {
            throw new IllegalArgumentException(
                    "Gauge: " + what + " came; sites as many as signs, N = " + epsilon.length + ", are needed");
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Gauge that && Arrays.equals(epsilon, that.epsilon);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(epsilon);
    }

    @Override
    public String toString() {
        return "Gauge(N = " + epsilon.length + ")";
    }
}
