package engram.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import engram.random.Streams;
import engram.sweep.Sweep;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nothing lost, nothing twice, the same bits: whatever moment a sweep is killed at, and with company. */
class StoreKillTest {
    @TempDir
    Path directory;

    private static Set<String> uninterrupted() {
        Set<String> lines = new HashSet<>();
        StoredSweepProcess.sweep()
                .run(StoredSweepProcess::quick)
                .forEach(cell -> lines.add(StoredSweepProcess.line(cell)));
        return lines;
    }

    private static Set<String> lines(List<Sweep.Cell<StoredSweepProcess.At, StoredSweepProcess.Found>> cells) {
        Set<String> lines = new HashSet<>();
        cells.forEach(cell -> lines.add(StoredSweepProcess.line(cell)));
        return lines;
    }

    /** What a process says until it ends, or until it has said so many lines and is killed. */
    private static List<String> said(Process process, int lines, long nanos) throws Exception {
        List<String> said = new ArrayList<>();
        try (BufferedReader out =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            String line;
            while ((line = out.readLine()) != null) {
                said.add(line);
                if (said.size() == lines) {
                    Thread.sleep(nanos / 1_000_000, (int) (nanos % 1_000_000));
                    process.destroyForcibly();
                }
            }
        } catch (IOException closedByTheKill) {
            assertTrue(lines > 0, closedByTheKill.toString());
        }
        process.waitFor();
        return said;
    }

    /** 14 kills, or as many as {@code -Dengram.kills=1000} says; stores that are finished meanwhile are checked and followed by new ones. */
    @Test
    void killedAtAnyMomentItGoesOn() throws Exception {
        int wanted = Integer.getInteger("engram.kills", 14);
        Random moments = new Random(3);
        int kills = 0;
        for (int number = 0; kills < wanted; number++) {
            kills += killed(directory.resolve("killed store " + number + ".db"), wanted - kills, moments);
        }
        assertEquals(wanted, kills);
    }

    /** Kills a sweep until its store is full or it has been killed so often, then checks the store. */
    private static int killed(Path file, int most, Random moments) throws Exception {
        Set<String> whole = uninterrupted();
        Set<String> reported = new HashSet<>();
        int kills = 0;
        long before = 0;
        while (kills < most && before < 200) {
            Process process = StoredSweepProcess.start(StoredSweepProcess.class, List.of(), file.toString());
            // Stored cells are said first: some of these kills come while reading, the others while computing.
            int until = 1 + reported.size() + moments.nextInt(kills % 4 == 0 ? 2 : 12);
            List<String> said = said(process, until, moments.nextInt(20_000_000));
            kills += process.exitValue() == 0 ? 0 : 1;
            said.removeIf(line -> !line.matches("\\d+ \\d -?\\d+"));
            assertTrue(whole.containsAll(said), said.toString());
            reported.addAll(said);

            Store store = Store.at(file);
            List<Store.Study> studies = store.studies();
            if (studies.isEmpty()) {
                assertTrue(reported.isEmpty());
                continue;
            }
            List<Store.Row> rows = store.rows(studies.get(0));
            Set<String> kept = new HashSet<>();
            rows.forEach(row -> kept.add(row.point().get("z") + " " + row.replica()));
            assertEquals(rows.size(), kept.size());
            assertEquals(rows.size(), studies.get(0).cells());
            assertTrue(rows.size() >= before);
            before = rows.size();
            reported.forEach(line -> assertTrue(kept.contains(line.replaceFirst(" \\S+$", "")), line + " was lost"));
        }

        Set<String> computed = ConcurrentHashMap.newKeySet();
        Set<String> resumed = lines(StoredSweepProcess.stored(file).run(StoredSweepProcess.noting(computed)));
        assertEquals(200 - before, computed.size());
        assertEquals(whole, resumed);
        assertEquals(1, Store.at(file).studies().size());
        assertEquals(whole, lines(StoredSweepProcess.stored(file).run(StoredSweepProcess.nothingMissing())));
        return kills;
    }

    @Test
    void twoProcessesShareAStore() throws Exception {
        Path file = directory.resolve("shared.db");
        Process one = StoredSweepProcess.start(StoredSweepProcess.class, List.of(), file.toString());
        Process two = StoredSweepProcess.start(StoredSweepProcess.class, List.of(), file.toString());
        List<String> first = said(one, 0, 0);
        List<String> second = said(two, 0, 0);
        assertEquals("end", first.get(first.size() - 1), first.toString());
        assertEquals("end", second.get(second.size() - 1), second.toString());
        assertEquals(first, second);
        assertEquals(202, first.size());
        Store store = Store.at(file);
        assertEquals(200, store.study("killed").cells());
        assertEquals(uninterrupted(), lines(StoredSweepProcess.stored(file).run(StoredSweepProcess.nothingMissing())));
        assertFalse(directory.resolve("shared.db-journal").toFile().exists());
    }

    /** A million cells, handed on one by one, in a heap that could not hold their texts. */
    public static final class Million {
        private Million() {}

        record At(int k) {}

        record Wide(double x, String label) {}

        /** Runs a million cells in memory and a twentieth of that in a store. */
        public static void main(String[] args) {
            List<At> points = IntStream.range(0, 1000).mapToObj(At::new).toList();
            Streams streams = Streams.seed(1);
            long[] count = {0, 0};
            new Sweep<>("million", points, 1000, streams)
                    .onThreads(2)
                    .forEach(
                            (at, own) -> new Wide(own.open("x").nextDouble(), "x".repeat(100)),
                            cell -> count[0] += cell.result().label().length() / 100);
            new Sweep<>("stored", points, 50, streams)
                    .onThreads(2)
                    .stored(Store.at(Path.of(args[0])), "", Wide.class)
                    .forEach(
                            (at, own) -> new Wide(own.open("x").nextDouble(), "x".repeat(1000)),
                            cell -> count[1] += cell.result().label().length() / 1000);
            List<At> many = IntStream.range(0, 300_000).mapToObj(At::new).toList();
            new Sweep<>("points", many, 1, streams).onThreads(2).forEach((at, own) -> at.k(), cell -> count[0]++);
            System.out.println(count[0] + " " + count[1]);
        }
    }

    @Test
    void memoryIsBoundedWhateverTheNumberOfCells() throws Exception {
        Process process = StoredSweepProcess.start(
                Million.class, List.of("-Xmx48m"), directory.resolve("many.db").toString());
        List<String> said = said(process, 0, 0);
        assertEquals(0, process.exitValue(), said.toString());
        assertEquals("1300000 50000", said.get(said.size() - 1));
    }
}
