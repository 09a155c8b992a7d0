package engram.sweep;

import static org.junit.jupiter.api.Assertions.assertEquals;

import engram.Teaches;
import engram.frame.Tidy;
import engram.random.Streams;
import engram.store.Identity;
import engram.store.Store;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GridTest {
    record Load(String rule, int neurons, double alpha, boolean oneWay) {}

    record Drawn(double x) {}

    private final Streams streams = Streams.seed(5);

    private static List<Load> loops() {
        List<Load> points = new ArrayList<>();
        for (String rule : List.of("Hebb", "clipped")) {
            for (int n : List.of(10, 20)) {
                for (double alpha : List.of(0.1, 0.30000000000000004)) {
                    for (boolean one : List.of(false, true)) {
                        points.add(new Load(rule, n, alpha, one));
                    }
                }
            }
        }
        return points;
    }

    private static Grid.Four<String, Integer, Double, Boolean> grid() {
        return Grid.of("Load")
                .by("rule", List.of("Hebb", "clipped"))
                .by("neurons", List.of(10, 20))
                .by("alpha", List.of(0.1, 0.30000000000000004))
                .by("oneWay", List.of(false, true));
    }

    @Test
    void aGridIsTheRecordThatItStandsFor() {
        assertEquals(
                loops().stream().map(Identity::point).toList(),
                grid().points().stream().map(Identity::point).toList());
        assertEquals(
                loops().stream().map(Record::toString).toList(),
                grid().points().stream().map(At::toString).toList());
    }

    /** Streams, columns and their types are those of the record, whatever the number of axes. */
    @Test
    void aSweepOverAGridGivesTheBitsOfOneOverRecords() {
        Cells<Load, Drawn> records = new Sweep<>("load", loops(), 3, streams)
                .run((at, own) -> new Drawn(own.open("x").nextDouble() + at.neurons() * at.alpha()));
        Cells<At, Drawn> cells = grid().run(
                        "load",
                        3,
                        streams,
                        (rule, n, alpha, one, own) -> new Drawn(own.open("x").nextDouble() + n * alpha));
        assertEquals(Tidy.csv(records.table()), Tidy.csv(cells.table()));
        assertEquals(
                Tidy.csv(records.means("x").by("rule", "neurons", "alpha", "one_way")),
                Tidy.csv(cells.means("x").by("rule", "neurons", "alpha", "one_way")));
    }

    record One(int p) {}

    record Two(int n, int p) {}

    @Test
    void axesMayDependOnThoseBeforeAndPointsMayBeLeftOutOrAdded() {
        Grid.Two<Integer, Integer> grid = Grid.of("Two")
                .by("n", List.of(10, 20))
                .by("p", n -> List.of(Math.round(0.04f * n), n / 10, n / 5))
                .where((n, p) -> p < 4);
        assertEquals(
                List.of(new Two(10, 0), new Two(10, 1), new Two(10, 2), new Two(20, 1), new Two(20, 2))
                        .toString(),
                grid.points().toString());
        Grid.Two<Integer, Integer> more =
                grid.and(Grid.of("Two").by("n", List.of(20, 30)).by("p", List.of(2)));
        assertEquals(6, more.points().size(), "n = 20, p = 2 is in both");
        assertEquals("Two[n=30, p=2]", more.points().get(5).toString());
        Grid.Three<Integer, Integer, Integer> three =
                grid.by("z", (n, p) -> List.of(n * p)).where((n, p, z) -> z > 0);
        assertEquals(4, three.points().size());
        assertEquals(
                8,
                three.by("k", (n, p, z) -> List.of(z, -z))
                        .where((n, p, z, k) -> true)
                        .points()
                        .size());
        assertEquals(
                2,
                Grid.of("One")
                        .by("p", List.of(1, 2, 3))
                        .where(p -> p > 1)
                        .points()
                        .size());
        assertEquals("Grid(Two, 6 points of [n, p])", more.toString());
    }

    @Test
    void pointsHoldTheLabelsAndTrialsGetTheThings() {
        Map<String, int[]> lengths = new LinkedHashMap<>();
        lengths.put("short", new int[1]);
        lengths.put("long", new int[7]);
        Cells<At, Integer> cells =
                Grid.of("One").by("p", lengths).run("labels", 1, streams, (array, own) -> array.length);
        assertEquals("[One[p=short], One[p=long]]", cells.points().toString());
        assertEquals(List.of(1, 7), cells.results());
        assertEquals(
                List.of(5, 2, 11, 8),
                Grid.of("Two")
                        .by("n", lengths)
                        .by("p", List.of(4, 1))
                        .run("labels", 1, streams, (array, p, own) -> array.length + p)
                        .results());
    }

    /** A store takes a grid for the record, so that a sweep may be rewritten and goes on. */
    @Test
    void aStoreGoesOnWhereTheRecordStopped(@TempDir Path directory) {
        Store store = Store.at(directory.resolve("grid.db"));
        Sweep.Trial<Load, Drawn> byRecord = (at, own) -> new Drawn(own.open("x").nextDouble());
        Cells<Load, Drawn> records = new Sweep<>("load", loops(), 2, streams)
                .stored(store, "", Drawn.class)
                .run(byRecord);
        Sweep<At> sweep = new Sweep<>("load", grid().points(), 2, streams);
        Cells<At, Drawn> cells = sweep.stored(store, "", Drawn.class)
                .run(grid().trial((rule, n, alpha, one, own) ->
                        new Drawn(own.open("x").nextDouble())));
        assertEquals(Tidy.csv(records.table()), Tidy.csv(cells.table()));
        assertEquals(
                Tidy.csv(cells.table()),
                Tidy.csv(Tidy.table(store, store.study("load")).removeColumns("seconds", "finished", "machine")));
        List<String> shapes =
                store.studies().stream().map(Store.Study::point).distinct().toList();
        assertEquals(1, shapes.size(), shapes.toString());
        assertEquals(
                cells,
                sweep.stored(store, "", Drawn.class)
                        .run(grid().trial((rule, n, alpha, one, own) ->
                                new Drawn(own.open("x").nextDouble()))));
    }

    @Test
    void badGridsTeach() {
        Grid.One<Integer> one = Grid.of("One").by("p", List.of(1, 2));
        Teaches.oneLine(() -> Grid.of(null), "kind = null");
        Teaches.oneLine(() -> one.by("p", List.of(1)), "\"p\"", "already");
        Teaches.oneLine(() -> one.by("q", new HashMap<>(Map.of("a", 1, "b", 2))), "no order", "LinkedHashMap");
        Teaches.oneLine(() -> one.and(Grid.of("Other").by("p", List.of(3))), "Grid(Other", "same name");
        Teaches.oneLine(() -> one.and(Grid.of("One").by("q", List.of(3))), "[q]", "[p]");
        Teaches.oneLine(
                () -> Grid.of("One").by("p", List.<Integer>of()).run("s", 1, streams, (p, own) -> p), "0 points");
        Teaches.oneLine(() -> one.points().get(0).number("z"), "\"z\"", "[p]");
        Teaches.oneLine(
                () -> Grid.of("One").by("p", List.of("a")).points().get(0).number("p"), "\"p\" is a", "no number");
        Teaches.oneLine(
                () -> {
                    try {
                        one.trial((p, own) -> p).run(new At("One", Map.of("p", 9)), streams);
                    } catch (RuntimeException refused) {
                        throw refused;
                    } catch (Exception impossible) {
                        throw new AssertionError(impossible);
                    }
                },
                "One[p=9]",
                "points()");
    }

    @Test
    void foundValuesAreColumns() {
        Cells<At, Found> cells = Grid.of("One")
                .by("p", List.of(1, 2))
                .run(
                        "found",
                        2,
                        streams,
                        (p, own) -> Found.of("meanM", p / 2.0)
                                .and("hits", p)
                                .and(
                                        "curve",
                                        IntStream.range(0, 3)
                                                .mapToDouble(k -> k * p)
                                                .toArray()));
        assertEquals(
                List.of("p", "replica", "mean_m", "hits", "curve"),
                cells.table().columnNames());
        assertEquals(0.5, cells.get(1).result().number("meanM"));
        assertEquals(4.0, cells.get(2).result().numbers("curve")[2]);
        Teaches.oneLine(() -> Found.of("m", 1).and("m", 2), "\"m\"");
        Teaches.oneLine(() -> Found.of("m", null), "m = null");
        Teaches.oneLine(() -> Found.of("m", 1).get("n"), "\"n\"", "[m]");
        Teaches.oneLine(() -> Found.of("m", 1).numbers("m"), "\"m\"", "array");
    }
}
