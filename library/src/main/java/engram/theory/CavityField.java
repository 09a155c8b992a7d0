package engram.theory;

import org.apache.commons.math3.analysis.integration.gauss.GaussIntegrator;
import org.apache.commons.math3.analysis.integration.gauss.GaussIntegratorFactory;
import org.apache.commons.math3.special.Erf;

/**
 * What an Ising spin does on average in a Gaussian field g = mean + width z at temperature T: the averages over z
 * that replica-symmetric theories are made of, good to 1e-14. With u = g / T:
 *
 * <p>Where |u| is above 20, tanh u is a sign to 1e-17 and the rest is error functions. Between, Gauss and Legendre's rule
 * with 16 nodes on panels short beside both the Gaussian and the poles of tanh at u = i pi / 2; panels are laid out in
 * u for a wide field and in z for a narrow one, so that neither is the difference of large numbers.
 *
 * @param s &lt;tanh u&gt;
 * @param q &lt;tanh^2 u&gt;
 * @param c &lt;sech^2 u&gt; / T, the susceptibility
 * @param cz &lt;z sech^2 u&gt; / T, which is ds/dwidth, and width dc/dmean
 * @param czz &lt;z^2 sech^2 u&gt; / T; width dc/dwidth is czz - c
 * @param fourth &lt;sech^4 u&gt; / T^2; infinite at T = 0
 * @param free T &lt;ln 2 cosh u&gt;; at T = 0 the mean of |g|
 */
record CavityField(double s, double q, double c, double cz, double czz, double fourth, double free) {
    private static final GaussIntegrator LEGENDRE = new GaussIntegratorFactory().legendre(16);

    /** Beyond this many standard deviations there is 1e-20 of a Gaussian. */
    private static final double RANGE = 9.5;

    /** 1 - tanh(20) is 8e-18. */
    private static final double SATURATED = 20;

    static CavityField at(double temperature, double mean, double width) {
        if (temperature == 0) {
            return frozen(mean, width);
        }
        boolean wide = width > temperature;
        double[] sum = new double[7];
        double from = Math.max(-SATURATED, (mean - RANGE * width) / temperature);
        double to = Math.min(SATURATED, (mean + RANGE * width) / temperature);
        if (width == 0) {
            add(sum, mean / temperature, 0, 1);
        } else if (from < to) {
            double low = wide ? from : from > -SATURATED ? -RANGE : (from * temperature - mean) / width;
            double high = wide ? to : to < SATURATED ? RANGE : (to * temperature - mean) / width;
            int panels = (int) Math.ceil((high - low) / (wide ? Math.min(2, width / temperature) : 1));
            double half = (high - low) / (2 * panels);
            for (int panel = 0; panel < panels; panel++) {
                for (int k = 0; k < 16; k++) {
                    double at = low + half * (2 * panel + 1 + LEGENDRE.getPoint(k));
                    double u = wide ? at : (mean + width * at) / temperature;
                    double z = wide ? (temperature * at - mean) / width : at;
                    double dz = half * LEGENDRE.getWeight(k) * (wide ? temperature / width : 1);
                    add(sum, u, z, dz * gauss(z));
                }
            }
        }
        for (int k = 2; k < 5; k++) {
            sum[k] /= temperature;
        }
        sum[5] /= temperature * temperature;
        sum[6] *= temperature;
        if (width > 0) {
            double above = (SATURATED * temperature - mean) / width;
            double below = (-SATURATED * temperature - mean) / width;
            double up = Erf.erfc(above / Math.sqrt(2)) / 2;
            double down = Erf.erfc(-below / Math.sqrt(2)) / 2;
            sum[0] += up - down;
            sum[1] += up + down;
            sum[6] += mean * (up - down) + width * (gauss(above) + gauss(below));
        }
        return new CavityField(sum[0], sum[1], sum[2], sum[3], sum[4], sum[5], sum[6]);
    }

    private static void add(double[] sum, double u, double z, double weight) {
        double e = Math.exp(-2 * Math.abs(u));
        double t = -Math.expm1(-2 * Math.abs(u)) / (1 + e);
        double sech2 = 4 * e / ((1 + e) * (1 + e));
        sum[0] += weight * Math.copySign(t, u);
        sum[1] += weight * t * t;
        sum[2] += weight * sech2;
        sum[3] += weight * z * sech2;
        sum[4] += weight * z * z * sech2;
        sum[5] += weight * sech2 * sech2;
        sum[6] += weight * (Math.abs(u) + Math.log1p(e));
    }

    private static CavityField frozen(double mean, double width) {
        double x = mean / width;
        double s = Erf.erf(x / Math.sqrt(2));
        double c = 2 * gauss(x) / width;
        return new CavityField(s, 1, c, -x * c, x * x * c, Double.POSITIVE_INFINITY, mean * s + width * width * c);
    }

    static double gauss(double z) {
        return Math.exp(-z * z / 2) / Math.sqrt(2 * Math.PI);
    }
}
