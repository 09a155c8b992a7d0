package engram.model;

import engram.argument.Given;
import engram.state.Space;
import java.util.function.UnaryOperator;

/**
 * A map known by what it makes of one plain array.
 *
 * @param space where its states live
 * @param map from a state to the next
 */
record PlainStep(Space space, UnaryOperator<double[]> map) implements StepModel {

    @Override
    public void step(double[][] x, int width, double[][] next) {
        Given.rows("step(x)", x, 0, space.size(), width);
        Given.rows("step(next)", next, 0, space.size(), width);
        for (int lane = 0; lane < width; lane++) {
            double[] state = new double[x.length];
            for (int row = 0; row < x.length; row++) {
                state[row] = x[row][lane];
            }
            double[] then = map.apply(state);
            if (then == null || then.length != x.length) {
                throw new IllegalArgumentException("StepModel: the map gave "
                        + (then == null ? "null" : then.length + " numbers") + "; the next state of " + space + " has "
                        + x.length);
            }
            for (int row = 0; row < x.length; row++) {
                next[row][lane] = then[row];
            }
        }
    }

    @Override
    public String toString() {
        return "StepModel(" + space + ")";
    }
}
