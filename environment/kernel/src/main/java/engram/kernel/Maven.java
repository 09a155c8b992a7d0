package engram.kernel;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds jars by their Maven coordinates, with the installed {@code mvn} and the user's own settings. */
final class Maven {
    private static final Pattern COORDINATES = Pattern.compile("[\\w.-]+(:[\\w.-]+){2,4}");
    private static final String PROJECT = """
            <project xmlns="http://maven.apache.org/POM/4.0.0">
              <modelVersion>4.0.0</modelVersion>
              <groupId>notebook</groupId>
              <artifactId>notebook</artifactId>
              <version>1</version>
              <packaging>pom</packaging>
              <dependencies>
            DEPENDENCIES  </dependencies>
            </project>
            """;
    private static final String FAULT = "[ERROR]";
    private static final List<String> ELEMENTS = List.of("groupId", "artifactId", "version");

    private Maven() {}

    /**
     * Resolves artifacts and all that they need.
     *
     * @param coordinates each {@code group:artifact:version}, or {@code group:artifact:type[:classifier]:version}
     * @return the jars
     * @throws IOException          if Maven cannot be run or does not find them
     * @throws InterruptedException if the cell is interrupted; Maven is ended
     */
    static List<Path> resolve(List<String> coordinates) throws IOException, InterruptedException {
        if (coordinates.isEmpty()) {
            throw new IllegalArgumentException("%maven came without an artifact; write group:artifact:version,"
                    + " as in %maven org.apache.commons:commons-math3:3.6.1");
        }
        for (String c : coordinates) {
            if (!COORDINATES.matcher(c).matches()) {
                throw new IllegalArgumentException(
                        "%maven " + c + ": group:artifact:version was needed; try for example"
                                + " org.apache.commons:commons-math3:3.6.1");
            }
        }
        Path directory = Files.createTempDirectory("notebook-maven");
        Path pom = directory.resolve("pom.xml");
        Path answer = directory.resolve("classpath");
        Path log = directory.resolve("log");
        try {
            Files.writeString(
                    pom,
                    PROJECT.replace(
                            "DEPENDENCIES",
                            coordinates.stream().map(Maven::dependency).collect(Collectors.joining())));
            run(pom, answer, log, coordinates);
            return Stream.of(Files.readString(answer).strip().split(File.pathSeparator))
                    .filter(path -> !path.isEmpty())
                    .map(Path::of)
                    .toList();
        } finally {
            for (Path p : List.of(pom, answer, log, directory)) {
                Files.deleteIfExists(p);
            }
        }
    }

    private static void run(Path pom, Path answer, Path log, List<String> coordinates)
            throws IOException, InterruptedException {
        String mvn = System.getProperty("os.name").startsWith("Windows") ? "mvn.cmd" : "mvn";
        Process process;
        try {
            process = new ProcessBuilder(
                            mvn,
                            "-B",
                            "-q",
                            "-Dstyle.color=never",
                            "-f",
                            pom.toString(),
                            "org.apache.maven.plugins:maven-dependency-plugin:" + Version.dependencyPlugin()
                                    + ":build-classpath",
                            "-Dmdep.outputFile=" + answer,
                            "-DincludeScope=runtime")
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
        } catch (IOException e) {
            throw new IOException(
                    "%maven needs the command mvn, which was not found; install Maven (Debian: apt-get install maven)"
                            + " or add the jar with %classpath",
                    e);
        }
        try {
            if (process.waitFor() != 0) {
                throw new IOException("%maven " + String.join(" ", coordinates) + ": " + reason(log)
                        + "; check the coordinates and the network");
            }
        } finally {
            process.destroy();
        }
    }

    /** What Maven says first, without the words about a project that the reader never wrote. */
    private static String reason(Path log) throws IOException {
        return Files.readString(log, StandardCharsets.UTF_8)
                .lines()
                .filter(line -> line.contains(FAULT))
                .map(line ->
                        line.substring(line.indexOf(FAULT) + FAULT.length()).strip())
                .filter(line -> !line.isEmpty())
                .findFirst()
                .orElse("Maven failed without saying why")
                .replaceFirst("^Failed to execute goal on project notebook: ", "")
                .replaceFirst("^Could not resolve dependencies for project \\S+: ", "")
                .replaceFirst(" This failure was cached.*", "")
                .replaceFirst(" -> \\[Help 1]$", "");
    }

    private static String dependency(String coordinates) {
        String[] parts = coordinates.split(":");
        StringBuilder xml = new StringBuilder("    <dependency>");
        String[] values = {parts[0], parts[1], parts[parts.length - 1]};
        for (int i = 0; i < values.length; i++) {
            xml.append(element(ELEMENTS.get(i), values[i]));
        }
        if (parts.length > 3) {
            xml.append(element("type", parts[2]));
        }
        if (parts.length > 4) {
            xml.append(element("classifier", parts[3]));
        }
        return xml.append("</dependency>\n").toString();
    }

    private static String element(String name, String value) {
        return "<" + name + ">" + value + "</" + name + ">";
    }
}
