package engram.disorder;

import engram.coupling.Blocks;
import engram.pattern.Patterns;
import engram.pattern.UniformVectors;
import engram.random.Streams;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;

/**
 * The ferromagnet of vectors that can point only along an axis of their own, S_i = s_i n_i with s_i = +1 or -1: the limit of
 * strong anisotropy. J S_i . S_j leaves Ising spins, d = 1, with J_ij = J n_i . n_j on the connections of a graph. Axes of
 * one component are {@link Mattis}. Source: Harris, Plischke and Zuckermann, Phys. Rev. Lett. 31, 160 (1973).
 *
 * @param magnet who is joined and how strongly, J
 * @param axes one pattern of unit vectors, the axis of each site; their d is the number of components
 * @since 0.1.0
 */
public record RandomAxis(Ferromagnet magnet, Patterns axes) {

    /**
     * Checks the parameters.
     *
     * @param magnet who is joined and how strongly, J
     * @param axes one pattern of unit vectors, the axis of each site; their d is the number of components
     */
    public RandomAxis {
        if (magnet == null || axes == null) {
            throw new IllegalArgumentException("RandomAxis(magnet = " + magnet + ", axes = " + axes
                    + "): neither may be null; try RandomAxis.draw(Ferromagnet.complete(n), 3, streams)");
        }
        if (axes.p() != 1 || axes.n() != magnet.topology().n()) {
            throw new IllegalArgumentException("RandomAxis: " + axes + " came; one pattern of N = "
                    + magnet.topology().n() + " axes is needed, as UniformVectors(3).draw(1, N, streams)");
        }
    }

    /**
     * Axes in all directions.
     *
     * @param magnet who is joined and how strongly, J
     * @param components of an axis, at least 1; 3 for magnets
     * @param streams where the axes come from
     * @return the model, its axes independent and uniform
     */
    public static RandomAxis draw(Ferromagnet magnet, int components, Streams streams) {
        Objects.requireNonNull(
                magnet, "RandomAxis.draw(magnet = null): a ferromagnet was needed; try Ferromagnet.complete(100)");
        return new RandomAxis(
                magnet, new UniformVectors(components).draw(1, magnet.topology().n(), streams));
    }

    /**
     * The couplings of the signs s_i.
     *
     * @return J n_i . n_j on every connection, symmetric
     */
    public Blocks couplings() {
        int d = axes.d();
        double[] n = axes.xi();
        return Bond.on(magnet.topology(), (i, j) -> {
            double sum = 0;
            for (int a = 0; a < d; a++) {
                sum += n[i * d + a] * n[j * d + a];
            }
            return magnet.strength() * sum;
        });
    }

    /**
     * The vectors themselves.
     *
     * @param s N signs
     * @return S_i = s_i n_i, N d numbers
     */
    public double[] vectors(double[] s) {
        return new Gauge(s).of(axes).xi();
    }

    /**
     * The length of the mean vector, 1 if all vectors are the same.
     *
     * @param s N signs
     * @return M = |(1/N) sum_i S_i|
     */
    public double magnetisation(double[] s) {
        double[] vectors = vectors(s);
        int d = axes.d();
        double[] sum = new double[d];
        for (int k = 0; k < vectors.length; k++) {
            sum[k % d] += vectors[k] * d / vectors.length;
        }
        return Math.sqrt(Arrays.stream(sum).map(x -> x * x).sum());
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "RandomAxis(%s, %d components)", magnet, axes.d());
    }
}
