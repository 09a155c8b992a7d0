package engram.neuron;

/**
 * F(x) = x^n, or rectified: x^n for x &gt; 0 and 0 otherwise.
 *
 * <p>Unrectified even powers have E(s) = E(-s), so more than N/2 wrong bits recall the inverse of a pattern; of odd powers
 * the inverse of a pattern is a maximum of the energy. Rectified ones know no inverses and store twice as many patterns.
 * Convex if rectified or even. Source: Krotov and Hopfield, <i>Dense associative memory for pattern recognition</i> (2016).
 *
 * @param n the power, 2 or more
 * @param rectified whether negative overlaps count as 0
 * @since 0.1.0
 */
public record Power(int n, boolean rectified) implements Interaction {

    /**
     * Checks the power.
     *
     * @param n the power, 2 or more
     * @param rectified whether negative overlaps count as 0
     */
    public Power {
        if (n < 2 || n > 1000) {
            throw new IllegalArgumentException(
                    "Power(n = " + n + "): a power of 2 (Hopfield) or more, up to 1000, is needed; try 3");
        }
    }

    /**
     * The power itself, negative overlaps too.
     *
     * @param n the power, 2 or more
     */
    public Power(int n) {
        this(n, false);
    }

    /**
     * Returns a rectified power.
     *
     * @param n the power, 2 or more
     * @return x^n for positive x, 0 otherwise
     */
    public static Power rectified(int n) {
        return new Power(n, true);
    }

    @Override
    public double of(double x) {
        return rectified && x <= 0 ? 0 : raised(x, n);
    }

    @Override
    public double slope(double x) {
        return rectified && x <= 0 ? 0 : n * raised(x, n - 1);
    }

    /** By squaring: whole numbers stay whole as long as they fit. */
    private static double raised(double x, int power) {
        double result = 1;
        double square = x;
        for (int k = power; k > 0; k >>= 1) {
            result *= (k & 1) == 1 ? square : 1;
            square *= k > 1 ? square : 1;
        }
        return result;
    }

    @Override
    public boolean convex() {
        return rectified || n % 2 == 0;
    }

    @Override
    public String toString() {
        return rectified ? "x^" + n + " for x > 0" : "x^" + n;
    }
}
