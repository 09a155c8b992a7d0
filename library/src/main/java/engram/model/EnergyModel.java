package engram.model;

/**
 * A network with an energy. Whether recall at zero temperature, one site at a time, goes down in it is another matter:
 * {@link #descends} says so. Updates of all sites at once may raise it even then.
 */
public interface EnergyModel extends Model {

    /**
     * The energy of a state.
     *
     * @param s n d numbers
     * @return E(s)
     */
    double energy(double[] s);

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
