package engram.sweep;

import engram.argument.Given;
import engram.frame.Tidy;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import tech.tablesaw.api.Table;

/**
 * Groups of cells, and what is computed from each:
 *
 * <pre>{@code
 * cells.by("p").with("gap", own -> own.estimate("gap")).with("least", own -> min(own.values("gap"))).table()
 * }</pre>
 *
 * @param <P> the point's record
 * @param <R> the result
 * @since 0.1.0
 */
public final class Groups<P extends Record, R> {
    private final String name;
    private final List<Group<P, R>> groups;

    /** Cells and the columns of their row. */
    record Group<P extends Record, R>(Cells<P, R> cells, Map<String, Object> columns) {}

    Groups(String name, List<Group<P, R>> groups) {
        this.name = name;
        this.groups = groups;
    }

    /**
     * Computes a column.
     *
     * @param column its name, in snake case
     * @param compute gives a value from the cells of a group: a number, text, estimate, reading
     * @return the groups with this column
     */
    public Groups<P, R> with(String column, Function<? super Cells<P, R>, ?> compute) {
        Given.value("with", "column", column, "a name, such as \"gamma_c\"");
        Given.value("with", "compute", compute, "a function of the cells of a group");
        List<Group<P, R>> all = new ArrayList<>();
        for (Group<P, R> group : groups) {
            Map<String, Object> values = new LinkedHashMap<>(group.columns);
            if (values.containsKey(column)) {
                throw new IllegalArgumentException(
                        "with(\"" + column + "\"): there is a column of that name; there are " + values.keySet());
            }
            values.put(column, compute.apply(group.cells));
            all.add(new Group<>(group.cells, values));
        }
        return new Groups<>(name, all);
    }

    /**
     * Leaves groups out: {@code having(own -> own.readings("p_c").censored() == 0)}.
     *
     * @param keep whether a group stays, by its cells
     * @return the groups that stay, perhaps none
     */
    public Groups<P, R> having(Predicate<? super Cells<P, R>> keep) {
        Given.value("having", "keep", keep, "a condition on the cells of a group");
        return new Groups<>(
                name, groups.stream().filter(group -> keep.test(group.cells)).toList());
    }

    /**
     * The cells of all groups as one, to be grouped anew.
     *
     * @return group after group, each in the order of its cells
     * @throws IllegalArgumentException if no group is left
     */
    public Cells<P, R> together() {
        return Cells.together(name, cells());
    }

    /**
     * The cells of each group.
     *
     * @return in the order of the groups
     */
    public List<Cells<P, R>> cells() {
        return groups.stream().map(Group::cells).toList();
    }

    /**
     * The groups as a table named after the sweep: the columns that tell them apart, then those that were computed.
     *
     * @return one row for each group
     */
    public Table table() {
        return Tidy.table(
                name, groups.stream().map(group -> new Columns(group.columns)).toList());
    }

    @Override
    public String toString() {
        return "Groups(" + name + ", " + groups.size() + " groups)";
    }
}
