package engram.notebook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.Gson;
import engram.chart.Chart;
import engram.chart.Picture;
import engram.pattern.Patterns;
import engram.progress.Progress;
import engram.state.Spins;
import engram.statistics.Estimate;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dflib.jjava.jupyter.Extension;
import org.dflib.jjava.jupyter.kernel.BaseKernel;
import org.dflib.jjava.jupyter.kernel.JupyterIO;
import org.dflib.jjava.jupyter.kernel.LanguageInfo;
import org.dflib.jjava.jupyter.kernel.ReplacementOptions;
import org.dflib.jjava.jupyter.kernel.comm.CommManager;
import org.dflib.jjava.jupyter.kernel.display.DisplayData;
import org.dflib.jjava.jupyter.kernel.display.Renderer;
import org.dflib.jjava.jupyter.kernel.display.mime.MIMEType;
import org.dflib.jjava.jupyter.kernel.magic.MagicsRegistry;
import org.dflib.jjava.jupyter.kernel.util.StringStyler;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.DateColumn;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.plotly.api.HorizontalBarPlot;
import tech.tablesaw.plotly.api.ScatterPlot;
import tech.tablesaw.plotly.api.TimeSeriesPlot;
import tech.tablesaw.plotly.components.Figure;

class EngramExtensionTest {

    /** A kernel without a connection: it remembers what it was asked to show and to evaluate. */
    private static final class Recorder extends BaseKernel {
        private final List<DisplayData> shown = new ArrayList<>();
        private final List<String> evaluated = new ArrayList<>();

        Recorder() {
            super(
                    "recorder",
                    "1",
                    new LanguageInfo.Builder("java").build(),
                    List.of(),
                    null,
                    new JupyterIO(StandardCharsets.UTF_8),
                    new CommManager(),
                    new Renderer(),
                    null,
                    new MagicsRegistry(),
                    false,
                    new StringStyler.Builder().build());
        }

        @Override
        public void display(DisplayData data) {
            shown.add(data);
        }

        @Override
        public Object evalRaw(String code) {
            evaluated.add(code);
            return null;
        }

        @Override
        public DisplayData inspect(String code, int at, boolean extended) {
            return null;
        }

        @Override
        public ReplacementOptions complete(String code, int at) {
            return null;
        }

        @Override
        public String isComplete(String code) {
            return IS_COMPLETE_YES;
        }
    }

    private final Recorder kernel = new Recorder();
    private final EngramExtension extension = new EngramExtension();

    @BeforeEach
    void install() {
        extension.install(kernel);
    }

    @AfterEach
    void uninstall() {
        extension.uninstall(kernel);
    }

    private Object part(DisplayData data, String type) throws Exception {
        return data.getData(MIMEType.parse(type));
    }

    private DisplayData render(Object x) {
        return kernel.getRenderer().render(x);
    }

    @Test
    void theKernelFindsItByTheServiceLoader() {
        assertTrue(
                ServiceLoader.load(Extension.class).stream().anyMatch(found -> found.type() == EngramExtension.class));
    }

    @Test
    void aChartIsAPlotlyFigureAndAPicture() throws Exception {
        Chart chart = Chart.titled("γ_c").points("p", List.of(1, 2), java.util.Arrays.asList(1, null));
        DisplayData data = render(chart);
        Map<?, ?> plotly = (Map<?, ?>) part(data, EngramExtension.PLOTLY);
        assertTrue(new Gson().toJson(plotly).contains("\"y\":[1.0,null]"));
        assertTrue(((String) part(data, "image/png")).startsWith("iVBOR"));
        assertEquals("γ_c", part(data, "text/plain"));
        assertFalse(data.hasDataForType(MIMEType.TEXT_HTML));
    }

    @Test
    void showDisplaysNow() throws Exception {
        Notebook.show(new Estimate(0.5, 0.02, 4));
        assertEquals("0.500 ± 0.010 (n=4)", part(kernel.shown.get(0), "text/plain"));
    }

    @Test
    void whatIsRenderedAlreadyIsShownWithItsMetadata() {
        DisplayData chart = render(Chart.titled("c").points("p", List.of(1, 2), List.of(1, 2)));
        chart.putMetaData("engram", "kept");
        Notebook.show(chart);
        assertEquals(List.of(chart), kernel.shown);
        String sent = new Gson().toJson(kernel.shown.get(0));
        assertTrue(
                sent.contains("\"metadata\":{\"image/png\":{\"") && sent.contains("\"engram\":\"kept\""), "metadata");
    }

    @Test
    void aTableShowsItsFirstRowsEscaped() throws Exception {
        double[] x = new double[50];
        String[] names = new String[50];
        for (int k = 0; k < 50; k++) {
            x[k] = -k / 3.0;
            names[k] = "<script>" + k;
        }
        Table table = Table.create("a & b", StringColumn.create("rule", names), DoubleColumn.create("x", x));
        String html = (String) part(render(table), "text/html");
        assertTrue(html.contains("a &amp; b"));
        assertTrue(html.contains("&lt;script&gt;19") && !html.contains("&lt;script&gt;20"));
        assertFalse(html.contains("<script"));
        assertTrue(html.contains("… 30 more · 50 rows, 2 columns"));
        assertTrue(html.contains(">−6.3333<"), html);
        String text = (String) part(render(table), "text/plain");
        assertTrue(text.contains("\n  <script>19  −6.3333\n"), text);
    }

    @Test
    void numbersShareTheirDecimals() {
        assertEquals(0, TableView.places(new double[] {1, 2, Double.NaN}));
        assertEquals(2, TableView.places(new double[] {0.25, 1.5}));
        assertEquals(4, TableView.places(new double[] {1 / 3.0, 2.5}));
        assertEquals(-1, TableView.places(new double[] {1e-9, 2.5}));
        assertEquals("1.000e-9", TableView.number(1e-9, -1));
        assertEquals("", TableView.number(Double.NaN, 2));
    }

    @Test
    void verdictsComeInThreeForms() throws Exception {
        DisplayData data = render(Verdicts.of("t").row("slope", "Fig 2", "0.0053", 0.0052, 0.0001));
        assertTrue(((String) part(data, "text/html")).contains("not judged at QUICK"));
        assertTrue(((String) part(data, "text/plain")).startsWith("Paper versus here: t"));
        List<?> rows = (List<?>) part(data, EngramExtension.VERDICTS);
        assertEquals("0.0053", ((Map<?, ?>) rows.get(0)).get("paper"));
        assertTrue(new Gson().toJson(data).contains("\"" + EngramExtension.VERDICTS + "\":{\"size\":\"QUICK\""));
    }

    @Test
    void patternsAreImages() throws Exception {
        double[] xi = new double[70];
        java.util.Arrays.fill(xi, 1);
        DisplayData letters = render(new Patterns(2, new Spins(35, 1), xi));
        assertEquals(2, ((List<?>) ((Map<?, ?>) part(letters, EngramExtension.PLOTLY)).get("data")).size());
        assertNotNull(part(render(new Patterns(1, new Spins(70, 1), xi)), "image/png"));
    }

    /** The extremes that a chart refuses, dates, and text that no message can hold. */
    @Test
    void aFigureOfTablesawShowsOrSaysWhyItHasNoStillPicture() throws Exception {
        double[] x = {1, 2};
        for (double[] y : new double[][] {{1e-310, 1}, {-1e308, 1e308}, {1e-310, 2e-310}, {Double.NaN, 7}, {5, 5}}) {
            Table table = Table.create("t", DoubleColumn.create("x", x), DoubleColumn.create("y", y));
            DisplayData data = render(ScatterPlot.create("wild", table, "x", "y"));
            assertTrue(part(data, EngramExtension.PLOTLY) instanceof Map);
            boolean still = data.hasDataForType(MIMEType.parse("image/png"));
            assertEquals(!still, part(data, "text/plain").toString().contains("without a still picture: y axis"));
        }
        Table dated = Table.create(
                "t",
                DateColumn.create("day", java.time.LocalDate.of(2024, 2, 29), java.time.LocalDate.of(2024, 3, 9)),
                DoubleColumn.create("y", x));
        Figure dates = TimeSeriesPlot.create("dates", dated, "day", "y");
        Chart chart =
                (Chart) TablesawFigure.picture(TablesawFigure.plotly(dates)).orElseThrow();
        assertEquals(Chart.Scale.DATES, chart.x().scale());
        DisplayData half = render(Chart.titled("half \ud800").points("p", x, x));
        assertEquals("half ?", part(half, "text/plain"));
    }

    @Test
    void aFigureOfTablesawShows() throws Exception {
        Table table = Table.create(
                "t",
                DoubleColumn.create("x", 1, 2, 3),
                DoubleColumn.create("it's \"y\"", 1.5, Double.NaN, 2),
                StringColumn.create("who", "a", "b", "c"));
        Figure figure = ScatterPlot.create("Tom's <plot>", table, "x", "it's \"y\"");
        DisplayData data = render(figure);
        Map<?, ?> plotly = (Map<?, ?>) part(data, EngramExtension.PLOTLY);
        Map<?, ?> trace = (Map<?, ?>) ((List<?>) plotly.get("data")).get(0);
        assertEquals(List.of(1.0, 2.0, 3.0), trace.get("x"));
        assertNull(((List<?>) trace.get("y")).get(1));
        assertTrue(((Map<?, ?>) plotly.get("layout")).get("title") instanceof Map);
        assertFalse(new Gson().toJson(plotly).contains("titlefont"));
        assertNotNull(part(data, "image/png"));
        assertEquals("Tom's <plot>", part(data, "text/plain"));

        Figure bars = HorizontalBarPlot.create("bars", table, "who", "x");
        Map<?, ?> second = (Map<?, ?>) part(render(bars), EngramExtension.PLOTLY);
        assertEquals("bar", ((Map<?, ?>) ((List<?>) second.get("data")).get(0)).get("type"));
    }

    @Test
    void progressIsShownInPlace() throws Exception {
        try (Progress progress = Progress.begin("capacity", 10)) {
            Thread.sleep(1050);
            progress.advance(4);
        }
        assertEquals(1, kernel.shown.size());
        assertTrue(kernel.shown.get(0).hasDisplayId());
        assertTrue(((String) part(kernel.shown.get(0), "text/plain")).startsWith("capacity  4/10  40 %"));
        assertEquals(4L, ((Map<?, ?>) part(kernel.shown.get(0), EngramExtension.PROGRESS)).get("done"));
    }

    @Test
    void everyPackageOfTheLibraryIsImported() throws Exception {
        String imports = kernel.evaluated.get(0);
        Path classes = Path.of(Picture.class
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .toURI())
                .resolve("engram");
        try (Stream<Path> packages = Files.list(classes)) {
            for (String name : packages.map(p -> p.getFileName().toString()).toList()) {
                boolean forUsers = !name.equals("argument");
                assertEquals(forUsers, imports.contains("import engram." + name + ".*;"), name);
            }
        }
        assertTrue(imports.contains("import static engram.notebook.Notebook.*;"));
    }

    @Test
    void noTwoImportedPackagesShareAName() throws Exception {
        Map<String, String> owner = new HashMap<>();
        Set<String> clashes = new TreeSet<>();
        Set<String> packages = EngramExtension.imports().stream()
                .filter(line -> !line.contains("static"))
                .map(line -> line.replaceAll("import |\\.\\*;", ""))
                .collect(Collectors.toCollection(TreeSet::new));
        packages.addAll(
                Set.of("java.io", "java.math", "java.net", "java.nio.file", "java.util.concurrent", "java.util.regex"));
        for (String name : packages) {
            for (String type : types(name)) {
                String other = owner.put(type, name);
                if (other != null) {
                    clashes.add(type + " in " + other + " and " + name);
                }
            }
        }
        assertEquals(Set.of(), clashes);
    }

    private static Set<String> types(String packageName) throws IOException {
        String folder = packageName.replace('.', '/');
        if (packageName.startsWith("java.")) {
            return list(
                    FileSystems.getFileSystem(URI.create("jrt:/")).getPath("/modules/java.base/" + folder),
                    packageName);
        }
        Class<?> inside = packageName.startsWith("engram") ? Picture.class : Table.class;
        try {
            Path source = Path.of(
                    inside.getProtectionDomain().getCodeSource().getLocation().toURI());
            if (Files.isDirectory(source)) {
                return list(source.resolve(folder), packageName);
            }
            try (FileSystem jar = FileSystems.newFileSystem(source)) {
                return list(jar.getPath(folder), packageName);
            }
        } catch (java.net.URISyntaxException e) {
            throw new IOException(e);
        }
    }

    private static Set<String> list(Path folder, String packageName) throws IOException {
        Set<String> types = new TreeSet<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (String file : files.map(p -> p.getFileName().toString()).toList()) {
                if (file.endsWith(".class") && !file.contains("$") && !file.contains("-info")) {
                    String type = file.substring(0, file.length() - 6);
                    try {
                        Class<?> found = Class.forName(packageName + "." + type, false, Table.class.getClassLoader());
                        if (java.lang.reflect.Modifier.isPublic(found.getModifiers())) {
                            types.add(type);
                        }
                    } catch (ClassNotFoundException | LinkageError e) {
                        throw new IOException(type, e);
                    }
                }
            }
        }
        return types;
    }
}
