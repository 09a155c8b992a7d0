package engram.store;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import engram.Teaches;
import engram.learning.LearningRule;
import engram.statistics.Estimate;
import engram.study.Capacity;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ShapeTest {
    enum Protocol {
        C2,
        C3 {
            @Override
            public String toString() {
                return "another name";
            }
        }
    }

    record Inner(double x, Double maybe) {}

    record Everything(
            int i,
            long l,
            double d,
            float f,
            short s,
            byte b,
            char c,
            boolean yes,
            String text,
            Protocol protocol,
            Estimate m,
            Capacity.Scan scan,
            List<Inner> inners,
            double[][] matrix,
            long[] longs,
            String[] words,
            Inner none) {}

    private static Object back(Class<?> type, Object value) {
        Shape shape = Shape.ofResult(type);
        return shape.read(new Json(shape.text(value)));
    }

    @Test
    void everyDoubleComesBackWithItsBits() {
        Random bits = new Random(1);
        for (int k = 0; k < 200_000; k++) {
            double x = Double.longBitsToDouble(bits.nextLong());
            float y = Float.intBitsToFloat(bits.nextInt());
            assertEquals(Double.doubleToLongBits(x), Double.doubleToLongBits((Double) back(double.class, x)));
            assertEquals(Float.floatToIntBits(y), Float.floatToIntBits((Float) back(float.class, y)));
        }
        for (double x : new double[] {-0.0, 5e-324, Double.MAX_VALUE, Double.NaN, 1 / 0.0, -1 / 0.0, 2e23, 0.1 + 0.2}) {
            assertEquals(Double.doubleToLongBits(x), Double.doubleToLongBits((Double) back(Double.class, x)));
        }
    }

    @Test
    void everyTextComesBack() {
        String hard = IntStream.range(0, 0x10000)
                        .collect(StringBuilder::new, (b, c) -> b.append((char) c), StringBuilder::append)
                + "\"\\n,]}{[null😀";
        assertEquals(hard, back(String.class, hard));
        assertEquals('"', back(char.class, '"'));
    }

    @Test
    void aRecordComesBackWhole() {
        Everything all = new Everything(
                Integer.MIN_VALUE,
                Long.MAX_VALUE,
                -0.0,
                Float.NaN,
                (short) -3,
                (byte) 7,
                '{',
                true,
                "a \"b\"\n",
                Protocol.C3,
                Estimate.of(0.25),
                new Capacity.Scan(new double[] {1, 0.1 + 0.2, 0}, 0.95),
                List.of(new Inner(1 / 3.0, null), new Inner(Double.NEGATIVE_INFINITY, 2.0)),
                new double[][] {{1, 2}, {}},
                new long[] {Long.MIN_VALUE},
                new String[] {"x", null},
                null);
        Everything back = (Everything) back(Everything.class, all);
        assertNotSame(all, back);
        assertEquals(all.inners(), back.inners());
        assertEquals(all.scan(), back.scan());
        assertEquals(all.m(), back.m());
        assertEquals(Protocol.C3, back.protocol());
        assertArrayEquals(all.matrix(), back.matrix());
        Shape shape = Shape.ofResult(Everything.class);
        assertEquals(shape.text(all), shape.text(back));
        Shape parsed = Shape.parse(new Json(shape.described()));
        Map<?, ?> map = (Map<?, ?>) parsed.read(new Json(shape.text(all)));
        assertEquals(List.of(List.of(1.0, 2.0), List.of()), map.get("matrix"));
        assertEquals("C3", map.get("protocol"));
        assertEquals(all.m(), map.get("m"));
        assertEquals(Long.MAX_VALUE, map.get("l"));
        assertArrayEquals(new double[] {1.5}, (double[]) back(double[].class, new double[] {1.5}));
    }

    record Ruled(LearningRule rule) {}

    record Open<T>(T x) {}

    record Endless(List<Endless> more) {}

    @Test
    void whatCannotBeStoredIsRefusedByName() {
        Teaches.oneLine(() -> Shape.ofResult(Ruled.class), "Ruled.rule", "LearningRule", "made of numbers");
        Teaches.oneLine(() -> Shape.ofResult(Open.class), "Open.x", "of type T");
        Teaches.oneLine(() -> Shape.ofResult(Endless.class), "Endless");
        Teaches.oneLine(() -> Shape.ofResult(Object.class), "Object");
    }

    @Test
    void theLibraryKnowsWhichItIs() {
        assertTrue(Build.LIBRARY.matches("\\d+\\.\\d+\\.\\d+.*\\+[0-9a-f]{12}"), Build.LIBRARY);
    }
}
