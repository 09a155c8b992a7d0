package engram.frame;

import engram.argument.Given;
import engram.statistics.Estimate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntPredicate;
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
 * of those left out. Where all are censored, the mean is missing. {@link #leavingOutMissing} and {@link #onlyComplete} treat gaps otherwise.
 *
 * @param table the rows
 * @param values the columns to average, numeric and without infinite values
 * @param count the name of the column with the number of rows in each group
 * @param sorted whether groups stand in the order of their names, and not in that of their first rows
 * @param gaps what is done about missing values and censored readings
 * @since 0.1.0
 */
public record Means(Table table, List<String> values, String count, boolean sorted, Gaps gaps) {

    /** What is done about missing values and censored readings. */
    public enum Gaps {
        /** Missing values are refused, censored readings are left out. */
        REFUSED,
        /** Both are left out. */
        LEFT_OUT,
        /** A group in which there is one has no mean. */
        KEPT
    }

    private static final String BOUND = "_bound";

    /**
     * Checks that nothing is missing.
     *
     * @param table the rows
     * @param values the columns to average, numeric and without infinite values
     * @param count the name of the column with the number of rows in each group
     * @param sorted whether groups stand in the order of their names, and not in that of their first rows
     * @param gaps what is done about missing values and censored readings
     */
    public Means {
        Given.value("means", "table", table, "a table");
        values = new ArrayList<>(Given.value("means", "values", values, "names of columns to average"));
        Given.value("means", "count", count, "a name for the column with the numbers of rows, such as \"n\",");
        Given.value("means", "gaps", gaps, "what is done about missing values, such as Gaps.REFUSED,");
    }

    /**
     * Means whose number of rows is called {@code n}.
     *
     * @param table the rows
     * @param values the columns to average, numeric and without missing or infinite values
     * @return the means to group
     */
    public static Means of(Table table, String... values) {
        return new Means(
                table,
                Arrays.asList(Given.value("means", "values", values, "names of columns")),
                "n",
                true,
                Gaps.REFUSED);
    }

    /**
     * The same means with another name for the number of rows in a group.
     *
     * @param name for example {@code replicas}
     * @return the means to group
     */
    public Means counting(String name) {
        return new Means(table, values, name, sorted, gaps);
    }

    /**
     * The same means with groups in the order of their first rows.
     *
     * @return the means to group
     */
    public Means inOrder() {
        return new Means(table, values, count, false, gaps);
    }

    /**
     * The same means, with missing values left out as censored readings are. Beside each mean {@code x}, {@code x_n} is the number of values
     * averaged; where it is 0, the mean is missing.
     *
     * @return the means to group
     */
    public Means leavingOutMissing() {
        return new Means(table, values, count, sorted, Gaps.LEFT_OUT);
    }

    /**
     * The same means, except that a group in which a value is missing or a reading censored has none: an average of the others would be
     * biased. {@code x_n} is the number of values that are there.
     *
     * @return the means to group
     */
    public Means onlyComplete() {
        return new Means(table, values, count, sorted, Gaps.KEPT);
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
        Column<?>[] columns = averaged(value, groups, row -> !column.isMissing(row));
        return gaps == Gaps.REFUSED ? Arrays.copyOf(columns, 3) : columns;
    }

    private Column<?>[] found(String value, Iterable<List<Integer>> groups) {
        StringColumn bound = table.stringColumn(value + BOUND);
        Column<?>[] columns =
                Arrays.copyOf(averaged(value, groups, row -> bound.get(row).equals("FOUND")), 5);
        IntColumn censored = IntColumn.create(value + "_censored");
        int group = 0;
        for (List<Integer> rows : groups) {
            censored.append(rows.size() - ((IntColumn) columns[3]).getInt(group++));
        }
        columns[4] = censored;
        return columns;
    }

    /** Mean, standard deviation and standard error of the rows that count, and their number. */
    private Column<?>[] averaged(String value, Iterable<List<Integer>> groups, IntPredicate counts) {
        NumericColumn<?> column = (NumericColumn<?>) table.column(value);
        List<Estimate> estimates = new ArrayList<>();
        IntColumn n = IntColumn.create(value + "_n");
        for (List<Integer> rows : groups) {
            List<Double> found =
                    rows.stream().filter(counts::test).map(column::getDouble).toList();
            boolean known = !found.isEmpty() && (gaps != Gaps.KEPT || found.size() == rows.size());
            estimates.add(known ? Estimate.of(found) : null);
            n.append(found.size());
        }
        return new Column<?>[] {
            numbers(value, estimates, Estimate::mean),
            numbers(value + "_sd", estimates, Estimate::sd),
            numbers(value + "_se", estimates, Estimate::se),
            n
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
        if (censored(value)) {
            return Stream.concat(always, Stream.of(value + "_n", value + "_censored"));
        }
        return gaps == Gaps.REFUSED ? always : Stream.concat(always, Stream.of(value + "_n"));
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
        if (numbers.countMissing() > 0 && gaps == Gaps.REFUSED) {
            throw new IllegalArgumentException(where + numbers.countMissing()
                    + " values are missing; drop those rows first, for example with table.dropRowsWithMissingValues(), or average"
                    + " the others with leavingOutMissing()");
        }
        IntStream.range(0, numbers.size())
                .filter(row -> !numbers.isMissing(row) && !Double.isFinite(numbers.getDouble(row)))
                .findFirst()
                .ifPresent(row -> {
                    throw new IllegalArgumentException(where + "row " + row + " is " + numbers.getDouble(row)
                            + ", which has no mean; leave that row out");
                });
    }
}
