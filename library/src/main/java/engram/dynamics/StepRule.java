package engram.dynamics;

import java.util.random.RandomGenerator;

/**
 * How a whole state moves in one step: a rule of one's own for {@link AllAtOnce}.
 *
 * <pre>{@code
 * StepRule strongest = (h, s, next, random) -> {   // the ten highest fields win
 *     double tenth = DoubleStream.of(h).sorted().skip(h.length - 10).findFirst().orElseThrow();
 *     for (int i = 0; i < h.length; i++) next[i] = h[i] >= tenth ? 1 : -1;
 * };
 * }</pre>
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface StepRule {

    /**
     * Makes the next state.
     *
     * @param h the fields at all sites, n d numbers; component a of site i is h[i d + a]
     * @param s the state as it is, to be read alone
     * @param next out: the next state; it comes as a copy of s
     * @param random the trial's own generator
     */
    void step(double[] h, double[] s, double[] next, RandomGenerator random);
}
