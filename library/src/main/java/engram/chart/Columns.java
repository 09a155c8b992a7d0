package engram.chart;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import tech.tablesaw.api.NumericColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;
import tech.tablesaw.selection.Selection;

/** A table as a chart reads it: columns by name, rows by groups. */
final class Columns {

    /** The standard error of a column x is the column {@code x_se}. */
    private static final String ERROR = "_se";

    private static final int MOST_GROUPS = 100;

    private final Table table;

    Columns(Table table) {
        this.table = table.copy();
    }

    /**
     * Rows that belong together.
     *
     * @param name what they share
     * @param rows their numbers, in the order of the table
     */
    record Group(String name, int[] rows) {}

    int[] all() {
        return IntStream.range(0, table.rowCount()).toArray();
    }

    /** Places, in any form that an axis takes. */
    Object places(String where, String name, int[] rows) {
        Column<?> column = column(where, name);
        return column.where(Selection.with(rows));
    }

    /** Values: numbers or dates, since text has no height. */
    Object values(String where, String name, int[] rows) {
        Object values = places(where, name, rows);
        return Numbers.dates(values) ? values : numbers(where, name, rows);
    }

    double[] numbers(String where, String name, int[] rows) {
        Column<?> column = column(where, name);
        if (!(column instanceof NumericColumn<?>)) {
            throw new IllegalArgumentException(where + ": the column \"" + name + "\" holds "
                    + column.type().name().toLowerCase(Locale.ROOT) + ", numbers are needed; numeric columns: "
                    + quoted(table.columns().stream()
                            .filter(c -> c instanceof NumericColumn<?>)
                            .map(Column::name)
                            .toList()));
        }
        return Numbers.of(where, column.where(Selection.with(rows)));
    }

    /** Standard errors found by name; empty where the table has none. */
    double[] errors(String where, String name, int[] rows) {
        boolean known = table.columnNames().contains(name + ERROR);
        return known ? numbers(where, name + ERROR, rows) : new double[0];
    }

    /** Groups in the order in which the table has them. */
    List<Group> groups(String where, String... names) {
        if (names.length == 0) {
            throw new IllegalArgumentException(
                    "by(): needs at least one column; there are " + quoted(table.columnNames()));
        }
        Map<String, List<Integer>> groups = new LinkedHashMap<>();
        for (int row : all()) {
            List<String> parts = new ArrayList<>();
            for (String name : names) {
                Column<?> column = column(where, name);
                String value = column.isMissing(row) ? "none" : String.valueOf(column.get(row));
                parts.add(column instanceof NumericColumn<?> ? name + " = " + whole(value) : value);
            }
            groups.computeIfAbsent(String.join(", ", parts), key -> new ArrayList<>())
                    .add(row);
        }
        Numbers.atMost(
                where, groups.size(), "groups", MOST_GROUPS, "draw a part of them, or colour them on a heat map");
        List<Group> list = new ArrayList<>();
        groups.forEach((name, rows) -> list.add(
                new Group(name, rows.stream().mapToInt(Integer::intValue).toArray())));
        return list;
    }

    private static String whole(String number) {
        return number.endsWith(".0") ? number.substring(0, number.length() - 2) : number;
    }

    private Column<?> column(String where, String name) {
        Numbers.present(where, "the name of a column", name);
        if (!table.columnNames().contains(name)) {
            throw new IllegalArgumentException(where + ": the table \"" + table.name() + "\" has no column \"" + name
                    + "\"; there are " + quoted(table.columnNames()));
        }
        return table.column(name);
    }

    /** Names in quotes, with commas between. */
    static String quoted(Collection<String> names) {
        return names.stream().map(name -> "\"" + name + "\"").collect(Collectors.joining(", "));
    }
}
