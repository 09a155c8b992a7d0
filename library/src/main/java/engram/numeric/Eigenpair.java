package engram.numeric;

import java.util.Locale;

/**
 * An eigenvalue, its vector, and how well they fit.
 *
 * @param value theta = v . A v
 * @param vector v, of unit length; its largest component is positive
 * @param residual |A v - theta v|: some eigenvalue of A lies within this of theta, and theta itself is off by about
 *     its square over the distance to the next eigenvalue
 * @param steps products with A that it took
 * @since 0.1.0
 */
public record Eigenpair(double value, double[] vector, double residual, int steps) {
    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "Eigenpair(value = %.9g, n = %d, residual = %.1e, %d steps)",
                value,
                vector.length,
                residual,
                steps);
    }
}
