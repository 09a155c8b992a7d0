package engram.statistics;

import engram.argument.Given;
import java.util.Arrays;

/**
 * Averages at temperatures near the one at which states were sampled. A state of energy E that was met at T_0 has at T the weight
 *
 * <pre>
 *   w = exp(-(1/T - 1/T_0) (E - mean E)),   &lt;x&gt;_T = sum w x / sum w,   k_B = 1;
 * </pre>
 *
 * <p>the mean energy only keeps the weights near 1. It works as far as the energies that matter at T were met at T_0: |1/T - 1/T_0| up
 * to about 1 / sd(E), less for larger systems. {@link #effective} tells how many states still count. Source: Ferrenberg and Swendsen,
 * Phys. Rev. Lett. 61, 2635 (1988).
 *
 * @param temperature T_0 of the states, above 0
 * @param energies the energy of each state, of the whole system and not per site
 * @since 0.1.0
 */
public record Reweighting(double temperature, double[] energies) {

    /**
     * Keeps a copy.
     *
     * @param temperature T_0 of the states, above 0
     * @param energies the energy of each state, of the whole system and not per site
     */
    public Reweighting {
        temperature("Reweighting", temperature);
        energies = Given.value("Reweighting", "energies", energies, "the energy of each state")
                .clone();
        if (energies.length == 0 || !Arrays.stream(energies).allMatch(Double::isFinite)) {
            throw new IllegalArgumentException("Reweighting: " + energies.length
                    + " energies came; at least one is needed, and all must be finite");
        }
    }

    private static void temperature(String call, double temperature) {
        if (!(temperature > 0 && temperature < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(
                    call + "(T = " + temperature + "): a finite temperature above 0 is needed");
        }
    }

    /**
     * The energies.
     *
     * @return a copy
     */
    @Override
    public double[] energies() {
        return energies.clone();
    }

    /**
     * The weights of the states at another temperature.
     *
     * @param t T, above 0
     * @return one weight for each state, not normalised
     */
    public double[] weights(double t) {
        temperature("Reweighting.weights", t);
        double mean = Arrays.stream(energies).average().orElseThrow();
        return Arrays.stream(energies)
                .map(e -> Math.exp(-(1 / t - 1 / temperature) * (e - mean)))
                .toArray();
    }

    /**
     * The average of a number at another temperature.
     *
     * @param x the number in each state, in the order of the energies
     * @param t T, above 0
     * @return its average at T
     */
    public double mean(double[] x, double t) {
        Given.value("Reweighting.mean", "x", x, "the number in each state");
        if (x.length != energies.length) {
            throw new IllegalArgumentException("Reweighting.mean: " + x.length + " numbers came for " + energies.length
                    + " states; one for each is needed");
        }
        double[] w = weights(t);
        double sum = 0;
        double all = 0;
        for (int k = 0; k < w.length; k++) {
            sum += w[k] * x[k];
            all += w[k];
        }
        return sum / all;
    }

    /**
     * How many states of equal weight would average as well: (sum w)^2 / sum w^2.
     *
     * @param t T, above 0
     * @return from 1 to the number of states
     */
    public double effective(double t) {
        double[] w = weights(t);
        double all = Arrays.stream(w).sum();
        return all * all / Arrays.stream(w).map(v -> v * v).sum();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Reweighting that
                && Double.compare(temperature, that.temperature) == 0
                && Arrays.equals(energies, that.energies);
    }

    @Override
    public int hashCode() {
        return 31 * Double.hashCode(temperature) + Arrays.hashCode(energies);
    }

    @Override
    public String toString() {
        return "Reweighting(T = " + temperature + ", " + energies.length + " states)";
    }
}
