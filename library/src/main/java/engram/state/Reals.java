package engram.state;

import engram.argument.Given;
import java.util.random.RandomGenerator;

/**
 * N real numbers, each finite: membrane potentials, grey values, hidden units. Row i of a tile holds unit i.
 *
 * @param n number of units N, at least 1
 * @since 0.1.0
 */
public record Reals(int n) implements Space {

    /**
     * Checks the parameter.
     *
     * @param n number of units N, at least 1
     */
    public Reals {
        if (n < 1) {
            throw new IllegalArgumentException("Reals(n = " + n + "): there must be at least one unit; try n = 64");
        }
    }

    @Override
    public int size() {
        return n;
    }

    @Override
    public double[] random(RandomGenerator random) {
        Given.value("Reals.random", "random", random, "a generator, as streams.open(\"start\"),");
        double[] x = new double[n];
        for (int i = 0; i < n; i++) {
            x[i] = random.nextGaussian();
        }
        return x;
    }

    @Override
    public void check(double[] states, int at, String what) {
        if (states == null || at < 0 || at > states.length - n) {
            throw new IllegalArgumentException(
                    what + ": " + (states == null ? "null" : states.length + " numbers, to be read from " + at + " on,")
                            + " came; n = " + n + " are needed from there");
        }
        for (int i = 0; i < n; i++) {
            finite(states[at + i], i, what);
        }
    }

    @Override
    public void check(double[][] rows, int at, int width, String what, int first) {
        Given.rows(what, rows, at, size(), width);
        for (int i = 0; i < n; i++) {
            double[] row = rows[at + i];
            for (int lane = 0; lane < width; lane++) {
                if (!Double.isFinite(row[lane])) {
                    finite(row[lane], i, what + ", trial " + (first + lane));
                }
            }
        }
    }

    private static void finite(double x, int i, String what) {
        if (!Double.isFinite(x)) {
            throw new IllegalArgumentException(
                    what + ": unit " + i + " is " + x + "; each must be a finite number: look where it was made");
        }
    }
}
