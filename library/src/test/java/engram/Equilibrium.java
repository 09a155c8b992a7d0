package engram;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import engram.exact.Boltzmann;
import engram.model.Quadratic;
import engram.state.Batch;
import org.apache.commons.math3.distribution.ChiSquaredDistribution;

/** Samples of a small network beside its exact distribution. */
public final class Equilibrium {
    private Equilibrium() {}

    /**
     * The ends of independent trials against the exact distribution: the energy, |m| with a direction, all spins and pairs to 5 standard
     * errors, at which a wrong sign is seen and chance is not, and the histogram over all states by chi-squared.
     *
     * @param exact the distribution
     * @param model the network
     * @param xi the direction, N signs
     * @param end independent states
     */
    public static void follows(Boltzmann exact, Quadratic model, double[] xi, Batch end) {
        int n = xi.length;
        int trials = end.trials();
        int[] count = new int[1 << n];
        double[] spins = new double[n];
        double[] pairs = new double[n * n];
        double energy = 0;
        double overlap = 0;
        for (int t = 0; t < trials; t++) {
            double[] s = end.state(t);
            int code = 0;
            for (int i = 0; i < n; i++) {
                code |= s[i] > 0 ? 1 << i : 0;
                spins[i] += s[i] / trials;
                for (int j = 0; j < n; j++) {
                    pairs[i * n + j] += s[i] * s[j] / trials;
                }
            }
            count[code]++;
            energy += model.energy(s) / trials;
            overlap += m(s, xi) / trials;
        }
        within(exact.mean(model::energy), exact.mean(s -> Math.pow(model.energy(s), 2)), energy, trials);
        within(exact.mean(s -> m(s, xi)), exact.mean(s -> m(s, xi) * m(s, xi)), overlap, trials);
        double[] magnetisations = exact.magnetisations();
        for (int i = 0; i < n; i++) {
            within(magnetisations[i], 1, spins[i], trials);
        }
        double[] correlations = exact.correlations();
        for (int k = 0; k < n * n; k++) {
            within(correlations[k], 1, pairs[k], trials);
        }
        assertTrue(tail(count, exact.probabilities(), trials) > 1e-4);
    }

    private static double m(double[] s, double[] xi) {
        double sum = 0;
        for (int i = 0; i < s.length; i++) {
            sum += s[i] * xi[i];
        }
        return Math.abs(sum) / s.length;
    }

    /** A mean over independent values, given its exact first two moments, is right to 5 standard errors. */
    private static void within(double mean, double square, double here, int trials) {
        double error = Math.sqrt(Math.max(0, square - mean * mean) / trials);
        assertEquals(mean, here, 5 * error + 1e-12);
    }

    /**
     * The odds of a chi-squared as large; states of fewer than 5 expected visits are counted together.
     *
     * @param count visits of each state
     * @param p exact probabilities
     * @param trials how many visits
     * @return from 0 to 1
     */
    public static double tail(int[] count, double[] p, int trials) {
        double restCount = 0;
        double rest = 0;
        double chi = 0;
        int bins = 0;
        for (int code = 0; code < count.length; code++) {
            double expected = p[code] * trials;
            if (expected < 5) {
                rest += expected;
                restCount += count[code];
            } else {
                chi += (count[code] - expected) * (count[code] - expected) / expected;
                bins++;
            }
        }
        if (rest >= 5) {
            chi += (restCount - rest) * (restCount - rest) / rest;
            bins++;
        }
        return 1 - new ChiSquaredDistribution(bins - 1).cumulativeProbability(chi);
    }
}
