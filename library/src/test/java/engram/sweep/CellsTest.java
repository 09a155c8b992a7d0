package engram.sweep;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import engram.Teaches;
import engram.frame.Means;
import engram.frame.Tidy;
import engram.random.Streams;
import engram.statistics.Estimate;
import engram.statistics.LinearFit;
import engram.statistics.Reading;
import engram.store.Store;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tech.tablesaw.api.Table;

class CellsTest {
    record Point(String protocol, int z) {}

    record Held(int pC, double gammaC, boolean censored) {}

    private static final List<Point> POINTS = List.of(
            new Point("C3", 4),
            new Point("C3", 8),
            new Point("C3", 16),
            new Point("C2", 4),
            new Point("C2", 8),
            new Point("C2", 16));

    private final Streams streams = Streams.seed(3);

    private Cells<Point, Held> cells() {
        return new Sweep<>("capacity", POINTS, 4, streams).run((at, own) -> {
            int p = at.z() + own.open("p").nextInt(5);
            return new Held(p, p / 192.0, p > 18);
        });
    }

    @Test
    void cellsAreTheListThatTheyWere() {
        Cells<Point, Held> cells = cells();
        assertEquals(24, cells.stream().filter(cell -> cell.result().pC() >= 4).count());
        assertEquals(List.copyOf(cells), cells);
        assertEquals(cells, cells());
        assertEquals(cells.hashCode(), cells().hashCode());
        assertEquals(POINTS, cells.points());
        assertEquals("capacity", cells.name());
    }

    @Test
    void meansAreThoseOfTheTable() {
        Table byHand = Tidy.means(Tidy.table("capacity", cells()), List.of("p_c", "gamma_c"), "protocol", "z");
        assertEquals(Tidy.csv(byHand), Tidy.csv(cells().means("p_c", "gamma_c").by("protocol", "z")));
        assertEquals("capacity", cells().means("p_c").by("z").name());
        assertEquals(
                List.of("z", "replicas", "p_c", "p_c_sd", "p_c_se"),
                cells().means("p_c").counting("replicas").by("z").columnNames());
        assertEquals(
                List.of("C3", "C2"),
                cells().means("p_c")
                        .inOrder()
                        .by("protocol")
                        .stringColumn("protocol")
                        .asList());
        assertEquals(
                List.of("C2", "C3"),
                cells().means("p_c").by("protocol").stringColumn("protocol").asList());
    }

    @Test
    void oneGroupIsPickedByItsPoint() {
        Cells<Point, Held> cells = cells();
        double[] byHand = cells.stream()
                .filter(cell -> cell.point().equals(new Point("C2", 8)))
                .mapToDouble(cell -> cell.result().gammaC())
                .toArray();
        assertEquals(Estimate.of(byHand), cells.at("C2", 8).estimate("gamma_c"));
        assertEquals(Estimate.of(byHand), cells.where("z", 8, "protocol", "C2").estimate(Held::gammaC));
        assertEquals(Estimate.of(byHand), cells.estimate("gamma_c", at -> at.equals(new Point("C2", 8))));
        assertArrayEquals(byHand, cells.where("z", 8.0).where("protocol", "C2").values("gamma_c"));
        assertEquals(cells.stream().filter(cell -> cell.result().censored()).count(), cells.count(Held::censored));
        assertEquals(
                24 - cells.count(Held::censored),
                cells.having(held -> !held.censored()).size());
        assertEquals(
                24 - cells.count(Held::censored), cells.where("censored", false).size());
        assertTrue(cells.where(at -> at.z() == 5).isEmpty());
    }

    @Test
    void readersMakeColumns() {
        Cells<Point, int[]> arrays = new Sweep<>("arrays", POINTS, 2, streams).run((at, own) -> new int[] {at.z(), 1});
        Cells<Point, int[]> read =
                arrays.with("first", array -> array[0]).with("per_neighbour", (at, array) -> array[0] / (2.0 * at.z()));
        assertEquals(
                List.of("protocol", "z", "replica", "result", "first", "per_neighbour"),
                read.table().columnNames());
        assertEquals(0.5, read.estimate("per_neighbour").mean());
        assertEquals("INTEGER", read.table().column("first").type().name(), "whole numbers stay whole");
        assertEquals(
                List.of("protocol", "z", "replica", "result"), arrays.table().columnNames());
        Cells<Point, Double> numbers = new Sweep<>("numbers", POINTS, 2, streams)
                .run((at, own) -> at.z() / 2.0)
                .named("half");
        assertEquals(
                List.of("protocol", "z", "replica", "half"), numbers.table().columnNames());
        assertEquals(4.0, numbers.at("C2", 8).estimate("half").mean());
        assertEquals(2, numbers.at("C2", 8).with("twice", x -> 2 * x).size());
    }

    @Test
    void numbersOfEachReplicaAreAveragedOverReplicas() {
        Cells<Point, Double> lines = new Sweep<>("lines", POINTS.subList(0, 3), 5, streams)
                .run((at, own) -> 1.0 + 2.0 * at.z() + own.open("noise").nextDouble());
        double[] slopes = IntStream.range(0, 5)
                .mapToDouble(r -> LinearFit.of(
                                new double[] {4, 8, 16},
                                IntStream.range(0, 3)
                                        .mapToDouble(k -> lines.get(5 * k + r).result())
                                        .toArray())
                        .slope())
                .toArray();
        assertEquals(
                Estimate.of(slopes),
                lines.overReplicas(own ->
                        Tidy.fit(own.table(), "z", "result", LinearFit::of).slope()));
        Reading falls = lines.readOverReplicas(own -> Reading.firstFall(
                        own.values("z"),
                        Arrays.stream(own.values("result")).map(y -> 12 - y).toArray(),
                        0))
                .all()
                .get(0);
        assertTrue(falls.value() > 4 && falls.value() < 8, falls.toString());
        assertEquals(5, lines.replicas().size());
        assertEquals(
                List.of(3, 3, 3, 3, 3),
                lines.replicas().stream().map(List::size).toList());
    }

    /** Four replicas at each z: z = 8 is found in three of them, z = 16 in none. */
    @Test
    void censoredReadingsAreCountedAndLeftOut() {
        Cells<Point, Reading> readings = new Sweep<>("readings", POINTS.subList(0, 3), 4, streams)
                .run((at, own) -> {
                    double x = own.open("x").nextDouble();
                    return at.z() == 16 ? Reading.atLeast(3) : Reading.found(at.z() + x);
                })
                .named("critical");
        Cells<Point, Reading> some = Cells.of(
                        "readings",
                        readings.stream()
                                .map(cell -> cell.point().z() == 8 && cell.replica() == 2
                                        ? new Sweep.Cell<>(cell.point(), 2, Reading.atMost(1))
                                        : cell)
                                .toList())
                .named("critical");
        Table means = some.means("critical").by("z");
        assertEquals(
                List.of("z", "n", "critical", "critical_sd", "critical_se", "critical_n", "critical_censored"),
                means.columnNames());
        assertEquals(List.of(4, 3, 0), means.intColumn("critical_n").asList());
        assertEquals(List.of(0, 1, 4), means.intColumn("critical_censored").asList());
        assertTrue(means.doubleColumn("critical").isMissing(2));
        double[] found = some.where("z", 8, "critical_bound", "FOUND").values("critical");
        assertEquals(Estimate.of(found), some.where("z", 8).estimate("critical"));
        assertEquals(Estimate.of(found).mean(), means.doubleColumn("critical").get(1));
        assertEquals(1, some.where("z", 8).readings("critical").censored());
        assertEquals(3, some.where("z", 8).readings("critical").found().length);
        Teaches.oneLine(() -> some.values("critical"), "5 of 12 are censored", "readings(");
    }

    @Test
    void groupsComputeWhatMeansCannot() {
        Table table = cells().by("protocol")
                .with("largest", own ->
                        (int) Arrays.stream(own.values("p_c")).max().getAsDouble())
                .with("gamma_c", own -> own.estimate("gamma_c"))
                .with("points", own -> own.points().size())
                .table();
        assertEquals(
                List.of("protocol", "largest", "gamma_c", "gamma_c_se", "gamma_c_n", "points"), table.columnNames());
        assertEquals(List.of("C3", "C2"), table.stringColumn("protocol").asList());
        assertEquals(
                cells().where("protocol", "C2").estimate("gamma_c").se(),
                table.doubleColumn("gamma_c_se").get(1));
        assertEquals(6, cells().by("protocol", "z").cells().size());
    }

    @Test
    void valuesThatAreMissingCanBeLeftOut() {
        Cells<Point, Double> half = new Sweep<>("half", POINTS, 2, streams)
                .run((at, own) -> at.z() == 8 ? Double.NaN : at.z())
                .named("gap");
        assertEquals(8, half.present("gap").size());
        assertEquals(12, half.present("z").size());
        assertTrue(half.where("z", 8).present("gap").isEmpty());
        Teaches.oneLine(() -> half.where("z", 8).present("gap").estimate("gap"), "no cells of half are left");
    }

    /** Of the four replicas at z = 8 one has no gap, at z = 16 none has one. */
    @Test
    void meansLeaveOutWhatIsMissingOrHaveNone() {
        Cells<Point, Found> gaps = new Sweep<>("gaps", POINTS.subList(0, 3), 4, streams).run((at, own) -> {
            double x = own.open("x").nextDouble();
            boolean none = at.z() == 16 || at.z() == 8 && x == least(at);
            return Found.of("gap", none ? OptionalDouble.empty() : OptionalDouble.of(x));
        });
        Table some = gaps.means("gap").leavingOutMissing().by("z");
        assertEquals(List.of("z", "n", "gap", "gap_sd", "gap_se", "gap_n"), some.columnNames());
        assertEquals(List.of(4, 3, 0), some.intColumn("gap_n").asList());
        Estimate there = gaps.where("z", 8).present("gap").estimate("gap");
        assertEquals(there.mean(), some.doubleColumn("gap").get(1));
        assertEquals(there.se(), some.doubleColumn("gap_se").get(1));
        assertTrue(some.doubleColumn("gap").isMissing(2));

        Table whole = gaps.means("gap").onlyComplete().by("z");
        assertEquals(some.doubleColumn("gap").get(0), whole.doubleColumn("gap").get(0));
        assertTrue(whole.doubleColumn("gap").isMissing(1));
        assertEquals(List.of(4, 3, 0), whole.intColumn("gap_n").asList());
        Teaches.oneLine(() -> gaps.means("gap").by("z"), "5 values are missing", "leavingOutMissing");
    }

    private double least(Point at) {
        return new Sweep<>("gaps", List.of(at), 4, streams)
                .run((same, own) -> own.open("x").nextDouble()).results().stream()
                        .mapToDouble(x -> x)
                        .min()
                        .getAsDouble();
    }

    /** Where one reading is a bound, an average of the others would be too small. */
    @Test
    void censoredGroupsNeedHaveNoMean() {
        Cells<Point, Reading> readings = new Sweep<>("readings", POINTS, 4, streams)
                .run((at, own) -> {
                    int p = at.z() + own.open("p").nextInt(5);
                    return p > 18 ? Reading.atLeast(18) : Reading.found(p);
                })
                .named("p_c");
        Table plain = readings.means("p_c").by("protocol", "z");
        Table whole = readings.means("p_c").onlyComplete().by("protocol", "z");
        assertEquals(plain.columnNames(), whole.columnNames());
        for (int row = 0; row < plain.rowCount(); row++) {
            boolean complete = plain.intColumn("p_c_censored").get(row) == 0;
            assertEquals(!complete, whole.doubleColumn("p_c").isMissing(row));
            if (complete) {
                assertEquals(
                        plain.doubleColumn("p_c").get(row),
                        whole.doubleColumn("p_c").get(row));
            }
        }
        Groups<Point, Reading> complete =
                readings.by("protocol", "z").having(own -> own.readings("p_c").censored() == 0);
        assertEquals(
                whole.rowCount() - whole.doubleColumn("p_c").countMissing(),
                complete.cells().size());
        assertTrue(whole.doubleColumn("p_c").countMissing() > 0);
        Cells<Point, Reading> together = complete.together();
        assertEquals(4 * complete.cells().size(), together.size());
        assertEquals(0, together.readings("p_c").censored());
        assertEquals(complete.cells().get(1), together.subList(4, 8));
        Teaches.oneLine(() -> complete.having(own -> false).together(), "no group of readings is left");
    }

    @Test
    void arraysAreRowsAlongAnAxis() {
        Cells<Point, double[]> curves = new Sweep<>("curves", POINTS, 3, streams)
                .run((at, own) -> new double[] {own.open("a").nextDouble(), at.z()});
        Table along = curves.along("corruption", new double[] {0.1, 0.2}, "success", y -> y);
        assertEquals(List.of("protocol", "z", "replica", "corruption", "success"), along.columnNames());
        assertEquals(36, along.rowCount());
        Table means = Means.of(along, "success").by("z", "corruption");
        assertEquals(16, Tidy.number(Tidy.where(means, "z", 16, "corruption", 0.2), "success"));
        Teaches.oneLine(() -> curves.along("x", new double[3], "y", y -> y), "3 abscissae and 2 values", "replica 0");
    }

    @Test
    void storedSweepsGiveCellsToo(@TempDir Path directory) {
        Sweep<Point> sweep = new Sweep<>("stored", POINTS, 2, streams);
        Sweep.Trial<Point, Held> trial =
                (at, own) -> new Held(at.z(), own.open("x").nextDouble(), false);
        Cells<Point, Held> stored = sweep.stored(Store.at(directory.resolve("s.db")), "", Held.class)
                .run(trial);
        assertEquals(sweep.run(trial), stored);
        assertEquals(
                Tidy.csv(sweep.run(trial).means("gamma_c").by("z")),
                Tidy.csv(stored.means("gamma_c").by("z")));
        assertEquals(
                12,
                sweep.attempt(trial)
                        .cells()
                        .means("gamma_c")
                        .by("z")
                        .intColumn("n")
                        .sum());
    }

    @Test
    void aTableCanBeChangedWithoutChangingTheCells() {
        Cells<Point, Held> cells = cells();
        cells.table().removeColumns("gamma_c");
        assertNotSame(cells.table(), cells.table());
        assertEquals(24, cells.values("gamma_c").length);
    }

    @Test
    void badQuestionsTeach() {
        Cells<Point, Held> cells = cells();
        Teaches.oneLine(() -> cells.values("gamma"), "\"gamma\"", "protocol, z, replica, p_c, gamma_c, censored");
        Teaches.oneLine(() -> cells.values("protocol"), "STRING", "p_c");
        Teaches.oneLine(() -> cells.means("gamma").by("z"), "\"gamma\"", "gamma_c");
        Teaches.oneLine(() -> cells.where("protocol", "C4"), "protocol = C4", "C3, C2");
        Teaches.oneLine(() -> cells.where("z", "8"), "z = 8", "String", "INTEGER", "4, 8, 16");
        Teaches.oneLine(() -> cells.where("protocol", 2), "protocol = 2", "Integer", "STRING");
        Teaches.oneLine(() -> cells.where("z", 8, "protocol"), "followed by its value");
        Teaches.oneLine(() -> cells.at("C2"), "[C2]", "[protocol, z]");
        Teaches.oneLine(() -> cells.at("C2", 9), "protocol = C2, z = 9");
        Teaches.oneLine(() -> cells.with("p_c", held -> 1), "\"p_c\"", "gamma_c");
        Teaches.oneLine(() -> cells.readings("gamma_c"), "gamma_c_bound");
        Teaches.oneLine(() -> cells.by("protocol").with("protocol", own -> 1), "\"protocol\"");
    }
}
