package engram.frame;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import engram.Teaches;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tech.tablesaw.api.BooleanColumn;
import tech.tablesaw.api.ColumnType;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.FloatColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.LongColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

class CsvTest {

    @TempDir
    Path folder;

    private static Path fieldCase(String name) {
        return Path.of("src/test/resources/field-cases", name);
    }

    private Path file(String text) throws IOException {
        return Files.writeString(Files.createTempFile(folder, "t", ".csv"), text);
    }

    private Table read(String text) throws IOException {
        return Tidy.read(file(text));
    }

    @Test
    void fieldCase3NotANumberColumn() {
        Teaches.oneLine(
                () -> Tidy.read(fieldCase("footnote.csv")), "line 3", "\"gamma\"", "\"0.12*\"", "3 of the column's 4");
        Table table = Tidy.read(fieldCase("footnote.csv"), "gamma");
        Teaches.oneLine(() -> Tidy.means(table, List.of("gamma"), "z"), "\"gamma\"", "STRING");
        Table codes = Table.read().csv(fieldCase("footnote.csv").toFile());
        Teaches.oneLine(() -> Tidy.means(codes, List.of("gamma"), "z"), "\"gamma\"", "STRING");
    }

    @Test
    void fieldCase18DecimalComma() throws IOException {
        Teaches.oneLine(() -> Tidy.read(fieldCase("decimal-comma.csv")), "line 1", "';'", "decimal comma");
        Teaches.oneLine(
                () -> Tidy.read(fieldCase("decimal-comma.csv"), ';', '.'),
                "line 2",
                "\"gamma\"",
                "\"0,10\"",
                "';', ','");
        Table table = Tidy.read(fieldCase("decimal-comma.csv"), ';', ',');
        assertEquals(List.of(0.10, 0.21), table.doubleColumn("gamma").asList());
        assertEquals(List.of(4, 6), table.intColumn("z").asList());
        Path quoted = file("z,gamma\n4,\",10\"\n6,\",21\"\n");
        Teaches.oneLine(() -> Tidy.read(quoted), "line 2", "\",10\"", "decimal comma", "',', ','");
        assertEquals(
                List.of(0.10, 0.21),
                Tidy.read(quoted, ',', ',').doubleColumn("gamma").asList());
        Path point = file("z;gamma\n4;0.10\n");
        Teaches.oneLine(() -> Tidy.read(point, ';', ','), "decimal point");
        Path thousands = file("z;gamma\n4;1.234,5\n6;0,5\n");
        Teaches.oneLine(() -> Tidy.read(thousands, ';', ','), "line 2", "\"1.234,5\"");
    }

    @Test
    void numbersAreWhatTheyAre() throws IOException {
        Table table = read(
                "\ufeffk,big,x,b,s,nothing\r\n1,9007199254740993,1,true,a,\r\n-2147483648,2,2.5e-3,FALSE,\"12\",\r\n,,-inf,,,\r\n");
        assertEquals(ColumnType.LONG, table.column("k").type());
        assertEquals(-2147483648L, table.longColumn("k").get(1));
        assertTrue(table.column("k").isMissing(2));
        assertEquals(9007199254740993L, table.longColumn("big").get(0));
        assertEquals(
                List.of(1.0, 0.0025, Double.NEGATIVE_INFINITY),
                table.doubleColumn("x").asList());
        assertEquals(false, table.booleanColumn("b").get(1));
        assertEquals("12", table.stringColumn("s").get(1));
        assertEquals(3, table.column("nothing").countMissing());
        assertEquals(
                List.of(1.0, 0.5),
                read("x\nNA\n1\n0.5\n").doubleColumn("x").removeMissing().asList());
    }

    @Test
    void whatCannotBeReadIsNamedByLineAndColumn() throws IOException {
        for (String[] bad : new String[][] {
            {"a,b\n1,2\n3\n", "line 3", "1 fields", "2"},
            {"a,b\n1,2\n3,4,5\n", "line 3", "3 fields"},
            {"a,b\n\"x\ny\",2\n3\n", "line 4"},
            {"a,a\n1,2\n", "line 1, field 2", "\"a\""},
            {"a,A\n1,2\n", "field 2", "capitals"},
            {"a,\n1,2\n", "field 2", "no name"},
            {"", "empty"},
            {"a\n\"open\n", "line 2", "never closed"},
            {"a\n\"x\"y\n", "line 2", "\"y\""},
            {"a\n1e999\n", "line 2", "\"a\"", "beyond"},
            {"a\n1e-999\n", "line 2", "nearer to zero"},
            {"a\n123456789012345678901\n", "line 2", "no long"},
            {"a\n9007199254740993\n0.5\n", "line 2", "rounded"},
            {"a\n1\n-\n", "line 3", "\"-\""},
            {"a\n1\n\u22122\n", "line 3"},
            {"a\n0x10\n1\n", "line 2", "0x10"},
            {"a\n1d\n1\n", "line 2"},
            {"a\rb\r", "carriage"},
        }) {
            Path file = file(bad[0]);
            Teaches.oneLine(() -> Tidy.read(file), Arrays.copyOfRange(bad, 1, bad.length));
        }
        Path bytes = Files.write(folder.resolve("latin.csv"), "a\nx\n\u00fc\n".getBytes(StandardCharsets.ISO_8859_1));
        Teaches.oneLine(() -> Tidy.read(bytes), "line 3", "UTF-8");
        Path wide = Files.write(folder.resolve("wide.csv"), "\ufeffa\nx\n".getBytes(StandardCharsets.UTF_16LE));
        Teaches.oneLine(() -> Tidy.read(wide), "UTF-16");
        Teaches.oneLine(() -> Tidy.read(folder), "directory");
        Teaches.oneLine(() -> Tidy.read(folder.resolve("none.csv")), "no such file");
        Teaches.oneLine(() -> Tidy.read(null), "file = null");
        Path good = file("a\n1\n");
        Teaches.oneLine(() -> Tidy.read(good, "b"), "\"b\"", "[a]");
        Teaches.oneLine(() -> Tidy.read(good, (String[]) null), "text = null");
        Teaches.oneLine(() -> Tidy.read(good, (String) null), "null", "[a]");
        Teaches.oneLine(() -> Tidy.read(good, '1', '.'), "separator");
        Teaches.oneLine(() -> Tidy.read(good, ';', ':'), "decimal sign");
    }

    /** Tables of random doubles of any size and text of any characters come back as they went. */
    @Test
    void outAndInIsTheSameTable() throws IOException {
        SplittableRandom random = new SplittableRandom(18);
        String[] pieces = {
            "\"",
            ",",
            "\n",
            "\r\n",
            "\r",
            " ",
            "\t",
            ";",
            "a",
            "\u00e9",
            "\ud83e\udde0",
            "12",
            ".5",
            "true",
            "NA",
            "nan",
            "-inf",
            "1e5",
            "\ufeff",
            "\u0001",
            "#",
            "007",
            "=1+1"
        };
        for (int round = 0; round < 200; round++) {
            int n = 1 + random.nextInt(6);
            DoubleColumn x = DoubleColumn.create("x");
            FloatColumn f = FloatColumn.create("f");
            LongColumn k = LongColumn.create("k");
            IntColumn i = IntColumn.create("i");
            BooleanColumn b = BooleanColumn.create("b");
            StringColumn s = StringColumn.create("s, \"s\"");
            for (int row = 0; row < n; row++) {
                x.append(Double.longBitsToDouble(random.nextLong()));
                f.append(Float.intBitsToFloat(random.nextInt()));
                k.append(random.nextLong());
                i.append(random.nextInt());
                b.append(random.nextBoolean());
                StringBuilder text = new StringBuilder();
                for (int piece = random.nextInt(4); piece >= 0; piece--) {
                    text.append(pieces[random.nextInt(pieces.length)]);
                }
                s.append(text.toString());
            }
            Table table = Table.create("t", x, f, k, i, b, s);
            Table back = Tidy.read(file(Tidy.csv(table)));
            assertEquals(table.columnNames(), back.columnNames());
            for (int row = 0; row < n; row++) {
                String where = "round " + round + ", row " + row;
                assertEquals(s.get(row), back.stringColumn(5).get(row), where);
                assertEquals(b.get(row), back.booleanColumn("b").get(row), where);
                assertEquals(k.getLong(row), ((Number) back.column("k").get(row)).longValue(), where);
                assertEquals(i.getInt(row), ((Number) back.column("i").get(row)).intValue(), where);
                if (back.column("x") instanceof DoubleColumn xs) {
                    assertEquals(x.getDouble(row), xs.getDouble(row), 0, where);
                }
                if (back.column("f") instanceof DoubleColumn fs) {
                    assertEquals(f.getDouble(row), fs.getDouble(row), 0, where);
                }
            }
        }
        Table lone = Table.create("t", DoubleColumn.create("x", 1, Double.NaN, -0.0));
        DoubleColumn back = Tidy.read(file(Tidy.csv(lone))).doubleColumn("x");
        assertTrue(back.isMissing(1));
        assertEquals(-0.0, back.getDouble(2));
    }
}
