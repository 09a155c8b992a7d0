package engram;

import engram.chart.Chart;
import engram.chart.Gallery;
import engram.chart.HeatMap;
import engram.chart.Scene;
import engram.coupling.Couplings;
import engram.dynamics.Asynchronous;
import engram.dynamics.Dynamics;
import engram.dynamics.Watch;
import engram.learning.Hebb;
import engram.learning.LearningRule;
import engram.learning.Sequence;
import engram.model.Model;
import engram.model.Quadratic;
import engram.model.SiteModel;
import engram.numeric.Operator;
import engram.pattern.Binary;
import engram.pattern.Cue;
import engram.pattern.Patterns;
import engram.pattern.UniformVectors;
import engram.random.Streams;
import engram.state.Batch;
import engram.state.Spins;
import engram.topology.Topology;
import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Proxy;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * Good and bad arguments for any public call. Good ones of the main types are written down; the rest are made by
 * calling constructors and methods that return them.
 */
final class SampleArguments {
    private final Map<Class<?>, List<Object>> good = new HashMap<>();
    private final Path directory;
    private final Set<Class<?>> searching = new HashSet<>();

    /** A record with a bit of everything. */
    public record Row(int z, double gamma, String name) {}

    SampleArguments(Path directory) {
        this.directory = directory;
        Streams streams = Streams.seed(1);
        Topology g = Topology.complete(4);
        Patterns xi = new Binary().draw(2, 4, streams);
        Patterns vectors = new UniformVectors(3).draw(2, 6, streams);
        Couplings w = new Hebb().learn(xi, g);
        Couplings wide = new Hebb().learn(vectors, Topology.ring(6, 2));
        Couplings oneWay = new Sequence(1, true).learn(xi, g);
        put(int.class, 2, 4, 0);
        put(long.class, 4L);
        put(double.class, 0.5);
        put(float.class, 0.5f);
        put(boolean.class, true);
        put(char.class, 'A');
        put(byte.class, (byte) 1);
        put(String.class, "name");
        put(Object.class, new double[] {1, 2, 4}, "text");
        put(double[].class, new double[] {1, -1, 1, 1});
        put(double[][].class, (Object) new double[][] {{1, 0, 0, 1}, {0, 1, 0, 1}, {0, 0, 1, 1}, {1, 1, 1, 1}});
        put(int[].class, new int[] {0, 1});
        put(int[][].class, (Object) new int[][] {{0, 1}, {1, 2}});
        put(float[].class, new float[] {1, -1, 1, 1});
        put(byte[].class, new byte[4]);
        put(String[].class, (Object) new String[] {"z"});
        put(Path.class, directory.resolve("file.csv"));
        put(Path[].class, (Object) new Path[] {directory.resolve("file.png")});
        put(List.class, List.of(new Row(1, 0.5, "a"), new Row(2, 0.25, "b")), List.of(1.0, 2.0), List.of("gamma"));
        put(Collection.class, List.of(1.0, 2.0));
        put(Map.class, Map.of("a", 1));
        put(Class.class, Double.class);
        put(Record.class, new Row(1, 0.5, "a"));
        put(Number.class, 3);
        put(Streams.class, streams);
        put(Topology.class, g, Topology.ring(6, 2));
        put(Patterns.class, xi, vectors);
        put(Spins.class, new Spins(4, 1), new Spins(6, 3));
        put(Couplings.class, w, wide, oneWay);
        put(SiteModel.class, Model.of(w), Model.of(wide), Model.of(oneWay));
        put(Quadratic.class, new Quadratic(w));
        put(engram.model.EnergyModel.class, new Quadratic(w));
        put(engram.sweep.Engine.class, new engram.sweep.Threads(2));
        put(engram.model.Energy.class, new Quadratic(w));
        put(engram.neuron.Lagrangian.class, new engram.neuron.Power(3), new engram.neuron.LogSumExp(1));
        put(engram.neuron.Interaction.class, engram.neuron.Power.rectified(3));
        put(engram.neuron.Separation.class, new engram.neuron.Softmax(1));
        put(engram.pattern.Signs.class, new engram.pattern.Signs(xi));
        put(engram.model.Model.class, Model.of(w));
        put(engram.model.StepModel.class, new engram.model.Attention(xi.reals(), 1));
        put(
                engram.model.FlowModel.class,
                engram.model.FlowModel.of(xi.space(), (t, x, v) -> v[0] = -x[0]),
                engram.model.FlowModel.of(new engram.state.Reals(4), (t, x, v) -> v[0] = x[0] * x[0]));
        put(engram.memory.Memory.class, new Hebb());
        put(Batch.class, new Cue.Flipped(0.25).batch(xi, 3, streams), new Cue.RandomStart().batch(vectors, 3, streams));
        put(Cue.class, new Cue.Flipped(0.25));
        put(LearningRule.class, new Hebb());
        put(engram.pattern.PatternEnsemble.class, new Binary());
        put(Dynamics.class, Asynchronous.budget(20), Asynchronous.untilFixed(engram.dynamics.Order.PERMUTED, 40));
        put(java.util.function.DoubleFunction.class, (java.util.function.DoubleFunction<Cue>) Cue.Flipped::new);
        put(java.time.temporal.Temporal.class, java.time.LocalDate.of(2026, 1, 1));
        put(engram.statistics.CurveFit.Curve.class, (engram.statistics.CurveFit.Curve) (x, a) -> a[0] * x);
        engram.pattern.LabelledImages images = engram.pattern.LabelledImages.of(
                2, 2, 2, new double[][] {{0, 1, 1, 0}, {1, 0, 0.5, 1}, {1, 1, 0, 0}}, new int[] {0, 1, 0});
        engram.learning.DenseTraining training = new engram.learning.DenseTraining(
                2,
                3,
                1,
                3,
                new engram.learning.DenseTraining.Start(0, 0.3, 0),
                new engram.learning.DenseTraining.Descent(0.1, 1, 0.6, engram.learning.DenseTraining.Scaling.JOINT),
                2,
                2,
                0);
        put(engram.pattern.LabelledImages.class, images);
        put(engram.pattern.LabelledImages.Split.class, new engram.pattern.LabelledImages.Split(images, images));
        put(engram.learning.DenseTraining.class, training);
        put(engram.learning.Lesson.class, training.lesson(images, streams));
        put(
                engram.learning.DenseClassifier.class,
                training.train(images, streams).classifier());
        put(Watch.class, engram.observable.Trace.every(5, s -> s[0]));
        put(Watch[].class, (Object) new Watch[] {engram.observable.Trace.every(5, s -> s[0])});
        put(Chart.class, Chart.titled("title").points("a", new double[] {1, 2}, new double[] {1, 2}));
        put(HeatMap.class, HeatMap.of("title", new double[][] {{1, 2}, {3, 4}}));
        put(Gallery.class, Gallery.titled("title").image("a", 2, 2, new double[] {1, -1, 1, 1}));
        put(Scene.class, Scene.titled("title").points(new double[] {1, 2}, new double[] {1, 2}, new double[] {1, 2}));
        put(Table.class, Table.create("t", DoubleColumn.create("gamma", 1.0, 2.0), StringColumn.create("z", "a", "b")));
        put(
                engram.sweep.Cells.class,
                new engram.sweep.Sweep<>("sample", List.of(new Row(1, 0.5, "a"), new Row(2, 0.25, "b")), 2, streams)
                        .run((at, own) -> at.gamma()));
        put(Operator.class, Operator.of(new double[] {2, 0, 0, 0, 0, 2, 0, 0, 0, 0, 2, 0, 0, 0, 0, 3}, 4));
        put(engram.statistics.TimeSeries.class, engram.statistics.TimeSeries.of(1, -1, 1, 1, -1, 1, -1, -1));
        put(engram.statistics.TimeSeries[].class, (Object)
                new engram.statistics.TimeSeries[] {engram.statistics.TimeSeries.of(1, -1, 1, 1, -1, 1, -1, -1)});
    }

    private void put(Class<?> type, Object... samples) {
        good.put(type, new ArrayList<>(Arrays.asList(samples)));
    }

    /** The library's public types that users can name. */
    static List<Class<?>> publicTypes() throws IOException {
        Path root = Path.of("target", "classes");
        List<Class<?>> types = new ArrayList<>();
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file :
                    files.filter(f -> f.toString().endsWith(".class")).sorted().toList()) {
                String name = root.relativize(file)
                        .toString()
                        .replace(file.getFileSystem().getSeparator(), ".");
                if (!name.endsWith("-info.class")) {
                    Class<?> type = load(name.substring(0, name.length() - ".class".length()));
                    if (type != null && isPublic(type)) {
                        types.add(type);
                    }
                }
            }
        }
        return types;
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName(name, false, SampleArguments.class.getClassLoader());
        } catch (ClassNotFoundException | LinkageError e) {
            return null;
        }
    }

    private static boolean isPublic(Class<?> type) {
        for (Class<?> at = type; at != null; at = at.getEnclosingClass()) {
            if (!Modifier.isPublic(at.getModifiers())) {
                return false;
            }
        }
        return true;
    }

    /** Instances of a type, none if none could be made. */
    List<Object> of(Class<?> type) {
        List<Object> known = good.get(type);
        if (known != null) {
            return known;
        }
        List<Object> made = new ArrayList<>();
        if (type.isEnum()) {
            made.add(type.getEnumConstants()[0]);
        } else if (searching.add(type)) {
            for (List<Object> others : List.copyOf(good.values())) {
                others.stream().filter(type::isInstance).findFirst().ifPresent(made::add);
            }
            if (made.isEmpty()) {
                make(type, made);
            }
            if (made.isEmpty() && type.isInterface() && !type.isSealed()) {
                made.add(Proxy.newProxyInstance(
                        SampleArguments.class.getClassLoader(),
                        new Class<?>[] {type},
                        (proxy, method, with) -> answer(proxy, method, with)));
            }
            searching.remove(type);
        }
        good.put(type, made);
        return made;
    }

    private Object answer(Object proxy, Method method, Object[] with) throws Throwable {
        if (method.isDefault()) {
            return java.lang.reflect.InvocationHandler.invokeDefault(proxy, method, with);
        }
        return switch (method.getName()) {
            case "toString" -> "sample";
            case "hashCode" -> 1;
            case "equals" -> proxy == with[0];
            default -> {
                if (method.getReturnType() == void.class) {
                    yield null;
                }
                if (method.getReturnType() == double.class) {
                    yield 0.5;
                }
                List<Object> some = of(method.getReturnType());
                yield some.isEmpty() ? null : some.get(0);
            }
        };
    }

    private void make(Class<?> type, List<Object> made) {
        List<Executable> ways = new ArrayList<>(Arrays.asList(type.getDeclaredConstructors()));
        for (Method method : type.getDeclaredMethods()) {
            if (Modifier.isStatic(method.getModifiers()) && type.isAssignableFrom(method.getReturnType())) {
                ways.add(method);
            }
        }
        if (type.getEnclosingClass() != null) {
            for (Method method : type.getEnclosingClass().getDeclaredMethods()) {
                if (method.getReturnType() == type) {
                    ways.add(method);
                }
            }
        }
        for (Executable way : ways) {
            if (!Modifier.isPublic(way.getModifiers()) || way.isSynthetic()) {
                continue;
            }
            try {
                way.setAccessible(true);
                Object[] with = arguments(way, 0);
                Object instance;
                if (way instanceof Constructor<?> constructor) {
                    instance = Modifier.isAbstract(type.getModifiers()) ? null : constructor.newInstance(with);
                } else {
                    Method method = (Method) way;
                    List<Object> on = Modifier.isStatic(method.getModifiers())
                            ? Collections.singletonList(null)
                            : of(method.getDeclaringClass());
                    instance = on.isEmpty() ? null : method.invoke(on.get(0), with);
                }
                if (instance != null) {
                    made.add(instance);
                    return;
                }
            } catch (ReflectiveOperationException | RuntimeException e) {
                continue;
            }
        }
    }

    /** Good arguments for one call: the first choice that it takes. */
    Object[] arguments(Executable what, Object on) {
        for (int choice = 0; choice < 3; choice++) {
            Object[] with = arguments(what, choice);
            if (takes(what, on, with)) {
                return with;
            }
        }
        return arguments(what, 0);
    }

    /** Whether a call answers with a value. */
    static boolean takes(Executable what, Object on, Object[] with) {
        try {
            if (what instanceof Method method) {
                method.invoke(on, with);
            } else {
                ((Constructor<?>) what).newInstance(with);
            }
            return true;
        } catch (ReflectiveOperationException | RuntimeException e) {
            return false;
        }
    }

    /** Whether a sample is made here, by a lambda or a proxy: what it answers says nothing of the library. */
    static boolean isOurs(Object sample) {
        return Proxy.isProxyClass(sample.getClass())
                || sample.getClass().getName().startsWith("engram.SampleArguments");
    }

    /** One argument for each parameter, null where none could be made. */
    private Object[] arguments(Executable what, int choice) {
        Class<?>[] types = what.getParameterTypes();
        Type[] exact = what.getGenericParameterTypes();
        Object[] with = new Object[types.length];
        for (int k = 0; k < types.length; k++) {
            List<Object> some = exact.length == types.length ? exactly(exact[k], types[k]) : of(types[k]);
            with[k] = some.isEmpty() ? null : some.get(Math.min(choice, some.size() - 1));
        }
        return with;
    }

    private List<Object> exactly(Type exact, Class<?> type) {
        if (type.isInterface() && Collection.class.isAssignableFrom(type)) {
            return lists(exact);
        }
        Class<?> result =
                type.isInterface() && type.getPackageName().equals("java.util.function") ? result(exact) : null;
        return result == null ? of(type) : functions(type, result);
    }

    /** What a function gives, if its type says so. */
    private static Class<?> result(Type function) {
        if (!(function instanceof ParameterizedType of)) {
            return null;
        }
        Type last = of.getActualTypeArguments()[of.getActualTypeArguments().length - 1];
        Type bound = last instanceof java.lang.reflect.WildcardType wild ? wild.getUpperBounds()[0] : last;
        Type raw = bound instanceof ParameterizedType more ? more.getRawType() : bound;
        return raw instanceof Class<?> known && known != Object.class ? known : null;
    }

    private List<Object> functions(Class<?> function, Class<?> result) {
        return List.of(Proxy.newProxyInstance(
                SampleArguments.class.getClassLoader(),
                new Class<?>[] {function},
                (proxy, method, with) -> method.getReturnType() == Object.class
                        ? of(result).isEmpty() ? null : of(result).get(0)
                        : answer(proxy, method, with)));
    }

    /** Two lists of what the parameter says its list holds. */
    private List<Object> lists(Type list) {
        Type of = list instanceof ParameterizedType known ? known.getActualTypeArguments()[0] : Object.class;
        Type raw = of instanceof ParameterizedType more ? more.getRawType() : of;
        if (list instanceof ParameterizedType && raw instanceof Class<?> element) {
            List<Object> some = element == Double.class || element == Number.class
                    ? List.of(1.0, 2.0)
                    : element == Integer.class ? List.of(0, 1) : of(element);
            return some.isEmpty() ? List.of() : List.of(List.of(some.get(0)));
        }
        return of(List.class);
    }

    /** Bad and odd arguments of a type. */
    List<Object> bad(Class<?> type) {
        if (type == int.class) {
            return List.of(Integer.MIN_VALUE, -1, 0, 1, 7, 65_536, Integer.MAX_VALUE);
        }
        if (type == long.class) {
            return List.of(Long.MIN_VALUE, -1L, 0L, Long.MAX_VALUE);
        }
        if (type == double.class) {
            return List.of(
                    Double.NaN,
                    Double.POSITIVE_INFINITY,
                    Double.NEGATIVE_INFINITY,
                    -1.0,
                    0.0,
                    -0.0,
                    Double.MIN_VALUE,
                    1e-300,
                    1.0,
                    2.0,
                    1e308,
                    -Double.MAX_VALUE);
        }
        if (type == float.class) {
            return List.of(Float.NaN, Float.POSITIVE_INFINITY, -1f, 0f, Float.MAX_VALUE);
        }
        if (type == boolean.class) {
            return List.of(false);
        }
        if (type == char.class) {
            return List.of('\0', '\uD800', 'z');
        }
        if (type == byte.class) {
            return List.of((byte) -1);
        }
        List<Object> bad = new ArrayList<>();
        bad.add(null);
        if (type == String.class) {
            bad.addAll(List.of("", " ", "\0<&\uD800]]>", "%s%n", "x".repeat(70_000)));
        } else if (type == double[].class || type == Object.class) {
            bad.addAll(List.of(
                    new double[0],
                    new double[1],
                    new double[4],
                    new double[9],
                    new double[] {1, Double.NaN, 1, 1},
                    new double[] {1, Double.POSITIVE_INFINITY, 1, 1},
                    new double[] {1e308, -1e308, 1e308, 1e308},
                    new double[] {4e-324, 1e-300, -1e-310, 0}));
            if (type == Object.class) {
                bad.addAll(List.of(List.of(), Arrays.asList(1, null), "text", Map.of(), new int[] {1}, Double.NaN));
            }
        } else if (type == double[][].class) {
            bad.addAll(List.of(
                    new double[0][],
                    new double[4][],
                    new double[][] {{1, 2}, {3}},
                    new double[][] {{1, Double.NaN, 1, 1}, {1, 1, 1, 1}},
                    new double[][] {{1, 1, 1}},
                    new double[][] {{1e308, -1e308, 0, 0}, {1, 1, 1, 1}}));
        } else if (type == int[].class) {
            bad.addAll(List.of(new int[0], new int[] {-1, 5}, new int[] {Integer.MAX_VALUE, Integer.MIN_VALUE}));
        } else if (type == int[][].class) {
            bad.addAll(List.of(new int[0][], new int[2][], new int[][] {{0}, {1, 2, 3}}, new int[][] {{-1, 9}}));
        } else if (type.isArray()) {
            Class<?> of = type.getComponentType();
            bad.add(java.lang.reflect.Array.newInstance(of, 0));
            bad.add(java.lang.reflect.Array.newInstance(of, 1));
        } else if (List.class == type || Collection.class == type) {
            bad.addAll(List.of(List.of(), Collections.singletonList(null)));
        } else if (type == Path.class) {
            bad.addAll(List.of(Path.of(""), directory, directory.resolve("missing/file"), Path.of("/dev/null/x")));
        } else if (type == Class.class) {
            bad.addAll(List.of(void.class, Object.class, List.class));
        } else {
            bad.addAll(of(type).subList(Math.min(1, of(type).size()), of(type).size()));
        }
        return bad;
    }
}
