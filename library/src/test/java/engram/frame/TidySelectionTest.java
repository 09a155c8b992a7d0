package engram.frame;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import engram.Teaches;
import engram.statistics.Coefficient;
import engram.statistics.CurveFit;
import engram.statistics.LinearFit;
import engram.statistics.Reading;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.Table;

/** Rows and columns picked by name, and what is computed from them. */
class TidySelectionTest {
    enum Order {
        PERMUTED,
        UNIFORM
    }

    record Mean(String protocol, int z, double gammaC, double gammaCSe, boolean closed, Order order) {}

    private final Table means = Tidy.table(
            "means",
            List.of(
                    new Mean("C3", 4, 0.03, 0.001, false, Order.PERMUTED),
                    new Mean("C3", 8, 0.05, 0.001, false, Order.PERMUTED),
                    new Mean("C3", 16, 0.11, 0.002, true, Order.UNIFORM),
                    new Mean("C2", 4, 0.02, 0.001, false, Order.UNIFORM),
                    new Mean("C2", 8, 0.04, 0.001, false, Order.UNIFORM),
                    new Mean("C2", 16, 0.09, 0.002, true, Order.UNIFORM)));

    @Test
    void rowsArePickedByValue() {
        assertArrayEquals(
                new double[] {0.02, 0.04, 0.09}, Tidy.numbers(Tidy.where(means, "protocol", "C2"), "gamma_c"));
        assertEquals(0.04, Tidy.number(Tidy.where(means, "protocol", "C2", "z", 8), "gamma_c"));
        assertEquals(0.04, Tidy.number(Tidy.where(means, "gamma_c", 0.04), "gamma_c"));
        assertEquals(2, Tidy.where(means, "closed", true).rowCount());
        assertEquals(4, Tidy.where(means, "order", Order.UNIFORM).rowCount());
        assertEquals(4, Tidy.where(means, "ORDER", "UNIFORM").rowCount(), "capitals of a name do not count");
        assertEquals("means", Tidy.where(means, "z", 8).name());
        assertEquals(6, means.rowCount());
    }

    @Test
    void theNearestRowsAreFound() {
        assertEquals(
                Tidy.csv(Tidy.where(means, "z", 8)), Tidy.csv(Tidy.nearest(means, "z", 8)), "a number that is there");
        assertEquals(Tidy.csv(Tidy.where(means, "z", 16)), Tidy.csv(Tidy.nearest(means, "z", 1e9)), "beyond the last");
        assertEquals(
                Tidy.csv(Tidy.where(means, "z", 4)), Tidy.csv(Tidy.nearest(means, "z", 6)), "as far from 4 as from 8");
        Teaches.oneLine(() -> Tidy.nearest(means, "z", Double.NaN), "nearest(\"z\", NaN)", "finite");
        Teaches.oneLine(() -> Tidy.nearest(means, "protocol", 1), "STRING");
    }

    @Test
    void aCellOfATableHasItsError() {
        Table row = Tidy.where(means, "protocol", "C2", "z", 8);
        assertEquals(new Coefficient(0.04, 0.001), Tidy.value(row, "gamma_c"));
        assertTrue(Double.isNaN(Tidy.value(row, "z").se()));
    }

    @Test
    void columnsAreChosenAndRenamed() {
        Table some = Tidy.select(means, "z", "gamma_c as load", "protocol");
        assertEquals(List.of("z", "load", "protocol"), some.columnNames());
        assertEquals("gamma_c", means.column("gamma_c").name());
    }

    @Test
    void columnsAreComputedFromOthers() {
        Table more = Tidy.with(
                Tidy.with(means, "patterns", "gamma_c", g -> 192 * g),
                "per_neighbour",
                "patterns",
                "z",
                (p, z) -> p / z);
        assertEquals(0.02 * 192 / 4, Tidy.numbers(more, "per_neighbour")[3]);
        assertEquals(means.columnCount() + 2, more.columnCount());
        assertEquals(6, means.columnCount());
        Teaches.oneLine(() -> Tidy.with(means, "z", "gamma_c", g -> g), "\"z\"", "already");
    }

    @Test
    void linesOfGroups() {
        LinearFit c2 = LinearFit.of(new double[] {4, 8, 16}, new double[] {0.02, 0.04, 0.09});
        Table lines = Tidy.lines(means, "z", "gamma_c", "protocol");
        assertEquals(
                List.of("protocol", "slope", "slope_se", "intercept", "intercept_se", "z0", "z0_se", "r2", "n"),
                lines.columnNames());
        assertEquals(List.of("C3", "C2"), lines.stringColumn("protocol").asList());
        assertEquals(c2.coefficient("z0"), Tidy.value(Tidy.where(lines, "protocol", "C2"), "z0"));
        assertEquals(1, Tidy.lines(means, "z", "gamma_c").rowCount());
        Table own = Tidy.where(means, "protocol", "C2");
        assertEquals(c2, Tidy.fit(own, "z", "gamma_c", LinearFit::of));
        Table four = own.copy().append(Tidy.where(means, "z", 4, "protocol", "C3"));
        assertEquals(
                CurveFit.linear(Tidy.numbers(four, "z"), Tidy.numbers(four, "gamma_c")),
                Tidy.fit(four, "z", "gamma_c", CurveFit::linear));
    }

    @Test
    void tablesStandBelowEachOther() {
        Map<String, Integer> labels = new LinkedHashMap<>();
        labels.put("second", 8);
        labels.put("first", 4);
        Table all = Tidy.stack("which", labels, z -> Tidy.select(Tidy.where(means, "z", z), "z", "gamma_c"));
        assertEquals(List.of("which", "z", "gamma_c"), all.columnNames());
        assertEquals(
                List.of("second", "second", "first", "first"),
                all.stringColumn("which").asList());
        assertArrayEquals(new double[] {0.05, 0.04, 0.03, 0.02}, Tidy.numbers(all, "gamma_c"));
        Teaches.oneLine(
                () -> Tidy.stack(
                        "which", labels, z -> z == 8 ? Tidy.select(means, "z") : Tidy.select(means, "gamma_c")),
                "first has the columns [which, gamma_c]",
                "[which, z]");
    }

    record Found(int z, Reading critical, Coefficient slope) {}

    @Test
    void readingsAndCoefficientsTakeTheirColumnsAlong() {
        Table table = Tidy.table(
                "found",
                List.of(
                        new Found(4, Reading.found(0.3), new Coefficient(1, 0.1)),
                        new Found(4, Reading.found(0.5), new Coefficient(2, 0.1)),
                        new Found(4, Reading.atLeast(0.9), new Coefficient(3, 0.1))));
        assertEquals(List.of("z", "critical", "critical_bound", "slope", "slope_se"), table.columnNames());
        assertEquals("AT_LEAST", table.stringColumn("critical_bound").get(2));
        Table means = Tidy.means(table, List.of("critical"), "z");
        assertEquals(0.4, Tidy.number(means, "critical"), 1e-15);
        assertEquals(1, means.intColumn("critical_censored").get(0));
        assertEquals(3, means.intColumn("n").get(0));
    }

    @Test
    void badNamesTeach() {
        Teaches.oneLine(
                () -> Tidy.numbers(means, "gamma"), "\"gamma\"", "[protocol, z, gamma_c, gamma_c_se, closed, order]");
        Teaches.oneLine(() -> Tidy.numbers(means, "protocol"), "STRING", "[z, gamma_c, gamma_c_se]");
        Teaches.oneLine(() -> Tidy.number(means, "z"), "6 rows", "where(...)");
        Teaches.oneLine(() -> Tidy.where(means, "protocol", "C4"), "protocol = C4", "C3, C2");
        Teaches.oneLine(() -> Tidy.where(means, "protocol", "C2", "z", 5), "protocol = C2, z = 5");
        Teaches.oneLine(() -> Tidy.where(means, "protocol", "C2", "z"), "followed by its value");
        Teaches.oneLine(() -> Tidy.where(means, "z", "8"), "String", "INTEGER", "4, 8, 16");
        Teaches.oneLine(() -> Tidy.where(means, "closed", "true"), "String", "BOOLEAN");
        Teaches.oneLine(() -> Tidy.select(means, "z", "y as x"), "\"y\"");
        Teaches.oneLine(() -> Tidy.lines(means, "z", "gamma_c", "rule"), "\"rule\"");
    }
}
