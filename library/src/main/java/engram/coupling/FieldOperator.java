package engram.coupling;

import engram.numeric.Operator;

/** x to W x, one field after another. */
final class FieldOperator implements Operator {
    private final Couplings w;
    private final double[][] tile;
    private final double[][] h;

    FieldOperator(Couplings w) {
        this.w = w;
        tile = new double[w.space().size()][1];
        h = new double[w.space().d()][1];
    }

    @Override
    public int size() {
        return tile.length;
    }

    @Override
    public void apply(double[] x, double[] y) {
        Check.state(w.space(), x, "Operator.apply");
        Check.state(w.space(), y, "Operator.apply");
        for (int row = 0; row < tile.length; row++) {
            tile[row][0] = x[row];
        }
        for (int i = 0; i < w.space().n(); i++) {
            w.field(i, tile, 1, h);
            for (int a = 0; a < h.length; a++) {
                y[i * h.length + a] = h[a][0];
            }
        }
    }

    @Override
    public String toString() {
        return "Operator(" + w + ")";
    }
}
