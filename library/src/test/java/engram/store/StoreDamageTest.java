package engram.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import engram.Teaches;
import engram.frame.Tidy;
import engram.progress.Progress;
import engram.random.Streams;
import engram.sweep.Sweep;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever becomes of the bytes of a store, no cell is read as another; what is lost is named, and nothing else with it. */
class StoreDamageTest {
    record At(int z, double lambda) {}

    record Found(double x, int z, boolean odd) {}

    /** As the stores of the first format have it. */
    record Known(double x, int z) {}

    private static final Streams STREAMS = Streams.seed(5);

    @TempDir
    Path directory;

    private final List<String> notes = new ArrayList<>();
    private final AtomicInteger computed = new AtomicInteger();
    private Progress.Display before;

    @BeforeEach
    void listen() {
        before = Progress.display();
        Progress.display(new Progress.Display() {
            @Override
            public Progress begin(String task, long total) {
                return new Progress() {
                    @Override
                    public void advance(long done) {}

                    @Override
                    public void close() {}
                };
            }

            @Override
            public void note(String line) {
                notes.add(line);
            }
        });
    }

    @AfterEach
    void leave() {
        Progress.display(before);
    }

    private static Sweep<At> sweep(int points, int replicas) {
        return new Sweep<>(
                        "damaged",
                        IntStream.range(0, points)
                                .mapToObj(k -> new At(k, k * 1e-3))
                                .toList(),
                        replicas,
                        STREAMS)
                .onThreads(1);
    }

    private Found compute(At at, Streams own) {
        computed.incrementAndGet();
        return new Found(own.open("x").nextDouble(), at.z(), at.z() % 2 == 1);
    }

    private List<Sweep.Cell<At, Found>> run(Path file, int points, int replicas) {
        return sweep(points, replicas)
                .stored(Store.at(file), "held", Found.class)
                .run(this::compute);
    }

    private static List<Store.Row> rows(Path file) {
        Store store = Store.at(file);
        return store.rows(store.study("damaged"));
    }

    /** Everything that a row says of its cell. */
    private static String said(Store.Row row) {
        return row.point() + " " + row.replica() + " " + row.result() + " " + row.streams() + " " + row.seconds() + " "
                + row.finished();
    }

    private static Set<String> said(List<Store.Row> rows) {
        Set<String> said = new HashSet<>();
        rows.forEach(row -> assertTrue(said.add(said(row)), () -> said(row) + " came twice"));
        return said;
    }

    /** A door either answers, or refuses in one line that names the store. */
    private boolean opens(Path file, Runnable door) {
        try {
            door.run();
            return true;
        } catch (IllegalStateException | IllegalArgumentException refused) {
            String line = refused.getMessage();
            assertEquals(1, line.lines().count(), line);
            assertTrue(line.contains(file.getFileName().toString()), line);
            return false;
        }
    }

    private Path written(byte[] bytes) throws Exception {
        Path file = directory.resolve("flipped.db");
        Files.write(file, bytes);
        Files.deleteIfExists(directory.resolve("flipped.db-journal"));
        notes.clear();
        computed.set(0);
        return file;
    }

    /** Reads a damaged store by all three doors, of which salvage may be left out; gives the most cells that one of them lost, or -1 if it was refused. */
    private int check(
            byte[] bytes, Set<String> whole, List<Sweep.Cell<At, Found>> cells, boolean[] refused, boolean salvage)
            throws Exception {
        int most = 0;
        Path file = written(bytes);
        Set<String> read = new HashSet<>();
        boolean opened = opens(file, () -> {
            List<Store.Row> rows = rows(file);
            read.addAll(said(rows));
            if (rows.size() < whole.size()) {
                Store store = Store.at(file);
                assertEquals(
                        rows.size(), Tidy.table(store, store.study("damaged")).rowCount());
            }
        });
        assertTrue(whole.containsAll(read), () -> "not as stored: " + difference(read, whole));
        if (opened && read.size() < whole.size()) {
            assertFalse(notes.isEmpty(), (whole.size() - read.size()) + " cells went without a word");
        }
        if (opened) {
            most = Math.max(most, whole.size() - read.size());
        }
        notes.forEach(note -> assertTrue(note.lines().count() == 1 && note.contains("flipped.db"), note));
        refused[0] |= !opened;

        written(bytes);
        boolean ran = opens(file, () -> assertEquals(cells, run(file, 100, 4)));
        if (ran) {
            assertTrue(computed.get() == 0 || !notes.isEmpty(), computed.get() + " cells were computed without a word");
            most = Math.max(most, computed.get());
        }
        refused[1] |= !ran;

        if (!salvage) {
            return most;
        }
        written(bytes);
        Path saved = directory.resolve("saved.db");
        Files.deleteIfExists(saved);
        List<String> lost = new ArrayList<>();
        Set<String> kept = new HashSet<>();
        boolean salvaged = opens(file, () -> {
            long count = Store.salvage(file, saved, lost::add);
            List<Store.Row> rows = count == 0 ? List.of() : rows(saved);
            assertEquals(count, rows.size());
            kept.addAll(said(rows));
            assertTrue(count == whole.size() || !lost.isEmpty(), "lost without a word");
        });
        assertTrue(whole.containsAll(kept), () -> "not as stored: " + difference(kept, whole));
        if (salvaged) {
            most = Math.max(most, whole.size() - kept.size());
        }
        refused[2] |= !salvaged;
        assertFalse(Files.exists(directory.resolve("saved.db.part")));
        return most;
    }

    private static Set<String> difference(Set<String> read, Set<String> whole) {
        Set<String> other = new HashSet<>(read);
        other.removeAll(whole);
        return other;
    }

    @Test
    void noFlippedBitIsReadAsAResult() throws Exception {
        Path file = directory.resolve("whole.db");
        List<Sweep.Cell<At, Found>> cells = run(file, 100, 4);
        Set<String> whole = said(rows(file));
        assertEquals(400, whole.size());
        byte[] bytes = Files.readAllBytes(file);
        Random places = new Random(11);
        int flips = Integer.getInteger("engram.flips", 1000);
        int[] refusals = new int[3];
        int untouched = 0;
        int one = 0;
        int more = 0;
        for (int k = 0; k < flips; k++) {
            int bit = places.nextInt(8 * bytes.length);
            byte[] flipped = bytes.clone();
            flipped[bit / 8] ^= (byte) (1 << bit % 8);
            boolean[] refused = new boolean[3];
            int lost;
            try {
                lost = check(flipped, whole, cells, refused, k % 4 == 0);
            } catch (RuntimeException | AssertionError failure) {
                throw new AssertionError("bit " + bit % 8 + " of byte " + bit / 8 + ": " + failure, failure);
            }
            for (int door = 0; door < 3; door++) {
                refusals[door] += refused[door] ? 1 : 0;
            }
            untouched += lost == 0 ? 1 : 0;
            one += lost == 1 ? 1 : 0;
            more += lost > 1 ? 1 : 0;
        }
        System.out.println(flips + " flips in " + bytes.length + " bytes: " + untouched + " touched no cell, " + one
                + " cost one, " + more + " more; refused: reading " + refusals[0] + ", going on " + refusals[1]
                + ", salvage " + refusals[2]);
        assertTrue(one > flips / 5, one + " flips cost one cell");
        assertTrue(more <= flips / 20, more + " flips cost more than one cell");
        assertTrue(refusals[0] <= flips / 20 && refusals[1] <= flips / 7, Arrays.toString(refusals));
        assertEquals(0, refusals[2], "salvage always saves something");
    }

    @Test
    void swappedCutAndOverwrittenPagesCostWhatIsInThem() throws Exception {
        Path file = directory.resolve("whole.db");
        List<Sweep.Cell<At, Found>> cells = run(file, 100, 4);
        Set<String> whole = said(rows(file));
        byte[] bytes = Files.readAllBytes(file);
        int pages = bytes.length / 4096;
        Random random = new Random(7);
        for (int k = 0; k < 40; k++) {
            byte[] damaged = bytes.clone();
            int a = random.nextInt(pages);
            int b = random.nextInt(pages);
            switch (k % 4) {
                case 0 -> {
                    System.arraycopy(bytes, 4096 * a, damaged, 4096 * b, 4096);
                    System.arraycopy(bytes, 4096 * b, damaged, 4096 * a, 4096);
                }
                case 1 -> System.arraycopy(bytes, 4096 * a, damaged, 4096 * b, 4096);
                case 2 -> Arrays.fill(damaged, 4096 * a, 4096 * a + 4096, (byte) 0);
                default -> {
                    byte[] garbage = new byte[700];
                    random.nextBytes(garbage);
                    System.arraycopy(garbage, 0, damaged, 4096 * a + random.nextInt(3000), garbage.length);
                }
            }
            try {
                check(damaged, whole, cells, new boolean[3], true);
            } catch (RuntimeException | AssertionError failure) {
                throw new AssertionError("case " + k + " with pages " + a + " and " + b + ": " + failure, failure);
            }
        }
        for (int length : new int[] {1, 50, 600, 4095, 4096, 5000, bytes.length / 2, bytes.length - 1}) {
            if (length >= 4096) {
                check(Arrays.copyOf(bytes, length), whole, cells, new boolean[3], true);
            } else {
                Path cut = written(Arrays.copyOf(bytes, length));
                assertFalse(opens(cut, () -> Store.at(cut)), length + " bytes are no store");
            }
        }
    }

    private static void change(Path file, String... statements) throws Exception {
        try (Connection c = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = c.createStatement()) {
            for (String sql : statements) {
                statement.executeUpdate(sql);
            }
        }
    }

    @Test
    void oneDamagedCellIsNamedAndComputedAgain() throws Exception {
        for (String change : List.of(
                "result = replace(result, '0.', '1.')",
                "result = 'rubbish'",
                "result = NULL",
                "replica = 7",
                "point = 99",
                "seconds = seconds + 1",
                "finished = 'today'",
                "streams = streams + 1",
                "session = 9",
                "checksum = NULL",
                "checksum = 0")) {
            Path file = directory.resolve("one.db");
            Files.deleteIfExists(file);
            List<Sweep.Cell<At, Found>> cells = run(file, 5, 3);
            change(file, "UPDATE checked_cell SET " + change + " WHERE point = 2 AND replica = 1");
            notes.clear();
            List<Store.Row> rows = rows(file);
            assertEquals(14, rows.size(), change);
            assertEquals(1, notes.size(), change + " " + notes);
            for (String part : List.of("one.db", "sweep damaged", "\"z\":1", "replica 1", "damaged")) {
                assertTrue(notes.get(0).contains(part), change + ": " + part + " is not in " + notes.get(0));
            }
            notes.clear();
            computed.set(0);
            assertEquals(cells, run(file, 5, 3), change);
            assertEquals(1, computed.get(), change);
            assertEquals(1, notes.size(), change);
            assertTrue(notes.get(0).contains("\"z\":1") && notes.get(0).contains("replica 1"), notes.get(0));
            notes.clear();
            assertEquals(15, rows(file).size(), change);
            assertEquals(cells, run(file, 5, 3), change);
            assertEquals(List.of(), notes, change);
        }
    }

    @Test
    void aRowMovedToAnotherStudyIsNoneOfItsCells() throws Exception {
        Path file = directory.resolve("two.db");
        run(file, 3, 1);
        sweep(3, 1).stored(Store.at(file), "other", Found.class).run((at, own) -> new Found(-1, at.z(), false));
        change(
                file,
                "DELETE FROM checked_cell WHERE point = 4",
                "UPDATE checked_cell SET point = 4 WHERE point = 1",
                "UPDATE checked_study SET held = '\"other\"' WHERE id = 1",
                "UPDATE checked_point SET study = 2 WHERE id = 1");
        computed.set(0);
        assertEquals(sweep(3, 1).run(this::compute), run(file, 3, 1));
        assertEquals(4, computed.get());
        Store store = Store.at(file);
        assertEquals(
                List.of(3, 2),
                store.studies().stream().map(study -> store.rows(study).size()).toList());
    }

    @Test
    void studiesOfTheFirstFormatAreReadAndMarkedAndANewOneBeginsBeside() throws Exception {
        Path file = directory.resolve("format-1.db");
        try (var in = StoreDamageTest.class.getResourceAsStream("format-1.db")) {
            Files.write(file, in.readAllBytes());
        }
        byte[] untouched = Files.readAllBytes(file);
        Store store = Store.at(file);
        assertEquals(2, store.studies().size());
        for (Store.Study study : store.studies()) {
            assertFalse(study.checked());
            assertEquals("test", study.sweep());
            assertEquals(12, study.cells());
            List<Store.Row> rows = store.rows(study);
            assertEquals(12, rows.size());
            assertEquals("{z=4, lambda=0.002}", rows.get(2).point().toString());
            assertEquals(
                    "{x=" + 1.0 / (4 + 0.002) + ", z=4}", rows.get(2).result().toString());
            assertEquals(12, Tidy.table(store, study).rowCount());
        }
        assertEquals(Arrays.toString(untouched), Arrays.toString(Files.readAllBytes(file)));

        assertEquals(6, run(file, 3, 2).size());
        assertEquals(6, computed.get());
        assertEquals(3, store.studies().size());
        assertEquals(
                List.of(false, false, true),
                store.studies().stream().map(Store.Study::checked).toList());
        assertEquals(
                List.of(1L, 2L, 3L),
                store.studies().stream().map(Store.Study::id).toList());
        assertEquals(12, store.rows(store.study("test")).size());
        assertEquals(6, store.rows(store.study("damaged")).size());
        try (Connection c = DriverManager.getConnection("jdbc:sqlite:" + file)) {
            assertEquals(30, StoreFile.number(c, "SELECT count(*) FROM cells"));
        }
        Path saved = directory.resolve("saved.db");
        List<String> lost = new ArrayList<>();
        assertEquals(30, Store.salvage(file, saved, lost::add));
        assertEquals(List.of(), lost);
        assertEquals(3, Store.at(saved).studies().size());
    }

    @Test
    void rowsOfTheFirstFormatThatMakeNoSenseAreNamedAndLeftOut() throws Exception {
        Path file = directory.resolve("format-1.db");
        try (var in = StoreDamageTest.class.getResourceAsStream("format-1.db")) {
            Files.write(file, in.readAllBytes());
        }
        change(
                file,
                "UPDATE cell SET result = 'rubbish' WHERE id = 3",
                "UPDATE cell SET result = '{\"x\":1e,\"z\":3}' WHERE id = 4",
                "UPDATE cell SET finished = 'yesterday' WHERE id = 5",
                "UPDATE point SET columns = '{' WHERE id = 6");
        Store store = Store.at(file);
        assertEquals(7, store.rows(store.studies().get(0)).size());
        assertEquals(5, notes.size(), notes.toString());
        assertTrue(notes.stream().allMatch(note -> note.contains("format-1.db") && note.contains("At[z=")), "" + notes);
        Path saved = directory.resolve("saved.db");
        assertEquals(19, Store.salvage(file, saved));
        assertEquals(
                19,
                Store.at(saved).studies().stream().mapToLong(Store.Study::cells).sum());
    }

    @Test
    void everyBadCallTeaches() throws Exception {
        Path file = directory.resolve("calls.db");
        run(file, 2, 1);
        Store store = Store.at(file);
        Path text = Files.writeString(directory.resolve("notes.txt"), "these are my notes", StandardCharsets.UTF_8);
        Teaches.oneLine(() -> Store.salvage(directory.resolve("none.db"), text), "none.db", "must be the file");
        Teaches.oneLine(() -> Store.salvage(file, text), "there already");
        try {
            Store.salvage(text, directory.resolve("fresh.db"));
            fail("text is no store");
        } catch (IllegalStateException none) {
            assertTrue(none.getMessage().contains("nothing of a store"), none.getMessage());
            assertFalse(Files.exists(directory.resolve("fresh.db")));
        }
        Store.Study other = new Store.Study(9, "x", STREAMS, "", "", "", "", java.time.Instant.EPOCH, 0, true);
        Teaches.oneLine(() -> store.rows(other), "study 9", "Store.studies()");
        Teaches.oneLine(
                () -> new Sweep<>("a\0b", sweep(1, 1).points(), 1, STREAMS).stored(store, "", Found.class), "name");
        Teaches.oneLine(
                () -> new Sweep<>("a\ud800", sweep(1, 1).points(), 1, STREAMS).stored(store, "", Found.class), "name");
        Teaches.oneLine(() -> new Sweep<>("s", sweep(3, 1).points(), Integer.MAX_VALUE, STREAMS), "cells of one sweep");
        Teaches.oneLine(() -> new Sweep<>("s", Arrays.asList(new At(1, 1), null), 1, STREAMS), "point 1 is null");
        Teaches.oneLine(() -> Store.at(null), "file = null");
        Teaches.oneLine(() -> store.study(null), "sweep = null");
        Teaches.oneLine(() -> store.forEach(null, row -> {}), "study = null");
        Teaches.oneLine(() -> store.forEach(store.study("damaged"), null), "each = null");
        Teaches.oneLine(() -> sweep(1, 1).stored(null, "", Found.class), "store = null");
        Teaches.oneLine(() -> sweep(1, 1).stored(store, "", null), "type = null");
        Teaches.oneLine(() -> sweep(1, 1).run(null), "trial = null");
        Teaches.oneLine(() -> sweep(1, 1).forEach(this::compute, null), "each = null");
        Teaches.oneLine(() -> new Sweep<At>("s", null, 1, STREAMS), "null points");
        Teaches.oneLine(() -> new Sweep<>(null, sweep(1, 1).points(), 1, STREAMS), "name = null");
        Teaches.oneLine(() -> new Sweep<>("s", sweep(1, 1).points(), 1, null), "streams = null");
        Teaches.oneLine(() -> sweep(1, 2_000_000_000).run(this::compute), "does not fit", "forEach");
        Teaches.oneLine(() -> Progress.display(null), "display = null");
        assertNotEquals(0, store.studies().size());
    }
}
