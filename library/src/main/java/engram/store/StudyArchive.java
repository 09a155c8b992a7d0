package engram.store;

import engram.progress.Progress;
import java.lang.invoke.MethodType;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The cells of one study in a store. */
final class StudyArchive<P extends Record, R> implements Archive<R> {
    private static final long SOON = 300_000_000L;

    private static final String FIND =
            "SELECT " + Ledger.CELL + " FROM checked_cell %s WHERE point = ? AND replica = ?";

    private final Plan<P> plan;
    private final StoreFile file;
    private final Class<R> type;
    private final Shape shape;
    private final Shape pointShape;
    private final Ledger.StudyRow study;
    private final String digest;
    private final String[] texts;
    private final long[] ids;
    private final List<Long> damaged = new ArrayList<>();
    private final Set<String> named = new LinkedHashSet<>();
    private boolean indexed = true;
    private PreparedStatement byIndex;
    private boolean readable = true;
    private long session;

    StudyArchive(Plan<P> plan, StoreFile file, String held, String library, Class<R> type) {
        this.plan = plan;
        this.file = file;
        this.type = type;
        this.shape = Shape.ofResult(type);
        this.pointShape = Shape.ofPoint(plan.point(0));
        this.study = new Ledger.StudyRow(
                0,
                plan.sweep(),
                plan.streams().key(),
                held,
                pointShape.described(),
                shape.described(),
                library,
                Instant.now().toString());
        this.digest = study.digest();
        this.texts = plan.points().stream().map(Identity::point).toArray(String[]::new);
        this.ids = new long[texts.length];
    }

    @Override
    public BitSet kept() {
        return file.readAtOnce(this::find);
    }

    /** Which cells are there and whole. Those that are not are named, and computed again. */
    private BitSet find(Connection c) throws SQLException {
        BitSet kept = new BitSet();
        damaged.clear();
        named.clear();
        Arrays.fill(ids, -1);
        if (!StoreFile.checked(c)) {
            return kept;
        }
        Ledger ledger = Ledger.read(c);
        ledger.damage().forEach(this::note);
        readable = ledger.readable();
        Ledger.StudyRow there = ledger.find(study);
        if (there == null) {
            return kept;
        }
        Map<Long, Integer> places = places(ledger, there);
        Seen seen = new Seen();
        readable = Scan.run(c, Ledger.CELL, "checked_cell", row -> {
                    long point = row.getLong(2);
                    Integer k = places.get(point);
                    if (k == null && ledger.points().containsKey(point)) {
                        return;
                    }
                    Ledger.CellRow cell = Ledger.cell(row);
                    if (k != null && cell.whole(digest, texts[k])) {
                        seen.whole(cell);
                        if (cell.replica() < plan.replicas()) {
                            kept.set((int) cell.replica() * ids.length + k);
                        }
                        return;
                    }
                    seen.broken(cell);
                    String name = ledger.named(cell, there);
                    if (name != null) {
                        damaged.add(cell.id());
                        named.add(name);
                    }
                })
                && readable;
        indexed = seen.vanished(c, (point, replica) -> {
            Integer k = places.get(point);
            if (k != null) {
                named.add(Ledger.name(texts[k], replica));
            }
        });
        name();
        return kept;
    }

    /** Finds the numbers of the sweep's points, and gives places by number. */
    private Map<Long, Integer> places(Ledger ledger, Ledger.StudyRow there) {
        Map<String, Integer> byText = new HashMap<>();
        for (int k = 0; k < texts.length; k++) {
            byText.put(texts[k], k);
        }
        Map<Long, Integer> places = new HashMap<>();
        for (Ledger.PointRow point : ledger.points().values()) {
            Integer k = point.study() == there.id() ? byText.get(point.text()) : null;
            if (k != null) {
                ids[k] = point.id();
                places.put(point.id(), k);
            }
        }
        return places;
    }

    private void name() {
        named.stream()
                .limit(Store.NAMED)
                .forEach(name -> note("the stored cell " + name
                        + " is damaged; it is not used, and computed again where the sweep asks for it"));
        if (named.size() > Store.NAMED) {
            note(named.size() + " stored cells are damaged, of which the first " + Store.NAMED + " were named");
        }
        if (!readable) {
            note("a part of the file cannot be read; copy what is left with Store.salvage");
        }
    }

    private void note(String line) {
        Progress.note("Store(" + file.file() + "), sweep " + plan.sweep() + ": " + line);
    }

    @Override
    public void prepare(int missing) {
        if (!file.writable()) {
            throw new IllegalStateException(
                    "Store(" + file.file() + ") may not be written, and " + missing + " cells of sweep " + plan.sweep()
                            + " are missing in it; make it writable, or copy it and go on with the copy");
        }
        if (!readable) {
            throw file.damaged();
        }
        file.write(c -> {
            StoreFile.upgrade(c);
            Ledger ledger = Ledger.read(c);
            Ledger.StudyRow there = ledger.find(study);
            long id = there != null ? there.id() : nextStudy(c);
            if (there == null) {
                Ledger.insert(
                        c,
                        new Ledger.StudyRow(
                                id,
                                study.sweep(),
                                study.streams(),
                                study.held(),
                                study.point(),
                                study.result(),
                                study.library(),
                                study.begun()));
            } else {
                places(ledger, there);
            }
            long next = Ledger.free(c, "point");
            for (int k = 0; k < ids.length; k++) {
                if (ids[k] < 0) {
                    ids[k] = next++;
                    Ledger.insert(
                            c,
                            new Ledger.PointRow(
                                    ids[k],
                                    id,
                                    texts[k],
                                    pointShape.text(plan.points().get(k))));
                }
            }
            session = Ledger.free(c, "session");
            Ledger.insert(
                    c,
                    new Ledger.SessionRow(
                            session, id, Build.JVM, Build.MACHINE, Instant.now().toString()));
            remove(c);
            return null;
        });
    }

    private static long nextStudy(Connection c) throws SQLException {
        long free = Ledger.free(c, "study");
        return StoreFile.unchecked(c) ? Math.max(free, 1 + StoreFile.number(c, "SELECT max(id) FROM study")) : free;
    }

    /** Removes damaged cells. Their entries in the index may not be where the index would look for them. */
    private void remove(Connection c) throws SQLException {
        if (indexed && named.isEmpty()) {
            return;
        }
        StoreFile.execute(c, "DROP INDEX checked_once");
        try (PreparedStatement delete = c.prepareStatement("DELETE FROM checked_cell WHERE id = ?")) {
            for (long id : damaged) {
                delete.setLong(1, id);
                delete.executeUpdate();
            }
        }
        StoreFile.execute(c, StoreFile.INDEX);
    }

    @Override
    public String encode(R result) {
        return shape.text(result);
    }

    @Override
    public void keep(List<Ended<R>> cells) {
        Ended<R> other = file.write(c -> insert(c, cells));
        if (other != null) {
            int k = other.at() % ids.length;
            int replica = other.at() / ids.length;
            throw new IllegalStateException(
                    "sweep " + plan.sweep() + ", " + plan.points().get(k) + ", replica " + replica
                            + ": another run stored a different result of this cell meanwhile, and that one stays; a trial must"
                            + " depend on its point and its streams alone (and some arithmetic on the machine)");
        }
    }

    /** Inserts what is not there yet, and gives a cell that is there with other bits, or null. */
    private Ended<R> insert(Connection c, List<Ended<R>> cells) throws SQLException {
        Ended<R> other = null;
        try (PreparedStatement insert = c.prepareStatement(
                "INSERT OR IGNORE INTO checked_cell"
                        + " (point, replica, streams, result, seconds, finished, session, checksum) VALUES (?, ?, ?, ?, ?, ?, ?, ?)")) {
            for (Ended<R> cell : cells) {
                int k = cell.at() % ids.length;
                int replica = cell.at() / ids.length;
                Ledger.CellRow row = new Ledger.CellRow(
                        0,
                        ids[k],
                        replica,
                        plan.own(cell.at()).key(),
                        cell.text(),
                        cell.seconds(),
                        cell.time(),
                        session,
                        0);
                insert.setLong(1, row.point());
                insert.setLong(2, row.replica());
                insert.setLong(3, row.streams());
                insert.setString(4, row.result());
                insert.setDouble(5, row.seconds());
                insert.setString(6, row.finished());
                insert.setLong(7, row.session());
                insert.setLong(8, row.sum(digest, texts[k]));
                if (insert.executeUpdate() == 0) {
                    String there = stored(c, cell.at());
                    if (!there.equals(cell.text())
                            && !shape.text(shape.read(new Json(there))).equals(cell.text())) {
                        other = cell;
                    }
                }
            }
        }
        return other;
    }

    /** The result of a cell, found by the index or else, if that is damaged, in the table itself. */
    private String stored(Connection c, int at) throws SQLException {
        if (byIndex == null) {
            byIndex = c.prepareStatement(FIND.formatted(""));
        }
        String result = stored(byIndex, at);
        if (result == null) {
            try (PreparedStatement byTable = c.prepareStatement(FIND.formatted("NOT INDEXED"))) {
                result = stored(byTable, at);
            }
        }
        if (result == null) {
            throw file.damaged();
        }
        return result;
    }

    private String stored(PreparedStatement find, int at) throws SQLException {
        find.setLong(1, ids[at % ids.length]);
        find.setInt(2, at / ids.length);
        try (ResultSet row = find.executeQuery()) {
            while (row.next()) {
                Ledger.CellRow cell = Ledger.cell(row);
                if (cell.whole(digest, texts[at % ids.length])) {
                    return cell.result();
                }
            }
        } catch (SQLException failure) {
            if (!Scan.unreadable(failure)) {
                throw failure;
            }
        }
        return null;
    }

    @Override
    public R read(int at) {
        Object result = shape.read(new Json(file.read(c -> stored(c, at))));
        return wrapped(type).cast(result);
    }

    /** {@code int.class} casts nothing: the class of the boxed number does. */
    @SuppressWarnings("unchecked")
    private static <R> Class<R> wrapped(Class<R> type) {
        return (Class<R>) MethodType.methodType(type).wrap().returnType();
    }

    @Override
    public void hurry() {
        file.hurry(SOON);
    }

    @Override
    public void close() {
        file.close();
    }
}
