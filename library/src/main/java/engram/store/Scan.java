package engram.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** Reads a table from its own pages, without an index, and steps over stretches of it that cannot be read. */
final class Scan {
    /** Numbers of rows are searched up to here on either side. */
    private static final long FARTHEST = 1L << 40;

    /** What is done with a row. */
    @FunctionalInterface
    interface Each {
        void row(ResultSet row) throws SQLException;
    }

    private Scan() {}

    /**
     * Hands on the rows of a table with these columns, of which the first is {@code id}.
     *
     * @return whether all could be read
     */
    static boolean run(Connection c, String columns, String table, Each each) throws SQLException {
        String select = "SELECT " + columns + " FROM " + table + " NOT INDEXED WHERE id >= ? ORDER BY id";
        long from = Long.MIN_VALUE;
        boolean whole = true;
        while (true) {
            try (PreparedStatement statement = c.prepareStatement(select)) {
                statement.setLong(1, from);
                try (ResultSet row = statement.executeQuery()) {
                    while (row.next()) {
                        long id = row.getLong(1);
                        from = id == Long.MAX_VALUE ? id : Math.max(from, id + 1);
                        each.row(row);
                    }
                }
                return whole;
            } catch (SQLException failure) {
                if (!unreadable(failure)) {
                    throw failure;
                }
            }
            whole = false;
            from = next(c, select + " LIMIT 1", Math.max(from, -FARTHEST));
            if (from >= FARTHEST) {
                return false;
            }
        }
    }

    /** The first number from which on a row, or the end, can be read. */
    private static long next(Connection c, String select, long from) throws SQLException {
        long step = 1;
        while (from + step < FARTHEST && !readable(c, select, from + step)) {
            step *= 2;
        }
        long unreadable = from + step / 2;
        long readable = Math.min(from + step, FARTHEST);
        while (readable - unreadable > 1) {
            long middle = unreadable + (readable - unreadable) / 2;
            if (readable(c, select, middle)) {
                readable = middle;
            } else {
                unreadable = middle;
            }
        }
        return readable;
    }

    private static boolean readable(Connection c, String select, long from) throws SQLException {
        try (PreparedStatement statement = c.prepareStatement(select)) {
            statement.setLong(1, from);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return true;
            }
        } catch (SQLException failure) {
            if (!unreadable(failure)) {
                throw failure;
            }
            return false;
        }
    }

    /** Whether SQLite came upon damage; being locked out or interrupted is something else. */
    static boolean unreadable(SQLException failure) {
        int code = failure instanceof SQLiteException known ? known.getResultCode().code & 0xff : -1;
        return code == SQLiteErrorCode.SQLITE_CORRUPT.code || code == SQLiteErrorCode.SQLITE_IOERR.code;
    }
}
