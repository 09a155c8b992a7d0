package engram.notebook;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import engram.chart.Picture;
import engram.chart.paint.Paint;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import tech.tablesaw.api.ColumnType;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/**
 * What a result's file says about itself: a table in a file beside it, a chart within.
 *
 * <p>Each is made new, then compared with the earlier one. If they differ in nothing but who computed and when, the
 * numbers are the same, and the earlier one stands.
 */
final class Description {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final DefaultIndenter INDENT = new DefaultIndenter("  ", "\n");
    private static final List<String> ORIGIN = List.of("version", "commit", "jvm", "date");
    private static final String CHART_SIZE = "<dc:description>";
    private static final Pattern CHART_ORIGIN = Pattern.compile("<dc:(creator|date)>[^<]*</dc:\\1>");

    private Description() {}

    /** A Tabular Data Resource of Frictionless Data, as JSON. */
    static String ofTable(
            String file,
            String csv,
            Table table,
            Map<String, String> meanings,
            String notebook,
            Provenance made,
            String earlier) {
        byte[] bytes = csv.getBytes(StandardCharsets.UTF_8);
        ObjectNode root = JSON.createObjectNode();
        root.put("profile", "tabular-data-resource");
        root.put("name", file.substring(0, file.lastIndexOf('.')).toLowerCase(Locale.ROOT));
        if (table.name() != null) {
            root.put("title", table.name());
        }
        root.put("path", file);
        root.put("format", "csv");
        root.put("mediatype", "text/csv");
        root.put("encoding", "utf-8");
        root.put("bytes", bytes.length);
        root.put("hash", "sha256:" + sha256(bytes));
        ObjectNode schema = root.putObject("schema");
        ArrayNode fields = schema.putArray("fields");
        for (Column<?> column : table.columns()) {
            ObjectNode field = fields.addObject();
            field.put("name", column.name());
            field.put("type", type(column.type()));
            String meaning = meanings.getOrDefault(column.name(), meaning(column.name(), table));
            if (!meaning.isEmpty()) {
                field.put("description", meaning);
            }
        }
        schema.putArray("missingValues").add("");
        if (!made.licence().isBlank()) {
            root.putArray("licenses").addObject().put("name", made.licence());
        }
        root.putArray("sources").addObject().put("title", "notebook " + notebook);
        root.set("x-engram", JSON.valueToTree(made.json()));
        return sameNumbers(root, earlier) ? earlier : printed(root);
    }

    private static boolean sameNumbers(ObjectNode now, String earlier) {
        JsonNode before;
        try {
            before = JSON.readTree(earlier);
        } catch (JsonProcessingException damaged) {
            return false;
        }
        if (!(before.path("x-engram") instanceof ObjectNode origin)) {
            return false;
        }
        ORIGIN.forEach(name -> origin.set(name, now.get("x-engram").get(name)));
        return before.toString().equals(now.toString());
    }

    private static String printed(ObjectNode root) {
        try {
            return JSON.writer(new DefaultPrettyPrinter()
                                    .withObjectIndenter(INDENT)
                                    .withArrayIndenter(INDENT))
                            .writeValueAsString(root)
                    + "\n";
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a tree of names and numbers is JSON", impossible);
        }
    }

    private static String type(ColumnType type) {
        return switch (type.name()) {
            case "SHORT", "INTEGER", "LONG" -> "integer";
            case "FLOAT", "DOUBLE" -> "number";
            case "BOOLEAN" -> "boolean";
            case "LOCAL_DATE" -> "date";
            case "LOCAL_TIME" -> "time";
            case "LOCAL_DATE_TIME", "INSTANT" -> "datetime";
            default -> "string";
        };
    }

    /** What the columns that {@code Tidy} makes hold. */
    private static String meaning(String column, Table table) {
        int mark = column.lastIndexOf('_');
        String base = mark > 0 ? column.substring(0, mark) : "";
        if (!base.isEmpty() && table.containsColumn(base)) {
            return switch (column.substring(mark)) {
                case "_se" -> "standard error of " + base;
                case "_sd" -> "standard deviation of " + base + " between replicas";
                case "_n" -> "number of values that " + base + " is the mean of";
                default -> "";
            };
        }
        return column.equals("replica") ? "number of the replica" : "";
    }

    /** An SVG whose metadata are Dublin Core in RDF. */
    static String ofChart(Picture picture, String notebook, Provenance made, String earlier) {
        String svg = Paint.svg(picture);
        int end = svg.lastIndexOf("</svg>");
        String metadata = "<metadata><rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\""
                + " xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><rdf:Description rdf:about=\"\">\n"
                + element("description", made.stated())
                + element("creator", made.computedBy())
                + element("date", made.date().toString())
                + element("source", "notebook " + notebook)
                + (made.licence().isBlank() ? "" : element("rights", made.licence()))
                + "</rdf:Description></rdf:RDF></metadata>\n";
        String now = svg.substring(0, end) + metadata + svg.substring(end);
        return withoutOrigin(now).equals(withoutOrigin(earlier)) ? earlier : now;
    }

    private static String element(String name, String text) {
        return "<dc:" + name + ">" + Html.escape(text) + "</dc:" + name + ">\n";
    }

    private static String withoutOrigin(String svg) {
        return CHART_ORIGIN.matcher(svg).replaceAll("");
    }

    /** Whether a file among the results is, or describes, one that was computed at PAPER size. */
    static boolean saysPaper(Path file) {
        String name = String.valueOf(file.getFileName());
        try {
            if (name.endsWith(".csv.meta.json")) {
                return JSON.readTree(Files.readString(file))
                        .path("x-engram")
                        .path("size")
                        .asText()
                        .equals(Size.PAPER.toString());
            }
            return name.endsWith(".svg") && Files.readString(file).contains(CHART_SIZE + Size.PAPER + " ");
        } catch (IOException unreadable) {
            return false;
        }
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }
}
