package engram.dynamics;

import java.util.Locale;
import java.util.Objects;

/**
 * A moment of a run, or a stretch of its time, with its unit. Clocks of different units are not compared or added.
 *
 * @param now how much, zero or more; infinite is legal for a stretch that never ends
 * @param unit of what
 * @since 0.1.0
 */
public record Clock(double now, Unit unit) {

    /** What a dynamics counts. */
    public enum Unit {
        /** Single-site updates; N are a sweep. */
        UPDATES,
        /** Updates of all units at once. For dynamics of spins a step is N updates. */
        STEPS,
        /** Clusters turned, by {@link Wolff}. */
        CLUSTERS,
        /** The time t of a differential equation, in the unit of its time constants. */
        TIME
    }

    /**
     * Checks the parameters.
     *
     * @param now how much, zero or more
     * @param unit of what
     */
    public Clock {
        if (!(now >= 0) || unit == null) {
            throw new IllegalArgumentException("Clock(now = " + now + ", unit = " + unit
                    + "): a number of zero or more and its unit are needed; try Clock.updates(1000)");
        }
    }

    /**
     * Returns so many single-site updates.
     *
     * @param count how many
     * @return the clock
     */
    public static Clock updates(long count) {
        return new Clock(count, Unit.UPDATES);
    }

    /**
     * Returns so many steps of the whole network.
     *
     * @param count how many
     * @return the clock
     */
    public static Clock steps(long count) {
        return new Clock(count, Unit.STEPS);
    }

    /**
     * Returns so many clusters.
     *
     * @param count how many
     * @return the clock
     */
    public static Clock clusters(long count) {
        return new Clock(count, Unit.CLUSTERS);
    }

    /**
     * Returns a time.
     *
     * @param t the time
     * @return the clock
     */
    public static Clock time(double t) {
        return new Clock(t, Unit.TIME);
    }

    /**
     * Returns a later clock.
     *
     * @param more how much later, in the same unit
     * @return the sum
     */
    public Clock plus(Clock more) {
        Objects.requireNonNull(more, "Clock.plus(more = null): try Clock.updates(1000)");
        return new Clock(now + more.in(unit), unit);
    }

    /**
     * Returns the number, for a caller that counts in this unit.
     *
     * @param wanted the unit that it must have
     * @return {@link #now}
     */
    public double in(Unit wanted) {
        Objects.requireNonNull(wanted, "Clock.in(wanted = null): try Clock.Unit.UPDATES");
        if (unit != wanted) {
            throw new IllegalArgumentException("a time in " + name(unit) + " came where " + name(wanted)
                    + " are counted; give it in those, as Clock." + name(wanted) + "(...)");
        }
        return now;
    }

    private static String name(Unit unit) {
        return unit.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public String toString() {
        String number = now == Math.rint(now) && now < 1e15 ? Long.toString((long) now) : Double.toString(now);
        return unit == Unit.TIME ? "t = " + number : number + " " + name(unit);
    }
}
