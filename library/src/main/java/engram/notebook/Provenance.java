package engram.notebook;

import engram.argument.Given;
import engram.random.Streams;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Properties;

/**
 * What tables and charts say about themselves: the size, the seed and the licence, which the notebook states, and
 * the library, its commit, the JVM and the date, which are found out.
 *
 * <pre>{@code
 * var made = Provenance.of(Size.current(), 1982, "Apache-2.0");
 * var size = made.size().pick(quick, paper);
 * var streams = made.streams();
 * ...
 * Results.of("classical/01-hopfield-1982", made).table("recall", recall);
 * Verdicts.of("Hopfield 1982", made).row(...)
 * }</pre>
 *
 * <p>The commit is that of the sources from which the library was built, with {@code -dirty} behind it if they had
 * been edited since; {@code unknown} where the library was built outside a git repository.
 *
 * @param size the size of the run
 * @param seed the seed of all random streams; empty if the notebook does not state it
 * @param licence the licence of the results, as an SPDX identifier; empty if the notebook does not state it
 * @param library the library's version
 * @param commit the library's commit, or {@code unknown}
 * @param jvm name and version of the virtual machine
 * @param date the day on which the numbers were computed, in UTC
 * @since 0.1.0
 */
public record Provenance(
        Size size, OptionalLong seed, String licence, String library, String commit, String jvm, LocalDate date) {

    private static final Properties BUILD = build();

    /**
     * Checks that nothing is null and that the licence is one line.
     *
     * @param size the size of the run
     * @param seed the seed of all random streams; empty if the notebook does not state it
     * @param licence the licence of the results, as an SPDX identifier; empty if the notebook does not state it
     * @param library the library's version
     * @param commit the library's commit, or {@code unknown}
     * @param jvm name and version of the virtual machine
     * @param date the day on which the numbers were computed, in UTC
     */
    public Provenance {
        Given.value("Provenance", "size", size, "Size.QUICK or Size.PAPER; try Size.current()");
        Given.value("Provenance", "seed", seed, "an OptionalLong; try OptionalLong.of(1982)");
        Given.value("Provenance", "licence", licence, "an SPDX identifier or \"\"; try \"Apache-2.0\"");
        Given.value("Provenance", "library", library, "a version such as \"0.1.0\"");
        Given.value("Provenance", "commit", commit, "a commit; try \"unknown\"");
        Given.value("Provenance", "jvm", jvm, "a name and version");
        Given.value("Provenance", "date", date, "a day; try LocalDate.now()");
        if (licence.lines().count() > 1) {
            throw new IllegalArgumentException("Provenance(licence of "
                    + licence.lines().count() + " lines): needs an SPDX identifier in one line; try \"Apache-2.0\"");
        }
    }

    /**
     * The provenance of results whose seed and licence are stated.
     *
     * @param size the size of the run
     * @param seed the seed of all random streams
     * @param licence the licence of the results, as an SPDX identifier
     * @return the provenance of what is computed here and today
     */
    public static Provenance of(Size size, long seed, String licence) {
        return of(size, OptionalLong.of(seed), licence, Clock.systemUTC());
    }

    /**
     * The provenance of results whose seed and licence are not stated.
     *
     * @param size the size of the run
     * @return the provenance of what is computed here and today
     */
    public static Provenance of(Size size) {
        return of(size, OptionalLong.empty(), "", Clock.systemUTC());
    }

    static Provenance of(Size size, OptionalLong seed, String licence, Clock clock) {
        return new Provenance(
                size,
                seed,
                licence,
                BUILD.getProperty("version", "unknown"),
                BUILD.getProperty("commit", "unknown")
                        + (BUILD.getProperty("dirty", "").equals("true") ? "-dirty" : ""),
                System.getProperty("java.vm.name") + " " + Runtime.version(),
                LocalDate.now(clock));
    }

    /**
     * The random streams of the stated seed.
     *
     * @return {@code Streams.seed(seed)}
     */
    public Streams streams() {
        return Streams.seed(seed.orElseThrow(() -> new IllegalStateException(
                "streams(): this provenance states no seed; try Provenance.of(Size.current(), 1982, \"Apache-2.0\")")));
    }

    private static Properties build() {
        Properties properties = new Properties();
        try (InputStream in = Provenance.class.getResourceAsStream("build.properties")) {
            if (in != null) {
                properties.load(new StringReader(new String(in.readAllBytes(), StandardCharsets.UTF_8)));
            }
        } catch (IOException unreadable) {
            properties.clear();
        }
        return properties;
    }

    /** What does not change from run to run: {@code PAPER size, seed 1982}. */
    String stated() {
        return size + " size" + (seed.isPresent() ? ", seed " + seed.getAsLong() : "");
    }

    /** What computed: library, commit and JVM. */
    String computedBy() {
        return "Engram " + library + " (commit " + commit + "), " + jvm;
    }

    /** As names and values, for JSON; seed and licence only where they are stated. */
    Map<String, Object> json() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("size", size.toString());
        seed.ifPresent(value -> map.put("seed", value));
        map.put("version", library);
        map.put("commit", commit);
        map.put("jvm", jvm);
        map.put("date", date.toString());
        if (!licence.isBlank()) {
            map.put("licence", licence);
        }
        return map;
    }

    /** One line. */
    @Override
    public String toString() {
        List<String> parts = new ArrayList<>(List.of(stated(), computedBy(), "numbers of " + date));
        if (!licence.isBlank()) {
            parts.add(licence);
        }
        return String.join(" · ", parts);
    }
}
