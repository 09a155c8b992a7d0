package engram.sweep;

import engram.argument.Given;
import engram.identity.Named;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What a trial found: values by name, for a trial that needs no record of its own.
 *
 * <pre>{@code
 * return Found.of("m", mean).and("fixed", fixed / trials);
 * }</pre>
 *
 * <p>Each becomes a column of {@link Cells}, named in snake case. A store keeps records only, since it must know the names
 * before it reads.
 *
 * @param components names and values, in order
 * @since 0.1.0
 */
public record Found(Map<String, Object> components) implements Named {

    /**
     * Keeps a copy.
     *
     * @param components names and values, in order
     */
    public Found {
        components = At.named("Found", components);
    }

    /**
     * One value.
     *
     * @param name its name
     * @param value a number, boolean, text, estimate, reading, array, or an optional of those
     * @return what was found
     */
    public static Found of(String name, Object value) {
        return new Found(Map.of()).and(name, value);
    }

    /**
     * One more value.
     *
     * @param name its name, which must be new
     * @param value a number, boolean, text, estimate, reading, array, or an optional of those
     * @return all of them
     */
    public Found and(String name, Object value) {
        Given.value("Found", "name", name, "a name such as \"m\"");
        Map<String, Object> all = new LinkedHashMap<>(components);
        if (all.put(name, Given.value("Found", name, value, "a value")) != null) {
            throw new IllegalArgumentException("Found: there are two values called \"" + name + "\"; rename one");
        }
        return new Found(all);
    }

    /**
     * A value.
     *
     * @param name its name
     * @return the value
     */
    public Object get(String name) {
        return At.get(this, name);
    }

    /**
     * A value that is a number.
     *
     * @param name its name
     * @return the value
     */
    public double number(String name) {
        return At.number(this, name);
    }

    /**
     * A value that is an array of numbers.
     *
     * @param name its name
     * @return the array itself
     */
    public double[] numbers(String name) {
        if (get(name) instanceof double[] numbers) {
            return numbers;
        }
        throw new IllegalArgumentException("Found: \"" + name + "\" is " + get(name) + ", not an array of doubles");
    }

    @Override
    public String kind() {
        return "Found";
    }

    @Override
    public String toString() {
        return components.entrySet().stream()
                .map(component -> component.getKey() + "=" + component.getValue())
                .collect(Collectors.joining(", ", "Found[", "]"));
    }
}
