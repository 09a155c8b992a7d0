package engram.statistics;

import engram.argument.Given;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.Locale;

/**
 * What a search along an axis found: a place, or, where the axis ended too soon, only a bound on it. A censored
 * reading is not a measurement, and no average should take it for one.
 *
 * @param value the place, or the end of the axis that bounds it; finite
 * @param bound which of these it is
 * @since 0.1.0
 */
public record Reading(double value, Bound bound) implements Measured {

    /** What the value says. */
    public enum Bound {
        /** The place itself. */
        FOUND,
        /** The search ended before it: the place is the value or beyond. */
        AT_LEAST,
        /** It was passed before the search began: the place is the value or below. */
        AT_MOST
    }

    /**
     * Checks the parameters.
     *
     * @param value the place, or the end of the axis that bounds it; finite
     * @param bound which of these it is
     */
    public Reading {
        if (bound == null) {
            throw new IllegalArgumentException("Reading(bound = null): FOUND, AT_LEAST or AT_MOST is needed");
        }
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("Reading(" + value
                    + "): a finite number is needed; if nothing was found, the end of the search is a"
                    + " bound: AT_LEAST or AT_MOST");
        }
    }

    /**
     * A place that was found.
     *
     * @param value where
     * @return the reading
     */
    public static Reading found(double value) {
        return new Reading(value, Bound.FOUND);
    }

    /**
     * A place beyond the end of the search.
     *
     * @param value the end
     * @return the reading
     */
    public static Reading atLeast(double value) {
        return new Reading(value, Bound.AT_LEAST);
    }

    /**
     * A place before the beginning of the search.
     *
     * @param value the beginning
     * @return the reading
     */
    public static Reading atMost(double value) {
        return new Reading(value, Bound.AT_MOST);
    }

    /**
     * Where a curve first falls to a level, between two points by the straight line that joins them.
     *
     * @param x abscissae, ascending
     * @param y the curve at each, finite
     * @param level the level
     * @return the first crossing; AT_MOST the first x if the curve begins at or below the level, AT_LEAST the last if
     *     it stays above
     */
    public static Reading firstFall(double[] x, double[] y, double level) {
        checkCurve("firstFall", x, y, level);
        if (y[0] <= level) {
            return atMost(x[0]);
        }
        for (int k = 1; k < x.length; k++) {
            if (y[k] <= level) {
                double drop = y[k - 1] - y[k];
                double width = x[k] - x[k - 1];
                checkClose("firstFall", k, drop, width);
                return found(x[k - 1] + (y[k - 1] - level) / drop * width);
            }
        }
        return atLeast(x[x.length - 1]);
    }

    /**
     * Where a curve last falls below a level, between two points by the straight line that joins them: the end of all that lies above. For a
     * curve that falls once it is {@link #firstFall}; noise that dips below the level and rises again is not taken for the end.
     *
     * @param x abscissae, ascending
     * @param y the curve at each, finite
     * @param level the level
     * @return the last crossing; AT_MOST the first x if all of the curve is below the level, AT_LEAST the last if it ends at
     *     or above
     */
    public static Reading lastFall(double[] x, double[] y, double level) {
        checkCurve("lastFall", x, y, level);
        int k = x.length - 1;
        if (y[k] >= level) {
            return atLeast(x[k]);
        }
        while (k > 0 && y[k - 1] < level) {
            k--;
        }
        if (k == 0) {
            return atMost(x[0]);
        }
        double drop = y[k - 1] - y[k];
        double part = (x[k] - x[k - 1]) * (y[k - 1] - level);
        checkClose("lastFall", k, drop, part);
        return found(x[k - 1] + part / drop);
    }

    private static void checkCurve(String search, double[] x, double[] y, double level) {
        if (x == null || y == null) {
            throw new IllegalArgumentException("Reading." + search + "(x = " + (x == null ? "null" : "given") + ", y = "
                    + (y == null ? "null" : "given") + "): a curve is needed");
        }
        if (x.length == 0 || x.length != y.length || !Double.isFinite(level)) {
            throw new IllegalArgumentException("Reading." + search + "(" + x.length + " x, " + y.length + " y, level "
                    + level + "): at least one point, a y for each x, and a finite level are needed");
        }
        for (int k = 0; k < x.length; k++) {
            if (!Double.isFinite(y[k]) || !Double.isFinite(x[k]) || (k > 0 && x[k] <= x[k - 1])) {
                throw new IllegalArgumentException("Reading." + search + ": point " + k + " is (" + x[k] + ", " + y[k]
                        + "); x must ascend and all numbers be finite");
            }
        }
    }

    /** Refuses a crossing whose place would overflow. */
    private static void checkClose(String search, int k, double... distances) {
        if (Arrays.stream(distances).anyMatch(Double::isInfinite)) {
            throw new IllegalArgumentException("Reading." + search + ": points " + (k - 1) + " and " + k
                    + " lie further apart than the largest number; choose larger units");
        }
    }

    /**
     * The quantile of times of which some are only known to exceed a common end.
     *
     * @param finished the times that were seen to end
     * @param unfinished how many were still going
     * @param end when those were left, not below any finished time
     * @param q which quantile, above 0 and at most 1: the smallest time by which a fraction q had ended
     * @return it, or AT_LEAST the end if fewer had ended
     */
    public static Reading quantile(double[] finished, int unfinished, double end, double q) {
        Given.value("quantile", "finished", finished, "the times that were seen to end");
        for (int k = 0; k < finished.length; k++) {
            if (!(finished[k] <= end)) {
                throw new IllegalArgumentException("quantile: finished[" + k + "] = " + finished[k] + " and end = "
                        + end + " came; no time can end after the common end");
            }
        }
        if (unfinished < 0 || (long) finished.length + unfinished < 1) {
            throw new IllegalArgumentException("quantile: " + finished.length + " finished and " + unfinished
                    + " unfinished times came; at least one of either is needed");
        }
        if (!(q > 0 && q <= 1)) {
            throw new IllegalArgumentException("quantile(" + q + "): a fraction above 0, at most 1 is needed; try 0.5");
        }
        int rank = (int) Math.ceil(q * ((double) finished.length + unfinished));
        if (rank > finished.length) {
            return atLeast(end);
        }
        double[] ascending = finished.clone();
        Arrays.sort(ascending);
        return found(ascending[rank - 1]);
    }

    /**
     * This place in other units.
     *
     * @param factor above 0
     * @return the reading, multiplied
     */
    public Reading times(double factor) {
        if (!(factor > 0 && factor <= Double.MAX_VALUE)) {
            throw new IllegalArgumentException(
                    "Reading.times(" + factor + "): a finite factor above 0 is needed, for others turn bounds around");
        }
        return new Reading(value * factor, bound);
    }

    /**
     * This place in other units.
     *
     * @param divisor above 0
     * @return the reading, divided; its last bit may differ from that of {@link #times} the reciprocal
     */
    public Reading per(double divisor) {
        if (!(divisor > 0 && divisor <= Double.MAX_VALUE)) {
            throw new IllegalArgumentException(
                    "Reading.per(" + divisor + "): a finite divisor above 0 is needed, for others turn bounds around");
        }
        return new Reading(value / divisor, bound);
    }

    /**
     * One reading has no standard error.
     *
     * @return NaN
     */
    @Override
    public double se() {
        return Double.NaN;
    }

    /**
     * Whether only a bound is known.
     *
     * @return true if the place was not found
     */
    public boolean censored() {
        return bound != Bound.FOUND;
    }

    @Override
    public String toString() {
        String sign = bound == Bound.FOUND ? "" : bound == Bound.AT_LEAST ? "≥ " : "≤ ";
        double size = Math.abs(value);
        if (size >= 1e15 || size > 0 && size < 1e-15) {
            return sign + String.format(Locale.ROOT, "%.5e", value);
        }
        return sign
                + new BigDecimal(value)
                        .round(new MathContext(6))
                        .stripTrailingZeros()
                        .toPlainString();
    }
}
