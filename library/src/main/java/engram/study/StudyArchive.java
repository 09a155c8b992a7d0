package engram.study;

import java.lang.invoke.MethodType;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/** The cells of one study in a store. */
final class StudyArchive<P extends Record, R> implements Archive<R> {
    private static final long SOON = 300_000_000L;

    private final Sweep<P> sweep;
    private final StoreFile file;
    private final Class<R> type;
    private final Shape shape;
    private final Shape pointShape;
    private final String held;
    private final long[] ids;
    private long session;

    StudyArchive(Sweep<P> sweep, StoreFile file, String held, Class<R> type) {
        this.sweep = sweep;
        this.file = file;
        this.held = held;
        this.type = type;
        this.shape = Shape.ofResult(type);
        this.pointShape = Shape.ofPoint(sweep.points().get(0).getClass());
        this.ids = new long[sweep.points().size()];
    }

    @Override
    public BitSet kept() {
        return file.read(this::find);
    }

    private BitSet find(Connection c) throws SQLException {
        BitSet kept = new BitSet();
        Arrays.fill(ids, -1);
        long study = study(c);
        if (study < 0) {
            return kept;
        }
        try (PreparedStatement point = c.prepareStatement("SELECT id FROM point WHERE study = ? AND text = ?");
                PreparedStatement cells =
                        c.prepareStatement("SELECT replica FROM cell WHERE point = ? AND replica < ?")) {
            for (int k = 0; k < ids.length; k++) {
                point.setLong(1, study);
                point.setString(2, Identity.point(sweep.points().get(k)));
                try (ResultSet row = point.executeQuery()) {
                    ids[k] = row.next() ? row.getLong(1) : -1;
                }
                if (ids[k] < 0) {
                    continue;
                }
                cells.setLong(1, ids[k]);
                cells.setInt(2, sweep.replicas());
                try (ResultSet row = cells.executeQuery()) {
                    while (row.next()) {
                        kept.set(row.getInt(1) * ids.length + k);
                    }
                }
            }
        }
        return kept;
    }

    private long study(Connection c) throws SQLException {
        try (PreparedStatement find =
                c.prepareStatement("SELECT id FROM study WHERE sweep = ? AND streams = ? AND held = ?"
                        + " AND point = ? AND result = ? AND library = ?")) {
            identity(find);
            try (ResultSet row = find.executeQuery()) {
                return row.next() ? row.getLong(1) : -1;
            }
        }
    }

    private void identity(PreparedStatement statement) throws SQLException {
        statement.setString(1, sweep.name());
        statement.setLong(2, sweep.streams().key());
        statement.setString(3, held);
        statement.setString(4, pointShape.described());
        statement.setString(5, shape.described());
        statement.setString(6, Build.LIBRARY);
    }

    @Override
    public void prepare(int missing) {
        if (!file.writable()) {
            throw new IllegalStateException(
                    "Store(" + file.file() + ") may not be written, and " + missing + " cells of sweep " + sweep.name()
                            + " are missing in it; make it writable, or copy it and go on with the copy");
        }
        file.write(c -> {
            String now = Instant.now().toString();
            try (PreparedStatement insert = c.prepareStatement("INSERT OR IGNORE INTO study"
                    + " (sweep, streams, held, point, result, library, begun) VALUES (?, ?, ?, ?, ?, ?, ?)")) {
                identity(insert);
                insert.setString(7, now);
                insert.executeUpdate();
            }
            long study = study(c);
            try (PreparedStatement insert =
                            c.prepareStatement("INSERT OR IGNORE INTO point (study, text, columns) VALUES (?, ?, ?)");
                    PreparedStatement find = c.prepareStatement("SELECT id FROM point WHERE study = ? AND text = ?")) {
                for (int k = 0; k < ids.length; k++) {
                    if (ids[k] >= 0) {
                        continue;
                    }
                    String text = Identity.point(sweep.points().get(k));
                    insert.setLong(1, study);
                    insert.setString(2, text);
                    insert.setString(3, pointShape.text(sweep.points().get(k)));
                    insert.executeUpdate();
                    find.setLong(1, study);
                    find.setString(2, text);
                    try (ResultSet row = find.executeQuery()) {
                        ids[k] = row.getLong(1);
                    }
                }
            }
            try (PreparedStatement insert =
                    c.prepareStatement("INSERT INTO session (study, jvm, machine, begun) VALUES (?, ?, ?, ?)")) {
                insert.setLong(1, study);
                insert.setString(2, Build.JVM);
                insert.setString(3, Build.MACHINE);
                insert.setString(4, now);
                insert.executeUpdate();
            }
            session = StoreFile.number(c, "SELECT last_insert_rowid()");
            return null;
        });
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
                    "sweep " + sweep.name() + ", " + sweep.points().get(k) + ", replica " + replica
                            + ": another run stored a different result of this cell meanwhile, and that one stays; a trial must"
                            + " depend on its point and its streams alone (and some arithmetic on the machine)");
        }
    }

    /** Inserts what is not there yet, and gives a cell that is there with other bits, or null. */
    private Ended<R> insert(Connection c, List<Ended<R>> cells) throws SQLException {
        Ended<R> other = null;
        try (PreparedStatement insert = c.prepareStatement("INSERT OR IGNORE INTO cell"
                + " (point, replica, streams, result, seconds, finished, session) VALUES (?, ?, ?, ?, ?, ?, ?)")) {
            for (Ended<R> cell : cells) {
                insert.setLong(1, ids[cell.at() % ids.length]);
                insert.setInt(2, cell.at() / ids.length);
                insert.setLong(3, sweep.own(cell.at()).key());
                insert.setString(4, cell.text());
                insert.setDouble(5, cell.seconds());
                insert.setString(6, cell.time());
                insert.setLong(7, session);
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

    private String stored(Connection c, int at) throws SQLException {
        try (PreparedStatement find = c.prepareStatement("SELECT result FROM cell WHERE point = ? AND replica = ?")) {
            find.setLong(1, ids[at % ids.length]);
            find.setInt(2, at / ids.length);
            try (ResultSet row = find.executeQuery()) {
                return row.getString(1);
            }
        }
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
