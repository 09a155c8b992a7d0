package engram.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/** What every network with local fields and an energy owes. */
interface EnergyContract extends SiteContract {

    /** A bit's field is half of what it costs to turn it down. */
    @Test
    default void theFieldOfABitIsHalfTheEnergyDifference() {
        assumeTrue(model().space().d() == 1 && !coupledToItself());
        EnergyModel network = assertInstanceOf(EnergyModel.class, model());
        RandomGenerator random = random();
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
    default void theFieldOfAVectorIsMinusTheSlope() {
        assumeTrue(model().space().d() > 1);
        EnergyModel network = assertInstanceOf(EnergyModel.class, model());
        int d = network.space().d();
        double step = 1e-5;
        RandomGenerator random = random();
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
}
