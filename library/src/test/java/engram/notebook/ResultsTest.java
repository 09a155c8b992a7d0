package engram.notebook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import engram.chart.Chart;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.Table;

class ResultsTest {

    @TempDir
    Path root;

    private final Table table = Table.create("t", IntColumn.create("z", 2, 4));

    @Test
    void filesAppearWholeAndAloneAndAreReplaced() throws IOException {
        Results results = Results.below(root, "vectorial/02-capacity");
        results.table("capacity-vs-z", table);
        Results all = results.table("capacity-vs-z", table).chart("fig2-top", Chart.titled("c"));
        Path directory = root.resolve("vectorial").resolve("02-capacity");
        assertEquals("z\n2\n4\n", Files.readString(directory.resolve("capacity-vs-z.csv")));
        assertTrue(Files.readString(directory.resolve("fig2-top.svg")).startsWith("<svg"));
        assertEquals(List.of("capacity-vs-z.csv", "fig2-top.svg"), all.written());
        try (var files = Files.list(directory)) {
            assertEquals(2, files.count());
        }
    }

    @Test
    void aPlaceThatCannotBeWrittenIsToldInOneLine() throws IOException {
        Path file = Files.writeString(root.resolve("file"), "in the way");
        String message = assertThrows(
                        IllegalStateException.class,
                        () -> Results.below(file, "a/b").table("t", table))
                .getMessage();
        assertFalse(message.contains("\n"));
        assertTrue(message.contains("ENGRAM_RESULTS"), message);
    }

    @Test
    void theCommittedResultsAreFoundFromBelow() throws IOException {
        Path results = Files.createDirectories(root.resolve("notebooks").resolve("results"));
        Path here = Files.createDirectories(root.resolve("notebooks").resolve("vectorial"));
        assertEquals(results, Results.root(null, here));
        assertEquals(root.resolve("out"), Results.root("out", root));
    }

    @Test
    void namesStayBelowTheRoot() {
        assertThrows(IllegalArgumentException.class, () -> Results.below(root, "../outside"));
        assertThrows(
                IllegalArgumentException.class, () -> Results.below(root, "a").table("b/c", table));
    }

    @Test
    void theSizeIsOneOfTwo() {
        assertEquals(Size.QUICK, Size.named(null));
        assertEquals(Size.PAPER, Size.named(" paper "));
        assertEquals("b", Size.PAPER.pick("a", "b"));
        assertThrows(IllegalArgumentException.class, () -> Size.named("LARGE"));
    }
}
