package engram.frame;

import engram.argument.Given;
import engram.statistics.Estimate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.NumericColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;
import tech.tablesaw.selection.Selection;

/**
 * Averages of columns over groups of rows, for example over the replicas at each point of a sweep:
 *
 * <pre>{@code
 * Table means = Means.of(cells, "gamma_c").counting("replicas").by("protocol", "z");
 * }</pre>
 *
 * <p>For each column {@code x}: the mean, named {@code x}, the sample standard deviation {@code x_sd} and the standard error {@code x_se} =
 * sd / sqrt(n). A group of one has no standard deviation. Beside a column {@code x} of readings ({@link Tidy}) stands the column
 * {@code x_bound}; censored readings are left out of the mean, {@code x_n} is the number of those averaged and {@code x_censored} the number
 * of those left out. Where all are censored, the mean is missing.
 *
 * @param table the rows
 * @param values the columns to average, numeric and without missing or infinite values
 * @param count the name of the column with the number of rows in each group
 * @param sorted whether groups stand in the order of their names, and not in that of their first rows
 * @since 0.1.0
 */
public record Means(Table table, List<String> values, String count, boolean sorted) {
    private static final String BOUND = "_bound";

    /**
     * Checks that nothing is missing.
     *
     * @param table the rows
     * @param values the columns to average, numeric and without missing or infinite values
     * @param count the name of the column with the number of rows in each group
     * @param sorted whether groups stand in the order of their names, and not in that of their first rows
     */
    public Means {
        Given.value("means", "table", table, "a table");
        values = new ArrayList<>(Given.value("means", "values", values, "names of columns to average"));
        Given.value("means", "count", count, "a name for the column with the numbers of rows, such as \"n\",");
    }

    /**
     * Means whose number of rows is called {@code n}.
     *
     * @param table the rows
     * @param values the columns to average, numeric and without missing or infinite values
     * @return the means to group
     */
    public static Means of(Table table, String... values) {
        return new Means(table, Arrays.asList(Given.value("means", "values", values, "names of columns")), "n", true);
    }

    /**
     * The same means with another name for the number of rows in a group.
     *
     * @param name for example {@code replicas}
     * @return the means to group
     */
    public Means counting(String name) {
        return new Means(table, values, name, sorted);
    }

    /**
     * The same means with groups in the order of their first rows.
     *
     * @return the means to group
     */
    public Means inOrder() {
        return new Means(table, values, count, false);
    }

    /**
     * Groups the rows and averages.
     *
     * @param by the columns that name a group
     * @return one row for each group: {@code by}, the number of rows, and the columns described above
     */
    public Table by(String... by) {
        Given.value("means", "by", by, "names of columns that tell groups apart");
        check(Arrays.asList(by));
        Map<List<Object>, List<Integer>> groups = Tidy.groups(table, by);
        int[] first = groups.values().stream().mapToInt(rows -> rows.get(0)).toArray();
        Table means = table.where(Selection.with(first)).selectColumns(by).setName(table.name());
        means.addColumns(IntColumn.create(
                count, groups.values().stream().mapToInt(List::size).toArray()));
        for (String value : values) {
            means.addColumns(censored(value) ? found(value, groups.values()) : plain(value, groups.values()));
        }
        return sorted ? means.sortAscendingOn(by) : means;
    }

    private Column<?>[] plain(String value, Iterable<List<Integer>> groups) {
        NumericColumn<?> column = (NumericColumn<?>) table.column(value);
        List<Estimate> estimates = new ArrayList<>();
        groups.forEach(rows ->
                estimates.add(Estimate.of(rows.stream().map(column::getDouble).toList())));
        return new Column<?>[] {
            numbers(value, estimates, Estimate::mean),
            numbers(value + "_sd", estimates, Estimate::sd),
            numbers(value + "_se", estimates, Estimate::se)
        };
    }

    private Column<?>[] found(String value, Iterable<List<Integer>> groups) {
        NumericColumn<?> column = (NumericColumn<?>) table.column(value);
        StringColumn bound = table.stringColumn(value + BOUND);
        List<Estimate> estimates = new ArrayList<>();
        IntColumn n = IntColumn.create(value + "_n");
        IntColumn censored = IntColumn.create(value + "_censored");
        for (List<Integer> rows : groups) {
            List<Double> found = rows.stream()
                    .filter(row -> bound.get(row).equals("FOUND"))
                    .map(column::getDouble)
                    .toList();
            estimates.add(found.isEmpty() ? null : Estimate.of(found));
            n.append(found.size());
            censored.append(rows.size() - found.size());
        }
        return new Column<?>[] {
            numbers(value, estimates, Estimate::mean),
            numbers(value + "_sd", estimates, Estimate::sd),
            numbers(value + "_se", estimates, Estimate::se),
            n,
            censored
        };
    }

    private static DoubleColumn numbers(String name, List<Estimate> estimates, ToDoubleFunction<Estimate> read) {
        return DoubleColumn.create(
                name,
                estimates.stream()
                        .mapToDouble(estimate -> estimate == null ? Double.NaN : read.applyAsDouble(estimate))
                        .toArray());
    }

    /** Whether a column is one of readings. */
    private boolean censored(String value) {
        return table.containsColumn(value + BOUND) && table.column(value + BOUND) instanceof StringColumn;
    }

    private void check(List<String> groupedBy) {
        if (values.isEmpty() || groupedBy.isEmpty()) {
            throw new IllegalArgumentException("means(" + values + ", by " + groupedBy
                    + "): needs at least one column to average and one to group by");
        }
        if (groupedBy.stream().anyMatch(count::equalsIgnoreCase)) {
            throw new IllegalArgumentException("means(by " + groupedBy
                    + "): the number of rows in a group will be called " + count
                    + "; give that column another name, for example neurons");
        }
        Set<String> known = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        known.addAll(table.columnNames());
        for (String name : Stream.concat(values.stream(), groupedBy.stream()).toList()) {
            if (name == null || !known.contains(name)) {
                throw new IllegalArgumentException("means(" + values + ", by " + groupedBy
                        + "): the table has no column " + Tidy.shown(name) + "; it has " + table.columnNames());
            }
        }
        Set<String> made = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        made.add(count);
        for (String name : Stream.concat(groupedBy.stream(), values.stream().flatMap(this::columns))
                .toList()) {
            if (!made.add(name)) {
                throw new IllegalArgumentException(
                        "means(" + values + ", by " + groupedBy + "): two columns of the result" + " would be called "
                                + Tidy.shown(name) + "; name each column once, and rename one that is in the way");
            }
        }
        values.forEach(this::check);
    }

    private Stream<String> columns(String value) {
        Stream<String> always = Stream.of(value, value + "_sd", value + "_se");
        return censored(value) ? Stream.concat(always, Stream.of(value + "_n", value + "_censored")) : always;
    }

    private void check(String value) {
        Column<?> column = table.column(value);
        String where = "means(" + Tidy.shown(column.name()) + "): ";
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
        IntStream.range(0, numbers.size())
                .filter(row -> !Double.isFinite(numbers.getDouble(row)))
                .findFirst()
                .ifPresent(row -> {
                    throw new IllegalArgumentException(where + "row " + row + " is " + numbers.getDouble(row)
                            + ", which has no mean; leave that row out");
                });
    }
}
