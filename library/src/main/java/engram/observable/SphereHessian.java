package engram.observable;

import engram.coupling.Couplings;
import engram.numeric.Eigenpair;
import engram.numeric.Lanczos;
import engram.numeric.Operator;
import engram.state.Spins;
import java.util.Locale;

/**
 * The Riemannian Hessian of E(s) = -1/2 s^T W s on the product of spheres,
 * H = -B^T S B + diag(h_i . s_i), with S the symmetric part of W, h the fields, B the (N d) x N (d - 1) basis of
 * the tangent space at s, and each multiplier h_i . s_i entered d - 1 times.
 *
 * <p>Along the geodesic that leaves s in the unit direction B u, E'' = u^T H u. At a fixed point of recall all
 * multipliers are positive, and the state is a minimum where the smallest eigenvalue is positive. The basis at a site
 * is a reflection that takes an axis to s_i; eigenvalues do not depend on it. Source: Gallavotti and Zaccone, Figs 2
 * (bottom) and 6.
 *
 * <p>Couplings on a sparse topology cost edges (d - 1)^2 multiplications a product, dense ones (N (d - 1))^2. For
 * use by one thread at a time.
 *
 * @since 0.1.0
 */
public final class SphereHessian implements Operator {

    /** Which Hessian couplings have that are not symmetric; for symmetric ones the two are equal. */
    public enum Part {
        /** That of the energy -1/2 s^T S s: S = (W + W^T) / 2 also in the fields, h = S s. */
        SYMMETRISED,
        /** S = (W + W^T) / 2 in the quadratic form, but the fields recall sees, h = W s: the vectorial paper's. */
        FIELDS_AS_GIVEN
    }

    private final Spins space;
    private final Spins tangent;
    private final double[] basis;
    private final double[] multipliers;
    private final Curvature curvature;

    private SphereHessian(Spins space, double[] basis, Curvature curvature) {
        this.space = space;
        this.basis = basis;
        this.curvature = curvature;
        tangent = new Spins(space.n(), space.d() - 1);
        multipliers = curvature.multipliers();
    }

    /**
     * The Hessian of an energy.
     *
     * @param w symmetric couplings
     * @param s a state, n d numbers, d at least 2
     * @return the Hessian at s
     */
    public static SphereHessian of(Couplings w, double[] s) {
        return make(w, s, null);
    }

    /**
     * The Hessian of any couplings.
     *
     * @param w couplings
     * @param s a state, n d numbers, d at least 2
     * @param part which one is meant if they are not symmetric
     * @return the Hessian at s
     */
    public static SphereHessian of(Couplings w, double[] s, Part part) {
        if (part == null) {
            throw new IllegalArgumentException(
                    "SphereHessian: part is null; say SYMMETRISED or FIELDS_AS_GIVEN, or leave it out for symmetric W");
        }
        return make(w, s, part);
    }

    private static SphereHessian make(Couplings w, double[] s, Part part) {
        if (w == null || s == null) {
            throw new IllegalArgumentException("SphereHessian.of(w = " + w + ", s = " + (s == null ? "null" : "a state")
                    + "): couplings and a state are needed");
        }
        Spins space = w.space();
        if (space.d() < 2) {
            throw new IllegalArgumentException("SphereHessian: " + space + " has d = 1; a sign has no tangent space, so"
                    + " d of at least 2 is needed; for Ising spins look at the spectrum of W, Spectrum.of(w)");
        }
        space.check(s, "SphereHessian: the state");
        double[] basis = basis(space, s);
        boolean rows = w.isExplicit() || !w.symmetric();
        if (!w.isExplicit() && rows) {
            fits(space.size());
        }
        Curvature curvature =
                rows ? TangentBlocks.of(w, s, basis, part == Part.SYMMETRISED) : new TangentFields(w, s, basis);
        if (part == null && curvature.asymmetry() > 1e-11 * curvature.largest()) {
            throw new IllegalArgumentException(String.format(
                    Locale.ROOT,
                    "SphereHessian: |W - W^T| is up to %.3g, with |W| up to %.3g, so there is no energy to take the Hessian of; say which"
                            + " part is meant, Part.SYMMETRISED or Part.FIELDS_AS_GIVEN",
                    curvature.asymmetry(),
                    curvature.largest()));
        }
        return new SphereHessian(space, basis, curvature);
    }

    private static void fits(int size) {
        if ((long) size * size > Integer.MAX_VALUE - 8) {
            throw new IllegalArgumentException("SphereHessian: a matrix of " + size + " x " + size
                    + " numbers does not fit one array; look at a smaller network, or ask for smallest() of symmetric"
                    + " couplings, which needs no matrix");
        }
    }

    /** Columns 1 to d - 1 of the reflection that takes axis 0 to -+ s_i: basis[(i d + a) (d - 1) + c]. */
    private static double[] basis(Spins space, double[] s) {
        int d = space.d();
        int t = d - 1;
        double[] basis = new double[space.size() * t];
        for (int i = 0; i < space.n(); i++) {
            double first = s[i * d];
            double sign = first < 0 ? -1 : 1;
            double half = 1 + Math.abs(first);
            for (int a = 0; a < d; a++) {
                double va = a == 0 ? first + sign : s[i * d + a];
                for (int c = 1; c < d; c++) {
                    basis[(i * d + a) * t + c - 1] = (a == c ? 1 : 0) - va * s[i * d + c] / half;
                }
            }
        }
        return basis;
    }

    /**
     * Dimension of the tangent space.
     *
     * @return N (d - 1)
     */
    @Override
    public int size() {
        return tangent.size();
    }

    @Override
    public void apply(double[] x, double[] y) {
        if (x == null || y == null) {
            throw new IllegalArgumentException("SphereHessian.apply(x = " + (x == null ? "null" : "given") + ", y = "
                    + (y == null ? "null" : "given") + "): N (d - 1) = " + size() + " numbers each are needed");
        }
        if (x.length != size() || y.length != size()) {
            throw new IllegalArgumentException("SphereHessian.apply: vectors of " + x.length + " and " + y.length
                    + " numbers came; N (d - 1) = " + size() + " are needed");
        }
        curvature.apply(x, y);
    }

    /**
     * The matrix itself.
     *
     * @return (N (d - 1))^2 numbers, row-major and symmetric; row i (d - 1) + c is direction c at site i
     */
    public double[] matrix() {
        fits(space.size());
        return curvature.matrix();
    }

    /**
     * All eigenvalues, from the dense matrix.
     *
     * @return N (d - 1) eigenvalues
     */
    public Spectrum spectrum() {
        return Spectrum.of(matrix(), size());
    }

    /**
     * The smallest eigenvalue: negative where the state is not a minimum. By Lanczos with a residual of 1e-8.
     *
     * @return it and its mode
     */
    public Eigenpair smallest() {
        return smallest(new Lanczos());
    }

    /**
     * The smallest eigenvalue.
     *
     * @param method how exactly, and from which start
     * @return it and its mode
     */
    public Eigenpair smallest(Lanczos method) {
        if (method == null) {
            throw new IllegalArgumentException("SphereHessian.smallest(method = null): try new Lanczos()");
        }
        return method.smallest(this);
    }

    /**
     * The multipliers that hold the spins on their spheres, h_i . s_i.
     *
     * @return N numbers, a copy
     */
    public double[] multipliers() {
        return multipliers.clone();
    }

    /**
     * A tangent vector in the space of states, B u.
     *
     * @param u N (d - 1) numbers, for example a mode
     * @return n d numbers, at each site orthogonal to s_i, of the same length as u
     */
    public double[] lift(double[] u) {
        if (u == null || u.length != size()) {
            throw new IllegalArgumentException("SphereHessian.lift: " + (u == null ? "u = null" : u.length + " numbers")
                    + " came; N (d - 1) = " + size() + " are needed");
        }
        int t = tangent.d();
        double[] x = new double[space.size()];
        for (int row = 0; row < x.length; row++) {
            int site = row / space.d();
            for (int c = 0; c < t; c++) {
                x[row] += basis[row * t + c] * u[site * t + c];
            }
        }
        return x;
    }

    @Override
    public String toString() {
        return "SphereHessian(" + space + ", N (d - 1) = " + size() + ")";
    }
}
