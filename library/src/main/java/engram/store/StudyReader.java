package engram.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.LongStream;

/** Reads the whole cells of one study, without the classes they were computed with, and names the others. */
final class StudyReader {
    private final Store.Study study;
    private final Consumer<String> note;
    private Ledger ledger;
    private Ledger.StudyRow own;
    private String digest;
    private Shape point;
    private Shape result;
    private final Seen seen = new Seen();
    private final Set<String> named = new HashSet<>();
    private boolean begun;

    StudyReader(Store.Study study, Consumer<String> note) {
        this.study = study;
        this.note = line -> note.accept("sweep " + study.sweep() + ": " + line);
    }

    void forEach(Connection c, Consumer<Store.Row> each) throws SQLException {
        ledger = StoreFile.checked(c) ? Ledger.read(c) : new Ledger();
        own = ledger.studies().get(study.id());
        if (own == null || !own.sweep().equals(study.sweep())) {
            throw new IllegalArgumentException("study " + study.id() + " of sweep " + study.sweep()
                    + " is not in this store, or damaged; take one of Store.studies()");
        }
        ledger.damage().forEach(note);
        digest = own.digest();
        point = Shape.parse(new Json(own.point()));
        result = Shape.parse(new Json(own.result()));
        if (!astray(c) || !inOrder(c, each)) {
            note.accept("a part of the file cannot be read; the cells in it are left out");
            List<Ledger.CellRow> cells = new ArrayList<>();
            Scan.run(c, Ledger.CELL, "checked_cell", row -> cells.add(Ledger.cell(row)));
            cells.sort(Comparator.comparingLong(Ledger.CellRow::point).thenComparingLong(Ledger.CellRow::replica));
            cells.forEach(cell -> handOn(cell, each));
        }
        seen.vanished(c, (at, replica) -> {
            Ledger.PointRow row = ledger.points().get(at);
            if (row != null && row.study() == own.id()) {
                name(Ledger.name(row.text(), replica));
            }
        });
        if (named.size() > Store.NAMED) {
            note.accept(named.size() + " stored cells are damaged and left out, of which the first " + Store.NAMED
                    + " were named");
        }
    }

    /** Names cells whose point no longer exists, and gives whether the table can be read at all. */
    private boolean astray(Connection c) throws SQLException {
        return Scan.run(c, Ledger.CELL, "checked_cell", row -> {
            if (!ledger.points().containsKey(row.getLong(2))) {
                name(Ledger.cell(row));
            }
        });
    }

    /** Hands on the cells as SQLite sorts them from the table itself; false if it comes upon damage before the first. */
    private boolean inOrder(Connection c, Consumer<Store.Row> each) throws SQLException {
        LongStream.Builder mine = LongStream.builder();
        ledger.points().values().stream().filter(at -> at.study() == own.id()).forEach(at -> mine.add(at.id()));
        long[] ids = mine.build().sorted().toArray();
        if (ids.length == 0) {
            return true;
        }
        try (PreparedStatement select = c.prepareStatement("SELECT " + Ledger.CELL
                + " FROM checked_cell NOT INDEXED WHERE point BETWEEN ? AND ? ORDER BY point, replica")) {
            select.setLong(1, ids[0]);
            select.setLong(2, ids[ids.length - 1]);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    begun = true;
                    handOn(Ledger.cell(row), each);
                }
            }
            return true;
        } catch (SQLException failure) {
            if (!Scan.unreadable(failure) || begun) {
                throw failure;
            }
            return false;
        }
    }

    private void handOn(Ledger.CellRow cell, Consumer<Store.Row> each) {
        Ledger.PointRow at = ledger.points().get(cell.point());
        if (at == null || at.study() != own.id()) {
            return;
        }
        if (!cell.whole(digest, at.text())) {
            name(cell);
            return;
        }
        if (!seen.whole(cell)) {
            return;
        }
        Map<Long, Ledger.SessionRow> sessions = ledger.sessions();
        Ledger.SessionRow session = sessions.get(cell.session());
        each.accept(Unchecked.row(
                point,
                result,
                at.components(),
                (int) cell.replica(),
                cell.result(),
                cell.streams(),
                cell.seconds(),
                cell.finished(),
                session == null ? "unknown" : session.jvm(),
                session == null ? "unknown" : session.machine()));
    }

    private void name(Ledger.CellRow cell) {
        seen.broken(cell);
        String name = ledger.named(cell, own);
        if (name != null) {
            name(name);
        }
    }

    private void name(String cell) {
        if (named.add(cell) && named.size() <= Store.NAMED) {
            note.accept("the stored cell " + cell + " is damaged and left out");
        }
    }
}
