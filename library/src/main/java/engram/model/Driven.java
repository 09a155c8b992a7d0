package engram.model;

import engram.coupling.Couplings;

/**
 * A network of any couplings, symmetric or not: it has fields, and so dynamics, but no energy.
 *
 * @param w couplings
 */
public record Driven(Couplings w) implements CoupledModel {

    @Override
    public String toString() {
        return "Driven: h_i = sum W_ij s_j, no energy\n└─ " + w;
    }
}
