package engram.notebook;

import engram.argument.Given;
import engram.statistics.Estimate;
import engram.statistics.Measured;
import engram.statistics.Reading;
import engram.statistics.Readings;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The <em>paper versus here</em> table: each published number beside ours, and whether they agree.
 *
 * <pre>{@code
 * Verdicts.of("Capacity against connectivity", made)
 *     .row("slope, protocol C2", "Fig 2 top", "0.0053", fit.slope(), fit.slopeSe())
 *     .note("the paper does not say which threshold it used")
 *     .holds("Hebb falls short of the pseudo-inverse", "Fig 4", hebb.mean() < pseudo.mean())
 *     .row("capacity in theory", "Eq 7", "0.138", theory.capacity(), 0).atAnySize()
 * }</pre>
 *
 * <p>A published number was measured at a published size. So a row is judged at {@link Size#PAPER} only; at
 * {@link Size#QUICK} it shows its number and the words <em>not judged at QUICK</em>. {@link #atAnySize} exempts a row
 * that does not depend on the size: a theorem, a number of the theory, an identity to rounding.
 *
 * <p>A published number is taken as printed. {@code "0.0053"} stands for everything that rounds to it, so its
 * uncertainty is half a unit of the last digit over sqrt(3), the standard deviation of that even spread.
 * {@code "0.0053 ± 0.0002"} and {@code "0.0053(2)"} bring their own. Then
 * z = (here - paper) / sqrt(se_here^2 + u_paper^2), and the verdict is <em>agrees</em> below 2, <em>close</em>
 * below 3, <em>differs</em> from 3 on. Where ours has no value or no standard error, the verdict is
 * <em>open</em>.
 *
 * @param title what is compared
 * @param made what the table says about itself; its size decides which rows are judged
 * @param rows the comparisons, in order
 * @since 0.1.0
 */
public record Verdicts(String title, Provenance made, List<Row> rows) {

    /** Whether two numbers agree. */
    public enum Verdict {
        /** Less than two standard errors apart, or equal where both are exact. */
        AGREES,
        /** Two to three standard errors apart. */
        CLOSE,
        /** Three standard errors apart or more. */
        DIFFERS,
        /** Cannot be said: no value or no standard error here. */
        OPEN,
        /** The table was made at QUICK, and the row holds at PAPER only. */
        NOT_JUDGED;

        /** The word that the table shows. */
        @Override
        public String toString() {
            return this == NOT_JUDGED ? "not judged at " + Size.QUICK : name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * One comparison.
     *
     * @param quantity what is compared
     * @param source where the paper says it
     * @param paper what it says
     * @param here what was found here
     * @param z how many standard errors apart, NaN where that has no meaning
     * @param numbers whether the two numbers agree, whatever the size
     * @param anySize whether that can be said at any size
     * @param note the suspected cause of a difference, or a remark; may be empty
     */
    public record Row(
            String quantity,
            String source,
            String paper,
            String here,
            double z,
            Verdict numbers,
            boolean anySize,
            String note) {

        /**
         * Checks that nothing is null.
         *
         * @param quantity what is compared
         * @param source where the paper says it
         * @param paper what it says
         * @param here what was found here
         * @param z how many standard errors apart, NaN where that has no meaning
         * @param numbers whether the two numbers agree, whatever the size
         * @param anySize whether that can be said at any size
         * @param note the suspected cause of a difference, or a remark; may be empty
         */
        public Row {
            Given.value("Row", "quantity", quantity, "words: what is compared");
            Given.value("Row", "source", source, "words or \"\": where the paper says it");
            Given.value("Row", "paper", paper, "words or a number as printed");
            Given.value("Row", "here", here, "words or a number as text");
            Given.value("Row", "numbers", numbers, "a verdict; try Verdict.OPEN");
            Given.value("Row", "note", note, "a remark or \"\"");
        }

        /**
         * The verdict of this row in a table of some size.
         *
         * @param made the size at which the number was computed
         * @return whether the numbers agree, or {@link Verdict#NOT_JUDGED}
         */
        public Verdict verdict(Size made) {
            return judged(Given.value("verdict", "made", made, "Size.QUICK or Size.PAPER"))
                    ? numbers
                    : Verdict.NOT_JUDGED;
        }

        private boolean judged(Size made) {
            return anySize || made == Size.PAPER;
        }
    }

    private static final Set<String> NUMBERS = Set.of("paper", "here", "z");

    private static final Pattern PRINTED = Pattern.compile(
            "[~≈]?\\s*([+-]?[0-9.]+(?:[eE][+-]?[0-9]+)?)\\s*(?:(?:±|\\+-|\\+/-)\\s*([0-9.eE+-]+)|\\(([0-9]+)\\))?");

    /**
     * The rows cannot change afterwards.
     *
     * @param title what is compared
     * @param made what the table says about itself
     * @param rows the comparisons, in order
     */
    public Verdicts {
        Given.value("Verdicts", "title", title, "words: what is compared");
        Given.value("Verdicts", "made", made, "a provenance; try Provenance.of(Size.current())");
        Given.value("Verdicts", "rows", rows, "a list; try Verdicts.of(title)");
        rows.forEach(row -> Given.value("Verdicts", "row", row, "rows that are there; leave it out"));
        rows = List.copyOf(rows);
    }

    /**
     * An empty table that states its size, seed and licence.
     *
     * @param title what is compared
     * @param made what the table says about itself
     * @return the table
     */
    public static Verdicts of(String title, Provenance made) {
        return new Verdicts(title, made, List.of());
    }

    /**
     * An empty table of the size that this run was asked for.
     *
     * @param title what is compared
     * @return the table
     */
    public static Verdicts of(String title) {
        return of(title, Provenance.of(Size.current()));
    }

    /**
     * Compares a number that knows its standard error with a published one: an {@link Estimate}, a coefficient of a fit, a cell of a table,
     * readings. A censored {@link Reading} is shown as the bound that it is, and the verdict is open. Where some of several
     * {@link Readings} are censored, the others are compared and a note says how many were left out.
     *
     * @param quantity what is compared
     * @param source where the paper says it: figure, table, equation
     * @param paper the number as printed
     * @param here ours
     * @return the table with this row
     */
    public Verdicts row(String quantity, String source, String paper, Measured here) {
        Given.value("row", "source", source, "where the paper says it, such as \"Fig. 2\"");
        Given.value("row", "here", here, "an estimate; for a number give it and its standard error");
        if (here instanceof Reading reading && reading.censored()) {
            Verdicts open = row(quantity, source, paper, Double.NaN, Double.NaN);
            Row last = open.last("row");
            return open.replaced(new Row(
                    quantity, source, paper, reading.toString(), Double.NaN, Verdict.OPEN, last.anySize, last.note));
        }
        Verdicts with = row(quantity, source, paper, here.value(), here.se());
        return here instanceof Readings readings && readings.censored() > 0
                ? with.note(readings.censored() + " of " + readings.all().size() + " censored, left out")
                : with;
    }

    /**
     * Compares a value and its standard error with a published number.
     *
     * @param quantity what is compared
     * @param source where the paper says it: figure, table, equation
     * @param paper the number as printed
     * @param here our value; NaN if there is none
     * @param se its standard error; NaN if unknown, 0 if exact
     * @return the table with this row
     */
    public Verdicts row(String quantity, String source, String paper, double here, double se) {
        Given.value("row", "source", source, "where the paper says it, such as \"Fig. 2\"");
        Given.value("row", "paper", paper, "a number as printed, such as \"0.0053\" or \"0.0053(2)\"");
        Matcher printed = PRINTED.matcher(paper.replace('\u2212', '-').strip());
        BigDecimal value;
        double spread;
        try {
            if (!printed.matches()) {
                throw new NumberFormatException();
            }
            value = new BigDecimal(printed.group(1));
            spread = printed.group(2) != null
                    ? Double.parseDouble(printed.group(2))
                    : printed.group(3) != null
                            ? new BigDecimal(printed.group(3))
                                    .multiply(value.ulp())
                                    .doubleValue()
                            : value.ulp().doubleValue() / 2 / Math.sqrt(3);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("row(\"" + quantity + "\", paper = \"" + paper
                    + "\"): needs a number as printed, such as \"0.0053\", \"0.0053 ± 0.0002\" or \"0.0053(2)\";"
                    + " for words use holds(...)");
        }
        if (se < 0) {
            throw new IllegalArgumentException(
                    "row(\"" + quantity + "\", se = " + se + "): a standard error is zero or more; NaN if unknown");
        }
        String shown = Double.isNaN(here) ? "no value" : Estimate.plusMinus(here, se);
        double apart = here - value.doubleValue();
        double error = Math.hypot(se, spread);
        double z = error > 0 ? apart / error : Double.NaN;
        Verdict verdict;
        if (Double.isNaN(here) || Double.isNaN(se)) {
            verdict = Verdict.OPEN;
        } else if (Double.isNaN(z)) {
            verdict = apart == 0 ? Verdict.AGREES : Verdict.DIFFERS;
        } else {
            verdict = Math.abs(z) < 2 ? Verdict.AGREES : Math.abs(z) < 3 ? Verdict.CLOSE : Verdict.DIFFERS;
        }
        return with(new Row(quantity, source, paper, shown, z, verdict, false, ""));
    }

    /**
     * Compares whole numbers that have no uncertainty: they agree if equal.
     *
     * @param quantity what is compared
     * @param source where the paper says it
     * @param paper the published number
     * @param here ours
     * @return the table with this row
     */
    public Verdicts exact(String quantity, String source, long paper, long here) {
        Verdict verdict = paper == here ? Verdict.AGREES : Verdict.DIFFERS;
        return with(
                new Row(quantity, source, Long.toString(paper), Long.toString(here), Double.NaN, verdict, false, ""));
    }

    /**
     * Checks a statement in words.
     *
     * @param statement what the paper says
     * @param source where
     * @param here whether it holds here
     * @return the table with this row
     */
    public Verdicts holds(String statement, String source, boolean here) {
        return holds(statement, source, "holds", here ? "holds" : "does not hold", here);
    }

    /**
     * Checks a statement in words, with what is seen on both sides.
     *
     * @param quantity what is compared
     * @param source where the paper says it
     * @param paper what it says
     * @param here what was seen here
     * @param agrees whether the two agree
     * @return the table with this row
     */
    public Verdicts holds(String quantity, String source, String paper, String here, boolean agrees) {
        Verdict verdict = agrees ? Verdict.AGREES : Verdict.DIFFERS;
        return with(new Row(quantity, source, paper, here, Double.NaN, verdict, false, ""));
    }

    /**
     * Checks that an estimate lies between two numbers, for a paper that says it in words ("usually", "about half").
     *
     * @param quantity what is compared
     * @param source where the paper says it
     * @param paper what it says
     * @param here ours
     * @param above the mean must lie above this
     * @param below and below this
     * @return the table with this row, which shows the estimate
     */
    public Verdicts between(String quantity, String source, String paper, Measured here, double above, double below) {
        Given.value("between", "here", here, "an estimate");
        return holds(quantity, source, paper, here.toString(), here.value() > above && here.value() < below);
    }

    /**
     * Checks that one estimate is larger than another by more than two standard errors of their difference.
     *
     * @param quantity what is compared
     * @param source where the paper says it
     * @param paper what it says
     * @param larger the one that should be larger
     * @param smaller the other
     * @return the table with this row, which shows {@code larger against smaller}
     */
    public Verdicts exceeds(String quantity, String source, String paper, Measured larger, Measured smaller) {
        Given.value("exceeds", "larger", larger, "an estimate");
        Given.value("exceeds", "smaller", smaller, "an estimate");
        return holds(
                quantity,
                source,
                paper,
                larger + " against " + smaller,
                larger.value() - smaller.value() > 2 * Math.hypot(larger.se(), smaller.se()));
    }

    /**
     * Adds like rows: {@code each(rules.keySet(), (so, rule) -> so.row("energy, rule " + rule, "Fig. 5", "-30", energy(rule)))}.
     *
     * @param <T> what rows differ in
     * @param items those things, in order
     * @param add adds one or more rows for one of them
     * @return the table with all these rows
     */
    public <T> Verdicts each(Iterable<? extends T> items, BiFunction<Verdicts, ? super T, Verdicts> add) {
        Given.value("each", "items", items, "what rows differ in");
        Given.value("each", "add", add, "a function that adds a row for one of them");
        Verdicts all = this;
        for (T item : items) {
            all = Given.value("each", "the table", add.apply(all, item), "the table with the new row");
        }
        return all;
    }

    /**
     * Adds a remark to the last row: the suspected cause of a difference.
     *
     * @param note the remark
     * @return the table with it
     */
    public Verdicts note(String note) {
        Row r = last("note(\"" + note + "\")");
        return replaced(new Row(r.quantity, r.source, r.paper, r.here, r.z, r.numbers, r.anySize, note));
    }

    /**
     * Judges the last row at any size: it is exact, or its error bars hold at QUICK as well.
     *
     * @return the table with it
     */
    public Verdicts atAnySize() {
        Row r = last("atAnySize()");
        return replaced(new Row(r.quantity, r.source, r.paper, r.here, r.z, r.numbers, true, r.note));
    }

    private Row last(String call) {
        if (rows.isEmpty()) {
            throw new IllegalArgumentException(call + ": there is no row yet; add the row first");
        }
        return rows.get(rows.size() - 1);
    }

    private Verdicts replaced(Row last) {
        return new Verdicts(title, made, rows.subList(0, rows.size() - 1)).with(last);
    }

    private Verdicts with(Row row) {
        List<Row> all = new ArrayList<>(rows);
        all.add(row);
        return new Verdicts(title, made, all);
    }

    private boolean hasZ(Row row) {
        return !Double.isNaN(row.z) && row.judged(made.size());
    }

    private String z(Row row) {
        if (!hasZ(row)) {
            return "";
        }
        String size = String.format(Locale.ROOT, Math.abs(row.z) < 99.95 ? "%.1f" : "%.0f", Math.abs(row.z));
        return (row.z < 0 ? "\u2212" : "+") + size;
    }

    /** What stands below the table: how many rows are not judged, and where the numbers come from. */
    private List<String> footer() {
        long open = rows.stream().filter(row -> !row.judged(made.size())).count();
        List<String> lines = new ArrayList<>();
        if (open > 0) {
            lines.add(open + " of " + rows.size() + " rows are judged at PAPER only");
        }
        lines.add(made.toString());
        return lines;
    }

    private boolean noted() {
        return rows.stream().anyMatch(row -> !row.note.isEmpty());
    }

    /** The table as lists and maps: quantity, source, paper, here, z (absent without meaning), verdict, note. */
    List<Map<String, Object>> json() {
        List<Map<String, Object>> list = new ArrayList<>();
        for (Row row : rows) {
            Map<String, Object> map = new LinkedHashMap<>();
            map.put("quantity", row.quantity);
            map.put("source", row.source);
            map.put("paper", row.paper);
            map.put("here", row.here);
            map.put("z", hasZ(row) && Double.isFinite(row.z) ? row.z : null);
            map.put("verdict", row.verdict(made.size()).toString());
            map.put("note", row.note);
            list.add(map);
        }
        return list;
    }

    String html() {
        Html html = new Html(title, String.join(" · ", footer()));
        for (String head : List.of("quantity", "source", "paper", "here", "z", "verdict")) {
            html.head(head, NUMBERS.contains(head));
        }
        if (noted()) {
            html.head("note", false);
        }
        for (Row row : rows) {
            Verdict verdict = row.verdict(made.size());
            String colour = switch (verdict) {
                case AGREES -> "#00694c";
                case CLOSE -> "#8a5c00";
                case DIFFERS -> "#b03a00";
                case OPEN, NOT_JUDGED -> "#555555";
            };
            html.row();
            html.cell(row.quantity, false);
            html.cell(row.source, false);
            html.cell(row.paper, true);
            html.cell(row.here, true);
            html.cell(z(row), true);
            html.mark(verdict.toString(), colour);
            if (noted()) {
                html.cell(row.note, false);
            }
        }
        return html.finish();
    }

    /** Aligned columns, for a terminal. */
    @Override
    public String toString() {
        List<List<String>> lines = new ArrayList<>();
        lines.add(List.of("quantity", "source", "paper", "here", "z", "verdict", noted() ? "note" : ""));
        for (Row row : rows) {
            String verdict = row.verdict(made.size()).toString();
            lines.add(List.of(row.quantity, row.source, row.paper, row.here, z(row), verdict, row.note));
        }
        int[] widths = new int[7];
        for (List<String> line : lines) {
            for (int k = 0; k < widths.length; k++) {
                widths[k] = Math.max(widths[k], Html.length(line.get(k)));
            }
        }
        StringBuilder text = new StringBuilder("Paper versus here: ").append(title);
        for (List<String> line : lines) {
            StringBuilder row = new StringBuilder("  ");
            for (int k = 0; k < widths.length; k++) {
                String pad = " ".repeat(widths[k] - Html.length(line.get(k)));
                row.append(k == 4 ? pad + line.get(k) : line.get(k) + pad).append("  ");
            }
            text.append('\n').append(row.toString().stripTrailing());
        }
        footer().forEach(line -> text.append("\n  ").append(line));
        return text.toString();
    }
}
