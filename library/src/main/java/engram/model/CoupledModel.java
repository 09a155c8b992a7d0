package engram.model;

import engram.coupling.Couplings;
import engram.coupling.Cursor;
import engram.coupling.SingleRows;
import engram.state.Spins;
import java.util.Optional;

/**
 * A network whose fields are h_i = sum_j W_ij s_j + b_i: everything but an energy follows from its couplings and b.
 *
 * @since 0.1.0
 */
public sealed interface CoupledModel extends Affine permits Quadratic, Driven {

    /**
     * The couplings.
     *
     * @return W
     */
    Couplings w();

    /**
     * The field from outside.
     *
     * @return b; often {@link ExternalField#none}
     */
    ExternalField b();

    @Override
    default Spins space() {
        return w().space();
    }

    @Override
    default void field(int i, double[][] x, int width, double[][] h) {
        w().field(i, x, width, h);
        b().addTo(i, width, w().rounding(i), h);
    }

    @Override
    default Optional<SingleRows> singleRows() {
        return b().isNone() ? w().singleRows() : Optional.empty();
    }

    @Override
    default Cursor cursor(double[][] x, int width) {
        return b().onto(w().cursor(x, width));
    }
}
