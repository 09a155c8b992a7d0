package engram.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import engram.coupling.Cursor;
import engram.random.Streams;
import engram.state.Spins;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/** What every model owes, a test for each of its capabilities. */
abstract class ModelContract {
    private static final int WIDTH = 5;
    private final RandomGenerator random = Streams.seed(1987).open("contract");

    abstract SiteModel model();

    /** Whether a spin is coupled to itself, which counts in its field though not in energy differences. */
    boolean coupledToItself() {
        return false;
    }

    /** How far sums in another order may be apart. */
    double rounding() {
        return 1e-12;
    }

    private double[][] tile(Spins space) {
        double[][] x = new double[space.size()][WIDTH];
        for (int t = 0; t < WIDTH; t++) {
            double[] s = space.random(random);
            for (int row = 0; row < s.length; row++) {
                x[row][t] = s[row];
            }
        }
        return x;
    }

    private double[] field(int i, double[] s) {
        double[][] x = new double[s.length][1];
        for (int row = 0; row < s.length; row++) {
            x[row][0] = s[row];
        }
        double[][] h = new double[model().space().d()][1];
        model().field(i, x, 1, h);
        double[] field = new double[h.length];
        for (int a = 0; a < h.length; a++) {
            field[a] = h[a][0];
        }
        return field;
    }

    /** A cursor that has followed random turns of spins and moves of trials knows the fields of the tile it has changed. */
    @Test
    void aCursorKnowsTheFields() {
        Spins space = model().space();
        double[][] x = tile(space);
        Cursor cursor = model().cursor(x, WIDTH);
        double[][] h = new double[space.d()][WIDTH];
        double[] direction = new double[space.d()];
        double[][] turned = new double[space.d()][WIDTH];
        for (int change = 0; change < 200; change++) {
            int i = random.nextInt(space.n());
            for (int t = 0; t < WIDTH; t++) {
                new Spins(1, space.d()).direction(random, direction, 0);
                for (int a = 0; a < space.d(); a++) {
                    turned[a][t] = direction[a];
                }
            }
            cursor.field(i, WIDTH, h);
            cursor.set(i, WIDTH, turned);
            if (change % 50 == 49) {
                cursor.move(WIDTH - 1, change % WIDTH);
            }
            if (change % 64 == 63) {
                cursor.renew(WIDTH);
            }
        }
        for (int i = 0; i < space.n(); i++) {
            cursor.field(i, WIDTH, h);
            for (int t = 0; t < WIDTH; t++) {
                double[] s = new double[space.size()];
                for (int row = 0; row < s.length; row++) {
                    s[row] = x[row][t];
                }
                double[] fresh = field(i, s);
                for (int a = 0; a < fresh.length; a++) {
                    assertEquals(fresh[a], h[a][t], rounding(), "site " + i);
                }
            }
        }
    }

    /** A bit's field is half of what it costs to turn it down. */
    @Test
    void theFieldOfABitIsHalfTheEnergyDifference() {
        assumeTrue(model() instanceof EnergyModel && model().space().d() == 1 && !coupledToItself());
        EnergyModel network = (EnergyModel) model();
        for (int state = 0; state < 20; state++) {
            double[] s = network.space().random(random);
            int i = random.nextInt(s.length);
            double field = field(i, s)[0];
            s[i] = 1;
            double up = network.energy(s);
            s[i] = -1;
            assertEquals((network.energy(s) - up) / 2, field, rounding());
        }
    }

    /** The field of a vector is minus the energy's slope, by central differences. */
    @Test
    void theFieldOfAVectorIsMinusTheSlope() {
        assumeTrue(model() instanceof EnergyModel && model().space().d() > 1);
        EnergyModel network = (EnergyModel) model();
        int d = network.space().d();
        double step = 1e-5;
        for (int state = 0; state < 10; state++) {
            double[] s = network.space().random(random);
            int i = random.nextInt(network.space().n());
            double[] field = field(i, s);
            for (int a = 0; a < d; a++) {
                double before = s[i * d + a];
                s[i * d + a] = before + step;
                double above = network.energy(s);
                s[i * d + a] = before - step;
                double below = network.energy(s);
                s[i * d + a] = before;
                assertEquals((below - above) / (2 * step), field[a], 1e-8);
            }
        }
    }

    /** What says that it is affine is: E + h_i . s_i does not change when spin i turns, nor does h_i. */
    @Test
    void whatIsAffineIs() {
        assumeTrue(model() instanceof Affine && !coupledToItself());
        Spins space = model().space();
        int d = space.d();
        double[] s = space.random(random);
        for (int i = 0; i < space.n(); i++) {
            double[] field = field(i, s);
            double rest = rest(s, i, field);
            space.direction(random, s, i);
            double[] after = field(i, s);
            for (int a = 0; a < d; a++) {
                assertEquals(field[a], after[a], rounding());
            }
            assertEquals(rest, rest(s, i, field), rounding());
        }
    }

    private double rest(double[] s, int i, double[] field) {
        double rest = model() instanceof EnergyModel network ? network.energy(s) : 0;
        for (int a = 0; a < field.length && model() instanceof EnergyModel; a++) {
            rest += field[a] * s[i * field.length + a];
        }
        return rest;
    }
}
