package engram.frame;

import engram.statistics.Estimate;
import engram.store.Store;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.TypeVariable;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntFunction;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import tech.tablesaw.api.BooleanColumn;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.LongColumn;
import tech.tablesaw.api.NumericColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;
import tech.tablesaw.selection.Selection;

/**
 * Tables in tidy form: each record a row, each component a column.
 *
 * <pre>{@code
 * record Point(int z, String protocol) {}
 * record Found(int pC, double gammaC) {}
 * Table cells = Tidy.table("capacity", sweep.run(...));   // z, protocol, replica, p_c, gamma_c
 * Table means = Tidy.means(cells, List.of("gamma_c"), "protocol", "z");
 * }</pre>
 *
 * <p>A column is named in snake case: {@code gammaCSd} becomes {@code gamma_c_sd}. An {@link Estimate} {@code x} becomes
 * {@code x}, {@code x_se}, {@code x_n}; a record within a record gives its own components, with the outer name before theirs
 * where two would be equal; an {@link java.util.Optional} is its value or missing. NaN, null and the empty text are missing
 * values.
 *
 * <p>The values of a column, and not their order, decide its type, and none is changed. Whole numbers are a column of
 * {@code int}, or of {@code long} where one is a {@code long} or the smallest {@code int} (with which Tablesaw marks missing
 * values); with fractions among them, of {@code double}. A number that the column could not hold exactly is refused. Booleans
 * are a column of booleans. Anything else is its text, enums by the names of their constants, dates in ISO 8601; and a
 * column that mixes text, booleans and numbers is text as a whole.
 *
 * @since 0.1.0
 */
public final class Tidy {

    private Tidy() {}

    /**
     * Records as a table. The cells of a sweep are such records: the point's components, {@code replica},
     * the result's components.
     *
     * @param name the name of the table
     * @param rows records of one class, at least one
     * @return the table, rows in the given order
     */
    public static Table table(String name, List<? extends Record> rows) {
        present("table", "name", name);
        present("table", "rows", rows);
        if (rows.isEmpty()) {
            throw new IllegalArgumentException(
                    "table(\"" + name + "\"): no rows came, so its columns are unknown; give at least one record");
        }
        List<Map<String, Object>> flat = new ArrayList<>();
        for (Record row : rows) {
            Record first = rows.get(0);
            present("table", "rows[0]", first);
            if (row == null || row.getClass() != first.getClass()) {
                throw new IllegalArgumentException("table(\"" + name + "\"): row " + flat.size() + " is "
                        + (row == null ? "null" : "a " + row.getClass().getSimpleName()) + ", the first one a "
                        + first.getClass().getSimpleName() + "; one table holds records of one class");
            }
            Map<String, Object> values = new LinkedHashMap<>();
            flatten(row, "", values);
            flat.add(values);
        }
        return columns(name, flat);
    }

    /**
     * The finished cells of a study in a store: the point's components, {@code replica}, the result's
     * components, as {@link #table(String, List)} gives them for the cells themselves; then {@code seconds},
     * {@code finished} and {@code machine}. The classes that were used need not be there.
     *
     * @param store the store
     * @param study one of its studies, for example {@code store.study("capacity")}
     * @return the table, in the order (point, replica), named as the sweep
     */
    public static Table table(Store store, Store.Study study) {
        present("table", "store", store);
        present("table", "study", study);
        List<Map<String, Object>> flat = new ArrayList<>();
        store.forEach(study, row -> {
            Map<String, Object> values = new LinkedHashMap<>();
            flatten(row.point(), "point_", values);
            put(values, "", "replica", row.replica());
            if (row.result() instanceof Map<?, ?> result) {
                flatten(result, "result_", values);
            } else {
                put(values, "", "result", row.result());
            }
            put(values, "cell_", "seconds", row.seconds());
            put(values, "cell_", "finished", row.finished());
            put(values, "cell_", "machine", row.machine());
            flat.add(values);
        });
        return columns(study.sweep(), flat);
    }

    private static Table columns(String name, List<Map<String, Object>> flat) {
        Map<String, List<Object>> columns = new LinkedHashMap<>();
        for (Map<String, Object> values : flat) {
            if (!values.keySet().equals(flat.get(0).keySet())) {
                throw new IllegalArgumentException("table(\"" + name + "\"): one row has columns " + values.keySet()
                        + ", the first one " + flat.get(0).keySet() + "; all rows need the same, and no null records");
            }
            values.forEach((key, value) ->
                    columns.computeIfAbsent(key, k -> new ArrayList<>()).add(value));
        }
        Table table = Table.create(name);
        columns.forEach((key, values) ->
                table.addColumns(column(row -> "table(" + shown(name) + "): " + key + " of row " + row, key, values)));
        return table;
    }

    private static void flatten(Map<?, ?> row, String prefix, Map<String, Object> into) {
        row.forEach((component, value) -> {
            String name = snake(component.toString());
            if (value instanceof Estimate estimate) {
                put(into, prefix, estimate, name);
            } else if (value instanceof Map<?, ?> inner) {
                flatten(inner, name + "_", into);
            } else {
                put(into, prefix, name, value);
            }
        });
    }

    private static void flatten(Record row, String prefix, Map<String, Object> into) {
        for (RecordComponent component : row.getClass().getRecordComponents()) {
            Object value = unwrapped(value(row, component));
            String name = snake(component.getName());
            if (value instanceof Estimate estimate) {
                put(into, prefix, estimate, name);
            } else if (value instanceof Record inner && opened(component)) {
                flatten(inner, name + "_", into);
            } else {
                put(into, prefix, name, value);
            }
        }
    }

    /**
     * A component whose type is a record, or left open by a type parameter, holds columns of its own. One
     * declared as an interface, such as a learning rule, is a value and shows as its text.
     */
    private static boolean opened(RecordComponent component) {
        return component.getType().isRecord()
                || component.getType() == Optional.class
                || component.getGenericType() instanceof TypeVariable<?>;
    }

    private static Object unwrapped(Object value) {
        if (value instanceof Optional<?> optional) {
            return optional.orElse(null);
        }
        if (value instanceof OptionalInt optional) {
            return optional.isPresent() ? optional.getAsInt() : null;
        }
        if (value instanceof OptionalLong optional) {
            return optional.isPresent() ? optional.getAsLong() : null;
        }
        if (value instanceof OptionalDouble optional) {
            return optional.isPresent() ? optional.getAsDouble() : null;
        }
        return value;
    }

    private static void put(Map<String, Object> into, String prefix, Estimate estimate, String name) {
        put(into, prefix, name, estimate.mean());
        put(into, prefix, name + "_se", estimate.se());
        put(into, prefix, name + "_n", estimate.n());
    }

    private static void put(Map<String, Object> into, String prefix, String name, Object value) {
        String free = into.containsKey(name) ? prefix + name : name;
        if (into.containsKey(free)) {
            throw new IllegalArgumentException(
                    "two components would both be the column \"" + free + "\"; rename one of them");
        }
        into.put(free, value);
    }

    private static Object value(Record row, RecordComponent component) {
        try {
            Method accessor = component.getAccessor();
            accessor.trySetAccessible();
            return accessor.invoke(row);
        } catch (IllegalAccessException e) {
            throw new IllegalArgumentException(
                    "component " + component.getName() + " of " + row.getClass().getName()
                            + " cannot be read; make the record public",
                    e);
        } catch (InvocationTargetException e) {
            throw new IllegalArgumentException(
                    "component " + component.getName() + " of " + row.getClass().getName()
                            + " cannot be read: its accessor throws " + shown(String.valueOf(e.getCause())),
                    e);
        }
    }

    /**
     * A column of the type that all values need.
     *
     * @param where names a row in a refusal
     */
    static Column<?> column(IntFunction<String> where, String name, List<Object> values) {
        List<Object> present = values.stream().filter(Objects::nonNull).toList();
        if (!present.isEmpty() && present.stream().allMatch(Number.class::isInstance)) {
            return numbers(where, name, values);
        }
        if (!present.isEmpty() && present.stream().allMatch(Boolean.class::isInstance)) {
            BooleanColumn column = BooleanColumn.create(name);
            values.forEach(v -> {
                if (v == null) {
                    column.appendMissing();
                } else {
                    column.append((boolean) (Boolean) v);
                }
            });
            return column;
        }
        StringColumn column = StringColumn.create(name);
        values.forEach(v -> {
            if (v == null) {
                column.appendMissing();
            } else {
                column.append(text(v));
            }
        });
        return column;
    }

    /** Tablesaw marks a missing value with the smallest int or long, so a column that holds that number is of a wider type. */
    private static Column<?> numbers(IntFunction<String> where, String name, List<Object> values) {
        List<Number> numbers = new ArrayList<>();
        for (int row = 0; row < values.size(); row++) {
            numbers.add(values.get(row) == null ? null : plain(where.apply(row), (Number) values.get(row)));
        }
        if (numbers.stream().anyMatch(v -> v instanceof Double || v instanceof Long n && n == Long.MIN_VALUE)) {
            DoubleColumn column = DoubleColumn.create(name);
            for (int row = 0; row < numbers.size(); row++) {
                Number v = numbers.get(row);
                if (v != null && !(v instanceof Double) && !exact(BigDecimal.valueOf(v.longValue()))) {
                    throw new IllegalArgumentException(
                            where.apply(row) + " is " + v + ", which would be rounded beside the"
                                    + " column's other values, fractions or the smallest long; keep such whole numbers in a column"
                                    + " of their own, or give their text");
                }
                column.append(v == null ? Double.NaN : v.doubleValue());
            }
            return column;
        }
        if (numbers.stream().anyMatch(v -> v instanceof Long || v instanceof Integer n && n == Integer.MIN_VALUE)) {
            LongColumn column = LongColumn.create(name);
            numbers.forEach(v -> {
                if (v == null) {
                    column.appendMissing();
                } else {
                    column.append(v.longValue());
                }
            });
            return column;
        }
        IntColumn column = IntColumn.create(name);
        numbers.forEach(v -> {
            if (v == null) {
                column.appendMissing();
            } else {
                column.append(v.intValue());
            }
        });
        return column;
    }

    /** A number as an Integer, a Long or a Double of the same value. */
    private static Number plain(String where, Number number) {
        if (number instanceof Integer || number instanceof Long || number instanceof Double) {
            return number;
        }
        if (number instanceof Byte || number instanceof Short || number instanceof AtomicInteger) {
            return number.intValue();
        }
        if (number instanceof AtomicLong) {
            return number.longValue();
        }
        if (number instanceof Float) {
            return number.doubleValue();
        }
        if (number instanceof BigInteger || number instanceof BigDecimal) {
            BigDecimal value = number instanceof BigInteger whole ? new BigDecimal(whole) : (BigDecimal) number;
            if (number instanceof BigInteger whole && whole.bitLength() < 64) {
                return whole.longValue();
            }
            if (exact(value) || number instanceof BigDecimal && written(value)) {
                return value.doubleValue();
            }
            throw new IllegalArgumentException(
                    where + " is " + shown(number.toString())
                            + ", which no long and no double holds; give its doubleValue() to round it, or its text to keep it");
        }
        throw new IllegalArgumentException(
                where + " is a " + number.getClass().getName() + ", a kind of number whose value"
                        + " may not fit a double; give its doubleValue() to round it, or its text to keep it");
    }

    private static boolean exact(BigDecimal value) {
        double rounded = value.doubleValue();
        return Double.isFinite(rounded) && new BigDecimal(rounded).compareTo(value) == 0;
    }

    /** Whether a double is written as this number. */
    private static boolean written(BigDecimal value) {
        double rounded = value.doubleValue();
        return Double.isFinite(rounded) && new BigDecimal(Double.toString(rounded)).compareTo(value) == 0;
    }

    private static String text(Object value) {
        if (value instanceof Enum<?> constant) {
            return constant.name();
        }
        if (!value.getClass().isArray()) {
            return String.valueOf(value);
        }
        String inBrackets = Arrays.deepToString(new Object[] {value});
        return inBrackets.substring(1, inBrackets.length() - 1);
    }

    /**
     * A Java name in snake case.
     *
     * @param name for example {@code gammaCSd}
     * @return for example {@code gamma_c_sd}
     */
    public static String snake(String name) {
        present("snake", "name", name);
        return name.replaceAll("(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", "_")
                .toLowerCase(Locale.ROOT);
    }

    /**
     * Groups rows and averages: for each value {@code x} the mean, named {@code x}, the sample standard
     * deviation {@code x_sd} and the standard error {@code x_se} = sd / sqrt(n), with {@code n} the number of
     * rows in the group. A group of one has no standard deviation. A group is averaged over what its rows
     * differ in: say which columns those are (replicas: disorder).
     *
     * @param table the rows
     * @param values the columns to average, numeric and without missing or infinite values
     * @param by the columns that name a group; none may be called {@code n}
     * @return one row a group, in the order of the groups' names
     */
    public static Table means(Table table, List<String> values, String... by) {
        present("means", "table", table);
        present("means", "values", values);
        present("means", "by", by);
        List<String> groupedBy = Arrays.asList(by);
        if (values.isEmpty() || by.length == 0) {
            throw new IllegalArgumentException("means(" + values + ", by " + groupedBy
                    + "): needs at least one column to average and one to group by");
        }
        if (groupedBy.stream().anyMatch("n"::equalsIgnoreCase)) {
            throw new IllegalArgumentException(
                    "means(by " + groupedBy
                            + "): the number of rows in a group will be called n; give that column another name, for example neurons");
        }
        Set<String> known = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        known.addAll(table.columnNames());
        for (String name : Stream.concat(values.stream(), groupedBy.stream()).toList()) {
            if (name == null || !known.contains(name)) {
                throw new IllegalArgumentException("means(" + values + ", by " + groupedBy
                        + "): the table has no column " + shown(name) + "; it has " + table.columnNames());
            }
        }
        Set<String> made = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        made.add("n");
        for (String name : Stream.concat(
                        groupedBy.stream(), values.stream().flatMap(v -> Stream.of(v, v + "_sd", v + "_se")))
                .toList()) {
            if (!made.add(name)) {
                throw new IllegalArgumentException(
                        "means(" + values + ", by " + groupedBy + "): two columns of the result" + " would be called "
                                + shown(name) + "; name each column once, and rename one that is in the way");
            }
        }
        for (String value : values) {
            check(table.column(value));
        }
        Map<List<Object>, List<Integer>> groups = new LinkedHashMap<>();
        for (int row = 0; row < table.rowCount(); row++) {
            List<Object> key = new ArrayList<>();
            for (String group : by) {
                Object at = table.column(group).get(row);
                key.add(at instanceof Double number && number == 0 ? (Object) 0.0 : at);
            }
            groups.computeIfAbsent(key, k -> new ArrayList<>()).add(row);
        }
        int[] first = groups.values().stream().mapToInt(rows -> rows.get(0)).toArray();
        Table means = table.where(Selection.with(first)).selectColumns(by).setName(table.name());
        means.addColumns(IntColumn.create(
                "n", groups.values().stream().mapToInt(List::size).toArray()));
        for (String value : values) {
            NumericColumn<?> column = (NumericColumn<?>) table.column(value);
            List<Estimate> estimates = groups.values().stream()
                    .map(rows ->
                            Estimate.of(rows.stream().map(column::getDouble).toList()))
                    .toList();
            means.addColumns(
                    numbers(value, estimates, Estimate::mean),
                    numbers(value + "_sd", estimates, Estimate::sd),
                    numbers(value + "_se", estimates, Estimate::se));
        }
        return means.sortAscendingOn(by);
    }

    private static void check(Column<?> column) {
        String where = "means(" + shown(column.name()) + "): ";
        if (!(column instanceof NumericColumn<?> numbers)) {
            throw new IllegalArgumentException(
                    where + "a column of type " + column.type().name()
                            + " has no mean; average a column of numbers (in a file, a footnote mark or a decimal comma makes a"
                            + " column text)");
        }
        if (numbers.countMissing() > 0) {
            throw new IllegalArgumentException(where + numbers.countMissing()
                    + " values are missing; drop those rows first, for example with table.dropRowsWithMissingValues()");
        }
        for (int row = 0; row < numbers.size(); row++) {
            if (!Double.isFinite(numbers.getDouble(row))) {
                throw new IllegalArgumentException(where + "row " + row + " is " + numbers.getDouble(row)
                        + ", which has no mean; leave that row out");
            }
        }
    }

    private static DoubleColumn numbers(String name, List<Estimate> estimates, ToDoubleFunction<Estimate> read) {
        return DoubleColumn.create(name, estimates.stream().mapToDouble(read).toArray());
    }

    /**
     * A table as comma-separated values with a header. Numbers are written so that reading gives the same bits; a missing
     * value is an empty field; text stands in quotes where it holds commas, quotes or line ends, and where it could be
     * taken for something else, a number for example. Lines end in a line feed on every platform.
     *
     * @param table the table
     * @return the text of the file
     */
    public static String csv(Table table) {
        present("csv", "table", table);
        return Csv.write(table);
    }

    /**
     * Reads comma-separated values as {@link #csv} writes them: UTF-8, the first line names the columns, numbers with a
     * decimal point. A column is numbers, booleans or text; what stands in quotes is text; an empty field, {@code NA} and
     * {@code NaN} are missing. A column of numbers in which one carries a footnote mark is refused with line and column,
     * and so is whatever else would change a number or lose a value: a decimal comma, a line with too few fields, a whole
     * number beyond the {@code long}s.
     *
     * @param file the file
     * @param text names of columns to take as text, whatever they look like
     * @return its rows, named as the file
     */
    public static Table read(Path file, String... text) {
        return read(file, ',', '.', text);
    }

    /**
     * Reads values that are separated otherwise, or have a decimal comma: {@code read(file, ';', ',')}. With a comma for
     * both, numbers may stand in quotes.
     *
     * @param file the file
     * @param separator what parts the fields of a line, for example {@code ';'} or {@code '\t'}
     * @param decimal the decimal sign, {@code '.'} or {@code ','}
     * @param text names of columns to take as text, whatever they look like
     * @return its rows, named as the file
     */
    public static Table read(Path file, char separator, char decimal, String... text) {
        present("read", "file", file);
        present("read", "text", text);
        return Csv.read(file, separator, decimal, Arrays.asList(text));
    }

    private static void present(String method, String argument, Object value) {
        if (value == null) {
            throw new IllegalArgumentException(
                    method + "(" + argument + " = null): " + argument + " is needed, and null came");
        }
    }

    /** Text of any kind on one line, in quotes. */
    static String shown(String text) {
        if (text == null) {
            return "null";
        }
        String line = text.replaceAll("\\p{Cntrl}", " ");
        return '"' + (line.length() > 80 ? line.substring(0, 77) + "..." : line) + '"';
    }
}
