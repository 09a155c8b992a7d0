package engram.kernel;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import jdk.jshell.DeclarationSnippet;
import jdk.jshell.JShell;
import jdk.jshell.JShellException;
import jdk.jshell.Snippet;
import jdk.jshell.SnippetEvent;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.spi.ExecutionControl;
import jdk.jshell.spi.ExecutionControlProvider;
import jdk.jshell.spi.ExecutionEnv;

/** Runs cells in JShell. To be used on the {@link CellThread} only. */
final class Evaluator {
    private final CellThread thread;
    private final MagicCall magics;
    private final SnippetLoader loader = new SnippetLoader(Evaluator.class.getClassLoader());
    private final InProcess engine;
    private final JShell shell;
    private final Traceback traceback;

    /** Where each snippet came from, by its number. */
    private final Map<String, Place> places = new HashMap<>();

    /** Runs a magic. */
    @FunctionalInterface
    interface MagicCall {
        /**
         * Runs a magic.
         *
         * @param words     the name and the arguments
         * @param text      for a cell magic, the cell without its first line; for a line magic, all after its name
         * @param wholeCell whether it is a cell magic
         * @return the value of the magic, or null
         * @throws Exception whatever is wrong
         */
        Object call(List<String> words, Cell text, boolean wholeCell) throws Exception;
    }

    /**
     * Where a snippet begins.
     *
     * @param cell the text it is part of
     * @param line the number of its first line
     */
    record Place(Cell cell, int line) {}

    Evaluator(CellThread thread, MagicCall magics) {
        this.thread = thread;
        this.magics = magics;
        this.engine = new InProcess(loader, thread);
        this.shell = JShell.builder()
                .executionEngine(new Engine(engine), Map.of())
                .compilerOptions("-parameters")
                .build();
        this.traceback = new Traceback(shell, places);
        Thread.currentThread().setContextClassLoader(loader);
    }

    private record Engine(InProcess engine) implements ExecutionControlProvider {
        @Override
        public String name() {
            return "engram";
        }

        @Override
        public ExecutionControl generate(ExecutionEnv env, Map<String, String> parameters) {
            return engine;
        }
    }

    JShell shell() {
        return shell;
    }

    SourceCodeAnalysis analysis() {
        return shell.sourceCodeAnalysis();
    }

    ClassLoader loader() {
        return loader;
    }

    /**
     * Describes what went wrong outside of any snippet.
     *
     * @param thrown what was thrown
     * @return its description
     */
    CellError explained(Throwable thrown) {
        return traceback.magic(thrown, null);
    }

    /**
     * Adds jars and directories of classes.
     *
     * @param paths where they are
     */
    void addToClasspath(List<Path> paths) {
        compiler(() -> {
            paths.forEach(path -> shell.addToClasspath(path.toString()));
            return null;
        });
    }

    /**
     * Runs imports as one snippet, which compiles once. JShell knows them by the first, and a cell that repeats that one
     * would replace them all: hence a first one that nobody writes.
     *
     * @param imports imports, nothing else
     * @return whether all were found; if not, none has taken effect
     */
    boolean importAll(String imports) {
        return compiler(
                () -> shell.eval("import java.lang.Object;\n" + imports).get(0).status() == Snippet.Status.VALID);
    }

    /**
     * Runs a cell.
     *
     * @param cell the cell
     * @return the value of its last piece, or null when that is a declaration, an assignment or void, or ends in a
     *     semicolon
     * @throws CellError if any piece fails; the pieces before it have taken effect, those after it have not run
     */
    Object evaluate(Cell cell) {
        return compiler(() -> run(cell));
    }

    private <T> T compiler(Callable<T> work) {
        try {
            return thread.compiler(work);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private Object run(Cell cell) {
        if (cell.source().startsWith("%%")) {
            return magic(cell, 0, cell.source());
        }
        Object value = null;
        Map<Snippet, Place> declared = new LinkedHashMap<>();
        Source source = new Source(analysis(), cell.source());
        for (Source.Piece piece = source.next(); piece != null; piece = source.next()) {
            if (thread.interrupted()) {
                throw CellError.interrupted();
            }
            value = piece.kind() == Source.Kind.MAGIC
                    ? magic(cell, piece.start(), piece.text())
                    : snippet(cell, piece, declared);
        }
        declared.forEach((snippet, place) -> {
            if (unresolved(snippet)) {
                throw traceback.unresolved((DeclarationSnippet) snippet, place);
            }
        });
        return value;
    }

    private boolean unresolved(Snippet snippet) {
        Snippet.Status status = shell.status(snippet);
        return status == Snippet.Status.RECOVERABLE_DEFINED || status == Snippet.Status.RECOVERABLE_NOT_DEFINED;
    }

    private Object snippet(Cell cell, Source.Piece piece, Map<Snippet, Place> declared) {
        Place place = new Place(cell, cell.lineAt(piece.start()));
        engine.clear();
        Object value = null;
        for (SnippetEvent event : shell.eval(piece.text())) {
            Snippet snippet = event.snippet();
            if (event.causeSnippet() == null) {
                places.put(snippet.id(), place);
                if (event.status() == Snippet.Status.REJECTED) {
                    throw traceback.rejected(snippet, place, piece.start());
                }
                if (unresolved(snippet)) {
                    declared.put(snippet, place);
                }
                value = piece.quiet() || !givesValue(snippet) ? null : engine.value();
            }
            if (event.exception() != null) {
                throw failed(event.exception());
            }
        }
        engine.clear();
        return value;
    }

    private CellError failed(JShellException translated) {
        Throwable thrown = engine.failure();
        engine.clear();
        if (thrown instanceof Stopped || thread.interrupted()) {
            return CellError.interrupted();
        }
        return traceback.thrown(translated, thrown);
    }

    private static boolean givesValue(Snippet snippet) {
        return switch (snippet.subKind()) {
            case ASSIGNMENT_SUBKIND -> false;
            case TEMP_VAR_EXPRESSION_SUBKIND -> true;
            default -> snippet.kind() == Snippet.Kind.EXPRESSION;
        };
    }

    private Object magic(Cell cell, int start, String text) {
        int newline = text.indexOf('\n');
        String call = newline < 0 ? text : text.substring(0, newline);
        boolean whole = call.startsWith("%%");
        int line = cell.lineAt(start);
        Cell body = whole
                ? new Cell(cell.label(), newline < 0 ? "" : text.substring(newline + 1), line + 1)
                : new Cell(cell.label(), call.replaceFirst("%\\w*\\s*", ""), line);
        try {
            List<String> words = Words.of(call.substring(whole ? 2 : 1));
            return thread.user(() -> magics.call(words, body, whole));
        } catch (CellError | Stopped e) {
            throw e;
        } catch (Exception e) {
            throw traceback.magic(e, new Place(cell, line));
        }
    }
}
