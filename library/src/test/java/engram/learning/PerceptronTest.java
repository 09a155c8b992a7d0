package engram.learning;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import engram.Teaches;
import engram.coupling.Blocks;
import engram.coupling.Couplings;
import engram.model.Driven;
import engram.model.Model;
import engram.pattern.Binary;
import engram.pattern.Patterns;
import engram.random.Streams;
import engram.state.Spins;
import engram.topology.Topology;
import java.util.List;
import org.junit.jupiter.api.Test;

class PerceptronTest extends LearningRuleContract {

    @Override
    LearningRule rule() {
        return new Perceptron(0.1, 1000);
    }

    @Override
    Topology topology(int n) {
        return Topology.complete(n);
    }

    @Override
    boolean serves(int d) {
        return d == 1;
    }

    /** The margin at every site and pattern, on all connections and on some; whole numbers, so to rounding alone. */
    @Test
    void everyPatternIsStableByTheMargin() {
        Topology oneWay = Topology.diluted(60, 30, false, Streams.seed(5));
        Topology bothWays = Topology.diluted(60, 30, true, Streams.seed(5));
        for (Topology g : new Topology[] {Topology.complete(60), oneWay, bothWays, Topology.ring(60, 20)}) {
            for (double margin : new double[] {0, 0.5, 1}) {
                Patterns xi = new Binary().draw(5, 60, Streams.seed(9));
                Blocks w = (Blocks) new Perceptron(margin, 10_000).learn(xi, g);
                assertTrue(least(w, xi) >= margin - 1e-12, g + ", margin " + margin + ": " + least(w, xi));
                assertTrue(least(w, xi) > 0);
            }
        }
    }

    /** The least xi_i h_i / |W_i| of all sites and patterns. */
    private static double least(Blocks w, Patterns xi) {
        double least = Double.POSITIVE_INFINITY;
        for (int mu = 0; mu < xi.p(); mu++) {
            double[] s = xi.pattern(mu);
            double[] h = w.fields(s);
            for (int i = 0; i < xi.n(); i++) {
                double square = 0;
                for (int e = w.topology().start(i); e < w.topology().start(i + 1); e++) {
                    square += w.weights()[e] * w.weights()[e];
                }
                least = Math.min(least, h[i] * s[i] / Math.sqrt(square));
            }
        }
        return least;
    }

    /** One pattern has the largest margin there is, sqrt(Z), and W is that of Hebb. */
    @Test
    void aLonePatternIsHebbsAtTheLargestMargin() {
        Patterns xi = patterns(1, 17, 1);
        Couplings w = new Perceptron(4, 2).learn(xi, Topology.complete(17));
        Couplings hebb = new Hebb().learn(xi, Topology.complete(17));
        assertEquals(hebb.block(3, 8)[0], w.block(3, 8)[0]);
        assertEquals(0, w.block(3, 3)[0]);
    }

    /** Gardner's limit is P/Z = 2 at margin 0: all sites learn at 1, and at 3 the first already fails. */
    @Test
    void randomBitsSeparateBelowTwoPatternsANeighbour() {
        int n = 61;
        Patterns xi = new Binary().draw(180, n, Streams.seed(2));
        Topology sparse = Topology.ring(n, 30);
        for (Topology g : new Topology[] {Topology.complete(n), sparse}) {
            int z = g.degree(0);
            Couplings w = new Perceptron(0, 20_000).learn(xi.first(z), g);
            assertTrue(least((Blocks) w, xi.first(z)) > 0);
            assertTrue(Model.of(w) instanceof Driven);
            Teaches.oneLine(
                    () -> new Perceptron(0, 2000).learn(xi.first(3 * z), g), "site 0", "pattern", "P/Z = 3.0", "fewer");
        }
    }

    /** Even where connections go both ways each site learns by itself, so W_ij and W_ji differ. */
    @Test
    void onSymmetricDilutionCouplingsAreNotSymmetric() {
        Topology bothWays = Topology.diluted(60, 30, true, Streams.seed(5));
        Couplings w = new Perceptron(0.5, 10_000).learn(new Binary().draw(5, 60, Streams.seed(9)), bothWays);
        assertTrue(w.asymmetry() > 0 && Model.of(w) instanceof Driven);
    }

    /** Without a threshold equal neighbours want equal bits, and opposite neighbours opposite ones. */
    @Test
    void contradictionsAreNamed() {
        Spins space = new Spins(5, 1);
        double[] a = {1, 1, 1, 1, 1};
        double[] b = {-1, -1, 1, 1, 1};
        Patterns equal = Patterns.of(space, b, a, new double[] {1, 1, -1, 1, 1});
        Teaches.oneLine(
                () -> new Perceptron(0, 100).learn(equal, Topology.complete(5)),
                "site 2",
                "patterns 1 and 2",
                "opposite bits of equal neighbours");
        Patterns opposite = Patterns.of(space, a, b, new double[] {-1, -1, -1, 1, -1});
        Teaches.oneLine(
                () -> new Perceptron(0, 100).learn(opposite, Topology.complete(5)),
                "site 3",
                "patterns 0 and 2",
                "one bit of opposite neighbours");
        Topology sparse = Topology.of(5, new int[][] {{0, 1}, {1, 2}, {3, 4}});
        Teaches.oneLine(() -> new Perceptron(0, 100).learn(Patterns.of(space, a, b), sparse), "site 2", "0 and 1");
    }

    /** Four columns of inputs that add up to zero, no two patterns in contradiction: those that failed last are named. */
    @Test
    void patternsThatFailTogetherAreNamed() {
        Topology star = Topology.of(4, new int[][] {{0, 1}, {0, 2}, {0, 3}});
        Patterns four = Patterns.of(
                new Spins(4, 1),
                new double[] {1, 1, 1, -1},
                new double[] {1, 1, -1, 1},
                new double[] {1, -1, 1, 1},
                new double[] {1, -1, -1, -1});
        Teaches.oneLine(
                () -> new Perceptron(0, 50).learn(four, star), "site 0", "pattern", " of 4 still failed", "50 sweeps");
        assertEquals("pattern 4", Dependence.named(List.of(4)));
        assertEquals("patterns 4 and 7", Dependence.named(List.of(4, 7)));
        assertEquals("patterns 0, 1, 2, 3, 4 and 5", Dependence.named(List.of(0, 1, 2, 3, 4, 5)));
        assertEquals("patterns 0, 1, 2, 3, 4, 5 and 2 more", Dependence.named(List.of(0, 1, 2, 3, 4, 5, 6, 7)));
    }

    @Test
    void badInputTeaches() {
        Teaches.oneLine(() -> new Perceptron(-1, 10), "margin = -1.0", "not negative", "try 0");
        Teaches.oneLine(() -> new Perceptron(Double.NaN, 10), "margin = NaN");
        Teaches.oneLine(() -> new Perceptron(0, 0), "maxSweeps = 0");
        Teaches.oneLine(() -> rule().learn(patterns(2, 9, 3), Topology.complete(9)), "d = 3", "LocalRidge");
        Teaches.oneLine(
                () -> new Perceptron(3, 10).learn(patterns(2, 9, 1), Topology.ring(9, 4)),
                "site 0",
                "Z = 4",
                "sqrt(Z)");
    }
}
