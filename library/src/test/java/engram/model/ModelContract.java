package engram.model;

import static org.junit.jupiter.api.Assertions.assertTrue;

import engram.random.Streams;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/** What every model owes: a contract for each of its capabilities. Each is an interface of tests; a test class of a model has them all. */
interface ModelContract {
    /** How many trials a tile of the contracts has. */
    int WIDTH = 7;

    Model model();

    /** How far sums in another order may be apart. */
    default double rounding() {
        return 1e-12;
    }

    /** The same numbers in each test. */
    default RandomGenerator random() {
        return Streams.seed(1987).open("contract");
    }

    @Test
    default void eachCapabilityHasItsContract() {
        owes(SiteModel.class, SiteContract.class);
        owes(EnergyModel.class, EnergyContract.class);
        owes(Affine.class, AffineContract.class);
        owes(FlowModel.class, FlowContract.class);
        owes(StepModel.class, StepContract.class);
    }

    private void owes(Class<?> capability, Class<?> contract) {
        assertTrue(
                !capability.isInstance(model()) || contract.isInstance(this),
                () -> getClass() + " tests a " + capability.getSimpleName() + " without " + contract.getSimpleName());
    }
}
