package engram.notebook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import engram.chart.Chart;
import engram.random.Streams;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;
import tech.tablesaw.api.BooleanColumn;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

class ResultsTest {

    @TempDir
    Path root;

    private final Table table = Table.create("t", IntColumn.create("z", 2, 4));

    private static Provenance made(Size size, String day) {
        Clock clock = Clock.fixed(Instant.parse(day + "T12:00:00Z"), ZoneOffset.UTC);
        return Provenance.of(size, OptionalLong.of(1982), "Apache-2.0", clock);
    }

    private static Results results(Path root, String notebook) {
        return Results.below(root, root, notebook, made(Size.PAPER, "2026-11-25"));
    }

    private JsonNode described(String file) throws IOException {
        return new ObjectMapper()
                .readTree(root.resolve("a").resolve("b").resolve(file).toFile());
    }

    @Test
    void filesAppearWholeAndAloneAndAreReplaced() throws IOException {
        Results results = results(root, "vectorial/02-capacity");
        results.table("capacity-vs-z", table);
        Results all = results.table("capacity-vs-z", table).chart("fig2-top", Chart.titled("c"));
        Path directory = root.resolve("vectorial").resolve("02-capacity");
        assertEquals("z\n2\n4\n", Files.readString(directory.resolve("capacity-vs-z.csv")));
        assertTrue(Files.readString(directory.resolve("fig2-top.svg")).startsWith("<svg"));
        assertEquals(List.of("capacity-vs-z.csv", "fig2-top.svg"), all.written());
        try (var files = Files.list(directory)) {
            assertEquals(3, files.count(), "the table, its description and the chart");
        }
    }

    @Test
    void aPlaceThatCannotBeWrittenIsToldInOneLine() throws IOException {
        Path file = Files.writeString(root.resolve("file"), "in the way");
        String message = assertThrows(
                        IllegalStateException.class, () -> results(file, "a/b").table("t", table))
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
        assertThrows(IllegalArgumentException.class, () -> results(root, "../outside"));
        assertThrows(IllegalArgumentException.class, () -> results(root, "a").table("b/c", table));
    }

    @Test
    void aTableIsDescribedAsATabularDataResource() throws IOException {
        Table means = Table.create(
                "capacity against Z",
                IntColumn.create("z", 2, 4),
                DoubleColumn.create("gamma_c", 0.25, Double.NaN),
                DoubleColumn.create("gamma_c_se", 0.01, 0.02),
                IntColumn.create("gamma_c_n", 5, 5),
                StringColumn.create("rule", "G, L", "H"),
                BooleanColumn.create("held", true, false));
        results(root, "a/b").table("Capacity", means, Map.of("z", "neighbours of a neuron"));
        byte[] csv = Files.readAllBytes(root.resolve("a").resolve("b").resolve("Capacity.csv"));
        JsonNode said = described("Capacity.csv.meta.json");
        assertEquals("tabular-data-resource", said.get("profile").asText());
        assertEquals("capacity", said.get("name").asText());
        assertEquals("Capacity.csv", said.get("path").asText());
        assertEquals(csv.length, said.get("bytes").asInt());
        assertTrue(said.get("hash").asText().matches("sha256:[0-9a-f]{64}"));
        assertEquals("Apache-2.0", said.get("licenses").get(0).get("name").asText());
        assertEquals("notebook a/b", said.get("sources").get(0).get("title").asText());
        List<String> types = new ArrayList<>();
        List<String> meanings = new ArrayList<>();
        for (JsonNode field : said.get("schema").get("fields")) {
            types.add(field.get("name").asText() + ":" + field.get("type").asText());
            meanings.add(field.path("description").asText());
        }
        assertEquals(
                List.of(
                        "z:integer",
                        "gamma_c:number",
                        "gamma_c_se:number",
                        "gamma_c_n:integer",
                        "rule:string",
                        "held:boolean"),
                types);
        assertEquals("neighbours of a neuron", meanings.get(0));
        assertEquals("standard error of gamma_c", meanings.get(2));
        JsonNode origin = said.get("x-engram");
        assertEquals("PAPER", origin.get("size").asText());
        assertEquals(1982, origin.get("seed").asLong());
        assertEquals("2026-11-25", origin.get("date").asText());
        for (String name : List.of("version", "commit", "jvm")) {
            assertFalse(origin.get(name).asText().isBlank(), name);
        }
        assertThrows(
                IllegalArgumentException.class,
                () -> results(root, "a/b").table("t", means, Map.of("x", "not a column")));
    }

    @Test
    void aChartCarriesDublinCore() throws Exception {
        results(root, "a/b").chart("c", Chart.titled("γ < 1 & more"));
        Document svg;
        try (InputStream in =
                Files.newInputStream(root.resolve("a").resolve("b").resolve("c.svg"))) {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setNamespaceAware(true);
            svg = factory.newDocumentBuilder().parse(in);
        }
        Map<String, String> said = new TreeMap<>();
        NodeList elements = svg.getElementsByTagNameNS("http://purl.org/dc/elements/1.1/", "*");
        for (int k = 0; k < elements.getLength(); k++) {
            said.put(elements.item(k).getLocalName(), elements.item(k).getTextContent());
        }
        assertEquals("PAPER size, seed 1982", said.get("description"));
        assertEquals("2026-11-25", said.get("date"));
        assertEquals("Apache-2.0", said.get("rights"));
        assertEquals("notebook a/b", said.get("source"));
        assertTrue(said.get("creator").startsWith("Engram "), said.get("creator"));
        assertEquals(
                1,
                svg.getElementsByTagNameNS("http://www.w3.org/2000/svg", "metadata")
                        .getLength());
    }

    @Test
    void theDateIsThatOfTheNumbers() throws IOException {
        Chart chart = Chart.titled("c");
        results(root, "a/b").table("t", table).chart("c", chart);
        Map<Path, String> first = files(root);
        Results.below(root, root, "a/b", made(Size.PAPER, "2027-01-01"))
                .table("t", table)
                .chart("c", chart);
        assertEquals(first, files(root), "the same numbers keep their date");

        Path other = root.resolve("staging");
        Results.below(other, root, "a/b", made(Size.PAPER, "2027-01-01"))
                .table("t", table)
                .chart("c", chart);
        assertEquals(
                first.get(Path.of("a", "b", "t.csv.meta.json")),
                files(other).get(Path.of("a", "b", "t.csv.meta.json")));
        assertEquals(first.get(Path.of("a", "b", "c.svg")), files(other).get(Path.of("a", "b", "c.svg")));

        Table moved = Table.create("t", IntColumn.create("z", 2, 5));
        Results.below(root, root, "a/b", made(Size.PAPER, "2027-01-01"))
                .table("t", moved)
                .chart("c", Chart.titled("other"));
        assertEquals(
                "2027-01-01",
                described("t.csv.meta.json").get("x-engram").get("date").asText());
        assertTrue(Files.readString(root.resolve("a").resolve("b").resolve("c.svg"))
                .contains("<dc:date>2027-01-01<"));

        Results.below(root, root, "a/b", made(Size.QUICK, "2027-02-02")).table("t", moved);
        assertEquals(
                "QUICK",
                described("t.csv.meta.json").get("x-engram").get("size").asText());
        Files.writeString(root.resolve("a").resolve("b").resolve("t.csv.meta.json"), "{\"x-engram\":");
        results(root, "a/b").table("t", moved);
        assertEquals(
                "PAPER",
                described("t.csv.meta.json").get("x-engram").get("size").asText());
    }

    private static Map<Path, String> files(Path root) throws IOException {
        Map<Path, String> texts = new TreeMap<>();
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                texts.put(root.relativize(file), Files.readString(file));
            }
        }
        return texts;
    }

    @Test
    void quickNeverReplacesPaper() throws IOException {
        Path committed = root.resolve("notebooks").resolve("results");
        assertEquals(committed, Results.kept(committed, "a/b", Size.PAPER));
        assertEquals(committed.resolveSibling("results-quick"), Results.kept(committed, "a/b", Size.QUICK));

        Path own = root.resolve("own");
        assertEquals(own, Results.kept(own, "a/b", Size.QUICK), "nothing is there yet");
        Results.below(own, own, "a/b", made(Size.QUICK, "2026-11-25"))
                .table("t", table)
                .chart("c", Chart.titled("c"));
        assertEquals(own, Results.kept(own, "a/b", Size.QUICK), "QUICK replaces QUICK");
        results(own, "a/b").table("t", table);
        assertEquals(root.resolve("own-quick"), Results.kept(own, "a/b", Size.QUICK));
        assertEquals(own, Results.kept(own, "a/c", Size.QUICK), "another notebook");
        results(own, "a/d").chart("c", Chart.titled("c"));
        assertEquals(root.resolve("own-quick"), Results.kept(own, "a/d", Size.QUICK), "a chart alone says it too");
    }

    @Test
    void nullIsRefusedByName() {
        Map<String, Executable> calls = Map.of(
                "notebook", () -> Results.of(null),
                "made", () -> Results.of("a/b", null),
                "name", () -> results(root, "a/b").table(null, table),
                "table", () -> results(root, "a/b").table("t", null),
                "meanings", () -> results(root, "a/b").table("t", table, null),
                "picture", () -> results(root, "a/b").chart("c", null),
                "size", () -> Provenance.of(null),
                "licence", () -> Provenance.of(Size.QUICK, 1, null),
                "x", () -> Notebook.show(null));
        calls.forEach((name, call) -> {
            String message = assertThrows(IllegalArgumentException.class, call).getMessage();
            assertTrue(message.contains(name + " = null") && !message.contains("\n"), message);
        });
    }

    @Test
    void aProvenanceGivesTheStreamsOfItsSeed() {
        assertEquals(Streams.seed(1982), Provenance.of(Size.QUICK, 1982, "").streams());
        String message = assertThrows(
                        IllegalStateException.class,
                        () -> Provenance.of(Size.QUICK).streams())
                .getMessage();
        assertTrue(message.contains("states no seed"), message);
        assertThrows(IllegalArgumentException.class, () -> Provenance.of(Size.QUICK, 1, "a\nb"));
    }

    @Test
    void theSizeIsOneOfTwo() {
        assertEquals(Size.QUICK, Size.named(null));
        assertEquals(Size.PAPER, Size.named(" paper "));
        assertEquals("b", Size.PAPER.pick("a", "b"));
        assertThrows(IllegalArgumentException.class, () -> Size.named("LARGE"));
    }
}
