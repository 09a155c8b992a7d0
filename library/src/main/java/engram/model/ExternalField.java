package engram.model;

import engram.coupling.Couplings;
import engram.coupling.Cursor;
import engram.identity.Identified;
import engram.state.Spins;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * A field from outside the network: b_i is added to the field that the couplings make at site i, h_i = sum_j W_ij s_j + b_i,
 * and -sum_i b_i . s_i to the energy. A threshold theta_i, above which a neuron fires, is the field b_i = -theta_i.
 *
 * <p>A field of zeros is {@link #none}: a network in it has the same bits as one without.
 *
 * @since 0.1.0
 */
public final class ExternalField implements Identified {
    /** What a sum or two may have taken from the field's own last places, as in thresholds worked out from couplings. */
    private static final double ROUNDING = 0x1p-50;

    private static final String NO_SPACE = "ExternalField(space = null): try the space() of the couplings";

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
        Objects.requireNonNull(space, NO_SPACE);
        Objects.requireNonNull(b, "ExternalField(b = null): n d numbers are needed; see ExternalField.none");
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
        Objects.requireNonNull(space, NO_SPACE);
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
        Objects.requireNonNull(space, NO_SPACE);
        Objects.requireNonNull(one, "ExternalField.uniform(one = null): d numbers are needed");
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
        Objects.requireNonNull(s, () -> "along(s = null): a state of n d = " + space.size() + " numbers is needed");
        if (s.length != space.size()) {
            throw new IllegalArgumentException("along: a state of " + s.length + " numbers came; " + space
                    + " needs n d = " + space.size() + ", component a of site i at s[i * d + a]");
        }
        double sum = 0;
        for (int k = 0; k < b.length; k++) {
            sum += b[k] * s[k];
        }
        return sum;
    }

    /** Checks that there are couplings and a field, on the same spins. */
    static void check(String what, Couplings w, ExternalField b) {
        Objects.requireNonNull(w, () -> what + "(w = null): couplings are needed; a rule's learn(xi, g) makes them");
        Objects.requireNonNull(b, () -> what + "(b = null): a field is needed; try ExternalField.none(w.space())");
        if (!b.space.equals(w.space())) {
            throw new IllegalArgumentException(what + ": the couplings act on " + w.space() + " and the field on "
                    + b.space + "; both must be the same");
        }
    }

    /** No field on the spins of couplings. */
    static ExternalField without(String what, Couplings w) {
        Objects.requireNonNull(w, () -> what + "(w = null): couplings are needed; a rule's learn(xi, g) makes them");
        return none(w.space());
    }

    /**
     * Adds the field at one site to what couplings make there, in all trials. What of theirs is only rounding counts as
     * zero, so that the smallest field decides where they cancel; and so does the sum where the two cancel.
     *
     * @param rounding how long a field of the couplings is that is none
     */
    void addTo(int i, int width, double rounding, double[][] h) {
        if (isNone()) {
            return;
        }
        if (space.d() == 1) {
            add(b[i], h[0], width, rounding);
        } else {
            add(i, h, width, rounding);
        }
    }

    private static void add(double b, double[] h, int width, double rounding) {
        double least = rounding + ROUNDING * Math.abs(b);
        for (int t = 0; t < width; t++) {
            double sum = h[t] + b;
            h[t] = Math.abs(h[t]) <= rounding ? b : Math.abs(sum) <= least ? 0 : sum;
        }
    }

    private void add(int i, double[][] h, int width, double rounding) {
        int d = space.d();
        double length = 0;
        for (int a = 0; a < d; a++) {
            length = Math.max(length, Math.abs(b[i * d + a]));
        }
        double least = rounding + ROUNDING * length;
        for (int t = 0; t < width; t++) {
            double most = 0;
            double mostOfSum = 0;
            for (int a = 0; a < d; a++) {
                most = Math.max(most, Math.abs(h[a][t]));
                mostOfSum = Math.max(mostOfSum, Math.abs(h[a][t] + b[i * d + a]));
            }
            for (int a = 0; a < d; a++) {
                double one = b[i * d + a];
                h[a][t] = most <= rounding ? one : mostOfSum <= least ? 0 : h[a][t] + one;
            }
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
            b.addTo(i, width, couplings.rounding(i), h);
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
        double largest = 0;
        for (double one : b) {
            largest = Math.max(largest, Math.abs(one));
        }
        double square = 0;
        for (double one : b) {
            square += one / largest * (one / largest);
        }
        return String.format(
                Locale.ROOT,
                "External field, N = %d, d = %d, root mean square |b_i| = %.4g",
                space.n(),
                space.d(),
                largest * Math.sqrt(square / space.n()));
    }
}
