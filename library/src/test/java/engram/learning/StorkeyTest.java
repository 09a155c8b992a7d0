package engram.learning;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import engram.coupling.Blocks;
import engram.coupling.Couplings;
import engram.pattern.Binary;
import engram.pattern.Patterns;
import engram.random.Streams;
import engram.topology.Topology;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StorkeyTest extends LearningRuleContract {

    @Override
    LearningRule rule() {
        return new Storkey();
    }

    @Override
    Topology topology(int n) {
        return Topology.diluted(n, 5, false, Streams.seed(2));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void theFirstPatternIsStoredAsByHebb(int d) {
        Patterns xi = patterns(1, 9, d);
        assertArrayEquals(
                ((Blocks) new Hebb().learn(xi, Topology.ring(9, 4))).weights(),
                ((Blocks) new Storkey().learn(xi, Topology.ring(9, 4))).weights(),
                1e-16);
    }

    /** Storkey 1997 written out with sums over k other than i and j. */
    @Test
    void eachPatternAddsTheThreeTerms() {
        int n = 12;
        Patterns xi = new Binary().draw(5, n, Streams.seed(4));
        double[][] w = new double[n][n];
        for (int mu = 0; mu < 5; mu++) {
            double[] s = xi.pattern(mu);
            double[][] next = new double[n][n];
            for (int i = 0; i < n; i++) {
                for (int j = 0; j < n; j++) {
                    double hij = 0;
                    double hji = 0;
                    for (int k = 0; k < n; k++) {
                        hij += k == i || k == j ? 0 : w[i][k] * s[k];
                        hji += k == i || k == j ? 0 : w[j][k] * s[k];
                    }
                    next[i][j] = i == j ? 0 : w[i][j] + (s[i] * s[j] - s[i] * hji - hij * s[j]) / n;
                }
            }
            w = next;
        }
        Couplings learned = new Storkey().learn(xi, Topology.complete(n));
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                assertEquals(w[i][j], learned.block(i, j)[0], 1e-14);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void symmetricToTheLastBitWhereTheTopologyIs(int d) {
        assertEquals(
                0,
                new Storkey().learn(patterns(6, 20, d), Topology.complete(20)).asymmetry());
        Topology sparse = Topology.diluted(20, 8, true, Streams.seed(1));
        assertEquals(0, new Storkey().learn(patterns(6, 20, d), sparse).asymmetry());
    }

    /** A pattern already stored many times over is hardly stored again; Hebb counts every time. */
    @Test
    void whatIsKnownIsNotStoredAgain() {
        Patterns once = patterns(1, 40, 1);
        double[] s = once.pattern(0);
        Patterns often = Patterns.of(once.space(), s, s, s, s, s, s);
        double field = new Storkey().learn(often, Topology.complete(40)).fields(s)[0] * s[0];
        assertTrue(Math.abs(field) < 1.5, "field " + field);
        assertEquals(
                6 * 39 / 40.0, new Hebb().learn(often, Topology.complete(40)).fields(s)[0] * s[0], 1e-12);
    }

    /** Storkey 1997: without error about N / sqrt(2 ln N) patterns, here 33, are stored; by Hebb N / (2 ln N), 11. */
    @Test
    void moreIsStoredWithoutErrorThanByHebb() {
        assertTrue(stable(new Storkey(), 30) > 0.95);
        assertTrue(stable(new Hebb(), 30) < 0.2);
        assertTrue(stable(new Hebb(), 11) > 0.8);
    }

    /** Fraction of the patterns of 20 networks of N = 100 that are fixed points. */
    private static double stable(LearningRule rule, int p) {
        int count = 0;
        for (int replica = 0; replica < 20; replica++) {
            Patterns xi = new Binary().draw(p, 100, Streams.seed(replica));
            Couplings w = rule.learn(xi, Topology.complete(100));
            for (int mu = 0; mu < p; mu++) {
                double[] s = xi.pattern(mu);
                double[] h = w.fields(s);
                boolean fixed = true;
                for (int i = 0; i < 100; i++) {
                    fixed &= h[i] * s[i] > -1e-12;
                }
                count += fixed ? 1 : 0;
            }
        }
        return count / (20.0 * p);
    }

    /** The same with vectors on connections of which some run one way: sums over the neighbours there are. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void bothFieldsOnADirectedTopology(int d) {
        int n = 9;
        Topology g = topology(n);
        Patterns xi = patterns(4, n, d);
        double[][] w = new double[n * d][n * d];
        for (int mu = 0; mu < 4; mu++) {
            double[] s = xi.pattern(mu);
            double[][] next = new double[n * d][n * d];
            for (int r = 0; r < n * d; r++) {
                for (int c = 0; c < n * d; c++) {
                    int i = r / d;
                    int j = c / d;
                    double hij = 0;
                    double hji = 0;
                    for (int k = 0; k < n * d; k++) {
                        hij += k / d == j ? 0 : w[r][k] * s[k];
                        hji += k / d == i ? 0 : w[c][k] * s[k];
                    }
                    next[r][c] = g.edge(i, j) < 0 ? 0 : w[r][c] + (s[r] * s[c] - s[r] * hji - hij * s[c]) / n;
                }
            }
            w = next;
        }
        Couplings learned = new Storkey().learn(xi, g);
        for (int r = 0; r < n * d; r++) {
            for (int c = 0; c < n * d; c++) {
                assertEquals(w[r][c], learned.block(r / d, c / d)[r % d * d + c % d], 1e-14);
            }
        }
    }
}
