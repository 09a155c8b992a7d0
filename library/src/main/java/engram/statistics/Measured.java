package engram.statistics;

/**
 * A number with its standard error, wherever it comes from: an average, a fit, a search.
 *
 * @since 0.1.0
 */
public interface Measured {

    /**
     * The number.
     *
     * @return the value; NaN if there is none
     */
    double value();

    /**
     * The standard error.
     *
     * @return the error; NaN if it is not known, 0 if the value is exact
     */
    double se();
}
