package engram.notebook;

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
import tech.tablesaw.api.Table;

/**
 * Where a notebook leaves its tables and charts, for use without the notebook.
 *
 * <pre>{@code
 * Results.of("vectorial/02-capacity-vs-connectivity").table("capacity-vs-z", means).chart("fig2-top", figure)
 * }</pre>
 *
 * <p>Files go to {@code <root>/<notebook>/<name>.csv} and {@code .svg}. The root is the environment variable
 * {@code ENGRAM_RESULTS}; without it, {@code notebooks/results} in the nearest directory upwards that has
 * one, and failing that {@code results} here. A file is written aside and then renamed, so it is never half
 * there.
 *
 * @param directory where the files go
 * @param written the names of the files written so far
 */
public record Results(Path directory, List<String> written) {

    /**
     * The names cannot change afterwards.
     *
     * @param directory where the files go
     * @param written the names of the files written so far
     */
    public Results {
        written = List.copyOf(written);
    }

    /**
     * The results of one notebook.
     *
     * @param notebook its path below {@code notebooks/}, without extension: {@code "<source>/<notebook>"}
     * @return its results, none written yet
     */
    public static Results of(String notebook) {
        return below(root(System.getenv("ENGRAM_RESULTS"), Path.of("").toAbsolutePath()), notebook);
    }

    static Results below(Path root, String notebook) {
        Path directory = root;
        for (String part : notebook.split("/", -1)) {
            directory = directory.resolve(checked(part));
        }
        return new Results(directory, List.of());
    }

    static Path root(String chosen, Path here) {
        if (chosen != null && !chosen.isBlank()) {
            return here.resolve(chosen);
        }
        for (Path up = here; up != null; up = up.getParent()) {
            Path committed = up.resolve("notebooks").resolve("results");
            if (Files.isDirectory(committed)) {
                return committed;
            }
        }
        return here.resolve("results");
    }

    private static String checked(String name) {
        if (!name.matches("[\\p{Alnum}][\\p{Alnum}._-]*")) {
            throw new IllegalArgumentException("results name \"" + name
                    + "\": needs letters, digits, dots and dashes, a letter or digit first; try \"capacity-vs-z\"");
        }
        return name;
    }

    /**
     * Writes a table as comma-separated values.
     *
     * @param name the file's name, without extension
     * @param table the table
     * @return these results with it
     */
    public Results table(String name, Table table) {
        return write(checked(name) + ".csv", Tidy.csv(table));
    }

    /**
     * Writes a chart as SVG.
     *
     * @param name the file's name, without extension
     * @param picture the chart, heat map, gallery or scene
     * @return these results with it
     */
    public Results chart(String name, Picture picture) {
        return write(checked(name) + ".svg", picture.svg());
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
        List<String> all = new ArrayList<>(written);
        all.remove(file);
        all.add(file);
        return new Results(directory, all);
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

    @Override
    public String toString() {
        return "Results in " + directory + (written.isEmpty() ? ": none yet" : ": " + String.join(", ", written));
    }
}
