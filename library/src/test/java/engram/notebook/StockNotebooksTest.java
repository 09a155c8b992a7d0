package engram.notebook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.fail;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jdk.jshell.ExpressionSnippet;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.SnippetEvent;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.SourceCodeAnalysis.Completeness;
import jdk.jshell.VarSnippet;
import jdk.jshell.spi.ExecutionControl;
import jdk.jshell.spi.ExecutionControlProvider;
import jdk.jshell.spi.ExecutionEnv;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Kernels other than ours give a cell to JShell as it is, snippet by snippet. All cells of all notebooks are
 * compiled that way; those of the first one are executed too.
 */
class StockNotebooksTest {

    private static final Path NOTEBOOKS =
            Path.of("..", "notebooks").toAbsolutePath().normalize();

    /** JShell compiles, and nothing runs. */
    private static final class CompileOnly implements ExecutionControl, ExecutionControlProvider {
        @Override
        public String name() {
            return "compile only";
        }

        @Override
        public ExecutionControl generate(ExecutionEnv env, Map<String, String> parameters) {
            return this;
        }

        @Override
        public void load(ClassBytecodes[] classes) {}

        @Override
        public void redefine(ClassBytecodes[] classes) {}

        @Override
        public String invoke(String className, String methodName) {
            return "";
        }

        @Override
        public String varValue(String className, String varName) {
            return "";
        }

        @Override
        public void addToClasspath(String path) {}

        @Override
        public void stop() {}

        @Override
        public Object extensionCommand(String command, Object arg) {
            return null;
        }

        @Override
        public void close() {}
    }

    static List<String> notebooks() throws IOException {
        try (Stream<Path> files = Files.walk(NOTEBOOKS)) {
            return files.filter(file -> file.toString().endsWith(".ipynb"))
                    .filter(file -> !file.toString().contains(".ipynb_checkpoints"))
                    .map(file -> NOTEBOOKS.relativize(file).toString())
                    .sorted()
                    .toList();
        }
    }

    private static List<String> cells(String notebook) throws IOException {
        JsonNode root = new ObjectMapper().readTree(NOTEBOOKS.resolve(notebook).toFile());
        List<String> cells = new ArrayList<>();
        for (JsonNode cell : root.get("cells")) {
            if (cell.get("cell_type").asText().equals("code")) {
                StringBuilder source = new StringBuilder();
                cell.get("source").forEach(line -> source.append(line.asText()));
                cells.add(source.toString());
            }
        }
        return cells;
    }

    private static JShell shell(JShell.Builder builder) {
        JShell shell = builder.build();
        shell.addToClasspath(System.getProperty("java.class.path"));
        EngramExtension.imports().forEach(line -> evaluate(shell, line));
        return shell;
    }

    /** Splits and evaluates a cell as stock kernels do; the last snippet. */
    private static Snippet evaluate(JShell shell, String cell) {
        Snippet last = null;
        SourceCodeAnalysis.CompletionInfo next = shell.sourceCodeAnalysis().analyzeCompletion(cell);
        while (next.completeness().isComplete()) {
            for (SnippetEvent event : shell.eval(next.source())) {
                if (event.causeSnippet() == null) {
                    last = event.snippet();
                    if (event.status() == Snippet.Status.REJECTED || event.exception() != null) {
                        fail(next.source() + "\n" + event.exception() + diagnostics(shell, last));
                    }
                }
            }
            next = shell.sourceCodeAnalysis().analyzeCompletion(next.remaining());
        }
        assertEquals(Completeness.EMPTY, next.completeness(), next.remaining());
        return last;
    }

    private static String diagnostics(JShell shell, Snippet snippet) {
        return shell.diagnostics(snippet)
                .map(d -> "\n" + d.getMessage(Locale.ROOT))
                .collect(Collectors.joining());
    }

    private static String typeShown(Snippet last) {
        return last instanceof ExpressionSnippet expression
                ? expression.typeName()
                : last instanceof VarSnippet variable
                                && variable.subKind() == Snippet.SubKind.TEMP_VAR_EXPRESSION_SUBKIND
                        ? variable.typeName()
                        : "";
    }

    /** On the oldest JDK only: its JShell is the strictest, and compiling all notebooks takes minutes. */
    @ParameterizedTest
    @MethodSource("notebooks")
    @EnabledForJreRange(max = JRE.JAVA_20)
    void compilesAsItIsAndNoCellShowsAStream(String notebook) throws IOException {
        try (JShell shell = shell(JShell.builder().executionEngine(new CompileOnly(), Map.of()))) {
            for (String cell : cells(notebook)) {
                String shown = typeShown(evaluate(shell, cell));
                assertFalse(shown.endsWith("PrintStream"), "a stock kernel shows the stream below this cell:\n" + cell);
                List<String> unresolved = shell.snippets()
                        .filter(snippet -> shell.status(snippet).name().startsWith("RECOVERABLE"))
                        .map(snippet -> snippet.source() + diagnostics(shell, snippet))
                        .toList();
                assertEquals(List.of(), unresolved, "not defined at the end of its cell");
            }
        }
    }

    @Test
    void theFirstNotebookRuns() throws IOException {
        try (JShell shell = shell(JShell.builder().executionEngine("local"))) {
            for (String cell : cells(Path.of("start", "01-first-memory.ipynb").toString())) {
                evaluate(shell, cell);
            }
        }
    }
}
