package engram.frame;

import engram.identity.Named;
import engram.statistics.Coefficient;
import engram.statistics.Estimate;
import engram.statistics.LinearFit;
import engram.statistics.Reading;
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
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiFunction;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
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
 * Table means = Means.of(cells, "gamma_c").by("protocol", "z");
 * }</pre>
 *
 * <p>A column is named in snake case: {@code gammaCSd} becomes {@code gamma_c_sd}. An {@link Estimate} {@code x} becomes
 * {@code x}, {@code x_se}, {@code x_n}, a {@link Coefficient} {@code x}, {@code x_se}, a {@link Reading} {@code x}, {@code x_bound}
 * (FOUND, AT_LEAST or AT_MOST); a record within a record gives its own components, with the outer name before theirs
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
            put(into, prefix, name, unwrapped(value), true);
        });
    }

    private static void flatten(Record row, String prefix, Map<String, Object> into) {
        if (row instanceof Named named) {
            flatten(named.components(), prefix, into);
            return;
        }
        for (RecordComponent component : row.getClass().getRecordComponents()) {
            String name = snake(component.getName());
            put(into, prefix, name, unwrapped(value(row, component)), opened(component));
        }
    }

    /** A value as one column or as several. */
    private static void put(Map<String, Object> into, String prefix, String name, Object value, boolean opened) {
        if (value instanceof Estimate estimate) {
            put(into, prefix, name, estimate.mean());
            put(into, prefix, name + "_se", estimate.se());
            put(into, prefix, name + "_n", estimate.n());
        } else if (value instanceof Coefficient coefficient) {
            put(into, prefix, name, coefficient.value());
            put(into, prefix, name + "_se", coefficient.se());
        } else if (value instanceof Reading reading) {
            put(into, prefix, name, reading.value());
            put(into, prefix, name + "_bound", reading.bound());
        } else if (value instanceof Map<?, ?> inner && opened) {
            flatten(inner, name + "_", into);
        } else if (value instanceof Record inner && opened) {
            flatten(inner, name + "_", into);
        } else {
            put(into, prefix, name, value);
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
        return new Means(table, values, "n", true, Means.Gaps.REFUSED).by(by);
    }

    /**
     * The rows in which columns have given values: {@code where(table, "protocol", "C2", "z", 8)}. Numbers are compared as numbers,
     * anything else as the text that {@link #table(String, List)} writes.
     *
     * @param table the rows
     * @param column a column
     * @param value its value in the rows that are wanted
     * @param more further columns, each followed by its value
     * @return those rows, at least one
     * @throws IllegalArgumentException if there is no such column, or no row has these values
     */
    public static Table where(Table table, String column, Object value, Object... more) {
        present("where", "table", table);
        present("where", "more", more);
        if (more.length % 2 != 0) {
            throw new IllegalArgumentException("where(" + shown(column) + ", ...): " + (more.length + 2)
                    + " arguments came after the table; each column is followed by its value");
        }
        Table rows = kept(table, column, value);
        for (int k = 0; k < more.length; k += 2) {
            rows = kept(rows, String.valueOf(more[k]), more[k + 1]);
        }
        if (rows.isEmpty()) {
            StringBuilder sought = new StringBuilder(column + " = " + value);
            for (int k = 0; k < more.length; k += 2) {
                sought.append(", ").append(more[k]).append(" = ").append(more[k + 1]);
            }
            throw new IllegalArgumentException("where(" + sought + "): no row of " + shown(table.name()) + " is so; "
                    + column + " is one of " + some(table.column(column)));
        }
        return rows;
    }

    /**
     * The rows whose number lies nearest to a given one: {@code nearest(means, "p", 42)} finds 43 where 42 was not measured.
     *
     * @param table the rows, at least one of them with a number in that column
     * @param column a column of numbers
     * @param value the number sought, finite
     * @return the rows with the nearest number; of two at the same distance, the one that comes first
     */
    public static Table nearest(Table table, String column, double value) {
        double[] numbers = numbers(table, column);
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("nearest(" + shown(column) + ", " + value
                    + "): a finite number is needed to measure distances from");
        }
        double nearest = Arrays.stream(numbers)
                .filter(Double::isFinite)
                .boxed()
                .min(Comparator.comparingDouble(x -> Math.abs(x - value)))
                .orElseThrow(() -> new IllegalArgumentException("nearest(" + shown(column) + ", " + value
                        + "): no row of " + shown(table.name()) + " has a number there; keep at least one"));
        return kept(table, column, nearest);
    }

    private static Table kept(Table table, String name, Object value) {
        Column<?> column = column(table, "where", name);
        present("where", name, value);
        if (column instanceof NumericColumn<?> numbers && value instanceof Number number) {
            double wanted = number.doubleValue();
            return table.where(Selection.with(IntStream.range(0, numbers.size())
                    .filter(row -> numbers.getDouble(row) == wanted)
                    .toArray()));
        }
        boolean comparable = !(column instanceof NumericColumn<?>)
                && column instanceof BooleanColumn == value instanceof Boolean
                && !(value instanceof Number);
        if (!comparable) {
            throw new IllegalArgumentException("where(" + name + " = " + value + "): a "
                    + value.getClass().getSimpleName() + " came for a column of type "
                    + column.type().name() + "; its values are " + some(column));
        }
        String wanted = text(value);
        return table.where(Selection.with(IntStream.range(0, column.size())
                .filter(row -> String.valueOf(column.get(row)).equals(wanted))
                .toArray()));
    }

    /** The first few values of a column, each once. */
    private static String some(Column<?> column) {
        List<String> values = column.asObjectArray().length == 0
                ? List.of("no values")
                : Arrays.stream(column.asObjectArray())
                        .map(String::valueOf)
                        .distinct()
                        .limit(9)
                        .toList();
        return values.size() < 9 ? String.join(", ", values) : String.join(", ", values.subList(0, 8)) + ", ...";
    }

    private static Column<?> column(Table table, String method, String name) {
        present(method, "table", table);
        if (name == null || !table.containsColumn(name)) {
            throw new IllegalArgumentException(method + "(" + shown(name) + "): the table " + shown(table.name())
                    + " has no such column; it has " + table.columnNames());
        }
        return table.column(name);
    }

    /**
     * The numbers of a column.
     *
     * @param table the table
     * @param column one of its columns of numbers
     * @return its values from the first row to the last; a missing value is NaN
     */
    public static double[] numbers(Table table, String column) {
        if (!(column(table, "numbers", column) instanceof NumericColumn<?> numbers)) {
            throw new IllegalArgumentException("numbers(" + shown(column) + "): the column is of type "
                    + table.column(column).type().name() + "; columns of numbers are "
                    + table.columns().stream()
                            .filter(NumericColumn.class::isInstance)
                            .map(Column::name)
                            .toList());
        }
        return numbers.asDoubleArray();
    }

    /**
     * The number in a table of one row: {@code number(where(fits, "protocol", "C2"), "r2")}.
     *
     * @param row a table of one row
     * @param column one of its columns of numbers
     * @return the number
     */
    public static double number(Table row, String column) {
        double[] numbers = numbers(row, column);
        if (numbers.length != 1) {
            throw new IllegalArgumentException("number(" + shown(column) + "): the table " + shown(row.name()) + " has "
                    + numbers.length + " rows; pick one of them by where(...) first");
        }
        return numbers[0];
    }

    /**
     * A number and its standard error in a table of one row: the columns {@code x} and {@code x_se}.
     *
     * @param row a table of one row
     * @param column {@code x}
     * @return the value with its error; the error is NaN if the table holds none
     */
    public static Coefficient value(Table row, String column) {
        double value = number(row, column);
        return new Coefficient(value, row.containsColumn(column + "_se") ? number(row, column + "_se") : Double.NaN);
    }

    /**
     * Columns in a given order, some of them under another name: {@code select(means, "z", "n as replicas", "p_c")}.
     *
     * @param table the table
     * @param columns names of columns, or {@code old as new}
     * @return a table of copies of those columns
     */
    public static Table select(Table table, String... columns) {
        present("select", "table", table);
        present("select", "columns", columns);
        Table selected = Table.create(table.name());
        for (String column : columns) {
            String[] names = String.valueOf(column).split(" as ", 2);
            Column<?> copy = column(table, "select", names[0].strip()).copy();
            selected.addColumns(copy.setName(names[names.length - 1].strip()));
        }
        return selected;
    }

    /**
     * Adds a column that is computed from another: {@code with(means, "gamma", "p", p -> p / (3.0 * n))}.
     *
     * @param table the table
     * @param name the new column
     * @param from a column of numbers
     * @param f what to compute in each row
     * @return the table with the new column at its end
     */
    public static Table with(Table table, String name, String from, DoubleUnaryOperator f) {
        present("with", "f", f);
        return added(table, name, Arrays.stream(numbers(table, from)).map(f).toArray());
    }

    /**
     * Adds a column that is computed from two others: {@code with(means, "load", "patterns", "neurons", (p, n) -> p / n)}.
     *
     * @param table the table
     * @param name the new column
     * @param first a column of numbers
     * @param second a column of numbers
     * @param f what to compute in each row
     * @return the table with the new column at its end
     */
    public static Table with(Table table, String name, String first, String second, DoubleBinaryOperator f) {
        present("with", "f", f);
        double[] x = numbers(table, first);
        double[] y = numbers(table, second);
        return added(
                table,
                name,
                IntStream.range(0, x.length)
                        .mapToDouble(row -> f.applyAsDouble(x[row], y[row]))
                        .toArray());
    }

    private static Table added(Table table, String name, double[] values) {
        present("with", "name", name);
        if (table.containsColumn(name)) {
            throw new IllegalArgumentException("with(" + shown(name) + "): the table " + shown(table.name())
                    + " has a column of that name already; choose another");
        }
        return table.copy().addColumns(DoubleColumn.create(name, values));
    }

    /**
     * A fit through two columns: {@code fit(means, "z", "gamma_c", LinearFit::of)}, {@code fit(means, "neurons", "sweeps",
     * CurveFit::logarithmic)}.
     *
     * @param <F> the fit
     * @param table the points, one a row
     * @param x the column of abscissae
     * @param y the column of ordinates
     * @param fit what fits
     * @return the fit
     */
    public static <F> F fit(Table table, String x, String y, BiFunction<double[], double[], F> fit) {
        present("fit", "fit", fit);
        return fit.apply(numbers(table, x), numbers(table, y));
    }

    /**
     * A line through two columns for each group of rows.
     *
     * @param table the points, one a row; at least three in each group
     * @param x the column of abscissae
     * @param y the column of ordinates
     * @param by the columns that name a group
     * @return one row for each group, in the order of their first rows: {@code by}, then the components of {@link LinearFit}
     */
    public static Table lines(Table table, String x, String y, String... by) {
        present("lines", "by", by);
        numbers(table, x);
        numbers(table, y);
        for (String name : by) {
            column(table, "lines", name);
        }
        List<Map<String, Object>> rows = new ArrayList<>();
        groups(table, by).forEach((key, of) -> {
            Map<String, Object> values = new LinkedHashMap<>();
            for (int k = 0; k < by.length; k++) {
                put(values, "", by[k], key.get(k));
            }
            Table own = table.where(
                    Selection.with(of.stream().mapToInt(Integer::intValue).toArray()));
            flatten(fit(own, x, y, LinearFit::of), "line_", values);
            rows.add(values);
        });
        return columns(y + " against " + x, rows);
    }

    /** Rows by the values of some columns, in the order of the first rows; 0 and -0 are one value. */
    static Map<List<Object>, List<Integer>> groups(Table table, String... by) {
        Map<List<Object>, List<Integer>> groups = new LinkedHashMap<>();
        for (int row = 0; row < table.rowCount(); row++) {
            List<Object> key = new ArrayList<>();
            for (String group : by) {
                Object at = table.column(group).get(row);
                key.add(at instanceof Double number && number == 0 ? (Object) 0.0 : at);
            }
            groups.computeIfAbsent(key, k -> new ArrayList<>()).add(row);
        }
        return groups;
    }

    /**
     * One table below the other: {@code stack("aggregate", readings, reading -> cells.with(...).means(...).by("z"))}.
     *
     * @param <V> what the tables are made of
     * @param column a new first column, which holds the label
     * @param labelled things by label, in order
     * @param make makes a table of each; all with the same columns
     * @return the rows of all tables, each with its label
     */
    public static <V> Table stack(String column, Map<String, V> labelled, Function<? super V, Table> make) {
        present("stack", "column", column);
        present("stack", "labelled", labelled);
        present("stack", "make", make);
        Table all = null;
        for (Map.Entry<String, V> entry : labelled.entrySet()) {
            Table next = make.apply(entry.getValue());
            present("stack", "the table of " + entry.getKey(), next);
            String[] labels = new String[next.rowCount()];
            Arrays.fill(labels, entry.getKey());
            Table own = Table.create(next.name(), StringColumn.create(column, labels));
            own.addColumns(next.columnArray());
            if (all != null && !all.columnNames().equals(own.columnNames())) {
                throw new IllegalArgumentException("stack(" + shown(column) + "): the table of " + entry.getKey()
                        + " has the columns " + own.columnNames() + ", the first one " + all.columnNames()
                        + "; select the same columns of each");
            }
            all = all == null ? own : all.append(own);
        }
        if (all == null) {
            throw new IllegalArgumentException("stack(" + shown(column) + "): no labels came; at least one is needed");
        }
        return all;
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
