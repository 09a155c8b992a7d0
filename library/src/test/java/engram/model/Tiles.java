package engram.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import engram.state.Space;
import java.util.random.RandomGenerator;

/** Rows of trials for the contracts. */
final class Tiles {
    private Tiles() {}

    static double[][] random(Space space, int width, RandomGenerator random) {
        double[][] x = new double[space.size()][width];
        for (int lane = 0; lane < width; lane++) {
            double[] s = space.random(random);
            for (int row = 0; row < s.length; row++) {
                x[row][lane] = s[row];
            }
        }
        return x;
    }

    static double[][] copy(double[][] x) {
        double[][] copy = x.clone();
        for (int row = 0; row < x.length; row++) {
            copy[row] = x[row].clone();
        }
        return copy;
    }

    /** A tile of one trial. */
    static double[][] lane(double[][] x, int lane) {
        double[][] one = new double[x.length][1];
        for (int row = 0; row < x.length; row++) {
            one[row][0] = x[row][lane];
        }
        return one;
    }

    static double[] column(double[][] x, int lane) {
        double[] one = new double[x.length];
        for (int row = 0; row < x.length; row++) {
            one[row] = x[row][lane];
        }
        return one;
    }

    /** Equal bit by bit. */
    static void assertSame(double[][] expected, double[][] found) {
        assertEquals(expected.length, found.length);
        for (int row = 0; row < expected.length; row++) {
            assertArrayEquals(expected[row], found[row], "row " + row);
        }
    }
}
