package engram.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import engram.Teaches;
import engram.coupling.Blocks;
import engram.coupling.Dense;
import engram.coupling.LowRank;
import engram.disorder.Ferromagnet;
import engram.disorder.Mattis;
import engram.disorder.SpinGlass;
import engram.dynamics.Annealing;
import engram.dynamics.Asynchronous;
import engram.dynamics.Glauber;
import engram.dynamics.Metropolis;
import engram.dynamics.Order;
import engram.dynamics.Precision;
import engram.elastic.ElasticNetwork;
import engram.identity.Identified;
import engram.learning.Clipped;
import engram.learning.Hebb;
import engram.learning.LearningRule;
import engram.learning.LocalRidge;
import engram.learning.Symmetrised;
import engram.learning.Unlearning;
import engram.model.Driven;
import engram.model.ExternalField;
import engram.model.Model;
import engram.model.Quadratic;
import engram.model.ZeroOne;
import engram.pattern.Binary;
import engram.pattern.Correlated;
import engram.pattern.Cue;
import engram.pattern.Patterns;
import engram.pattern.TruncatedAngles;
import engram.pattern.UniformVectors;
import engram.pattern.WrappedAngles;
import engram.random.Streams;
import engram.state.Batch;
import engram.state.Spins;
import engram.sweep.Sweep;
import engram.topology.Points;
import engram.topology.Topology;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.LinkedList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.function.DoubleUnaryOperator;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Two studies are one exactly if all that was held fixed is the same, by class and content at every level. */
class IdentityTest {
    record Holding(Object of) {}

    record Other(Object of) {}

    record Pair(Object a, Object b) {}

    record Typed<T>(T of) {}

    record Whole(int x) {}

    record Broken(double x) {}

    /** A text that hides what it is made of. */
    record Shy(double x, Object inner) {
        @Override
        public String toString() {
            return "shy";
        }
    }

    /** An accessor that rounds. */
    record Rounding(double x) {
        @Override
        public double x() {
            return Math.rint(x);
        }
    }

    enum Colour {
        RED,
        BLUE {
            @Override
            public String toString() {
                return "RED";
            }
        }
    }

    enum Signal {
        RED
    }

    /** Declared in different classes, as in different cells of a notebook. */
    static final class Again {
        private Again() {}

        record Whole(int x) {}

        record Swapped(int b, int a) {}
    }

    record Swapped(int a, int b) {}

    private static final Streams ONE = Streams.seed(1);
    private static final Streams TWO = Streams.seed(2);
    private static final Topology RING = Topology.ring(8, 4);

    private static String of(Object held) {
        return Identity.held(held);
    }

    private static Patterns patterns(Streams streams) {
        return new UniformVectors(3).draw(3, 8, streams);
    }

    private static Patterns bits(Streams streams) {
        return new Binary().draw(3, 8, streams);
    }

    private static double[] numbers(int n, double first) {
        double[] x = new double[n];
        Arrays.setAll(x, k -> k == 0 ? first : 0.25 * k);
        return x;
    }

    private static Batch batch(double sign) {
        return Batch.of(new Spins(2, 1), new double[] {1, sign}, new double[] {1, 1});
    }

    private static ElasticNetwork elastic(double kappa, Streams streams) {
        Points points = Points.random(12, 2, streams);
        return ElasticNetwork.of(points, Topology.near(points, 4), kappa);
    }

    private static List<Object[]> different() {
        List<Object[]> pairs = new ArrayList<>();
        BiConsumer<Object, Object> differ = (a, b) -> pairs.add(new Object[] {a, b});
        differ.accept(new Glauber(.5, Order.PERMUTED, 10), new Metropolis(.5, Order.PERMUTED, 10));
        differ.accept(new Glauber(.5, Order.PERMUTED, 10), new Glauber(.5, Order.PERMUTED, 11));
        differ.accept(new Glauber(.5, Order.PERMUTED, 10), new Glauber(Math.nextUp(.5), Order.PERMUTED, 10));
        differ.accept(new Glauber(.5, Order.PERMUTED, 10), new Glauber(.5, Order.SEQUENTIAL, 10));
        differ.accept(new Clipped(new Hebb()), new Symmetrised(new Hebb()));
        differ.accept(new Clipped(new Hebb()), new Clipped(new LocalRidge(0.1)));
        differ.accept(new Clipped(new Symmetrised(new Hebb())), new Symmetrised(new Clipped(new Hebb())));
        differ.accept(new WrappedAngles(.3), new TruncatedAngles(.3));
        differ.accept(new Unlearning(new Hebb(), .1, 3, ONE), new Unlearning(new Hebb(), .1, 3, TWO));
        differ.accept(new Cue.Flipped(.1), new Cue.Rerandomised(.1));
        differ.accept(Asynchronous.budget(100), Asynchronous.budget(100).withPrecision(Precision.DOUBLE));
        differ.accept(new Correlated(new double[][] {{1, .5}, {.5, 1}}), new Correlated(new double[][] {{1, .4}, {.4, 1}
        }));
        differ.accept(Topology.diluted(64, 4, true, ONE), Topology.diluted(64, 4, true, TWO));
        differ.accept(Topology.diluted(64, 4, true, ONE), Topology.diluted(64, 4, false, ONE));
        differ.accept(Topology.complete(8), Topology.complete(9));
        differ.accept(Topology.ring(8, 4), Topology.ring(8, 2));
        differ.accept(Topology.of(4, new int[][] {{0, 1}, {2, 3}}), Topology.of(4, new int[][] {{0, 2}, {1, 3}}));
        differ.accept(Topology.near(Points.random(9, 2, ONE), 4), Topology.near(Points.random(9, 2, TWO), 4));
        differ.accept(Points.random(9, 2, ONE), Points.random(9, 2, TWO));
        differ.accept(patterns(ONE), patterns(TWO));
        differ.accept(bits(ONE), bits(TWO));
        differ.accept(
                new Dense(new Spins(2, 1), new double[] {0, 1, 1, 0}),
                new Dense(new Spins(2, 1), new double[] {0, -1, -1, 0}));
        differ.accept(new Dense(new Spins(4, 1), numbers(16, 1)), new Dense(new Spins(2, 2), numbers(16, 1)));
        differ.accept(
                new Blocks(Topology.ring(4, 2), 1, numbers(8, 1)), new Blocks(Topology.ring(4, 2), 1, numbers(8, 2)));
        differ.accept(new LowRank(bits(ONE)), new LowRank(bits(TWO)));
        differ.accept(new LowRank(patterns(ONE)), new LowRank(patterns(TWO)));
        differ.accept(new LowRank(bits(ONE), unit(1)), new LowRank(bits(ONE), unit(2)));
        differ.accept(new LowRank(bits(ONE)), new LowRank(bits(ONE), unit(1)));
        differ.accept(new Hebb().learn(patterns(ONE), RING), new Hebb().learn(patterns(TWO), RING));
        differ.accept(Model.of(new Hebb().learn(patterns(ONE), RING)), Model.of(new Hebb().learn(patterns(TWO), RING)));
        differ.accept(new Quadratic(dense(1), field(1)), new Quadratic(dense(1), field(2)));
        differ.accept(new Quadratic(dense(1), field(1)), new Driven(dense(1), field(1)));
        differ.accept(new ZeroOne(dense(1), new double[] {1, 2}), new ZeroOne(dense(1), new double[] {1, 3}));
        differ.accept(ExternalField.none(new Spins(2, 1)), ExternalField.none(new Spins(3, 1)));
        differ.accept(
                new SpinGlass(RING, 1, SpinGlass.Law.GAUSSIAN).draw(ONE),
                new SpinGlass(RING, 1, SpinGlass.Law.GAUSSIAN).draw(TWO));
        differ.accept(new SpinGlass(RING, 1, SpinGlass.Law.GAUSSIAN), new SpinGlass(RING, 1, SpinGlass.Law.SIGNS));
        differ.accept(
                new SpinGlass(Topology.diluted(64, 4, true, ONE), 1, SpinGlass.Law.GAUSSIAN),
                new SpinGlass(Topology.diluted(64, 4, true, TWO), 1, SpinGlass.Law.GAUSSIAN));
        differ.accept(elastic(1, ONE), elastic(1, TWO));
        differ.accept(elastic(1, ONE), elastic(2, ONE));
        differ.accept(batch(1), batch(-1));
        differ.accept(ONE, TWO);
        differ.accept(ONE, ONE.child("x"));
        differ.accept(new Holding(1), new Other(1));
        differ.accept(new Whole(1), new Broken(1));
        differ.accept(new Swapped(1, 2), new Again.Swapped(2, 1));
        differ.accept(new Shy(1, 1), new Shy(2, 1));
        differ.accept(new Shy(1, new Shy(1, 1)), new Shy(1, new Shy(1, 2)));
        differ.accept(new Rounding(1.2), new Rounding(1.3));
        differ.accept(Colour.RED, "RED");
        differ.accept(Colour.RED, Signal.RED);
        differ.accept(Colour.RED, Colour.BLUE);
        differ.accept(Order.PERMUTED, "PERMUTED");
        differ.accept(Optional.of(1), 1);
        differ.accept(Optional.empty(), null);
        differ.accept(Optional.of(1), OptionalInt.of(1));
        differ.accept(Optional.of(""), Optional.empty());
        differ.accept(1, 1L);
        differ.accept(1, 1.0);
        differ.accept(1, "1");
        differ.accept(1, true);
        differ.accept(1.0, 1f);
        differ.accept(0.1, 0.1f);
        differ.accept(0.1, (double) 0.1f);
        differ.accept((short) 1, (byte) 1);
        differ.accept('1', "1");
        differ.accept('1', 1);
        differ.accept(null, "null");
        differ.accept(true, "true");
        differ.accept(0.0, -0.0);
        differ.accept(Double.NaN, "NaN");
        differ.accept(Double.NaN, Float.NaN);
        differ.accept(Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY);
        differ.accept(Double.MIN_VALUE, 0.0);
        differ.accept(1e308, Math.nextUp(1e308));
        differ.accept(BigInteger.ONE, 1);
        differ.accept(BigInteger.ONE, BigDecimal.ONE);
        differ.accept(new BigDecimal("1.0"), new BigDecimal("1.00"));
        differ.accept(LocalDate.of(2024, 1, 2), "2024-01-02");
        differ.accept(Duration.ofNanos(1), Duration.ofNanos(2));
        differ.accept(Path.of("a"), "a");
        differ.accept(Glauber.class, Metropolis.class);
        differ.accept(int.class, Integer.class);
        differ.accept(List.of(1, 2), List.of(2, 1));
        differ.accept(List.of(1, 2), Set.of(1, 2));
        differ.accept(List.of(), Set.of());
        differ.accept(List.of(), Map.of());
        differ.accept(List.of("a,b"), List.of("a", "b"));
        differ.accept(List.of("a\",\"b"), List.of("a", "b"));
        differ.accept(List.of(List.of(1), 2), List.of(List.of(1, 2)));
        differ.accept(List.of(1, 2), new int[] {1, 2});
        differ.accept(List.of(1), List.of(1L));
        differ.accept(
                IntStream.range(0, 99).boxed().toList(),
                IntStream.range(1, 100).boxed().toList());
        differ.accept(List.of("x".repeat(2000)), List.of("x".repeat(1999) + "y"));
        differ.accept(new ArrayDeque<>(List.of(1, 2)), new ArrayDeque<>(List.of(2, 1)));
        differ.accept(new int[] {1, 2}, new long[] {1, 2});
        differ.accept(new int[] {1, 2}, new Integer[] {1, 2});
        differ.accept(new float[] {1, 2}, new double[] {1, 2});
        differ.accept(new char[] {'a'}, "a");
        differ.accept(new String[] {"1"}, new Object[] {"1"});
        differ.accept(new String[] {"RED"}, new Object[] {Colour.RED});
        differ.accept(new int[0], new long[0]);
        differ.accept(new int[0][], new int[0]);
        differ.accept(new double[][] {{1, 2}, {}}, new double[][] {{1}, {2}});
        differ.accept(new double[] {0.0}, new double[] {-0.0});
        differ.accept(numbers(100, 0.0), numbers(100, -0.0));
        differ.accept(numbers(100, 1), numbers(100, Math.nextUp(1.0)));
        differ.accept(numbers(100, 1), numbers(101, 1));
        differ.accept(new float[100], new int[100]);
        differ.accept(
                new Object[] {new Glauber(.5, Order.PERMUTED, 10)},
                new Object[] {new Metropolis(.5, Order.PERMUTED, 10)});
        differ.accept(new LearningRule[] {new Clipped(new Hebb())}, new LearningRule[] {new Symmetrised(new Hebb())});
        differ.accept(Map.of("a", 1), Map.of("a", 2));
        differ.accept(Map.of("a", 1), Map.of("b", 1));
        differ.accept(Map.of(1, "a"), Map.of("1", "a"));
        differ.accept(Map.of(1, "a"), Map.of(1L, "a"));
        differ.accept(Map.of(Colour.RED, 1), Map.of("RED", 1));
        differ.accept(Map.of(new Shy(1, 1), 1), Map.of(new Shy(2, 1), 1));
        differ.accept(Map.of("a", new Shy(1, 1)), Map.of("a", new Shy(2, 1)));
        differ.accept(Map.of("x", 1), new Whole(1));
        differ.accept(Map.entry("a", 1), Map.of("a", 1));
        differ.accept(ordered("a", "b"), ordered("b", "a"));
        differ.accept(new LinkedHashSet<>(List.of(1, 2)), new LinkedHashSet<>(List.of(2, 1)));
        differ.accept(new Pair("a\",\"b\":\"c", "d"), new Pair("a", "c"));
        differ.accept(new Typed<>(1), new Typed<>(1L));
        differ.accept("a\ud800", "a\ud801");
        differ.accept("a\ud800", "a?");
        differ.accept("a\0b", "a");
        differ.accept("é", "e\u0301");
        differ.accept("{\"Whole\":{\"x\":1}}", new Whole(1));
        differ.accept("", "\"\"");
        return pairs;
    }

    private static Mattis mattis() {
        return new Mattis(new Ferromagnet(RING, 1), new double[] {1, -1, 1, 1, -1, 1, 1, 1});
    }

    private static double[] unit(double factor) {
        return new double[] {factor, 0, 0, 0, factor, 0, 0, 0, factor};
    }

    private static Dense dense(double w) {
        return new Dense(new Spins(2, 1), new double[] {0, w, w, 0});
    }

    private static ExternalField field(double b) {
        return new ExternalField(new Spins(2, 1), new double[] {b, b});
    }

    private static Map<String, Integer> ordered(String... keys) {
        Map<String, Integer> map = new LinkedHashMap<>();
        for (String key : keys) {
            map.put(key, 1);
        }
        return map;
    }

    @Test
    void whatDiffersIsToldApartAtEveryLevel() {
        for (Object[] pair : different()) {
            String names = "'" + pair[0] + "' and '" + pair[1] + "'";
            assertNotEquals(of(pair[0]), of(pair[1]), names);
            assertNotEquals(of(new Holding(pair[0])), of(new Holding(pair[1])), names);
            assertNotEquals(of(Arrays.asList(1, pair[0])), of(Arrays.asList(1, pair[1])), names);
            assertNotEquals(of(new Object[] {pair[0]}), of(new Object[] {pair[1]}), names);
            assertNotEquals(
                    of(Collections.singletonMap("k", pair[0])), of(Collections.singletonMap("k", pair[1])), names);
            assertNotEquals(of(Collections.singleton(pair[0])), of(Collections.singleton(pair[1])), names);
            if (pair[0] != null && pair[1] != null) {
                assertNotEquals(of(Optional.of(pair[0])), of(Optional.of(pair[1])), names);
            }
            assertNotEquals(Identity.point(new Holding(pair[0])), Identity.point(new Holding(pair[1])), names);
        }
    }

    @Test
    void whatIsTheSameIsOneWhateverTheObject() {
        Object[][] pairs = {
            {new Glauber(.5, Order.PERMUTED, 10), new Glauber(.5, Order.PERMUTED, 10)},
            {new Whole(1), new Again.Whole(1)},
            {Topology.diluted(64, 4, true, ONE), Topology.diluted(64, 4, true, ONE)},
            {Topology.of(3, new int[][] {{0, 1}, {1, 2}}), Topology.of(3, new int[][] {{2, 1}, {1, 0}})},
            {patterns(ONE), patterns(ONE)},
            {Model.of(new Hebb().learn(bits(ONE), RING)), Model.of(new Hebb().learn(bits(ONE), RING))},
            {new LowRank(bits(ONE)), new LowRank(bits(ONE))},
            {elastic(1, ONE), elastic(1, ONE)},
            {batch(1), batch(1)},
            {mattis(), mattis()},
            {Annealing.class, Annealing.class},
            {List.of(1, 2), new LinkedList<>(List.of(1, 2))},
            {List.of(1, 2), Collections.unmodifiableList(new ArrayList<>(List.of(1, 2)))},
            {List.of("a", "b"), Arrays.asList("a", "b")},
            {Set.of(1, 2, 3), new HashSet<>(List.of(3, 2, 1))},
            {Map.of("a", 1, "b", 2), new HashMap<>(Map.of("b", 2, "a", 1))},
            {new TreeSet<>(List.of(2, 1)), new TreeSet<>(List.of(1, 2))},
            {new TreeMap<>(Map.of("b", 1, "a", 2)), new TreeMap<>(Map.of("a", 2, "b", 1))},
            {numbers(100, 1), numbers(100, 1)},
            {new double[][] {{1, 2}, {3}}, new double[][] {{1, 2}, {3}}},
            {Double.NaN, 0.0 / 0.0},
            {new String("a"), "a"},
            {1e23, Double.parseDouble("9.999999999999999161e22")},
        };
        for (Object[] pair : pairs) {
            assertEquals(of(pair[0]), of(pair[1]));
            assertEquals(of(new Holding(pair[0])), of(new Holding(pair[1])));
        }
        Topology complete = Topology.complete(5);
        String before = of(complete);
        assertNotNull(complete.neighbours());
        assertEquals(before, of(complete), "a cache is no content");
    }

    @Test
    void itIsReadAsJson() {
        assertEquals(
                "{\"engram.store.Holding\":{\"of\":{\"engram.learning.LocalRidge\":{\"lambda\":0.1}}}}",
                of(new Holding(new LocalRidge(0.1))));
        assertEquals("\"a\"", of("a"));
        assertEquals("[1,\"a\",2.5,{\"long\":3},null]", of(Arrays.asList(1, "a", 2.5, 3L, null)));
        assertEquals("{\"map\":[[\"a\",{\"set\":[1,2]}],[\"b\",1]]}", of(Map.of("b", 1, "a", Set.of(2, 1))));
        assertEquals("{\"double[][]\":[{\"double[]\":[0.5]},{\"double[]\":[]}]}", of(new double[][] {{0.5}, {}}));
        assertEquals("{\"engram.dynamics.Order\":\"PERMUTED\"}", of(Order.PERMUTED));
        assertEquals("{\"Whole\":{\"x\":1}}", Identity.point(new Whole(1)));
        assertEquals("{\"engram.state.Spins\":{\"n\":8,\"d\":3}}", of(new Spins(8, 3)));
    }

    @Test
    void numbersReadBackToTheSameBits() {
        double[] odd = {
            0.1,
            1,
            100,
            1e17,
            1e18,
            2e23,
            1e23,
            1e-5,
            1e-7,
            123456.789,
            1.0 / 3,
            Double.MIN_VALUE,
            Double.MAX_VALUE,
            Double.MIN_NORMAL,
            4.9e-324,
            2.2250738585072011e-308,
            -1.5,
            9007199254740993.0,
            2e-3
        };
        for (double x : odd) {
            String text = of(x);
            assertEquals(x, Double.parseDouble(text), text);
            assertEquals(x == Math.rint(x) && Math.abs(x) < 1e17, text.endsWith(".0"), text);
        }
        RandomGenerator random = Streams.seed(3).open("bits");
        for (int k = 0; k < 20_000; k++) {
            double x = Double.longBitsToDouble(random.nextLong());
            if (Double.isFinite(x)) {
                assertEquals(x, Double.parseDouble(of(x)));
            }
        }
        assertEquals(List.of("0.1", "100.0", "2E+23", "0.002"), List.of(of(0.1), of(100.0), of(2e23), of(2e-3)));
    }

    /** Neither record nor value. */
    static final class Opaque {
        final double x = 1;

        @Override
        public String toString() {
            return "opaque " + x;
        }
    }

    /** A class that says what it is made of. */
    record Told(double x) implements Identified {
        @Override
        public Object identity() {
            return Math.abs(x);
        }
    }

    static final class Known implements Identified {
        private final Object content;

        Known(Object content) {
            this.content = content;
        }

        @Override
        public Object identity() {
            return content;
        }
    }

    @Test
    void aClassOfOnesOwnSaysWhatItIsMadeOf() {
        assertEquals(of(new Known(List.of(1))), of(new Known(List.of(1))));
        assertNotEquals(of(new Known(List.of(1))), of(new Known(List.of(2))));
        assertNotEquals(of(new Known(List.of(1))), of(List.of(1)));
        assertEquals(of(new Told(1)), of(new Told(-1)));
        Teaches.oneLine(() -> of(new Known(new Opaque())), "held is of class engram.store.Opaque");
    }

    @Test
    void whatCannotBeToldApartIsRefusedWithThePathToIt() {
        DoubleUnaryOperator lambda = x -> x;
        LearningRule rule = (xi, g) -> new Hebb().learn(xi, g);
        Teaches.oneLine(() -> of(lambda), "held is a lambda", "record");
        Teaches.oneLine(() -> of(new Holding(rule)), "held.of is a lambda");
        Teaches.oneLine(() -> of(new Holding(new Clipped(rule))), "held.of.rule is a lambda");
        Teaches.oneLine(() -> of(List.of(1, List.of(lambda))), "held[1][0] is a lambda");
        Teaches.oneLine(() -> of(Map.of("f", lambda)), "held[\"f\"] is a lambda");
        Teaches.oneLine(() -> of(Map.of(new Opaque(), 1)), "held's key is of class engram.store.Opaque");
        Teaches.oneLine(() -> of(new Object[] {null, new Opaque()}), "held[1] is of class", "Identified");
        Teaches.oneLine(() -> of(Optional.of(new Opaque())), "held[0] is of class");
        Teaches.oneLine(() -> of(new Object()), "java.lang.Object", "record");
        Teaches.oneLine(() -> of(new Holding(new ArrayList<>() {})), "held.of is an anonymous class");
        Teaches.oneLine(() -> of(new StringBuilder("a")), "java.lang.StringBuilder");
        Teaches.oneLine(() -> of(new java.util.Random(1)), "java.util.Random");
        Teaches.oneLine(() -> of(new java.util.concurrent.atomic.AtomicInteger(1)), "AtomicInteger");
        Teaches.oneLine(() -> of(Thread.currentThread()), "java.lang.Thread");
        Teaches.oneLine(() -> of(Locale.ROOT), "java.util.Locale");
        Teaches.oneLine(() -> of(new TreeSet<>(Collections.reverseOrder())), "comparator");
        Teaches.oneLine(() -> of(new TreeMap<>(Collections.reverseOrder())), "comparator");
        List<Object> endless = new ArrayList<>();
        endless.add(endless);
        Teaches.oneLine(() -> of(endless), "contains itself");
        Teaches.oneLine(() -> new Sweep<>("s", List.of(new Holding(lambda)), 1, ONE), "point.of is a lambda");
    }

    @Test
    void pointsThatPrintTheSameAreTwoWithStreamsOfTheirOwn() {
        Sweep<Shy> sweep = new Sweep<>("shy", List.of(new Shy(0.1, 1), new Shy(0.2, 1)), 2, ONE);
        List<Double> drawn = sweep.run((at, own) -> own.open("x").nextDouble()).stream()
                .map(Sweep.Cell::result)
                .toList();
        assertEquals(4, Set.copyOf(drawn).size());
        Teaches.oneLine(() -> new Sweep<>("s", List.of(new Shy(1, 1), new Shy(1, 1)), 1, ONE), "there twice");
        record Array(int[] z) {}
        Teaches.oneLine(
                () -> new Sweep<>("s", List.of(new Array(new int[] {1}), new Array(new int[] {1})), 1, ONE), "twice");
    }
}
