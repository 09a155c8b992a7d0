package engram.frame;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import tech.tablesaw.api.Table;

/** What is written as CSV is what is read. */
class TableLawsTest {

    /** A row with a column of every kind. */
    public record Row(int k, long big, double x, boolean holds, String text) {}

    @Provide
    Arbitrary<List<Row>> rows() {
        Arbitrary<String> text = Arbitraries.oneOf(
                Arbitraries.strings()
                        .withChars(",;\"'\n\r\t 0123456789.eE+-#xyz")
                        .ofMaxLength(8),
                Arbitraries.strings().excludeChars('\u0000').ofMaxLength(6).filter(TableLawsTest::isText),
                Arbitraries.of("NaN", "NA", "na", "true", "FALSE", "1", "-0.0", "1e5", "Infinity", "inf", "null"));
        return Combinators.combine(
                        Arbitraries.oneOf(
                                Arbitraries.integers().filter(k -> k != Integer.MIN_VALUE),
                                Arbitraries.of(0, -1, Integer.MAX_VALUE)),
                        Arbitraries.oneOf(
                                Arbitraries.longs().filter(k -> k != Long.MIN_VALUE),
                                Arbitraries.of(0L, (1L << 53) + 1, Long.MAX_VALUE)),
                        Arbitraries.oneOf(
                                Arbitraries.doubles(),
                                Arbitraries.of(0.0, -0.0, 1.0, Double.MIN_VALUE, Double.MAX_VALUE, 1 / 0.0, -1 / 0.0),
                                Arbitraries.longs()
                                        .map(Double::longBitsToDouble)
                                        .filter(x -> !x.isNaN())),
                        Arbitraries.of(true, false),
                        text)
                .as(Row::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(6);
    }

    /** Whole code points: half of a surrogate pair is no text, and no encoding keeps it. */
    private static boolean isText(String text) {
        return text.codePoints().noneMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
    }

    @Property(seed = "4180", tries = 150)
    void aTableComesBack(@ForAll("rows") List<Row> rows) throws IOException {
        Table written = Tidy.table("rows", rows);
        Path file = Files.createTempFile("rows", ".csv");
        try {
            Files.writeString(file, Tidy.csv(written));
            Table read = Tidy.read(file, "text");
            assertEquals(written.columnNames(), read.columnNames());
            assertEquals(rows.size(), read.rowCount());
            assertEquals(Tidy.csv(written), Tidy.csv(read));
            for (int row = 0; row < rows.size(); row++) {
                assertEquals(rows.get(row).x(), ((Number) read.column("x").get(row)).doubleValue());
                assertEquals(rows.get(row).big(), ((Number) read.column("big").get(row)).longValue());
                assertEquals(rows.get(row).k(), ((Number) read.column("k").get(row)).intValue());
                assertEquals(rows.get(row).holds(), read.booleanColumn("holds").get(row));
                assertEquals(rows.get(row).text(), read.stringColumn("text").get(row));
            }
        } finally {
            Files.delete(file);
        }
    }
}
