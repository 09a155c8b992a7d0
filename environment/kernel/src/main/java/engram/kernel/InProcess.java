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
    private Exception notRun;

    InProcess(SnippetLoader loader, CellThread cell) {
        super(loader);
        this.cell = cell;
    }

    /** Forgets the last snippet. */
    void clear() {
        value = null;
        failure = null;
        notRun = null;
    }

    Object value() {
        return value;
    }

    Throwable failure() {
        return failure;
    }

    /** JShell takes what goes wrong around a snippet for a snippet without value; this keeps it. */
    @Override
    public String invoke(String className, String methodName)
            throws ExecutionControl.RunException, ExecutionControl.EngineTerminationException,
                    ExecutionControl.InternalException {
        try {
            return super.invoke(className, methodName);
        } catch (ExecutionControl.InternalException | ExecutionControl.EngineTerminationException e) {
            notRun = e;
            throw e;
        }
    }

    /** Why the last snippet was not run, or null if it was. */
    Exception notRun() {
        return notRun;
    }

    @Override
    protected String invoke(Method snippet) throws Exception {
        clear();
        Object given = cell.user(() -> snippet.invoke(null));
        replaceMissingStreams();
        clear();
        value = given;
        return "";
    }

    /** JShell flushes one and the compiler wraps the other, though a cell may have put null there. */
    private static void replaceMissingStreams() {
        PrintStream none = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        if (Objects.isNull(System.out)) {
            System.setOut(none);
        }
        if (Objects.isNull(System.err)) {
            System.setErr(none);
        }
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
