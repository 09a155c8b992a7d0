package engram.dynamics;

import engram.model.SiteModel;
import engram.random.Streams;
import engram.state.Batch;
import java.util.Objects;

/**
 * Metropolis's rule for bits at temperature T (k_B = 1): the site visited turns with probability
 * min(1, exp(-dE / T)), dE = 2 s_i h_i.
 *
 * <p>With symmetric couplings and no self-coupling the weight exp(-E(s) / T) is stationary, as for {@link Glauber}, and
 * bits turn more often than there. At high temperature nearly every visit turns the bit: use {@link Order#UNIFORM} then,
 * since sweeps of certain turns only blink.
 *
 * <p>T = 0 is {@link Asynchronous} without a look at whether the state still moves, bit for bit: a spin without field
 * stays. The trials of a tile share the order in which sites are visited; each draws its turns from a stream of its own.
 * Source: Metropolis, Rosenbluth, Rosenbluth, Teller and Teller, J. Chem. Phys. 21, 1087 (1953).
 *
 * @param temperature T, zero or more
 * @param order in which order sites are visited
 * @param updates single-site updates a trial takes, at least 1
 * @since 0.1.0
 */
public record Metropolis(double temperature, Order order, long updates) implements Dynamics<SiteModel> {

    /**
     * Checks the parameters.
     *
     * @param temperature T, zero or more
     * @param order in which order sites are visited
     * @param updates single-site updates a trial takes, at least 1
     */
    public Metropolis {
        Turn.check("Metropolis", temperature);
        Objects.requireNonNull(order, "Metropolis(order = null): try Order.UNIFORM");
        if (updates < 1) {
            throw new IllegalArgumentException(
                    "Metropolis(updates = " + updates + "): at least one update is needed; try 1000 N");
        }
    }

    @Override
    public Run run(SiteModel model, Batch start, Streams streams, Watch watch) {
        Runner.check(model, start, streams, watch);
        checkBits("Metropolis", start);
        if (temperature == 0) {
            return new Asynchronous(order, updates, 0).run(model, start, streams, watch);
        }
        return Runner.updates(
                start,
                updates,
                1,
                Precision.DOUBLE,
                watch,
                (tile, end) -> new ThermalTrials(
                        model,
                        start,
                        tile,
                        end,
                        order,
                        new MetropolisTurn(temperature, start, tile, streams),
                        streams));
    }

    static void checkBits(String what, Batch start) {
        if (start.spins().d() != 1) {
            throw new IllegalArgumentException(
                    what + "(d = " + start.spins().d()
                            + "): a vector has no single turn to try; the heat bath of Glauber draws spins of any dimension exactly");
        }
    }
}
