package engram.kernel;

import com.sun.source.util.JavacTask;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** Where a piece of Java stops being Java, by javac's parser. */
final class Syntax {
    /** What can stand around a piece: it is a member, a statement, or an expression. */
    static final List<Wrap> WRAPS = List.of(
            new Wrap("class X {\n", "\n}"),
            new Wrap("class X { void x() {\n", "\n}}"),
            new Wrap("class X { Object x =\n", "\n;}"));

    private static final Wrap FILE = new Wrap("", "\n");

    private static final JavaCompiler COMPILER = ToolProvider.getSystemJavaCompiler();

    private Syntax() {}

    /**
     * Text around a piece.
     *
     * @param before what comes before it
     * @param after  what comes after it
     */
    record Wrap(String before, String after) {}

    /**
     * Whether a piece is Java as it stands. JShell's own answer is not asked for: in JDK 25 it forgets all documentation
     * when it is asked about a record.
     *
     * @param piece the piece
     */
    static boolean isPiece(String piece) {
        return firstError(FILE, piece) < 0 || WRAPS.stream().anyMatch(wrap -> firstError(wrap, piece) < 0);
    }

    /**
     * The first place at which the parser finds an error.
     *
     * @param wrap  what stands around the piece
     * @param piece the piece
     * @return the place in the piece, past its end if the error lies behind it; -1 if there is no error
     */
    static int firstError(Wrap wrap, String piece) {
        String text = wrap.before() + piece + wrap.after();
        JavaFileObject file = new SimpleJavaFileObject(URI.create("string:///X.java"), JavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                return text;
            }
        };
        DiagnosticCollector<JavaFileObject> found = new DiagnosticCollector<>();
        JavacTask task = (JavacTask) COMPILER.getTask(null, null, found, List.of("-proc:none"), null, List.of(file));
        task.setLocale(Locale.ROOT);
        try {
            task.parse();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return found.getDiagnostics().stream()
                .filter(d -> d.getKind() == Diagnostic.Kind.ERROR)
                .mapToInt(d -> Math.max(0, (int) d.getPosition() - wrap.before().length()))
                .min()
                .orElse(-1);
    }
}
