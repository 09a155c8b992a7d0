package engram.store;

import engram.argument.Given;
import engram.identity.Identified;
import engram.identity.Named;
import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.ZoneId;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalAmount;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.UUID;

/**
 * An object as JSON text that is equal for two objects exactly if they have the same classes and the same content, in every
 * run, on every JVM. No {@code toString} of an object takes part, apart from those of JDK values that are defined to
 * lose nothing.
 *
 * <p>Plain JSON numbers, booleans, null and strings are those of the types int, double (with a point or an exponent), boolean and
 * String. Everything else is an object of one member, whose name is the type: {@code {"long":5}},
 * {@code {"engram.dynamics.Order":"PERMUTED"}}, {@code {"Sizes":{"n":64}}}. Lists are JSON arrays. Of long arrays and collections
 * the number of elements and their SHA-256 stand in the text.
 *
 * <p>A class is told by its package and its simple name, not by the class around it: JShell wraps each
 * declaration in a class of its own, in the package REPL, which does not count.
 *
 * @since 0.1.0
 */
public final class Identity {
    /** Elements of an array or collection that are still written out. */
    private static final int SHORT = 32;

    /** Characters of a collection that are still written out. */
    private static final int READABLE = 1000;

    private static final int DEEPEST = 64;

    /** Components of a record class, looked up once. */
    private static final ClassValue<Field[]> COMPONENTS = new ClassValue<>() {
        @Override
        protected Field[] computeValue(Class<?> type) {
            return components(type);
        }
    };

    private Identity() {}

    /**
     * The identity of what a study holds fixed.
     *
     * @param held a record, array, list, map or plain value, at any depth
     * @return its JSON text
     * @throws IllegalArgumentException if some part of it cannot be told from others; it names the part
     */
    public static String held(Object held) {
        return text(held, "held", 0);
    }

    /**
     * The identity of a point. Its own class counts by its simple name alone; {@link Named} counts as the record that it stands for.
     *
     * @param point a point of a sweep
     * @return its JSON text
     * @throws IllegalArgumentException if some part of it cannot be told from others; it names the part
     */
    public static String point(Record point) {
        Given.value("Identity.point", "point", point, "a record of parameters");
        if (point instanceof Named named) {
            return tagged(named.kind(), components(named, "point", 1));
        }
        String name = point.getClass().getSimpleName();
        return point instanceof Identified identified
                ? tagged(name, text(identified.identity(), "point", 1))
                : tagged(name, components(point, "point", 1));
    }

    /** SHA-256 of texts, as 64 hexadecimal digits; where one ends and the next begins counts. */
    static String digest(String... texts) {
        MessageDigest digest = sha256();
        for (String text : texts) {
            update(digest, text);
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static String text(Object value, String where, int depth) {
        if (depth > DEEPEST) {
            throw new IllegalArgumentException(shortened(where) + " is nested more than " + DEEPEST
                    + " deep, or contains itself, so it cannot be told from others; hold its parts in a flat record");
        }
        if (value == null || value instanceof Boolean || value instanceof Integer) {
            return String.valueOf(value);
        }
        if (value instanceof String string) {
            return quoted(string);
        }
        if (value instanceof Double number) {
            return Double.isFinite(number) ? decimal(number) : tagged("double", quoted(number.toString()));
        }
        String number = number(value);
        if (number != null) {
            return number;
        }
        Class<?> type = value.getClass();
        if (value instanceof Enum<?> constant) {
            return tagged(name(constant.getDeclaringClass()), quoted(constant.name()));
        }
        if (type.isArray()) {
            return tagged(name(type), array(value, where, depth));
        }
        if (value instanceof Class<?> named) {
            return tagged("class", quoted(name(named)));
        }
        if (type.isHidden() || type.isSynthetic() || type.isAnonymousClass()) {
            throw new IllegalArgumentException(
                    where + " is "
                            + (type.isAnonymousClass() ? "an anonymous class" : "a lambda")
                            + ", whose code and captured variables cannot be compared, so it cannot be told from another; name it with a record, an enum or a string");
        }
        if (value instanceof Identified identified) {
            return tagged(name(type), text(identified.identity(), where, depth + 1));
        }
        if (value instanceof Named named) {
            return tagged(named.kind(), components(named, where, depth + 1));
        }
        if (value instanceof Record) {
            return tagged(name(type), components(value, where, depth + 1));
        }
        if (type.getClassLoader() == null) {
            String known = ofTheJdk(value, where, depth);
            if (known != null) {
                return known;
            }
        }
        throw new IllegalArgumentException(where + " is of class " + name(type)
                + ", whose content cannot be seen from outside, so it cannot be told from another; hold a"
                + " record, an array, a list or a text instead, or let the class implement engram.identity.Identified");
    }

    /** Numbers of the types that JSON does not tell apart; null for anything else. */
    private static String number(Object value) {
        if (value instanceof Long) {
            return tagged("long", value.toString());
        }
        if (value instanceof Float number) {
            return tagged("float", Float.isFinite(number) ? decimal(number.doubleValue()) : quoted(number.toString()));
        }
        if (value instanceof Short) {
            return tagged("short", value.toString());
        }
        if (value instanceof Byte) {
            return tagged("byte", value.toString());
        }
        if (value instanceof Character) {
            return tagged("char", quoted(value.toString()));
        }
        return null;
    }

    /** Values and collections of the JDK whose content is known; null for anything else. */
    private static String ofTheJdk(Object value, String where, int depth) {
        if (value instanceof Optional<?> optional) {
            return tagged("Optional", sequence(optional.stream().toList(), where, depth));
        }
        if (value instanceof OptionalInt optional) {
            return tagged("OptionalInt", sequence(optional.stream().boxed().toList(), where, depth));
        }
        if (value instanceof OptionalLong optional) {
            return tagged("OptionalLong", sequence(optional.stream().boxed().toList(), where, depth));
        }
        if (value instanceof OptionalDouble optional) {
            return tagged("OptionalDouble", sequence(optional.stream().boxed().toList(), where, depth));
        }
        if (value instanceof List<?> list) {
            return sequence(list, where, depth);
        }
        if (value instanceof Deque<?> queue) {
            return tagged("queue", sequence(queue, where, depth));
        }
        if (value instanceof Set<?> set) {
            if (set instanceof SortedSet<?> sorted) {
                refuseComparator(sorted.comparator(), where);
            }
            return set instanceof LinkedHashSet || set instanceof SortedSet
                    ? tagged("ordered set", sequence(set, where, depth))
                    : tagged("set", joined(sorted(set, where, depth)));
        }
        if (value instanceof Map.Entry<?, ?> entry) {
            return tagged("entry", sequence(Arrays.asList(entry.getKey(), entry.getValue()), where, depth));
        }
        if (value instanceof Map<?, ?> map) {
            if (map instanceof SortedMap<?, ?> sorted) {
                refuseComparator(sorted.comparator(), where);
            }
            List<String> entries = new ArrayList<>();
            map.forEach((key, item) -> {
                String named = text(key, where + "'s key", depth + 1);
                entries.add("[" + named + "," + text(item, where + "[" + shortened(named) + "]", depth + 1) + "]");
            });
            boolean ordered = map instanceof LinkedHashMap || map instanceof SortedMap;
            if (!ordered) {
                Collections.sort(entries);
            }
            return tagged(ordered ? "ordered map" : "map", joined(entries));
        }
        boolean exact = value instanceof BigInteger
                || value instanceof BigDecimal
                || value instanceof UUID
                || value instanceof URI
                || value instanceof Charset
                || value instanceof ZoneId
                || value.getClass().getPackageName().startsWith("java.time")
                        && (value instanceof TemporalAccessor || value instanceof TemporalAmount);
        if (exact) {
            return tagged(value.getClass().getSimpleName(), quoted(value.toString()));
        }
        return value instanceof Path ? tagged("Path", quoted(value.toString())) : null;
    }

    private static void refuseComparator(Object comparator, String where) {
        if (comparator != null) {
            throw new IllegalArgumentException(
                    where
                            + " is sorted by a comparator, whose code cannot be compared, so it cannot be told from another; hold List.copyOf its elements instead");
        }
    }

    private static String components(Object value, String where, int depth) {
        StringBuilder out = new StringBuilder("{");
        for (Field component : COMPONENTS.get(value.getClass())) {
            out.append(out.length() == 1 ? "" : ",");
            Json.quote(out, component.getName());
            String inner = where + "." + component.getName();
            try {
                out.append(':').append(text(component.get(value), inner, depth));
            } catch (IllegalAccessException hidden) {
                throw new IllegalArgumentException(inner + " cannot be read; make the record public", hidden);
            }
        }
        return out.append('}').toString();
    }

    private static String components(Named value, String where, int depth) {
        StringBuilder out = new StringBuilder("{");
        value.components().forEach((name, component) -> {
            out.append(out.length() == 1 ? "" : ",");
            Json.quote(out, name);
            out.append(':').append(text(component, where + "." + name, depth));
        });
        return out.append('}').toString();
    }

    /** The fields behind a record's components: an accessor of the user's own may round. */
    private static Field[] components(Class<?> type) {
        RecordComponent[] components = type.getRecordComponents();
        Field[] fields = new Field[components.length];
        try {
            for (int k = 0; k < fields.length; k++) {
                fields[k] = type.getDeclaredField(components[k].getName());
                fields[k].setAccessible(true);
            }
        } catch (NoSuchFieldException | RuntimeException hidden) {
            throw new IllegalArgumentException(
                    "the record " + name(type) + " cannot be read, so it cannot be told from others; hold its parts",
                    hidden);
        }
        return fields;
    }

    private static String array(Object array, String where, int depth) {
        int length = Array.getLength(array);
        boolean plain = array.getClass().getComponentType().isPrimitive();
        if (plain && length > SHORT) {
            MessageDigest digest = sha256();
            digest(array, digest);
            return quoted(length + " elements, SHA-256 " + HexFormat.of().formatHex(digest.digest()));
        }
        List<Object> elements = new ArrayList<>(length);
        for (int k = 0; k < length; k++) {
            elements.add(Array.get(array, k));
        }
        return plain ? joined(elements.stream().map(Identity::bare).toList()) : sequence(elements, where, depth);
    }

    /** An element of a primitive array, whose type is told already. */
    private static String bare(Object element) {
        if (element instanceof Double || element instanceof Float) {
            double x = ((Number) element).doubleValue();
            return Double.isFinite(x) ? decimal(x) : quoted(element.toString());
        }
        return element instanceof Character ? quoted(element.toString()) : element.toString();
    }

    /** The bits of a primitive array's elements, eight bytes each. */
    private static void digest(Object array, MessageDigest digest) {
        ByteBuffer bytes = ByteBuffer.allocate(8192);
        for (int k = 0; k < Array.getLength(array); k++) {
            if (!bytes.hasRemaining()) {
                digest.update(bytes.flip());
                bytes.clear();
            }
            if (array instanceof double[] numbers) {
                bytes.putLong(Double.doubleToLongBits(numbers[k]));
            } else if (array instanceof float[] numbers) {
                bytes.putLong(Float.floatToIntBits(numbers[k]));
            } else if (array instanceof boolean[] flags) {
                bytes.putLong(flags[k] ? 1 : 0);
            } else if (array instanceof char[] characters) {
                bytes.putLong(characters[k]);
            } else {
                bytes.putLong(Array.getLong(array, k));
            }
        }
        digest.update(bytes.flip());
    }

    private static String sequence(Collection<?> elements, String where, int depth) {
        List<String> texts = new ArrayList<>(elements.size());
        for (Object element : elements) {
            texts.add(text(element, where + "[" + texts.size() + "]", depth + 1));
        }
        return joined(texts);
    }

    private static List<String> sorted(Collection<?> elements, String where, int depth) {
        List<String> texts = new ArrayList<>(elements.size());
        elements.forEach(element -> texts.add(text(element, where + "'s element", depth + 1)));
        Collections.sort(texts);
        return texts;
    }

    /** Texts as a JSON array; of many or long ones their number and digest. */
    private static String joined(List<String> texts) {
        long length = texts.stream().mapToLong(String::length).sum();
        if (texts.size() <= SHORT && length <= READABLE) {
            return "[" + String.join(",", texts) + "]";
        }
        return quoted(texts.size() + " elements, SHA-256 " + digest(texts.toArray(String[]::new)));
    }

    private static String tagged(String type, String text) {
        StringBuilder out = new StringBuilder("{");
        Json.quote(out, type);
        return out.append(':').append(text).append('}').toString();
    }

    private static String quoted(String string) {
        StringBuilder out = new StringBuilder();
        Json.quote(out, string);
        return out.toString();
    }

    private static String shortened(String text) {
        return text.length() <= 40 ? text : text.substring(0, 40) + "...";
    }

    /**
     * The shortest decimal that reads back to the same bits, with a point or an exponent. Not {@code Double.toString}, whose
     * digits differ between JDKs.
     */
    private static String decimal(double x) {
        if (x == 0) {
            return 1 / x < 0 ? "-0.0" : "0.0";
        }
        BigDecimal exact = new BigDecimal(x);
        for (int digits = 15; digits < 17; digits++) {
            BigDecimal rounded = exact.round(new MathContext(digits));
            if (rounded.doubleValue() == x) {
                return written(rounded.stripTrailingZeros());
            }
        }
        return written(exact.round(new MathContext(17)).stripTrailingZeros());
    }

    private static String written(BigDecimal number) {
        int magnitude = number.precision() - number.scale();
        if (magnitude < -5 || magnitude > 17) {
            String text = number.toString();
            return text.contains("E") ? text : number.unscaledValue() + "E" + -number.scale();
        }
        String plain = number.toPlainString();
        return plain.contains(".") ? plain : plain + ".0";
    }

    /** A class by its package and simple name; an array by that of its elements. */
    private static String name(Class<?> type) {
        if (type.isArray()) {
            return name(type.getComponentType()) + "[]";
        }
        String owner = type.getPackageName();
        return type.isPrimitive() || owner.isEmpty() || owner.equals("REPL")
                ? type.getSimpleName()
                : owner + "." + type.getSimpleName();
    }

    private static void update(MessageDigest digest, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_16BE);
        digest.update(ByteBuffer.allocate(4).putInt(bytes.length).flip());
        digest.update(bytes);
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
