package engram.observable;

/**
 * How many sites take part in a mode: (sum_i p_i)^2 / (N sum_i p_i^2) with p_i = |v_i|^2 the weight of site i. It
 * is 1 / N for a mode on one site, 1 for one that is equally strong everywhere, and for random Gaussian modes
 * k / (k + 2), with k components a site (1/3 for k = 1, 1/2 for k = 2).
 *
 * @since 0.1.0
 */
public final class Participation {
    private Participation() {}

    /**
     * The participation ratio.
     *
     * @param v a mode, site by site
     * @param components numbers a site: d for modes of couplings, d - 1 for those of a {@link SphereHessian}
     * @return from 1 / N to 1
     */
    public static double ratio(double[] v, int components) {
        if (v == null) {
            throw new IllegalArgumentException(
                    "Participation.ratio(v = null): a mode is needed, for example a vector()");
        }
        if (components < 1 || v.length == 0 || v.length % components != 0) {
            throw new IllegalArgumentException("Participation: a mode of " + v.length + " numbers came with "
                    + components + " a site; the length must be a multiple of it (d, or d - 1 for a Hessian)");
        }
        double largest = 0;
        for (double component : v) {
            // NaN stays.
            largest = Math.max(largest, Math.abs(component));
        }
        if (!(largest > 0 && largest <= Double.MAX_VALUE)) {
            throw new IllegalArgumentException(
                    "Participation: the mode is zero or not finite; a vector with some finite length is needed");
        }
        double sum = 0;
        double squares = 0;
        for (int i = 0; i < v.length; i += components) {
            double weight = 0;
            for (int a = 0; a < components; a++) {
                double part = v[i + a] / largest;
                weight += part * part;
            }
            sum += weight;
            squares += weight * weight;
        }
        int sites = v.length / components;
        return sum * sum / (sites * squares);
    }
}
