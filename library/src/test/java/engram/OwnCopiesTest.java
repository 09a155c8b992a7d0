package engram;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import engram.coupling.LowRank;
import engram.disorder.Ferromagnet;
import engram.disorder.Gauge;
import engram.disorder.Mattis;
import engram.disorder.ProvostVallee;
import engram.dynamics.Clock;
import engram.dynamics.Outcome;
import engram.dynamics.Run;
import engram.dynamics.Schedule;
import engram.elastic.Vibrations;
import engram.exact.AllStates;
import engram.learning.DenseClassifier;
import engram.learning.Hebb;
import engram.model.ExternalField;
import engram.model.LayeredMemory;
import engram.model.ZeroOne;
import engram.neuron.Activation;
import engram.observable.Spectrum;
import engram.pattern.Binary;
import engram.pattern.Correlated;
import engram.pattern.LabelledImages;
import engram.pattern.Patterns;
import engram.random.Streams;
import engram.state.Batch;
import engram.state.Spins;
import engram.statistics.CurveFit;
import engram.statistics.Estimate;
import engram.study.Basin;
import engram.study.Capacity;
import engram.study.SpectralCapacity;
import engram.topology.Points;
import engram.topology.Topology;
import java.lang.reflect.Array;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What the library is given and what it gives out belongs to the caller; what it holds is its own. */
class OwnCopiesTest {
    private static final Streams STREAMS = Streams.seed(8);

    /** Kept as they come, and their Javadoc says so: matrices of gigabytes, and what carries them. */
    private static final List<String> KEPT = List.of("engram.coupling.SingleRows");

    private static Map<Class<?>, Record> samples() {
        Patterns xi = new Binary().draw(2, 6, STREAMS);
        Ferromagnet magnet = Ferromagnet.complete(6);
        List<Record> all = List.of(
                xi,
                new Gauge(xi.pattern(0)),
                new Mattis(magnet, xi.pattern(0)),
                new ProvostVallee(xi, new double[] {1, 0.5, 0.5, 1}),
                new Vibrations(new double[] {0, 0, 1, 2}, 2),
                new ZeroOne(magnet.couplings(), new double[] {1, 2, 3, 4, 5, 6}),
                Correlated.equally(3, 0.25),
                new LayeredMemory.Layer(Activation.TANH, 1, new double[] {1, 2}),
                Points.random(5, 2, STREAMS),
                new Spectrum(new double[] {1, 2, 3}),
                new engram.statistics.Reweighting(2, new double[] {1, 2, 3}),
                new CurveFit("a", (x, a) -> a[0], new double[] {1}, new double[] {0.5}, 1, 2, 3, 4),
                new Capacity.Scan(new double[] {1, 0.5}, 0.9),
                new Basin.Curve(new double[] {0, 1}, new double[] {1, 0}),
                new SpectralCapacity.Scan(List.of(new double[] {1}, new double[] {1, 2})));
        Map<Class<?>, Record> samples = new TreeMap<>(java.util.Comparator.comparing(Class::getName));
        all.forEach(one -> samples.put(one.getClass(), one));
        return samples;
    }

    /** Every public record of the numerical packages that has an array somewhere is among the samples. */
    @Test
    void everyRecordWithAnArrayIsTried() throws ClassNotFoundException {
        List<String> missing = new ArrayList<>();
        for (JavaClass one : new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages(
                        "engram.state",
                        "engram.pattern",
                        "engram.topology",
                        "engram.coupling",
                        "engram.learning",
                        "engram.disorder",
                        "engram.elastic",
                        "engram.model",
                        "engram.dynamics",
                        "engram.observable",
                        "engram.exact",
                        "engram.theory",
                        "engram.statistics",
                        "engram.store",
                        "engram.sweep",
                        "engram.study")) {
            Class<?> type = Class.forName(one.getName());
            if (type.isRecord() && Modifier.isPublic(type.getModifiers())) {
                for (RecordComponent component : type.getRecordComponents()) {
                    if (component.getGenericType().getTypeName().contains("[]") && !KEPT.contains(type.getName())) {
                        missing.add(type.getName());
                    }
                }
            }
        }
        missing.removeIf(name ->
                samples().keySet().stream().anyMatch(type -> type.getName().equals(name)));
        assertEquals(List.of(), missing);
    }

    /** Built from arrays that are then overwritten, and asked for arrays that are then overwritten, a record stays what it was. */
    @Test
    void recordsHoldTheirOwn() throws ReflectiveOperationException {
        for (Map.Entry<Class<?>, Record> sample : samples().entrySet()) {
            RecordComponent[] components = sample.getKey().getRecordComponents();
            Object[] given = values(sample.getValue());
            Class<?>[] types =
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
            Constructor<?> constructor = sample.getKey().getDeclaredConstructor(types);
            Object mine = constructor.newInstance(given);
            String before = Arrays.deepToString(flat(values((Record) mine)));
            for (Object part : given) {
                spoil(part);
            }
            assertEquals(
                    before,
                    Arrays.deepToString(flat(values((Record) mine))),
                    sample.getKey() + " keeps what it is given");
            for (Object part : values((Record) mine)) {
                spoil(part);
            }
            assertEquals(
                    before, Arrays.deepToString(flat(values((Record) mine))), sample.getKey() + " gives out its own");
        }
    }

    private static Object[] values(Record of) throws ReflectiveOperationException {
        List<Object> values = new ArrayList<>();
        for (RecordComponent component : of.getClass().getRecordComponents()) {
            values.add(component.getAccessor().invoke(of));
        }
        return values.toArray();
    }

    private static Object[] flat(Object[] values) {
        return Arrays.stream(values)
                .map(value -> value instanceof List<?> list ? list.toArray() : value)
                .toArray();
    }

    private static void spoil(Object value) {
        if (value instanceof List<?> list) {
            list.forEach(OwnCopiesTest::spoil);
        } else if (value != null && value.getClass().isArray()) {
            for (int k = 0; k < Array.getLength(value); k++) {
                if (value instanceof double[] numbers) {
                    numbers[k] = -77;
                } else if (value instanceof int[] numbers) {
                    numbers[k] = -77;
                } else {
                    spoil(Array.get(value, k));
                }
            }
        }
    }

    /** Every array that a public method without arguments of these objects gives out is the caller's. */
    @Test
    void objectsGiveOutCopies() throws ReflectiveOperationException {
        Patterns xi = new Binary().draw(2, 6, STREAMS);
        AllStates states =
                AllStates.of(new engram.model.Quadratic(Ferromagnet.complete(6).couplings()));
        LabelledImages images = LabelledImages.of(1, 2, 2, new double[][] {{0, 1}, {1, 0}}, new int[] {0, 1});
        List<Object> all = new ArrayList<>(samples().values());
        all.addAll(List.of(
                states.at(1),
                states,
                new ExternalField(new Spins(2, 1), new double[] {1, 2}),
                Topology.ring(6, 2),
                new LowRank(xi),
                images,
                DenseClassifier.of(2, 1, 2, 2, new double[] {0.5, -0.25, 1, -0.5})));
        for (Object one : all) {
            for (Method method : one.getClass().getMethods()) {
                boolean asks = method.getParameterCount() == 0
                        && method.getReturnType().isArray()
                        && method.getReturnType().getComponentType() != Object.class
                        && !(one instanceof Topology && method.getName().equals("neighbours"));
                if (asks) {
                    Object[] first = {method.invoke(one)};
                    String before = Arrays.deepToString(first);
                    spoil(first[0]);
                    assertEquals(before, Arrays.deepToString(new Object[] {method.invoke(one)}), method.toString());
                }
            }
        }
    }

    /** Classes that are no records: what is changed afterwards is not theirs. */
    @Test
    void classesHoldTheirOwn() {
        Spins space = new Spins(3, 1);
        double[] s = {1, -1, 1};
        Batch batch = Batch.of(space, s);
        double[] b = {1, 2, 3};
        ExternalField field = new ExternalField(space, b);
        int[][] pairs = {{0, 1}, {1, 2}};
        Topology path = Topology.of(3, pairs);
        double[] values = {1, 2, 3};
        Estimate mean = Estimate.of(values);
        Patterns xi = new Binary().draw(2, 3, STREAMS);
        double[] kernel = {1, 0, 0, 1};
        LowRank w = new LowRank(xi, kernel);
        double[] fields = w.fields(s.clone());
        double[] temperatures = {2, 1};
        Schedule schedule = Schedule.of(temperatures);
        List<Outcome> outcomes = new ArrayList<>(List.of(new Outcome.Exhausted(Clock.updates(3))));
        Run run = new Run(batch, outcomes);
        outcomes.clear();
        for (Object one :
                new Object[] {b, values, kernel, temperatures, run.state(0), batch.state(0), field.values()}) {
            spoil(one);
        }
        pairs[0][1] = 2;
        s[0] = -1;
        assertArrayEquals(new double[] {1, -1, 1}, batch.state(0));
        assertArrayEquals(new double[] {1, 2, 3}, field.values());
        assertTrue(path.edge(0, 1) >= 0);
        assertEquals(2, mean.mean());
        assertArrayEquals(fields, w.fields(new double[] {1, -1, 1}));
        assertEquals(List.of(2.0, 1.0), schedule.temperatures());
        assertEquals(1, run.outcomes().size());
    }

    /** Patterns changed after learning, and between two rules, change nothing. */
    @Test
    void patternsStayAsTheyWereLearned() {
        double[] xi = new Binary().draw(2, 6, STREAMS).xi();
        Patterns patterns = new Patterns(2, new Spins(6, 1), xi);
        double[] before = new Hebb().learn(patterns, Topology.complete(6)).fields(patterns.pattern(0));
        Arrays.fill(xi, Double.NaN);
        patterns.xi()[0] = 55;
        assertArrayEquals(
                before, new Hebb().learn(patterns, Topology.complete(6)).fields(patterns.pattern(0)));
        Gauge gauge = new Gauge(patterns.pattern(1));
        assertEquals(gauge, new Gauge(patterns.pattern(1)));
        assertFalse(gauge.equals(new Gauge(patterns.pattern(0))));
        Mattis mattis = new Mattis(Ferromagnet.complete(6), patterns.pattern(1));
        assertEquals(mattis, new Mattis(mattis.magnet(), mattis.xi()));
        assertEquals(mattis.hashCode(), new Mattis(mattis.magnet(), mattis.xi()).hashCode());
    }
}
