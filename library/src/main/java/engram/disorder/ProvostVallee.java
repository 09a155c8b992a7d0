package engram.disorder;

import engram.coupling.Blocks;
import engram.pattern.Binary;
import engram.pattern.Patterns;
import engram.random.Streams;
import engram.topology.Topology;
import java.util.Arrays;
import java.util.Locale;

/**
 * Mean-field glasses with separable couplings: signs xi_i^1 ... xi_i^p at every site and J_ij = (1/N) sum_mu,nu A_mu,nu
 * xi_i^mu xi_j^nu for i != j, A symmetric, d = 1. With the overlaps m_mu = (1/N) sum_i xi_i^mu s_i the energy is
 * -(N/2) sum_mu,nu A_mu,nu m_mu m_nu + (1/2) sum_i J_ii, where J_ii stands for the formula at i = j.
 *
 * <p>A = 1 is Hebb's rule, and for p = 1 {@link Mattis}; p = 2 with J off the diagonal is van Hemmen's spin glass. Sources: Provost and
 * Vallee, Phys. Rev. Lett. 50, 598 (1983); van Hemmen, Phys. Rev. Lett. 49, 409 (1982).
 *
 * @param xi the p signs of each site, as patterns with d = 1
 * @param a p x p finite numbers, row-major, symmetric
 * @since 0.1.0
 */
public record ProvostVallee(Patterns xi, double[] a) {

    /**
     * Checks the parameters.
     *
     * @param xi the p signs of each site, as patterns with d = 1
     * @param a p x p finite numbers, row-major, symmetric
     */
    public ProvostVallee {
        if (xi == null || a == null) {
            throw new IllegalArgumentException(
                    "ProvostVallee(xi = " + xi + ", a = " + (a == null ? "null" : "...")
                            + "): patterns and a matrix of p x p numbers are needed; try ProvostVallee.vanHemmen(n, 1, streams)");
        }
        int p = xi.p();
        if (xi.d() != 1) {
            throw new IllegalArgumentException("ProvostVallee: the patterns have d = " + xi.d()
                    + "; signs are needed, d = 1, as Binary draws them");
        }
        if (a.length != (long) p * p) {
            throw new IllegalArgumentException(
                    "ProvostVallee: a has " + a.length + " numbers; p^2 = " + (long) p * p + " are needed");
        }
        for (int k = 0; k < a.length; k++) {
            if (!Double.isFinite(a[k]) || a[k] != a[k % p * p + k / p]) {
                throw new IllegalArgumentException("ProvostVallee: a[" + k / p + "][" + k % p + "] = " + a[k]
                        + " but the other way round it is " + a[k % p * p + k / p]
                        + "; a symmetric matrix of finite numbers is needed");
            }
        }
        a = a.clone();
    }

    /**
     * The matrix A.
     *
     * @return p x p numbers, row-major; a copy
     */
    @Override
    public double[] a() {
        return a.clone();
    }

    /**
     * Van Hemmen's spin glass, J_ij = (J/N) (xi_i eta_j + eta_i xi_j), with unbiased signs. It freezes at T_f = J, and its
     * ground state has E/N = -J/4.
     *
     * @param n number of sites
     * @param strength J, finite
     * @param streams where the signs come from
     * @return the model; xi is pattern 0, eta pattern 1
     */
    public static ProvostVallee vanHemmen(int n, double strength, Streams streams) {
        Ferromagnet.finite("vanHemmen", strength);
        return new ProvostVallee(new Binary().draw(2, n, streams), new double[] {0, strength, strength, 0});
    }

    /**
     * The couplings, P N^2 products.
     *
     * @return J_ij on all pairs, symmetric
     */
    public Blocks couplings() {
        int n = xi.n();
        int p = xi.p();
        double[] x = xi.transposed();
        double[] turned = new double[x.length];
        Arrays.setAll(turned, k -> {
            double sum = 0;
            for (int nu = 0; nu < p; nu++) {
                sum += a[k % p * p + nu] * x[k / p * p + nu];
            }
            return sum;
        });
        return Bond.on(Topology.complete(n), (i, j) -> {
            double sum = 0;
            for (int mu = 0; mu < p; mu++) {
                sum += x[i * p + mu] * turned[j * p + mu];
            }
            return sum / n;
        });
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ProvostVallee that && xi.equals(that.xi) && Arrays.equals(a, that.a);
    }

    @Override
    public int hashCode() {
        return 31 * xi.hashCode() + Arrays.hashCode(a);
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "ProvostVallee(p = %d, N = %d)", xi.p(), xi.n());
    }
}
