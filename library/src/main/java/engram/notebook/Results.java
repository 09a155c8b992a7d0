package engram.notebook;

import engram.argument.Given;
import engram.chart.Picture;
import engram.frame.Tidy;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tech.tablesaw.api.Table;

/**
 * Where a notebook leaves its tables and charts, for use without the notebook.
 *
 * <pre>{@code
 * Results.of("vectorial/02-capacity-vs-connectivity", made).table("capacity-vs-z", means).chart("fig2-top", figure)
 * }</pre>
 *
 * <p>Files go to {@code <root>/<notebook>/<name>.csv} and {@code .svg}. The root is the environment variable
 * {@code ENGRAM_RESULTS}; without it, {@code notebooks/results} in the nearest directory upwards that has
 * one, and failing that {@code results} here. A file is written aside and then renamed, so it is never half
 * there.
 *
 * <p>Beside each table, {@code <name>.csv.meta.json} describes it as a Tabular Data Resource of Frictionless
 * Data: columns with their types, licence, length and hash of the file, and under {@code x-engram} the size,
 * seed, library version, commit, JVM and date. A chart carries the same as Dublin Core in its {@code <metadata>}.
 * While a file's numbers stay as they were, so does what is said of their origin: the date is that of the
 * numbers, not of the last run. {@code ENGRAM_RESULTS_BEFORE} names the root of the earlier results, unless they
 * are where the new ones go.
 *
 * <p>Results of {@link Size#QUICK} never replace those of {@link Size#PAPER}: instead of {@code
 * notebooks/results}, or of any root that holds results of PAPER for this notebook, they go to {@code
 * <root>-quick}, and one line on the standard output says so.
 *
 * @since 0.1.0
 */
public final class Results {

    private final Path directory;
    private final Path before;
    private final String notebook;
    private final Provenance made;
    private final List<String> written;

    private Results(Path directory, Path before, String notebook, Provenance made, List<String> written) {
        this.directory = directory;
        this.before = before;
        this.notebook = notebook;
        this.made = made;
        this.written = written;
    }

    /**
     * The results of one notebook, which state their size, seed and licence.
     *
     * @param notebook its path below {@code notebooks/}, without extension: {@code "<source>/<notebook>"}
     * @param made what each file says about itself
     * @return its results, none written yet
     */
    public static Results of(String notebook, Provenance made) {
        Given.value("Results.of", "notebook", notebook, "a path such as \"vectorial/02-capacity-vs-connectivity\"");
        Given.value("Results.of", "made", made, "a provenance; try Provenance.of(Size.current())");
        Path here = Path.of("").toAbsolutePath();
        Path asked = root(System.getenv("ENGRAM_RESULTS"), here);
        Path root = kept(asked, notebook, made.size());
        if (!root.equals(asked)) {
            System.out.println("Results of QUICK size go to " + here.relativize(root) + "; those of PAPER size in "
                    + here.relativize(asked) + " stay as they are.");
        }
        String earlier = System.getenv("ENGRAM_RESULTS_BEFORE");
        return below(root, earlier == null || earlier.isBlank() ? root : here.resolve(earlier), notebook, made);
    }

    /**
     * The results of one notebook, at the size that this run was asked for.
     *
     * @param notebook its path below {@code notebooks/}, without extension: {@code "<source>/<notebook>"}
     * @return its results, none written yet
     */
    public static Results of(String notebook) {
        return of(notebook, Provenance.of(Size.current()));
    }

    static Results below(Path root, Path before, String notebook, Provenance made) {
        return new Results(directory(root, notebook), directory(before, notebook), notebook, made, List.of());
    }

    private static Path directory(Path root, String notebook) {
        Path directory = root;
        for (String part : notebook.split("/", -1)) {
            directory = directory.resolve(checked(part));
        }
        return directory;
    }

    static Path root(String chosen, Path here) {
        if (chosen != null && !chosen.isBlank()) {
            return here.resolve(chosen).normalize();
        }
        for (Path up = here; up != null; up = up.getParent()) {
            Path committed = up.resolve("notebooks").resolve("results");
            if (Files.isDirectory(committed)) {
                return committed;
            }
        }
        return here.resolve("results");
    }

    /** The root itself, or the one beside it where a run at QUICK would replace results of PAPER. */
    static Path kept(Path root, String notebook, Size size) {
        boolean apart = size == Size.QUICK
                && (root.endsWith(Path.of("notebooks", "results")) || holdsPaper(directory(root, notebook)));
        return apart ? root.resolveSibling(root.getFileName() + "-quick") : root;
    }

    private static boolean holdsPaper(Path directory) {
        if (!Files.isDirectory(directory)) {
            return false;
        }
        try (Stream<Path> files = Files.list(directory)) {
            return files.anyMatch(Description::saysPaper);
        } catch (IOException unreadable) {
            return false; // and what cannot be listed cannot be written to: that is said when it is tried
        }
    }

    private static String checked(String name) {
        if (!Given.value("results", "name", name, "a name such as \"capacity-vs-z\"")
                .matches("[\\p{Alnum}][\\p{Alnum}._-]*")) {
            throw new IllegalArgumentException("results name \"" + name
                    + "\": needs letters, digits, dots and dashes, a letter or digit first; try \"capacity-vs-z\"");
        }
        return name;
    }

    /**
     * Writes a table as comma-separated values, and beside it a description of its columns and origin. Columns
     * {@code x_se}, {@code x_sd} and {@code x_n} beside a column {@code x} are described as what {@link Tidy}
     * puts there.
     *
     * @param name the file's name, without extension
     * @param table the table
     * @return these results with it
     */
    public Results table(String name, Table table) {
        return table(name, table, Map.of());
    }

    /**
     * Writes a table as comma-separated values, and beside it a description of its columns, with their meanings,
     * and of its origin.
     *
     * @param name the file's name, without extension
     * @param table the table
     * @param meanings what the columns hold, by name; columns may be left out
     * @return these results with it
     */
    public Results table(String name, Table table, Map<String, String> meanings) {
        Given.value("table(\"" + name + "\")", "table", table, "a Tablesaw table");
        Given.value("table(\"" + name + "\")", "meanings", meanings, "a map from column to words; try Map.of()");
        for (String column : meanings.keySet()) {
            if (!table.containsColumn(column)) {
                throw new IllegalArgumentException("table(\"" + name + "\", meanings of \"" + column
                        + "\"): needs names of its columns; it has " + String.join(", ", table.columnNames()));
            }
        }
        String file = checked(name) + ".csv";
        String csv = Tidy.csv(table);
        String side = Description.ofTable(file, csv, table, meanings, notebook, made, earlier(file + ".meta.json"));
        return write(file, csv).written(file).write(file + ".meta.json", side);
    }

    /**
     * Writes a chart as SVG that states its origin.
     *
     * @param name the file's name, without extension
     * @param picture the chart, heat map, gallery or scene
     * @return these results with it
     */
    public Results chart(String name, Picture picture) {
        Given.value("chart(\"" + name + "\")", "picture", picture, "a chart, heat map, gallery or scene");
        String file = checked(name) + ".svg";
        return write(file, Description.ofChart(picture, notebook, made, earlier(file)))
                .written(file);
    }

    /** The text of an earlier file of that name; empty if there is none that can be read. */
    private String earlier(String file) {
        try {
            Path path = before.resolve(file);
            return Files.isRegularFile(path) ? Files.readString(path) : "";
        } catch (IOException unreadable) {
            return "";
        }
    }

    private Results write(String file, String text) {
        Path target = directory.resolve(file);
        Path aside =
                directory.resolve("." + file + "." + ProcessHandle.current().pid() + ".part");
        try {
            Files.createDirectories(directory);
            try {
                Files.write(aside, text.getBytes(StandardCharsets.UTF_8));
                try {
                    Files.move(aside, target, StandardCopyOption.ATOMIC_MOVE);
                } catch (AtomicMoveNotSupportedException e) {
                    Files.move(aside, target, StandardCopyOption.REPLACE_EXISTING);
                }
            } finally {
                Files.deleteIfExists(aside);
            }
        } catch (IOException e) {
            throw new IllegalStateException(
                    "results: cannot write " + target + " (" + reason(e)
                            + "): needs a directory that can be written to; set ENGRAM_RESULTS to one",
                    e);
        }
        return this;
    }

    private Results written(String file) {
        List<String> all = new ArrayList<>(written);
        all.remove(file);
        all.add(file);
        return new Results(directory, before, notebook, made, List.copyOf(all));
    }

    private static String reason(IOException e) {
        return switch (e.getClass().getSimpleName()) {
            case "AccessDeniedException" -> "permission denied";
            case "FileAlreadyExistsException" -> "a file is in the way";
            case "NoSuchFileException" -> "no such place";
            default -> {
                String message = String.valueOf(e.getMessage());
                yield message.substring(message.lastIndexOf(": ") < 0 ? 0 : message.lastIndexOf(": ") + 2);
            }
        };
    }

    /**
     * Where the files go.
     *
     * @return the directory of this notebook's results
     */
    public Path directory() {
        return directory;
    }

    /**
     * The tables and charts written so far.
     *
     * @return their file names, in order; the descriptions beside the tables are not listed
     */
    public List<String> written() {
        return written;
    }

    @Override
    public String toString() {
        return "Results in " + directory + (written.isEmpty() ? ": none yet" : ": " + String.join(", ", written));
    }
}
