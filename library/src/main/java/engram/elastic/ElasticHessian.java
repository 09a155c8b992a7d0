package engram.elastic;

import engram.numeric.Eigen;
import engram.numeric.Operator;
import engram.topology.Points;

/**
 * The Hessian of an elastic network at rest, its dynamical matrix: H = kappa B^T B, with
 * (B u)_ij = n_ij . (u_j - u_i) one row a spring. Blocks H_ij = -kappa n_ij (x) n_ij for joined i and j, zero for
 * others, and H_ii = kappa sum_j n_ij (x) n_ij. It is symmetric, never negative, and the d translations cost nothing.
 * Source: Gallavotti and Zaccone, Eqs 4 and 5.
 *
 * <p>A product costs 4 d multiplications a spring. For use by one thread at a time.
 *
 * @since 0.1.0
 */
public final class ElasticHessian implements Operator {
    private final ElasticNetwork network;
    private final double[] tension;

    ElasticHessian(ElasticNetwork network) {
        this.network = network;
        tension = new double[network.bonds()];
    }

    /**
     * Number of coordinates.
     *
     * @return d N
     */
    @Override
    public int size() {
        return network.points().n() * network.points().d();
    }

    @Override
    public void apply(double[] x, double[] y) {
        if (x.length != size() || y.length != size()) {
            throw new IllegalArgumentException("ElasticHessian.apply: vectors of " + x.length + " and " + y.length
                    + " numbers came; d N = " + size() + " are needed");
        }
        network.stretch(x, tension);
        for (int e = 0; e < tension.length; e++) {
            tension[e] *= network.stiffness();
        }
        network.forces(tension, y);
    }

    /**
     * The matrix itself.
     *
     * @return (d N)^2 numbers, row-major and symmetric; row i d + a is axis a of site i
     */
    public double[] matrix() {
        Points points = network.points();
        int d = points.d();
        int size = size();
        if ((long) size * size > Integer.MAX_VALUE - 8) {
            throw new IllegalArgumentException("ElasticHessian.matrix: (d N)^2 = " + (long) size * size
                    + " numbers do not fit one array; use the operator, which never forms it");
        }
        double[] matrix = new double[size * size];
        ElasticNetwork.Springs all = network.all();
        for (int e = 0; e < tension.length; e++) {
            int i = all.i()[e] * d;
            int j = all.j()[e] * d;
            for (int a = 0; a < d; a++) {
                for (int b = 0; b < d; b++) {
                    double block = network.stiffness() * all.n()[e * d + a] * all.n()[e * d + b];
                    matrix[(i + a) * size + j + b] -= block;
                    matrix[(j + a) * size + i + b] -= block;
                    matrix[(i + a) * size + i + b] += block;
                    matrix[(j + a) * size + j + b] += block;
                }
            }
        }
        return matrix;
    }

    /**
     * All modes of vibration, from the dense matrix. Eigenvalues of size up to d N 2^-52 times 2 kappa max_i Z_i, which
     * bounds |H|, cannot be told from zero and count as zero modes.
     *
     * @return d N eigenvalues
     */
    public Vibrations vibrations() {
        double[] values = Eigen.values(matrix(), size());
        double rounding = size() * Math.ulp(1.0) * 2 * network.stiffness() * network.mostSprings();
        int zero = 0;
        while (zero < values.length && values[zero] <= rounding) {
            values[zero++] = 0;
        }
        return new Vibrations(values, zero);
    }

    @Override
    public String toString() {
        return "ElasticHessian of " + network;
    }
}
