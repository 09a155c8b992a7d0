package engram.store;

import engram.random.Streams;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The rows of a store, each checked against its checksum.
 *
 * <p>A row's checksum covers all that it says and what it belongs to: that of a cell the identity of its study and of
 * its point, so that a cell can be attached to no other. Studies, points and sessions, on which many cells
 * depend, are stored twice, in a checked and in a spare table; one whole copy is enough.
 */
final class Ledger {
    static final String STUDY = "id, sweep, streams, held, point, result, library, begun, checksum";
    static final String SESSION = "id, study, jvm, machine, begun, checksum";
    static final String POINT = "id, study, text, columns, checksum";
    static final String CELL = "id, point, replica, streams, result, seconds, finished, session, checksum";

    /** Replicas among which that of a damaged row is looked for. */
    private static final int MANY = 1000;

    /** A row that is stored twice. */
    private sealed interface Twice {
        /** All but the checksum, in the order of the table: whole numbers and texts. */
        List<Object> columns();

        default long sum() {
            Checksum sum = new Checksum();
            for (Object column : columns()) {
                sum = column instanceof Long number ? sum.number(number) : sum.text((String) column);
            }
            return sum.value();
        }
    }

    /** A study; {@code digest} stands for all that makes it this study and no other. */
    record StudyRow(
            long id, String sweep, long streams, String held, String point, String result, String library, String begun)
            implements Twice {
        @Override
        public List<Object> columns() {
            return Arrays.asList(id, sweep, streams, held, point, result, library, begun);
        }

        String digest() {
            return Identity.digest(sweep, Long.toString(streams), held, point, result, library);
        }

        boolean same(StudyRow other) {
            return digest().equals(other.digest());
        }
    }

    record SessionRow(long id, long study, String jvm, String machine, String begun) implements Twice {
        @Override
        public List<Object> columns() {
            return Arrays.asList(id, study, jvm, machine, begun);
        }
    }

    /** A point: its text, and its components as JSON. */
    record PointRow(long id, long study, String text, String components) implements Twice {
        @Override
        public List<Object> columns() {
            return Arrays.asList(id, study, text, components);
        }
    }

    /** A cell as it was read, whole or not. */
    record CellRow(
            long id,
            long point,
            long replica,
            long streams,
            String result,
            double seconds,
            String finished,
            long session,
            long checksum) {

        long sum(String study, String pointText) {
            return new Checksum()
                    .text(study)
                    .text(pointText)
                    .number(point)
                    .number(replica)
                    .number(streams)
                    .text(result)
                    .real(seconds)
                    .text(finished)
                    .number(session)
                    .value();
        }

        boolean whole(String study, String pointText) {
            return checksum == sum(study, pointText);
        }
    }

    private final Map<Long, StudyRow> studies = new TreeMap<>();
    private final Map<Long, String> digests = new HashMap<>();
    private final Map<Long, SessionRow> sessions = new HashMap<>();
    private final Map<Long, PointRow> points = new LinkedHashMap<>();
    private final List<String> damage = new ArrayList<>();
    private boolean readable = true;

    /** Reads studies, sessions and points of a store in the present format. */
    static Ledger read(Connection c) throws SQLException {
        Ledger ledger = new Ledger();
        ledger.both(c, STUDY, "study", ledger.studies, Ledger::study);
        ledger.both(c, SESSION, "session", ledger.sessions, Ledger::session);
        ledger.both(c, POINT, "point", ledger.points, Ledger::point);
        ledger.studies.forEach((id, study) -> ledger.digests.put(id, study.digest()));
        return ledger;
    }

    /** Reads a row, and gives null if it is not whole. */
    @FunctionalInterface
    private interface Reader<T> {
        T read(ResultSet row) throws SQLException;
    }

    private <T> void both(Connection c, String columns, String kind, Map<Long, T> into, Reader<T> reader)
            throws SQLException {
        List<Long> broken = new ArrayList<>();
        for (String table : List.of("checked_" + kind, "spare_" + kind)) {
            readable = Scan.run(c, columns, table, row -> {
                        T whole = reader.read(row);
                        if (whole != null) {
                            into.put(row.getLong(1), whole);
                        } else {
                            broken.add(row.getLong(1));
                        }
                    })
                    && readable;
        }
        for (long id : broken) {
            damage.add("row " + id + " of its " + kind + " table is damaged"
                    + (into.containsKey(id) ? "; the second copy of it is whole and was used" : ""));
        }
    }

    private static StudyRow study(ResultSet row) throws SQLException {
        StudyRow study = new StudyRow(
                row.getLong(1),
                row.getString(2),
                row.getLong(3),
                row.getString(4),
                row.getString(5),
                row.getString(6),
                row.getString(7),
                row.getString(8));
        return row.getLong(9) == study.sum() ? study : null;
    }

    private static SessionRow session(ResultSet row) throws SQLException {
        SessionRow session =
                new SessionRow(row.getLong(1), row.getLong(2), row.getString(3), row.getString(4), row.getString(5));
        return row.getLong(6) == session.sum() ? session : null;
    }

    private static PointRow point(ResultSet row) throws SQLException {
        PointRow point = new PointRow(row.getLong(1), row.getLong(2), row.getString(3), row.getString(4));
        return row.getLong(5) == point.sum() ? point : null;
    }

    static CellRow cell(ResultSet row) throws SQLException {
        return new CellRow(
                row.getLong(1),
                row.getLong(2),
                row.getLong(3),
                row.getLong(4),
                row.getString(5),
                row.getDouble(6),
                row.getString(7),
                row.getLong(8),
                row.getLong(9));
    }

    static void insert(Connection c, StudyRow study) throws SQLException {
        insertTwice(c, "study", study);
    }

    static void insert(Connection c, SessionRow session) throws SQLException {
        insertTwice(c, "session", session);
    }

    static void insert(Connection c, PointRow point) throws SQLException {
        insertTwice(c, "point", point);
    }

    private static void insertTwice(Connection c, String kind, Twice row) throws SQLException {
        List<Object> columns = row.columns();
        for (String table : List.of("checked_" + kind, "spare_" + kind)) {
            try (PreparedStatement insert =
                    c.prepareStatement("INSERT INTO " + table + " VALUES (" + "?, ".repeat(columns.size()) + "?)")) {
                for (int k = 0; k < columns.size(); k++) {
                    insert.setObject(k + 1, columns.get(k));
                }
                insert.setLong(columns.size() + 1, row.sum());
                insert.executeUpdate();
            }
        }
    }

    /** A number that no row of this kind has yet. */
    static long free(Connection c, String kind) throws SQLException {
        return 1
                + Math.max(
                        StoreFile.number(c, "SELECT max(id) FROM checked_" + kind),
                        StoreFile.number(c, "SELECT max(id) FROM spare_" + kind));
    }

    Map<Long, StudyRow> studies() {
        return studies;
    }

    Map<Long, SessionRow> sessions() {
        return sessions;
    }

    Map<Long, PointRow> points() {
        return points;
    }

    /** What is not as it was written, in a line each. */
    List<String> damage() {
        return damage;
    }

    /** Whether the pages of all three tables could be read. */
    boolean readable() {
        return readable;
    }

    StudyRow find(StudyRow wanted) {
        return studies.values().stream().filter(wanted::same).findFirst().orElse(null);
    }

    /** The point of a cell, if the cell is whole; otherwise null. */
    PointRow whole(CellRow cell) {
        PointRow point = points.get(cell.point);
        String digest = point == null ? null : digests.get(point.study);
        return digest != null && cell.whole(digest, point.text) ? point : null;
    }

    /**
     * Which cell of a study a damaged row most likely was: the one whose streams it has, else the one it says it is.
     * Null if it belongs to another study, as far as can be told.
     */
    String named(CellRow cell, StudyRow study) {
        PointRow said = points.get(cell.point);
        boolean own = said != null && said.study == study.id;
        String asSaid = own ? name(said.text, cell.replica) : null;
        Streams streams = new Streams(study.streams);
        if (own && streams.child(said.text, cell.replica).key() == cell.streams) {
            return asSaid;
        }
        for (PointRow point : points.values()) {
            if (point.study != study.id) {
                continue;
            }
            if (streams.child(point.text, cell.replica).key() == cell.streams) {
                return name(point.text, cell.replica);
            }
            for (long replica = 0; own && point == said && replica < MANY; replica++) {
                if (streams.child(point.text, replica).key() == cell.streams) {
                    return name(point.text, replica);
                }
            }
        }
        return asSaid;
    }

    /** How a cell is named. */
    static String name(String point, long replica) {
        return point + ", replica " + replica;
    }
}
