package engram.theory;

import org.apache.commons.math3.analysis.integration.gauss.GaussIntegrator;
import org.apache.commons.math3.analysis.integration.gauss.GaussIntegratorFactory;

/**
 * How much must be said of a unit vector, uniform in d dimensions, so that another can be named that has the mean
 * overlap m with it: the rate-distortion function of the sphere.
 *
 * <p>Of all channels with &lt;cos theta&gt; = m the von Mises-Fisher one conveys least:
 *
 * <pre>
 *   R_d(m) = kappa m - ln Z(kappa),   Z(kappa) = &lt;exp(kappa cos theta)&gt; over the sphere,   d ln Z / d kappa = m,
 * </pre>
 *
 * <p>given in bits. For d = 1 this is 1 - H2((1 + m) / 2), at most one bit; for d &gt; 1 it grows without bound as m
 * tends to 1, as ((d - 1) / 2) log2(1 / (1 - m)). A network that gives back a pattern with overlap m has stored at least
 * R_d(m) of each neuron. Source: Shannon's lower bound (1959), which the symmetry of the sphere makes exact.
 *
 * @param d dimension of the vector, at least 1
 * @since 0.1.0
 */
public record SphericalRate(int d) {
    private static final GaussIntegratorFactory GAUSS = new GaussIntegratorFactory();
    private static final int PANELS = 8;
    private static final int NODES = 32;

    /**
     * Checks the parameters.
     *
     * @param d dimension of the vector, at least 1
     */
    public SphericalRate {
        if (d < 1) {
            throw new IllegalArgumentException(
                    "SphericalRate(d = " + d + "): a vector has at least one dimension; try 1 for bits, or 3");
        }
    }

    /**
     * The rate.
     *
     * @param m the mean overlap, from 0 to below 1 (to 1 for d = 1)
     * @return bits a vector
     */
    public double bits(double m) {
        if (!(m >= 0 && (m < 1 || d == 1 && m <= 1))) {
            throw new IllegalArgumentException(
                    "SphericalRate(d = " + d + ").bits(m = " + m + "): an overlap from 0 to below 1 is needed"
                            + (d == 1 ? "" : "; at 1 a vector takes infinitely many bits"));
        }
        if (m == 0) {
            return 0;
        }
        if (d == 1) {
            return 1 + plogp((1 + m) / 2) + plogp((1 - m) / 2);
        }
        double low = 0;
        double high = 1;
        while (moments(high)[1] < m) {
            low = high;
            high *= 2;
        }
        while (high - low > 4 * Math.ulp(high)) {
            double middle = (low + high) / 2;
            if (moments(middle)[1] < m) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return (high * m - moments(high)[0]) / Math.log(2);
    }

    private static double plogp(double p) {
        return p > 0 ? p * Math.log(p) / Math.log(2) : 0;
    }

    /** ln Z(kappa) and the mean of cos theta, with exp(kappa (cos theta - 1)) integrated where it is not below 1e-30. */
    private double[] moments(double kappa) {
        double end = kappa > 35 ? 2 * Math.asin(Math.sqrt(35 / kappa)) : Math.PI;
        double weight = 0;
        double along = 0;
        GaussIntegrator rule = GAUSS.legendre(NODES);
        for (int panel = 0; panel < PANELS; panel++) {
            for (int k = 0; k < NODES; k++) {
                double theta = end * (panel + (1 + rule.getPoint(k)) / 2) / PANELS;
                double half = Math.sin(theta / 2);
                double density =
                        rule.getWeight(k) * Math.pow(Math.sin(theta), d - 2) * Math.exp(-2 * kappa * half * half);
                weight += density;
                along += density * 2 * half * half;
            }
        }
        return new double[] {kappa + Math.log(weight * end / (2 * PANELS) / surface()), 1 - along / weight};
    }

    /** The integral of sin^(d - 2) from 0 to pi. */
    private double surface() {
        double integral = d % 2 == 0 ? Math.PI : 2;
        for (int power = d % 2 == 0 ? 2 : 3; power <= d - 2; power += 2) {
            integral *= (power - 1.0) / power;
        }
        return integral;
    }
}
