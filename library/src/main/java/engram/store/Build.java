package engram.store;

import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Which library, JVM and machine compute here. */
final class Build {
    private static final List<String> SHOWING = List.of("frame", "chart", "notebook");

    /** The version, and a digest of the classes that compute: a library built anew from other sources is another. */
    static final String LIBRARY = version() + "+" + digest();

    /**
     * The version, and a digest of the classes that a trial can reach: adding a class to the library changes nothing, a change
     * of a reached one makes another study. Where class files cannot be read it is {@link #LIBRARY}.
     */
    static String reached(Object trial, Object held, Class<?>... types) {
        ClassLoader loader = trial.getClass().getClassLoader();
        String digest = loader == null ? null : Reach.digest(loader, trial, held, types);
        return digest == null ? LIBRARY : version() + "+" + digest;
    }

    /** For example {@code OpenJDK 64-Bit Server VM 17.0.13+11}. */
    static final String JVM = System.getProperty("java.vm.name") + " " + Runtime.version();

    /** Operating system, architecture and processor. */
    static final String MACHINE = System.getProperty("os.name") + " " + System.getProperty("os.arch") + ", "
            + Runtime.getRuntime().availableProcessors() + " x " + processor();

    private Build() {}

    private static String version() {
        try (InputStream in = Build.class.getResourceAsStream("version.txt")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).trim();
        } catch (IOException unreadable) {
            return "unknown";
        }
    }

    private static String digest() {
        try {
            CodeSource source = Build.class.getProtectionDomain().getCodeSource();
            Path home = Path.of(source.getLocation().toURI());
            if (Files.isDirectory(home)) {
                return digest(home.resolve("engram"));
            }
            try (FileSystem jar = FileSystems.newFileSystem(home)) {
                return digest(jar.getPath("engram"));
            }
        } catch (IOException | URISyntaxException | NoSuchAlgorithmException | RuntimeException elsewhere) {
            return "unknown";
        }
    }

    private static String digest(Path root) throws IOException, NoSuchAlgorithmException {
        TreeMap<String, Path> classes = new TreeMap<>();
        try (Stream<Path> files = Files.walk(root)) {
            files.filter(file -> file.toString().endsWith(".class"))
                    .filter(file ->
                            !SHOWING.contains(root.relativize(file).getName(0).toString()))
                    .forEach(
                            file -> classes.put(root.relativize(file).toString().replace('\\', '/'), file));
        }
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        for (Map.Entry<String, Path> type : classes.entrySet()) {
            digest.update(type.getKey().getBytes(StandardCharsets.UTF_8));
            digest.update(Files.readAllBytes(type.getValue()));
        }
        return HexFormat.of().formatHex(digest.digest(), 0, 6);
    }

    private static String processor() {
        try (Stream<String> lines = Files.lines(Path.of("/proc/cpuinfo"))) {
            return lines.filter(line -> line.startsWith("model name"))
                    .findFirst()
                    .map(line -> line.substring(line.indexOf(':') + 1).trim())
                    .orElse("processor");
        } catch (IOException | RuntimeException elsewhere) {
            return "processor";
        }
    }
}
