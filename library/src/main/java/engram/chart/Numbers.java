package engram.chart;

import engram.chart.Chart.Scale;
import engram.statistics.Estimate;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.temporal.Temporal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import tech.tablesaw.api.BooleanColumn;
import tech.tablesaw.api.DateColumn;
import tech.tablesaw.api.DateTimeColumn;
import tech.tablesaw.api.InstantColumn;
import tech.tablesaw.api.NumericColumn;
import tech.tablesaw.api.StringColumn;

/** The shapes in which numbers arrive, made one: {@code double[]} with NaN for a gap. */
final class Numbers {

    private static final int MOST_CATEGORIES = 1000;

    private static final DateTimeFormatter PLAIN = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSS", Locale.ROOT);

    private Numbers() {}

    /**
     * Where things stand on an axis of one kind.
     *
     * @param at the places; NaN is a gap
     * @param kind numbers, dates or categories
     * @param labels the categories up to now, in order
     */
    record Places(double[] at, Scale kind, List<String> labels) {

        /** Plain numbers. */
        static Places of(double[] at) {
            return new Places(at, Scale.LINEAR, List.of());
        }

        boolean any() {
            return Arrays.stream(at).anyMatch(v -> !Double.isNaN(v));
        }
    }

    /** Numbers, dates, or text as categories; categories that are known keep their places, new ones follow. */
    static Places places(String where, Object values, List<String> known) {
        if (!dates(values) && text(values)) {
            Set<String> labels = new LinkedHashSet<>(known);
            List<Double> at = new ArrayList<>();
            List<String> order = new ArrayList<>(known);
            for (Object item : (Iterable<?>) values) {
                if (item != null && !(item instanceof String) && !(item instanceof Boolean)) {
                    throw new IllegalArgumentException(where + ": value " + at.size() + " is " + type(item)
                            + " among text; categories are text alone, null for a gap");
                }
                boolean gap = item == null || item.equals("");
                if (!gap && labels.add(item.toString())) {
                    order.add(item.toString());
                }
                at.add(gap ? Double.NaN : order.indexOf(item.toString()));
            }
            atMost(where, order.size(), "categories", MOST_CATEGORIES, "draw a part of them");
            return new Places(at.stream().mapToDouble(Double::doubleValue).toArray(), Scale.CATEGORIES, order);
        }
        return new Places(orDates(where, values), dates(values) ? Scale.DATES : Scale.LINEAR, List.of());
    }

    /** Whether values are text, of which at least one is there. */
    private static boolean text(Object values) {
        if (values instanceof Iterable<?> items && !(values instanceof NumericColumn<?>)) {
            for (Object item : items) {
                if (item != null && !item.equals("")) {
                    return item instanceof String || item instanceof Boolean;
                }
            }
            return values instanceof StringColumn || values instanceof BooleanColumn;
        }
        return false;
    }

    /** The numbers of an array, a list or a table's column; an infinity is refused, and so are dates. */
    static double[] of(String where, Object values) {
        if (dates(values)) {
            throw new IllegalArgumentException(
                    where + ": dates came; only the axes of a Chart show dates, here give numbers, days for example");
        }
        return orDates(where, values);
    }

    /** As {@link #of}; dates become milliseconds since 1970 in UTC. */
    static double[] orDates(String where, Object values) {
        double[] numbers;
        if (values instanceof double[] doubles) {
            numbers = doubles.clone();
        } else if (values instanceof int[] ints) {
            numbers = Arrays.stream(ints).asDoubleStream().toArray();
        } else if (values instanceof long[] longs) {
            numbers = Arrays.stream(longs).asDoubleStream().toArray();
        } else if (values instanceof float[] floats) {
            numbers = new double[floats.length];
            for (int k = 0; k < numbers.length; k++) {
                numbers[k] = floats[k];
            }
        } else if (values instanceof NumericColumn<?> column) {
            numbers = new double[column.size()];
            for (int k = 0; k < numbers.length; k++) {
                numbers[k] = column.isMissing(k) ? Double.NaN : column.getDouble(k);
            }
        } else if (values instanceof Iterable<?> items) {
            boolean dates = dates(values);
            List<Double> boxed = new ArrayList<>();
            items.forEach(item -> boxed.add(dates ? date(where, boxed.size(), item) : one(where, item)));
            numbers = boxed.stream().mapToDouble(Double::doubleValue).toArray();
        } else {
            throw new IllegalArgumentException(where + ": numbers came as " + type(values)
                    + "; give a double[], an int[], a list of numbers or estimates, or a numeric column");
        }
        for (int k = 0; k < numbers.length; k++) {
            if (Double.isInfinite(numbers[k])) {
                throw new IllegalArgumentException(where + ": value " + k + " is " + numbers[k]
                        + ", which no axis can hold; leave it out, or give Double.NaN to show a gap");
            }
        }
        return numbers;
    }

    /** Whether values are dates: a list or a column of them, or a column of text in which each entry is one in ISO 8601. */
    static boolean dates(Object values) {
        if (values instanceof DateColumn || values instanceof DateTimeColumn || values instanceof InstantColumn) {
            return true;
        }
        if (values instanceof StringColumn column) {
            boolean any = false;
            for (int k = 0; k < column.size(); k++) {
                if (!column.isMissing(k)) {
                    any = true;
                    if (parsed(column.get(k)) == null) {
                        return false;
                    }
                }
            }
            return any;
        }
        if (values instanceof Iterable<?> items) {
            for (Object item : items) {
                if (item != null) {
                    return item instanceof Temporal;
                }
            }
        }
        return false;
    }

    private static Temporal parsed(String text) {
        try {
            return text.length() <= 10
                    ? LocalDate.parse(text)
                    : text.endsWith("Z") ? Instant.parse(text) : LocalDateTime.parse(text.replace(' ', 'T'));
        } catch (DateTimeParseException noDate) {
            return null;
        }
    }

    private static double date(String where, int place, Object item) {
        if (item == null || item.equals("")) {
            return Double.NaN;
        }
        Object date = item instanceof String text ? parsed(text) : item;
        if (!(date instanceof Temporal temporal)) {
            throw new IllegalArgumentException(where + ": value " + place + " is " + type(item)
                    + " among dates; give dates alone, null for a gap");
        }
        return millis(where + ": value " + place, temporal);
    }

    /** A date as milliseconds since 1970 in UTC; a date without a zone is taken as one in UTC. */
    static double millis(String where, Temporal date) {
        LocalDateTime time = date instanceof LocalDate day
                ? day.atStartOfDay()
                : date instanceof LocalDateTime local
                        ? local
                        : date instanceof ZonedDateTime zoned
                                ? zoned.withZoneSameInstant(ZoneOffset.UTC).toLocalDateTime()
                                : date instanceof OffsetDateTime offset
                                        ? offset.withOffsetSameInstant(ZoneOffset.UTC)
                                                .toLocalDateTime()
                                        : date instanceof Instant instant
                                                        && Math.abs(instant.getEpochSecond()) < 1L << 40
                                                ? LocalDateTime.ofInstant(instant, ZoneOffset.UTC)
                                                : null;
        if (time == null || time.getYear() < 1 || time.getYear() > 9999) {
            throw new IllegalArgumentException(where + " is " + date
                    + "; an axis of dates takes days, times and instants from" + " the year 1 to 9999");
        }
        return millis(time);
    }

    static double millis(LocalDateTime time) {
        return time.toEpochSecond(ZoneOffset.UTC) * 1e3 + time.getNano() / 1e6;
    }

    static LocalDateTime date(double millis) {
        double seconds = Math.floor(millis / 1e3);
        long nano = Math.round((millis - 1e3 * seconds) * 1e6);
        return LocalDateTime.ofEpochSecond((long) seconds, 0, ZoneOffset.UTC).plusNanos(nano);
    }

    static String text(LocalDateTime time) {
        return time.format(PLAIN);
    }

    /** The standard errors that a list of estimates brings along; empty when the values are plain numbers. */
    static double[] errors(Object values) {
        List<Double> errors = new ArrayList<>();
        if (values instanceof Iterable<?> items && !(values instanceof NumericColumn<?>)) {
            items.forEach(item -> errors.add(item instanceof Estimate estimate ? estimate.se() : Double.NaN));
        }
        boolean any = errors.stream().anyMatch(se -> !Double.isNaN(se));
        return any ? errors.stream().mapToDouble(Double::doubleValue).toArray() : new double[0];
    }

    private static double one(String where, Object item) {
        if (item == null) {
            return Double.NaN;
        }
        if (item instanceof Number number) {
            return number.doubleValue();
        }
        if (item instanceof Estimate estimate) {
            return estimate.mean();
        }
        throw new IllegalArgumentException(where + ": a value came as " + type(item)
                + "; numbers and estimates can be drawn, anything else must be turned into one");
    }

    private static String type(Object value) {
        return value == null ? "null" : value.getClass().getSimpleName();
    }

    static void same(String where, String first, int n, String second, int m) {
        if (n != m) {
            throw new IllegalArgumentException(where + ": " + n + " values of " + first + " but " + m + " of " + second
                    + "; each point needs one of both");
        }
    }

    static double finite(String where, double value) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException(where + ": came " + value + "; needs a finite number");
        }
        return value;
    }

    static <T> T present(String where, String name, T value) {
        if (value == null) {
            throw new IllegalArgumentException(where + ": " + name + " is null; leave it empty where there is none");
        }
        return value;
    }

    /** Refuses more things than a page can show. */
    static void atMost(String where, long count, String what, long most, String instead) {
        if (count > most) {
            throw new IllegalArgumentException(String.format(
                    Locale.ROOT, "%s: %,d %s came, at most %,d can be drawn; %s", where, count, what, most, instead));
        }
    }
}
