package engram.chart;

import java.util.ArrayList;
import java.util.List;

/**
 * A line of text with subscripts and superscripts, as titles, names and notes of a {@link Picture} hold them.
 *
 * @param runs the pieces, in reading order
 * @since 0.1.0
 */
public record Markup(List<Run> runs) {

    /**
     * A piece of text at one height.
     *
     * @param text the characters
     * @param level 0 on the line, -1 below, +1 above
     */
    public record Run(String text, int level) {

        /**
         * Refuses a piece without text.
         *
         * @param text the characters
         * @param level 0 on the line, -1 below, +1 above
         */
        public Run {
            Numbers.present("markup", "text", text);
        }
    }

    /** Size of a raised or lowered letter, as a fraction of the line's size. */
    public static final double SMALL = 0.72;

    /**
     * The pieces cannot be changed.
     *
     * @param runs the pieces, in reading order
     */
    public Markup {
        for (Run run : Numbers.present("markup", "runs", runs)) {
            Numbers.present("markup", "a run", run);
        }
        runs = List.copyOf(runs);
    }

    /** A script in braces is no longer. */
    private static final int LONGEST = 200;

    /**
     * How far a level lies above the line.
     *
     * @param level 0 on the line, below 0 lowered, above 0 raised
     * @return a fraction of the line's size
     */
    public static double lift(int level) {
        return level == 0 ? 0 : level > 0 ? 0.36 : -0.22;
    }

    /**
     * Reads a line.
     *
     * @param given text with {@code _} and {@code ^}
     * @return its pieces; characters that XML cannot hold are replaced
     */
    public static Markup of(String given) {
        String text = legal(Numbers.present("markup", "text", given));
        List<Run> runs = new ArrayList<>();
        StringBuilder plain = new StringBuilder();
        int k = 0;
        while (k < text.length()) {
            char c = text.charAt(k);
            int end = c == '_' || c == '^' ? scriptEnd(text, k + 1) : -1;
            if (end < 0) {
                plain.append(c);
                k++;
                continue;
            }
            if (plain.length() > 0) {
                runs.add(new Run(plain.toString(), 0));
                plain.setLength(0);
            }
            String script = text.substring(k + 1, end);
            if (script.startsWith("{")) {
                script = script.substring(1, script.length() - 1);
            }
            runs.add(new Run(script.replace('-', '\u2212'), c == '_' ? -1 : 1));
            k = end;
        }
        if (plain.length() > 0) {
            runs.add(new Run(plain.toString(), 0));
        }
        return new Markup(List.copyOf(runs));
    }

    /** XML 1.0 and JSON have no place for control characters, halves of surrogate pairs, and what Unicode keeps unused. */
    private static String legal(String text) {
        StringBuilder legal = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            if (c == '\t' || c == '\n') {
                legal.append((char) c);
            } else if (Character.isISOControl(c)) {
                legal.append(' ');
            } else if (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE || (c & 0xfffe) == 0xfffe) {
                legal.append('\ufffd');
            } else {
                legal.appendCodePoint(c);
            }
        });
        return legal.toString();
    }

    /** Where the script that starts at {@code from} ends, or -1 when what is there is not a script. */
    private static int scriptEnd(String text, int from) {
        if (from >= text.length()) {
            return -1;
        }
        char first = text.charAt(from);
        if (first == '{') {
            int close = from;
            while (close < Math.min(text.length(), from + LONGEST) && text.charAt(close) != '}') {
                close++;
            }
            boolean closed = close < text.length() && text.charAt(close) == '}';
            return closed && close > from + 1 ? close + 1 : -1;
        }
        int k = first == '-' || first == '+' || first == '\u2212' ? from + 1 : from;
        int digits = k;
        while (digits < text.length() && Character.isDigit(text.charAt(digits))) {
            digits++;
        }
        if (digits > k) {
            return digits;
        }
        boolean alone = from + 1 >= text.length()
                || !Character.isLetterOrDigit(text.charAt(from + 1)) && text.charAt(from + 1) != '_';
        return Character.isLetter(first) && alone || first == '*' ? from + 1 : -1;
    }

    /**
     * The text without its heights, for a file name or a description.
     *
     * @return plain text
     */
    public String plain() {
        StringBuilder text = new StringBuilder();
        runs.forEach(run -> text.append(run.text()));
        return text.toString();
    }

    /**
     * The text as Plotly, or a page, sets it.
     *
     * @return HTML with {@code sub} and {@code sup}, everything else escaped
     */
    public String html() {
        StringBuilder html = new StringBuilder();
        for (Run run : runs) {
            String text = escape(run.text());
            html.append(
                    switch (run.level()) {
                        case -1 -> "<sub>" + text + "</sub>";
                        case 1 -> "<sup>" + text + "</sup>";
                        default -> text;
                    });
        }
        return html.toString();
    }

    /**
     * A line as Plotly, or a page, sets it.
     *
     * @param text text with {@code _} and {@code ^}
     * @return HTML
     */
    public static String html(String text) {
        return of(text).html();
    }

    /**
     * Text with the five signs that XML reserves written out.
     *
     * @param text plain text
     * @return the same for XML and HTML
     */
    public static String escape(String text) {
        return Numbers.present("markup", "text", text)
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    /**
     * About how wide the text is at a size. The widths are those of a wide sans-serif face, not those of a
     * font on this machine: a layout must not depend on where it was made.
     *
     * @param size of a letter, in any unit
     * @return the width in that unit
     */
    public double width(double size) {
        double width = 0;
        for (Run run : runs) {
            double em = run.level() == 0 ? size : SMALL * size;
            for (int k = 0; k < run.text().length(); k++) {
                width += em * em(run.text().charAt(k));
            }
        }
        return width;
    }

    private static double em(char c) {
        if ("iljI.,:;'|!".indexOf(c) >= 0) {
            return 0.31;
        }
        if ("ftr()[]/ -".indexOf(c) >= 0) {
            return 0.39;
        }
        if ("mwMW%".indexOf(c) >= 0) {
            return 0.92;
        }
        if (c == '=' || c == '+' || c == '\u2212' || c == '<' || c == '>' || c == '\u00b1' || c == '\u00d7') {
            return 0.8;
        }
        if (Character.isUpperCase(c)) {
            return 0.7;
        }
        return Character.isDigit(c) ? 0.64 : 0.6;
    }

    /**
     * Words set into lines.
     *
     * @param text the words
     * @param columns how many characters a line has at most; a longer word has a line of its own
     * @return the lines
     */
    public static List<String> wrap(String text, int columns) {
        Numbers.present("markup", "text", text);
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : text.strip().split("\\s+")) {
            if (line.length() > 0 && line.length() + 1 + word.length() > columns) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.length() > 0 ? " " : "").append(word);
        }
        if (line.length() > 0) {
            lines.add(line.toString());
        }
        return lines;
    }
}
