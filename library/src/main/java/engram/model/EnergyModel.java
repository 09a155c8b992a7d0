package engram.model;

/** A network with an energy that asynchronous recall never raises. */
public interface EnergyModel extends Model {

    /**
     * The energy of a state.
     *
     * @param s n d numbers
     * @return E(s)
     */
    double energy(double[] s);
}
