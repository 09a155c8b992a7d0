package engram.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Which cells a reading of the table has come upon. The index lists all cells a second time, so it tells which have
 * vanished: a damaged page can lose rows without a trace.
 */
final class Seen {
    /** Where a cell is, or says that it is. */
    private record Place(long point, long replica) {}

    /** What is done with a cell that the index knows and the table does not. */
    @FunctionalInterface
    interface Vanished {
        void cell(long point, long replica);
    }

    private final Map<Long, BitSet> whole = new HashMap<>();
    private final Set<Place> broken = new HashSet<>();

    /** A whole cell was read; gives whether for the first time. */
    boolean whole(Ledger.CellRow cell) {
        BitSet replicas = whole.computeIfAbsent(cell.point(), point -> new BitSet());
        boolean first = !replicas.get((int) cell.replica());
        replicas.set((int) cell.replica());
        return first;
    }

    void broken(Ledger.CellRow cell) {
        broken.add(new Place(cell.point(), cell.replica()));
    }

    private boolean has(long point, long replica) {
        BitSet replicas = whole.get(point);
        return replicas != null && replica >= 0 && replica <= Integer.MAX_VALUE && replicas.get((int) replica)
                || broken.contains(new Place(point, replica));
    }

    /** Hands on cells that the index knows and no one has seen; gives whether the index could be read. */
    boolean vanished(Connection c, Vanished each) throws SQLException {
        try (PreparedStatement select =
                        c.prepareStatement("SELECT point, replica FROM checked_cell INDEXED BY checked_once");
                ResultSet row = select.executeQuery()) {
            while (row.next()) {
                if (!has(row.getLong(1), row.getLong(2))) {
                    each.cell(row.getLong(1), row.getLong(2));
                }
            }
            return true;
        } catch (SQLException failure) {
            if (!Scan.unreadable(failure)) {
                throw failure;
            }
            return false;
        }
    }
}
