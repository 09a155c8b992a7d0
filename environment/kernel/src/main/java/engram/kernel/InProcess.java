package engram.kernel;

import java.io.OutputStream;
import java.io.PrintStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import jdk.jshell.execution.DirectExecutionControl;
import jdk.jshell.spi.ExecutionControl;

/** Runs snippets in this process and keeps the object that each one gave, where JShell would keep its text. */
final class InProcess extends DirectExecutionControl {
    private final CellThread cell;
    private Object value;
    private Throwable failure;

    InProcess(SnippetLoader loader, CellThread cell) {
        super(loader);
        this.cell = cell;
    }

    /** Forgets the last snippet. */
    void clear() {
        value = null;
        failure = null;
    }

    Object value() {
        return value;
    }

    Throwable failure() {
        return failure;
    }

    @Override
    protected String invoke(Method snippet) throws Exception {
        clear();
        Object given = cell.user(() -> snippet.invoke(null));
        if (Objects.isNull(System.out)) {
            // JShell flushes it when this returns
            System.setOut(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8));
        }
        clear();
        value = given;
        return "";
    }

    @Override
    protected String throwConvertedInvocationException(Throwable thrown)
            throws ExecutionControl.RunException, ExecutionControl.InternalException {
        failure = thrown;
        for (Throwable t = thrown; t != null; t = t.getCause()) {
            t.setStackTrace(withFiles(t.getStackTrace()));
        }
        return super.throwConvertedInvocationException(thrown);
    }

    @Override
    protected String throwConvertedOtherException(Throwable thrown)
            throws ExecutionControl.RunException, ExecutionControl.InternalException {
        return throwConvertedInvocationException(
                thrown instanceof InvocationTargetException ? thrown.getCause() : thrown);
    }

    /** JShell fails on frames without a file, which hidden classes have. */
    private static StackTraceElement[] withFiles(StackTraceElement[] frames) {
        return Arrays.stream(frames)
                .map(f -> f.getFileName() != null
                        ? f
                        : new StackTraceElement(
                                f.getClassName(), f.getMethodName(), "Unknown Source", f.getLineNumber()))
                .toArray(StackTraceElement[]::new);
    }
}
