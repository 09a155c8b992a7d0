package engram.kernel;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import jdk.jshell.DeclarationSnippet;
import jdk.jshell.Diag;
import jdk.jshell.EvalException;
import jdk.jshell.JShell;
import jdk.jshell.JShellException;
import jdk.jshell.Snippet;
import jdk.jshell.UnresolvedReferenceException;

/** Says what went wrong: the error first, then the lines of the reader's own cells, then a few frames of the library. */
final class Traceback {
    private static final int OWN_LINES = 8;
    private static final int FRAMES = 5;
    private static final int CAUSES = 5;
    private static final int PROBLEMS = 5;
    private static final int WIDTH = 200;
    private static final Set<String> MACHINERY = Set.of(
            "java.lang.reflect.",
            "java.lang.invoke.",
            "jdk.internal.",
            "jdk.jshell.",
            "engram.kernel.",
            "org.dflib.jjava.jupyter.",
            "REPL.");

    private static final Pattern MISSING_VARIABLE =
            Pattern.compile("^cannot find symbol\\R *symbol: *variable (?<name>\\S+)");

    private static final String MEMORY =
            "; the kernel may use " + (Runtime.getRuntime().maxMemory() >> 20)
                    + " MB: set variables that hold much to null, or restart the kernel";

    private final JShell shell;
    private final Map<String, Evaluator.Place> places;

    Traceback(JShell shell, Map<String, Evaluator.Place> places) {
        this.shell = shell;
        this.places = places;
    }

    /** A snippet that does not compile: javac's message under the line it is about. */
    CellError rejected(Snippet snippet, Evaluator.Place place, int start, Map<String, String> lost) {
        List<String> lines = new ArrayList<>();
        String first = "";
        List<Diag> problems =
                shell.diagnostics(snippet).filter(Diag::isError).limit(PROBLEMS).toList();
        for (Diag problem : problems) {
            String message = message(problem, lost);
            if (lines.isEmpty()) {
                first = message.lines().findFirst().orElse("");
                lines.add(Paint.title("CompilationError", first));
            } else {
                lines.add(message.lines().findFirst().orElse(""));
            }
            int from = start + (int) Math.max(0, Math.min(problem.getStartPosition(), problem.getPosition()));
            int to = start + (int) Math.max(problem.getEndPosition(), problem.getPosition() + 1);
            lines.addAll(underlined(place.cell(), from, to));
            message.lines().skip(1).forEach(lines::add);
        }
        if (lines.isEmpty()) {
            first = "this is not Java that JShell can run";
            lines.add(Paint.title("CompilationError", first));
            lines.addAll(underlined(place.cell(), start, start + 1));
        }
        return new CellError("CompilationError", first, lines, null);
    }

    /** What the compiler says, or what became of the variable that it does not find. */
    private static String message(Diag problem, Map<String, String> lost) {
        Matcher variable = MISSING_VARIABLE.matcher(problem.getMessage(Locale.ROOT));
        if (variable.find() && lost.containsKey(variable.group("name"))) {
            return lost.get(variable.group("name"));
        }
        return unwrapped(problem.getMessage(Locale.ROOT))
                .lines()
                .filter(line -> !line.strip().startsWith("location:"))
                .collect(Collectors.joining("\n"));
    }

    private static List<String> underlined(Cell cell, int from, int to) {
        String source = cell.source();
        int at = Math.min(from, source.length());
        if (at > 0 && at == source.length()) {
            at--;
        }
        int lineStart = source.lastIndexOf('\n', at - 1) + 1;
        int lineEnd = source.indexOf('\n', at) < 0 ? source.length() : Math.max(at, source.indexOf('\n', at));
        if (lineEnd - lineStart > WIDTH) {
            lineStart = Math.max(lineStart, at - WIDTH / 2);
            lineEnd = Math.min(lineEnd, lineStart + WIDTH);
        }
        String line = source.substring(lineStart, lineEnd);
        String indent = source.substring(lineStart, at).replaceAll("[^\\t]", " ");
        int marks = Math.max(1, Math.min(to, lineEnd) - at);
        return List.of(
                "  " + where(cell, cell.lineAt(at)) + ":",
                "    " + line,
                "    " + indent + Paint.red("^".repeat(marks)));
    }

    /** An expression in which the compiler runs out of stack. */
    CellError tooDeep(Cell cell, Throwable thrown) {
        String message =
                "an expression in this cell is nested too deeply for the compiler; split it, or build it in a loop";
        return new CellError(
                "CompilationError",
                message,
                List.of(Paint.title("CompilationError", message), "  " + where(cell, cell.firstLine()) + " and after"),
                thrown);
    }

    /** The memory is used up. */
    CellError outOfMemory(Cell cell, OutOfMemoryError thrown) {
        String message = thrown.getMessage() + MEMORY;
        return new CellError(
                "OutOfMemoryError",
                message,
                List.of(Paint.title("OutOfMemoryError", message), "  " + where(cell, cell.firstLine()) + " and after"),
                thrown);
    }

    /** A declaration that names something never declared, or does not fit what is. */
    CellError unresolved(DeclarationSnippet snippet, Evaluator.Place place) {
        List<String> missing = shell.unresolvedDependencies(snippet).toList();
        List<String> said = shell.diagnostics(snippet)
                .filter(Diag::isError)
                .limit(1)
                .flatMap(problem -> message(problem, Map.of()).lines())
                .toList();
        String message = missing.isEmpty() && !said.isEmpty()
                ? said.get(0)
                : "cannot find " + (missing.isEmpty() ? "a name used here" : String.join(", ", missing));
        List<String> lines = new ArrayList<>();
        lines.add(Paint.title("CompilationError", message));
        if (missing.isEmpty()) {
            said.stream().skip(1).forEach(lines::add);
        }
        int start = place.cell().source().indexOf(snippet.source().stripTrailing());
        for (String name : missing) {
            Matcher use = Pattern.compile("\\b" + Pattern.quote(name.replaceAll("^\\w+ |\\(.*", "")) + "\\b")
                    .matcher(place.cell().source());
            if (use.find(Math.max(0, start))) {
                lines.addAll(underlined(place.cell(), use.start(), use.end()));
            }
        }
        lines.add("  " + snippet.name() + " is kept, and works once a later cell declares what is missing");
        return new CellError("CompilationError", message, lines, null);
    }

    /** An exception out of notebook code. */
    CellError thrown(JShellException translated, Throwable thrown) {
        if (thrown instanceof CellError nested) {
            return nested;
        }
        String name = name(translated);
        String message = message(translated);
        List<String> lines = new ArrayList<>();
        lines.add(Paint.title(name, message));
        Set<String> shown = new LinkedHashSet<>();
        if (thrown instanceof NoInput || thrown instanceof Exit) {
            List<String> own = new ArrayList<>();
            addFrames(translated.getStackTrace(), own, shown);
            own.stream()
                    .filter(line -> !line.startsWith("    at") && !line.startsWith("    ..."))
                    .forEach(lines::add);
            return new CellError(name, message, lines, thrown);
        }
        addFrames(translated.getStackTrace(), lines, shown);
        Throwable cause = translated.getCause();
        for (int i = 0; i < CAUSES && cause instanceof JShellException c; i++, cause = cause.getCause()) {
            lines.add("Caused by " + Paint.title(name(c), message(c)));
            addFrames(c.getStackTrace(), lines, shown);
        }
        return new CellError(name, message, lines, thrown);
    }

    /** An exception out of a magic, a renderer or the kernel. */
    CellError magic(Throwable thrown, Evaluator.Place place) {
        if (thrown instanceof CellError nested) {
            return nested;
        }
        String name = simple(thrown.getClass().getName());
        String message = thrown.getMessage() == null ? "" : unwrapped(thrown.getMessage());
        List<String> lines = new ArrayList<>();
        lines.add(Paint.title(name, message));
        if (place != null) {
            lines.add("  " + where(place.cell(), place.line()) + ":  "
                    + shortened(place.cell().line(place.line())));
        }
        StackTraceElement[] above = Arrays.stream(thrown.getStackTrace())
                .takeWhile(frame -> !machinery(frame))
                .toArray(StackTraceElement[]::new);
        addFrames(above, lines, new LinkedHashSet<>());
        return new CellError(name, message, lines, thrown);
    }

    private static boolean machinery(StackTraceElement frame) {
        return MACHINERY.stream().anyMatch(frame.getClassName()::startsWith);
    }

    private String name(JShellException e) {
        if (e instanceof UnresolvedReferenceException) {
            return "UnresolvedReference";
        }
        return e instanceof EvalException v ? simple(v.getExceptionClassName()) : "Error";
    }

    private String message(JShellException e) {
        if (e instanceof UnresolvedReferenceException u) {
            DeclarationSnippet snippet = u.getSnippet();
            return snippet.name() + " uses "
                    + shell.unresolvedDependencies(snippet).collect(Collectors.joining(", "))
                    + ", which is not declared; declare it and run this again";
        }
        String message = e.getMessage() == null ? "" : unwrapped(e.getMessage());
        boolean memory =
                e instanceof EvalException v && v.getExceptionClassName().equals("java.lang.OutOfMemoryError");
        return memory ? message + MEMORY : message;
    }

    /** A message in the reader's names, without the classes that JShell wraps around snippets. */
    private static String unwrapped(String message) {
        return message.replace(" in class  ", " ").replaceAll("\\bREPL\\.\\$JShell\\$\\w+[.$]", "");
    }

    private void addFrames(StackTraceElement[] frames, List<String> lines, Set<String> shown) {
        List<String> library = new ArrayList<>();
        List<String> own = new ArrayList<>();
        for (StackTraceElement frame : frames) {
            Evaluator.Place place = place(frame);
            if (place != null) {
                int line = place.line() + frame.getLineNumber() - 1;
                String text = "  " + where(place.cell(), line) + ":  "
                        + shortened(place.cell().line(line));
                if (shown.add(text)) {
                    own.add(text);
                }
            } else if (own.isEmpty() && !machinery(frame)) {
                library.add("    at " + simple(frame.getClassName()) + "." + frame.getMethodName() + "("
                        + frame.getFileName() + (frame.getLineNumber() > 0 ? ":" + frame.getLineNumber() : "") + ")");
            }
        }
        own.stream().limit(OWN_LINES).forEach(lines::add);
        library.stream().limit(FRAMES).forEach(lines::add);
        if (library.size() > FRAMES) {
            lines.add("    ... " + (library.size() - FRAMES) + " more");
        }
    }

    private static String shortened(String line) {
        String text = line.strip();
        return text.length() <= WIDTH ? text : text.substring(0, WIDTH) + "...";
    }

    private Evaluator.Place place(StackTraceElement frame) {
        String file = frame.getFileName();
        return file != null && file.startsWith("#") ? places.get(file.substring(1)) : null;
    }

    private static String where(Cell cell, int line) {
        return Paint.green(cell.label() + ", line " + line);
    }

    /** The name of a class without package, and without JShell's wrapper. */
    private static String simple(String className) {
        return className.substring(className.lastIndexOf('.') + 1).replaceAll("^\\$JShell\\$\\w+\\$", "");
    }
}
