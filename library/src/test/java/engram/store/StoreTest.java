package engram.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import engram.Teaches;
import engram.dynamics.Asynchronous;
import engram.learning.LocalRidge;
import engram.model.SiteModel;
import engram.pattern.Cue;
import engram.pattern.UniformVectors;
import engram.progress.Progress;
import engram.random.Streams;
import engram.study.Capacity;
import engram.sweep.StoredSweep;
import engram.sweep.Sweep;
import engram.topology.Topology;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

class StoreTest {
    record At(int z, double lambda) {}

    record Found(double x, int z) {}

    record Sizes(int n, int trials) {}

    @TempDir
    Path directory;

    private Path file;
    private Store store;
    private final Streams streams = Streams.seed(9);
    private final AtomicInteger computed = new AtomicInteger();
    private final Sweep.Trial<At, Found> trial = (at, own) -> {
        computed.incrementAndGet();
        return new Found(own.open("x").nextDouble() / at.lambda(), at.z());
    };

    @BeforeEach
    void open() {
        file = directory.resolve("sweeps.db");
        store = Store.at(file);
    }

    private Sweep<At> sweep(int points, int replicas) {
        List<At> list = new ArrayList<>();
        for (int k = 1; k <= points; k++) {
            list.add(new At(2 * k, k * 1e-3));
        }
        return new Sweep<>("test", list, replicas, streams).onThreads(2);
    }

    private List<Sweep.Cell<At, Found>> run(int points, int replicas, Object held) {
        return sweep(points, replicas).stored(store, held, Found.class).run(trial);
    }

    private static void stateOneLine(Executable call, String... parts) {
        String message = assertThrows(IllegalStateException.class, call).getMessage();
        assertEquals(1, message.lines().count(), message);
        for (String part : parts) {
            assertTrue(message.contains(part), () -> "'" + part + "' is not in: " + message);
        }
    }

    @Test
    void sameBitsWithAndWithoutAStoreOnAnyNumberOfThreads() {
        Capacity<SiteModel> capacity = new Capacity<>(
                new LocalRidge(1e-3),
                new UniformVectors(3),
                new Cue.Rerandomised(0.2),
                Asynchronous.budget(200),
                0.7,
                0.95,
                70);
        Sweep.Trial<At, Capacity.Scan> scan = (at, own) -> capacity.scan(Topology.ring(16, at.z()), 8, own);
        List<Sweep.Cell<At, Capacity.Scan>> plain = sweep(3, 3).onThreads(1).run(scan);
        for (int threads : new int[] {1, 2, 8}) {
            assertEquals(plain, sweep(3, 3).onThreads(threads).run(scan));
            Store fresh = Store.at(directory.resolve(threads + ".db"));
            StoredSweep<At, Capacity.Scan> stored =
                    sweep(3, 3).onThreads(threads).stored(fresh, capacity, Capacity.Scan.class);
            assertEquals(plain, stored.run(scan));
            assertEquals(plain, stored.run(scan));
            List<Sweep.Cell<At, Capacity.Scan>> streamed = new ArrayList<>();
            sweep(3, 3).onThreads(threads).forEach(scan, streamed::add);
            List<Sweep.Cell<At, Capacity.Scan>> read = new ArrayList<>();
            stored.forEach(scan, read::add);
            assertEquals(streamed, read);
            assertEquals(
                    List.of(0, 0, 0, 1),
                    streamed.subList(0, 4).stream().map(Sweep.Cell::replica).toList());
            assertEquals(Set.copyOf(plain), Set.copyOf(streamed));
        }
    }

    @Test
    void onlyWhatIsMissingIsComputed() {
        List<Sweep.Cell<At, Found>> first = run(3, 2, new Sizes(64, 100));
        assertEquals(6, computed.getAndSet(0));
        assertEquals(first, run(3, 2, new Sizes(64, 100)));
        assertEquals(0, computed.getAndSet(0));
        List<Sweep.Cell<At, Found>> wider = run(4, 3, new Sizes(64, 100));
        assertEquals(6, computed.getAndSet(0));
        assertEquals(sweep(4, 3).run(trial), wider);
        assertEquals(first.subList(0, 2), run(1, 2, new Sizes(64, 100)));
        assertEquals(1, store.studies().size());
        assertEquals(12, store.study("test").cells());
        assertEquals(List.of("sweeps.db"), Arrays.asList(directory.toFile().list()));
    }

    record Narrow(double x) {}

    @Test
    void whateverChangesMakesAnotherStudy() {
        run(2, 1, new Sizes(64, 100));
        run(2, 1, new Sizes(64, 101));
        run(2, 1, "text");
        Sweep<At> reseeded = new Sweep<>("test", sweep(2, 1).points(), 1, Streams.seed(10));
        reseeded.stored(store, "text", Found.class).run(trial);
        new Sweep<>("other", sweep(2, 1).points(), 1, streams)
                .stored(store, "text", Found.class)
                .run(trial);
        sweep(2, 1).stored(store, "text", Narrow.class).run((at, own) -> new Narrow(at.z()));
        assertEquals(6, store.studies().size());
        assertEquals(10, computed.get());
        store.studies().forEach(study -> assertEquals(2, study.cells()));
        Store.Study first = store.studies().get(0);
        assertEquals("{\"engram.store.Sizes\":{\"n\":64,\"trials\":100}}", first.held());
        assertEquals("{\"z\":\"int\",\"lambda\":\"double\"}", first.point());
        assertEquals(streams, first.streams());
        assertTrue(first.library().matches("\\d+\\.\\d+\\.\\d+.*\\+[0-9a-f]{12}"), first.library());
    }

    /** As a notebook declares them after its kernel was restarted: other classes, the same components. */
    static final class Restarted {
        private Restarted() {}

        record At(int z, double lambda) {}

        record Found(double x, int z) {}

        record Sizes(int n, int trials) {}
    }

    @Test
    void recordsDeclaredAgainReadWhatTheirNamesakesWrote() {
        List<Sweep.Cell<At, Found>> first = run(3, 2, new Sizes(64, 100));
        List<Restarted.At> points = sweep(3, 2).points().stream()
                .map(at -> new Restarted.At(at.z(), at.lambda()))
                .toList();
        List<Sweep.Cell<Restarted.At, Restarted.Found>> again = new Sweep<>("test", points, 2, streams)
                .stored(store, new Restarted.Sizes(64, 100), Restarted.Found.class)
                .run((at, own) -> {
                    throw new AssertionError("nothing is missing");
                });
        assertEquals(first.toString(), again.toString());
    }

    @Test
    void rowsSayWhereTheyComeFrom() {
        run(3, 2, "");
        Store.Study study = store.study("test");
        List<Store.Row> rows = store.rows(study);
        assertEquals(6, rows.size());
        Store.Row row = rows.get(3);
        assertEquals(Map.of("z", 4, "lambda", 2e-3), row.point());
        assertEquals(1, row.replica());
        double again = row.streams().open("x").nextDouble() / 2e-3;
        assertEquals(Map.of("x", again, "z", 4), row.result());
        assertEquals(Build.JVM, row.jvm());
        assertTrue(row.seconds() >= 0 && !row.finished().isBefore(study.begun().minusMillis(1)));
        Teaches.oneLine(() -> store.study("tset"), "tset", "only test");
    }

    @Test
    void aFailingCellStopsTheSweepAndTheOthersStay() {
        Sweep.Trial<At, Found> failing = (at, own) -> {
            if (at.z() == 4) {
                throw new ArithmeticException("no answer");
            }
            return trial.run(at, own);
        };
        StoredSweep<At, Found> stored = sweep(3, 2).onThreads(1).stored(store, "", Found.class);
        stateOneLine(() -> stored.run(failing), "At[z=4, lambda=0.002], replica 0", "no answer", "new Streams(");
        long kept = store.study("test").cells();
        assertTrue(kept >= 1 && kept < 5);
        computed.set(0);
        assertEquals(
                sweep(3, 2).run((at, own) -> new Found(own.open("x").nextDouble() / at.lambda(), at.z())),
                stored.run(trial));
        assertEquals(6 - kept, computed.get());
    }

    @Test
    void orTheOthersGoOn() throws Exception {
        Sweep.Trial<At, Found> failing = (at, own) -> {
            if (at.z() == 4) {
                throw new ArithmeticException("x = " + own.open("x").nextDouble());
            }
            return trial.run(at, own);
        };
        Sweep.Attempt<At, Found> plain = sweep(3, 2).attempt(failing);
        assertEquals(4, plain.cells().size());
        assertEquals(2, plain.failures().size());
        Sweep.Failure<At> failure = plain.failures().get(1);
        assertEquals(new At(4, 0.002), failure.point());
        assertEquals(1, failure.replica());
        assertEquals(
                "x = " + failure.streams().open("x").nextDouble(),
                failure.cause().getMessage());
        assertEquals(
                plain.cells(),
                sweep(3, 2).run(trial).stream().filter(c -> c.point().z() != 4).toList());

        StoredSweep<At, Found> stored = sweep(3, 2).stored(store, "", Found.class);
        assertEquals(plain.cells(), stored.attempt(failing).cells());
        assertEquals(4, store.study("test").cells());
        computed.set(0);
        assertEquals(List.of(), stored.attempt(trial).failures());
        assertEquals(2, computed.get());
    }

    @Test
    void afterAnInterruptFinishedCellsStay() throws Exception {
        CountDownLatch five = new CountDownLatch(5);
        Set<Streams> finished = ConcurrentHashMap.newKeySet();
        AtomicReference<Throwable> end = new AtomicReference<>();
        StoredSweep<At, Found> stored = sweep(10, 2).stored(store, "", Found.class);
        Thread caller = new Thread(() -> {
            try {
                stored.run((at, own) -> {
                    if (at.z() > 12) {
                        Thread.sleep(60_000);
                    }
                    Found found = trial.run(at, own);
                    finished.add(own);
                    five.countDown();
                    return found;
                });
            } catch (Throwable stopped) {
                end.set(stopped);
            }
        });
        caller.start();
        assertTrue(five.await(60, TimeUnit.SECONDS), () -> "no cell ended; " + end.get());
        caller.interrupt();
        caller.join(5000);
        assertFalse(caller.isAlive());
        assertTrue(
                end.get().getMessage().contains(finished.size() + " of 20 cells finished and stored"),
                end.get().getMessage());
        assertEquals(finished.size(), store.study("test").cells());
        computed.set(0);
        assertEquals(
                sweep(10, 2).run((at, own) -> new Found(own.open("x").nextDouble() / at.lambda(), at.z())),
                stored.run(trial));
        assertEquals(20 - finished.size(), computed.get());
    }

    @Test
    void progressBeginsAtWhatIsStored() {
        run(3, 1, "");
        Progress.Display before = Progress.display();
        List<String> shown = new ArrayList<>();
        try {
            Progress.display((task, total) -> new Progress() {
                @Override
                public void resume(long done) {
                    shown.add("from " + done + " of " + total);
                }

                @Override
                public void advance(long done) {
                    shown.add("" + done);
                    assertEquals(done, store.study("test").cells());
                }

                @Override
                public void close() {
                    shown.add("end");
                }
            });
            run(3, 3, "");
        } finally {
            Progress.display(before);
        }
        assertEquals("from 3 of 9", shown.get(0));
        assertEquals(List.of("9", "end"), shown.subList(shown.size() - 2, shown.size()));
    }

    @Test
    void aTrialThatIsNoFunctionOfItsCellIsNamed() {
        AtomicInteger calls = new AtomicInteger();
        Sweep.Trial<At, Found> fickle = (at, own) -> {
            if (calls.getAndIncrement() == 0) {
                Store other = Store.at(file);
                sweep(1, 1).stored(other, "", Found.class).run((a, o) -> new Found(1, 1));
            }
            return new Found(2, 2);
        };
        stateOneLine(
                () -> sweep(1, 1).stored(store, "", Found.class).run(fickle),
                "At[z=2, lambda=0.001], replica 0",
                "different result");
        assertEquals(1.0, ((Map<?, ?>) store.rows(store.study("test")).get(0).result()).get("x"));
    }

    @Test
    void whatCannotBeToldAgainIsRefusedBeforeAnyWork() {
        Teaches.oneLine(() -> sweep(1, 1).stored(store, new Object(), Found.class), "held is of class", "record");
        Teaches.oneLine(() -> sweep(1, 1).stored(store, null, Found.class), "held = null");
        Teaches.oneLine(() -> sweep(1, 1).stored(store, "", Thread.class), "Thread", "cannot hold");
    }

    @Test
    void foreignFilesAreLeftAlone() throws Exception {
        Path text = Files.writeString(directory.resolve("notes.txt"), "these are my notes");
        Teaches.oneLine(() -> Store.at(text), "notes.txt", "not a store", "another file name");
        assertEquals("these are my notes", Files.readString(text));
        Path other = directory.resolve("other.db");
        try (Connection c = DriverManager.getConnection("jdbc:sqlite:" + other)) {
            c.createStatement().execute("CREATE TABLE birds (name TEXT)");
        }
        byte[] before = Files.readAllBytes(other);
        Teaches.oneLine(() -> Store.at(other), "other.db", "SQLite database, but no store");
        assertEquals(Arrays.toString(before), Arrays.toString(Files.readAllBytes(other)));
        Teaches.oneLine(() -> Store.at(directory), "is a directory", "name a file");
        Teaches.oneLine(() -> Store.at(directory.resolve("no/such/x.db")), "no directory", "create it");
        StoreFile.open(file).write(c -> StoreFile.execute(c, "PRAGMA user_version = 99"));
        Teaches.oneLine(() -> Store.at(file), "newer Engram");
    }

    @Test
    void aStoreCutShortSaysSoAndGivesWhatIsLeft() throws Exception {
        run(400, 2, "");
        byte[] whole = Files.readAllBytes(file);
        List<Store.Row> rows = store.rows(store.study("test"));
        for (int length : new int[] {whole.length - 1, whole.length * 3 / 4 + 100, whole.length - 4096}) {
            Path cut = directory.resolve("cut" + length + ".db");
            Files.write(cut, Arrays.copyOf(whole, length));
            stateOneLine(() -> Store.at(cut), "cut short (" + length + " bytes)", "Store.salvage");
            Path saved = directory.resolve("saved" + length + ".db");
            long cells = Store.salvage(cut, saved);
            assertTrue(cells > rows.size() / 2 && cells <= rows.size(), cells + " cells");
            Store again = Store.at(saved);
            assertEquals(cells, again.study("test").cells());
            assertTrue(rows.containsAll(again.rows(again.study("test"))));
            computed.set(0);
            assertEquals(
                    sweep(400, 2).run((at, own) -> new Found(own.open("x").nextDouble() / at.lambda(), at.z())),
                    sweep(400, 2).stored(again, "", Found.class).run(trial));
            assertEquals(800 - cells, computed.get());
        }
        Teaches.oneLine(() -> Store.salvage(file, file), "there already");
    }

    @Test
    void aFullDiskStopsTheSweepAndKeepsWhatWasStored() {
        Store small = Store.small(file, 24);
        record Big(double x, String text) {}
        Sweep.Trial<At, Big> big = (at, own) -> new Big(own.open("x").nextDouble(), "x".repeat(2000));
        StoredSweep<At, Big> onSmall = sweep(100, 1).stored(small, "", Big.class);
        stateOneLine(() -> onSmall.run(big), "disk is full", "run again");
        List<Store.Row> rows = store.rows(store.study("test"));
        assertEquals(rows.size(), store.study("test").cells());
        stateOneLine(() -> onSmall.run(big), "disk is full");
        assertEquals(
                sweep(100, 1).run(big),
                sweep(100, 1).stored(store, "", Big.class).run(big));
        assertTrue(store.rows(store.study("test")).containsAll(rows));
    }

    @Test
    void aReadOnlyStoreIsReadAndNotWritten() {
        run(3, 2, "");
        assertTrue(file.toFile().setWritable(false));
        Assumptions.assumeFalse(Files.isWritable(file), "the superuser may write everywhere");
        Store frozen = Store.at(file);
        computed.set(0);
        assertEquals(6, frozen.rows(frozen.study("test")).size());
        assertEquals(6, sweep(3, 2).stored(frozen, "", Found.class).run(trial).size());
        stateOneLine(() -> sweep(3, 3).stored(frozen, "", Found.class).run(trial), "may not be written", "3 cells");
        assertEquals(0, computed.get());
        assertTrue(file.toFile().setWritable(true));
        assertTrue(directory.toFile().setWritable(false));
        try {
            assertEquals(6, frozen.rows(frozen.study("test")).size());
            stateOneLine(() -> sweep(3, 3).stored(frozen, "", Found.class).run(trial), "directory");
            stateOneLine(() -> Store.at(directory.resolve("new.db")), "directory");
        } finally {
            assertTrue(directory.toFile().setWritable(true));
        }
        assertEquals(0, computed.get());
    }

    @Test
    void anyFileNameWillDo() {
        Store odd = Store.at(directory.resolve("a b?c=1#ü%20.db"));
        assertEquals(2, sweep(2, 1).stored(odd, "", Found.class).run(trial).size());
        assertEquals(2, Store.at(odd.file()).study("test").cells());
        assertTrue(Files.exists(odd.file()));
        assertNotEquals(file, odd.file());
    }

    @Test
    void aPlainNumberIsAResultToo() {
        List<Sweep.Cell<At, Integer>> cells =
                sweep(2, 1).stored(store, "", Integer.class).run((at, own) -> at.z());
        assertEquals(List.of(2, 4), cells.stream().map(Sweep.Cell::result).toList());
        assertEquals(cells, sweep(2, 1).stored(store, "", Integer.class).run((at, own) -> -1));
        assertEquals(4, store.rows(store.study("test")).get(1).result());
    }
}
