package engram.frame;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import engram.Teaches;
import engram.random.Streams;
import engram.study.Estimate;
import engram.study.Store;
import engram.study.Sweep;
import java.nio.file.Path;
import java.util.List;
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
}
