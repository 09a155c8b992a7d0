package engram.theory;

import java.util.Locale;
import java.util.stream.IntStream;

/**
 * The majority of noisy copies: of k independent copies of one prototype, each bit of a copy being the prototype's with probability
 * (1 + r) / 2, so that a copy has overlap r with its prototype and two copies have overlap r^2. It is where Hebb's rule ends for
 * N to infinity when the copies fuse into one attractor.
 *
 * <p>With x_1, ..., x_k = +-1 independent and of mean r,
 *
 * <pre>
 *   overlap with a copy = &lt;|x_1 + ... + x_k|&gt; / k,   overlap with the prototype = &lt;sign(x_1 + ... + x_k)&gt;.
 * </pre>
 *
 * <p>Bits in which an even number of copies is tied count as 0 in both; {@link #ties} is their share. The sums run over the k + 1 values of a
 * binomial distribution and are exact but for rounding. Source for families of patterns: Parga and Virasoro, J. Physique 47, 1857 (1986).
 *
 * @param copies k, from 1 to 1000
 * @param overlap r, from 0 to 1
 * @since 0.1.0
 */
public record Majority(int copies, double overlap) {
    private static final int MOST = 1000;

    /**
     * Checks the parameters.
     *
     * @param copies k, from 1 to 1000
     * @param overlap r, from 0 to 1
     */
    public Majority {
        if (copies < 1 || copies > MOST || !(overlap >= 0 && overlap <= 1)) {
            throw new IllegalArgumentException("Majority(copies = " + copies + ", overlap = " + overlap
                    + "): from 1 to 1000 copies and an overlap from 0 to 1 are needed; try 7 and 0.6");
        }
    }

    /**
     * The overlap of the majority with one of the copies.
     *
     * @return from 0 to 1; 1 for one copy
     */
    public double withCopy() {
        double[] chance = binomial();
        return IntStream.rangeClosed(0, copies)
                .mapToDouble(up -> chance[up] * Math.abs(2 * up - copies) / copies)
                .sum();
    }

    /**
     * The overlap of the majority with the prototype.
     *
     * @return from 0 to 1; r for one copy, towards 1 for many
     */
    public double withPrototype() {
        double[] chance = binomial();
        return IntStream.rangeClosed(0, copies)
                .mapToDouble(up -> chance[up] * Integer.signum(2 * up - copies))
                .sum();
    }

    /**
     * The share of bits in which as many copies are +1 as -1. Added to {@link #withCopy} it gives the overlap with a copy that decides them.
     *
     * @return 0 for an odd number of copies
     */
    public double ties() {
        return copies % 2 == 0 ? binomial()[copies / 2] : 0;
    }

    /** The probability that so many of the copies agree with the prototype. */
    private double[] binomial() {
        double[] chance = new double[copies + 1];
        chance[0] = 1;
        for (int k = 0; k < copies; k++) {
            for (int up = k + 1; up >= 0; up--) {
                chance[up] = chance[up] * (1 - overlap) / 2 + (up > 0 ? chance[up - 1] * (1 + overlap) / 2 : 0);
            }
        }
        return chance;
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "Majority(of %d copies, r = %.4g: %.4f with a copy, %.4f with the prototype)",
                copies,
                overlap,
                withCopy(),
                withPrototype());
    }
}
