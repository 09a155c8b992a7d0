package engram.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/**
 * An open store: one SQLite connection, for one thread.
 *
 * <p>A rollback journal, truncated and synced at each commit: what is committed is on the disk, all of it in
 * one file, which needs no shared memory and can be read from read-only media.
 */
final class StoreFile implements AutoCloseable {
    /** "Engr": how a store is told from other SQLite databases. */
    private static final int APPLICATION = 0x456e6772;

    /** Tables without checksums, as they were before. */
    private static final int UNCHECKED = 1;

    private static final int FORMAT = 2;
    private static final long PATIENCE = 60_000_000_000L;

    private static final List<String> UNCHECKED_TABLES = List.of(
            "CREATE TABLE study (id INTEGER PRIMARY KEY, sweep TEXT NOT NULL, streams INTEGER NOT NULL,"
                    + " held TEXT NOT NULL, point TEXT NOT NULL, result TEXT NOT NULL, library TEXT NOT NULL,"
                    + " begun TEXT NOT NULL, UNIQUE (sweep, streams, held, point, result, library))",
            "CREATE TABLE session (id INTEGER PRIMARY KEY, study INTEGER NOT NULL REFERENCES study, jvm TEXT NOT NULL,"
                    + " machine TEXT NOT NULL, begun TEXT NOT NULL)",
            "CREATE TABLE point (id INTEGER PRIMARY KEY, study INTEGER NOT NULL REFERENCES study, text TEXT NOT NULL,"
                    + " columns TEXT NOT NULL, UNIQUE (study, text))",
            "CREATE TABLE cell (id INTEGER PRIMARY KEY, point INTEGER NOT NULL REFERENCES point,"
                    + " replica INTEGER NOT NULL, streams INTEGER NOT NULL, result TEXT NOT NULL, seconds REAL NOT NULL,"
                    + " finished TEXT NOT NULL, session INTEGER NOT NULL REFERENCES session, UNIQUE (point, replica))");

    private static final String STUDY = "(id INTEGER PRIMARY KEY, sweep TEXT, streams INTEGER, held TEXT, point TEXT,"
            + " result TEXT, library TEXT, begun TEXT, checksum INTEGER)";
    private static final String SESSION =
            "(id INTEGER PRIMARY KEY, study INTEGER, jvm TEXT, machine TEXT, begun TEXT, checksum INTEGER)";
    private static final String POINT =
            "(id INTEGER PRIMARY KEY, study INTEGER, text TEXT, columns TEXT, checksum INTEGER)";

    /** A cell is there once. */
    static final String INDEX = "CREATE UNIQUE INDEX checked_once ON checked_cell (point, replica)";

    private static final List<String> TABLES = List.of(
            "CREATE TABLE checked_study " + STUDY,
            "CREATE TABLE checked_session " + SESSION,
            "CREATE TABLE checked_point " + POINT,
            "CREATE TABLE spare_study " + STUDY,
            "CREATE TABLE spare_session " + SESSION,
            "CREATE TABLE spare_point " + POINT,
            "CREATE TABLE checked_cell (id INTEGER PRIMARY KEY, point INTEGER, replica INTEGER, streams INTEGER,"
                    + " result TEXT, seconds REAL, finished TEXT, session INTEGER, checksum INTEGER)",
            INDEX);

    private static final String UNCHECKED_VIEW = cells("");
    private static final String VIEW = cells("checked_");

    /** The cells for people, in one view: {@code select point, replica, result from cells}. */
    private static String cells(String kind) {
        return "SELECT study.id AS study, sweep, held, library, text AS point, replica,"
                + " cell.streams AS streams, cell.result AS result, seconds, finished, jvm, machine FROM " + kind
                + "cell" + (kind.isEmpty() ? "" : " AS cell")
                + " JOIN " + kind + "point" + (kind.isEmpty() ? "" : " AS point") + " ON point.id = cell.point"
                + " JOIN " + kind + "study" + (kind.isEmpty() ? "" : " AS study") + " ON study.id = point.study"
                + " JOIN " + kind + "session" + (kind.isEmpty() ? "" : " AS session")
                + " ON session.id = cell.session";
    }

    /** All statements that make a store of a format; of the present one also if it was of the first before. */
    private static List<String> schema(int format, boolean unchecked) {
        List<String> statements = new ArrayList<>();
        if (unchecked) {
            statements.addAll(UNCHECKED_TABLES);
        }
        if (format == FORMAT) {
            statements.addAll(TABLES);
        }
        statements.add("CREATE VIEW cells AS "
                + (unchecked ? UNCHECKED_VIEW : "")
                + (unchecked && format == FORMAT ? " UNION ALL " : "")
                + (format == FORMAT ? VIEW : ""));
        return statements;
    }

    /** Something done with the database. */
    @FunctionalInterface
    interface Work<T> {
        T run(Connection connection) throws SQLException;
    }

    private final Path file;
    private final Connection connection;
    private final boolean writable;
    private long patience = PATIENCE;

    private StoreFile(Path file, Connection connection, boolean writable) {
        this.file = file;
        this.connection = connection;
        this.writable = writable;
    }

    /** Opens a store, and makes it if there is none; one that may not be written opens for reading. */
    static StoreFile open(Path file) {
        return open(file, Integer.MAX_VALUE);
    }

    /** Opens a store that may not grow beyond so many pages, as on a small disk. */
    static StoreFile open(Path file, int pages) {
        check(file);
        boolean writable = !Files.exists(file) || Files.isWritable(file);
        StoreFile store = new StoreFile(file, connect(file, writable), writable);
        try {
            if (writable) {
                store.read(c -> execute(c, "PRAGMA journal_mode = TRUNCATE"));
                store.read(c -> execute(c, "PRAGMA synchronous = FULL"));
                store.read(c -> execute(c, "PRAGMA max_page_count = " + pages));
            }
            if (store.read(StoreFile::recognise)) {
                store.refuseStump();
                store.create();
            } else {
                store.readAtOnce(store::measure);
            }
            return store;
        } catch (RuntimeException refused) {
            store.close();
            throw refused;
        }
    }

    /** Opens what is left of a damaged store, for reading. */
    static StoreFile openDamaged(Path file) {
        check(file);
        StoreFile store = new StoreFile(file, connect(file, false), false);
        try {
            store.read(c -> execute(c, "PRAGMA writable_schema = ON"));
            store.read(c -> number(c, "SELECT count(*) FROM sqlite_master"));
            return store;
        } catch (RuntimeException refused) {
            store.close();
            throw refused;
        }
    }

    private static void check(Path file) {
        if (Files.isDirectory(file)) {
            throw new IllegalArgumentException(
                    "Store(" + file + ") is a directory; name a file in it, for example " + file.resolve("sweeps.db"));
        }
        Path parent = file.getParent();
        if (parent != null && !Files.isDirectory(parent)) {
            throw new IllegalArgumentException("Store(" + file + "): there is no directory " + parent
                    + "; create it first with Files.createDirectories");
        }
        if (Files.exists(file) && !Files.isReadable(file)) {
            throw new IllegalArgumentException(
                    "Store(" + file + ") may not be read by this user; change its permissions");
        }
    }

    private static Connection connect(Path file, boolean writable) {
        SQLiteConfig config = new SQLiteConfig();
        config.setReadOnly(!writable);
        config.setBusyTimeout(200);
        try {
            return config.createConnection("jdbc:sqlite:" + file.toUri());
        } catch (SQLException refused) {
            if (refused instanceof SQLiteException known && known.getResultCode() != SQLiteErrorCode.UNKNOWN_ERROR) {
                throw trouble(file, refused);
            }
            throw noLibrary(refused);
        } catch (LinkageError missing) {
            throw noLibrary(missing);
        }
    }

    private static IllegalStateException noLibrary(Throwable cause) {
        return new IllegalStateException(
                "SQLite's native library could not be loaded (" + cause.getMessage() + "); it is unpacked to "
                        + System.getProperty("java.io.tmpdir")
                        + ", which needs room for it: set -Dorg.sqlite.tmpdir to another directory",
                cause);
    }

    /** Whether the database is empty, still to be made into a store; what is no whole store is refused. */
    static Boolean recognise(Connection c) throws SQLException {
        boolean empty = number(c, "SELECT count(*) FROM sqlite_master") == 0;
        if (empty) {
            return true;
        }
        if (number(c, "PRAGMA application_id") != APPLICATION) {
            throw new Foreign("is an SQLite database, but no store of sweeps; choose another file name");
        }
        long format = number(c, "PRAGMA user_version");
        if (format > FORMAT) {
            throw new Foreign("was written by a newer Engram; read it with that");
        }
        List<String> found = new ArrayList<>();
        try (Statement statement = c.createStatement();
                ResultSet row = statement.executeQuery("SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL")) {
            while (row.next()) {
                found.add(row.getString(2) + " " + row.getString(1));
            }
        }
        boolean whole = format == UNCHECKED && matches(found, schema(UNCHECKED, true))
                || format == FORMAT && (matches(found, schema(FORMAT, false)) || matches(found, schema(FORMAT, true)));
        if (!whole) {
            throw new SQLiteException("its tables are not those of a store", SQLiteErrorCode.SQLITE_CORRUPT);
        }
        return false;
    }

    /** Whether these are the statements, each with the name of what it makes. */
    private static boolean matches(List<String> found, List<String> schema) {
        return found.size() == schema.size()
                && schema.stream().allMatch(statement -> {
                    String[] words = statement.replace("UNIQUE ", "").split(" ", 4);
                    return found.contains(statement + " " + words[2]);
                });
    }

    /** SQLite itself sees whole pages that are missing, not a part of the last one. */
    private Void measure(Connection c) throws SQLException {
        long bytes = number(c, "PRAGMA page_count") * number(c, "PRAGMA page_size");
        try {
            if (Files.size(file) < bytes) {
                throw new SQLiteException("shorter than its " + bytes + " bytes", SQLiteErrorCode.SQLITE_CORRUPT);
            }
        } catch (IOException gone) {
            throw new SQLiteException(gone.getMessage(), SQLiteErrorCode.SQLITE_IOERR);
        }
        return null;
    }

    /** A file that is something else. */
    private static final class Foreign extends SQLException {
        Foreign(String what) {
            super(what);
        }
    }

    /** SQLite takes a file that is shorter than its shortest page for an empty one. */
    private void refuseStump() {
        try {
            if (Files.size(file) > 0 && Files.size(file) < 512) {
                throw damaged();
            }
        } catch (IOException gone) {
            throw trouble(file, new SQLiteException(gone.getMessage(), SQLiteErrorCode.SQLITE_IOERR));
        }
    }

    private void create() {
        if (!writable) {
            throw new IllegalStateException(
                    "Store(" + file + ") is empty and may not be written; change its permissions");
        }
        write(c -> {
            if (recognise(c)) {
                create(c, FORMAT, false);
            }
            return null;
        });
    }

    private static void create(Connection c, int format, boolean unchecked) throws SQLException {
        for (String statement : schema(format, unchecked)) {
            execute(c, statement);
        }
        execute(c, "PRAGMA application_id = " + APPLICATION);
        execute(c, "PRAGMA user_version = " + format);
    }

    /** An empty store, as they were made when it was new, in the first format or in the present one. */
    static void template(Path file, boolean unchecked) {
        try (StoreFile store = new StoreFile(file, connect(file, true), true)) {
            store.write(c -> {
                create(c, unchecked ? UNCHECKED : FORMAT, unchecked);
                return null;
            });
        }
    }

    /** Whether there are tables with checksums. */
    static boolean checked(Connection c) throws SQLException {
        return number(c, "SELECT count(*) FROM sqlite_master WHERE name = 'checked_cell'") == 1;
    }

    /** Whether there are tables of the first format, without checksums. */
    static boolean unchecked(Connection c) throws SQLException {
        return number(c, "SELECT count(*) FROM sqlite_master WHERE name = 'cell'") == 1;
    }

    /** Gives a store of the first format the tables of the present one; what it has stays as it is. */
    static void upgrade(Connection c) throws SQLException {
        if (!checked(c)) {
            both(c, TABLES);
        }
    }

    /** Gives a new store the tables of the first format too, for rows that come from there. */
    static void addUnchecked(Connection c) throws SQLException {
        if (!unchecked(c)) {
            both(c, UNCHECKED_TABLES);
        }
    }

    private static void both(Connection c, List<String> missing) throws SQLException {
        execute(c, "DROP VIEW cells");
        for (String statement : missing) {
            execute(c, statement);
        }
        List<String> all = schema(FORMAT, true);
        execute(c, all.get(all.size() - 1));
        execute(c, "PRAGMA user_version = " + FORMAT);
    }

    boolean writable() {
        return writable;
    }

    Path file() {
        return file;
    }

    /** From now on waits only this long for another process to let go. */
    void hurry(long nanos) {
        patience = nanos;
    }

    /** Reads. */
    <T> T read(Work<T> work) {
        return patiently(work);
    }

    /** Reads all in one transaction, so that what other processes write meanwhile is seen whole or not at all. */
    <T> T readAtOnce(Work<T> work) {
        return patiently(c -> {
            execute(c, "BEGIN");
            try {
                return work.run(c);
            } finally {
                end(c);
            }
        });
    }

    /** Ends a transaction in which nothing was written; SQLite may have ended it where it came upon damage. */
    private static void end(Connection c) {
        try {
            execute(c, "ROLLBACK");
        } catch (SQLException endedAlready) {
            return;
        }
    }

    /** Changes the store in one transaction: when this returns, it is on the disk. */
    <T> T write(Work<T> work) {
        return patiently(c -> {
            execute(c, "BEGIN EXCLUSIVE");
            try {
                T answer = work.run(c);
                execute(c, "COMMIT");
                return answer;
            } catch (SQLException | RuntimeException | Error failure) {
                try {
                    execute(c, "ROLLBACK");
                } catch (SQLException alreadyRolledBack) {
                    failure.addSuppressed(alreadyRolledBack);
                }
                throw failure;
            }
        });
    }

    private <T> T patiently(Work<T> work) {
        long start = System.nanoTime();
        while (true) {
            try {
                return work.run(connection);
            } catch (SQLException failure) {
                boolean busy = failure instanceof SQLiteException known
                        && (known.getResultCode().code & 0xff) == SQLiteErrorCode.SQLITE_BUSY.code;
                if (!busy || System.nanoTime() - start > patience) {
                    throw trouble(file, failure);
                }
                if (Thread.currentThread().isInterrupted() && patience == PATIENCE) {
                    throw new CancellationException("interrupted while another process wrote to " + file);
                }
            }
        }
    }

    /** What is thrown where damage is in the way. */
    IllegalStateException damaged() {
        return (IllegalStateException) trouble(file, new SQLiteException("damaged", SQLiteErrorCode.SQLITE_CORRUPT));
    }

    /** One line that says what came and what to do. */
    private static RuntimeException trouble(Path file, SQLException failure) {
        String store = "Store(" + file + ")";
        if (failure instanceof Foreign) {
            return new IllegalArgumentException(store + " " + failure.getMessage(), failure);
        }
        SQLiteErrorCode code =
                failure instanceof SQLiteException known ? known.getResultCode() : SQLiteErrorCode.UNKNOWN_ERROR;
        SQLiteErrorCode kind = SQLiteErrorCode.getErrorCode(code.code & 0xff);
        String line = switch (kind) {
            case SQLITE_NOTADB ->
                " is not a store: it does not begin as an SQLite database does; choose another file name";
            case SQLITE_CORRUPT ->
                " is damaged or cut short (" + size(file) + "); take it from a backup, or copy what can still be"
                        + " read with Store.salvage";
            case SQLITE_FULL ->
                ": the disk is full; what was stored is safe: free some space and run again to go on from there";
            case SQLITE_READONLY, SQLITE_CANTOPEN, SQLITE_PERM ->
                " cannot be written, only read at best; a store needs write permission for the file and its"
                        + " directory";
            case SQLITE_IOERR ->
                " could not be read or written (" + code.name() + "); look at the disk and its quota, then run"
                        + " again: what was stored is safe";
            case SQLITE_BUSY, SQLITE_LOCKED ->
                " is kept locked by another process; wait for it or end it, then run again";
            default -> ": SQLite said: " + failure.getMessage();
        };
        return kind == SQLiteErrorCode.SQLITE_NOTADB
                ? new IllegalArgumentException(store + line, failure)
                : new IllegalStateException(store + line, failure);
    }

    private static String size(Path file) {
        try {
            return Files.size(file) + " bytes";
        } catch (IOException gone) {
            return "size unknown";
        }
    }

    static Void execute(Connection c, String sql) throws SQLException {
        try (Statement statement = c.createStatement()) {
            statement.execute(sql);
        }
        return null;
    }

    static long number(Connection c, String sql) throws SQLException {
        try (Statement statement = c.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            return row.next() ? row.getLong(1) : 0;
        }
    }

    /** Lets go of the file; the empty journal that stays between transactions is removed. */
    @Override
    public void close() {
        try (Connection closing = connection) {
            if (writable) {
                execute(closing, "PRAGMA journal_mode = DELETE");
            }
        } catch (SQLException nothingToAdd) {
            return;
        }
    }
}
