package engram.disorder;

import engram.coupling.Blocks;
import engram.pattern.Binary;
import engram.random.Streams;
import java.util.Arrays;
import java.util.Objects;

/**
 * Mattis's model: disorder without frustration, J_ij = J xi_i xi_j on the connections of a ferromagnet, xi_i = +1 or -1,
 * d = 1. On all pairs with J = 1/N it is Hebb's rule for one pattern. The {@link Gauge} of xi turns it into the
 * ferromagnet, bit for bit. Source: Mattis, Phys. Lett. A 56, 421 (1976).
 *
 * @param magnet the ferromagnet it is, seen through the gauge
 * @param xi N numbers, each 1 or -1
 * @since 0.1.0
 */
public record Mattis(Ferromagnet magnet, double[] xi) {

    /**
     * Checks the parameters.
     *
     * @param magnet the ferromagnet it is, seen through the gauge
     * @param xi N numbers, each 1 or -1
     */
    public Mattis {
        if (magnet == null) {
            throw new IllegalArgumentException("Mattis(magnet = null): try Ferromagnet.complete(n)");
        }
        Gauge.signs("Mattis", xi, magnet.topology().n());
        xi = xi.clone();
    }

    /**
     * The signs.
     *
     * @return N numbers, each 1 or -1; a copy
     */
    @Override
    public double[] xi() {
        return xi.clone();
    }

    /**
     * A random one.
     *
     * @param magnet the ferromagnet it is, seen through the gauge
     * @param streams where the signs come from
     * @return the model, its signs independent and unbiased
     */
    public static Mattis draw(Ferromagnet magnet, Streams streams) {
        Objects.requireNonNull(
                magnet, "Mattis.draw(magnet = null): a ferromagnet was needed; try Ferromagnet.complete(100)");
        return new Mattis(
                magnet, new Binary().draw(1, magnet.topology().n(), streams).xi());
    }

    /**
     * The couplings.
     *
     * @return J xi_i xi_j on every connection, symmetric
     */
    public Blocks couplings() {
        return Bond.on(magnet.topology(), (i, j) -> magnet.strength() * xi[i] * xi[j]);
    }

    /**
     * The gauge that undoes the disorder.
     *
     * @return s_i to xi_i s_i
     */
    public Gauge gauge() {
        return new Gauge(xi);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Mattis that && magnet.equals(that.magnet) && Arrays.equals(xi, that.xi);
    }

    @Override
    public int hashCode() {
        return 31 * magnet.hashCode() + Arrays.hashCode(xi);
    }

    @Override
    public String toString() {
        return "Mattis(" + magnet + ")";
    }
}
