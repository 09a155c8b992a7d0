package engram;

import static org.junit.jupiter.api.Assertions.assertTrue;

import engram.numeric.Eigen;
import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every public constructor and method is called with null, NaN, infinities, zero, negative, huge and mismatched
 * arguments, one bad argument at a time beside good ones. The answer is a value, or one line that names what came.
 *
 * <p>What the calls leave is in {@code target/bad-arguments.txt}: how many there were, and each that failed.
 */
class BadArgumentsTest {
    /** Loops below the public floor: their callers have checked, and they run once a site or once an update. */
    private static final List<String> LOOPS = List.of(
            "engram.numeric.Alignment",
            "engram.numeric.Fields",
            "engram.numeric.Gram",
            "engram.numeric.Lanes",
            "engram.numeric.RidgeLanes",
            "engram.numeric.Rows",
            "engram.numeric.Vectors");

    /** Some calls are good, and say how many threads linear algebra may use. */
    @AfterAll
    static void oneThreadAgain() {
        Eigen.threads(1);
    }

    /** A call that takes longer is interrupted, and must then stop. */
    private static final long PATIENCE_SECONDS = 4;

    @TempDir
    static Path directory;

    private record Call(Executable what, Object on, Object[] with, int bad, boolean sound) {
        @Override
        public String toString() {
            StringBuilder text = new StringBuilder(
                            what.getDeclaringClass().getName().replace("engram.", ""))
                    .append('.')
                    .append(what instanceof Constructor ? "new" : what.getName())
                    .append('(');
            for (int k = 0; k < with.length; k++) {
                text.append(k == 0 ? "" : ", ")
                        .append(what.getParameters()[k].getName())
                        .append(k == bad ? " = " + shown(with[k]) : "");
            }
            return text.append(')').toString();
        }
    }

    @TestFactory
    Stream<DynamicTest> everyPublicCallAnswersWithAValueOrTeaches() throws IOException {
        Map<String, List<String>> failed = new TreeMap<>();
        Map<String, Integer> calls = new TreeMap<>();
        SampleArguments samples = new SampleArguments(directory);
        for (Class<?> type : SampleArguments.publicTypes()) {
            if (!LOOPS.contains(type.getName())) {
                for (Call call : calls(type, samples)) {
                    calls.merge(type.getPackageName(), 1, Integer::sum);
                    String trouble = trouble(call);
                    if (trouble != null) {
                        failed.computeIfAbsent(type.getPackageName(), p -> new ArrayList<>())
                                .add(call + ": " + trouble);
                    }
                }
            }
        }
        StringBuilder report = new StringBuilder();
        calls.forEach((name, count) -> report.append(name)
                .append(": ")
                .append(count)
                .append(" calls, ")
                .append(failed.getOrDefault(name, List.of()).size())
                .append(" not answered\n"));
        failed.values()
                .forEach(lines -> lines.forEach(line -> report.append(line).append('\n')));
        Files.writeString(Path.of("target", "bad-arguments.txt"), report);
        return calls.keySet().stream()
                .map(name -> DynamicTest.dynamicTest(
                        name,
                        () -> assertTrue(
                                failed.getOrDefault(name, List.of()).isEmpty(),
                                () -> String.join("\n", failed.get(name)))));
    }

    private static List<Call> calls(Class<?> type, SampleArguments samples) {
        List<Call> calls = new ArrayList<>();
        List<Executable> all = new ArrayList<>();
        if (!Modifier.isAbstract(type.getModifiers())) {
            all.addAll(Arrays.asList(type.getDeclaredConstructors()));
        }
        all.addAll(Arrays.asList(type.getDeclaredMethods()));
        all.sort((a, b) -> a.toGenericString().compareTo(b.toGenericString()));
        for (Executable what : all) {
            boolean plain = Modifier.isPublic(what.getModifiers())
                    && !what.isSynthetic()
                    && what.getParameterCount() > 0
                    && !what.getName().equals("equals")
                    && !(type.isEnum() && what.getName().equals("valueOf"));
            if (plain) {
                add(what, type, samples, calls);
            }
        }
        return calls;
    }

    private static void add(Executable what, Class<?> type, SampleArguments samples, List<Call> calls) {
        what.setAccessible(true);
        boolean needsReceiver = what instanceof Method && !Modifier.isStatic(what.getModifiers());
        List<Object> receivers = needsReceiver ? samples.of(type) : Arrays.asList((Object) null);
        Class<?>[] types = what.getParameterTypes();
        for (Object on : receivers.subList(0, Math.min(2, receivers.size()))) {
            if (on != null && SampleArguments.isOurs(on)) {
                continue;
            }
            Object[] good = samples.arguments(what, on);
            boolean sound = SampleArguments.takes(what, on, good);
            for (int k = 0; k < types.length; k++) {
                for (Object bad : samples.bad(types[k])) {
                    Object[] with = good.clone();
                    with[k] = bad;
                    calls.add(new Call(what, on, with, k, sound));
                }
            }
        }
    }

    /** What is wrong with the answer, or null. */
    private static String trouble(Call call) {
        FutureTask<Throwable> task = new FutureTask<>(() -> {
            try {
                if (call.what instanceof Method method) {
                    method.invoke(call.on, call.with);
                } else {
                    ((Constructor<?>) call.what).newInstance(call.with);
                }
                return null;
            } catch (InvocationTargetException e) {
                return e.getCause();
            }
        });
        Thread thread = new Thread(task, "call");
        thread.setDaemon(true);
        thread.start();
        Throwable thrown;
        try {
            thrown = task.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            thread.interrupt();
            try {
                thrown = task.get(8 * PATIENCE_SECONDS, TimeUnit.SECONDS);
                return thrown == null || thrown instanceof CancellationException
                        ? null
                        : "ran on, and answered the interrupt with " + thrown;
            } catch (TimeoutException again) {
                return "runs on, deaf to an interrupt";
            } catch (Exception other) {
                return other.toString();
            }
        } catch (Exception e) {
            return e.toString();
        }
        return thrown == null ? null : untaught(thrown, call.sound && call.with[call.bad] == null);
    }

    private static String untaught(Throwable thrown, boolean nothingCame) {
        boolean kind = thrown instanceof IllegalArgumentException
                || thrown instanceof IllegalStateException
                || thrown instanceof NullPointerException
                || thrown instanceof IndexOutOfBoundsException
                || thrown instanceof ArithmeticException
                || thrown instanceof UnsupportedOperationException
                || thrown instanceof CancellationException;
        String message = thrown.getMessage();
        boolean ours = message != null
                && message.lines().count() == 1
                && message.length() > 15
                && !message.startsWith("Cannot ")
                && !message.startsWith("Index ")
                && !message.startsWith("Range [")
                && !message.startsWith("fromIndex")
                && !message.startsWith("integer overflow")
                && (!nothingCame || message.contains("null"));
        if (kind && ours) {
            return null;
        }
        StackTraceElement at = thrown.getStackTrace().length == 0 ? null : thrown.getStackTrace()[0];
        return (thrown.getClass().getSimpleName() + ": " + message + " at " + at).replaceAll("[^ -~]", "?");
    }

    private static String shown(Object value) {
        if (value instanceof double[] numbers) {
            return numbers.length > 4 ? "double[" + numbers.length + "]" : Arrays.toString(numbers);
        }
        if (value instanceof Object[] things) {
            return things.length > 4 ? "[" + things.length + "]" : Arrays.deepToString(things);
        }
        String text = value instanceof int[] numbers ? Arrays.toString(numbers) : String.valueOf(value);
        text = text.lines().findFirst().orElse("");
        text = text.replaceAll("[^ -~]", "?");
        return text.length() > 60 ? text.substring(0, 60) + "..." : text;
    }
}
