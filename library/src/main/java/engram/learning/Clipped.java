package engram.learning;

import engram.coupling.Blocks;
import engram.coupling.Couplings;
import engram.pattern.Patterns;
import engram.topology.Topology;
import java.util.Objects;

/**
 * Another rule's couplings of which only the signs are kept: W_ij^ab becomes c sign(W_ij^ab), on the
 * topology of that rule; for d > 1 each component by itself, so rotations of all spins are then no
 * longer a symmetry.
 *
 * <p>The one scale c is the root mean square of all couplings off the diagonal. So the field in a random
 * state keeps its variance (on average over sites), and only the signal of a pattern shrinks, for Hebb's
 * rule and many random bits by sqrt(2/pi). Recall at zero temperature does not depend on c; a temperature
 * does. Couplings below 1e-12 of the largest count as zero and stay zero. Diagonal blocks are set
 * to zero. Memory: all couplings, also where the other rule keeps only patterns.
 *
 * <p>Sources: Hopfield 1982; Sompolinsky 1986 (capacity falls from .138 to .102 N).
 *
 * @param rule the rule to clip
 * @since 0.1.0
 */
public record Clipped(LearningRule rule) implements LearningRule {

    /**
     * Checks the parameters.
     *
     * @param rule the rule to clip
     */
    public Clipped {
        Objects.requireNonNull(rule, "Clipped(rule = null): try new Clipped(new Hebb())");
    }

    @Override
    public Couplings learn(Patterns xi, Topology g) {
        Blocks whole = OffDiagonal.copy(this, rule.learn(xi, g));
        double[] w = whole.weights().clone();
        double largest = whole.largest();
        int power = Math.getExponent(largest);
        double squares = 0;
        for (double number : w) {
            double scaled = Math.scalb(number, -power);
            squares += scaled * scaled;
        }
        double scale = Math.scalb(Math.sqrt(squares / w.length), power);
        for (int k = 0; k < w.length; k++) {
            w[k] = Math.abs(w[k]) <= Couplings.SAME * largest ? 0 : Math.copySign(scale, w[k]);
        }
        return new Blocks(whole.topology(), whole.space().d(), w);
    }
}
