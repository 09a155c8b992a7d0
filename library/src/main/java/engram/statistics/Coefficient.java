package engram.statistics;

/**
 * A value and its standard error, for example a coefficient of a fit or a cell of a table. For an average of values there is
 * {@link Estimate}, which also says how many there were.
 *
 * @param value the value; NaN if there is none
 * @param se its standard error, at least 0; NaN if it is not known
 * @since 0.1.0
 */
public record Coefficient(double value, double se) implements Measured {

    /**
     * Checks the standard error.
     *
     * @param value the value; NaN if there is none
     * @param se its standard error, at least 0; NaN if it is not known
     */
    public Coefficient {
        if (se < 0) {
            throw new IllegalArgumentException("Coefficient(" + value + ", se = " + se
                    + "): a standard error is 0 or more; NaN if it is not known");
        }
    }

    /**
     * Value and error to two digits of the error.
     *
     * @return for example {@code 0.00519 ± 0.00004}
     */
    @Override
    public String toString() {
        return Estimate.plusMinus(value, se);
    }
}
