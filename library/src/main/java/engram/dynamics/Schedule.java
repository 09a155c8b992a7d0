package engram.dynamics;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.DoubleStream;

/**
 * The temperatures that {@link Annealing} goes through, one a stage. They need not fall: a list may heat up again.
 *
 * @param temperatures T of each stage, zero or more, at least one stage
 * @since 0.1.0
 */
public record Schedule(List<Double> temperatures) {
    private static final int MOST = 10_000_000;

    /**
     * Checks the parameters.
     *
     * @param temperatures T of each stage, zero or more, at least one stage
     */
    public Schedule {
        Objects.requireNonNull(temperatures, "Schedule(temperatures = null): try geometric(2, 0.05, 40)");
        for (Double temperature : temperatures) {
            Objects.requireNonNull(temperature, "Schedule: a temperature is null; numbers of zero or more are needed");
        }
        temperatures = List.copyOf(temperatures);
        if (temperatures.isEmpty()) {
            throw new IllegalArgumentException(
                    "Schedule(): no temperatures came; at least one stage is needed, try geometric(2, 0.05, 40)");
        }
        temperatures.forEach(temperature -> Turn.check("Schedule", temperature));
    }

    /**
     * Temperatures as given.
     *
     * @param temperatures T of each stage, zero or more, at least one stage
     * @return the schedule
     */
    public static Schedule of(double... temperatures) {
        Objects.requireNonNull(temperatures, "Schedule.of(null): give temperatures, as of(2, 1, 0.5)");
        return new Schedule(DoubleStream.of(temperatures).boxed().toList());
    }

    /**
     * Each stage colder by the same factor.
     *
     * @param from T of the first stage, above 0, finite
     * @param to T of the last stage, above 0, finite
     * @param stages how many, at least 2
     * @return the schedule
     */
    public static Schedule geometric(double from, double to, int stages) {
        check("geometric", from, to, stages);
        if (from == 0 || to == 0) {
            throw new IllegalArgumentException("Schedule.geometric(from = " + from + ", to = " + to
                    + "): factors do not lead to zero; try geometric(2, 0.05, 40).quenched()");
        }
        return of(fall(stages, f -> from * StrictMath.pow(to / from, f), to));
    }

    /**
     * Each stage colder by the same difference.
     *
     * @param from T of the first stage, finite
     * @param to T of the last stage, finite; 0 is legal
     * @param stages how many, at least 2
     * @return the schedule
     */
    public static Schedule linear(double from, double to, int stages) {
        check("linear", from, to, stages);
        return of(fall(stages, f -> from + (to - from) * f, to));
    }

    private interface Fall {
        double at(double fraction);
    }

    private static double[] fall(int stages, Fall fall, double to) {
        double[] temperatures = new double[stages];
        for (int k = 0; k < stages - 1; k++) {
            temperatures[k] = fall.at(k / (stages - 1.0));
        }
        temperatures[stages - 1] = to;
        return temperatures;
    }

    private static void check(String what, double from, double to, int stages) {
        Turn.check("Schedule." + what, from);
        Turn.check("Schedule." + what, to);
        if (stages > MOST) {
            throw new IllegalArgumentException("Schedule." + what + "(stages = " + stages + "): at most " + MOST
                    + " stages are listed; let each take more updates");
        }
        if (stages < 2 || from == Double.POSITIVE_INFINITY || to == Double.POSITIVE_INFINITY) {
            throw new IllegalArgumentException("Schedule." + what + "(from = " + from + ", to = " + to + ", stages = "
                    + stages + "): finite temperatures and at least 2 stages are needed; try from = 2 and 40 stages");
        }
    }

    /**
     * The same with a last stage at T = 0.
     *
     * @return the longer schedule
     */
    public Schedule quenched() {
        List<Double> longer = new ArrayList<>(temperatures);
        longer.add(0.0);
        return new Schedule(longer);
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "Schedule(%d stages, T = %s to %s)",
                temperatures.size(),
                temperatures.get(0),
                temperatures.get(temperatures.size() - 1));
    }
}
