package engram.neuron;

/**
 * F(x) = exp(beta x). Doubles end at exp(709), so overlaps up to 700 / beta are allowed; {@link LogSumExp} has the same recall
 * at T = 0 and no such bound. Source: Demircigil, Heusel, Löwe, Upgang and Vermet, <i>On a model of associative memory with huge
 * storage capacity</i> (2017), with beta = 1.
 *
 * @param beta steepness, above 0
 * @since 0.1.0
 */
public record Exponential(double beta) implements Interaction {
    private static final double MOST = 700;

    /**
     * Checks the steepness.
     *
     * @param beta steepness, above 0
     */
    public Exponential {
        if (!(beta > 0 && beta <= Double.MAX_VALUE)) {
            throw new IllegalArgumentException(
                    "Exponential(beta = " + beta + "): a finite steepness above 0 is needed; try 1");
        }
    }

    @Override
    public double of(double x) {
        if (beta * x > MOST) {
            throw new IllegalArgumentException(
                    "Exponential(beta = " + beta + "): exp(beta x) at the overlap x = " + x
                            + " leaves the range of doubles; use LogSumExp, whose recall at T = 0 is the same, or a smaller beta");
        }
        return StrictMath.exp(beta * x);
    }

    @Override
    public double slope(double x) {
        return beta * of(x);
    }

    @Override
    public boolean convex() {
        return true;
    }

    @Override
    public String toString() {
        return beta == 1 ? "exp(x)" : "exp(" + beta + " x)";
    }
}
