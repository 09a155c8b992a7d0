package engram.chart;

import engram.study.Estimate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import tech.tablesaw.api.NumericColumn;

/** The shapes in which numbers arrive, made one: {@code double[]} with NaN for a gap. */
final class Numbers {

    private Numbers() {}

    /** The numbers of an array, a list or a table's column; an infinity is refused. */
    static double[] of(String where, Object values) {
        double[] numbers;
        if (values instanceof double[] doubles) {
            numbers = doubles.clone();
        } else if (values instanceof int[] ints) {
            numbers = Arrays.stream(ints).asDoubleStream().toArray();
        } else if (values instanceof float[] floats) {
            numbers = new double[floats.length];
            for (int k = 0; k < numbers.length; k++) {
                numbers[k] = floats[k];
            }
        } else if (values instanceof NumericColumn<?> column) {
            numbers = new double[column.size()];
            for (int k = 0; k < numbers.length; k++) {
                numbers[k] = column.isMissing(k) ? Double.NaN : column.getDouble(k);
            }
        } else if (values instanceof Iterable<?> items) {
            List<Double> boxed = new ArrayList<>();
            items.forEach(item -> boxed.add(one(where, item)));
            numbers = boxed.stream().mapToDouble(Double::doubleValue).toArray();
        } else {
            throw new IllegalArgumentException(where + ": numbers came as " + type(values)
                    + "; give a double[], an int[], a list of numbers or estimates, or a numeric column");
        }
        for (int k = 0; k < numbers.length; k++) {
            if (Double.isInfinite(numbers[k])) {
                throw new IllegalArgumentException(where + ": value " + k + " is " + numbers[k]
                        + ", which no axis can hold; leave it out, or give Double.NaN to show a gap");
            }
        }
        return numbers;
    }

    /** The standard errors that a list of estimates brings along; empty when the values are plain numbers. */
    static double[] errors(String where, Object values) {
        List<Double> errors = new ArrayList<>();
        if (values instanceof Iterable<?> items && !(values instanceof NumericColumn<?>)) {
            items.forEach(item -> errors.add(item instanceof Estimate estimate ? estimate.se() : Double.NaN));
        }
        boolean any = errors.stream().anyMatch(se -> !Double.isNaN(se));
        return any ? errors.stream().mapToDouble(Double::doubleValue).toArray() : new double[0];
    }

    private static double one(String where, Object item) {
        if (item == null) {
            return Double.NaN;
        }
        if (item instanceof Number number) {
            return number.doubleValue();
        }
        if (item instanceof Estimate estimate) {
            return estimate.mean();
        }
        throw new IllegalArgumentException(where + ": a value came as " + type(item)
                + "; numbers and estimates can be drawn, anything else must be turned into one");
    }

    private static String type(Object value) {
        return value == null ? "null" : value.getClass().getSimpleName();
    }

    static void same(String where, String first, int n, String second, int m) {
        if (n != m) {
            throw new IllegalArgumentException(where + ": " + n + " values of " + first + " but " + m + " of " + second
                    + "; each point needs one of both");
        }
    }

    static double finite(String where, double value) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException(where + ": came " + value + "; needs a finite number");
        }
        return value;
    }

    /** Numbers as JSON takes them: a gap is null. */
    static List<Object> json(double[] values) {
        List<Object> list = new ArrayList<>(values.length);
        for (double value : values) {
            list.add(Double.isFinite(value) ? (Object) value : null);
        }
        return Collections.unmodifiableList(list);
    }
}
