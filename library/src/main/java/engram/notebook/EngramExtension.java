package engram.notebook;

import engram.argument.Given;
import engram.chart.Chart;
import engram.chart.ColourMap;
import engram.chart.Gallery;
import engram.chart.HeatMap;
import engram.chart.Picture;
import engram.chart.paint.Paint;
import engram.chart.plotly.Plotly;
import engram.frame.Tidy;
import engram.pattern.Patterns;
import engram.progress.PacedProgress;
import engram.progress.Progress;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.dflib.jjava.jupyter.Extension;
import org.dflib.jjava.jupyter.kernel.BaseKernel;
import org.dflib.jjava.jupyter.kernel.display.DisplayData;
import org.dflib.jjava.jupyter.kernel.display.RenderContext;
import org.dflib.jjava.jupyter.kernel.display.Renderer;
import tech.tablesaw.api.Table;
import tech.tablesaw.plotly.components.Figure;

/**
 * Makes the library at home in a Java notebook: charts, tables and patterns show themselves, long tasks show
 * a progress bar, {@link Notebook#show show} works, and the library's packages are imported. Any kernel of
 * the JJava family finds it by {@code META-INF/services}.
 *
 * @since 0.1.0
 */
public final class EngramExtension implements Extension {

    static final String PLOTLY = "application/vnd.plotly.v1+json";
    static final String VERDICTS = "application/vnd.engram.verdicts+json";
    static final String PROGRESS = "application/vnd.engram.progress+json";

    private static final List<String> PACKAGES = List.of(
            "engram.identity.*",
            "engram.random.*",
            "engram.statistics.*",
            "engram.state.*",
            "engram.numeric.*",
            "engram.pattern.*",
            "engram.topology.*",
            "engram.coupling.*",
            "engram.learning.*",
            "engram.disorder.*",
            "engram.elastic.*",
            "engram.neuron.*",
            "engram.model.*",
            "engram.memory.*",
            "engram.dynamics.*",
            "engram.observable.*",
            "engram.exact.*",
            "engram.theory.*",
            "engram.progress.*",
            "engram.store.*",
            "engram.sweep.*",
            "engram.study.*",
            "engram.frame.*",
            "engram.chart.*",
            "engram.chart.paint.*",
            "engram.notebook.*",
            "tech.tablesaw.api.*",
            "java.util.*",
            "java.util.function.*",
            "java.util.stream.*");

    private static final int MOST_IMAGES = 24;

    /** Made by the service loader. */
    public EngramExtension() {}

    /** The imports that a notebook starts with. */
    static List<String> imports() {
        List<String> lines =
                PACKAGES.stream().map(name -> "import " + name + ";").collect(Collectors.toList());
        lines.add("import static engram.notebook.Notebook.*;");
        return lines;
    }

    @Override
    public void install(BaseKernel kernel) {
        Given.value("EngramExtension.install", "kernel", kernel, "the kernel that loads it");
        Renderer renderer = kernel.getRenderer();
        register(renderer);
        Notebook.screen(x -> kernel.display(x instanceof DisplayData rendered ? rendered : renderer.render(x)));
        Progress.display((task, total) -> new PacedProgress(task, total, screen(kernel), System::nanoTime));
        Thread warmUp = new Thread(EngramExtension::warmUp, "engram warm-up");
        warmUp.setDaemon(true);
        warmUp.start();
        kernel.evalRaw(String.join("\n", imports()));
    }

    /**
     * Loads what the first table and the first chart need while the reader still reads: Tablesaw looks
     * through the class path for its file formats, Java2D for fonts, which takes a second or two.
     */
    private static void warmUp() {
        TableView.html(Tidy.table("warm-up", List.of(new Warm(1, 0.5, "a"))));
        try {
            Paint.png(Chart.titled("warm-up").points("a", new double[] {0, 1}, new double[] {0, 1}));
        } catch (RuntimeException | LinkageError | InternalError noFonts) {
            // The first chart will find the same and show itself as SVG.
        }
    }

    private record Warm(int k, double x, String name) {}

    @Override
    public void uninstall(BaseKernel kernel) {
        Notebook.screen(System.out::println);
        Progress.display(Progress.TERMINAL);
    }

    static void register(Renderer renderer) {
        renderer.createRegistration(Picture.class)
                .preferring(PLOTLY, "image/png", "text/plain")
                .supporting("image/svg+xml")
                .register(EngramExtension::picture);
        renderer.createRegistration(Figure.class)
                .preferring(PLOTLY, "image/png", "text/plain")
                .register(EngramExtension::figure);
        renderer.createRegistration(Table.class)
                .preferring("text/html", "text/plain")
                .register((table, context) -> {
                    put(context, "text/html", TableView.html(table));
                    put(context, "text/plain", TableView.text(table));
                });
        renderer.createRegistration(Verdicts.class)
                .preferring("text/html", "text/plain", VERDICTS)
                .register((verdicts, context) -> {
                    put(context, "text/html", verdicts.html());
                    put(context, "text/plain", verdicts.toString());
                    put(context, VERDICTS, verdicts.json());
                    context.getOutputContainer()
                            .putMetaData(VERDICTS, verdicts.made().json());
                });
        renderer.createRegistration(Patterns.class)
                .preferring(PLOTLY, "image/png", "text/plain")
                .register((patterns, context) -> {
                    picture(picture(patterns), context);
                    put(context, "text/plain", patterns.toString());
                });
    }

    private static void put(RenderContext context, String type, Object value) {
        boolean text = type.startsWith("text/") && value instanceof String;
        context.getOutputContainer().putData(type, text ? encodable((String) value) : value);
    }

    /** A message is UTF-8, which has no place for half of a surrogate pair. */
    private static String encodable(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }

    private static void picture(Picture picture, RenderContext context) {
        put(context, PLOTLY, Plotly.figure(picture));
        still(picture, context);
        put(context, "text/plain", picture.title());
    }

    /** Adds the static picture: PNG, or SVG on a machine whose Java has no fonts to paint with. */
    private static void still(Picture picture, RenderContext context) {
        try {
            put(context, "image/png", Base64.getEncoder().encodeToString(Paint.png(picture)));
            context.getOutputContainer()
                    .putMetaData("image/png", Map.of("width", Paint.width(picture), "height", Paint.height(picture)));
        } catch (CancellationException stopped) {
            throw stopped;
        } catch (RuntimeException | LinkageError | InternalError noFonts) {
            put(context, "image/svg+xml", Paint.svg(picture));
        }
    }

    private static void figure(Figure figure, RenderContext context) {
        Map<String, Object> plotly = TablesawFigure.plotly(figure);
        put(context, PLOTLY, plotly);
        String title = TablesawFigure.title(plotly);
        String text = title.isEmpty() ? "Tablesaw figure" : title;
        try {
            Optional<Picture> still = TablesawFigure.picture(plotly);
            still.ifPresent(picture -> still(picture, context));
        } catch (IllegalArgumentException refused) {
            text += " (without a still picture: " + refused.getMessage() + ")";
        }
        put(context, "text/plain", text);
    }

    /** Binary patterns as images where N has the shape of one; others as rows of a heat map. */
    static Picture picture(Patterns xi) {
        int side = (int) Math.round(Math.sqrt(xi.n()));
        if (xi.d() == 1 && (xi.n() == 35 || side * side == xi.n())) {
            int columns = xi.n() == 35 ? 5 : side;
            int count = Math.min(xi.p(), MOST_IMAGES);
            Gallery gallery = Gallery.of(xi.toString(), xi.first(count), xi.n() / columns, columns);
            return count == xi.p() ? gallery : gallery.note("The first " + count + " of " + xi.p() + ".");
        }
        int width = xi.space().size();
        int count = Math.min(xi.p(), Math.max(1, 40_000 / width));
        double[][] rows = new double[count][];
        for (int mu = 0; mu < count; mu++) {
            rows[mu] = xi.pattern(mu);
        }
        HeatMap map = HeatMap.of(xi.toString(), rows)
                .x(xi.d() == 1 ? "i" : "i d + a")
                .y("μ")
                .bar("ξ")
                .map(ColourMap.DIVERGING)
                .range(-1, 1);
        return count == xi.p() ? map : map.note("The first " + count + " of " + xi.p() + ".");
    }

    /** Shows a task's frames in one place of the cell that runs it. */
    private static Consumer<PacedProgress.Frame> screen(BaseKernel kernel) {
        String id = UUID.randomUUID().toString();
        boolean[] there = new boolean[1];
        return frame -> {
            DisplayData data = new DisplayData();
            data.putData("text/html", ProgressBar.html(frame));
            data.putData("text/plain", frame.line());
            data.putData(PROGRESS, ProgressBar.json(frame));
            data.putTransientData("display_id", id);
            if (there[0]) {
                kernel.getIO().display.updateDisplay(data);
            } else {
                there[0] = true;
                kernel.display(data);
            }
        };
    }
}
