package engram.state;

import java.util.Objects;
import java.util.random.RandomGenerator;

/**
 * Draws unit vectors about an axis e with density proportional to exp(kappa e . s) on the sphere in d dimensions:
 * von Mises and Fisher's law, which is also that of a spin at temperature T in a field h, with kappa = |h| / T and e
 * along h.
 *
 * <p>Exact: for d = 3 by the inverse of the distribution function, otherwise by rejection (Wood 1994; his beta
 * variate is drawn as the first component of a uniform vector). StrictMath gives the same bits on every JVM. Sources:
 * Fisher 1953; Wood, Commun. Statist. Simul. 23, 157. Holds scratch, so it is for one thread.
 *
 * @since 0.1.0
 */
public final class FisherSampler {
    /** Beyond these, kappa is as good as 0 or infinite, and arithmetic with it is not. */
    private static final double NONE = 1e-300;

    private static final double ENDLESS = 1e300;

    private final int d;
    private final Spins around;
    private final Spins sphere;
    private final double[] across;
    private final double[] uniform;

    /**
     * A sampler.
     *
     * @param d dimension of the vectors, at least 2
     */
    public FisherSampler(int d) {
        if (d < 2) {
            throw new IllegalArgumentException("FisherSampler(d = " + d
                    + "): directions about an axis need d of at least 2; bits are drawn with odds");
        }
        this.d = d;
        around = new Spins(1, d - 1);
        sphere = new Spins(1, d);
        across = new double[d - 1];
        uniform = new double[d];
    }

    /**
     * Draws a vector about the last axis.
     *
     * @param kappa concentration, zero or more
     * @param random the generator
     * @param s where to write
     * @param at where in it the d numbers begin
     */
    public void draw(double kappa, RandomGenerator random, double[] s, int at) {
        if (!(kappa >= 0)) {
            throw new IllegalArgumentException(
                    "FisherSampler.draw(kappa = " + kappa + "): a concentration of zero (uniform) or more is needed");
        }
        Objects.requireNonNull(
                random, "FisherSampler.draw(random = null): a generator was needed; try streams.open(\"axes\")");
        Objects.requireNonNull(s, "FisherSampler.draw(s = null): an array for the d numbers was needed");
        if (at < 0 || at > s.length - d) {
            throw new IllegalArgumentException("FisherSampler.draw(at = " + at + "): s has " + s.length
                    + " numbers; room for d = " + d + " of them from there on is needed");
        }
        double capped = Math.min(kappa, ENDLESS);
        double below = d == 3 ? inverse(capped, random) : rejection(capped, random);
        around.direction(random, across, 0);
        double length = Math.sqrt(below * (2 - below));
        for (int a = 0; a < d - 1; a++) {
            s[at + a] = length * across[a];
        }
        s[at + d - 1] = 1 - below;
    }

    /**
     * Draws a vector about a given axis: one about the last axis, carried there by the reflection that takes the one
     * axis to the other or, where that is ill-conditioned, to its opposite.
     *
     * @param axis the axis, d numbers, a unit vector
     * @param kappa concentration, zero or more
     * @param random the generator
     * @param s out: d numbers; not the axis itself
     */
    public void draw(double[] axis, double kappa, RandomGenerator random, double[] s) {
        Objects.requireNonNull(axis, "FisherSampler.draw(axis = null): a unit vector was needed");
        Objects.requireNonNull(random, "FisherSampler.draw(random = null): a generator was needed");
        Objects.requireNonNull(s, "FisherSampler.draw(s = null): an array for the d numbers was needed");
        if (axis.length != d) {
            throw new IllegalArgumentException(
                    "FisherSampler.draw: an axis of " + axis.length + " numbers came; d = " + d + " are needed");
        }
        draw(kappa, random, s, 0);
        double sign = axis[d - 1] >= 0 ? -1 : 1;
        double product = 0;
        for (int a = 0; a < d; a++) {
            product += s[a] * normal(axis, a, sign);
        }
        double scale = product / (1 - sign * axis[d - 1]);
        for (int a = 0; a < d; a++) {
            s[a] = sign * (s[a] - scale * normal(axis, a, sign));
        }
    }

    /** A component of the mirror's normal, e_d - sign axis, whose square is 2 (1 - sign axis_d), at least 2. */
    private double normal(double[] axis, int a, double sign) {
        return (a == d - 1 ? 1 : 0) - sign * axis[a];
    }

    /** 1 - e . s, which keeps its digits for large kappa. */
    private static double inverse(double kappa, RandomGenerator random) {
        double u = random.nextDouble();
        return kappa > NONE ? Math.min(2, -StrictMath.log1p(u * StrictMath.expm1(-2 * kappa)) / kappa) : 2 * u;
    }

    /** 1 - e . s: Wood's envelope, with 1 - x0 for his x0 and all differences from 1 worked out by hand. */
    private double rejection(double kappa, RandomGenerator random) {
        double b = (d - 1) / (2 * kappa + StrictMath.hypot(2 * kappa, d - 1));
        double x0 = (1 - b) / (1 + b);
        double gap = 2 * b / (1 + b);
        while (true) {
            sphere.direction(random, uniform, 0);
            double z = (1 - uniform[0]) / 2;
            double below = 2 * b * z / (1 - (1 - b) * z);
            double log = kappa * (gap - below) + (d - 1) * StrictMath.log((1 + x0 * below / gap) / (1 + x0));
            if (log >= StrictMath.log(random.nextDouble())) {
                return below;
            }
        }
    }
}
