package engram.kernel;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.dflib.jjava.jupyter.kernel.magic.MagicsRegistry;
import org.dflib.jjava.jupyter.kernel.util.PathsHandler;

/** The magics that users of JJava know, with JJava's names and arguments. */
final class Magics {
    private static final double NANOS = 1e9;

    private Magics() {}

    static void register(Kernel kernel) {
        MagicsRegistry registry = kernel.getMagicsRegistry();
        registry.registerLineMagic("classpath", (Kernel k, List<String> args) -> classpath(k, args));
        registry.registerLineMagic("jars", (Kernel k, List<String> args) -> classpath(k, args));
        registry.registerLineMagic("maven", (Kernel k, List<String> args) -> maven(k, args));
        registry.registerLineMagic("load", (Kernel k, List<String> args) -> load(k, args));
        registry.registerLineMagic("time", (Kernel k, List<String> args) -> time(k, String.join(" ", args)));
        registry.registerCellMagic("time", (Kernel k, List<String> args, String body) -> time(k, body));
    }

    private static Object classpath(Kernel kernel, List<String> args) {
        if (args.isEmpty()) {
            throw new IllegalArgumentException("%classpath came without a path; name jars or directories of classes,"
                    + " as in %classpath lib/*.jar");
        }
        List<Path> found = new ArrayList<>();
        for (String arg : args) {
            List<Path> paths = PathsHandler.splitAndResolveGlobs(arg);
            if (paths.isEmpty()) {
                throw new IllegalArgumentException(
                        "%classpath " + arg + ": there is no such jar or directory seen from "
                                + Path.of("").toAbsolutePath() + "; give another path, * stands for any name");
            }
            found.addAll(paths);
        }
        kernel.addToClasspath(found);
        return null;
    }

    private static Object maven(Kernel kernel, List<String> args) throws IOException, InterruptedException {
        kernel.addToClasspath(Maven.resolve(args));
        return null;
    }

    private static Object load(Kernel kernel, List<String> args) throws IOException {
        if (args.size() != 1) {
            throw new IllegalArgumentException("%load came with " + args.size()
                    + " arguments, it needs the path of one file of Java snippets; put a path with blanks in quotes");
        }
        Path file = Path.of(args.get(0));
        if (!Files.isReadable(file)) {
            throw new IllegalArgumentException("%load " + file + ": there is no readable file "
                    + file.toAbsolutePath().normalize() + "; paths start at the notebook's directory");
        }
        kernel.run(new Cell(String.valueOf(file.getFileName()), Files.readString(file), 1));
        return null;
    }

    private static Object time(Kernel kernel, String source) {
        long wall = System.nanoTime();
        long processor = processorNanos();
        Object value = kernel.runMagicText(source);
        System.out.printf(
                Locale.ROOT,
                "wall %.3f s, CPU %.3f s%n",
                (System.nanoTime() - wall) / NANOS,
                (processorNanos() - processor) / NANOS);
        return value;
    }

    /** Processor time of all threads. */
    private static long processorNanos() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof com.sun.management.OperatingSystemMXBean os
                ? os.getProcessCpuTime()
                : 0;
    }
}
