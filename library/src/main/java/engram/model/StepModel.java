package engram.model;

import engram.argument.Given;
import engram.state.Space;
import java.util.function.UnaryOperator;

/**
 * A network in steps: x(t + 1) = f(x(t)), all units at once. Attention, predictive coding, iterated maps.
 *
 * <pre>{@code
 * StepModel halve = StepModel.of(new Reals(1), x -> new double[] {x[0] / 2});
 * }</pre>
 *
 * @since 0.1.0
 */
public interface StepModel extends Model {

    /**
     * Computes the next states of many trials.
     *
     * @param x a tile: rows of trials, to be read alone
     * @param width how many trials
     * @param next out: as many rows of at least width numbers
     */
    void step(double[][] x, int width, double[][] next);

    /**
     * Returns the network of a map on a plain array. A few lines in a notebook are a model, if a slow one.
     *
     * @param space where its states live
     * @param map from a state, a copy, to the next
     * @return the network
     */
    static StepModel of(Space space, UnaryOperator<double[]> map) {
        return new PlainStep(
                Given.value("StepModel.of", "space", space, "a space, as new Reals(64),"),
                Given.value("StepModel.of", "map", map, "a function from a state to the next"));
    }
}
