package engram.theory;

import static org.junit.jupiter.api.Assertions.assertEquals;

import engram.Teaches;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SphericalRateTest {
    /** Bits: one less the entropy of a flip with probability (1 - m) / 2; at m = 0.5 that is a quarter. */
    @Test
    void aBitIsABit() {
        SphericalRate bits = new SphericalRate(1);
        assertEquals(1, bits.bits(1), 1e-15);
        assertEquals(0, bits.bits(0), 0);
        assertEquals(1 - (0.25 * 2 + 0.75 * Math.log(4 / 3.0) / Math.log(2)), bits.bits(0.5), 1e-14);
    }

    /** d = 3 in closed form: Z = sinh kappa / kappa and m = coth kappa - 1 / kappa. */
    @ParameterizedTest
    @ValueSource(doubles = {0.1, 1, 5, 20, 200, 5000})
    void threeDimensionsInClosedForm(double kappa) {
        double m = 1 / Math.tanh(kappa) - 1 / kappa;
        double lnZ = kappa + Math.log1p(-Math.exp(-2 * kappa)) - Math.log(2 * kappa);
        double nats = kappa * m - lnZ;
        double conditioning = 1e-11 * kappa + 1e-11;
        assertEquals(nats / Math.log(2), new SphericalRate(3).bits(m), conditioning);
    }

    /** The Legendre relation: dR/dm = kappa, and kappa follows from m by an independent sum for d = 2. */
    @ParameterizedTest
    @ValueSource(ints = {2, 3, 4, 5, 8})
    void theSlopeIsKappa(int d) {
        double kappa = 3;
        double cosines = 0;
        double weights = 0;
        int steps = 200_000;
        for (int k = 0; k < steps; k++) {
            double theta = Math.PI * (k + 0.5) / steps;
            double density = Math.pow(Math.sin(theta), d - 2) * Math.exp(kappa * Math.cos(theta));
            weights += density;
            cosines += density * Math.cos(theta);
        }
        double m = cosines / weights;
        double h = 1e-4;
        SphericalRate rate = new SphericalRate(d);
        double slope = (rate.bits(m + h) - rate.bits(m - h)) / (2 * h) * Math.log(2);
        assertEquals(kappa, slope, 1e-5);
    }

    /** For small m, ln Z = kappa^2 / (2 d), so R = d m^2 / 2 nats. */
    @ParameterizedTest
    @ValueSource(ints = {2, 3, 8})
    void littleIsSaidByALittleOverlap(int d) {
        double m = 0.01;
        assertEquals(d * m * m / 2 / Math.log(2), new SphericalRate(d).bits(m), d * d * Math.pow(m, 4));
    }

    @Test
    void badInputTeaches() {
        Teaches.oneLine(() -> new SphericalRate(0), "d = 0");
        Teaches.oneLine(() -> new SphericalRate(3).bits(1), "m = 1", "infinitely");
        Teaches.oneLine(() -> new SphericalRate(3).bits(-0.1), "m = -0.1");
        Teaches.oneLine(() -> new SphericalRate(1).bits(Double.NaN), "NaN");
    }
}
