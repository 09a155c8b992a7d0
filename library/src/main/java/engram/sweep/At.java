package engram.sweep;

import engram.argument.Given;
import engram.identity.Named;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A point of a {@link Grid}: parameters by name. It has the streams, the place in stores and the columns of a record {@code kind} with these
 * components.
 *
 * @param kind the simple name of that record, for example {@code Point}
 * @param components names and values, in order
 * @since 0.1.0
 */
public record At(String kind, Map<String, Object> components) implements Named {

    /**
     * Keeps a copy.
     *
     * @param kind the simple name of that record, for example {@code Point}
     * @param components names and values, in order
     */
    public At {
        Given.value("At", "kind", kind, "a name such as \"Point\"");
        components = named("At", components);
    }

    static Map<String, Object> named(String of, Map<String, Object> components) {
        Map<String, Object> copy = new LinkedHashMap<>(Given.value(of, "components", components, "values by name"));
        copy.forEach((name, value) -> {
            Given.value(of, "name", name, "a name for each value");
            Given.value(of, name, value, "a value");
        });
        return Collections.unmodifiableMap(copy);
    }

    static Object get(Named of, String name) {
        Object value = of.components().get(name);
        if (value == null) {
            throw new IllegalArgumentException(of.kind() + ": there is no \"" + name + "\"; there are "
                    + of.components().keySet());
        }
        return value;
    }

    static double number(Named of, String name) {
        if (get(of, name) instanceof Number number) {
            return number.doubleValue();
        }
        throw new IllegalArgumentException(
                of.kind() + ": \"" + name + "\" is " + get(of, name) + ", which is no number; read it by get(...)");
    }

    /**
     * A parameter.
     *
     * @param name its name
     * @return its value
     */
    public Object get(String name) {
        return get(this, name);
    }

    /**
     * A parameter that is a number.
     *
     * @param name its name
     * @return its value
     */
    public double number(String name) {
        return number(this, name);
    }

    @Override
    public String toString() {
        return components.entrySet().stream()
                .map(component -> component.getKey() + "=" + component.getValue())
                .collect(Collectors.joining(", ", kind + "[", "]"));
    }
}
