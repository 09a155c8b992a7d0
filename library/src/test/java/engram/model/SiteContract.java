package engram.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import engram.coupling.Cursor;
import engram.state.Spins;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/** What every network with local fields owes. */
interface SiteContract extends ModelContract {

    @Override
    SiteModel model();

    /** Whether a spin is coupled to itself, which counts in its field though not in energy differences. */
    default boolean coupledToItself() {
        return false;
    }

    /** The field at one site of one state. */
    default double[] field(int i, double[] s) {
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
    default void aCursorKnowsTheFields() {
        RandomGenerator random = random();
        Spins space = model().space();
        double[][] x = Tiles.random(space, WIDTH, random);
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
}
