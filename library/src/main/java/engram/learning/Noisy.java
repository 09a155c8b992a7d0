package engram.learning;

import engram.coupling.Couplings;
import engram.pattern.Patterns;
import engram.random.Streams;
import engram.topology.Topology;
import java.util.Objects;
import java.util.random.RandomGenerator;

/**
 * Another rule's couplings with static Gaussian noise added: W_ij^ab + (delta / sqrt(N)) z, on the topology of that rule and between
 * different sites only. The noise of W_ij and W_ji is one number, or two independent ones; with the latter the network has no energy.
 *
 * <p>The noise on the field of a site with all N inputs has the standard deviation delta, whatever the state: engram.theory.StaticNoise with
 * {@code fixed} = delta^2. With independent directions the same equations hold while a memory is recalled, but not the
 * echo through a spin's own neighbours.
 *
 * <p>Two numbers are drawn for each pair i &gt; j in either case, in the order of rows, so that both kinds of noise are the same below the
 * diagonal. Memory: all couplings twice, also where the other rule keeps only patterns.
 *
 * <p>Source: Sompolinsky, Phys. Rev. A 34, 2571 (1986).
 *
 * @param rule the rule whose couplings get noise
 * @param delta strength of the noise, finite and not negative; Hebb's rule has signals of order 1
 * @param symmetric whether W_ij and W_ji get the same noise
 * @param streams where the noise comes from; equal streams give equal noise
 * @since 0.1.0
 */
public record Noisy(LearningRule rule, double delta, boolean symmetric, Streams streams) implements LearningRule {

    /**
     * Checks the parameters.
     *
     * @param rule the rule whose couplings get noise
     * @param delta strength of the noise, finite and not negative
     * @param symmetric whether W_ij and W_ji get the same noise
     * @param streams where the noise comes from
     */
    public Noisy {
        Objects.requireNonNull(rule, "Noisy(rule = null): try new Noisy(new Hebb(), 0.3, true, streams)");
        Objects.requireNonNull(streams, "Noisy(streams = null): try Streams.seed(1)");
        if (!(delta >= 0) || Double.isInfinite(delta)) {
            throw new IllegalArgumentException(
                    "Noisy(delta = " + delta + "): the noise must be a finite number, zero or more; try 0.3");
        }
    }

    @Override
    public Couplings learn(Patterns xi, Topology g) {
        Couplings w = rule.learn(xi, g);
        int n = w.space().n();
        int d = w.space().d();
        double scale = delta / Math.sqrt(n);
        RandomGenerator random = streams.open("noise");
        double[][] noise = new double[n * d][n * d];
        for (int k = 0; k < n * d; k++) {
            for (int l = 0; l < k / d * d; l++) {
                double up = scale * random.nextGaussian();
                double down = scale * random.nextGaussian();
                noise[k][l] = up;
                noise[l][k] = symmetric ? up : down;
            }
        }
        return w.map((k, l, x) -> x + noise[k][l]);
    }
}
