package engram.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import engram.state.Spins;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/** What every network owes that says that its fields give the law of one vector given the others. */
interface AffineContract extends SiteContract {

    /** What says that it is affine is: E + h_i . s_i does not change when spin i turns, nor does h_i. */
    @Test
    default void whatIsAffineIs() {
        assumeTrue(!coupledToItself());
        assertInstanceOf(Affine.class, model());
        RandomGenerator random = random();
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
