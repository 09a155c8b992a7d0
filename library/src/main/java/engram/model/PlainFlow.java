package engram.model;

import engram.argument.Given;
import engram.state.Space;
import java.util.Arrays;

/**
 * A flow known by the velocity of one plain array.
 *
 * @param space where its states live
 * @param of the velocity
 */
record PlainFlow(Space space, Velocity of) implements FlowModel {

    @Override
    public void velocity(double t, double[][] x, int width, double[][] v) {
        Given.rows("velocity(x)", x, 0, space.size(), width);
        Given.rows("velocity(v)", v, 0, space.size(), width);
        double[] state = new double[x.length];
        double[] speed = new double[x.length];
        for (int lane = 0; lane < width; lane++) {
            for (int row = 0; row < x.length; row++) {
                state[row] = x[row][lane];
            }
            Arrays.fill(speed, 0);
            of.at(t, state, speed);
            for (int row = 0; row < x.length; row++) {
                v[row][lane] = speed[row];
            }
        }
    }

    @Override
    public String toString() {
        return "FlowModel(" + space + ")";
    }
}
