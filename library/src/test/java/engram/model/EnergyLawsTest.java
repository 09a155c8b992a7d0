package engram.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import engram.Networks;
import engram.state.Spins;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Energies against fields, for any network. */
class EnergyLawsTest {

    @Provide
    Arbitrary<Networks> networks() {
        return Networks.ofDimension(1, 4);
    }

    /** The energy of s_i to s' is -(s' - s_i) . h_i - 1/2 (s' - s_i) . W_ii (s' - s_i); for a bit without self-coupling 2 s_i h_i. */
    @Property(seed = "1982", tries = 300)
    void aChangeOfOneSpinCostsWhatItsFieldSays(@ForAll("networks") Networks one) {
        Quadratic model = new Quadratic(one.w(), one.b());
        int d = one.w().space().d();
        RandomGenerator random = one.streams().open("changes");
        double[] b = one.b().values();
        double[] h = one.w().fields(one.s());
        for (int i = 0; i < one.w().space().n(); i++) {
            double[] spin = new Spins(1, d).random(random);
            double[] changed = one.s().clone();
            System.arraycopy(spin, 0, changed, i * d, d);
            double[] own = one.w().block(i, i);
            double expected = 0;
            for (int a = 0; a < d; a++) {
                double step = spin[a] - one.s()[i * d + a];
                expected -= step * (h[i * d + a] + b[i * d + a]);
                for (int c = 0; c < d; c++) {
                    expected -= step * own[a * d + c] * (spin[c] - one.s()[i * d + c]) / 2;
                }
            }
            assertEquals(expected, model.energy(changed) - model.energy(one.s()), 1e-13 * one.scale());
        }
    }

    /** The model's field at a site is that of the couplings and that from outside. */
    @Property(seed = "1982", tries = 200)
    void fieldsAdd(@ForAll("networks") Networks one) {
        Quadratic model = new Quadratic(one.w(), one.b());
        int d = one.w().space().d();
        double[][] tile = new double[one.s().length][];
        Arrays.setAll(tile, row -> new double[] {one.s()[row]});
        double[][] field = new double[d][1];
        double[] h = one.w().fields(one.s());
        double[] b = one.b().values();
        for (int i = 0; i < one.w().space().n(); i++) {
            model.field(i, tile, 1, field);
            for (int a = 0; a < d; a++) {
                assertEquals(h[i * d + a] + b[i * d + a], field[a][0], 1e-13 * one.scale());
            }
        }
    }

    /** Where descent is claimed, a spin along its field never raises the energy. */
    @Property(seed = "1982", tries = 300)
    void alignmentDescendsWhereThatIsClaimed(@ForAll("networks") Networks one) {
        Quadratic model = new Quadratic(one.w(), one.b());
        if (!model.descends()) {
            return;
        }
        Spins space = one.w().space();
        int d = space.d();
        double[] s = one.s().clone();
        for (int visit = 0; visit < 3 * space.n(); visit++) {
            int i = visit % space.n();
            double before = model.energy(s);
            double[] h = one.w().fields(s);
            double[] b = one.b().values();
            double length = 0;
            for (int a = 0; a < d; a++) {
                length = Math.hypot(length, h[i * d + a] + b[i * d + a]);
            }
            for (int a = 0; a < d && length > 0; a++) {
                s[i * d + a] = (h[i * d + a] + b[i * d + a]) / length;
            }
            assertTrue(model.energy(s) <= before + 1e-13 * one.scale());
        }
    }
}
