package engram.kernel;

import java.lang.reflect.Array;
import java.util.Collection;
import java.util.Iterator;
import java.util.Map;
import java.util.Objects;
import java.util.StringJoiner;
import java.util.function.IntFunction;
import org.dflib.jjava.jupyter.kernel.display.DisplayData;
import org.dflib.jjava.jupyter.kernel.display.Renderer;
import org.dflib.jjava.jupyter.kernel.display.mime.MIMEType;

/** Renders what no renderer claims: arrays and collections by their contents, long ones abbreviated. */
final class PlainText extends Renderer {
    private static final int ITEMS = 20;
    private static final int DEPTH = 3;
    private static final int LENGTH = 20_000;

    /** What is rendered already stays as it is, with its metadata and display id. */
    @Override
    public DisplayData render(Object value, Map<String, Object> params) {
        return isShown(value) ? shown(value) : super.render(value, params);
    }

    @Override
    public DisplayData renderAs(Object value, Map<String, Object> params, String... types) {
        return isShown(value) ? shown(value) : super.renderAs(value, params, types);
    }

    private static boolean isShown(Object value) {
        return value == null || value instanceof DisplayData;
    }

    private static DisplayData shown(Object value) {
        DisplayData copy = new DisplayData();
        if (value instanceof DisplayData data) {
            copy.assign(data);
        } else {
            copy.putText("null");
        }
        return copy;
    }

    @Override
    protected DisplayData finalizeDisplayData(DisplayData data, Object value) {
        if (!data.hasDataForType(MIMEType.TEXT_PLAIN)) {
            data.putText(text(value));
        }
        return data;
    }

    /**
     * The text of a value.
     *
     * @param value any value
     * @return for example {@code double[1000] {0.1, 0.2, ..., 0.9}}
     */
    static String text(Object value) {
        String text = text(value, DEPTH);
        return text.length() <= LENGTH
                ? text
                : text.substring(0, LENGTH) + "... (" + (text.length() - LENGTH) + " more characters)";
    }

    private static String text(Object value, int depth) {
        if (value == null) {
            return "null";
        }
        if (value.getClass().isArray()) {
            int n = Array.getLength(value);
            String type = value.getClass().getComponentType().getSimpleName();
            int bracket = type.indexOf('[');
            String head = bracket < 0
                    ? type + "[" + n + "]"
                    : type.substring(0, bracket) + "[" + n + "]" + type.substring(bracket);
            if (depth == 0) {
                return head;
            }
            return items(n, i -> text(Array.get(value, i), depth - 1), depth == DEPTH ? head + " {" : "{", "}");
        }
        boolean library = value.getClass().getName().startsWith("java.util.");
        if (library && value instanceof Collection<?> c) {
            Iterator<?> all = c.iterator();
            return depth == 0 ? "[" + c.size() + "]" : items(c.size(), i -> text(all.next(), depth - 1), "[", "]");
        }
        if (library && value instanceof Map<?, ?> m) {
            Iterator<? extends Map.Entry<?, ?>> all = m.entrySet().iterator();
            return depth == 0 ? "{" + m.size() + "}" : items(m.size(), i -> entry(all.next(), depth - 1), "{", "}");
        }
        return Objects.requireNonNullElse(value.toString(), "null");
    }

    private static String entry(Map.Entry<?, ?> e, int depth) {
        return text(e.getKey(), depth) + "=" + text(e.getValue(), depth);
    }

    private static String items(int n, IntFunction<String> item, String open, String close) {
        StringJoiner joined = new StringJoiner(", ", open, close);
        for (int i = 0; i < Math.min(n, ITEMS); i++) {
            joined.add(item.apply(i));
        }
        if (n > ITEMS) {
            joined.add("... " + (n - ITEMS) + " more");
        }
        return joined.toString();
    }
}
