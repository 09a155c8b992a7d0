package engram.model;

import engram.argument.Given;
import engram.coupling.Cursor;
import engram.identity.Identified;
import engram.neuron.Lagrangian;
import engram.pattern.Patterns;
import engram.pattern.Signs;
import engram.state.Spins;
import java.util.List;
import java.util.Locale;

/**
 * A dense associative memory: E(s) = -L(x), x_mu = xi^mu . s = sum_i xi_i^mu . s_i, for any Lagrangian L of the hidden
 * neurons. With L = sum_mu F(x_mu) it is Krotov and Hopfield's; F(x) = x^2 gives 2 N times Hopfield's energy, up to a constant.
 *
 * <p>Ising spins: the field is half the exact energy difference, h_i = [L(y + xi_i) - L(y - xi_i)] / 2 with y = x - xi_i s_i, whatever L
 * is. So single-site recall never raises the energy, and a spin whose two energies are equal stays. The cursor keeps the
 * overlaps, which are integers: O(P) a visit.
 *
 * <p>Vectors: the field is -dE/ds_i = sum_mu g_mu xi_i^mu with the activations g = dL/dx; the spin's own part of x
 * is included. For convex L recall along it never raises the energy. The energy is not affine in a spin, so there is no heat bath
 * for d &gt; 1.
 *
 * <p>Sources: Krotov and Hopfield (2016, 2021), Demircigil et al. (2017).
 *
 * @since 0.1.0
 */
public final class OverlapEnergy implements EnergyModel, Identified {
    private final Spins space;
    private final Lagrangian hidden;
    private final int p;
    /** The patterns of Ising spins; null for vectors. */
    private final Signs signs;
    /** The patterns of vectors, row i d + a of P numbers; null for Ising spins. */
    private final double[] vectors;

    /**
     * A dense memory of patterns.
     *
     * @param xi the patterns, P states of spins
     * @param hidden the Lagrangian of the hidden neurons, such as {@code new Power(3)}
     */
    public OverlapEnergy(Patterns xi, Lagrangian hidden) {
        Given.value("OverlapEnergy", "xi", xi, "patterns to store, as new Binary().draw(p, n, streams),");
        this.hidden = Given.value(
                "OverlapEnergy", "hidden", hidden, "a Lagrangian, such as new Power(3) or new LogSumExp(1),");
        space = Spins.of("OverlapEnergy", xi.space());
        p = xi.p();
        signs = space.d() == 1 ? new Signs(xi) : null;
        vectors = space.d() == 1 ? null : xi.transposed();
    }

    /**
     * A dense memory of Ising spins whose patterns are kept as bits alone: 2 P N / 8 bytes.
     *
     * @param signs the patterns
     * @param hidden the Lagrangian of the hidden neurons
     */
    public OverlapEnergy(Signs signs, Lagrangian hidden) {
        this.signs = Given.value("OverlapEnergy", "signs", signs, "patterns as bits, as new Signs(xi),");
        this.hidden = Given.value(
                "OverlapEnergy", "hidden", hidden, "a Lagrangian, such as new Power(3) or new LogSumExp(1),");
        space = new Spins(signs.n(), 1);
        p = signs.p();
        vectors = null;
    }

    @Override
    public Spins space() {
        return space;
    }

    /**
     * Returns the number of patterns.
     *
     * @return P
     */
    public int p() {
        return p;
    }

    /**
     * Returns the Lagrangian of the hidden neurons.
     *
     * @return L
     */
    public Lagrangian hidden() {
        return hidden;
    }

    Signs signs() {
        return signs;
    }

    double[] vectors() {
        return vectors;
    }

    /**
     * Computes the overlaps of a state with all patterns.
     *
     * @param s a state
     * @return x_mu = xi^mu . s, not divided by N
     */
    public double[] overlaps(double[] s) {
        if (s == null || s.length != space.size()) {
            throw new IllegalArgumentException("OverlapEnergy: " + (s == null ? "null" : s.length + " numbers")
                    + " came; " + space + " needs " + space.sizeInSymbols());
        }
        double[][] tile = new double[s.length][1];
        for (int row = 0; row < s.length; row++) {
            tile[row][0] = s[row];
        }
        double[] x = new double[p];
        if (signs != null) {
            int[][] counted = new int[p][1];
            signs.count(tile, 1, counted);
            for (int mu = 0; mu < p; mu++) {
                x[mu] = counted[mu][0];
            }
            return x;
        }
        for (int row = 0; row < s.length; row++) {
            for (int mu = 0; mu < p; mu++) {
                x[mu] += vectors[row * p + mu] * s[row];
            }
        }
        return x;
    }

    @Override
    public double energy(double[] s) {
        double l = hidden.value(overlaps(s));
        if (!Double.isFinite(l)) {
            throw new IllegalArgumentException(this + ": the energy of a state is " + -l
                    + "; it leaves the range of doubles: try a smaller power, or LogSumExp");
        }
        return -l;
    }

    @Override
    public boolean descends() {
        return space.d() == 1 || hidden.convex();
    }

    @Override
    public void field(int i, double[][] x, int width, double[][] h) {
        Given.index("OverlapEnergy.field(i)", i, space.n());
        Given.rows("OverlapEnergy.field(h)", h, 0, space.d(), width);
        cursor(x, width).field(i, width, h);
    }

    @Override
    public Cursor cursor(double[][] x, int width) {
        Given.rows("OverlapEnergy.cursor", x, 0, space.size(), width);
        return signs != null ? BitOverlaps.of(this, x, width) : new VectorOverlapCursor(this, x, width);
    }

    @Override
    public Object identity() {
        return signs != null ? List.of(space, hidden, signs) : List.of(space, hidden, vectors);
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT, "OverlapEnergy(P = %d, N = %d, d = %d, L = %s)", p, space.n(), space.d(), hidden);
    }
}
