package engram.store;

import engram.argument.Given;
import engram.identity.Named;
import engram.progress.Progress;
import engram.random.Streams;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Finished cells of sweeps, in one file.
 *
 * <pre>{@code
 * Store store = Store.at(Path.of("capacity.db"));
 * var cells = sweep.stored(store, sizes, Found.class).run(trial);
 * }</pre>
 *
 * <p>A cell is on the disk before it is counted as done. A store is opened for as long as a sweep runs or
 * a method reads, so there is nothing to close; several processes may use one at once, and one may read
 * while another writes. The file is an SQLite database (view {@code cells}), results are JSON text.
 *
 * <p>Every row carries a checksum over all that it says and belongs to. One that does not fit is never read as a
 * result: it is named by {@link Progress#note}, a sweep computes the cell again, and everything else is read.
 *
 * @since 0.1.0
 */
public final class Store {

    /**
     * Cells that belong together.
     *
     * @param id its number in this store
     * @param sweep the sweep's name
     * @param streams the sweep's streams
     * @param held what was held fixed, as JSON
     * @param library version and digest of the library that computed
     * @param point names and types of the point's components, as JSON
     * @param result names and types of the result's components, as JSON
     * @param begun when its first run began
     * @param cells how many cells are stored
     * @param checked whether its cells carry checksums; those of stores of the first format do not, and a run
     *     begins a new study beside them
     */
    public record Study(
            long id,
            String sweep,
            Streams streams,
            String held,
            String library,
            String point,
            String result,
            Instant begun,
            long cells,
            boolean checked) {}

    /**
     * One finished cell, without the classes it was computed with.
     *
     * @param point the point's components
     * @param replica which repetition, from 0
     * @param result the result; a record has become a map of its components, an array a list
     * @param streams the cell's own randomness, which computes it again
     * @param seconds how long it took
     * @param finished when it ended
     * @param jvm the Java virtual machine that ran it
     * @param machine operating system and processor
     */
    public record Row(
            Map<String, Object> point,
            int replica,
            Object result,
            Streams streams,
            double seconds,
            Instant finished,
            String jvm,
            String machine) {}

    /** Of many damaged cells only so many are named. */
    static final int NAMED = 20;

    private final Path file;
    private final int pages;

    private Store(Path file, int pages) {
        this.file = Given.value("Store.at", "file", file, "a file, for example Path.of(\"sweeps.db\"),")
                .toAbsolutePath();
        this.pages = pages;
        open().close();
    }

    /**
     * The store in a file, made if there is none.
     *
     * @param file its name, for example {@code capacity.db}, in a directory that exists
     * @return the store
     * @throws IllegalArgumentException if the file is something else
     * @throws IllegalStateException if it is damaged, or cannot be made
     */
    public static Store at(Path file) {
        return new Store(file, Integer.MAX_VALUE);
    }

    /** A store that may not grow beyond so many pages of 4096 bytes, as on a small disk. */
    static Store small(Path file, int pages) {
        return new Store(file, pages);
    }

    /**
     * The place of a sweep's cells in this store. Opens the file; close the archive at the end.
     *
     * @param <P> the record that names a point's parameters
     * @param <R> the result
     * @param plan the cells
     * @param held what the trial uses and the points do not name
     * @param type the result's class: a record, or a plain number or string
     * @param trial what computes a cell; the classes that it can reach belong to the study
     * @return where they are kept
     * @throws IllegalArgumentException if points, what is held or results cannot be stored
     */
    public <P extends Record, R> Archive<R> archive(Plan<P> plan, Object held, Class<R> type, Object trial) {
        check(plan, held, type);
        Given.value("archive", "trial", trial, "what computes a cell");
        StoreFile opened = open();
        try {
            return new StudyArchive<>(
                    plan,
                    opened,
                    Identity.held(held),
                    Build.reached(trial, held, type, plan.point(0).getClass()),
                    type);
        } catch (RuntimeException refused) {
            opened.close();
            throw refused;
        }
    }

    /**
     * Checks that points, what is held fixed and results can be stored.
     *
     * @param plan the cells
     * @param held what the trial uses and the points do not name
     * @param type the result's class
     * @throws IllegalArgumentException if they cannot; it says which and why
     */
    public static void check(Plan<?> plan, Object held, Class<?> type) {
        Given.value("stored", "plan", plan, "the cells to compute");
        Given.value("stored", "type", type, "the class of the result, for example Found.class,");
        if (!StandardCharsets.UTF_8.newEncoder().canEncode(plan.sweep())
                || plan.sweep().indexOf(0) >= 0) {
            throw new IllegalArgumentException(
                    "stored(): the sweep's name is no plain text that a file can hold; a word or two will do");
        }
        Shape.ofResult(type);
        if (held == null) {
            throw new IllegalArgumentException(
                    "stored(held = null): say what the trial uses and the points do not name,"
                            + " in a record or a string; \"\" if there is nothing");
        }
        Identity.held(held);
        Record first = plan.points().get(0);
        Class<?> kind = first.getClass();
        String shape = Shape.ofPoint(first).described();
        for (Record point : plan.points()) {
            if (point.getClass() != kind
                    || point instanceof Named
                            && !Shape.ofPoint(point).described().equals(shape)) {
                throw new IllegalArgumentException("stored(): the point " + point + " is no " + kind.getSimpleName()
                        + " as the first one, " + first
                        + ", is; the points of a stored sweep are records of one class, with components of one type");
            }
        }
    }

    StoreFile open() {
        return StoreFile.open(file, pages);
    }

    /**
     * Where it is.
     *
     * @return the file
     */
    public Path file() {
        return file;
    }

    /**
     * All studies, the oldest first.
     *
     * @return what they are and how many cells they have
     */
    public List<Study> studies() {
        try (StoreFile open = open()) {
            return open.readAtOnce(this::studies);
        }
    }

    private List<Study> studies(Connection c) throws SQLException {
        List<Study> studies = new ArrayList<>();
        if (StoreFile.unchecked(c)) {
            Unchecked.studies(c, this::note, studies::add);
        }
        if (StoreFile.checked(c)) {
            Ledger ledger = Ledger.read(c);
            ledger.damage().forEach(this::note);
            Map<Long, Long> counts = new HashMap<>();
            Scan.run(c, "id, point", "checked_cell", row -> {
                Ledger.PointRow point = ledger.points().get(row.getLong(2));
                if (point != null) {
                    counts.merge(point.study(), 1L, Long::sum);
                }
            });
            ledger.studies()
                    .values()
                    .forEach(study -> studies.add(described(study, counts.getOrDefault(study.id(), 0L))));
        }
        return studies;
    }

    private static Study described(Ledger.StudyRow study, long cells) {
        return new Study(
                study.id(),
                study.sweep(),
                new Streams(study.streams()),
                study.held(),
                study.library(),
                study.point(),
                study.result(),
                Instant.parse(study.begun()),
                cells,
                true);
    }

    private void note(String line) {
        Progress.note(this + ": " + line);
    }

    /**
     * The latest study of a sweep.
     *
     * @param sweep the sweep's name
     * @return of the studies with that name, the one that began last
     */
    public Study study(String sweep) {
        Given.value("study", "sweep", sweep, "a sweep's name");
        List<Study> all = studies();
        return all.stream()
                .filter(study -> study.sweep().equals(sweep))
                .reduce((earlier, later) -> later)
                .orElseThrow(() -> new IllegalArgumentException("study(\"" + sweep + "\"): Store(" + file + ") has "
                        + (all.isEmpty()
                                ? "no studies yet; run a sweep with it first"
                                : "only "
                                        + all.stream()
                                                .map(Study::sweep)
                                                .distinct()
                                                .collect(Collectors.joining(", ")))));
    }

    /**
     * The finished cells of a study, in the order (point, replica). Damaged ones are named and left out.
     *
     * @param study one of {@link #studies}
     * @return its rows
     */
    public List<Row> rows(Study study) {
        List<Row> rows = new ArrayList<>();
        forEach(study, rows::add);
        return rows;
    }

    /**
     * Hands on the finished cells of a study one by one, in the order (point, replica). Damaged ones are named, by
     * {@link Progress#note}, and left out.
     *
     * @param study one of {@link #studies}
     * @param each gets each row
     */
    public void forEach(Study study, Consumer<Row> each) {
        Given.value("forEach", "study", study, "one of Store.studies()");
        Given.value("forEach", "each", each, "something that takes each of them");
        try (StoreFile open = open()) {
            open.readAtOnce(c -> {
                if (study.checked()) {
                    new StudyReader(study, this::note).forEach(c, each);
                } else {
                    Unchecked.forEach(c, study, this::note, each);
                }
                return null;
            });
        }
    }

    /**
     * Copies what is whole of a damaged store to a new one, and says by {@link Progress#note} what was lost: the first
     * twenty cells, and how many.
     *
     * @param damaged a store that was cut short, for example; it stays as it is
     * @param fresh the new store, which must not be there yet
     * @return how many cells were saved
     */
    public static long salvage(Path damaged, Path fresh) {
        List<String> lost = new ArrayList<>();
        long saved = salvage(damaged, fresh, lost::add);
        for (int k = 0; k < lost.size(); k++) {
            if (k < NAMED || k == lost.size() - 1) {
                Progress.note("Store(" + damaged + "): " + lost.get(k));
            }
        }
        return saved;
    }

    /**
     * Copies what is whole of a damaged store to a new one.
     *
     * @param damaged a store that was cut short, for example; it stays as it is
     * @param fresh the new store, which must not be there yet
     * @param lost gets a line for everything that is lost: each damaged cell, and at the end how many
     * @return how many cells were saved
     */
    public static long salvage(Path damaged, Path fresh, Consumer<String> lost) {
        Given.value("salvage", "lost", lost, "something that takes the lines about what is lost");
        Given.value("salvage", "damaged", damaged, "the path of the damaged store");
        Given.value("salvage", "fresh", fresh, "a path for the copy");
        if (!Files.isRegularFile(damaged)) {
            throw new IllegalArgumentException(
                    "salvage(" + damaged + ", " + fresh + "): the first must be the file of a damaged store");
        }
        if (Files.exists(fresh)) {
            throw new IllegalArgumentException(
                    "salvage(" + damaged + ", " + fresh + "): the second file is there already; name a new one");
        }
        try {
            return new Salvage(damaged.toAbsolutePath(), fresh.toAbsolutePath()).run(lost);
        } catch (IOException failure) {
            throw new IllegalArgumentException(
                    "salvage(" + damaged + ", " + fresh + ") could not copy: " + failure.getMessage(), failure);
        }
    }

    @Override
    public String toString() {
        return "Store(" + file + ")";
    }
}
