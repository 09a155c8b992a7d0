package engram.store;

import engram.identity.Named;
import engram.statistics.Estimate;
import engram.statistics.Reading;
import java.lang.reflect.Array;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * What a stored value is made of: names and types of components, not classes. So a record declared
 * again, in a notebook after a restart, reads what its namesake wrote.
 *
 * <p>A value is written as JSON: numbers in Java's own decimal notation, which reads back to the same
 * bits; NaN and the infinities as strings. A shape made from a class reads values of that class; one
 * parsed from text reads maps, lists, numbers and strings.
 */
sealed interface Shape {

    /** Appends the value as JSON. */
    void write(Object value, StringBuilder out);

    /** Reads what {@link #write} wrote. */
    Object read(Json json);

    /** Appends the shape as JSON. */
    void describe(StringBuilder out);

    default String text(Object value) {
        StringBuilder out = new StringBuilder();
        write(value, out);
        return out.toString();
    }

    default String described() {
        StringBuilder out = new StringBuilder();
        describe(out);
        return out.toString();
    }

    /** The shape of a result; what cannot be stored is refused by name. */
    static Shape ofResult(Class<?> type) {
        return of(type, type.getSimpleName(), false, 0);
    }

    /** The shape of a point and of those like it; a component of another type counts as its text. */
    static Shape ofPoint(Record point) {
        if (!(point instanceof Named named)) {
            return of(point.getClass(), point.getClass().getSimpleName(), true, 0);
        }
        Map<String, Shape> components = new LinkedHashMap<>();
        named.components()
                .forEach((name, value) ->
                        components.put(name, of(value.getClass(), named.kind() + "." + name, true, 1)));
        return new Fields(components, point.getClass());
    }

    private static Shape of(Type type, String where, boolean lenient, int depth) {
        if (type instanceof ParameterizedType list && list.getRawType() == List.class) {
            return new Many(
                    of(list.getActualTypeArguments()[0], where + "'s elements", lenient, depth + 1), null, "list");
        }
        Class<?> raw = type instanceof Class<?> known ? known : Object.class;
        for (Leaf leaf : Leaf.values()) {
            if (leaf != Leaf.TEXT && leaf.types.contains(raw)) {
                return leaf;
            }
        }
        if (raw.isEnum()) {
            return new Constant(raw);
        }
        if (raw.isArray()) {
            Class<?> element = raw.getComponentType();
            return new Many(of(element, where + "'s elements", lenient, depth + 1), element, "array");
        }
        if (raw.isRecord() && depth < 16) {
            Map<String, Shape> components = new LinkedHashMap<>();
            for (RecordComponent component : raw.getRecordComponents()) {
                String name = component.getName();
                components.put(name, of(component.getGenericType(), where + "." + name, lenient, depth + 1));
            }
            return new Fields(components, raw);
        }
        if (lenient) {
            return Leaf.TEXT;
        }
        throw new IllegalArgumentException(where + " is of type " + type.getTypeName()
                + ", which a store cannot hold; a result is made of numbers, booleans, text, enums, arrays and lists of"
                + " them, and records");
    }

    /** The shape that {@link #described} wrote. */
    static Shape parse(Json json) {
        if (json.next('[')) {
            String kind = json.string();
            json.expect(',');
            Shape element = parse(json);
            json.expect(']');
            return new Many(element, null, kind);
        }
        if (!json.next('{')) {
            String name = json.string();
            return switch (name) {
                case "Estimate" -> ofResult(Estimate.class);
                case "Reading" -> ofResult(Reading.class);
                case "enum" -> Leaf.TEXT;
                default -> Leaf.named(name);
            };
        }
        Map<String, Shape> components = new LinkedHashMap<>();
        while (!json.next('}')) {
            String name = json.string();
            json.expect(':');
            components.put(name, parse(json));
            json.next(',');
        }
        return new Fields(components, null);
    }

    /** Numbers, booleans, text. */
    enum Leaf implements Shape {
        INT("int", Integer::valueOf, int.class, Integer.class),
        LONG("long", Long::valueOf, long.class, Long.class),
        DOUBLE("double", Double::valueOf, double.class, Double.class),
        FLOAT("float", Float::valueOf, float.class, Float.class),
        SHORT("short", Short::valueOf, short.class, Short.class),
        BYTE("byte", Byte::valueOf, byte.class, Byte.class),
        BOOLEAN("boolean", Boolean::valueOf, boolean.class, Boolean.class),
        CHAR("char", word -> word.charAt(0), char.class, Character.class),
        STRING("String", word -> word, String.class),
        TEXT("text", word -> word);

        private final String label;
        private final Function<String, Object> parser;
        private final List<Class<?>> types;

        Leaf(String label, Function<String, Object> parser, Class<?>... types) {
            this.label = label;
            this.parser = parser;
            this.types = List.of(types);
        }

        static Leaf named(String label) {
            return Arrays.stream(values())
                    .filter(leaf -> leaf.label.equals(label))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException(
                            "a stored value is of type " + label + ", which this version of Engram does not know"));
        }

        @Override
        public void write(Object value, StringBuilder out) {
            boolean plain = value == null
                    || value instanceof Boolean
                    || value instanceof Number number && Double.isFinite(number.doubleValue());
            if (plain) {
                out.append(value);
            } else {
                Json.quote(out, String.valueOf(value));
            }
        }

        @Override
        public Object read(Json json) {
            return json.nextNull() ? null : parser.apply(json.word());
        }

        @Override
        public void describe(StringBuilder out) {
            Json.quote(out, label);
        }
    }

    /** An enum, by the names of its constants. */
    record Constant(Class<?> type) implements Shape {
        @Override
        public void write(Object value, StringBuilder out) {
            if (value == null) {
                out.append("null");
            } else {
                Json.quote(out, ((Enum<?>) value).name());
            }
        }

        @Override
        public Object read(Json json) {
            if (json.nextNull()) {
                return null;
            }
            String name = json.string();
            for (Object constant : type.getEnumConstants()) {
                if (((Enum<?>) constant).name().equals(name)) {
                    return constant;
                }
            }
            throw new IllegalStateException("a stored value is " + name + ", but the enum " + type.getSimpleName()
                    + " has only " + Arrays.toString(type.getEnumConstants()));
        }

        @Override
        public void describe(StringBuilder out) {
            out.append("\"enum\"");
        }
    }

    /** An array or a list; {@code type} is the class of an array's elements, null for a list. */
    record Many(Shape element, Class<?> type, String kind) implements Shape {
        @Override
        public void write(Object value, StringBuilder out) {
            if (value == null) {
                out.append("null");
                return;
            }
            List<?> list = value instanceof List<?> already ? already : null;
            int length = list == null ? Array.getLength(value) : list.size();
            char before = '[';
            for (int k = 0; k < length; k++) {
                out.append(before);
                element.write(list == null ? Array.get(value, k) : list.get(k), out);
                before = ',';
            }
            out.append(length == 0 ? "[]" : "]");
        }

        @Override
        public Object read(Json json) {
            if (json.nextNull()) {
                return null;
            }
            List<Object> values = new ArrayList<>();
            json.expect('[');
            while (!json.next(']')) {
                values.add(element.read(json));
                json.next(',');
            }
            if (type == null) {
                return Collections.unmodifiableList(values);
            }
            Object array = Array.newInstance(type, values.size());
            for (int k = 0; k < values.size(); k++) {
                Array.set(array, k, values.get(k));
            }
            return array;
        }

        @Override
        public void describe(StringBuilder out) {
            out.append("[\"").append(kind).append("\",");
            element.describe(out);
            out.append(']');
        }
    }

    /** A record, or, without a class, a map. */
    record Fields(Map<String, Shape> components, Class<?> type) implements Shape {
        @Override
        public void write(Object value, StringBuilder out) {
            if (value == null) {
                out.append("null");
                return;
            }
            char before = '{';
            for (Map.Entry<String, Object> component : values(value).entrySet()) {
                out.append(before);
                Json.quote(out, component.getKey());
                out.append(':');
                components.get(component.getKey()).write(component.getValue(), out);
                before = ',';
            }
            out.append(components.isEmpty() ? "{}" : "}");
        }

        @Override
        public Object read(Json json) {
            if (json.nextNull()) {
                return null;
            }
            Map<String, Object> values = new LinkedHashMap<>();
            json.expect('{');
            while (!json.next('}')) {
                String name = json.string();
                json.expect(':');
                values.put(name, components.get(name).read(json));
                json.next(',');
            }
            return type == null
                    ? Collections.unmodifiableMap(values)
                    : make(values.values().toArray());
        }

        private Object make(Object[] values) {
            Class<?>[] types = Arrays.stream(type.getRecordComponents())
                    .map(RecordComponent::getType)
                    .toArray(Class<?>[]::new);
            try {
                Constructor<?> constructor = type.getDeclaredConstructor(types);
                constructor.setAccessible(true);
                return constructor.newInstance(values);
            } catch (InvocationTargetException refused) {
                throw new IllegalStateException(
                        "a stored " + type.getSimpleName() + " is refused by its own constructor: "
                                + refused.getCause().getMessage(),
                        refused);
            } catch (ReflectiveOperationException hidden) {
                throw new IllegalStateException(
                        type.getSimpleName() + " cannot be made; make the record public", hidden);
            }
        }

        @Override
        public void describe(StringBuilder out) {
            if (type == Estimate.class || type == Reading.class) {
                Json.quote(out, type.getSimpleName());
                return;
            }
            char before = '{';
            for (Map.Entry<String, Shape> component : components.entrySet()) {
                out.append(before);
                Json.quote(out, component.getKey());
                out.append(':');
                component.getValue().describe(out);
                before = ',';
            }
            out.append(components.isEmpty() ? "{}" : "}");
        }
    }

    /** The components of a record by name. */
    static Map<String, Object> values(Object value) {
        if (value instanceof Named named) {
            return named.components();
        }
        Map<String, Object> values = new LinkedHashMap<>();
        for (RecordComponent component : value.getClass().getRecordComponents()) {
            values.put(component.getName(), component(value, component));
        }
        return values;
    }

    /** The value of a record's component. */
    static Object component(Object value, RecordComponent component) {
        try {
            Method accessor = component.getAccessor();
            accessor.setAccessible(true);
            return accessor.invoke(value);
        } catch (ReflectiveOperationException hidden) {
            throw new IllegalStateException(
                    "component " + component.getName() + " of "
                            + value.getClass().getSimpleName() + " cannot be read",
                    hidden);
        }
    }
}
