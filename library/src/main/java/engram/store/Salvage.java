package engram.store;

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
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Copies what is whole of a damaged store.
 *
 * <p>The first page of a store says which tables there are and where they begin, and is the same in all stores that
 * began in one format. So where it is damaged, that of a new one takes its place.
 */
final class Salvage {
    private static final int PAGE = 4096;

    /** Where the header of a database keeps its number of pages. */
    private static final int COUNT = 28;

    private final Path damaged;
    private final Path fresh;
    private final Path pages;
    private final List<String> lines = new ArrayList<>();
    private long saved;
    private long lost;
    private boolean counted = true;

    Salvage(Path damaged, Path fresh) {
        this.damaged = damaged;
        this.fresh = fresh;
        this.pages = fresh.resolveSibling(fresh.getFileName() + ".part");
    }

    long run(Consumer<String> report) throws IOException {
        try {
            wholePages();
            if (known()) {
                copy();
            } else {
                firstPage(false);
                copy();
                if (saved == 0) {
                    lines.clear();
                    lost = 0;
                    firstPage(true);
                    copy();
                }
                lines.add(0, "its first page is damaged and was taken from a new store");
                if (saved == 0) {
                    throw new IllegalStateException(
                            "Store(" + damaged + "): nothing of a store can be read in it; take it from a backup");
                }
            }
        } catch (RuntimeException | Error | IOException failure) {
            Files.deleteIfExists(fresh);
            throw failure;
        } finally {
            Files.deleteIfExists(pages);
        }
        lines.forEach(report);
        if (lost > 0 || !counted) {
            report.accept(saved + " cells were saved; " + lost + " are lost"
                    + (counted ? "" : ", and those in parts of the file that cannot be read"));
        }
        return saved;
    }

    /** Copies the file without the page in which it was cut: SQLite would take what is missing there for zeros. */
    private void wholePages() throws IOException {
        Files.copy(damaged, pages, StandardCopyOption.REPLACE_EXISTING);
        try (FileChannel channel = FileChannel.open(pages, StandardOpenOption.WRITE)) {
            channel.truncate(channel.size() / PAGE * PAGE);
        }
    }

    private boolean known() {
        try (StoreFile from = StoreFile.openDamaged(pages)) {
            return from.read(c -> !StoreFile.recognise(c));
        } catch (IllegalStateException | IllegalArgumentException damagedOrForeign) {
            return false;
        }
    }

    private void firstPage(boolean unchecked) throws IOException {
        Files.deleteIfExists(fresh);
        StoreFile.template(fresh, unchecked);
        ByteBuffer first = ByteBuffer.wrap(Files.readAllBytes(fresh)).limit(PAGE);
        Files.delete(fresh);
        try (FileChannel channel = FileChannel.open(pages, StandardOpenOption.WRITE)) {
            first.putInt(COUNT, (int) (channel.size() / PAGE));
            channel.write(first, 0);
        }
    }

    private void copy() {
        try (StoreFile from = StoreFile.openDamaged(pages);
                StoreFile to = StoreFile.open(fresh)) {
            from.read(source -> to.write(target -> {
                if (StoreFile.checked(source)) {
                    checked(source, target);
                }
                if (StoreFile.unchecked(source)) {
                    StoreFile.addUnchecked(target);
                    unchecked(source, target);
                }
                return null;
            }));
        }
    }

    private void checked(Connection from, Connection to) throws SQLException {
        Ledger ledger = Ledger.read(from);
        lines.addAll(ledger.damage());
        for (Ledger.StudyRow study : ledger.studies().values()) {
            Ledger.insert(to, study);
        }
        for (Ledger.SessionRow session : ledger.sessions().values()) {
            Ledger.insert(to, session);
        }
        for (Ledger.PointRow point : ledger.points().values()) {
            Ledger.insert(to, point);
        }
        Seen seen = new Seen();
        Set<String> named = new LinkedHashSet<>();
        boolean readable;
        try (PreparedStatement insert = insert(to, "checked_cell", 9)) {
            readable = Scan.run(from, Ledger.CELL, "checked_cell", row -> {
                Ledger.CellRow cell = Ledger.cell(row);
                if (ledger.whole(cell) == null) {
                    seen.broken(cell);
                    named.add(name(ledger, cell));
                } else if (seen.whole(cell)) {
                    insert(insert, cell);
                    saved++;
                }
            });
        }
        boolean indexed = seen.vanished(from, (point, replica) -> named.add(name(ledger, point, replica)));
        counted = counted && (readable && ledger.readable() || indexed);
        named.forEach(this::lost);
    }

    /** Numbers of rows may be damaged too, so they are given anew. */
    private static void insert(PreparedStatement insert, Ledger.CellRow cell) throws SQLException {
        insert.setObject(1, null);
        insert.setLong(2, cell.point());
        insert.setLong(3, cell.replica());
        insert.setLong(4, cell.streams());
        insert.setString(5, cell.result());
        insert.setDouble(6, cell.seconds());
        insert.setString(7, cell.finished());
        insert.setLong(8, cell.session());
        insert.setLong(9, cell.checksum());
        insert.executeUpdate();
    }

    private static String name(Ledger ledger, long point, long replica) {
        Ledger.PointRow at = ledger.points().get(point);
        Ledger.StudyRow study = at == null ? null : ledger.studies().get(at.study());
        return study == null
                ? "a stored cell of point " + point + ", replica " + replica
                : "sweep " + study.sweep() + ": the stored cell " + Ledger.name(at.text(), replica);
    }

    private static String name(Ledger ledger, Ledger.CellRow cell) {
        for (Ledger.StudyRow study : ledger.studies().values()) {
            String name = ledger.named(cell, study);
            if (name != null) {
                return "sweep " + study.sweep() + ": the stored cell " + name;
            }
        }
        return "row " + cell.id() + " of its cells";
    }

    private void lost(String what) {
        lost++;
        lines.add(what + " is damaged and left out");
    }

    private void unchecked(Connection from, Connection to) throws SQLException {
        Map<Long, Shape[]> shapes = new HashMap<>();
        Map<Long, Shape[]> byPoint = new HashMap<>();
        Map<Long, String> columns = new HashMap<>();
        try (PreparedStatement study = insert(to, "study", 8);
                PreparedStatement session = insert(to, "session", 5);
                PreparedStatement point = insert(to, "point", 4);
                PreparedStatement cell = insert(to, "cell", 8)) {
            counted = Scan.run(from, "*", "study", row -> {
                        Shape[] pair = shapes(row.getString("point"), row.getString("result"));
                        if (pair != null && inserted(study, row, 8) == 1) {
                            shapes.put(row.getLong(1), pair);
                        } else {
                            lines.add("study " + row.getLong(1) + " is damaged and left out, with its cells");
                        }
                    })
                    && counted;
            counted = Scan.run(from, "*", "session", row -> inserted(session, row, 5)) && counted;
            counted = Scan.run(from, "*", "point", row -> {
                        Shape[] pair = shapes.get(row.getLong("study"));
                        if (pair != null && inserted(point, row, 4) == 1) {
                            byPoint.put(row.getLong(1), pair);
                            columns.put(row.getLong(1), row.getString("columns"));
                        }
                    })
                    && counted;
            counted = Scan.run(from, "*", "cell", row -> {
                        long at = row.getLong("point");
                        if (readable(byPoint.get(at), columns.get(at), row) && inserted(cell, row, 8) == 1) {
                            saved++;
                        } else {
                            lost("row " + row.getLong(1) + " of its unchecked cells");
                        }
                    })
                    && counted;
        }
    }

    private static Shape[] shapes(String point, String result) {
        try {
            return new Shape[] {Shape.parse(new Json(point)), Shape.parse(new Json(result))};
        } catch (RuntimeException garbled) {
            return null;
        }
    }

    private static boolean readable(Shape[] shapes, String columns, ResultSet row) throws SQLException {
        try {
            return shapes != null
                    && Unchecked.row(
                                    shapes[0],
                                    shapes[1],
                                    columns,
                                    row.getInt("replica"),
                                    row.getString("result"),
                                    row.getLong("streams"),
                                    row.getDouble("seconds"),
                                    row.getString("finished"),
                                    "",
                                    "")
                            != null;
        } catch (RuntimeException garbled) {
            return false;
        }
    }

    private static PreparedStatement insert(Connection to, String table, int columns) throws SQLException {
        return to.prepareStatement("INSERT OR IGNORE INTO " + table + " VALUES (?" + ", ?".repeat(columns - 1) + ")");
    }

    private static int inserted(PreparedStatement insert, ResultSet row, int columns) throws SQLException {
        for (int k = 1; k <= columns; k++) {
            insert.setObject(k, row.getObject(k));
        }
        return insert.executeUpdate();
    }
}
