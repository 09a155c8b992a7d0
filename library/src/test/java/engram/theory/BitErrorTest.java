package engram.theory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import engram.Teaches;
import engram.coupling.Layout;
import engram.learning.Hebb;
import engram.model.ZeroOne;
import engram.pattern.Binary;
import engram.pattern.Patterns;
import engram.random.Streams;
import engram.theory.BitError.Units;
import engram.topology.Topology;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class BitErrorTest {
    private final BitError spins = new BitError(Units.SPINS);
    private final BitError zeroOne = new BitError(Units.ZERO_ONE);

    /** Hertz, Krogh and Palmer, Introduction to the Theory of Neural Computation (1991), table 2.1, for spins. */
    @ParameterizedTest
    @CsvSource({"0.001, 0.105", "0.0036, 0.138", "0.01, 0.185", "0.05, 0.370", "0.1, 0.61"})
    void loadsOfATextbook(double probability, double load) {
        assertEquals(load, spins.load(probability), 0.0005 + 0.0005 * (load > 0.5 ? 9 : 0));
        assertEquals(load / 2, zeroOne.load(probability), 0.0005 + 0.0005 * (load > 0.5 ? 9 : 0));
    }

    /** The tail at 1, 2 and 3, Abramowitz and Stegun, table 26.1; Hopfield's own case, n = 10, N = 100 with n - 1 for n, is .0092. */
    @Test
    void tails() {
        assertEquals(0.158655254, spins.probability(1), 1e-9);
        assertEquals(0.022750132, spins.probability(0.25), 1e-9);
        assertEquals(0.001349898, spins.probability(1.0 / 9), 1e-9);
        assertEquals(0.022750132, zeroOne.probability(0.125), 1e-9);
        assertEquals(0.0092, zeroOne.probability(9 / 100.0), 5e-5);
        assertEquals(Math.sqrt(5), zeroOne.x(0.1), 1e-15);
    }

    @ParameterizedTest
    @EnumSource(Units.class)
    void theLoadIsTheInverse(Units units) {
        BitError theory = new BitError(units);
        for (double p = 1e-12; p < 0.5; p *= 3) {
            assertEquals(1, theory.probability(theory.load(p)) / p, 1e-11);
        }
    }

    /**
     * All 2^((n - 1) (N - 1)) choices of the other patterns' products with the first, site 0's spin up and down: the same sums of
     * signs as in the couplings.
     */
    @ParameterizedTest
    @CsvSource({"4, 3", "5, 4", "6, 3", "3, 7", "2, 9"})
    void allPatternsOfSmallNetworks(int n, int p) {
        int others = n - 1;
        double wrongSpins = 0;
        double wrongUnits = 0;
        int cases = 1 << others * (p - 1);
        for (int code = 0; code < cases; code++) {
            int sum = others;
            for (int k = 0; k < others * (p - 1); k++) {
                sum += (code >> k & 1) == 1 ? 1 : -1;
            }
            wrongSpins += sum < 0 ? 1 : 0;
            for (int on = 0; on < 1 << others; on++) {
                int speaking = 0;
                for (int j = 0; j < others; j++) {
                    if ((on >> j & 1) == 1) {
                        speaking++;
                        for (int mu = 0; mu < p - 1; mu++) {
                            speaking += (code >> mu * others + j & 1) == 1 ? 1 : -1;
                        }
                    }
                }
                wrongUnits += speaking < 0 ? 1 : 0;
            }
        }
        assertEquals(wrongSpins / cases, spins.probability(n, p), 1e-14);
        assertEquals(wrongUnits / ((double) cases * (1 << others)), zeroOne.probability(n, p), 1e-14);
    }

    /** Large networks follow the Gaussian: the lattice of fields, of step 2, is its first correction, of relative order x / sqrt(n N). */
    @ParameterizedTest
    @EnumSource(Units.class)
    void largeNetworksFollowTheGaussian(Units units) {
        BitError theory = new BitError(units);
        for (int neurons : new int[] {1000, 10_000}) {
            int patterns = neurons / 10;
            double x = theory.x(0.1);
            double ratio = theory.probability(neurons, patterns) / theory.probability(0.1);
            // P changes by x dx / x of itself to either side; n - 1 for n and, in units of 0 and 1, the spread of K add
            // their own.
            double bound = 3 * x * x / patterns + 2 * x / Math.sqrt((double) patterns * neurons);
            assertEquals(1, ratio, bound);
        }
    }

    /**
     * Hebb's networks drawn at random, all bits of all patterns, in both units. The bits of a network depend on each other, so the
     * error is taken over networks.
     */
    @ParameterizedTest
    @CsvSource({"30, 5", "100, 15"})
    void networksErrAsOften(int n, int p) {
        int networks = 400;
        double[] sum = new double[4];
        for (int k = 0; k < networks; k++) {
            Patterns xi = new Binary().draw(p, n, Streams.seed(1982).child("network", k));
            ZeroOne units = new ZeroOne(new Hebb(Layout.EXPLICIT).learn(xi, Topology.complete(n)));
            double wrongSpins = 0;
            double wrongUnits = 0;
            for (int mu = 0; mu < p; mu++) {
                double[] s = xi.pattern(mu);
                double[] h = units.t().fields(s);
                double[] half = units.fields(ZeroOne.units(s));
                for (int i = 0; i < n; i++) {
                    wrongSpins += h[i] * s[i] < -1e-12 ? 1.0 / (n * p) : 0;
                    wrongUnits += half[i] * s[i] < -1e-12 ? 1.0 / (n * p) : 0;
                }
            }
            sum[0] += wrongSpins;
            sum[1] += wrongSpins * wrongSpins;
            sum[2] += wrongUnits;
            sum[3] += wrongUnits * wrongUnits;
        }
        within(spins.probability(n, p), sum[0] / networks, sum[1] / networks, networks);
        within(zeroOne.probability(n, p), sum[2] / networks, sum[3] / networks, networks);
    }

    private static void within(double exact, double mean, double square, int networks) {
        double error = Math.sqrt((square - mean * mean) / (networks - 1));
        assertEquals(exact, mean, 4 * error);
        assertTrue(error < exact / 5, "the error " + error + " tells something of " + exact);
    }

    @Test
    void stablePatterns() {
        assertEquals(1, spins.stable(50, 1), 0);
        assertEquals(1, zeroOne.stable(50, 1), 0);
        assertEquals(Math.pow(1 - spins.probability(100, 15), 100), spins.stable(100, 15), 1e-12);
        assertTrue(spins.stable(100, 15) > 5 * zeroOne.stable(100, 15));
    }

    @Test
    void badInputTeaches() {
        Teaches.oneLine(() -> spins.x(0), "load = 0.0", "above 0");
        Teaches.oneLine(() -> spins.probability(Double.NaN), "NaN");
        Teaches.oneLine(() -> spins.load(0.5), "0.5", "1/2");
        Teaches.oneLine(() -> spins.load(Double.NaN), "NaN");
        Teaches.oneLine(() -> spins.probability(1, 3), "neurons = 1", "try 100");
        Teaches.oneLine(() -> spins.stable(100, 0), "patterns = 0");
        Teaches.oneLine(() -> spins.probability(1_000_000, 100_000), "2^31", "probability(load)");
    }
}
