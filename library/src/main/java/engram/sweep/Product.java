package engram.sweep;

import engram.argument.Given;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * The points of a {@link Grid}, whatever the number of its axes, each with the values that a trial gets there.
 *
 * @param kind the name of the points
 * @param values the points, in order
 */
record Product(String kind, Map<At, List<Object>> values) {

    /** No axes: the empty product has one point. */
    static Product of(String kind) {
        Given.value("Grid", "kind", kind, "a name such as \"Point\"");
        return new Product(kind, Map.of(new At(kind, Map.of()), List.of()));
    }

    List<At> points() {
        return List.copyOf(values.keySet());
    }

    /** One more axis: for each point, what its values are by the names that points give them. */
    Product by(String name, Function<List<Object>, Map<?, ?>> axis) {
        Given.value("Grid.by", "name", name, "the name of an axis, such as \"z\"");
        Map<At, List<Object>> product = new LinkedHashMap<>();
        values.forEach((point, own) -> axis.apply(own).forEach((label, value) -> {
            Map<String, Object> components = new LinkedHashMap<>(point.components());
            if (components.put(name, Given.value("Grid.by", name, label, "a value")) != null) {
                throw new IllegalArgumentException(
                        "Grid.by(\"" + name + "\"): there is an axis of that name already; choose another");
            }
            List<Object> all = new ArrayList<>(own);
            all.add(Given.value("Grid.by", name, value, "a value"));
            product.putIfAbsent(new At(kind, components), all);
        }));
        return new Product(kind, product);
    }

    Product by(String name, Collection<?> axis) {
        Map<?, ?> plain = plain(name, axis);
        return by(name, own -> plain);
    }

    Product by(String name, Map<String, ?> axis) {
        Given.value("Grid.by", name, axis, "a map from labels to values");
        if (!(axis instanceof LinkedHashMap<?, ?> || axis instanceof SortedMap<?, ?> || axis.size() < 2)) {
            throw new IllegalArgumentException("Grid.by(\"" + name + "\"): the map of " + axis.size()
                    + " labels has no order of its own, so the order of points would change from run to run; try a"
                    + " LinkedHashMap or a TreeMap");
        }
        return by(name, own -> axis);
    }

    static Map<?, ?> plain(String name, Collection<?> axis) {
        Map<Object, Object> labels = new LinkedHashMap<>();
        Given.value("Grid.by", name, axis, "a list of values")
                .forEach(value -> labels.put(Given.value("Grid.by", name, value, "a value"), value));
        return labels;
    }

    Product where(Predicate<List<Object>> keep) {
        Map<At, List<Object>> kept = new LinkedHashMap<>();
        values.forEach((point, own) -> {
            if (keep.test(own)) {
                kept.put(point, own);
            }
        });
        return new Product(kind, kept);
    }

    Product and(Product more) {
        if (!more.shape().equals(shape())) {
            throw new IllegalArgumentException("Grid.and(" + more + "): this one is " + this
                    + "; both need the same name, axes and types of values");
        }
        Map<At, List<Object>> all = new LinkedHashMap<>(values);
        more.values.forEach(all::putIfAbsent);
        return new Product(kind, all);
    }

    /** Names and classes of the axes. */
    private List<Object> shape() {
        List<Object> shape = new ArrayList<>(List.of(kind));
        values.keySet().stream()
                .findFirst()
                .ifPresent(point -> point.components().forEach((name, value) -> {
                    shape.add(name);
                    shape.add(value.getClass());
                }));
        return shape;
    }

    @SuppressWarnings("unchecked")
    static <T> T value(List<Object> values, int k) {
        return (T) values.get(k);
    }

    @Override
    public String toString() {
        return "Grid(" + kind + ", " + values.size() + " points"
                + values.keySet().stream()
                        .findFirst()
                        .map(point -> " of " + point.components().keySet())
                        .orElse("")
                + ")";
    }
}
