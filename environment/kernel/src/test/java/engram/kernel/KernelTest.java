package engram.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.dflib.jjava.jupyter.Extension;
import org.dflib.jjava.jupyter.kernel.BaseKernel;
import org.dflib.jjava.jupyter.kernel.ReplacementOptions;
import org.dflib.jjava.jupyter.kernel.display.mime.MIMEType;
import org.dflib.jjava.jupyter.messages.Header;
import org.dflib.jjava.jupyter.messages.KernelTimestamp;
import org.dflib.jjava.jupyter.messages.MessageType;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The kernel without its sockets; the Python tests beside these go through Jupyter. */
final class KernelTest {
    private static ByteArrayOutputStream starting;
    private static Kernel kernel;

    /** Fails to install. */
    public static final class Faulty implements Extension {
        @Override
        public void install(BaseKernel kernel) {
            throw new IllegalStateException("as meant");
        }
    }

    /** Imports a package that is there, and one that is not. */
    public static final class Importing implements Extension {
        @Override
        public void install(BaseKernel kernel) {
            kernel.evalRaw("import java.time.format.*;");
            kernel.evalRaw("import there.is.no.such.*;");
        }
    }

    /** Declares something by running code, as an extension that imports packages does. */
    public static final class Greeting implements Extension {
        @Override
        public void install(BaseKernel kernel) {
            kernel.evalRaw("String greeting = \"hello\";");
        }
    }

    @BeforeAll
    static void start() {
        starting = new ByteArrayOutputStream();
        kernel = new Kernel(() -> {});
        PrintStream before = System.err;
        System.setErr(new PrintStream(starting, true, StandardCharsets.UTF_8));
        kernel.start();
        kernel.isComplete("");
        System.setErr(before);
    }

    @AfterAll
    static void stop() {
        kernel.onShutdown(false);
    }

    private static Object value(String code) {
        return kernel.evalRaw(code);
    }

    private static String text(String code) {
        return String.valueOf(kernel.eval(code).getData(MIMEType.TEXT_PLAIN));
    }

    private static List<String> failure(String code) {
        return assertThrows(CellError.class, () -> kernel.eval(code)).lines().stream()
                .map(line -> line.replaceAll("\u001B\\[[0-9;]*m", ""))
                .toList();
    }

    @Test
    void extensionsAreInstalledAndAFaultyOneSaysSoInALine() {
        assertEquals("hello", value("greeting"));
        assertTrue(kernel.extensionNames().contains(Greeting.class.getName()));
        assertFalse(kernel.extensionNames().contains(Faulty.class.getName()));
        List<String> said = starting.toString(StandardCharsets.UTF_8).lines().toList();
        assertEquals(3, said.size(), said.toString());
        assertTrue(said.get(0).contains("Faulty") && said.get(0).contains("as meant"), said.get(0));
        assertTrue(said.get(1).contains("import") && said.get(1).contains("there.is.no.such"), said.get(1));
    }

    @Test
    void importsOfTheStartAreThereAndOutlastOnesLikeThem() {
        assertEquals("10", value("DateTimeFormatter.ofPattern(\"dd\").format(java.time.LocalDate.of(2000, 1, 10))"));
        value("import java.util.*;\nimport java.io.*;");
        assertEquals(2, value("IntStream.of(1, 2).boxed().collect(Collectors.toList()).size()"));
    }

    @Test
    void theValueIsTheObjectItself() {
        assertEquals(List.of(1, 2), value("var kept = List.of(1, 2);\nkept"));
        assertEquals(3.5, value("3.5"));
        assertNull(value("kept;"));
        assertNull(value("int declared = 3;"));
        assertNull(value("declared = 4"));
        assertNull(value("1; int last = 2;"));
        assertNull(value("// nothing\n\n/* at all */"));
        assertEquals(4, value("/* first */ declared // last"));
    }

    @Test
    void aCellIsPlainJava() {
        assertEquals(12, value("""
                        sealed interface Shape permits Square, Line {}
                        record Square(int a) implements Shape {}
                        record Line(int a) implements Shape {}
                        // uses what comes after it
                        int twice(Shape s) { return 2 * measure(s); }
                        int measure(Shape s) { return s instanceof Square q ? q.a() : ((Line) s).a(); }
                        <T> T same(T t) { return t; }
                        Function<Shape, Integer> f = s -> same(twice(s));
                        f.apply(new Square(2)) +
                            f.apply(new Line(4))"""));
        value("int measure(Shape s) { return 0; }");
        assertEquals(0, value("twice(new Square(2))"));
    }

    @Test
    void arraysAndCollectionsShowTheirContents() {
        assertEquals("double[2] {0.5, NaN}", text("new double[] {0.5, Double.NaN}"));
        assertTrue(text("new int[1000]").endsWith("0, ... 980 more}"), text("new int[1000]"));
        assertEquals("int[2][] {{1}, {2, 3}}", text("new int[][] {{1}, {2, 3}}"));
        assertEquals(
                "{a=[double[1] {1.0}]}".replace("double[1] ", ""), text("Map.of(\"a\", List.of(new double[] {1}))"));
        assertTrue(text("IntStream.range(0, 1_000_000).boxed().toList()").length() < 200);
        assertEquals("null", PlainText.text(null));
    }

    @Test
    void anExceptionShowsItselfThenTheReadersLines() {
        List<String> lines = failure(
                "int half(int n) {\n    if (n < 0) throw new IllegalArgumentException(\"half(n = \" + n + \")\");\n"
                        + "    return n / 2;\n}\n\nhalf(2);\nhalf(-2);");
        assertEquals(
                List.of(
                        "IllegalArgumentException: half(n = -2)",
                        "  cell, line 2:  if (n < 0) throw new IllegalArgumentException(\"half(n = \" + n + \")\");",
                        "  cell, line 7:  half(-2);"),
                lines);
    }

    @Test
    void aCompileErrorShowsItsPlaceAndWhatWasBeforeItHolds() {
        assertEquals(
                List.of(
                        "CompilationError: cannot find symbol",
                        "  cell, line 3:",
                        "      double root = Mth.sqrt(2);",
                        "                    ^^^",
                        "  symbol:   variable Mth"),
                failure("int kept1 = 1;\n\n  double root = Mth.sqrt(2);\nint never = 2;"));
        assertEquals(1, value("kept1"));
        assertEquals("  symbol:   variable never", failure("never").get(4));
    }

    @Test
    void aDeclarationThatStaysUnresolvedIsReported() {
        List<String> lines = failure("// first\nint late() { return later() + 1; }");
        assertEquals("CompilationError: cannot find method later()", lines.get(0));
        assertEquals("                        ^^^^^", lines.get(3));
        assertEquals(
                "UnresolvedReference: late uses method later(), which is not declared; declare it and run this again",
                failure("late()").get(0));
        assertEquals(3, value("int later() { return 2; }\nlate()"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"while (true) {}", "Thread.sleep(100_000);", "long n = 0; for (;;) n++;"})
    void anInterruptStopsACell(String code) throws InterruptedException {
        // A thread of its own: an interrupt reaches those of the common pool.
        CompletableFuture<Object> cell = CompletableFuture.supplyAsync(() -> value(code), r -> new Thread(r).start());
        Thread.sleep(500);
        assertFalse(cell.isDone());
        long start = System.nanoTime();
        kernel.interrupt();
        CompletionException e = assertThrows(CompletionException.class, cell::join);
        assertTrue(System.nanoTime() - start < TimeUnit.SECONDS.toNanos(1));
        assertEquals("Interrupted", ((CellError) e.getCause()).name());
        assertEquals(2, value("1 + 1"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "new java.net.ServerSocket(0).accept()",
                "try { Thread.sleep(100_000); } catch (InterruptedException e) { }\nThread.sleep(100_000);",
                "CompletableFuture.supplyAsync(() -> { while (true) {} }).join()"
            })
    void whatHeedsNoInterruptIsLeftBehind(String code) throws InterruptedException {
        anInterruptStopsACell(code);
    }

    @Test
    void aCellAskedForBeforeAnInterruptDoesNotRunOneAskedForLaterDoes() {
        Arrivals arrivals = new Arrivals();
        long before = arrivals.cell();
        arrivals.interrupt(header("a", "2026-01-01T00:00:10.000001Z"));
        assertTrue(arrivals.isStopped(before));
        assertTrue(arrivals.isStopped(arrivals.cell(header("a", "2026-01-01T00:00:10.000000Z"))));
        assertNotEquals(0, arrivals.cell(header("a", "2026-01-01T00:00:10.000000Z")), "the number of no cell");
        assertTrue(arrivals.isStopped(arrivals.cell(header("b", "2026-01-01T00:00:09.990000+00:00"))));
        assertFalse(arrivals.isStopped(arrivals.cell(header("a", "2026-01-01T00:00:10.000002Z"))));
        assertFalse(arrivals.isStopped(arrivals.cell(header("a", "no date"))));
        long early = arrivals.cell(header("a", "2026-01-01T00:00:11Z"));
        long later = arrivals.cell(header("a", "2026-01-01T00:00:13Z"));
        arrivals.interrupt(header("a", "2026-01-01T00:00:12Z"));
        assertTrue(arrivals.isStopped(early));
        assertFalse(arrivals.isStopped(later));
        arrivals.interrupt(null);
        assertFalse(arrivals.isStopped(arrivals.cell(header("a", "2026-01-01T00:00:00Z"))));
    }

    private static Header<?> header(String session, String date) {
        return new Header<>("1", "u", session, new KernelTimestamp(date), MessageType.EXECUTE_REQUEST, "5.3");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1; // note",
                "import java.util.*;",
                "record Q(int a) {}",
                "enum E { A }",
                "int f(int a) { return a; }",
                "@Deprecated class Old {}",
                "1; /* note */",
                "1;\n// a\n/* b\nc */",
                "\"a; // b\"; // \"c",
                "'\"'; // x",
                "\"\"\"\n ; // no\"\"\"; // yes"
            })
    void aSemicolonBeforeACommentIsQuiet(String code) {
        assertNull(value(code));
    }

    @Test
    void aSemicolonInACommentOrATextIsNone() {
        assertEquals(1, value("1 // note;"));
        assertEquals(1, value("1 /* ; */"));
        assertEquals("; // no", value("\"; // no\""));
    }

    @Test
    void whatPrintsNullShowsNull() {
        assertEquals("null", text("new Object() { public String toString() { return null; } }"));
        assertEquals("[null]", text("List.of(new Object() { public String toString() { return null; } })"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "String tooLong = \"%s\";",
                "class TooLong { String z = \"%s\"; }",
                "\"%s\".length()",
                "int %s = 1;"
            })
    void whatNoClassFileCanHoldSpoilsNoLaterCell(String code) {
        assertTrue(failure(code.formatted("y".repeat(65_536))).get(0).contains("too long"));
        assertEquals(42, value("6 * 7"));
        assertNotNull(kernel.inspect("Math.sqrt", 9, false));
    }

    @Test
    void exitEndsTheCell() {
        assertTrue(failure("System.exit(0)").get(0).contains("System.exit(0) ended the cell, not the kernel"));
        assertTrue(
                failure("IntConsumer end = System::exit; end.accept(1)").get(0).contains("System.exit(1)"));
        assertTrue(failure("Runtime.getRuntime().halt(2);").get(0).contains("Runtime.halt(2)"));
        assertTrue(failure("Stream.of(3).forEach(Runtime.getRuntime()::exit)")
                .get(0)
                .contains("Runtime.exit(3)"));
    }

    @Test
    void aVariableOfAChangedRecordSaysWhereItWent() {
        value("record Pair(int x) {}\nvar pair = new Pair(1);");
        value("record Pair(int x, int y) {}");
        assertEquals(
                "CompilationError: pair went with the old Pair, which cell declared anew; run the cell that makes pair again",
                failure("pair").get(0));
        assertEquals(2, value("var pair = new Pair(1, 2);\npair.y()"));
    }

    @Test
    void overloadsCallEachOtherInAnyOrder() {
        assertEquals(6, value("int one(int n, int k) { return n * k; }\nint one(int n) { return one(n, 2); }\none(3)"));
        assertEquals(6, value("int two(int n) { return two(n, 2); }\nint two(int n, int k) { return n * k; }\ntwo(3)"));
        assertTrue(failure("int four(int n) { return four(n, 2); }")
                .get(0)
                .contains("method four cannot be applied to given types"));
    }

    @Test
    void anInterruptBetweenCellsIsForgotten() {
        kernel.interrupt();
        assertEquals(3, value("Thread.sleep(10); 3"));
    }

    @Test
    void completion() {
        value("double capacity = 0.1;");
        ReplacementOptions options = kernel.complete("// é😀\n1 + capac", 15);
        assertEquals(List.of("capacity"), options.getReplacements());
        assertEquals(List.of(10, 15), List.of(options.getSourceStart(), options.getSourceEnd()));
        assertTrue(kernel.complete("record P(int abscissa) {}\nString s = \"\";\ns.isBl", 47)
                .getReplacements()
                .contains("isBlank()"));
        assertEquals(List.of("load"), kernel.complete("%lo", 3).getReplacements());
    }

    @Test
    void inspection() {
        assertTrue(String.valueOf(
                        kernel.inspect("int i = Math.max(1, 2);", 16, false).getData(MIMEType.TEXT_PLAIN))
                .contains("int Math.max(int a, int b)"));
        value("double load = 0.1;");
        assertTrue(String.valueOf(kernel.inspect("load", 2, false).getData(MIMEType.TEXT_PLAIN))
                .contains("load"));
        assertNull(kernel.inspect("nothing_of_the_kind", 3, false));
        assertEquals("complete", kernel.isComplete("record Asked(int a) {}"));
        assertNotNull(kernel.inspect("Math.sqrt", 9, false), "what was asked before changes nothing");
    }

    @Test
    void javadocComesFromSourcesJars(@TempDir Path directory) throws Exception {
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(directory.resolve("a-sources.jar")))) {
            zip.putNextEntry(new ZipEntry("a/Rule.java"));
            zip.write("""
                    package a;
                    /** A rule, {@code W} from {@link Patterns}. */
                    public interface Rule<T> {
                        /** Learns one.
                         * @param xi the patterns */
                        double learn(java.util.List<T> xi, int[] n);
                        /** Learns all. */
                        double learn(T... all);
                        /** Nested. */
                        record Hebb(double a) {}
                    }
                    """.getBytes(StandardCharsets.UTF_8));
            zip.closeEntry();
        }
        Javadoc javadoc = new Javadoc(directory);
        assertEquals("A rule, W from Patterns.", Javadoc.plain(javadoc.of("a.Rule<T>")));
        assertEquals(
                "Learns one.\n  xi: the patterns",
                Javadoc.plain(javadoc.of("double Rule<T>.learn(List<T> xi, int[] n)"))
                        .replaceAll("\\n+", "\n"));
        assertEquals("Learns all.", Javadoc.plain(javadoc.of("double Rule<T>.learn(T... all)")));
        assertEquals("Nested.", Javadoc.plain(javadoc.of("a.Rule.Hebb")));
        assertNull(javadoc.of("double Rule<T>.learn(String s)"));
        assertNull(javadoc.of("a.Other"));
    }

    @Test
    void isComplete() {
        assertEquals("complete", kernel.isComplete("%time 1 + 1\nint x = 3;\nx"));
        assertEquals("complete", kernel.isComplete("%%time\nint x = 3;"));
        assertEquals("    ", kernel.isComplete("for (int i = 0; i < 3; i++) {"));
        assertEquals("      ", kernel.isComplete("int f() {\n  if (true) {"));
        assertEquals("invalid", kernel.isComplete(")"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "@Override", "@Deprecated", "String s = \"\"\"\n  abc", "\"\"\"\n%time x\n", "Runnable r = () ->",
                        "List<",
                "List<String", "List<String>", "Map<String, List<Integer", "<T> T", "class A<T", "%%time\nfor (;;) {"
            })
    void moreTextCanCompleteThis(String code) {
        assertTrue(kernel.isComplete(code).isBlank(), kernel.isComplete(code));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "@Deprecated int x = 1;",
                "\"\"\"\n%time x\n\"\"\"",
                "x -> x",
                "a < b",
                "Runnable r = () -> {}",
                "1; // note",
                "import java.util.*;",
                "record Q(int a) {}",
                "enum E { A }",
                "int f(int a) { return a; }",
                "@Deprecated class Old {}",
                "new ArrayList<>()",
                "int y = 7\n    % 3;",
                "return 1;"
            })
    void thisIsWhole(String code) {
        assertEquals("complete", kernel.isComplete(code));
    }

    @Test
    void loadRunsAFileAndNamesItInErrors(@TempDir Path directory) throws Exception {
        Path file = directory.resolve("more code.jshell");
        Files.writeString(file, "int loaded = 7;\nint zero = 0;\n");
        value("%load \"" + file + "\"");
        assertEquals(7, value("loaded"));
        Files.writeString(file, "int a = 1;\nint b = a / zero;\n");
        List<String> lines = failure("%load \"" + file + "\"");
        assertEquals("ArithmeticException: / by zero", lines.get(0));
        assertEquals("  more code.jshell, line 2:  int b = a / zero;", lines.get(1));
        assertTrue(failure("%load missing.jshell").get(0).contains("there is no readable file"));
    }

    @Test
    void classpathAddsWhatAJarHolds(@TempDir Path directory) throws Exception {
        Path source = Files.writeString(
                directory.resolve("Added.java"),
                "package added; public class Added { public static int of() { return 5; } }");
        Path classes = Files.createDirectory(directory.resolve("classes"));
        assertEquals(
                0,
                javax.tools.ToolProvider.getSystemJavaCompiler()
                        .run(null, null, null, "-d", classes.toString(), source.toString()));
        value("%classpath " + directory + "/cl*s");
        assertEquals(5, value("added.Added.of()"));
        assertTrue(failure("int x = 1;\n%classpath nowhere/*.jar").get(1).contains("line 2"));
    }

    @Test
    void badMagicsTeach() {
        assertTrue(failure("%maven commons-math3").get(0).contains("group:artifact:version was needed"));
        assertEquals(
                "UndefinedMagicException: Undefined line magic 'nosuch'",
                failure("%nosuch").get(0));
    }

    @Test
    void timeGivesTheValue() {
        assertEquals("a b", value("%time \"a b\""));
        assertEquals(6, value("%%time\nint three = 3;\nthree * 2"));
    }

    @Test
    void aLongCommentAndManyBlanksAreNoBurden() {
        String cell = "\n".repeat(20_000) + "// note\n".repeat(20_000) + "/*" + "x\n".repeat(20_000) + "*/ 5";
        assertEquals(5, org.junit.jupiter.api.Assertions.assertTimeout(Duration.ofSeconds(10), () -> value(cell)));
    }
}
