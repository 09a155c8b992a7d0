package engram.kernel;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dflib.jjava.jupyter.Extension;
import org.dflib.jjava.jupyter.channels.JupyterConnection;
import org.dflib.jjava.jupyter.channels.ShellReplyEnvironment;
import org.dflib.jjava.jupyter.kernel.BaseKernel;
import org.dflib.jjava.jupyter.kernel.HelpLink;
import org.dflib.jjava.jupyter.kernel.LanguageInfo;
import org.dflib.jjava.jupyter.kernel.ReplacementOptions;
import org.dflib.jjava.jupyter.kernel.comm.CommManager;
import org.dflib.jjava.jupyter.kernel.display.DisplayData;
import org.dflib.jjava.jupyter.kernel.display.mime.MIMEType;
import org.dflib.jjava.jupyter.kernel.history.HistoryEntry;
import org.dflib.jjava.jupyter.kernel.history.HistoryManager.ResultFlag;
import org.dflib.jjava.jupyter.kernel.magic.MagicParser;
import org.dflib.jjava.jupyter.kernel.magic.MagicTranspiler;
import org.dflib.jjava.jupyter.kernel.magic.MagicsRegistry;
import org.dflib.jjava.jupyter.kernel.util.StringStyler;
import org.dflib.jjava.jupyter.messages.Header;
import org.dflib.jjava.jupyter.messages.Message;
import org.dflib.jjava.jupyter.messages.MessageType;
import org.dflib.jjava.jupyter.messages.publish.PublishError;
import org.dflib.jjava.jupyter.messages.publish.PublishExecuteInput;
import org.dflib.jjava.jupyter.messages.publish.PublishExecuteResult;
import org.dflib.jjava.jupyter.messages.request.ExecuteRequest;
import org.dflib.jjava.jupyter.messages.request.HistoryRequest;
import org.dflib.jjava.jupyter.messages.request.InterruptRequest;
import org.dflib.jjava.jupyter.messages.request.KernelInfoRequest;
import org.dflib.jjava.jupyter.messages.request.ShutdownRequest;

/** Answers what Jupyter asks. */
final class Kernel extends BaseKernel {
    /** What JJava and the JShell tool import, so that the same cells run there and here. */
    private static final String IMPORTS = """
            import java.io.*;
            import java.math.*;
            import java.net.*;
            import java.nio.file.*;
            import java.util.*;
            import java.util.concurrent.*;
            import java.util.function.*;
            import java.util.prefs.*;
            import java.util.regex.*;
            import java.util.stream.*;
            import static org.dflib.jjava.jupyter.kernel.BaseNotebookStatics.*;
            """;

    private static final Pattern ONLY_IMPORTS = Pattern.compile("(?:\\s*import\\s[\\w\\s.*]+;)+\\s*");
    private static final Pattern QUESTION = Pattern.compile("\\s*(?<name>[\\w.]+)\\s*\\?{1,2}\\s*");
    private static final int MANY_FAULTS = 20;
    private static final long FAREWELL = 100;
    private static final long PATIENCE = 1500;

    private final Streams streams;
    private final History history;
    private final Runnable end;
    private final Arrivals arrivals;
    private final CellThread thread;
    private Connection connection;
    private Evaluator evaluator;
    private Assistant assistant;
    private Cell magicText;

    /** While the kernel starts: what it and its extensions import, to be compiled at once. */
    private List<String> imports;

    /**
     * A kernel that is not yet started.
     *
     * @param end ends the process, after a request to shut down was answered
     */
    Kernel(Runnable end) {
        this(new Arrivals(), end);
    }

    private Kernel(Arrivals arrivals, Runnable end) {
        this(arrivals, new CellThread(arrivals), end);
    }

    private Kernel(Arrivals arrivals, CellThread thread, Runnable end) {
        this(arrivals, thread, new Streams(thread::isCompiler), new History(), end);
    }

    private Kernel(Arrivals arrivals, CellThread thread, Streams streams, History history, Runnable end) {
        super(
                "engram",
                Version.kernel(),
                language(),
                List.of(new HelpLink("Java API", "https://docs.oracle.com/en/java/javase/17/docs/api/")),
                history,
                streams,
                new CommManager(),
                new PlainText(),
                new MagicParser("(?<=(?:^|=))\\s*%", "%%", new MagicTranspiler()),
                new MagicsRegistry(),
                true,
                new StringStyler.Builder().build());
        this.arrivals = arrivals;
        this.thread = thread;
        this.streams = streams;
        this.history = history;
        this.end = end;
        Magics.register(this);
    }

    private static LanguageInfo language() {
        return new LanguageInfo.Builder("java")
                .version(System.getProperty("java.version"))
                .mimetype("text/x-java-source")
                .fileExtension(".jshell")
                .pygments("java")
                .codemirror("java")
                .build();
    }

    /** Begins to start JShell and the extensions; what is asked meanwhile waits for them. */
    void start() {
        thread.begin(() -> {
            try {
                evaluator = new Evaluator(thread, this::magic, streams::notice);
                assistant = new Assistant(evaluator.analysis(), magicsRegistry, new Javadoc(Javadoc.besideKernel()));
                imports = new ArrayList<>(List.of(IMPORTS));
                onStartup();
                importCollected();
            } catch (RuntimeException | Error e) {
                System.err.println("the kernel did not start: " + e + "; it needs a JDK of version 17 or newer,"
                        + " a Java without compiler does not do");
            }
        });
    }

    /** The order in which cells and interrupts come. */
    Arrivals arrivals() {
        return arrivals;
    }

    /** Runs the imports collected so far; from then on each one is a snippet of its own again. */
    private void importCollected() {
        List<String> collected = imports;
        imports = null;
        if (collected != null && !evaluator.importAll(String.join("\n", collected))) {
            for (String some : collected) {
                try {
                    evaluator.evaluate(new Cell("start", some, 1));
                } catch (CellError e) {
                    System.err.println("an import that a notebook starts with was not found: " + e.getMessage());
                }
            }
        }
    }

    @Override
    protected ClassLoader getClassLoader() {
        return evaluator.loader();
    }

    /** Installs each extension once. One that fails says so in a line and harms no other. */
    @Override
    protected void installExtensions(ClassLoader loader) {
        Iterator<ServiceLoader.Provider<Extension>> found =
                ServiceLoader.load(Extension.class, loader).stream().iterator();
        for (int faults = 0; faults < MANY_FAULTS; ) {
            try {
                if (!found.hasNext()) {
                    return;
                }
                installExtension(found.next());
            } catch (ServiceConfigurationError e) {
                faults++;
                System.err.println("an extension was not found: " + e.getMessage());
            }
        }
    }

    private void installExtension(ServiceLoader.Provider<Extension> provider) {
        String name = "an extension";
        try {
            name = provider.type().getName();
            if (!extensions.containsKey(name)) {
                installExtension(provider.get());
            }
        } catch (RuntimeException | ServiceConfigurationError | LinkageError e) {
            extensions.remove(name);
            System.err.println(name + " was not installed: " + e);
        }
    }

    /**
     * Adds jars and directories of classes, and installs the extensions in them.
     *
     * @param paths where they are
     */
    void addToClasspath(List<Path> paths) {
        evaluator.addToClasspath(paths);
        installDefaultExtensions();
    }

    /** The classes of the extensions that are installed. */
    Set<String> extensionNames() {
        return Set.copyOf(extensions.keySet());
    }

    @Override
    public void becomeHandlerForConnection(JupyterConnection newConnection) {
        if (!(newConnection instanceof Connection c)) {
            throw new IllegalArgumentException("a " + newConnection.getClass().getName()
                    + " came; the kernel needs its own" + " Connection, which sends over the wire's thread");
        }
        connection = c;
        streams.install();
        super.becomeHandlerForConnection(newConnection);
    }

    @Override
    public Object evalRaw(String source) {
        if (thread.isCurrent() && imports != null) {
            if (ONLY_IMPORTS.matcher(source).matches()) {
                imports.add(source);
                return null;
            }
            importCollected();
        }
        return run(new Cell("cell", source, 1));
    }

    /**
     * Runs a cell, or part of one, from within another or from outside.
     *
     * @param cell what to run
     * @return the value of its last piece, or null
     */
    Object run(Cell cell) {
        return thread.isCurrent()
                ? evaluator.evaluate(cell)
                : thread.run(arrivals.cell(), () -> evaluator.evaluate(cell));
    }

    private DisplayData shown(Cell cell) {
        Object value = evaluator.evaluate(cell);
        if (value == null || value instanceof DisplayData) {
            return (DisplayData) value;
        }
        try {
            return thread.user(() -> renderer.render(value));
        } catch (Stopped e) {
            throw thread.interrupted();
        } catch (Exception | Error e) {
            throw explained(e);
        }
    }

    private CellError explained(Throwable thrown) {
        return evaluator == null ? CellError.of(thrown) : evaluator.explained(thrown);
    }

    private Object magic(List<String> words, Cell text, boolean wholeCell) throws Exception {
        String name = words.get(0);
        List<String> args = words.subList(1, words.size());
        magicText = text;
        return wholeCell
                ? magicsRegistry.evalCellMagic(this, name, args, text.source())
                : magicsRegistry.evalLineMagic(this, name, args);
    }

    /**
     * Runs the text that a magic was given, in its place in the cell.
     *
     * @param text what the magic was given as text, for callers that are not in a cell
     * @return the value of the text
     */
    Object runMagicText(String text) {
        Cell cell = magicText == null ? new Cell("cell", text, 1) : magicText;
        magicText = null;
        return run(cell);
    }

    @Override
    protected void handleExecuteRequest(ShellReplyEnvironment env, Message<ExecuteRequest> message) {
        Reply reply = (Reply) env;
        ExecuteRequest request = message.getContent();
        List<Runnable> queued = new ArrayList<>();
        reply.defer(() -> queued.forEach(Runnable::run));
        reply.setBusyDeferIdle();
        commManager.setMessageContext(message);
        boolean counts = request.shouldStoreHistory() && !request.isSilent();
        int count = counts ? executionCount.getAndIncrement() : executionCount.get();
        if (!request.isSilent()) {
            reply.publish(new PublishExecuteInput(request.getCode(), count));
        }
        streams.attach(reply, connection, request.isStdinEnabled());
        try {
            Map<String, Object> answer = executed(reply, request, count, counts);
            reply.settle();
            reply.reply(MessageType.EXECUTE_REPLY, answer);
        } catch (CellError e) {
            refuse(reply, request, count, e, queued);
        } catch (RuntimeException | Error e) {
            refuse(reply, request, count, explained(e), queued);
        }
    }

    private Map<String, Object> executed(Reply reply, ExecuteRequest request, int count, boolean counts) {
        List<Map<String, Object>> payload = new ArrayList<>();
        Matcher question = QUESTION.matcher(request.getCode());
        if (question.matches()) {
            String name = question.group("name");
            DisplayData page = inspect(name, name.length(), true);
            if (page == null) {
                throw explained(new IllegalArgumentException("nothing is known about " + name
                        + "; ask about a type, a method or a variable, as in Math.sqrt?"));
            }
            payload.add(Map.of("source", "page", "data", json(page).get("data"), "start", 0));
        } else {
            Cell cell = new Cell("cell [" + count + "]", request.getCode(), 1);
            DisplayData data = thread.run(reply.cell(), () -> shown(cell));
            if (data != null && !request.isSilent()) {
                reply.publish(new PublishExecuteResult(count, data));
            }
            if (counts) {
                Object text = data == null ? "" : data.getData(MIMEType.TEXT_PLAIN);
                history.add(count, request.getCode(), String.valueOf(text));
            }
        }
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("status", "ok");
        answer.put("execution_count", count);
        answer.put("payload", payload);
        answer.put("user_expressions", expressions(reply, request.getUserExpr()));
        return answer;
    }

    private Map<String, JsonElement> expressions(Reply reply, Map<String, String> asked) {
        Map<String, JsonElement> answers = new LinkedHashMap<>();
        if (asked != null) {
            asked.forEach((name, source) -> {
                JsonObject answer;
                try {
                    Cell cell = new Cell("expression " + name, Objects.requireNonNullElse(source, ""), 1);
                    DisplayData data = thread.run(reply.cell(), () -> shown(cell));
                    answer = json(DisplayData.emptyIfNull(data));
                    answer.addProperty("status", "ok");
                } catch (CellError e) {
                    answer = new Gson().toJsonTree(error(e)).getAsJsonObject();
                }
                answers.put(name, answer);
            });
        }
        return answers;
    }

    private static JsonObject json(DisplayData data) {
        return new Gson().toJsonTree(data).getAsJsonObject();
    }

    private static Map<String, Object> error(CellError e) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("status", "error");
        fields.put("ename", e.name());
        fields.put("evalue", e.getMessage());
        fields.put("traceback", e.lines());
        return fields;
    }

    /** Whatever waits now was sent before the failure can be known; what comes after the answer is a new beginning. */
    private void refuse(Reply reply, ExecuteRequest request, int count, CellError e, List<Runnable> queued) {
        if (request.shouldStopOnError()) {
            queued.addAll(connection.takeCells(e.isInterrupt(), this::abort));
        }
        if (!request.isSilent()) {
            reply.publish(new PublishError(e.name(), e.getMessage(), e.lines()));
            if (request.shouldStoreHistory()) {
                history.add(count, request.getCode(), "");
            }
        }
        Map<String, Object> answer = error(e);
        answer.put("execution_count", count);
        reply.settle();
        reply.reply(MessageType.EXECUTE_REPLY, answer);
    }

    /** Answers a request to run a cell that does not run. */
    private void abort(Reply reply) {
        reply.setBusyDeferIdle();
        reply.reply(MessageType.EXECUTE_REPLY, Map.of("status", "aborted", "execution_count", executionCount.get()));
    }

    @Override
    public ReplacementOptions complete(String code, int at) {
        return thread.call(() -> assistant.complete(code, at));
    }

    @Override
    public DisplayData inspect(String code, int at, boolean extraDetail) {
        return thread.call(() -> assistant.inspect(code, at));
    }

    @Override
    public String isComplete(String code) {
        return thread.call(() -> assistant.isComplete(code));
    }

    @Override
    public void interrupt() {
        arrivals.interrupt(null);
        thread.interrupt();
    }

    @Override
    protected void handleInterruptRequest(ShellReplyEnvironment env, Message<InterruptRequest> message) {
        arrivals.interrupt(message.getHeader());
        thread.interrupt();
        env.setBusyDeferIdle();
        ((Reply) env).reply(MessageType.INTERRUPT_REPLY, Map.of("status", "ok"));
    }

    @Override
    protected void handleKernelInfoRequest(ShellReplyEnvironment env, Message<KernelInfoRequest> message) {
        env.setBusyDeferIdle();
        Map<String, Object> info = new LinkedHashMap<>();
        info.put("status", "ok");
        info.put("protocol_version", Header.PROTOCOL_VERISON);
        info.put("implementation", getName());
        info.put("implementation_version", getVersion());
        info.put("language_info", getLanguageInfo());
        info.put("banner", getBanner());
        info.put("help_links", getHelpLinks());
        ((Reply) env).reply(MessageType.KERNEL_INFO_REPLY, info);
    }

    @Override
    public String getBanner() {
        return "Engram kernel " + getVersion() + ", Java " + System.getProperty("java.version");
    }

    @Override
    protected void handleHistoryRequest(ShellReplyEnvironment env, Message<HistoryRequest> message) {
        env.setBusyDeferIdle();
        HistoryRequest request = message.getContent();
        Set<ResultFlag> flags = EnumSet.noneOf(ResultFlag.class);
        if (request.includeOutput()) {
            flags.add(ResultFlag.INCLUDE_OUTPUT);
        }
        List<HistoryEntry> found;
        if (request instanceof HistoryRequest.Tail tail) {
            found = history.lookupTail(tail.getMaxReturnLength(), flags);
        } else if (request instanceof HistoryRequest.Range range) {
            found = history.lookupRange(range.getSessionIndex(), range.getStart(), range.getStop(), flags);
        } else if (request instanceof HistoryRequest.Search search) {
            if (search.filterUnique()) {
                flags.add(ResultFlag.UNIQUE);
            }
            found = history.search(search.getPattern(), search.getMaxReturnLength(), flags);
        } else {
            found = List.of();
        }
        List<List<Object>> rows = found.stream()
                .map(e -> List.<Object>of(
                        e.getSession(),
                        e.getCellNumber(),
                        e.hasOutput() ? List.of(e.getInput(), e.getOutput()) : e.getInput()))
                .toList();
        ((Reply) env).reply(MessageType.HISTORY_REPLY, Map.of("status", "ok", "history", rows));
    }

    /** Says goodbye and ends the process, also while a cell runs. */
    @Override
    protected void handleShutdownRequest(ShellReplyEnvironment env, Message<ShutdownRequest> message) {
        connection.expectEnd();
        boolean restart = message.getContent().isRestart();
        env.setBusyDeferIdle();
        ((Reply) env).reply(MessageType.SHUTDOWN_REPLY, Map.of("status", "ok", "restart", restart));
        env.resolveDeferrals();
        Thread last = new Thread(
                () -> {
                    pause(PATIENCE);
                    Runtime.getRuntime().halt(0);
                },
                "last");
        last.setDaemon(true);
        last.start();
        new Thread(
                        () -> {
                            pause(FAREWELL);
                            onShutdown(restart);
                            end.run();
                        },
                        "farewell")
                .start();
    }

    @Override
    public void onShutdown(boolean restart) {
        super.onShutdown(restart);
        thread.end();
    }

    private static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
