package engram.observable;

import engram.coupling.Couplings;

/** H u = m u - B^T W B u through the fields of symmetric couplings, for those that never form W. */
final class TangentFields implements Curvature {
    private final Couplings w;
    private final double[] s;
    private final double[] basis;
    private final double[] multiplier;
    private final int d;

    TangentFields(Couplings w, double[] s, double[] basis) {
        this.w = w;
        this.s = s.clone();
        this.basis = basis;
        d = w.space().d();
        multiplier = new double[w.space().n()];
        double[] h = w.fields(s);
        for (int row = 0; row < h.length; row++) {
            multiplier[row / d] += h[row] * s[row];
        }
    }

    @Override
    public double[] multipliers() {
        return multiplier;
    }

    @Override
    public void apply(double[] x, double[] y) {
        int t = d - 1;
        double[] lifted = new double[multiplier.length * d];
        for (int row = 0; row < lifted.length; row++) {
            int at = row / d * t;
            for (int c = 0; c < t; c++) {
                lifted[row] += basis[row * t + c] * x[at + c];
            }
        }
        double[] h = w.fields(lifted);
        for (int k = 0; k < y.length; k++) {
            y[k] = multiplier[k / t] * x[k];
        }
        for (int row = 0; row < h.length; row++) {
            int at = row / d * t;
            for (int c = 0; c < t; c++) {
                y[at + c] -= basis[row * t + c] * h[row];
            }
        }
    }

    @Override
    public double[] matrix() {
        return TangentBlocks.of(w, s, basis, false).matrix();
    }

    @Override
    public double asymmetry() {
        return 0;
    }

    @Override
    public double largest() {
        return 0;
    }
}
