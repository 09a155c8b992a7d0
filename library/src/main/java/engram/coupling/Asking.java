package engram.coupling;

import engram.argument.Given;
import java.util.Objects;
import java.util.function.IntToDoubleFunction;

/** The cursor that keeps nothing. */
record Asking(Field field, IntToDoubleFunction ofField, double[][] x) implements Cursor {

    @Override
    public void field(int i, int width, double[][] h) {
        field.at(i, x, width, h);
    }

    @Override
    public double rounding(int i) {
        return ofField.applyAsDouble(i);
    }

    @Override
    public void set(int i, int width, double[][] s) {
        Objects.requireNonNull(s, "Cursor.set(s = null): the d rows of a site are needed");
        Given.rows("Cursor.set", s, 0, s.length, width);
        if (i < 0 || i >= x.length / Math.max(1, s.length) || width > x[0].length) {
            throw new IllegalArgumentException("Cursor.set(i = " + i + ", width = " + width + "): " + s.length
                    + " rows came for a tile of " + x.length + " rows of " + x[0].length
                    + "; a site of it, and d rows, are needed");
        }
        for (int a = 0; a < s.length; a++) {
            System.arraycopy(s[a], 0, x[i * s.length + a], 0, width);
        }
    }

    @Override
    public void move(int from, int to) {
        if (Math.min(from, to) < 0 || Math.max(from, to) >= x[0].length) {
            throw new IllegalArgumentException("Cursor.move(from = " + from + ", to = " + to + "): the tile has "
                    + x[0].length + " trials, numbered from 0");
        }
        for (double[] row : x) {
            row[to] = row[from];
        }
    }

    @Override
    public void renew(int width) {}
}
