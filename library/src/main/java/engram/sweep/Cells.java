package engram.sweep;

import engram.argument.Given;
import engram.frame.Means;
import engram.frame.Tidy;
import engram.statistics.Estimate;
import engram.statistics.Reading;
import engram.statistics.Readings;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/**
 * The finished cells of a sweep, in the order (point, replica), which name, average and group themselves:
 *
 * <pre>{@code
 * var cells = sweep.run(...).with("p_c", scan -> scan.last()).with("gamma_c", scan -> scan.last() / (3.0 * n));
 * cells.means("p_c", "gamma_c").counting("replicas").by("protocol", "z")   // a table
 * cells.at("C2", 8).estimate("gamma_c")                                    // 0.0413 ± 0.0012 (n=5)
 * }</pre>
 *
 * <p>Columns are those of {@link #table}: the point's components, {@code replica}, the result's components ({@code result} where the result
 * is not a record), and what {@link #with} adds. Names are in snake case, as {@link Tidy} writes them. Selecting cells keeps their order.
 * Errors are over replicas.
 *
 * @param <P> the point's record
 * @param <R> the result
 * @since 0.1.0
 */
public final class Cells<P extends Record, R> extends AbstractList<Sweep.Cell<P, R>> {
    private final String name;
    private final List<Sweep.Cell<P, R>> cells;
    private final List<Map<String, Object>> more;
    private final boolean named;
    private Table table;

    private Cells(String name, List<Sweep.Cell<P, R>> cells, List<Map<String, Object>> more, boolean named) {
        this.name = name;
        this.cells = cells;
        this.more = more;
        this.named = named;
    }

    /**
     * Cells of one sweep.
     *
     * @param <P> the point's record
     * @param <R> the result
     * @param name what the table will be called
     * @param cells the cells, in the order (point, replica)
     * @return the same cells
     */
    public static <P extends Record, R> Cells<P, R> of(String name, List<Sweep.Cell<P, R>> cells) {
        Given.value("Cells", "name", name, "the name of the sweep");
        List<Sweep.Cell<P, R>> copy = Given.list("Cells", "cells", cells, "the finished cells");
        return new Cells<>(
                name, copy, copy.stream().map(cell -> Map.<String, Object>of()).toList(), false);
    }

    @Override
    public Sweep.Cell<P, R> get(int index) {
        if (index < 0 || index >= cells.size()) {
            throw new IndexOutOfBoundsException(
                    "get(" + index + "): the cells of " + name + " are numbered from 0 to " + (cells.size() - 1));
        }
        return cells.get(index);
    }

    @Override
    public int size() {
        return cells.size();
    }

    /**
     * The name of the sweep.
     *
     * @return its name
     */
    public String name() {
        return name;
    }

    /**
     * The results alone.
     *
     * @return one for each cell
     */
    public List<R> results() {
        return cells.stream().map(Sweep.Cell::result).toList();
    }

    /**
     * The points.
     *
     * @return each once, in order
     */
    public List<P> points() {
        return cells.stream().map(Sweep.Cell::point).distinct().toList();
    }

    /**
     * Adds a column that is read from the result: {@code with("gamma_c", scan -> scan.last() / 192.0)}.
     *
     * @param column its name, in snake case
     * @param read gives a number, boolean, text, {@link Estimate}, {@link Reading} or a record of those
     * @return the cells with this column
     */
    public Cells<P, R> with(String column, Function<? super R, ?> read) {
        Given.value("with", "read", read, "a function of the result");
        return with(column, (point, result) -> read.apply(result));
    }

    /**
     * Adds a column that is computed from point and result: {@code with("load", (at, found) -> at.p() / 64.0)}.
     *
     * @param column its name, in snake case
     * @param read gives a number, boolean, text, {@link Estimate}, {@link Reading} or a record of those
     * @return the cells with this column
     */
    public Cells<P, R> with(String column, BiFunction<? super P, ? super R, ?> read) {
        Given.value("with", "column", column, "a name, such as \"gamma_c\"");
        Given.value("with", "read", read, "a function of point and result");
        if (!cells.isEmpty() && whole().containsColumn(column)) {
            throw new IllegalArgumentException("with(\"" + column + "\"): the cells of " + name
                    + " have a column of that name; they have " + whole().columnNames());
        }
        return new Cells<>(name, cells, added(column, read), named);
    }

    /**
     * Names a result that is not a record: a trial that gives a {@code double} has the column {@code result}, and
     * {@code named("m")} calls it {@code m}.
     *
     * @param column its name, in snake case
     * @return the cells with that column instead of the result's own
     */
    public Cells<P, R> named(String column) {
        Given.value("named", "column", column, "a name, such as \"m\"");
        return new Cells<>(name, cells, added(column, (point, result) -> result), true);
    }

    private List<Map<String, Object>> added(String column, BiFunction<? super P, ? super R, ?> read) {
        List<Map<String, Object>> all = new ArrayList<>();
        for (int k = 0; k < cells.size(); k++) {
            Map<String, Object> values = new LinkedHashMap<>(more.get(k));
            values.put(column, read.apply(cells.get(k).point(), cells.get(k).result()));
            all.add(values);
        }
        return all;
    }

    /** A cell with its further columns. */
    private record Row<P, T>(P point, int replica, T result, Columns more) {}

    /** A cell without a column for its result, which is among the further ones. */
    private record Bare<P>(P point, int replica, Columns more) {}

    /**
     * All cells as a table named after the sweep.
     *
     * @return one row for each cell
     */
    public Table table() {
        return whole().copy();
    }

    private synchronized Table whole() {
        if (table == null) {
            List<Record> rows = new ArrayList<>();
            for (int k = 0; k < cells.size(); k++) {
                Sweep.Cell<P, R> cell = cells.get(k);
                Columns extra = new Columns(more.get(k));
                rows.add(
                        named
                                ? new Bare<>(cell.point(), cell.replica(), extra)
                                : new Row<>(cell.point(), cell.replica(), cell.result(), extra));
            }
            table = Tidy.table(name, rows);
        }
        return table;
    }

    /**
     * Averages of columns, to be grouped: {@code means("p_c").by("z")}. Censored readings are left out and counted, see {@link Means}.
     *
     * @param columns columns of numbers
     * @return the means
     */
    public Means means(String... columns) {
        return Means.of(whole(), columns);
    }

    /**
     * A function that each result holds in an array, as a table with one row for each cell and each x.
     *
     * @param x the name of the abscissa
     * @param at the abscissae
     * @param y the name of the values
     * @param read gives one value for each abscissa
     * @return the point's columns, {@code replica}, x and y; {@code Means.of(table, y).by("p", x)} averages it
     */
    public Table along(String x, double[] at, String y, Function<? super R, double[]> read) {
        Given.value("along", "x", x, "a name for the abscissa");
        Given.value("along", "at", at, "the abscissae");
        Given.value("along", "y", y, "a name for the values");
        Given.value("along", "read", read, "a function of the result");
        List<Record> rows = new ArrayList<>();
        for (Sweep.Cell<P, R> cell : cells) {
            double[] values = read.apply(cell.result());
            if (values == null || values.length != at.length) {
                throw new IllegalArgumentException("along(\"" + x + "\", \"" + y + "\"): " + at.length
                        + " abscissae and " + (values == null ? "no" : values.length) + " values came at "
                        + cell.point() + ", replica " + cell.replica() + "; one value for each is needed");
            }
            for (int k = 0; k < at.length; k++) {
                Map<String, Object> pair = new LinkedHashMap<>();
                pair.put(x, at[k]);
                pair.put(y, values[k]);
                rows.add(new Bare<>(cell.point(), cell.replica(), new Columns(pair)));
            }
        }
        return Tidy.table(name, rows);
    }

    /**
     * The cells in which columns have given values: {@code where("protocol", "C2")}.
     *
     * @param column a column of {@link #table}
     * @param value its value, see {@link Tidy#where}
     * @param more further columns, each followed by its value
     * @return those cells, at least one
     */
    public Cells<P, R> where(String column, Object value, Object... more) {
        Table rows = whole().copy();
        String number = "cell number";
        rows.addColumns(StringColumn.create(
                number, IntStream.range(0, size()).mapToObj(Integer::toString).toArray(String[]::new)));
        Table kept = Tidy.where(rows, column, value, more);
        return only(kept.stringColumn(number).asList().stream()
                .mapToInt(Integer::parseInt)
                .toArray());
    }

    /**
     * The cells at one point, by the values of its components in their order: {@code at("C2", 8)}.
     *
     * @param values one for each component
     * @return those cells, at least one
     */
    public Cells<P, R> at(Object... values) {
        Given.value("at", "values", values, "one value for each component of the point");
        List<String> columns = columnsOfPoint();
        if (values.length != columns.size()) {
            throw new IllegalArgumentException("at(" + Arrays.toString(values) + "): " + values.length
                    + " values came for the components " + columns + "; one value for each is needed");
        }
        Object[] pairs = new Object[2 * values.length];
        for (int k = 0; k < values.length; k++) {
            pairs[2 * k] = columns.get(k);
            pairs[2 * k + 1] = values[k];
        }
        return where(columns.get(0), values[0], Arrays.copyOfRange(pairs, 2, pairs.length));
    }

    private List<String> columnsOfPoint() {
        List<String> all = whole().columnNames();
        return all.subList(0, all.indexOf("replica"));
    }

    /**
     * The cells at some points.
     *
     * @param keep whether a point is wanted
     * @return those cells, perhaps none
     */
    public Cells<P, R> where(Predicate<? super P> keep) {
        Given.value("where", "keep", keep, "a condition on the point");
        return only(IntStream.range(0, size())
                .filter(k -> keep.test(cells.get(k).point()))
                .toArray());
    }

    /**
     * The cells with some results, for example those that are not censored.
     *
     * @param keep whether a result is wanted
     * @return those cells, perhaps none
     */
    public Cells<P, R> having(Predicate<? super R> keep) {
        Given.value("having", "keep", keep, "a condition on the result");
        return only(IntStream.range(0, size())
                .filter(k -> keep.test(cells.get(k).result()))
                .toArray());
    }

    /**
     * The cells in which a column has a value: a number that is not NaN, a text that is not empty.
     *
     * @param column a column of {@link #table}
     * @return those cells, perhaps none
     */
    public Cells<P, R> present(String column) {
        Column<?> values = column("present", column);
        return only(IntStream.range(0, size()).filter(k -> !values.isMissing(k)).toArray());
    }

    static <P extends Record, R> Cells<P, R> together(String name, List<Cells<P, R>> parts) {
        if (parts.isEmpty()) {
            throw new IllegalArgumentException("together(): no group of " + name
                    + " is left; keep at least one, or ask cells() whether there are any");
        }
        List<Sweep.Cell<P, R>> cells = new ArrayList<>();
        List<Map<String, Object>> more = new ArrayList<>();
        for (Cells<P, R> part : parts) {
            cells.addAll(part.cells);
            more.addAll(part.more);
        }
        return new Cells<>(name, cells, more, parts.get(0).named);
    }

    private Cells<P, R> only(int[] which) {
        return new Cells<>(
                name,
                Arrays.stream(which).mapToObj(cells::get).toList(),
                Arrays.stream(which).mapToObj(more::get).toList(),
                named);
    }

    private Column<?> column(String method, String column) {
        if (cells.isEmpty()) {
            throw new IllegalArgumentException(
                    method + "(\"" + column + "\"): no cells of " + name + " are left; select fewer conditions");
        }
        if (column == null || !whole().containsColumn(column)) {
            throw new IllegalArgumentException(method + "(\"" + column + "\"): the cells of " + name
                    + " have no such column; they have " + whole().columnNames());
        }
        return whole().column(column);
    }

    /**
     * The values of a column, one for each cell.
     *
     * @param column a column of numbers; readings in it must all be found
     * @return its numbers; NaN where one is missing
     */
    public double[] values(String column) {
        column("values", column);
        if (whole().containsColumn(column + "_bound") && readings(column).censored() > 0) {
            throw new IllegalArgumentException("values(\"" + column + "\"): "
                    + readings(column).censored() + " of " + size()
                    + " are censored, only bounds are known; take readings(\"" + column + "\")");
        }
        return Tidy.numbers(whole(), column);
    }

    /**
     * The readings in a column.
     *
     * @param column a column of readings
     * @return one for each cell
     */
    public Readings readings(String column) {
        column("readings", column);
        column("readings", column + "_bound");
        double[] values = Tidy.numbers(whole(), column);
        return new Readings(IntStream.range(0, size())
                .mapToObj(k -> new Reading(
                        values[k],
                        Reading.Bound.valueOf(
                                String.valueOf(whole().column(column + "_bound").get(k)))))
                .toList());
    }

    /**
     * The mean of a column over these cells. Errors are right if the cells are replicas of one point, so select it first.
     *
     * @param column a column of numbers; censored readings are left out
     * @return the mean with its standard error
     */
    public Estimate estimate(String column) {
        column("estimate", column);
        return whole().containsColumn(column + "_bound") ? readings(column).estimate() : Estimate.of(values(column));
    }

    /**
     * The mean of a column over the cells at some points.
     *
     * @param column a column of numbers; censored readings are left out
     * @param keep which points
     * @return the mean with its standard error
     */
    public Estimate estimate(String column, Predicate<? super P> keep) {
        return where(keep).estimate(column);
    }

    /**
     * The mean of a number that is read from each result.
     *
     * @param read the number
     * @return the mean over these cells with its standard error
     */
    public Estimate estimate(ToDoubleFunction<? super R> read) {
        Given.value("estimate", "read", read, "a function of the result");
        return Estimate.of(cells.stream()
                .mapToDouble(cell -> read.applyAsDouble(cell.result()))
                .toArray());
    }

    /**
     * Counts the results that fulfil a condition, such as being censored.
     *
     * @param is the condition
     * @return the number of cells
     */
    public int count(Predicate<? super R> is) {
        return having(is).size();
    }

    /**
     * Computes a number from all points of each replica, such as the intercept of a line through sizes, and averages it over replicas.
     *
     * @param compute a function of the cells of one replica, which come in the order of the points
     * @return the mean over replicas with its standard error
     */
    public Estimate overReplicas(ToDoubleFunction<? super Cells<P, R>> compute) {
        Given.value("overReplicas", "compute", compute, "a function of the cells of one replica");
        return Estimate.of(replicas().stream().mapToDouble(compute).toArray());
    }

    /**
     * Reads a place off all points of each replica, such as where a curve falls through zero.
     *
     * @param search a function of the cells of one replica, which come in the order of the points
     * @return one reading for each replica
     */
    public Readings readOverReplicas(Function<? super Cells<P, R>, Reading> search) {
        Given.value("readOverReplicas", "search", search, "a function of the cells of one replica");
        List<Reading> readings = new ArrayList<>();
        replicas().forEach(own -> readings.add(search.apply(own)));
        return new Readings(readings);
    }

    /**
     * The cells of each replica.
     *
     * @return by replica, from 0; within each in the order of the points
     */
    public List<Cells<P, R>> replicas() {
        Map<Integer, List<Integer>> byReplica = new TreeMap<>();
        for (int k = 0; k < size(); k++) {
            byReplica
                    .computeIfAbsent(cells.get(k).replica(), r -> new ArrayList<>())
                    .add(k);
        }
        return byReplica.values().stream()
                .map(which -> only(which.stream().mapToInt(Integer::intValue).toArray()))
                .toList();
    }

    /**
     * Groups cells by columns, to compute more of each group than {@link #means} does.
     *
     * @param columns columns of {@link #table}
     * @return the groups, in the order of their first cells
     */
    public Groups<P, R> by(String... columns) {
        Given.value("by", "columns", columns, "names of columns that tell groups apart");
        List<Column<?>> keys = new ArrayList<>();
        for (String column : columns) {
            keys.add(column("by", column));
        }
        Map<List<Object>, List<Integer>> groups = new LinkedHashMap<>();
        for (int k = 0; k < size(); k++) {
            int row = k;
            List<Object> key = new ArrayList<>();
            keys.forEach(column -> key.add(column.isMissing(row) ? null : column.get(row)));
            groups.computeIfAbsent(key, any -> new ArrayList<>()).add(row);
        }
        List<Groups.Group<P, R>> rows = new ArrayList<>();
        groups.forEach((key, which) -> {
            Map<String, Object> values = new LinkedHashMap<>();
            for (int k = 0; k < columns.length; k++) {
                values.put(columns[k], key.get(k));
            }
            rows.add(new Groups.Group<>(
                    only(which.stream().mapToInt(Integer::intValue).toArray()), values));
        });
        return new Groups<>(name, rows);
    }

    @Override
    public boolean equals(Object other) {
        return super.equals(other);
    }

    @Override
    public int hashCode() {
        return super.hashCode();
    }

    @Override
    public String toString() {
        return "Cells(" + name + ", " + points().size() + " points, " + size() + " cells"
                + (cells.isEmpty() ? "" : ", columns " + String.join(", ", whole().columnNames())) + ")";
    }
}
