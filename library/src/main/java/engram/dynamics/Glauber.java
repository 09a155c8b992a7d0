package engram.dynamics;

import engram.model.Affine;
import engram.model.SiteModel;
import engram.random.Streams;
import engram.state.Batch;
import java.util.Objects;

/**
 * Heat bath at one site after the other, at temperature T (k_B = 1): the spin is drawn from its Boltzmann distribution
 * in the field of the others, whatever it was.
 *
 * <pre>
 *   d = 1:  P(s_i = +1) = 1 / (1 + exp(-2 h_i / T))
 *   d > 1:  density proportional to exp(h_i . s_i / T) on the sphere, von Mises and Fisher's law with kappa = |h_i| / T
 * </pre>
 *
 * <p>With symmetric couplings and no self-coupling the weight exp(-E(s) / T) is stationary, in any {@link Order}; with
 * {@link Order#UNIFORM} the dynamics is reversible too. A self-coupling counts in the field, as at zero temperature, and
 * then the stationary weight is another one. Not {@link Little}, where all spins are drawn at once.
 *
 * <p>Bits may have any energy, if the model's fields are half the energy differences. Vectors must have one that is affine in
 * each of them, which a model says by being {@link Affine}; others are refused.
 *
 * <p>T = 0 is {@link Asynchronous} without a look at whether the state still moves, bit for bit: a spin without field stays.
 * The trials of a tile share the order in which sites are visited; each draws its spins from a stream of its own.
 * Source: Glauber, J. Math. Phys. 4, 294 (1963).
 *
 * @param temperature T, zero or more; infinite is legal, and spins are then drawn uniformly
 * @param order in which order sites are visited
 * @param updates single-site updates a trial takes, at least 1
 * @since 0.1.0
 */
public record Glauber(double temperature, Order order, long updates) implements Dynamics<SiteModel> {

    /**
     * Checks the parameters.
     *
     * @param temperature T, zero or more; infinite is legal, and spins are then drawn uniformly
     * @param order in which order sites are visited
     * @param updates single-site updates a trial takes, at least 1
     */
    public Glauber {
        Turn.check("Glauber", temperature);
        Objects.requireNonNull(order, "Glauber(order = null): try Order.UNIFORM");
        if (updates < 1) {
            throw new IllegalArgumentException(
                    "Glauber(updates = " + updates + "): at least one update is needed; try 1000 N");
        }
    }

    @Override
    public Run run(SiteModel model, Batch start, Streams streams, Watch watch) {
        if (temperature == 0) {
            return new Asynchronous(order, updates, 0).run(model, start, streams, watch);
        }
        Runner.check(model, start, streams, watch);
        checkAffine(model);
        return Runner.updates(
                start,
                updates,
                1,
                Precision.DOUBLE,
                watch,
                (tile, end) -> new ThermalTrials(
                        model, start, tile, end, order, new HeatBath(temperature, start, tile, streams), streams));
    }

    /** The density exp(h . s / T) on a sphere is the law of a spin only where the energy is affine in it. */
    static void checkAffine(SiteModel model) {
        if (model.space().d() > 1 && !(model instanceof Affine)) {
            throw new IllegalArgumentException("Glauber(d = " + model.space().d() + "): "
                    + model.getClass().getSimpleName()
                    + " does not say that its energy is affine in each spin (engram.model.Affine), so no heat bath in its"
                    + " fields is exact; use bits, or T = 0");
        }
    }
}
