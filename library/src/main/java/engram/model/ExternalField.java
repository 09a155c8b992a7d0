package engram.model;

import engram.coupling.Couplings;
import engram.coupling.Cursor;
import engram.identity.Identified;
import engram.state.Spins;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * A field from outside the network: b_i is added to the field that the couplings make at site i, h_i = sum_j W_ij s_j + b_i,
 * and -sum_i b_i . s_i to the energy. A threshold theta_i, above which a neuron fires, is the field b_i = -theta_i.
 *
 * <p>A field of zeros is {@link #none}: a network in it has the same bits as one without.
 */
public final class ExternalField implements Identified {
    private final Spins space;
    /** n d numbers; none where all are zero. */
    private final double[] b;

    /**
     * A field that differs from site to site.
     *
     * @param space N and d
     * @param b n d finite numbers, component a of site i at {@code b[i * d + a]}; copied
     */
    public ExternalField(Spins space, double[] b) {
        if (b.length != space.size()) {
            throw new IllegalArgumentException("ExternalField(" + space + "): " + b.length + " numbers came; n d = "
                    + space.size() + " are needed, one for each component of each spin; see ExternalField.uniform");
        }
        boolean any = false;
        for (int k = 0; k < b.length; k++) {
            if (!Double.isFinite(b[k])) {
                throw new IllegalArgumentException(
                        "ExternalField(" + space + "): number " + k + " is " + b[k]
                                + "; all must be finite; to hold a spin still, try a field larger than all its couplings together");
            }
            any |= b[k] != 0;
        }
        this.space = space;
        this.b = any ? b.clone() : new double[0];
    }

    /**
     * No field.
     *
     * @param space N and d
     * @return b_i = 0
     */
    public static ExternalField none(Spins space) {
        return new ExternalField(space);
    }

    private ExternalField(Spins space) {
        this.space = space;
        b = new double[0];
    }

    /**
     * The same field at every site.
     *
     * @param space N and d
     * @param one d finite numbers
     * @return b_i
     */
    public static ExternalField uniform(Spins space, double... one) {
        if (one.length != space.d()) {
            throw new IllegalArgumentException("ExternalField.uniform(" + space + "): " + one.length
                    + " numbers came; d = " + space.d() + " are needed");
        }
        double[] b = new double[space.size()];
        Arrays.setAll(b, k -> one[k % one.length]);
        return new ExternalField(space, b);
    }

    /**
     * The space of the spins it acts on.
     *
     * @return N and d
     */
    public Spins space() {
        return space;
    }

    /**
     * Whether there is no field anywhere.
     *
     * @return true if all numbers are zero
     */
    public boolean isNone() {
        return b.length == 0;
    }

    /**
     * The field.
     *
     * @return a copy, n d numbers
     */
    public double[] values() {
        return isNone() ? new double[space.size()] : b.clone();
    }

    /**
     * What the field takes from the energy, sum_i b_i . s_i.
     *
     * @param s n d numbers
     * @return the sum
     */
    public double along(double[] s) {
        double sum = 0;
        for (int k = 0; k < b.length; k++) {
            sum += b[k] * s[k];
        }
        return sum;
    }

    /** Checks that it acts on the spins that are coupled. */
    void check(String what, Couplings w) {
        if (!space.equals(w.space())) {
            throw new IllegalArgumentException(what + ": the couplings act on " + w.space() + " and the field on "
                    + space + "; both must be the same");
        }
    }

    /** Adds the field at one site to what couplings make there, in all trials. */
    void addTo(int i, int width, double[][] h) {
        if (!isNone()) {
            for (int a = 0; a < space.d(); a++) {
                add(b[i * space.d() + a], h[a], width);
            }
        }
    }

    private static void add(double b, double[] h, int width) {
        for (int t = 0; t < width; t++) {
            h[t] += b;
        }
    }

    /** A cursor over the couplings as one over couplings and field. */
    Cursor onto(Cursor couplings) {
        return isNone() ? couplings : new Pushed(couplings, this);
    }

    /** The couplings keep the account; the field never changes. */
    private record Pushed(Cursor couplings, ExternalField b) implements Cursor {
        @Override
        public void field(int i, int width, double[][] h) {
            couplings.field(i, width, h);
            b.addTo(i, width, h);
        }

        @Override
        public void set(int i, int width, double[][] s) {
            couplings.set(i, width, s);
        }

        @Override
        public void move(int from, int to) {
            couplings.move(from, to);
        }

        @Override
        public void renew(int width) {
            couplings.renew(width);
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ExternalField field && space.equals(field.space) && Arrays.equals(b, field.b);
    }

    @Override
    public int hashCode() {
        return 31 * space.hashCode() + Arrays.hashCode(b);
    }

    @Override
    public Object identity() {
        return List.of(space, b);
    }

    @Override
    public String toString() {
        if (isNone()) {
            return "No external field, " + space;
        }
        double square = 0;
        for (double one : b) {
            square += one * one;
        }
        return String.format(
                Locale.ROOT,
                "External field, N = %d, d = %d, root mean square |b_i| = %.4g",
                space.n(),
                space.d(),
                Math.sqrt(square / space.n()));
    }
}
