package engram.notebook;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * Code in notebooks is there to be read: short cells, lines that fit a page, few types of its own, and no method that a second
 * notebook also has, since it belongs into the library then.
 */
class NotebookStyleTest {

    private static final int LINES = 25;
    private static final int WIDTH = 110;
    private static final int TYPES = 2;

    private static final Pattern TYPE =
            Pattern.compile("(?m)^\\s*(?:public |static |final |private )*(?:record|class|interface|enum) \\w+");

    /** A method at the left edge, its name and all that follows the name. */
    private static final Pattern METHOD =
            Pattern.compile("(?m)^(?!return |new |else |record |class )[\\w<>\\[\\], .]+ (\\w+)(\\([^;{}]*\\) \\{)");

    private static List<String> cells(String notebook) throws IOException {
        Path file = Path.of("..", "notebooks").toAbsolutePath().normalize().resolve(notebook);
        JsonNode root = new ObjectMapper().readTree(file.toFile());
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

    @Test
    void cellsAreShortAndTypesAreFew() throws IOException {
        List<String> broken = new ArrayList<>();
        for (String notebook : StockNotebooksTest.notebooks()) {
            broken.addAll(troubles(notebook, cells(notebook)));
        }
        assertEquals(List.of(), broken);
    }

    private static List<String> troubles(String notebook, List<String> cells) {
        List<String> broken = new ArrayList<>();
        int types = 0;
        for (int k = 0; k < cells.size(); k++) {
            String where = notebook + ", code cell " + (k + 1);
            List<String> lines = cells.get(k).lines().toList();
            if (lines.size() > LINES) {
                broken.add(where + ": " + lines.size() + " lines, at most " + LINES + " are wanted");
            }
            for (int line = 0; line < lines.size(); line++) {
                if (lines.get(line).codePointCount(0, lines.get(line).length()) > WIDTH) {
                    broken.add(where + ", line " + (line + 1) + ": more than " + WIDTH + " characters");
                }
            }
            types += (int) TYPE.matcher(cells.get(k)).results().count();
        }
        if (types > TYPES) {
            broken.add(notebook + ": " + types + " types of its own, at most " + TYPES + " are wanted");
        }
        return broken;
    }

    @Test
    void noMethodIsInTwoNotebooks() throws IOException {
        Map<String, String> first = new TreeMap<>();
        List<String> twice = new ArrayList<>();
        for (String notebook : StockNotebooksTest.notebooks()) {
            for (String cell : cells(notebook)) {
                for (String method : methods(cell)) {
                    String other = first.putIfAbsent(method, notebook);
                    if (other != null && !other.equals(notebook)) {
                        twice.add(method.lines().findFirst().orElseThrow() + " in " + other + " and " + notebook);
                    }
                }
            }
        }
        assertEquals(List.of(), twice);
    }

    /** The methods of a cell, from the name on, with white space made equal. */
    private static List<String> methods(String cell) {
        List<String> methods = new ArrayList<>();
        Matcher matcher = METHOD.matcher(cell);
        while (matcher.find()) {
            int depth = 1;
            int end = matcher.end();
            for (; end < cell.length() && depth > 0; end++) {
                depth += cell.charAt(end) == '{' ? 1 : cell.charAt(end) == '}' ? -1 : 0;
            }
            methods.add(cell.substring(matcher.start(1), end).replaceAll("\\s+", " "));
        }
        return methods;
    }

    @Test
    void theRulesFindWhatBreaksThem() {
        String wide = "var x = " + "1".repeat(WIDTH) + ";";
        String many = "record A() {}\nrecord B() {}\n  enum C {ONE}";
        assertEquals(
                List.of(
                        "n, code cell 1, line 1: more than 110 characters",
                        "n, code cell 2: 26 lines, at most 25 are wanted",
                        "n: 3 types of its own, at most 2 are wanted"),
                troubles("n", List.of(wide, "x\n".repeat(26), many)));
        assertEquals(List.of(), troubles("n", List.of("var record = 1;", "x\n".repeat(25))));
        assertEquals(
                List.of("f(int n) { return n > 0 ? g(n) : 0; }", "h() { if (true) { f(1); } }"),
                methods(
                        "int f(int n) {\n    return n > 0 ? g(n) : 0;\n}\nvoid h() { if (true) { f(1); } }\nvar x = f(2);"));
    }
}
