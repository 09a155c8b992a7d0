package engram.model;

import engram.argument.Given;
import engram.state.Space;
import engram.state.Spins;
import java.util.function.ToDoubleFunction;

/**
 * A network of spins with local fields and an energy. Whether recall at zero temperature, one site at a time, goes down in it is another matter:
 * {@link #descends} says so. Updates of all sites at once may raise it even then.
 *
 * @since 0.1.0
 */
public interface EnergyModel extends SiteModel, Energy {

    /**
     * A network of bits, known by its energy alone: two energies make a field. A few lines in a notebook are a model, if a slow one.
     *
     * @param space where its states live, bits
     * @param energy of a state, N numbers that are 1 or -1, a copy
     * @return the network
     */
    static EnergyModel of(Space space, ToDoubleFunction<double[]> energy) {
        return new PlainEnergy(Spins.of("EnergyModel.of", space), energy, null);
    }

    /**
     * A network known by its energy and its fields.
     *
     * @param space where its states live
     * @param energy of a state, n d numbers, a copy
     * @param field of a site: of bits half the energy difference, of vectors -dE/ds_i
     * @return the network
     */
    static EnergyModel of(Space space, ToDoubleFunction<double[]> energy, Field field) {
        return new PlainEnergy(
                Spins.of("EnergyModel.of", space),
                energy,
                Given.value("EnergyModel.of", "field", field, "a function (i, s, h) that sets h"));
    }

    /** The field at one site of a state that is a plain array. */
    @FunctionalInterface
    interface Field {
        /**
         * The field.
         *
         * @param i the site
         * @param s the state, n d numbers; component a of site j is s[j d + a]
         * @param h out: d numbers
         */
        void at(int i, double[] s, double[] h);
    }

    /**
     * Whether single-site recall at zero temperature is known never to raise the energy, so that each run of bits ends in
     * a fixed point. A model says so only where it is true.
     *
     * @return false by default: nothing is claimed
     */
    default boolean descends() {
        return false;
    }
}
