package engram;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The data that tests need and the library does not carry. The workbench fetches it and sets ENGRAM_DATA, and then it has to be there; otherwise it is
 * looked for where the workbench leaves it, and a test that does not find it is skipped.
 */
public final class DataFiles {
    private DataFiles() {}

    /** The directory of data; ends the test if there is none. */
    public static Path directory() {
        String set = System.getenv("ENGRAM_DATA");
        Path directory = set != null ? Path.of(set) : Path.of("..", "environment", "target", "data");
        boolean there = Files.isRegularFile(directory.resolve("digits.csv"))
                && Files.isRegularFile(directory.resolve("mnist").resolve("9.json"));
        if (set != null) {
            assertTrue(
                    there,
                    "ENGRAM_DATA = " + set + ": digits.csv and mnist/ are not there; './environment/workbench test'"
                            + " fetches them, or unset ENGRAM_DATA");
        } else {
            assumeTrue(there, "skipped: the digits have not been fetched; './environment/workbench test' fetches them");
        }
        return directory;
    }
}
