package engram.frame;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.regex.Pattern;
import tech.tablesaw.api.NumericColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/**
 * Comma-separated values (RFC 4180). The readers at hand forget whether a field stood in quotes and where it stood, so this one
 * is our own: text that looks like a number is written in quotes and stays text, and what cannot be read is named by line and column.
 */
final class Csv {

    private static final Pattern POINT = Pattern.compile("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?");
    private static final Pattern COMMA = Pattern.compile("[+-]?(\\d+,?\\d*|,\\d+)([eE][+-]?\\d+)?");
    private static final Pattern WHOLE = Pattern.compile("[+-]?\\d+");
    private static final Pattern INFINITE = Pattern.compile("[+-]?(inf|infinity)", Pattern.CASE_INSENSITIVE);
    private static final Pattern MISSING = Pattern.compile("na|nan|", Pattern.CASE_INSENSITIVE);
    private static final Pattern BOOLEAN = Pattern.compile("true|false", Pattern.CASE_INSENSITIVE);

    /** A field and the line it begins in, counted from 1. */
    private record Field(String text, boolean quoted, int line) {

        boolean missing() {
            return text.isEmpty() || !quoted && MISSING.matcher(text).matches();
        }
    }

    private final Path file;
    private final char separator;
    private final char decimal;
    private final List<List<Field>> rows = new ArrayList<>();

    private Csv(Path file, char separator, char decimal) {
        this.file = file;
        this.separator = separator;
        this.decimal = decimal;
    }

    static String write(Table table) {
        StringBuilder out = new StringBuilder();
        List<Column<?>> columns = table.columns();
        for (int k = 0; k < columns.size(); k++) {
            String name = columns.get(k).name();
            out.append(k > 0 ? "," : "").append(special(name) || name.isEmpty() ? quoted(name) : name);
        }
        out.append('\n');
        for (int row = 0; row < table.rowCount(); row++) {
            for (int k = 0; k < columns.size(); k++) {
                Column<?> column = columns.get(k);
                out.append(k > 0 ? "," : "");
                if (!column.isMissing(row)) {
                    out.append(field(column, row));
                } else if (columns.size() == 1) {
                    out.append("\"\"");
                }
            }
            out.append('\n');
        }
        return out.toString();
    }

    private static String field(Column<?> column, int row) {
        Object value = column.get(row);
        if (value instanceof Float number) {
            return Double.toString(number);
        }
        String text = String.valueOf(value);
        if (column instanceof NumericColumn<?> || value instanceof Boolean) {
            return text;
        }
        boolean mistakable = POINT.matcher(text).matches()
                || INFINITE.matcher(text).matches()
                || MISSING.matcher(text).matches()
                || BOOLEAN.matcher(text).matches();
        return mistakable || special(text) ? quoted(text) : text;
    }

    private static boolean special(String text) {
        return !text.equals(text.strip())
                || text.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r' || c == '\ufeff');
    }

    private static String quoted(String text) {
        return '"' + text.replace("\"", "\"\"") + '"';
    }

    static Table read(Path file, char separator, char decimal, Collection<String> asText) {
        Csv csv = new Csv(file, separator, decimal);
        if (decimal != '.' && decimal != ',') {
            throw csv.refused(" the decimal sign came as '" + decimal + "'; give '.' or ','");
        }
        if (separator == '"' || separator == '\n' || separator == '\r' || Character.isLetterOrDigit(separator)) {
            throw csv.refused(
                    " the separator came as " + Tidy.shown(String.valueOf(separator)) + "; give ',' or ';' or '\\t'");
        }
        csv.split(csv.text());
        return csv.table(asText);
    }

    private IllegalArgumentException refused(String why) {
        return new IllegalArgumentException("read(" + Tidy.shown(file.toString()) + "):" + why);
    }

    private String text() {
        if (!Files.isRegularFile(file)) {
            throw refused(
                    Files.isDirectory(file)
                            ? " this is a directory; give the path of a file in it"
                            : " there is no such file, seen from " + Path.of("").toAbsolutePath()
                                    + "; give its path from there, or from the root");
        }
        byte[] bytes;
        try {
            bytes = Files.readAllBytes(file);
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    "read(" + Tidy.shown(file.toString()) + "): the file cannot be read (" + e
                            + "); look at its permissions",
                    e);
        }
        if (bytes.length > 1
                && (bytes[0] == (byte) 0xff && bytes[1] == (byte) 0xfe
                        || bytes[0] == (byte) 0xfe && bytes[1] == (byte) 0xff)) {
            throw refused(" the text is UTF-16; save it as UTF-8");
        }
        ByteBuffer rest = ByteBuffer.wrap(bytes);
        try {
            String text = StandardCharsets.UTF_8.newDecoder().decode(rest).toString();
            return text.startsWith("\ufeff") ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            long line = 1;
            for (int k = 0; k < rest.position(); k++) {
                line += bytes[k] == '\n' ? 1 : 0;
            }
            throw refused(" line " + line + " is not UTF-8 text; save the file as CSV in UTF-8");
        }
    }

    private void split(String text) {
        if (text.indexOf('\n') < 0 && text.strip().indexOf('\r') >= 0) {
            throw refused(" lines end in carriage returns alone; save the file with line feeds");
        }
        List<Field> row = new ArrayList<>();
        int line = 1;
        int at = 0;
        while (at < text.length()) {
            int begun = line;
            StringBuilder field = new StringBuilder();
            boolean quoted = text.charAt(at) == '"';
            if (quoted) {
                at++;
                while (true) {
                    int close = text.indexOf('"', at);
                    if (close < 0) {
                        throw refused(
                                " line " + begun + ", field " + (row.size() + 1)
                                        + ": the quote that opens here is never closed; close it, or write \"\" for a quote in text");
                    }
                    for (int k = at; k < close; k++) {
                        line += text.charAt(k) == '\n' ? 1 : 0;
                    }
                    field.append(text, at, close);
                    at = close + 1;
                    if (at >= text.length() || text.charAt(at) != '"') {
                        break;
                    }
                    field.append('"');
                    at++;
                }
            }
            int from = at;
            while (at < text.length() && text.charAt(at) != separator && text.charAt(at) != '\n') {
                at++;
            }
            String plain = text.substring(from, at).strip();
            if (quoted && !plain.isEmpty()) {
                throw refused(" line " + line + ", field " + (row.size() + 1) + ": " + Tidy.shown(plain)
                        + " follows a closing quote; write \"\" for a quote in text");
            }
            row.add(new Field(quoted ? field.toString() : plain, quoted, begun));
            boolean more = at < text.length() && text.charAt(at) == separator;
            at++;
            if (more && at >= text.length()) {
                row.add(new Field("", false, line));
            }
            if (!more || at >= text.length()) {
                if (row.size() > 1 || quoted || !plain.isEmpty()) {
                    rows.add(row);
                }
                row = new ArrayList<>();
                line++;
            } else if (text.charAt(at) == '\n') {
                row.add(new Field("", false, line));
                rows.add(row);
                row = new ArrayList<>();
                line++;
                at++;
            }
        }
    }

    private Table table(Collection<String> asText) {
        if (rows.isEmpty()) {
            throw refused(" the file is empty; its first line must name the columns");
        }
        List<Field> head = rows.get(0);
        if (head.size() == 1 && separator == ',' && head.get(0).text.matches(".*[;\t].*") && !head.get(0).quoted) {
            char other = head.get(0).text.indexOf(';') >= 0 ? ';' : '\t';
            String shown = other == ';' ? "';'" : "'\\t'";
            throw refused(" line 1 holds " + shown + " and no comma; if that parts the columns, give read(file, "
                    + shown + ", ',') for numbers with a decimal comma, read(file, " + shown
                    + ", '.') for those with a point");
        }
        TreeSet<String> names = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        for (int k = 0; k < head.size(); k++) {
            String name = head.get(k).text;
            if (name.isEmpty() || !names.add(name)) {
                throw refused(" line 1, field " + (k + 1) + ": "
                        + (name.isEmpty() ? "the column has no name" : "a second column is called " + Tidy.shown(name))
                        + "; the first line must name each column, none twice (capitals do not count)");
            }
        }
        for (String name : asText) {
            if (name == null || head.stream().noneMatch(field -> field.text.equals(name))) {
                throw refused(" no column is called " + Tidy.shown(name) + "; there are "
                        + head.stream().map(Field::text).toList());
            }
        }
        for (List<Field> row : rows) {
            if (row.size() != head.size()) {
                throw refused(" line " + row.get(0).line + " has " + row.size() + " fields, line 1 has " + head.size()
                        + "; write a missing value as an empty field, and text with a " + Tidy.shown("" + separator)
                        + " in quotes");
            }
        }
        String name = String.valueOf(file.getFileName());
        Table table = Table.create(
                name.toLowerCase(Locale.ROOT).endsWith(".csv") ? name.substring(0, name.length() - 4) : name);
        for (int k = 0; k < head.size(); k++) {
            List<Field> fields = new ArrayList<>();
            for (List<Field> row : rows.subList(1, rows.size())) {
                fields.add(row.get(k));
            }
            String column = head.get(k).text;
            table.addColumns(Tidy.column(
                    row -> "read(" + Tidy.shown(file.toString()) + "): line " + fields.get(row).line + ", column "
                            + Tidy.shown(column),
                    column,
                    values(column, fields, asText.contains(column))));
        }
        return table;
    }

    private List<Object> values(String column, List<Field> fields, boolean asText) {
        List<Field> present = fields.stream().filter(field -> !field.missing()).toList();
        List<Object> values = new ArrayList<>();
        long numbers = asText ? 0 : present.stream().filter(this::number).count();
        boolean booleans = !asText
                && !present.isEmpty()
                && present.stream()
                        .allMatch(field ->
                                !field.quoted && BOOLEAN.matcher(field.text).matches());
        if (!asText && numbers < present.size()) {
            check(column, present, numbers);
        }
        for (Field field : fields) {
            if (field.missing()
                    && !(asText || numbers == 0 && !present.isEmpty() && !booleans && !field.text.isEmpty())) {
                values.add(null);
            } else if (numbers > 0) {
                values.add(parsed(column, field));
            } else {
                values.add(booleans ? (Object) Boolean.valueOf(field.text) : field.text);
            }
        }
        return values;
    }

    /** Refuses a column that is neither numbers nor text: footnote marks, other decimal signs. */
    private void check(String column, List<Field> present, long numbers) {
        String name = ", column " + Tidy.shown(column) + ": ";
        if (numbers > 0) {
            Field odd =
                    present.stream().filter(field -> !number(field)).findFirst().orElseThrow();
            throw refused(" line " + odd.line + name + Tidy.shown(odd.text) + " is no number, " + numbers
                    + " of the column's "
                    + present.size()
                    + " values are; mend it, leave the field empty for a missing value, or read the column"
                    + " as text: read(file, " + Tidy.shown(column) + ")");
        }
        Pattern foreign = decimal == '.' ? COMMA : POINT;
        if (present.stream()
                .allMatch(field -> foreign.matcher(field.text).matches()
                        && !WHOLE.matcher(field.text).matches())) {
            throw refused(" line " + present.get(0).line + name + Tidy.shown(present.get(0).text)
                    + " reads like a number with a decimal " + (decimal == '.' ? "comma" : "point")
                    + ", and so do all values of the column; name the sign, as in read(file, '" + separator + "', '"
                    + (decimal == '.' ? ',' : '.') + "'), or read the column as text: read(file, " + Tidy.shown(column)
                    + ")");
        }
    }

    /** Whether a field is a number; one in quotes is text, unless its decimal sign is why it stands in quotes. */
    private boolean number(Field field) {
        return (!field.quoted || decimal == ',' && separator == ',')
                && ((decimal == '.' ? POINT : COMMA).matcher(field.text).matches()
                        || INFINITE.matcher(field.text).matches());
    }

    private Object parsed(String column, Field field) {
        if (INFINITE.matcher(field.text).matches()) {
            return field.text.startsWith("-") ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
        }
        if (WHOLE.matcher(field.text).matches()) {
            BigInteger whole = new BigInteger(field.text);
            if (whole.signum() == 0 && field.text.startsWith("-")) {
                return -0.0;
            }
            return whole.bitLength() < 32
                    ? (Object) whole.intValue()
                    : whole.bitLength() < 64 ? (Object) whole.longValue() : whole;
        }
        double value = Double.parseDouble(field.text.replace(',', '.'));
        String mantissa = field.text.replaceAll("[eE].*", "");
        if (Double.isInfinite(value) || value == 0 && mantissa.matches(".*[1-9].*")) {
            throw refused(" line " + field.line + ", column " + Tidy.shown(column) + ": " + Tidy.shown(field.text)
                    + " is " + (value == 0 ? "nearer to zero than" : "beyond")
                    + " any double; give it in another unit, or read"
                    + " the column as text: read(file, " + Tidy.shown(column) + ")");
        }
        return value;
    }
}
