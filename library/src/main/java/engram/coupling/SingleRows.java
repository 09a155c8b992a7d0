package engram.coupling;

import java.util.Optional;

/**
 * Couplings in single precision, site by site in the layout of {@link engram.numeric.Lanes}, for zero-temperature dynamics.
 * What a spin does depends on the direction of its field alone, so the couplings of each site are divided by a number of
 * its own:
 *
 * <ul>
 *   <li>for d = 1, by their common unit where they have one, 1/N for Hebb's rule: they become whole numbers, fields are
 *       sums of whole numbers, and a field of zero is exactly zero;
 *   <li>otherwise by sum_j |W_ij|, so that no field is above 1, whatever the unit of W.
 * </ul>
 *
 * @param w the couplings of all sites, one after another
 * @param at where those of site i begin
 * @param neighbour the neighbours of all sites, one after another
 * @param from where the neighbours of site i begin
 * @param degree how many neighbours site i has
 * @since 0.1.0
 */
public record SingleRows(float[] w, int[] at, int[] neighbour, int[] from, int[] degree) {
    /** Whole numbers and sums of them up to this are exact as floats. */
    private static final long EXACT = 1 << 24;

    /**
     * Scales and rounds couplings, and turns rows into columns.
     *
     * @param w d rows a site, as {@link engram.numeric.Fields} has them
     * @param at where the rows of site i begin
     * @param neighbour the neighbours of all sites
     * @param from where the neighbours of site i begin
     * @param degree how many neighbours site i has
     * @param d dimension of a spin
     * @return the same by columns; none if some fields are sums of whole numbers too large for a float
     */
    static Optional<SingleRows> of(double[] w, int[] at, int[] neighbour, int[] from, int[] degree, int d) {
        float[] single = new float[w.length];
        for (int i = 0; i < at.length; i++) {
            int columns = d * degree[i];
            double largest = largest(w, at[i], d * columns);
            if (largest == 0) {
                continue;
            }
            double inverse = 1 / Math.max(largest, Double.MIN_NORMAL);
            double units = d == 1 ? CommonUnit.inLargest(w, at[i], columns, inverse) : 0;
            double sum = sum(w, at[i], d * columns, inverse);
            if (units * sum > EXACT) {
                return Optional.empty();
            }
            if (units > 0) {
                for (int k = at[i]; k < at[i] + columns; k++) {
                    single[k] = (float) Math.rint(w[k] * inverse * units);
                }
                continue;
            }
            double share = 1 / sum;
            for (int a = 0; a < d; a++) {
                for (int c = 0; c < columns; c++) {
                    single[at[i] + c * d + a] = (float) (w[at[i] + a * columns + c] * inverse * share);
                }
            }
        }
        return Optional.of(new SingleRows(single, at, neighbour, from, degree));
    }

    private static double largest(double[] w, int at, int numbers) {
        double largest = 0;
        for (int k = at; k < at + numbers; k++) {
            largest = Math.max(largest, Math.abs(w[k]));
        }
        return largest;
    }

    /** In units of the largest, so that it neither overflows nor vanishes. */
    private static double sum(double[] w, int at, int numbers, double inverse) {
        double sum = 0;
        for (int k = at; k < at + numbers; k++) {
            sum += Math.abs(w[k] * inverse);
        }
        return sum;
    }
}
