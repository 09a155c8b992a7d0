package engram.coupling;

import engram.numeric.Fields;
import engram.numeric.Operator;
import engram.state.Spins;
import engram.topology.Topology;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/**
 * A full (N d) x (N d) matrix of couplings, diagonal blocks included.
 *
 * @since 0.1.0
 */
public final class Dense implements Couplings {
    private final Spins space;
    private final double[] w;
    private final int[] everyone;
    private final double[] rounding;

    /**
     * Couplings from a matrix.
     *
     * @param space N and d
     * @param w (n d)^2 finite numbers, row-major: row i d + a, column j d + b; kept, not copied,
     *     and not to be changed any more
     */
    public Dense(Spins space, double[] w) {
        Objects.requireNonNull(space, "Dense(space = null): try new Spins(64, 1)");
        Objects.requireNonNull(w, "Dense(w = null): (n d)^2 numbers are needed");
        if (w.length != (long) space.size() * space.size()) {
            throw new IllegalArgumentException("Dense(" + space + "): " + w.length + " numbers came; (n d)^2 = "
                    + (long) space.size() * space.size() + " are needed");
        }
        Check.finite(w, "Dense(" + space + ")");
        this.space = space;
        this.w = w;
        everyone = new int[space.n()];
        Arrays.setAll(everyone, j -> j);
        int rows = space.d() * space.size();
        rounding = new double[space.n()];
        Arrays.setAll(rounding, i -> Rounding.of(w, i * rows, rows, space.size()));
    }

    @Override
    public Spins space() {
        return space;
    }

    /**
     * The matrix itself, not a copy, for reading.
     *
     * @return (n d)^2 numbers, row-major
     */
    @Override
    public double[] matrix() {
        return w;
    }

    /** The complete graph: self-couplings, which W has too, are not part of a topology. */
    @Override
    public Topology topology() {
        return Topology.complete(space.n());
    }

    @Override
    public Row row(int i) {
        Check.site(space, i);
        return new Row(i, space.d(), everyone, 0, space.n(), w, i * space.d() * space.size());
    }

    /** Of a symmetric matrix that of {@link Operator#of}. */
    @Override
    public Operator operator() {
        return symmetric() ? Operator.of(w, space.size()) : Couplings.super.operator();
    }

    @Override
    public Dense map(Entry f) {
        Objects.requireNonNull(f, "map(f = null): try w.map((i, j, x) -> 2 * x)");
        int d = space.d();
        int size = space.size();
        double[] mapped = new double[w.length];
        for (int r = 0; r < size; r++) {
            for (int c = 0; c < size; c++) {
                mapped[r * size + c] = f.of(r / d, c / d, w[r * size + c]);
            }
        }
        return new Dense(space, mapped);
    }

    @Override
    public Dense symmetrised() {
        int size = space.size();
        double[] half = new double[w.length];
        for (int r = 0; r < size; r++) {
            for (int c = 0; c < size; c++) {
                half[r * size + c] = (w[r * size + c] + w[c * size + r]) / 2;
            }
        }
        return new Dense(space, half);
    }

    @Override
    public void field(int i, double[][] x, int width, double[][] h) {
        Check.field(space, i, x, width, h);
        int n = space.n();
        int d = space.d();
        try {
            Fields.at(w, i * d * n * d, everyone, 0, n, d, x, width, h);
        } catch (RuntimeException e) {
            throw Check.lookedFor(x, width, e);
        }
    }

    @Override
    public double rounding(int i) {
        Check.site(space, i);
        return rounding[i];
    }

    @Override
    public Optional<SingleRows> singleRows() {
        int n = space.n();
        int[] at = new int[n];
        int[] degree = new int[n];
        Arrays.setAll(at, i -> i * space.d() * space.size());
        Arrays.fill(degree, n);
        return SingleRows.of(w, at, everyone, new int[n], degree, space.d());
    }

    @Override
    public double[] block(int i, int j) {
        Check.site(space, i);
        Check.site(space, j);
        int d = space.d();
        double[] block = new double[d * d];
        for (int a = 0; a < d; a++) {
            System.arraycopy(w, (i * d + a) * space.size() + j * d, block, a * d, d);
        }
        return block;
    }

    @Override
    public double asymmetry() {
        int size = space.size();
        double most = 0;
        for (int r = 0; r < size; r++) {
            for (int c = 0; c < r; c++) {
                most = Math.max(most, Math.abs(w[r * size + c] - w[c * size + r]));
            }
        }
        return most;
    }

    @Override
    public double largest() {
        return Check.largest(w);
    }

    @Override
    public Object identity() {
        return List.of(space, w);
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "Dense couplings, N = %d, d = %d, %s",
                space.n(),
                space.d(),
                symmetric() ? "symmetric" : "asymmetric");
    }
}
