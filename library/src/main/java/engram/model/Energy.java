package engram.model;

/**
 * A network whose states have an energy: what its dynamics lowers, or what gives their weight exp(-E / T).
 *
 * @since 0.1.0
 */
public interface Energy extends Model {

    /**
     * Returns the energy of a state.
     *
     * @param s a state of the space
     * @return E(s), finite
     */
    double energy(double[] s);
}
