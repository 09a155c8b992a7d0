package engram.dynamics;

import java.util.random.RandomGenerator;

/**
 * How the spin at one site turns: a rule of one's own for {@link SiteBySite}.
 *
 * <pre>{@code
 * SiteRule noisyThreshold = (h, s, random) -> h[0] = h[0] + 0.1 * random.nextGaussian() > 0 ? 1 : -1;
 * }</pre>
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface SiteRule {

    /**
     * Turns a spin.
     *
     * @param h in: the field at the site, d numbers; out: the new spin, a bit of 1 or -1, or a unit vector
     * @param s the spin as it is, d numbers; to be read alone
     * @param random the trial's own generator
     */
    void turn(double[] h, double[] s, RandomGenerator random);
}
