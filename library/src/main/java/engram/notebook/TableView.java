package engram.notebook;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.FloatColumn;
import tech.tablesaw.api.NumericColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/** How a table looks in a notebook: its first rows, numbers right-aligned to a common decimal. */
final class TableView {

    static final int ROWS = 20;
    private static final int DIGITS = 5;

    private TableView() {}

    /** The rows shown, as text, column by column. */
    private record View(List<String> names, List<Boolean> numeric, List<List<String>> cells, int rows, String footer) {}

    private static View view(Table table) {
        int shown = table.rowCount() <= ROWS + 1 ? table.rowCount() : ROWS;
        int more = table.rowCount() - shown;
        String count = count(table.rowCount(), "row") + ", " + count(table.columnCount(), "column");
        String footer = more == 0 ? count : String.format(Locale.ROOT, "\u2026 %,d more \u00b7 %s", more, count);
        List<Boolean> numeric = new ArrayList<>();
        List<List<String>> cells = new ArrayList<>();
        for (Column<?> column : table.columns()) {
            numeric.add(column instanceof NumericColumn<?>);
            cells.add(column(column, shown));
        }
        return new View(table.columnNames(), numeric, cells, shown, footer);
    }

    private static String name(Table table) {
        return table.name() == null ? "" : table.name();
    }

    static String html(Table table) {
        View view = view(table);
        Html html = new Html(name(table), view.footer);
        for (int k = 0; k < view.names.size(); k++) {
            html.head(view.names.get(k), view.numeric.get(k));
        }
        for (int row = 0; row < view.rows; row++) {
            html.row();
            for (int k = 0; k < view.cells.size(); k++) {
                html.cell(view.cells.get(k).get(row), view.numeric.get(k));
            }
        }
        return html.finish();
    }

    static String text(Table table) {
        View view = view(table);
        StringBuilder text = new StringBuilder(name(table));
        for (int row = -1; row < view.rows; row++) {
            StringBuilder line = new StringBuilder();
            for (int k = 0; k < view.names.size(); k++) {
                int width = Html.length(view.names.get(k));
                for (String cell : view.cells.get(k)) {
                    width = Math.max(width, Html.length(cell));
                }
                String cell = row < 0 ? view.names.get(k) : view.cells.get(k).get(row);
                String pad = " ".repeat(width - Html.length(cell));
                line.append("  ").append(view.numeric.get(k) ? pad + cell : cell + pad);
            }
            text.append('\n').append(line.toString().stripTrailing());
        }
        return text.append("\n  ").append(view.footer).toString();
    }

    private static String count(int n, String what) {
        return String.format(Locale.ROOT, "%,d %s%s", n, what, n == 1 ? "" : "s");
    }

    private static List<String> column(Column<?> column, int rows) {
        List<String> texts = new ArrayList<>();
        if (column instanceof DoubleColumn || column instanceof FloatColumn) {
            double[] values = new double[rows];
            for (int k = 0; k < rows; k++) {
                values[k] = ((NumericColumn<?>) column).getDouble(k);
            }
            int places = places(values);
            for (double value : values) {
                texts.add(number(value, places));
            }
        } else {
            for (int k = 0; k < rows; k++) {
                texts.add(
                        column.isMissing(k)
                                ? ""
                                : column.getUnformattedString(k).replace('-', dash(column)));
            }
        }
        return texts;
    }

    private static char dash(Column<?> column) {
        return column instanceof NumericColumn<?> ? '\u2212' : '-';
    }

    /** Decimals that show the greatest value to {@value #DIGITS} digits; -1 if the small ones would vanish. */
    static int places(double[] values) {
        double greatest = 0;
        double least = Double.POSITIVE_INFINITY;
        boolean whole = true;
        for (double value : values) {
            if (Double.isFinite(value) && value != 0) {
                greatest = Math.max(greatest, Math.abs(value));
                least = Math.min(least, Math.abs(value));
                whole &= value == Math.rint(value);
            }
        }
        if (whole && greatest < 1e15) {
            return 0;
        }
        if (greatest >= 1e7 || greatest < 1e-5 || least < 1e-3 * greatest) {
            return -1;
        }
        int places = (int) Math.max(0, DIGITS - 1 - Math.floor(Math.log10(greatest)));
        while (places > 0 && rounds(values, places - 1)) {
            places--;
        }
        return places;
    }

    private static boolean rounds(double[] values, int places) {
        double unit = Math.pow(10, places);
        for (double value : values) {
            if (Double.isFinite(value)
                    && Math.abs(value * unit - Math.rint(value * unit)) > 1e-9 * Math.abs(value * unit)) {
                return false;
            }
        }
        return true;
    }

    static String number(double value, int places) {
        if (Double.isNaN(value)) {
            return "";
        }
        if (Double.isInfinite(value)) {
            return value > 0 ? "\u221e" : "\u2212\u221e";
        }
        double size = Math.abs(value);
        String text;
        if (places >= 0) {
            text = String.format(Locale.ROOT, "%." + places + "f", size);
        } else if (size == 0) {
            text = "0";
        } else if (size >= 1e-4 && size < 1e6) {
            int digits = (int) Math.max(0, DIGITS - 2 - Math.floor(Math.log10(size)));
            text = String.format(Locale.ROOT, "%." + digits + "f", size);
        } else {
            text = String.format(Locale.ROOT, "%.3e", size)
                    .replace("e-0", "e-")
                    .replace("e+0", "e")
                    .replace("e+", "e");
        }
        return value < 0 ? "\u2212" + text : text;
    }
}
