package engram.coupling;

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
        for (int a = 0; a < s.length; a++) {
            System.arraycopy(s[a], 0, x[i * s.length + a], 0, width);
        }
    }

    @Override
    public void move(int from, int to) {
        for (double[] row : x) {
            row[to] = row[from];
        }
    }

    @Override
    public void renew(int width) {}
}
