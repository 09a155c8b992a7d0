package engram.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/** What every map owes. */
interface StepContract extends ModelContract {

    @Override
    StepModel model();

    private double[][] step(double[][] x, int width) {
        double[][] next = new double[model().space().size()][width];
        for (double[] row : next) {
            Arrays.fill(row, Double.NaN);
        }
        model().step(x, width, next);
        return next;
    }

    /** The next states are states, and the present ones are as they were. */
    @Test
    default void nextStatesAreStatesAndThePresentOnesStay() {
        RandomGenerator random = random();
        double[][] x = Tiles.random(model().space(), WIDTH, random);
        double[][] before = Tiles.copy(x);
        model().space().check(step(x, WIDTH), 0, WIDTH, "the next states", 0);
        Tiles.assertSame(before, x);
    }

    /** Equal states have equal next ones, bit by bit: nothing is remembered. */
    @Test
    default void equalStatesHaveEqualNextOnes() {
        RandomGenerator random = random();
        double[][] x = Tiles.random(model().space(), WIDTH, random);
        double[][] first = step(x, WIDTH);
        step(Tiles.random(model().space(), WIDTH, random), WIDTH);
        Tiles.assertSame(first, step(x, WIDTH));
    }

    /** A trial's next state does not depend on the others of its tile, nor on its place or on what lies beyond the width. */
    @Test
    default void trialsDoNotMix() {
        RandomGenerator random = random();
        double[][] x = Tiles.random(model().space(), WIDTH, random);
        double[][] together = step(x, WIDTH);
        for (int lane = 0; lane < WIDTH; lane++) {
            double[] alone = Tiles.column(step(Tiles.lane(x, lane), 1), 0);
            for (int row = 0; row < alone.length; row++) {
                assertEquals(alone[row], together[row][lane], rounding() * (1 + Math.abs(alone[row])));
            }
        }
        for (double[] row : x) {
            row[WIDTH - 1] = Double.NaN;
        }
        double[][] fewer = step(x, WIDTH - 1);
        for (int lane = 0; lane < WIDTH - 1; lane++) {
            assertArrayEquals(Tiles.column(together, lane), Tiles.column(fewer, lane), 1e-9);
        }
    }
}
