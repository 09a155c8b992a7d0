package engram.study;

import java.lang.reflect.Array;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * What a study holds fixed, as JSON text that is the same in every run. Records are told by their
 * components; where a component is declared by an interface, its class's simple name comes before.
 */
final class Held {
    private static final Pattern ADDRESS = Pattern.compile("[\\w$./\\];]@[0-9a-f]{1,8}\\b");

    private Held() {}

    static String text(Object held) {
        return json(held, held == null ? Object.class : held.getClass(), "what is held fixed");
    }

    /** A point's text, if it is the same in every run. */
    static String point(Record point) {
        String text = point.toString();
        if (ADDRESS.matcher(text).find()) {
            throw new IllegalArgumentException("the point " + text
                    + " names an object by its address, which is another in every run; use numbers, text, enums and"
                    + " records in it");
        }
        return text;
    }

    private static String json(Object value, Class<?> declared, String where) {
        StringBuilder out = new StringBuilder();
        if (value == null
                || value instanceof Boolean
                || value instanceof Number number && Double.isFinite(number.doubleValue())) {
            return String.valueOf(value);
        }
        if (value instanceof Enum<?> constant) {
            Json.quote(out, constant.name());
        } else if (value instanceof Record) {
            String inner = fields(value, where);
            if (declared == value.getClass()) {
                return inner;
            }
            out.append('{');
            Json.quote(out, value.getClass().getSimpleName());
            out.append(':').append(inner).append('}');
        } else if (value.getClass().isArray()) {
            for (int k = 0; k < Array.getLength(value); k++) {
                Object element = Array.get(value, k);
                out.append(k == 0 ? "[" : ",")
                        .append(json(element, value.getClass().getComponentType(), where + "[" + k + "]"));
            }
            out.append(out.length() == 0 ? "[]" : "]");
        } else if (value instanceof Collection<?> elements) {
            Collection<String> texts = value instanceof Set ? new TreeSet<>() : new ArrayList<>();
            elements.forEach(element -> texts.add(json(element, Object.class, where + "'s element")));
            out.append('[').append(String.join(",", texts)).append(']');
        } else if (value instanceof Map<?, ?> map) {
            Map<String, String> sorted = new TreeMap<>();
            map.forEach((key, item) -> sorted.put(String.valueOf(key), json(item, Object.class, where + "." + key)));
            out.append('{');
            sorted.forEach((key, item) -> {
                out.append(out.length() == 1 ? "" : ",");
                Json.quote(out, key);
                out.append(':').append(item);
            });
            out.append('}');
        } else {
            Json.quote(out, stable(value, where));
        }
        return out.toString();
    }

    private static String fields(Object value, String where) {
        StringBuilder out = new StringBuilder("{");
        for (RecordComponent component : value.getClass().getRecordComponents()) {
            out.append(out.length() == 1 ? "" : ",");
            Json.quote(out, component.getName());
            Object item = Shape.component(value, component);
            out.append(':').append(json(item, component.getType(), where + "." + component.getName()));
        }
        return out.append('}').toString();
    }

    private static String stable(Object value, String where) {
        String text = value.toString();
        boolean own;
        try {
            own = value.getClass().getMethod("toString").getDeclaringClass() != Object.class;
        } catch (NoSuchMethodException impossible) {
            throw new IllegalStateException(impossible);
        }
        if (!own || ADDRESS.matcher(text).find()) {
            throw new IllegalArgumentException(where + " is a "
                    + (value.getClass().isHidden() || value.getClass().isSynthetic()
                            ? "lambda"
                            : value.getClass().getSimpleName())
                    + ", whose text is another in every run, so a store could not tell the same study again; name it with"
                    + " a record or a string");
        }
        return text;
    }
}
