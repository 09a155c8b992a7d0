package engram.store;

import engram.random.Streams;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Map;
import java.util.function.Consumer;

/** Studies of the first format, without checksums: a row that cannot be made sense of is named and left out. */
final class Unchecked {
    private Unchecked() {}

    static void studies(Connection c, Consumer<String> note, Consumer<Store.Study> each) throws SQLException {
        try (PreparedStatement select = c.prepareStatement("SELECT study.*, (SELECT count(*) FROM point"
                        + " JOIN cell ON cell.point = point.id WHERE point.study = study.id) AS cells"
                        + " FROM study ORDER BY id");
                ResultSet row = select.executeQuery()) {
            while (row.next()) {
                try {
                    each.accept(new Store.Study(
                            row.getLong("id"),
                            row.getString("sweep"),
                            new Streams(row.getLong("streams")),
                            row.getString("held"),
                            row.getString("library"),
                            row.getString("point"),
                            row.getString("result"),
                            Instant.parse(row.getString("begun")),
                            row.getLong("cells"),
                            false));
                } catch (RuntimeException garbled) {
                    note.accept("study " + row.getLong("id") + " is damaged and left out");
                }
            }
        }
    }

    static void forEach(Connection c, Store.Study study, Consumer<String> note, Consumer<Store.Row> each)
            throws SQLException {
        Shape point = shape(study.point(), study);
        Shape result = shape(study.result(), study);
        try (PreparedStatement select = c.prepareStatement(
                "SELECT columns, replica, result, streams, seconds, finished, jvm, machine, text FROM point"
                        + " JOIN cell ON cell.point = point.id JOIN session ON session.id = cell.session"
                        + " WHERE point.study = ? ORDER BY point.id, replica")) {
            select.setLong(1, study.id());
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    Store.Row whole = row(row, point, result);
                    if (whole == null) {
                        note.accept("sweep " + study.sweep() + ", " + row.getString("text") + ", replica "
                                + row.getInt("replica") + ": the stored cell is damaged and left out");
                    } else {
                        each.accept(whole);
                    }
                }
            }
        }
    }

    private static Shape shape(String text, Store.Study study) {
        try {
            return Shape.parse(new Json(text));
        } catch (RuntimeException garbled) {
            throw new IllegalStateException(
                    "study " + study.id() + " of sweep " + study.sweep()
                            + " is damaged: what its cells are made of cannot be read",
                    garbled);
        }
    }

    /** A cell, or null if it cannot be made sense of. */
    private static Store.Row row(ResultSet row, Shape point, Shape result) throws SQLException {
        try {
            return row(
                    point,
                    result,
                    row.getString("columns"),
                    row.getInt("replica"),
                    row.getString("result"),
                    row.getLong("streams"),
                    row.getDouble("seconds"),
                    row.getString("finished"),
                    row.getString("jvm"),
                    row.getString("machine"));
        } catch (RuntimeException garbled) {
            return null;
        }
    }

    /** A cell without the classes it was computed with. */
    @SuppressWarnings("unchecked")
    static Store.Row row(
            Shape pointShape,
            Shape resultShape,
            String columns,
            int replica,
            String result,
            long streams,
            double seconds,
            String finished,
            String jvm,
            String machine) {
        return new Store.Row(
                (Map<String, Object>) pointShape.read(new Json(columns)),
                replica,
                resultShape.read(new Json(result)),
                new Streams(streams),
                seconds,
                Instant.parse(finished),
                jvm,
                machine);
    }
}
