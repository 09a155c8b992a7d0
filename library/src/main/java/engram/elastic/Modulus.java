package engram.elastic;

import java.util.Locale;

/**
 * A modulus of elasticity.
 *
 * @param affine if all sites move as the strain says: an upper bound
 * @param relaxed when they have given way to the forces on them, as they do; not above the affine one
 * @since 0.1.0
 */
public record Modulus(double affine, double relaxed) {

    /**
     * The part of the affine modulus that is left.
     *
     * @return relaxed / affine, from 0 to 1; NaN where both are 0
     */
    public double ratio() {
        return relaxed / affine;
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "Modulus(%.6g, affine %.6g)", relaxed, affine);
    }
}
