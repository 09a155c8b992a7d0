package engram.model;

import engram.coupling.Couplings;
import engram.state.Spins;
import java.util.Arrays;
import java.util.Objects;

/**
 * Hopfield's own units: neurons V_i of 0 or 1 with thresholds U_i, V_i = 1 if sum_j T_ij V_j &gt; U_i, 0 if it is less, and as
 * it was if the two are equal. It is a network of spins s_i = 2 V_i - 1 in a field from outside, with the same couplings:
 *
 * <pre>
 *   h_i = sum_j T_ij s_j + b_i = 2 (sum_j T_ij V_j - U_i),   b_i = sum_j T_ij - 2 U_i,
 *   E(V) = -1/2 sum_ij T_ij V_i V_j + sum_i U_i V_i = E(s) / 4 + sum_i U_i / 2 - sum_ij T_ij / 8.
 * </pre>
 *
 * <p>{@link #network} is that network; all dynamics run it. Energies in units of 0 and 1 are four times smaller: it is at
 * temperature T where the spins are at 4 T. Thresholds of {@link #balanced} leave no field, and a state is then as stable as
 * its negative. With U_i = 0, Hopfield's choice, a neuron that is off says nothing, and half the neurons carry both the
 * memory and the noise of the others: P bits err as with 2 P memories in spins (engram.theory.BitError).
 *
 * <p>Source: Hopfield, PNAS 79, 2554 (1982), Eqs 1, 2 and 7; the thresholds of {@link #balanced} are those of Amit, Gutfreund
 * and Sompolinsky, Phys. Rev. A 32, 1007 (1985), whose S_j + 1 is 2 V_j.
 *
 * @param t couplings T between bits, symmetric or not; a diagonal counts in fields and energies
 * @param u thresholds U, n finite numbers
 * @since 0.1.0
 */
public record ZeroOne(Couplings t, double[] u) {
    private static final String NO_COUPLINGS = "ZeroOne(t = null): couplings between bits are needed";
    private static final String NO_STATE = "ZeroOne(v = null): a state of numbers 0 or 1 is needed";

    /**
     * Checks the parameters.
     *
     * @param t couplings T between bits, symmetric or not; a diagonal counts in fields and energies
     * @param u thresholds U, n finite numbers; copied
     */
    public ZeroOne {
        Objects.requireNonNull(t, NO_COUPLINGS);
        Objects.requireNonNull(u, "ZeroOne(u = null): thresholds are needed; ZeroOne(t) has U = 0");
        bits("ZeroOne", t.space());
        if (u.length != t.space().n()) {
            throw new IllegalArgumentException("ZeroOne(N = " + t.space().n() + "): " + u.length
                    + " thresholds came; one for each neuron is needed; ZeroOne(t) has U = 0, ZeroOne.balanced(t) those"
                    + " of spins without field");
        }
        for (int i = 0; i < u.length; i++) {
            if (!Double.isFinite(u[i])) {
                throw new IllegalArgumentException("ZeroOne(N = " + u.length + "): threshold " + i + " is " + u[i]
                        + "; all must be finite; to keep a neuron off, try one above all its couplings together");
            }
        }
        u = u.clone();
    }

    /**
     * The thresholds.
     *
     * @return U, n numbers; a copy
     */
    @Override
    public double[] u() {
        return u.clone();
    }

    /**
     * Thresholds of zero.
     *
     * @param t couplings T between bits
     */
    public ZeroOne(Couplings t) {
        this(t, new double[Objects.requireNonNull(t, NO_COUPLINGS).space().n()]);
    }

    /**
     * The same threshold at every neuron. Below 1/N, half the smallest step of Hebb's fields for an even number of patterns, it only
     * decides ties: {@code new ZeroOne(t, 0.5 / n)} turns a neuron off whose input is exactly zero.
     *
     * @param t couplings T between bits
     * @param u the threshold U, a finite number
     */
    public ZeroOne(Couplings t, double u) {
        this(t, everywhere(u, Objects.requireNonNull(t, NO_COUPLINGS).space().n()));
    }

    private static double[] everywhere(double u, int n) {
        double[] all = new double[n];
        Arrays.fill(all, u);
        return all;
    }

    private static void bits(String what, Spins space) {
        if (space.d() != 1) {
            throw new IllegalArgumentException(
                    what + "(" + space + "): only bits, d = 1, have a form of 0 and 1; try Model.of for vectors");
        }
    }

    /**
     * The thresholds U_i = 1/2 sum_j T_ij, with which units of 0 and 1 are spins in no field: the network of
     * {@code Model.of(t)}.
     *
     * @param t couplings T between bits
     * @return the same couplings with these thresholds
     */
    public static ZeroOne balanced(Couplings t) {
        bits("ZeroOne.balanced", Objects.requireNonNull(t, NO_COUPLINGS).space());
        double[] u = rows(t);
        for (int i = 0; i < u.length; i++) {
            u[i] /= 2;
        }
        return new ZeroOne(t, u);
    }

    /**
     * A network of spins in units of 0 and 1: U_i = 1/2 (sum_j W_ij - b_i).
     *
     * @param spins a network of bits
     * @return the same network, the inverse of {@link #network} to rounding
     */
    public static ZeroOne of(CoupledModel spins) {
        Objects.requireNonNull(spins, "ZeroOne.of(spins = null): try Model.of(w)");
        bits("ZeroOne.of", spins.space());
        double[] u = rows(spins.w());
        double[] b = spins.b().values();
        for (int i = 0; i < u.length; i++) {
            u[i] = (u[i] - b[i]) / 2;
        }
        return new ZeroOne(spins.w(), u);
    }

    /** sum_j T_ij. */
    private static double[] rows(Couplings t) {
        double[] ones = new double[t.space().n()];
        Arrays.fill(ones, 1);
        return t.fields(ones);
    }

    /**
     * The network of spins that this is: the same couplings, b_i = sum_j T_ij - 2 U_i, zero where the two cancel but for
     * rounding.
     *
     * @return a {@link Quadratic} model if T is symmetric, a {@link Driven} one otherwise
     */
    public CoupledModel network() {
        double[] b = rows(t);
        for (int i = 0; i < b.length; i++) {
            double sum = b[i] - 2 * u[i];
            b[i] = Math.abs(sum) <= t.rounding(i) + 0x1p-51 * Math.abs(u[i]) ? 0 : sum;
        }
        ExternalField field = new ExternalField(t.space(), b);
        return t.symmetric() ? new Quadratic(t, field) : new Driven(t, field);
    }

    /**
     * By how much a neuron's input passes its threshold, sum_j T_ij V_j - U_i: half the field on its spin.
     *
     * @param v n numbers, each 0 or 1
     * @return n numbers
     */
    public double[] fields(double[] v) {
        check(v);
        double[] h = t.fields(v);
        for (int i = 0; i < h.length; i++) {
            h[i] -= u[i];
        }
        return h;
    }

    /**
     * The form -1/2 sum_ij T_ij V_i V_j + sum_i U_i V_i. For symmetric T it is the energy, Hopfield's Eq 7 with
     * thresholds; for any other T it is only a number to look at, as {@link Couplings#form} is.
     *
     * @param v n numbers, each 0 or 1
     * @return the form, diagonal included
     */
    public double form(double[] v) {
        check(v);
        double sum = t.form(v);
        for (int i = 0; i < v.length; i++) {
            sum += u[i] * v[i];
        }
        return sum;
    }

    /**
     * The constant by which energies differ, for symmetric T: E(V) = E(s) / 4 + offset.
     *
     * @return sum_i U_i / 2 - sum_ij T_ij / 8
     */
    public double offset() {
        double sum = 0;
        double[] rows = rows(t);
        for (int i = 0; i < u.length; i++) {
            sum += u[i] / 2 - rows[i] / 8;
        }
        return sum;
    }

    private void check(double[] v) {
        Objects.requireNonNull(v, NO_STATE);
        if (v.length != u.length) {
            throw new IllegalArgumentException("ZeroOne(N = " + u.length + "): " + v.length
                    + " numbers came; one of 0 or 1 for each neuron is needed");
        }
        zerosAndOnes(v);
    }

    private static void zerosAndOnes(double[] v) {
        Objects.requireNonNull(v, NO_STATE);
        for (int i = 0; i < v.length; i++) {
            if (v[i] != 0 && v[i] != 1) {
                throw new IllegalArgumentException("ZeroOne: V of neuron " + i + " is " + v[i]
                        + "; 0 or 1 is needed; ZeroOne.units(s) makes them of spins");
            }
        }
    }

    /**
     * A state of 0 and 1 as spins.
     *
     * @param v numbers, each 0 or 1
     * @return s_i = 2 V_i - 1
     */
    public static double[] spins(double[] v) {
        zerosAndOnes(v);
        return Arrays.stream(v).map(one -> 2 * one - 1).toArray();
    }

    /**
     * A state of spins in units of 0 and 1.
     *
     * @param s numbers, each +1 or -1
     * @return V_i = (s_i + 1) / 2
     */
    public static double[] units(double[] s) {
        Objects.requireNonNull(s, "ZeroOne.units(s = null): a state of numbers +1 or -1 is needed");
        new Spins(s.length, 1).check(s, "the state");
        return Arrays.stream(s).map(one -> one > 0 ? 1 : 0).toArray();
    }

    @Override
    public String toString() {
        double[] ordered = u.clone();
        Arrays.sort(ordered);
        return "ZeroOne: V_i = 1 if sum T_ij V_j > U_i, U from " + ordered[0] + " to " + ordered[ordered.length - 1]
                + "\n└─ " + t;
    }
}
