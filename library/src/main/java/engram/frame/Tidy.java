package engram.frame;

import engram.study.Estimate;
import engram.study.Store;
import java.io.StringWriter;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.TypeVariable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import tech.tablesaw.api.BooleanColumn;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.LongColumn;
import tech.tablesaw.api.NumericColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;
import tech.tablesaw.io.csv.CsvWriteOptions;
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
 * <p>A column is named in snake case: {@code gammaCSd} becomes {@code gamma_c_sd}. Whole numbers, numbers,
 * booleans keep their types; an {@link Estimate} {@code x} becomes {@code x}, {@code x_se}, {@code x_n}; a
 * record within a record gives its own components, with the outer name before theirs where two would be
 * equal; anything else is its text. NaN and null are missing values.
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
        if (rows.isEmpty()) {
            throw new IllegalArgumentException(
                    "table(\"" + name + "\"): no rows came, so its columns are unknown; give at least one record");
        }
        List<Map<String, Object>> flat = new ArrayList<>();
        for (Record row : rows) {
            if (row == null || row.getClass() != rows.get(0).getClass()) {
                throw new IllegalArgumentException("table(\"" + name + "\"): row " + flat.size() + " is "
                        + (row == null ? "null" : "a " + row.getClass().getSimpleName()) + ", the first one a "
                        + rows.get(0).getClass().getSimpleName() + "; one table holds records of one class");
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
        columns.forEach((key, values) -> table.addColumns(column(key, values)));
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
            Object value = value(row, component);
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
        return component.getType().isRecord() || component.getGenericType() instanceof TypeVariable<?>;
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
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalArgumentException(
                    "component " + component.getName() + " of " + row.getClass().getName()
                            + " cannot be read; make the record public",
                    e);
        }
    }

    private static Column<?> column(String name, List<Object> values) {
        Object first = values.stream().filter(v -> v != null).findFirst().orElse("");
        if (first instanceof Integer || first instanceof Short || first instanceof Byte) {
            IntColumn column = IntColumn.create(name);
            values.forEach(v -> {
                if (v == null) {
                    column.appendMissing();
                } else {
                    column.append(((Number) v).intValue());
                }
            });
            return column;
        }
        if (first instanceof Long) {
            LongColumn column = LongColumn.create(name);
            values.forEach(v -> {
                if (v == null) {
                    column.appendMissing();
                } else {
                    column.append((Long) v);
                }
            });
            return column;
        }
        if (first instanceof Number) {
            DoubleColumn column = DoubleColumn.create(name);
            values.forEach(v -> column.append(v == null ? Double.NaN : ((Number) v).doubleValue()));
            return column;
        }
        if (first instanceof Boolean) {
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

    private static String text(Object value) {
        if (!value.getClass().isArray()) {
            return value.toString();
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
     * @param values the columns to average, without missing values
     * @param by the columns that name a group; none may be called {@code n}
     * @return one row a group, in the order of the groups' names
     */
    public static Table means(Table table, List<String> values, String... by) {
        if (values.isEmpty() || by.length == 0) {
            throw new IllegalArgumentException("means(" + values + ", by " + List.of(by)
                    + "): needs at least one column to average and one to group by");
        }
        for (String value : values) {
            NumericColumn<?> column = table.numberColumn(value);
            if (column.countMissing() > 0) {
                throw new IllegalArgumentException(
                        "means(\"" + value + "\"): " + column.countMissing()
                                + " values are missing; drop those rows first, for example with table.dropRowsWithMissingValues()");
            }
        }
        if (List.of(by).contains("n")) {
            throw new IllegalArgumentException(
                    "means(by " + List.of(by)
                            + "): the number of rows in a group will be called n; give that column another name, for example neurons");
        }
        Map<List<Object>, List<Integer>> groups = new LinkedHashMap<>();
        for (int row = 0; row < table.rowCount(); row++) {
            List<Object> key = new ArrayList<>();
            for (String group : by) {
                key.add(table.column(group).get(row));
            }
            groups.computeIfAbsent(key, k -> new ArrayList<>()).add(row);
        }
        int[] first = groups.values().stream().mapToInt(rows -> rows.get(0)).toArray();
        Table means = table.where(Selection.with(first)).selectColumns(by).setName(table.name());
        means.addColumns(IntColumn.create(
                "n", groups.values().stream().mapToInt(List::size).toArray()));
        for (String value : values) {
            NumericColumn<?> column = table.numberColumn(value);
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

    private static DoubleColumn numbers(String name, List<Estimate> estimates, ToDoubleFunction<Estimate> read) {
        return DoubleColumn.create(name, estimates.stream().mapToDouble(read).toArray());
    }

    /**
     * A table as comma-separated values with a header. Numbers are written so that reading gives the same
     * bits; a missing value is an empty field; lines end in a line feed on every platform.
     *
     * @param table the table
     * @return the text of the file
     */
    public static String csv(Table table) {
        StringWriter text = new StringWriter();
        table.write().usingOptions(CsvWriteOptions.builder(text).lineEnd("\n").build());
        return text.toString().replace("\r\n", "\n");
    }
}
