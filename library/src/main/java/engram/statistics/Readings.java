package engram.statistics;

import engram.argument.Given;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * Readings of one quantity, for example one in each of several networks. Some may be censored. {@link #estimate} averages those that
 * were found and leaves out the censored ones, which biases the average; {@link #median} takes all of them.
 *
 * @param all the readings, at least one
 * @since 0.1.0
 */
public record Readings(List<Reading> all) implements Measured {

    /**
     * Checks that there is one, and keeps a copy.
     *
     * @param all the readings, at least one
     */
    public Readings {
        all = Given.list("Readings", "all", all, "readings, such as Reading.found(0.2),");
        if (all.isEmpty()) {
            throw new IllegalArgumentException("Readings(): no readings came; at least one is needed");
        }
    }

    /**
     * Readings in the order of a collection.
     *
     * @param all the readings, at least one
     * @return them together
     */
    public static Readings of(Collection<Reading> all) {
        return new Readings(new ArrayList<>(Given.value("Readings.of", "all", all, "a collection of readings")));
    }

    /**
     * The values that were found.
     *
     * @return the values of the readings that are not censored, in order
     */
    public double[] found() {
        return all.stream()
                .filter(reading -> !reading.censored())
                .mapToDouble(Reading::value)
                .toArray();
    }

    /**
     * How many readings are only bounds.
     *
     * @return the number of censored readings
     */
    public int censored() {
        return (int) all.stream().filter(Reading::censored).count();
    }

    /**
     * The mean of the values that were found; censored readings are left out.
     *
     * @return the mean with its standard error
     * @throws IllegalStateException if all readings are censored
     */
    public Estimate estimate() {
        if (censored() == all.size()) {
            throw new IllegalStateException("Readings: all " + all.size() + " are censored, the first is " + all.get(0)
                    + ", so there is no mean; extend the search, or report the bound");
        }
        return Estimate.of(found());
    }

    /**
     * The upper median: element n/2, counted from 0, of the readings in ascending order. A lower bound counts as larger than every value
     * that was found, an upper bound as smaller.
     *
     * @return the median, which may itself be censored
     */
    public Reading median() {
        return all.stream()
                .sorted(Comparator.comparingDouble(Readings::place))
                .toList()
                .get(all.size() / 2);
    }

    private static double place(Reading reading) {
        return switch (reading.bound()) {
            case FOUND -> reading.value();
            case AT_LEAST -> Double.POSITIVE_INFINITY;
            case AT_MOST -> Double.NEGATIVE_INFINITY;
        };
    }

    /**
     * The readings in other units.
     *
     * @param divisor above 0
     * @return each reading divided by it
     */
    public Readings per(double divisor) {
        return new Readings(all.stream().map(reading -> reading.per(divisor)).toList());
    }

    /**
     * The mean of the values that were found.
     *
     * @return the mean; NaN if all readings are censored
     */
    @Override
    public double value() {
        return censored() == all.size() ? Double.NaN : estimate().mean();
    }

    /**
     * The standard error of {@link #value}.
     *
     * @return the standard error; NaN if fewer than two values were found
     */
    @Override
    public double se() {
        return all.size() - censored() < 2 ? Double.NaN : estimate().se();
    }

    /**
     * The mean if no reading is censored; otherwise the first bound and how many there are.
     *
     * @param of what was read, in the plural
     * @return for example {@code 0.31 ± 0.02 (n=5)}, or {@code ≥ 0.95 in 2 of 5 networks}
     */
    public String among(String of) {
        return all.stream()
                .filter(Reading::censored)
                .findFirst()
                .map(bound -> bound + " in " + censored() + " of " + all.size() + " " + of)
                .orElseGet(() -> estimate().toString());
    }

    @Override
    public String toString() {
        return censored() == all.size()
                ? among("readings")
                : estimate() + (censored() == 0 ? "" : ", " + censored() + " censored and left out");
    }
}
