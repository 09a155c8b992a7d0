package engram.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import engram.Teaches;
import engram.coupling.LowRank;
import engram.learning.Hebb;
import engram.learning.LocalRidge;
import engram.learning.Symmetrised;
import engram.observable.Overlap;
import engram.pattern.Binary;
import engram.pattern.Patterns;
import engram.pattern.UniformVectors;
import engram.random.Streams;
import engram.state.Spins;
import engram.topology.Topology;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The capabilities of all models. */
class ModelsTest {
    private static final Patterns BITS = new Binary().draw(3, 15, Streams.seed(4));
    private static final Patterns VECTORS = new UniformVectors(3).draw(3, 15, Streams.seed(4));

    private static ExternalField outside(Patterns xi) {
        return new ExternalField(xi.spins(), xi.spins().random(Streams.seed(9).open("field")));
    }

    @Nested
    class Bits implements EnergyContract, AffineContract {
        @Override
        public SiteModel model() {
            return Model.of(new Hebb().learn(BITS, Topology.complete(15)), outside(BITS));
        }
    }

    @Nested
    class DilutedVectors implements EnergyContract, AffineContract {
        @Override
        public SiteModel model() {
            return Model.of(
                    new Symmetrised(new LocalRidge(0.1)).learn(VECTORS, Topology.ring(15, 6)), outside(VECTORS));
        }
    }

    @Nested
    class OverlapsOfVectors implements EnergyContract, AffineContract {
        @Override
        public SiteModel model() {
            return Model.of(new LowRank(VECTORS));
        }
    }

    @Nested
    class DrivenVectors implements AffineContract {
        @Override
        public SiteModel model() {
            return Model.of(new LocalRidge(0.1).learn(VECTORS, Topology.ring(15, 6)));
        }
    }

    /** E = -N sum_mu m_mu^4 / 4, known by its energy alone. */
    @Nested
    class QuarticBits implements EnergyContract {
        @Override
        public SiteModel model() {
            return EnergyModel.of(BITS.space(), s -> quartic(s, BITS));
        }
    }

    @Nested
    class QuarticVectors implements EnergyContract {
        @Override
        public SiteModel model() {
            return quarticVectors();
        }
    }

    private static double quartic(double[] s, Patterns xi) {
        double energy = 0;
        for (double m : Overlap.withAll(s, xi)) {
            energy -= xi.n() * m * m * m * m / 4;
        }
        return energy;
    }

    /** h_i = sum_mu m_mu^3 xi_i^mu. */
    private static EnergyModel quarticVectors() {
        return EnergyModel.of(VECTORS.space(), s -> quartic(s, VECTORS), (i, s, h) -> {
            double[] m = Overlap.withAll(s, VECTORS);
            for (int a = 0; a < 3; a++) {
                h[a] = 0;
                for (int mu = 0; mu < m.length; mu++) {
                    h[a] += m[mu] * m[mu] * m[mu] * VECTORS.pattern(mu)[3 * i + a];
                }
            }
        });
    }

    @Test
    void badInputTeaches() {
        Spins bits = BITS.spins();
        Teaches.oneLine(() -> EnergyModel.of(null, s -> 0), "space = null");
        Teaches.oneLine(() -> EnergyModel.of(bits, null), "energy = null");
        Teaches.oneLine(() -> EnergyModel.of(bits, s -> 0, null), "field = null");
        Teaches.oneLine(() -> EnergyModel.of(VECTORS.space(), s -> 0), "for vectors give the field");
        Teaches.oneLine(() -> EnergyModel.of(bits, s -> Double.NaN).energy(new double[15]), "NaN", "finite");
        Teaches.oneLine(() -> EnergyModel.of(bits, s -> 0).energy(new double[3]), "3 numbers", "15");
    }

    /** An energy that works in the array it gets changes nothing but its copy. */
    @Test
    void anEnergyGetsACopy() {
        EnergyModel careless = EnergyModel.of(new Spins(2, 1), s -> {
            s[1] *= s[0];
            return -s[1];
        });
        double[] state = {-1, 1};
        assertEquals(1, careless.energy(state));
        assertEquals(1, careless.energy(state));
        double[][] h = new double[1][1];
        careless.field(0, new double[][] {{-1}, {1}}, 1, h);
        assertEquals(1, h[0][0]);
    }

    /** A difference that is rounding is no field: the energies are near 1e9, their digits end at 1e-7. */
    @Test
    void roundingOfEnergiesIsNoField() {
        EnergyModel flat = EnergyModel.of(new Spins(2, 1), s -> 1e9 + 1e-7 * s[0] + 1e-3 * s[1]);
        double[][] h = new double[1][1];
        double[][] x = {{1}, {1}};
        flat.field(0, x, 1, h);
        assertEquals(0, h[0][0]);
        flat.field(1, x, 1, h);
        assertEquals(-1e-3, h[0][0], 2e-7);
    }
}
