package engram.kernel;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.SourceCodeAnalysis.CompletionInfo;

/** Reads cell text piece by piece: blanks and comments, magic lines, snippets. */
final class Source {
    private static final Pattern BLANK = Pattern.compile("\\s++|//.*|(?s:/\\*.*?\\*/)");
    private static final Pattern MAGIC = Pattern.compile("(?m)^[ \\t]*(?<call>%[A-Za-z]\\w*(?:[ \\t].*)?)$");

    private final SourceCodeAnalysis analysis;
    private final String text;
    private final int end;
    private int at;

    /**
     * Starts at the top.
     *
     * @param analysis JShell's knowledge of where a snippet ends
     * @param text     the text, whose trailing blanks do not count
     */
    Source(SourceCodeAnalysis analysis, String text) {
        this.analysis = analysis;
        this.text = text;
        this.end = text.stripTrailing().length();
    }

    /**
     * A piece of a cell.
     *
     * @param kind  what it is
     * @param text  the piece, for JShell to run or, for a magic, without indent
     * @param start where it begins in the text
     * @param quiet whether it ends in a semicolon that the author wrote
     */
    record Piece(Kind kind, String text, int start, boolean quiet) {}

    /** What a piece is. */
    enum Kind {
        /** A line that begins with a percent sign and a name. */
        MAGIC,
        /** A whole snippet. */
        SNIPPET,
        /** All that is left, which lacks its end. */
        UNFINISHED,
        /** All that is left, which is not Java. */
        INVALID
    }

    /**
     * Moves on by one piece.
     *
     * @return the piece, or null at the end
     */
    Piece next() {
        int start = at;
        for (Matcher blank = BLANK.matcher(text).region(start, end); blank.lookingAt(); blank.region(start, end)) {
            start = blank.end();
        }
        if (start >= end) {
            at = end;
            return null;
        }
        Matcher magic = MAGIC.matcher(text).region(lineStart(start), end);
        boolean magicAhead = magic.find();
        if (magicAhead && magic.start("call") == start) {
            at = magic.end();
            return new Piece(Kind.MAGIC, magic.group("call").strip(), start, true);
        }
        if (magicAhead) {
            Piece piece = snippet(start, magic.start());
            if (piece.kind() == Kind.SNIPPET) {
                return piece;
            }
        }
        return snippet(start, end);
    }

    private int lineStart(int offset) {
        int start = text.lastIndexOf('\n', offset - 1) + 1;
        return text.substring(start, offset).isBlank() ? start : offset;
    }

    /** Whether the last thing that is code, and no comment, is a semicolon. */
    private static boolean endsInSemicolon(String code) {
        char last = ' ';
        int i = 0;
        while (i < code.length()) {
            char c = code.charAt(i);
            if (code.startsWith("//", i)) {
                i = end(code, "\n", i);
            } else if (code.startsWith("/*", i)) {
                i = end(code, "*/", i + 2);
            } else if (c == '"' || c == '\'') {
                i = endOfLiteral(code, i);
                last = c;
            } else {
                last = Character.isWhitespace(c) ? last : c;
                i++;
            }
        }
        return last == ';';
    }

    private static int end(String code, String mark, int from) {
        int at = code.indexOf(mark, from);
        return at < 0 ? code.length() : at + mark.length();
    }

    private static int endOfLiteral(String code, int start) {
        String quote = code.startsWith("\"\"\"", start) ? "\"\"\"" : code.substring(start, start + 1);
        int i = start + quote.length();
        while (i < code.length() && !code.startsWith(quote, i)) {
            i += code.charAt(i) == '\\' ? 2 : 1;
        }
        return Math.min(i + quote.length(), code.length());
    }

    private Piece snippet(int start, int limit) {
        String rest = text.substring(start, limit);
        CompletionInfo info = analysis.analyzeCompletion(rest);
        switch (info.completeness()) {
            case COMPLETE, COMPLETE_WITH_SEMI, EMPTY -> {
                int length = info.remaining().isEmpty() ? rest.length() : rest.lastIndexOf(info.remaining());
                at = start + length;
                String written = rest.substring(0, length);
                return new Piece(
                        Kind.SNIPPET, info.source() == null ? written : info.source(), start, endsInSemicolon(written));
            }
            case UNKNOWN -> {
                at = limit;
                return new Piece(Kind.INVALID, rest, start, true);
            }
            default -> {
                at = limit;
                return new Piece(Kind.UNFINISHED, rest, start, true);
            }
        }
    }
}
