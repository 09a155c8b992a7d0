package engram.kernel;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import jdk.jshell.DeclarationSnippet;
import jdk.jshell.JShell;
import jdk.jshell.JShellException;
import jdk.jshell.MethodSnippet;
import jdk.jshell.PersistentSnippet;
import jdk.jshell.Snippet;
import jdk.jshell.SnippetEvent;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.TypeDeclSnippet;
import jdk.jshell.VarSnippet;
import jdk.jshell.spi.ExecutionControl;
import jdk.jshell.spi.ExecutionControlProvider;
import jdk.jshell.spi.ExecutionEnv;

/** Runs cells in JShell. To be used on the {@link CellThread} only. */
final class Evaluator {
    private static final int RESERVE = 1 << 24;
    private static final String NOWHERE =
            Path.of(System.getProperty("java.home"), "nowhere").toString();

    private final CellThread thread;
    private final MagicCall magics;
    private final Consumer<String> notice;
    private final SnippetLoader loader = new SnippetLoader(Evaluator.class.getClassLoader());
    private final InProcess engine;
    private final JShell shell;
    private final Traceback traceback;

    /** Where each snippet came from, by its number. */
    private final Map<String, Place> places = new HashMap<>();

    /** Given up when a cell has used up the memory, so that the next cells have some; taken again when there is enough. */
    private byte[] reserve = new byte[RESERVE];

    /** What became of variables that are gone, by name. */
    private final Map<String, String> lost = new HashMap<>();

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

    /**
     * Starts JShell.
     *
     * @param thread the thread that owns it
     * @param magics runs magics
     * @param notice shows a line that a cell did not print
     */
    Evaluator(CellThread thread, MagicCall magics, Consumer<String> notice) {
        this.thread = thread;
        this.magics = magics;
        this.notice = notice;
        this.engine = new InProcess(loader, thread);
        this.shell = JShell.builder()
                .executionEngine(new Engine(engine), Map.of())
                .compilerOptions("-parameters")
                .build();
        this.traceback = new Traceback(shell, places);
        thread.contextLoader(loader);
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
        try {
            return compiler(() -> run(cell));
        } catch (Stopped e) {
            throw thread.interrupted();
        } catch (StackOverflowError e) {
            renewCompiler();
            throw traceback.tooDeep(cell, e);
        } catch (InternalError | IllegalStateException e) {
            renewCompiler();
            if (overflowed(e)) {
                throw traceback.tooDeep(cell, e);
            }
            throw e;
        } catch (OutOfMemoryError e) {
            reserve = null;
            renewCompiler();
            throw traceback.outOfMemory(cell, e);
        }
    }

    /**
     * JShell keeps compilers, and one that failed half-way through a class fails ever after: it still holds half of the class.
     * A change of the class path makes JShell drop them all, so a path is added that leads nowhere.
     */
    private void renewCompiler() {
        shell.addToClasspath(NOWHERE);
    }

    /** JShell wraps what ends the compiler, and keeps its text only. */
    private static boolean overflowed(Throwable e) {
        return e.getMessage() != null && e.getMessage().contains("StackOverflowError");
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
        keepReserve();
        Object value = null;
        Map<Snippet, Place> declared = new LinkedHashMap<>();
        Source source = new Source(analysis(), cell.source());
        for (Source.Piece piece = source.next(); piece != null; piece = source.next()) {
            if (thread.isInterrupted()) {
                throw thread.interrupted();
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

    private void keepReserve() {
        Runtime memory = Runtime.getRuntime();
        if (reserve == null && memory.maxMemory() - memory.totalMemory() + memory.freeMemory() > 4L * RESERVE) {
            reserve = new byte[RESERVE];
        }
    }

    private boolean unresolved(Snippet snippet) {
        Snippet.Status status = shell.status(snippet);
        return status == Snippet.Status.RECOVERABLE_DEFINED || status == Snippet.Status.RECOVERABLE_NOT_DEFINED;
    }

    private Object snippet(Cell cell, Source.Piece piece, Map<Snippet, Place> declared) {
        Place place = new Place(cell, cell.lineAt(piece.start()));
        engine.clear();
        Object value = null;
        List<SnippetEvent> events = shell.eval(piece.text());
        for (SnippetEvent event : events) {
            Snippet snippet = event.snippet();
            if (event.causeSnippet() == null) {
                places.put(snippet.id(), place);
                if (event.status() == Snippet.Status.REJECTED) {
                    throw traceback.rejected(snippet, place, piece.start(), lost);
                }
                if (tooLarge(snippet)) {
                    CellError error = traceback.rejected(snippet, place, piece.start(), lost);
                    forget(snippet);
                    renewCompiler();
                    throw error;
                }
                if (snippet instanceof PersistentSnippet named) {
                    lost.remove(named.name());
                }
                if (snippet instanceof MethodSnippet method && unresolved(snippet)) {
                    declareOverloadsAgain(method);
                }
                if (unresolved(snippet)) {
                    declared.put(snippet, place);
                }
                value = piece.quiet() || !givesValue(snippet) ? null : engine.value();
            }
            if (event.exception() != null) {
                throw failed(event.exception());
            }
            if (engine.notRun() != null) {
                throw traceback.magic(engine.notRun(), place);
            }
        }
        engine.clear();
        tellLost(events, cell);
        return value;
    }

    /**
     * A method that calls an overload declared before it does not see it in JShell 17, whose wrapper classes hide each other's
     * methods of one name; declared after it, the two share a wrapper.
     */
    private void declareOverloadsAgain(MethodSnippet method) {
        if (shell.unresolvedDependencies(method).findAny().isPresent()) {
            return;
        }
        List<MethodSnippet> others = shell.methods()
                .filter(m -> m.name().equals(method.name()) && !m.id().equals(method.id()))
                .filter(m -> shell.status(m) == Snippet.Status.VALID)
                .toList();
        for (MethodSnippet other : others) {
            Place place = places.get(other.id());
            shell.drop(other);
            for (SnippetEvent event : shell.eval(other.source())) {
                if (event.causeSnippet() == null) {
                    places.put(event.snippet().id(), place);
                }
            }
            if (!unresolved(method)) {
                return;
            }
        }
    }

    /** JShell keeps a snippet that no class file can hold, and fails with it ever after. */
    private boolean tooLarge(Snippet snippet) {
        return unresolved(snippet)
                && shell.diagnostics(snippet)
                        .anyMatch(problem -> problem.getCode().startsWith("compiler.err.limit"));
    }

    /** JShell 25 knows no documentation once a type is gone from it, so one that has no meaning takes its place. */
    private void forget(Snippet snippet) {
        shell.drop(snippet);
        if (snippet instanceof TypeDeclSnippet type) {
            shell.eval("class " + type.name() + " extends " + type.name() + "_was_too_large {}");
        }
    }

    /** A type that is declared anew takes the variables of the old one with it. */
    private void tellLost(List<SnippetEvent> events, Cell cell) {
        String type = events.get(0).snippet() instanceof PersistentSnippet named ? named.name() : "";
        List<String> gone = new ArrayList<>();
        for (SnippetEvent event : events) {
            if (event.causeSnippet() != null
                    && event.snippet() instanceof VarSnippet variable
                    && event.previousStatus() == Snippet.Status.VALID
                    && event.status() != Snippet.Status.OVERWRITTEN
                    && event.status() != Snippet.Status.DROPPED) {
                gone.add(variable.name());
                lost.put(
                        variable.name(),
                        variable.name() + " went with the old " + type + ", which " + cell.label()
                                + " declared anew; run the cell that makes " + variable.name() + " again");
            }
        }
        if (!gone.isEmpty()) {
            boolean one = gone.size() == 1;
            notice.accept(String.join(", ", gone) + (one ? " held a value" : " held values") + " of the old " + type
                    + " and " + (one ? "is" : "are") + " gone; run the cells that make "
                    + (one ? "it" : "them") + " again");
        }
    }

    private CellError failed(JShellException translated) {
        Throwable thrown = engine.failure();
        engine.clear();
        if (thrown instanceof OutOfMemoryError) {
            reserve = null;
        }
        if (thrown instanceof Stopped || thread.isInterrupted()) {
            return thread.interrupted();
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
