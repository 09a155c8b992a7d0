package engram.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import engram.dynamics.Clock;
import engram.dynamics.Integration;
import engram.observable.Trace;
import engram.random.Streams;
import engram.state.Batch;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/** What every flow owes. */
interface FlowContract extends ModelContract {
    double[] TIMES = {0, 0.3, 17};

    @Override
    FlowModel model();

    /** Whether its energy, if it has one, is known never to rise. */
    default boolean descends() {
        return false;
    }

    private double[][] velocity(double t, double[][] x, int width) {
        double[][] v = new double[model().space().size()][width];
        for (double[] row : v) {
            Arrays.fill(row, Double.NaN);
        }
        model().velocity(t, x, width, v);
        return v;
    }

    /** Every number of the velocity is set and finite, and the states are as they were. */
    @Test
    default void velocitiesAreFiniteAndChangeNoState() {
        RandomGenerator random = random();
        double[][] x = Tiles.random(model().space(), WIDTH, random);
        for (double t : TIMES) {
            double[][] before = Tiles.copy(x);
            for (double[] row : velocity(t, x, WIDTH)) {
                for (double v : row) {
                    assertTrue(Double.isFinite(v), "v = " + v + " at t = " + t);
                }
            }
            Tiles.assertSame(before, x);
        }
    }

    /** A second call at the same time and states gives the same bits: nothing is remembered. */
    @Test
    default void equalTimesAndStatesHaveEqualVelocities() {
        RandomGenerator random = random();
        double[][] x = Tiles.random(model().space(), WIDTH, random);
        double[][] other = Tiles.random(model().space(), WIDTH, random);
        for (double t : TIMES) {
            double[][] first = velocity(t, x, WIDTH);
            velocity(t + 1, other, WIDTH);
            Tiles.assertSame(first, velocity(t, x, WIDTH));
        }
    }

    /** A trial's velocity does not depend on the others of its tile, nor on its place or on what lies beyond the width. */
    @Test
    default void trialsDoNotMix() {
        RandomGenerator random = random();
        double[][] x = Tiles.random(model().space(), WIDTH, random);
        double[][] together = velocity(0.3, x, WIDTH);
        for (int lane = 0; lane < WIDTH; lane++) {
            double[] alone = Tiles.column(velocity(0.3, Tiles.lane(x, lane), 1), 0);
            for (int row = 0; row < alone.length; row++) {
                assertEquals(alone[row], together[row][lane], rounding() * (1 + Math.abs(alone[row])));
            }
        }
        for (double[] row : x) {
            row[WIDTH - 1] = Double.NaN;
        }
        double[][] fewer = velocity(0.3, x, WIDTH - 1);
        for (int lane = 0; lane < WIDTH - 1; lane++) {
            assertArrayEquals(Tiles.column(together, lane), Tiles.column(fewer, lane), 1e-9);
        }
    }

    /** Where descent is claimed, the energy does not rise along the dense output. */
    @Test
    default void theEnergyOfADescentDoesNotRise() {
        RandomGenerator random = random();
        assumeTrue(descends() && model() instanceof Energy);
        Energy network = (Energy) model();
        for (int trial = 0; trial < 5; trial++) {
            Trace energy = Trace.every(Clock.time(0.01), network::energy);
            Batch start = Batch.of(model().space(), model().space().random(random));
            Integration.until(5).run(model(), start, Streams.seed(1), energy);
            double[] e = energy.values();
            for (int k = 1; k < e.length; k++) {
                assertTrue(e[k] <= e[k - 1] + 1e-9 * (1 + Math.abs(e[k])), "at t = " + energy.times()[k]);
            }
        }
    }
}
