package engram.study;

import engram.random.Streams;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Finished cells of sweeps, in one file.
 *
 * <pre>{@code
 * Store store = Store.at(Path.of("capacity.db"));
 * var cells = sweep.stored(store, sizes, Found.class).run(trial);
 * }</pre>
 *
 * <p>A cell is on the disk before it is counted as done. A store is opened for as long as a sweep runs or
 * a method reads, so there is nothing to close; several processes may use one at once, and one may read
 * while another writes. The file is an SQLite database (view {@code cells}), results are JSON text.
 */
public final class Store {

    /**
     * Cells that belong together.
     *
     * @param id its number in this store
     * @param sweep the sweep's name
     * @param streams the sweep's streams
     * @param held what was held fixed, as JSON
     * @param library version and digest of the library that computed
     * @param point names and types of the point's components, as JSON
     * @param result names and types of the result's components, as JSON
     * @param begun when its first run began
     * @param cells how many cells are finished
     */
    public record Study(
            long id,
            String sweep,
            Streams streams,
            String held,
            String library,
            String point,
            String result,
            Instant begun,
            long cells) {}

    /**
     * One finished cell, without the classes it was computed with.
     *
     * @param point the point's components
     * @param replica which repetition, from 0
     * @param result the result; a record has become a map of its components, an array a list
     * @param streams the cell's own randomness, which computes it again
     * @param seconds how long it took
     * @param finished when it ended
     * @param jvm the Java virtual machine that ran it
     * @param machine operating system and processor
     */
    public record Row(
            Map<String, Object> point,
            int replica,
            Object result,
            Streams streams,
            double seconds,
            Instant finished,
            String jvm,
            String machine) {}

    private final Path file;
    private final int pages;

    private Store(Path file, int pages) {
        this.file = file.toAbsolutePath();
        this.pages = pages;
        open().close();
    }

    /**
     * The store in a file, made if there is none.
     *
     * @param file its name, for example {@code capacity.db}, in a directory that exists
     * @return the store
     * @throws IllegalArgumentException if the file is something else
     * @throws IllegalStateException if it is damaged, or cannot be made
     */
    public static Store at(Path file) {
        Given.value("Store.at", "file", file, "a path, such as Path.of(\"sweep.db\"),");
        return new Store(file, Integer.MAX_VALUE);
    }

    /** A store that may not grow beyond so many pages of 4096 bytes, as on a small disk. */
    static Store small(Path file, int pages) {
        return new Store(file, pages);
    }

    StoreFile open() {
        return StoreFile.open(file, pages);
    }

    /**
     * Where it is.
     *
     * @return the file
     */
    public Path file() {
        return file;
    }

    /**
     * All studies, the oldest first.
     *
     * @return what they are and how many cells they have
     */
    public List<Study> studies() {
        try (StoreFile open = open()) {
            return open.read(Store::studies);
        }
    }

    private static List<Study> studies(Connection c) throws SQLException {
        List<Study> studies = new ArrayList<>();
        try (PreparedStatement select = c.prepareStatement("SELECT study.*, (SELECT count(*) FROM point"
                        + " JOIN cell ON cell.point = point.id WHERE point.study = study.id) AS cells"
                        + " FROM study ORDER BY id");
                ResultSet row = select.executeQuery()) {
            while (row.next()) {
                studies.add(new Study(
                        row.getLong("id"),
                        row.getString("sweep"),
                        new Streams(row.getLong("streams")),
                        row.getString("held"),
                        row.getString("library"),
                        row.getString("point"),
                        row.getString("result"),
                        Instant.parse(row.getString("begun")),
                        row.getLong("cells")));
            }
        }
        return studies;
    }

    /**
     * The latest study of a sweep.
     *
     * @param sweep the sweep's name
     * @return of the studies with that name, the one that began last
     */
    public Study study(String sweep) {
        List<Study> all = studies();
        return all.stream()
                .filter(study -> study.sweep().equals(sweep))
                .reduce((earlier, later) -> later)
                .orElseThrow(() -> new IllegalArgumentException("study(\"" + sweep + "\"): Store(" + file + ") has "
                        + (all.isEmpty()
                                ? "no studies yet; run a sweep with it first"
                                : "only "
                                        + all.stream()
                                                .map(Study::sweep)
                                                .distinct()
                                                .collect(Collectors.joining(", ")))));
    }

    /**
     * The finished cells of a study, in the order (point, replica).
     *
     * @param study one of {@link #studies}
     * @return its rows
     */
    public List<Row> rows(Study study) {
        List<Row> rows = new ArrayList<>();
        forEach(study, rows::add);
        return rows;
    }

    /**
     * Hands on the finished cells of a study one by one, in the order (point, replica).
     *
     * @param study one of {@link #studies}
     * @param each gets each row
     */
    public void forEach(Study study, Consumer<Row> each) {
        Given.value("Store.forEach", "study", study, "one of studies()");
        Given.value("Store.forEach", "each", each, "what takes a row");
        Shape point = Shape.parse(new Json(study.point()));
        Shape result = Shape.parse(new Json(study.result()));
        try (StoreFile open = open()) {
            open.read(c -> {
                try (PreparedStatement select = c.prepareStatement(
                        "SELECT columns, replica, result, streams, seconds, finished, jvm, machine FROM point"
                                + " JOIN cell ON cell.point = point.id JOIN session ON session.id = cell.session"
                                + " WHERE point.study = ? ORDER BY point.id, replica")) {
                    select.setLong(1, study.id());
                    try (ResultSet row = select.executeQuery()) {
                        while (row.next()) {
                            each.accept(row(row, point, result));
                        }
                    }
                }
                return null;
            });
        }
    }

    @SuppressWarnings("unchecked")
    private static Row row(ResultSet row, Shape point, Shape result) throws SQLException {
        return new Row(
                (Map<String, Object>) point.read(new Json(row.getString("columns"))),
                row.getInt("replica"),
                result.read(new Json(row.getString("result"))),
                new Streams(row.getLong("streams")),
                row.getDouble("seconds"),
                Instant.parse(row.getString("finished")),
                row.getString("jvm"),
                row.getString("machine"));
    }

    /**
     * Copies what can still be read of a damaged store to a new one.
     *
     * @param damaged a store that was cut short, for example; it stays as it is
     * @param fresh the new store, which must not be there yet
     * @return how many cells were saved
     */
    public static long salvage(Path damaged, Path fresh) {
        Given.value("salvage", "damaged", damaged, "the path of the damaged store");
        Given.value("salvage", "fresh", fresh, "a path for the copy");
        if (Files.exists(fresh)) {
            throw new IllegalArgumentException(
                    "salvage(" + damaged + ", " + fresh + "): the second file is there already; name a new one");
        }
        Path pages = fresh.toAbsolutePath().resolveSibling(fresh.getFileName() + ".part");
        try {
            wholePages(damaged.toAbsolutePath(), pages);
            try (StoreFile from = StoreFile.openDamaged(pages);
                    StoreFile to = StoreFile.open(fresh.toAbsolutePath())) {
                for (String table : List.of("study", "session", "point", "cell")) {
                    from.read(source -> to.write(target -> copy(source, target, table)));
                }
                to.write(c -> StoreFile.execute(
                        c,
                        "DELETE FROM cell WHERE point NOT IN (SELECT id FROM point)"
                                + " OR session NOT IN (SELECT id FROM session)"));
                return to.read(c -> StoreFile.number(c, "SELECT count(*) FROM cells"));
            } finally {
                Files.deleteIfExists(pages);
            }
        } catch (IOException failure) {
            throw new IllegalArgumentException(
                    "salvage(" + damaged + ", " + fresh + ") could not copy: " + failure.getMessage(), failure);
        }
    }

    /** Copies a file without the page in which it was cut: SQLite would take what is missing there for zeros. */
    private static void wholePages(Path from, Path to) throws IOException {
        Files.copy(from, to, StandardCopyOption.REPLACE_EXISTING);
        try (FileChannel channel = FileChannel.open(to, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            ByteBuffer size = ByteBuffer.allocate(2);
            channel.read(size, 16);
            int page = size.getShort(0) & 0xffff;
            page = page < 512 ? 65536 : page;
            channel.truncate(channel.size() / page * page);
        }
    }

    /** Copies rows in the order they were written, up to the first that cannot be read. */
    private static Void copy(Connection from, Connection to, String table) throws SQLException {
        try (PreparedStatement select = from.prepareStatement("SELECT * FROM " + table + " NOT INDEXED ORDER BY id");
                ResultSet row = select.executeQuery()) {
            int columns = row.getMetaData().getColumnCount();
            String values = String.join(", ", Collections.nCopies(columns, "?"));
            try (PreparedStatement insert = to.prepareStatement("INSERT INTO " + table + " VALUES (" + values + ")")) {
                while (next(row)) {
                    for (int k = 1; k <= columns; k++) {
                        insert.setObject(k, row.getObject(k));
                    }
                    insert.executeUpdate();
                }
            }
        }
        return null;
    }

    private static boolean next(ResultSet row) {
        try {
            return row.next();
        } catch (SQLException unreadable) {
            return false;
        }
    }

    @Override
    public String toString() {
        return "Store(" + file + ")";
    }
}
