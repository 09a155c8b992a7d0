package engram;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every public type says since which version it is there. */
class SinceTest {
    private static final Pattern PUBLIC =
            Pattern.compile("^public (?:[a-z-]+ )*(?:class|interface|record|enum|@interface) ", Pattern.MULTILINE);
    private static final Pattern SINCE = Pattern.compile("^ \\* @since \\d+\\.\\d+\\.\\d+$", Pattern.MULTILINE);

    @Test
    void everyPublicTypeSaysItsVersion() throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.walk(Path.of("src", "main"))) {
            files = all.filter(file -> file.toString().endsWith(".java")).toList();
        }
        List<String> missing = new ArrayList<>();
        int found = 0;
        for (Path file : files) {
            String text = Files.readString(file);
            Matcher type = PUBLIC.matcher(text);
            if (type.find()) {
                found++;
                String before = text.substring(0, type.start());
                if (!SINCE.matcher(before.substring(Math.max(0, before.lastIndexOf("/**"))))
                        .find()) {
                    missing.add(file + ": add ' * @since VERSION' to the Javadoc of its public type");
                }
            }
        }
        assertEquals(List.of(), missing);
        assertTrue(found > 100, found + " public types");
    }
}
