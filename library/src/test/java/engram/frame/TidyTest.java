package engram.frame;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import engram.Teaches;
import engram.random.Streams;
import engram.statistics.Estimate;
import engram.store.Store;
import engram.sweep.Sweep;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.atomic.LongAdder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tech.tablesaw.api.ColumnType;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.io.csv.CsvReadOptions;

class TidyTest {

    enum Protocol {
        C2,
        C3
    }

    private record Point(Protocol protocol, int z) {}

    private record Found(int pC, double gammaC, boolean reached, long key, Estimate overlap) {}

    private static Sweep.Cell<Point, Found> cell(Protocol protocol, int z, int replica, double gamma) {
        Estimate overlap = new Estimate(0.9, 0.02, 4);
        return new Sweep.Cell<>(new Point(protocol, z), replica, new Found(replica, gamma, true, 1L << 40, overlap));
    }

    private record Held(double[] numbers, Estimate overlap) {}

    @Test
    void aStoredStudyIsTheSameTableAsItsCells(@TempDir Path directory) {
        Store store = Store.at(directory.resolve("cells.db"));
        List<Sweep.Cell<Point, Held>> cells = new Sweep<>(
                        "sweep", List.of(new Point(Protocol.C3, 4), new Point(Protocol.C2, 2)), 2, Streams.seed(1))
                .stored(store, "", Held.class)
                .run((at, own) -> {
                    double[] x = own.open("x").doubles(3).toArray();
                    return new Held(x, Estimate.of(x));
                });
        Table direct = Tidy.table("sweep", cells);
        Table stored = Tidy.table(store, store.study("sweep"));
        assertEquals(
                List.of("protocol", "z", "replica", "numbers", "overlap", "overlap_se", "overlap_n"),
                direct.columnNames());
        assertEquals(
                List.of("seconds", "finished", "machine"), stored.columnNames().subList(7, 10));
        assertEquals("sweep", stored.name());
        assertEquals(
                Tidy.csv(direct),
                Tidy.csv(stored.selectColumns(direct.columnNames().toArray(String[]::new))));
        assertEquals(
                4, Tidy.table("studies", store.studies()).longColumn("cells").get(0));
    }

    @Test
    void namesTurnIntoSnakeCase() {
        assertEquals("gamma_c_sd", Tidy.snake("gammaCSd"));
        assertEquals("p_c", Tidy.snake("pC"));
        assertEquals("r2", Tidy.snake("r2"));
        assertEquals("z0_se", Tidy.snake("z0Se"));
        assertEquals("n", Tidy.snake("N"));
        assertEquals("html_page", Tidy.snake("HTMLPage"));
    }

    @Test
    void aSweepsCellsAreTidyRows() {
        Table table = Tidy.table("capacity", List.of(cell(Protocol.C2, 4, 0, 0.1), cell(Protocol.C3, 6, 1, 1 / 3.0)));
        assertEquals(
                List.of(
                        "protocol",
                        "z",
                        "replica",
                        "p_c",
                        "gamma_c",
                        "reached",
                        "key",
                        "overlap",
                        "overlap_se",
                        "overlap_n"),
                table.columnNames());
        assertEquals("C3", table.stringColumn("protocol").get(1));
        assertEquals(ColumnType.INTEGER, table.column("z").type());
        assertEquals(ColumnType.LONG, table.column("key").type());
        assertEquals(ColumnType.BOOLEAN, table.column("reached").type());
        assertEquals(0.01, table.doubleColumn("overlap_se").get(0), 1e-15);
    }

    @Test
    void aResultThatIsNoRecordIsOneColumn() {
        Table table = Tidy.table("t", List.of(new Sweep.Cell<>(new Point(Protocol.C2, 4), 0, 0.5)));
        assertEquals(List.of("protocol", "z", "replica", "result"), table.columnNames());
        assertEquals(0.5, table.doubleColumn("result").get(0));
    }

    private record Twice(Point a, Point b) {}

    private record Holding(Comparable<?> anything, String text) {}

    @Test
    void equalNamesAreToldApartAndNullsAreMissing() {
        Table table = Tidy.table("t", List.of(new Twice(new Point(Protocol.C2, 1), new Point(Protocol.C3, 2))));
        assertEquals(List.of("protocol", "z", "b_protocol", "b_z"), table.columnNames());
        Table holes = Tidy.table("t", List.of(new Holding(null, "a"), new Holding(3, null)));
        assertTrue(holes.column("anything").isMissing(0));
        assertTrue(holes.column("text").isMissing(1));
    }

    @Test
    void rowsMustBeThereAndAlike() {
        assertThrows(IllegalArgumentException.class, () -> Tidy.table("t", List.of()));
        assertThrows(
                IllegalArgumentException.class,
                () -> Tidy.table("t", List.of(new Point(Protocol.C2, 1), new Holding(1, ""))));
    }

    @Test
    void meansCarryTheirErrors() {
        Table cells = Tidy.table(
                "capacity",
                List.of(
                        cell(Protocol.C3, 10, 0, 5),
                        cell(Protocol.C2, 10, 0, 1),
                        cell(Protocol.C2, 10, 1, 2),
                        cell(Protocol.C2, 10, 2, 3),
                        cell(Protocol.C2, 4, 0, 7)));
        Table means = Tidy.means(cells, List.of("gamma_c", "p_c"), "protocol", "z");
        assertEquals(
                List.of("protocol", "z", "n", "gamma_c", "gamma_c_sd", "gamma_c_se", "p_c", "p_c_sd", "p_c_se"),
                means.columnNames());
        assertEquals(List.of(4, 10, 10), means.intColumn("z").asList());
        assertEquals(List.of(1, 3, 1), means.intColumn("n").asList());
        assertEquals(2, means.doubleColumn("gamma_c").get(1));
        assertEquals(1, means.doubleColumn("gamma_c_sd").get(1), 1e-15);
        assertEquals(1 / Math.sqrt(3), means.doubleColumn("gamma_c_se").get(1), 1e-15);
        assertTrue(means.doubleColumn("gamma_c_se").isMissing(0));
        Table byNumber = Tidy.means(cells, List.of("p_c"), "gamma_c");
        assertEquals(cells.doubleColumn("gamma_c").countUnique(), byNumber.rowCount());
        Teaches.oneLine(() -> Tidy.means(cells, List.of("p_c"), "n"), "by [n]", "another name");
    }

    @Test
    void csvGivesTheSameBitsBack() {
        double[] hard = {0.1 + 0.2, 1 / 3.0, 5e-324, -1.7976931348623157e308, Math.PI * 1e-20, Double.NaN, 0};
        Table table = Table.create("t", IntColumn.indexColumn("k", hard.length, 0), DoubleColumn.create("x", hard));
        String csv = Tidy.csv(table);
        Table back = Table.read()
                .usingOptions(CsvReadOptions.builderFromString(csv)
                        .columnTypes(new ColumnType[] {ColumnType.INTEGER, ColumnType.DOUBLE})
                        .build());
        for (int k = 0; k < hard.length; k++) {
            assertEquals(hard[k], back.doubleColumn("x").getDouble(k), 0);
        }
        assertTrue(csv.startsWith("k,x\n") && !csv.contains("\r"), csv);
    }

    private record Any(Object x) {}

    private record Left<T>(T x) {}

    private static Table any(Object... values) {
        List<Any> rows = new ArrayList<>();
        for (Object value : values) {
            rows.add(new Any(value));
        }
        return Tidy.table("t", rows);
    }

    @Test
    void fieldCase4MixedNumbersInAnyOrder() {
        Object[][] orders = {{1, 2.5, 3}, {2.5, 1, 3}, {3, 1L, 2.5}, {1f, 3, 2.5}, {(short) 1, (byte) 3, 2.5}};
        for (Object[] order : orders) {
            Table table = any(order);
            for (int row = 0; row < 3; row++) {
                assertEquals(
                        ((Number) order[row]).doubleValue(),
                        table.doubleColumn("x").get(row));
            }
        }
        Table cells = Tidy.table("t", List.of(new Left<>(12), new Left<>(2.75)));
        assertEquals(List.of(12.0, 2.75), cells.doubleColumn("x").asList());
        assertEquals(List.of(1L << 40, 2L), any(1L << 40, 2).longColumn("x").asList());
        assertEquals(List.of(2L, 1L << 40), any(2, 1L << 40).longColumn("x").asList());
        for (Table text : List.of(any(1, "a", 2.5, true), any(true, 2.5, "a", 1), any(2.5, 1, true, "a"))) {
            assertEquals(ColumnType.STRING, text.column("x").type());
            assertEquals(
                    Set.of("1", "a", "2.5", "true"),
                    Set.copyOf(text.stringColumn("x").asList()));
        }
        assertEquals(List.of("true", "1"), any(true, 1).stringColumn("x").asList());
    }

    @Test
    void fieldCase4AStoredSweepOfMixedNumbers() {
        List<Sweep.Cell<Point, Number>> cells = new Sweep<>(
                        "sweep", List.of(new Point(Protocol.C3, 4), new Point(Protocol.C2, 2)), 1, Streams.seed(1))
                .run((at, own) -> at.z() == 4 ? (Number) 12 : (Number) 2.75);
        assertEquals(
                List.of(12.0, 2.75),
                Tidy.table("t", cells).doubleColumn("result").asList());
    }

    @Test
    void fieldCase5SmallestWholeNumbersAreNotMissing() {
        for (Number least : List.of(Integer.MIN_VALUE, Long.MIN_VALUE, Short.MIN_VALUE, Byte.MIN_VALUE)) {
            Table table = any(5, least, null);
            assertEquals(least.longValue(), ((Number) table.column("x").get(1)).longValue());
            assertFalse(table.column("x").isMissing(1));
            assertTrue(table.column("x").isMissing(2));
        }
        Teaches.oneLine(() -> any(Long.MIN_VALUE, (1L << 53) + 1), "x of row 1", "9007199254740993", "rounded");
    }

    @Test
    void aNumberIsKeptExactlyOrRefused() {
        Table table = any(new BigInteger("9007199254740993"), Long.MAX_VALUE);
        assertEquals(9007199254740993L, table.longColumn("x").get(0));
        assertEquals(Long.MAX_VALUE, table.longColumn("x").get(1));
        assertEquals(
                List.of(0.1, 1e300),
                any(new BigDecimal("0.1"), new BigDecimal("1e300"))
                        .doubleColumn("x")
                        .asList());
        assertEquals((double) 0.1f, any(0.1f).doubleColumn("x").get(0));
        Teaches.oneLine(
                () -> any(1, new BigDecimal("0.10000000000000000001")), "table(\"t\")", "x of row 1", "doubleValue");
        Teaches.oneLine(() -> any(BigInteger.TWO.pow(64).add(BigInteger.ONE)), "x of row 0", "no long");
        Teaches.oneLine(() -> any(0.5, (1L << 53) + 1), "x of row 1", "rounded");
        Teaches.oneLine(() -> any(0.5, Long.MAX_VALUE), "rounded");
        Teaches.oneLine(() -> any(new LongAdder()), "LongAdder", "doubleValue");
        Table wild = any(Double.NaN, Double.POSITIVE_INFINITY, -0.0, null, Double.MIN_VALUE);
        assertTrue(wild.column("x").isMissing(0) && wild.column("x").isMissing(3));
        assertEquals(Double.POSITIVE_INFINITY, wild.doubleColumn("x").get(1));
        assertEquals(-0.0, wild.doubleColumn("x").get(2));
    }

    enum Nice {
        A,
        B;

        @Override
        public String toString() {
            return "nice";
        }
    }

    @Test
    void textDatesEnumsAndOptionals() {
        LocalDateTime time = LocalDateTime.of(2024, 2, 29, 12, 30, 1, 123_456_789);
        for (Object date : List.of(LocalDate.of(2024, 2, 29), LocalDate.MIN, time, time.toInstant(ZoneOffset.UTC))) {
            assertEquals(date.toString(), any(date).stringColumn("x").get(0));
        }
        assertEquals(List.of("A", "B"), any(Nice.A, Nice.B).stringColumn("x").asList());
        assertEquals(List.of(1.5), any(Optional.of(1.5)).doubleColumn("x").asList());
        assertTrue(any(Optional.empty(), 1).column("x").isMissing(0));
        assertEquals(7, any(OptionalInt.of(7)).intColumn("x").get(0));
        assertEquals("a\r\nb", any("a\r\nb").stringColumn("x").get(0));
        assertEquals(1, any((Object) null).column("x").countMissing());
    }

    @Test
    void meansRefuseWhatHasNone() {
        Table table = any("a", "b").addColumns(IntColumn.create("z", 1, 2), DoubleColumn.create("y", 1, 1.0 / 0));
        table.addColumns(
                tech.tablesaw.api.BooleanColumn.create("b", true, false),
                tech.tablesaw.api.DateColumn.create("d", LocalDate.EPOCH, LocalDate.EPOCH));
        Teaches.oneLine(() -> Tidy.means(table, List.of("x"), "z"), "\"x\"", "STRING");
        Teaches.oneLine(() -> Tidy.means(table, List.of("b"), "z"), "\"b\"", "BOOLEAN");
        Teaches.oneLine(() -> Tidy.means(table, List.of("d"), "z"), "\"d\"", "LOCAL_DATE");
        Teaches.oneLine(() -> Tidy.means(table, List.of("y"), "z"), "\"y\"", "row 1", "Infinity");
        Teaches.oneLine(() -> Tidy.means(table, List.of("q"), "z"), "\"q\"", "[x, z, y, b, d]");
        Teaches.oneLine(() -> Tidy.means(table, List.of("z"), "z"), "two columns", "\"z\"");
        Teaches.oneLine(() -> Tidy.means(null, List.of("z"), "z"), "table = null");
        Teaches.oneLine(() -> Tidy.means(table, null, "z"), "values = null");
        Teaches.oneLine(() -> Tidy.means(table, List.of("z"), (String[]) null), "by = null");
        Teaches.oneLine(() -> Tidy.means(table, List.of("z"), (String) null), "null");
        Teaches.oneLine(() -> Tidy.table(null, List.of(new Any(1))), "name = null");
        Teaches.oneLine(() -> Tidy.table("t", null), "rows = null");
        Teaches.oneLine(() -> Tidy.csv(null), "table = null");
        Teaches.oneLine(() -> Tidy.snake(null), "name = null");
    }
}
