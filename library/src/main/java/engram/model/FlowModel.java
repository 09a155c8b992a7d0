package engram.model;

import engram.argument.Given;
import engram.state.Space;

/**
 * A network in continuous time: dx/dt = v(t, x). Graded neurons, two layers, rate equations.
 *
 * <pre>{@code
 * FlowModel leaky = FlowModel.of(new Reals(1), (t, x, v) -> v[0] = -x[0]);
 * }</pre>
 *
 * @since 0.1.0
 */
public interface FlowModel extends Model {

    /**
     * Computes the velocity of many trials at one time.
     *
     * @param t the time
     * @param x a tile: rows of trials, to be read alone
     * @param width how many trials
     * @param v out: as many rows of at least width numbers
     */
    void velocity(double t, double[][] x, int width, double[][] v);

    /**
     * Returns the network of a velocity on a plain array. A few lines in a notebook are a model, if a slow one.
     *
     * @param space where its states live
     * @param velocity sets dx/dt of one state
     * @return the network
     */
    static FlowModel of(Space space, Velocity velocity) {
        return new PlainFlow(
                Given.value("FlowModel.of", "space", space, "a space, as new Reals(64),"),
                Given.value("FlowModel.of", "velocity", velocity, "a function (t, x, v) that sets v,"));
    }

    /** The velocity of one state that is a plain array. */
    @FunctionalInterface
    interface Velocity {
        /**
         * Computes the velocity.
         *
         * @param t the time
         * @param x the state, a copy
         * @param v out: dx/dt, as many numbers
         */
        void at(double t, double[] x, double[] v);
    }
}
