package engram.kernel;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** Versions that the build knows. */
final class Version {
    private static final Properties BUILD = read();

    private Version() {}

    static String kernel() {
        return BUILD.getProperty("kernel");
    }

    static String dependencyPlugin() {
        return BUILD.getProperty("dependency.plugin");
    }

    private static Properties read() {
        Properties properties = new Properties();
        try (InputStream in = Version.class.getResourceAsStream("build.properties")) {
            properties.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties;
    }
}
