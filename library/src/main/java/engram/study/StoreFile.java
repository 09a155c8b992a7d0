package engram.study;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
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

    private static final int FORMAT = 1;
    private static final long PATIENCE = 60_000_000_000L;
    private static final List<String> SCHEMA = List.of(
            "CREATE TABLE study (id INTEGER PRIMARY KEY, sweep TEXT NOT NULL, streams INTEGER NOT NULL,"
                    + " held TEXT NOT NULL, point TEXT NOT NULL, result TEXT NOT NULL, library TEXT NOT NULL,"
                    + " begun TEXT NOT NULL, UNIQUE (sweep, streams, held, point, result, library))",
            "CREATE TABLE session (id INTEGER PRIMARY KEY, study INTEGER NOT NULL REFERENCES study, jvm TEXT NOT NULL,"
                    + " machine TEXT NOT NULL, begun TEXT NOT NULL)",
            "CREATE TABLE point (id INTEGER PRIMARY KEY, study INTEGER NOT NULL REFERENCES study, text TEXT NOT NULL,"
                    + " columns TEXT NOT NULL, UNIQUE (study, text))",
            "CREATE TABLE cell (id INTEGER PRIMARY KEY, point INTEGER NOT NULL REFERENCES point,"
                    + " replica INTEGER NOT NULL, streams INTEGER NOT NULL, result TEXT NOT NULL, seconds REAL NOT NULL,"
                    + " finished TEXT NOT NULL, session INTEGER NOT NULL REFERENCES session, UNIQUE (point, replica))",
            "CREATE VIEW cells AS SELECT study.id AS study, sweep, held, library, text AS point, replica,"
                    + " cell.streams AS streams, cell.result AS result, seconds, finished, jvm, machine FROM cell"
                    + " JOIN point ON point.id = cell.point JOIN study ON study.id = point.study"
                    + " JOIN session ON session.id = cell.session",
            "PRAGMA application_id = " + APPLICATION,
            "PRAGMA user_version = " + FORMAT);

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
                store.create();
            } else {
                store.read(store::measure);
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
            store.read(StoreFile::recognise);
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

    /** Whether the database is empty, still to be made into a store. */
    private static Boolean recognise(Connection c) throws SQLException {
        boolean empty = number(c, "SELECT count(*) FROM sqlite_master") == 0;
        if (empty) {
            return true;
        }
        if (number(c, "PRAGMA application_id") != APPLICATION) {
            throw new Foreign("is an SQLite database, but no store of sweeps; choose another file name");
        }
        if (number(c, "PRAGMA user_version") > FORMAT) {
            throw new Foreign("was written by a newer Engram; read it with that");
        }
        return false;
    }

    /** SQLite itself sees whole pages that are missing, not a part of the last one. */
    private Void measure(Connection c) throws SQLException {
        execute(c, "BEGIN");
        try {
            long bytes = number(c, "PRAGMA page_count") * number(c, "PRAGMA page_size");
            if (Files.size(file) < bytes) {
                throw new SQLiteException("shorter than its " + bytes + " bytes", SQLiteErrorCode.SQLITE_CORRUPT);
            }
        } catch (IOException gone) {
            throw new SQLiteException(gone.getMessage(), SQLiteErrorCode.SQLITE_IOERR);
        } finally {
            execute(c, "COMMIT");
        }
        return null;
    }

    /** A file that is something else. */
    private static final class Foreign extends SQLException {
        Foreign(String what) {
            super(what);
        }
    }

    private void create() {
        if (!writable) {
            throw new IllegalStateException(
                    "Store(" + file + ") is empty and may not be written; change its permissions");
        }
        write(c -> {
            if (recognise(c)) {
                for (String statement : SCHEMA) {
                    execute(c, statement);
                }
            }
            return null;
        });
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
