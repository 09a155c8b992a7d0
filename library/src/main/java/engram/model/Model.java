package engram.model;

import engram.coupling.Couplings;
import engram.state.Space;

/**
 * A network: something that states of one space belong to. What else it can do, it says by further interfaces, and a dynamics
 * asks for those it needs:
 *
 * <ul>
 *   <li>{@link SiteModel}: local fields of spins, for dynamics that turn one site at a time;
 *   <li>{@link Energy}: the energy of a state;
 *   <li>{@link EnergyModel}: both;
 *   <li>{@link Affine}: fields that say all about the law of one vector given the others, for its heat bath;
 *   <li>{@link FlowModel}: a velocity, for continuous time;
 *   <li>{@link StepModel}: the next state, for time in steps.
 * </ul>
 *
 * @since 0.1.0
 */
public interface Model {

    /**
     * Returns the space of its states.
     *
     * @return spins, reals or layers
     */
    Space space();

    /**
     * The network that couplings make: one with an energy if they are symmetric, a driven one
     * otherwise. {@link EnergyModel#descends} says whether recall goes down in that energy.
     *
     * @param w the couplings
     * @return a {@link Quadratic} or a {@link Driven} model
     */
    static CoupledModel of(Couplings w) {
        return of(w, ExternalField.without("Model.of", w));
    }

    /**
     * The network that couplings make in a field from outside: one with an energy if they are symmetric, a
     * driven one otherwise.
     *
     * @param w the couplings
     * @param b the field, on the same spins
     * @return a {@link Quadratic} or a {@link Driven} model
     */
    static CoupledModel of(Couplings w, ExternalField b) {
        ExternalField.check("Model.of", w, b);
        return w.symmetric() ? new Quadratic(w, b) : new Driven(w, b);
    }
}
