package engram.kernel;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.SourceCodeAnalysis.Documentation;
import jdk.jshell.SourceCodeAnalysis.Suggestion;
import org.dflib.jjava.jupyter.kernel.BaseKernel;
import org.dflib.jjava.jupyter.kernel.ReplacementOptions;
import org.dflib.jjava.jupyter.kernel.display.DisplayData;
import org.dflib.jjava.jupyter.kernel.magic.MagicsRegistry;

/** Helps to write a cell: completion, documentation, and whether the cell is whole. Jupyter counts code points. */
final class Assistant {
    private static final Pattern MAGIC_LINE = Pattern.compile("(?m)^[ \\t]*%.*$");
    private static final Pattern MAGIC_NAME = Pattern.compile("[ \\t]*(?<mark>%%?)(?<name>\\w*)");
    private static final Pattern HALF_TYPE = Pattern.compile(
            "\\s*(?:[a-z]\\w*\\.)*[A-Z]\\w*\\s*<(?:[\\s.,<>?&\\[\\]]|\\b[a-z]\\w*\\.|\\b[A-Z]\\w*|\\bextends\\b|\\bsuper\\b)*");
    private static final int INDENT = 4;

    private final SourceCodeAnalysis analysis;
    private final MagicsRegistry magics;
    private final Javadoc javadoc;

    Assistant(SourceCodeAnalysis analysis, MagicsRegistry magics, Javadoc javadoc) {
        this.analysis = analysis;
        this.magics = magics;
        this.javadoc = javadoc;
    }

    private static int offset(String code, int codePoints) {
        int within = Math.max(0, Math.min(codePoints, code.codePointCount(0, code.length())));
        return code.offsetByCodePoints(0, within);
    }

    ReplacementOptions complete(String code, int codePoints) {
        int at = offset(code, codePoints);
        String line = code.substring(code.lastIndexOf('\n', at - 1) + 1, at);
        Matcher magic = MAGIC_NAME.matcher(line);
        if (magic.matches()) {
            Stream<String> names = (magic.group("mark").length() == 1
                            ? magics.getLineMagicNames()
                            : magics.getCellMagicNames())
                    .stream();
            return options(
                    code,
                    names.filter(n -> n.startsWith(magic.group("name"))).sorted(),
                    at - magic.group("name").length(),
                    at);
        }
        String text = withoutMagics(code.substring(0, at));
        int start = lastPiece(text);
        int[] anchor = {0};
        List<Suggestion> found = analysis.completionSuggestions(text, at, anchor);
        if (found.isEmpty() && start > 0) {
            found = analysis.completionSuggestions(text.substring(start), at - start, anchor);
            anchor[0] += start;
        }
        Stream<String> matches = Stream.concat(
                        found.stream().filter(Suggestion::matchesType),
                        found.stream().filter(s -> !s.matchesType()))
                .map(Suggestion::continuation)
                .filter(s -> !s.startsWith("$"));
        return options(code, matches, anchor[0], at);
    }

    private static ReplacementOptions options(String code, Stream<String> matches, int from, int to) {
        return new ReplacementOptions(
                matches.distinct().toList(), code.codePointCount(0, from), code.codePointCount(0, to));
    }

    DisplayData inspect(String code, int codePoints) {
        int at = offset(code, codePoints);
        int end = at;
        while (end < code.length() && Character.isJavaIdentifierPart(code.charAt(end))) {
            end++;
        }
        String name = withoutMagics(code.substring(0, end));
        List<Documentation> found = documentation(name + "(");
        if (found.isEmpty()) {
            found = documentation(name);
        }
        if (found.isEmpty()) {
            found = documentation(withoutMagics(code.substring(0, at)));
        }
        if (found.isEmpty()) {
            return null;
        }
        return new DisplayData(found.stream().map(this::text).distinct().collect(Collectors.joining("\n\n")));
    }

    private List<Documentation> documentation(String text) {
        List<Documentation> found = analysis.documentation(text, text.length(), true);
        int start = lastPiece(text);
        if (found.isEmpty() && start > 0) {
            return analysis.documentation(text.substring(start), text.length() - start, true);
        }
        return found;
    }

    private String text(Documentation d) {
        String comment = d.javadoc() == null ? javadoc.of(d.signature()) : d.javadoc();
        return comment == null || comment.isBlank() ? d.signature() : d.signature() + "\n" + Javadoc.plain(comment);
    }

    /** JShell's answer, but for texts that it takes for whole though only more text can make them Java. */
    String isComplete(String code) {
        String body = code.replaceFirst("^%%.*", "");
        Source source = new Source(analysis, body);
        Source.Piece last = null;
        for (Source.Piece piece = source.next(); piece != null; piece = source.next()) {
            if (piece.kind() == Source.Kind.INVALID) {
                return BaseKernel.IS_COMPLETE_BAD;
            }
            if (piece.kind() == Source.Kind.UNFINISHED) {
                return indent(code);
            }
            last = piece;
        }
        return last != null
                        && last.kind() == Source.Kind.SNIPPET
                        && lacksMore(last.text(), body.substring(last.start()))
                ? indent(code)
                : BaseKernel.IS_COMPLETE_YES;
    }

    /** Whether a snippet that does not parse goes wrong at its end only: an annotation alone, half a generic type. */
    private boolean lacksMore(String snippet, String written) {
        boolean halfType = HALF_TYPE.matcher(written).matches();
        if (!halfType && Syntax.isPiece(snippet)) {
            return false;
        }
        int end = written.stripTrailing().length();
        return Syntax.WRAPS.stream().anyMatch(wrap -> Syntax.firstError(wrap, written) >= end);
    }

    /** The indent of the last line, one step deeper after an opening brace. */
    private static String indent(String code) {
        String body = code.stripTrailing();
        String last = body.substring(body.lastIndexOf('\n') + 1);
        int depth = last.length() - last.stripLeading().length();
        return " ".repeat(last.endsWith("{") || last.endsWith("(") ? depth + INDENT : depth);
    }

    /** Where the piece begins that the text ends in. */
    private int lastPiece(String text) {
        Source source = new Source(analysis, text);
        int start = 0;
        for (Source.Piece piece = source.next(); piece != null; piece = source.next()) {
            start = piece.start();
        }
        return start;
    }

    private static String withoutMagics(String code) {
        return MAGIC_LINE.matcher(code).replaceAll(m -> " ".repeat(m.group().length()));
    }
}
