package engram.model;

import engram.coupling.Couplings;

/**
 * A network of any couplings, symmetric or not: it has fields, h_i = sum_j W_ij s_j + b_i, and so dynamics, but no energy.
 *
 * @param w couplings
 * @param b field from outside, on the same spins
 * @since 0.1.0
 */
public record Driven(Couplings w, ExternalField b) implements CoupledModel {

    /**
     * Checks the parameters.
     *
     * @param w couplings
     * @param b field from outside, on the same spins
     */
    public Driven {
        ExternalField.check("Driven", w, b);
    }

    /**
     * A network in no field.
     *
     * @param w couplings
     */
    public Driven(Couplings w) {
        this(w, ExternalField.without("Driven", w));
    }

    @Override
    public String toString() {
        return b.isNone()
                ? "Driven: h_i = sum W_ij s_j, no energy\n└─ " + w
                : "Driven: h_i = sum W_ij s_j + b_i, no energy\n├─ " + w + "\n└─ " + b;
    }
}
